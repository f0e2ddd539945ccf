"""The window paints the desk and forwards touches about the parcel that is painted; it decides nothing."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPushButton

from station.domain.decision import Outcome
from station.domain.desk import events as e
from station.domain.desk.states import Decided, OnGoods, OnParcel
from station.domain.direction import OUTCOMES_OF, Direction
from station.domain.sampling import Sampling
from station.domain.stratum import Stratum
from station.domain.subject import Command
from station.ui import keys
from station.ui.barred import barred
from station.ui.glyphs import Glyph
from station.ui.side_column import Asked
from station.ui.theme import Tone
from tests.ui.conftest import Dock
from tests.ui.faces import (
    ANNA,
    CONTROLLED,
    CREAM,
    FACES,
    FINE,
    MILK,
    NOW,
    PARCELS,
    SECOND_FINE,
    SEEN,
    WRONG,
    known_goods,
    parcel,
    row,
    worked,
)
from tests.ui.faces import Dock as Desk

LEFT = Qt.MouseButton.LeftButton


def names(dock: Dock) -> list[str]:
    return [type(event).__name__ for event in dock.intake.events]


@pytest.mark.parametrize("outcome", OUTCOMES_OF[Direction.OUTBOUND])
def test_a_button_decides_the_parcel_that_is_painted(dock: Dock, qtbot, outcome: Outcome) -> None:
    dock.show(FACES["06-inspect-proposed"]())
    newer = worked().scan(FINE)
    dock.desk.publish(newer.state, newer.tally(), newer.face().status)  # on its way, not painted yet
    qtbot.mouseClick(dock.window.house.decisions.outcomes[outcome], LEFT)
    assert dock.intake.events == [e.Chosen(WRONG, outcome, dock.clock.now())]


def test_a_parcel_is_named_only_while_it_is_painted(dock: Dock) -> None:
    dock.show(FACES["05-release-proposed"]())
    dock.show(FACES["04-idle"]())
    dock.press(keys.OUTCOME_KEYS[Outcome.RELEASE])
    assert dock.intake.events[0].waybill == ""


def test_the_desk_refuses_what_was_pressed_for_another_parcel() -> None:
    desk = worked().scan(FINE)
    desk.choose(Outcome.RELEASE, SECOND_FINE)
    assert isinstance(desk.state.phase, OnParcel)


def test_only_a_parcel_that_lies_open_can_be_decided(dock: Dock) -> None:
    for name, make in FACES.items():
        face = make()
        dock.show(face)
        buttons = dock.window.house.decisions.outcomes.items()
        usable = {outcome for outcome, button in buttons if button.isEnabled() and not button.isHidden()}
        on_desk = isinstance(face.state.phase, OnParcel)
        wanted = set(OUTCOMES_OF[face.state.direction]) if on_desk else set()
        assert usable == wanted, name
        undo = dock.window.house.decisions.others[Command.UNDO].isEnabled()
        assert undo == isinstance(face.state.phase, Decided), name


def test_the_proposed_outcome_stands_out_and_a_barred_release_looks_barred(dock: Dock) -> None:
    for name, outcome in (("05-release-proposed", Outcome.RELEASE), ("06-inspect-proposed", Outcome.INSPECT)):
        dock.show(FACES[name]())
        buttons = dock.window.house.decisions.outcomes
        assert [o for o, button in buttons.items() if button.proposed] == [outcome]
        assert buttons[Outcome.RELEASE].barred is (outcome is not Outcome.RELEASE)


def test_barred_asks_the_guards_of_the_desk() -> None:
    fine, wrong = worked().scan(FINE).state, worked().scan(WRONG).state
    assert not barred(fine, fine.phase.work)
    assert barred(wrong, wrong.phase.work)
    conform = worked().scan(WRONG).item("08716200664561", 3).item("03337875597180").item("09421021461525", 2)
    conform.tell(e.FoundConform(WRONG, NOW))
    assert conform.state.phase.work.conform
    assert not barred(conform.state, conform.state.phase.work)


PAINTED = {
    "01-locked": ("Scan your badge", Glyph.LOCK, Tone.CALM, False),
    "02-pin": ("Type your PIN", Glyph.LOCK, Tone.CALM, False),
    "03-open-shift": ("Open a shift", Glyph.PEOPLE, Tone.CALM, False),
    "04-idle": ("Scan a waybill", Glyph.SCAN, Tone.CALM, False),
    "05-release-proposed": ("Proposed: release", Glyph.RELEASE, Tone.RELEASE, False),
    "06-inspect-proposed": ("Proposed: inspect", Glyph.INSPECT, Tone.INSPECT, False),
    "08-detain-proposed": ("Proposed: detain", Glyph.DETAIN, Tone.DETAIN, False),
    "09-return-proposed": ("Proposed: return", Glyph.RETURN, Tone.RETURN, False),
    "10-hold-unknown": ("Proposed: hold", Glyph.HOLD, Tone.HOLD, False),
    "12-decided-release": ("Released", Glyph.RELEASE, Tone.RELEASE, True),
    "13-decided-inspect": ("To inspection", Glyph.INSPECT, Tone.INSPECT, True),
    "15-already-decided": ("Already decided", Glyph.REPEAT, Tone.INSPECT, False),
    "16-second-person": ("Second person", Glyph.PEOPLE, Tone.INSPECT, False),
    "18-choose-reading": ("Which code is it?", Glyph.ASK, Tone.INSPECT, False),
    "20-product": ("Product shown", Glyph.NOTE, Tone.CALM, False),
    "20b-unit": ("Logistic unit shown", Glyph.NOTE, Tone.CALM, False),
    "20c-doubtful-piece": ("Product shown", Glyph.NOTE, Tone.CALM, False),
    "21-unknown-product": ("Unknown product", Glyph.ASK, Tone.INSPECT, False),
    "22-fault": ("Fault", Glyph.FAULT, Tone.DETAIN, True),
    "23-recording": ("Recording", Glyph.WAIT, Tone.CALM, False),
}


@pytest.mark.parametrize("name", PAINTED)
def test_a_result_is_told_by_word_shape_and_colour(dock: Dock, name: str) -> None:
    dock.show(FACES[name]())
    sign = dock.window.house.banner.sign
    assert (sign.title, sign.glyph, sign.tone, sign.full) == PAINTED[name]
    assert dock.window.house.banner.accessibleName().startswith(sign.title)


def test_nothing_that_is_not_durable_looks_decided(dock: Dock) -> None:
    for name, make in FACES.items():
        face = make()
        dock.show(face)
        sign = dock.window.house.banner.sign
        if sign.full and sign.glyph is not Glyph.FAULT:
            assert isinstance(face.state.phase, Decided), name


def test_customs_status_and_the_stations_decision_are_never_one_thing(dock: Dock) -> None:
    dock.show(FACES["08-detain-proposed"]())
    assert dock.window.house.customs.status == "800 released by customs"
    assert dock.window.house.banner.sign.title == "Proposed: detain"
    assert "800" not in dock.window.house.banner.sign.title + dock.window.house.banner.sign.detail
    dock.show(FACES["10-hold-unknown"]())
    assert dock.window.house.customs.status == "— no receipt"
    dock.show(FACES["04-idle"]())
    assert dock.window.house.customs.status == ""


def test_the_banner_names_the_parcel(dock: Dock) -> None:
    for name, waybill in (
        ("05-release-proposed", FINE),
        ("12-decided-release", FINE),
        ("16-second-person", CONTROLLED),
    ):
        dock.show(FACES[name]())
        assert dock.window.house.banner.about.text() == waybill


def test_a_refusal_says_what_stands_against_it(dock: Dock) -> None:
    dock.show(FACES["14-release-refused"]())
    said = dock.window.house.banner.notice_text
    assert said.startswith("Not released; against it stands: Control instruction, Element differs from the standard")


def test_an_earlier_decision_is_told_with_who_and_where(dock: Dock) -> None:
    dock.show(FACES["15-already-decided"]())
    assert dock.window.house.banner.about.text() == SEEN
    assert dock.window.house.banner.sign.detail == "Released by 1007 at ST02, 2026-11-11 21:01"
    assert dock.window.house.banner.notice_text == "", "the large words say it already"
    dock.show(worked().scan(FINE).choose(Outcome.RELEASE, FINE).scan(FINE).face())
    assert dock.window.house.banner.notice_text == "Already decided: Release"
    dock.show(FACES["15-already-decided"]())
    history = [cell.spoken for row in dock.window.house.parcel.history.rows for cell in row]
    assert "Released, ST02 #811 · 1007" in history


def test_declared_and_counted_stand_side_by_side(dock: Dock) -> None:
    dock.show(FACES["07-inspect-opened"]())
    shown = [[cell.text for cell in row] for row in dock.window.house.parcel.items.rows]
    assert [(row[0][:1], row[1], row[2], row[3]) for row in shown] == [
        ("1", "3 tin", "2", "3 differs"),
        ("2", "1 tin", "1", "same"),
        ("3", "2 tin", "2", "same"),
        ("+", "—", "1", "Barcode of no known product"),
        ("+", "—", "1", "Domestic gift, need not be declared"),
    ]
    assert dock.window.house.parcel.items.rows[0][2].tone is Tone.INSPECT


def test_differing_characters_are_marked_in_both_values(dock: Dock) -> None:
    dock.show(FACES["06-inspect-proposed"]())
    rows = {row[0].text: row for row in dock.window.house.parcel.elements.rows}
    age = rows["Intended consumer"]
    assert [age[1].text[a:b] for a, b in age[1].spans] == ["6-"]
    assert [age[2].text[a:b] for a, b in age[2].spans] == ["-36"]
    assert rows["Brand"][3].text == "missing"
    assert rows["Packing"][3].spoken == "same after, character width"
    assert [row[3].text for row in dock.window.house.parcel.elements.rows][:4] == [
        "differs",
        "differs",
        "differs",
        "missing",
    ]


def test_what_a_person_has_to_look_at_is_never_shown_as_the_same(dock: Dock, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two values that cannot be read alike, and a row whose commodity code has no element list."""
    standard = [value for _, value in known_goods(MILK).product.elements]
    unlike = "|".join(standard).replace("900g", "大罐")
    made = parcel(FINE, (row(1, MILK, 2, "268.00", unlike), row(2, CREAM, 1, "189.00", gcode="9999999999")))
    monkeypatch.setitem(PARCELS, FINE, made)
    dock.show(Desk().working().scan(FINE).face())
    shown = dock.window.house.parcel
    told = [row[3].spoken for row in shown.items.rows]
    assert told == ["1 not comparable", "commodity code differs, no element list"]
    assert [row[3].tone for row in shown.items.rows] == [Tone.HOLD, Tone.INSPECT]
    shown.items.selectRow(0)
    first = shown.elements.rows[0]
    assert (first[0].text, first[1].text, first[3].text) == ("Net content of one pack", "大罐", "not comparable")
    assert (first[3].tone, first[3].quiet) == (Tone.HOLD, False)
    shown.items.selectRow(1)
    assert shown.elements.rows == ()
    whys = [row[0].below for row in shown.reasons.rows if row[0].text == "Cannot be compared with the standard: look"]
    assert whys == [
        ("row 1 · Net content of one pack",),
        ("row 2 · no element list on the day declared for code 9999999999",),
    ]


