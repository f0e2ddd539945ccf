"""The why panel: each hit on a line of its own, elements by their names, counts as counts."""

from dataclasses import replace

from station.domain.audience import Audience
from station.domain.desk.board import work_of
from station.domain.desk.states import OnParcel
from station.domain.identity import Operator
from station.ui.cells import Cell
from station.ui.face import Face
from station.ui.glyphs import Glyph
from station.ui.side_column import Asked
from station.ui.theme import Tone
from tests.ui.conftest import Dock
from tests.ui.faces import ANNA, CONTROLLED, CREAM, FACES, FINE, GIFT, MILK, NOW, PARCELS, STALE, SUE, WRONG
from tests.ui.faces import Dock as Desk


def test_an_element_is_called_by_its_name_and_every_hit_has_a_line(dock: Dock) -> None:
    face = FACES["06-inspect-proposed"]()
    work = work_of(face.state.phase)
    assert work is not None
    dock.show(face)
    dock.window.house.banner.pointed.emit()
    assert dock.window.asked is Asked.WHY
    cells = {row[0].text: row[0].below for row in dock.window.house.side.why.table.rows}
    below = cells["Declared elements against the standard"]
    names = [e.en for e in work.assessment.rows[0].elements]
    assert len(below) == 4
    assert all(line.split(" · ")[1] in names for line in below)
    assert cells["Declared barcodes"] == ("3 rows",)


def _for_the_supervisor(person: Operator) -> Face:
    """A face in which the one control that hits is for the supervisor alone."""
    plain = PARCELS[CONTROLLED]
    controls = tuple(replace(control, audience=Audience.SUPERVISOR, priority=2) for control in plain.controls)
    PARCELS[CONTROLLED] = replace(plain, controls=controls)
    try:
        return Desk().working(person).scan(CONTROLLED).face()
    finally:
        PARCELS[CONTROLLED] = plain


def _texts(dock: Dock) -> list[str]:
    view = dock.window.house.parcel
    return [
        text
        for table in (dock.window.house.side.why.table, view.reasons)
        for row in table.rows
        for cell in row
        for text in (cell.text, *cell.below)
    ]


def test_a_control_for_the_supervisor_calls_them_and_tells_the_inspector_no_word(dock: Dock) -> None:
    face = _for_the_supervisor(ANNA)
    dock.show(face)
    dock.window.house.banner.pointed.emit()
    told = _texts(dock)
    assert told.count("A control for the supervisor is hit: call them") == 2
    assert not any("infringement" in text or "侵权" in text or CREAM in text for text in told)
    assert isinstance(face.state.phase, OnParcel)
    assert face.state.phase.work.assessment.proposal.value == "detain"
    dock.show(_for_the_supervisor(SUE))
    told = _texts(dock)
    assert any("infringement" in text for text in told)
    assert any("priority 2" in text and "for the supervisor" in text for text in told)


def test_a_doubt_of_the_history_is_told_in_words_with_thing_place_and_time(dock: Dock) -> None:
    plain = PARCELS[CONTROLLED]
    first, second = (replace(e, at=NOW, recorded_at=NOW) for e in plain.history[:2])
    PARCELS[CONTROLLED] = replace(plain, controls=(), history=(first, replace(second, read_point="urn:x:gate")))
    twice = tuple(replace(event, sscc=CONTROLLED) for event in PARCELS[CONTROLLED].history)
    PARCELS[CONTROLLED] = replace(PARCELS[CONTROLLED], history=twice)
    try:
        face = Desk().working().scan(CONTROLLED).face()
    finally:
        PARCELS[CONTROLLED] = plain
    dock.show(face)
    dock.window.house.banner.pointed.emit()
    told = [text for text in _texts(dock) if text.startswith("Cannot be: at two places at once · of unit")]
    assert len(told) == 2, "among the reasons, and why"
    local = NOW.astimezone(dock.window.skin.zone)
    assert all("place gate" in text and f"at {local:%Y-%m-%d %H:%M:%S}" in text for text in told)


def test_every_hit_stands_before_what_does_not_hit(dock: Dock) -> None:
    plain = PARCELS[WRONG]
    far = tuple(replace(control, value="999") for control in plain.controls)
    PARCELS[WRONG] = replace(plain, controls=far)
    try:
        dock.show(Desk().working().scan(WRONG).face())
    finally:
        PARCELS[WRONG] = plain
    dock.window.house.banner.pointed.emit()
    hit = [row[0].bold for row in dock.window.house.side.why.table.rows]
    assert hit == sorted(hit, reverse=True)
    assert (hit[0], hit[-1]) == (True, False)


def _why(dock: Dock, face: Face) -> dict[str, Cell]:
    dock.show(face)
    dock.window.house.banner.pointed.emit()
    return {row[0].text: row[0] for row in dock.window.house.side.why.table.rows}


def test_hits_of_another_kind_stand_on_lines_of_their_own(dock: Dock) -> None:
    face = Desk().working().scan(FINE).item(MILK).item(GIFT, 2).face()
    cell = _why(dock, face)["What was found against what was declared"]
    quantities = ("row 1 · declared 2 · counted 1", "row 2 · declared 1 · counted 0")
    assert cell.below == (*quantities, f"GTIN {GIFT}")


def test_a_reason_looks_like_what_it_proposes(dock: Dock) -> None:
    told = _why(dock, FACES["08-detain-proposed"]())
    assert told["Control instructions"].tone is Tone.DETAIN
    assert next(c for text, c in told.items() if text.startswith("Suspected infringement")).tone is Tone.DETAIN
    dock.show(FACES["01-locked"]())
    gift = Desk().working().scan(FINE).item(MILK, 2).item(CREAM).item(GIFT).face()
    cell = _why(dock, gift)["What was found against what was declared"]
    assert (cell.glyph, cell.tone, cell.quiet) == (Glyph.NOTE, None, False), "told, and stops nothing"
    dock.show(FACES["01-locked"]())
    status = _why(dock, Desk().working().scan(STALE).face())
    assert status["Customs has released it"].tone is Tone.INSPECT
    assert (status["Age of the data"].glyph, status["Age of the data"].quiet) == (Glyph.RELEASE, True)