def test_elements_of_a_list_that_is_in_force_no_more_are_said_to_be(
    dock: Dock, monkeypatch: pytest.MonkeyPatch
) -> None:
    fine = PARCELS[FINE]
    dock.show(Desk().working().scan(FINE).face())
    assert "elements as before" not in dock.window.house.parcel._elements_card.heading.text()
    for ends, said in ((date(2026, 11, 11), True), (date(2026, 11, 12), False), (date.max, False)):
        listed = tuple(replace(g, hs=replace(g.hs, valid_to=ends)) for g in fine.goods)
        monkeypatch.setitem(PARCELS, FINE, replace(fine, goods=listed))
        dock.show(Desk().working().scan(FINE).face())
        assert ("elements as before" in dock.window.house.parcel._elements_card.heading.text()) is said, ends


def test_a_product_whose_code_has_no_element_list_today_is_not_said_to_be_without_a_standard(dock: Dock) -> None:
    face = FACES["20-product"]()
    phase = face.state.phase
    assert isinstance(phase, OnGoods)
    unlisted = replace(phase, dossier=replace(phase.dossier, hs=None))
    dock.show(replace(face, state=replace(face.state, phase=unlisted)))
    table = dock.window.house.goods.elements
    assert (table.rows, table._empty) == ((), "No element list of 1901101090 is in force today.")


def test_of_several_rows_the_one_that_a_person_has_to_look_at_is_shown_first(
    dock: Dock, monkeypatch: pytest.MonkeyPatch
) -> None:
    milk, cream = ([value for _, value in known_goods(gtin).product.elements] for gtin in (MILK, CREAM))
    agrees = row(1, MILK, 2, "268.00", "|".join(milk).replace("900g", "900 克"))
    in_doubt = row(2, CREAM, 1, "189.00", "|".join(cream).replace("900g", "大罐"))
    for second in (in_doubt, replace(in_doubt, gcode="9999999999")):
        monkeypatch.setitem(PARCELS, FINE, parcel(FINE, (agrees, second)))
        dock.show(FACES["06-inspect-proposed"]())
        dock.show(Desk().working().scan(FINE).face())
        shown = dock.window.house.parcel
        assert "row 2" in shown._elements_card.heading.text()
        assert bool(shown.elements.rows) is (second is in_doubt)


def test_picking_an_item_shows_its_elements(dock: Dock) -> None:
    dock.show(FACES["06-inspect-proposed"]())
    assert len(dock.window.house.parcel.elements.rows) == 8
    dock.window.house.parcel.items.selectRow(1)
    assert len(dock.window.house.parcel.elements.rows) == 3


def test_a_control_is_told_with_its_instruction_and_its_rule(dock: Dock) -> None:
    dock.show(FACES["08-detain-proposed"]())
    first = dock.window.house.parcel.reasons.rows[0][0]
    assert first.text == "Control instruction"
    assert first.below[0] == "Suspected infringement: detain on sight, call the IPR desk."
    assert "BK-2026-0193" in first.below[2]
    assert first.tone is Tone.DETAIN


def test_results_stay_pinned_and_parked_parcels_come_back(dock: Dock, qtbot) -> None:
    dock.show(FACES["05-release-proposed"]())
    pinned = [row[2].text for row in dock.window.house.side.recent.table.rows]
    assert pinned[:3] == ["consulted", "Held", "To be returned"]
    button = dock.window.house.side.parked.buttons[0]
    qtbot.mouseClick(button, LEFT)
    assert dock.intake.events == [e.ResumeAsked(SECOND_FINE, dock.clock.now())]


def test_counters_are_those_of_the_tally(dock: Dock) -> None:
    face = FACES["12-decided-release"]()
    dock.show(face)
    counters = dock.window.house.side.counters
    assert {o: int(line.text()) for o, line in counters.outcomes.items()} == face.tally.decisions()
    assert counters.figures[0].text() == f"{len(face.tally.scans)} scans"


def test_voiding_is_asked_first_and_forgotten_when_another_parcel_comes(dock: Dock) -> None:
    dock.show(FACES["05-release-proposed"]())
    dock.press(keys.VOID)
    assert dock.window.asked is Asked.VOID
    dock.show(FACES["06-inspect-proposed"]())
    assert dock.window.asked is Asked.NOTHING
    dock.press(keys.VOID)
    dock.press(keys.BACK)
    assert names(dock) == []
    dock.press(keys.VOID)
    dock.press(keys.VOID)
    assert names(dock) == ["VoidAsked"]


def test_escape_backs_out_of_what_the_desk_asks_and_reads_a_fault(dock: Dock) -> None:
    for name, event in (
        ("16-second-person", "CancelAsked"),
        ("17-second-pin", "CancelAsked"),
        ("18-choose-reading", "CancelAsked"),
        ("22-fault", "Acknowledged"),
    ):
        dock.intake.events.clear()
        dock.show(FACES[name]())
        dock.press(keys.BACK)
        assert names(dock) == [event], name


def test_a_fault_is_read_by_touch(dock: Dock, qtbot) -> None:
    dock.show(FACES["22-fault"]())
    qtbot.mouseClick(dock.window.house.side.question.yes, LEFT)
    assert names(dock) == ["Acknowledged"]


def test_a_reading_is_picked_by_touch(dock: Dock, qtbot) -> None:
    dock.show(FACES["18-choose-reading"]())
    shown = [b for b in dock.window.house.side.readings.buttons if not b.isHidden()]
    assert [b.text().split() for b in shown] == [["1", "Waybill", "781203455674"], ["2", "Product", "00781203455674"]]
    qtbot.mouseClick(shown[0], LEFT)
    assert dock.intake.events == [e.ReadingChosen(0, dock.clock.now())]


def test_the_pad_types_a_pin(dock: Dock, qtbot) -> None:
    dock.show(FACES["17-second-pin"]())
    pad = dock.window.house.side.pin.pad
    for key in ("1", "2", "9", "⌫", "3", "4", "✓"):
        qtbot.mouseClick(pad.buttons[key], LEFT)
    assert dock.intake.events == [e.PinTyped("1234", dock.clock.now())]


def test_a_pin_is_forgotten_when_it_is_no_longer_wanted(dock: Dock, qtbot) -> None:
    dock.show(FACES["17-second-pin"]())
    qtbot.mouseClick(dock.window.house.side.pin.pad.buttons["1"], LEFT)
    dock.show(FACES["16-second-person"]())
    dock.show(FACES["17-second-pin"]())
    assert dock.window.house.side.pin.dots.text() == "○○○○"
    assert "1" not in dock.window.house.side.pin.dots.accessibleName()


def test_the_shift_page_opens_closes_and_names_what_is_open(dock: Dock, qtbot) -> None:
    dock.show(FACES["03-open-shift"]())
    qtbot.mouseClick(dock.window.house.shift.main, LEFT)
    dock.show(FACES["24-shift-not-closed"]())
    page = dock.window.house.shift
    assert dock.window.house.body.currentWidget() is page
    assert page.open_card.heading.text() == "Not closed: scans in no bucket"
    assert f"#241   {FINE}" in page.open_scans.text()
    qtbot.mouseClick(page.main, LEFT)
    assert names(dock) == ["OpenShiftAsked", "CloseShiftAsked"]


def test_every_bucket_and_outcome_is_on_the_shift_page(dock: Dock) -> None:
    face = FACES["04-idle"]()
    dock.show(face)
    dock.press(keys.SHIFT)
    buckets = [row[1].text for row in dock.window.house.shift.buckets.rows]
    assert buckets == [str(n) for n in face.tally.count().values()] + [str(sum(face.tally.count().values()))]
    assert [row[1].text for row in dock.window.house.shift.outcomes.rows] == [
        str(n) for n in face.tally.decisions().values()
    ]


def test_an_inspector_cannot_press_what_only_a_supervisor_may(dock: Dock) -> None:
    dock.show(FACES["04-idle"]())
    dock.press(keys.SHIFT)
    assert not dock.window.house.shift.main.isEnabled()
    assert "role" in dock.window.house.shift.main.text()


def test_the_shift_page_says_what_the_random_sample_has_found(dock: Dock) -> None:
    face = FACES["24-shift-not-closed"]()
    assert face.state.shift is not None
    lowered = replace(face.state.shift, sampling=Sampling(b"seed", ((("RND", 1, ""), Fraction(1, 50)),)))
    found = (Stratum("RND", seen=240, picked=12, inspected=10, wrong=1),)
    dock.show(replace(face, state=replace(face.state, shift=lowered), strata=found))
    said = dock.window.house.shift.sample.text()
    unknown = "2 whose end is not known, counted as wrong"
    assert f"RND: 12 of 240 picked, 10 inspected, 1 wrong; {unknown}; at most 52.7 % wrong (95 % sure)" in said
    assert "lowered to 2 %" in said
    dock.show(face)
    assert dock.window.house.shift.sample.isHidden()


def test_a_result_is_never_hidden_behind_the_shift_page(dock: Dock) -> None:
    dock.show(FACES["04-idle"]())
    dock.press(keys.SHIFT)
    dock.show(FACES["05-release-proposed"]())
    assert dock.window.house.body.currentWidget() is dock.window.house.parcel
    dock.show(FACES["04-idle"]())
    assert dock.window.house.body.currentWidget() is dock.window.house.idle


def test_nothing_is_decided_of_a_parcel_behind_the_shift_page(dock: Dock) -> None:
    face = FACES["05-release-proposed"]()
    dock.show(face)
    dock.press(keys.SHIFT)
    assert dock.window.house.body.currentWidget() is dock.window.house.shift
    assert not dock.window.house.decisions.isVisibleTo(dock.window)
    dock.press(keys.OUTCOME_KEYS[Outcome.RELEASE])
    dock.press(keys.VOID)
    assert dock.intake.events == []
    dock.show(replace(face, status=replace(face.status, unsynced=3)))
    assert dock.window.house.body.currentWidget() is dock.window.house.shift, "a status alone closes nothing"
    dock.press(keys.SHIFT)
    assert dock.window.house.body.currentWidget() is dock.window.house.parcel


def test_a_locked_desk_shows_nothing_of_the_parcels(dock: Dock) -> None:
    dock.show(FACES["26-locked-parked"]())
    house = dock.window.house
    assert house.body.currentWidget() is house.sign_in
    assert not house.side.isVisibleTo(house)
    assert not house.decisions.isVisibleTo(house)


def test_training_is_unmistakable(dock: Dock) -> None:
    dock.show(FACES["05-release-proposed"]())
    assert dock.window.house.training.isHidden()
    dock.show(FACES["25-training-stale"]())
    assert not dock.window.house.training.isHidden()
    assert dock.window.house.training.text().startswith("TRAINING")


def test_old_data_and_a_frozen_camera_are_told_in_words(dock: Dock) -> None:
    dock.show(FACES["25-training-stale"]())
    top = dock.window.house.top
    assert (top.data.value.text(), top.data.value.property("tone")) == ("4 d old", "hold")
    assert (top.camera.value.text(), top.camera.value.property("tone")) == ("picture stands still", "inspect")


def test_closing_with_an_open_shift_asks_once(dock: Dock) -> None:
    dock.show(FACES["05-release-proposed"]())
    assert not dock.window.close()
    assert dock.window.asked is Asked.CLOSE
    dock.press(keys.BACK)
    assert dock.window.isVisible()


def test_a_fault_of_the_program_covers_the_verdict_until_it_is_read(dock: Dock) -> None:
    dock.show(FACES["12-decided-release"]())
    dock.window.show_fault("a mistake")
    assert dock.window.house.banner.sign.title == "Fault"
    dock.press(keys.UNDO)
    dock.press(keys.OUTCOME_KEYS[Outcome.RELEASE])
    assert dock.intake.events == []
    dock.press(keys.BACK)
    assert dock.window.house.banner.sign.title == "Released"


def test_no_button_can_be_pressed_by_a_key(dock: Dock) -> None:
    buttons = dock.window.findChildren(QAbstractButton)
    assert len(buttons) > 40
    for button in buttons:
        assert button.focusPolicy() is Qt.FocusPolicy.NoFocus
        assert button.shortcut().isEmpty()
        if isinstance(button, QPushButton):
            assert not button.isDefault()
            assert not button.autoDefault()


def test_every_visible_button_is_large_and_has_a_name(dock: Dock) -> None:
    for name, make in FACES.items():
        dock.show(make())
        dock.window.grab()
        for button in dock.window.findChildren(QAbstractButton):
            if button.isVisibleTo(dock.window):
                assert button.accessibleName() or button.text(), name
                assert button.height() >= 64, (name, button.accessibleName())
                assert button.width() >= 64, (name, button.accessibleName())


def test_everything_that_takes_text_has_a_name(dock: Dock) -> None:
    dock.show(FACES["04-idle"]())
    dock.press(keys.TYPE)
    assert [field.accessibleName() for field in dock.window.findChildren(QLineEdit)] == ["Code"]


def test_a_typed_code_gets_help_on_its_check_digit(dock: Dock) -> None:
    dock.show(FACES["04-idle"]())
    dock.press(keys.TYPE)
    typed = dock.window.house.side.typed
    typed.field.setText("8716200664561")
    assert typed.help.text() == "GTIN-13: the check digit is right."
    typed.field.setText("8716200664560")
    assert typed.help.text() == "As a GTIN its check digit should be 1."


def test_another_language_keeps_the_state(dock: Dock, qtbot) -> None:
    dock.show(FACES["07-inspect-opened"]())
    dock.window.house.parcel.items.selectRow(1)
    dock.press(keys.TYPE)
    dock.window.house.side.typed.field.setText("SF1")
    qtbot.mouseClick(dock.window.house.top.language, LEFT)
    assert dock.window.house.banner.sign.title == "建议查验"
    assert dock.window.house.banner.sign.aside == "Proposed: inspect"
    assert dock.window.house.side.typed.heading.text() == "手动输入条码"
    assert dock.window.house.side.typed.field.text() == "SF1"
    assert dock.window.asked is Asked.TYPED
    assert dock.window.house.parcel.items.rows[3][3].text == "条码无对应商品"
    assert dock.window.house.parcel.items.selectionModel().selectedRows()[0].row() == 1
    assert dock.intake.events == []
    qtbot.mouseClick(dock.window.house.top.language, LEFT)
    assert dock.window.house.banner.sign.title == "Proposed: inspect"


def test_themes_go_round_and_the_window_grows(dock: Dock, qtbot) -> None:
    dock.show(FACES["05-release-proposed"]())
    worn = [dock.window.skin.theme.name]
    for _ in range(3):
        qtbot.mouseClick(dock.window.house.top.theme, LEFT)
        worn.append(dock.window.skin.theme.name)
    assert sorted(worn[:3]) == ["contrast", "dark", "light"]
    assert worn[3] == worn[0]
    dock.window.resize(1920, 1080)
    assert dock.window.skin.theme.scale == pytest.approx(1.35)


def test_the_clock_is_the_stations_not_the_computers(dock: Dock) -> None:
    dock.show(FACES["04-idle"]())
    dock.window.house.top.tick(NOW.replace(hour=23, minute=59, second=58))
    assert dock.window.house.top.time.value.text() == "07:59:58"
    assert dock.window.house.top.time.caption.text() == "UTC+8"


def test_someone_without_a_decision_right_sees_a_barred_release() -> None:
    state = replace(worked().scan(FINE).state, operator=replace(ANNA, active=False))
    assert barred(state, state.phase.work)


def test_the_lock_key_locks(dock: Dock) -> None:
    dock.show(FACES["05-release-proposed"]())
    dock.press(keys.LOCK)
    assert names(dock) == ["LockAsked"]
    assert Desk().state.operator is None
