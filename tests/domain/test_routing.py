"""Routing: by AIM identifier and step, never by digit count; ambiguous things go to a person."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from station.domain.code import RawScan, Source, Symbology
from station.domain.gs1.elements import GS
from station.domain.routing import Profile, Role, Step, route
from station.domain.station_code import make_badge, make_command
from station.domain.subject import (
    Ambiguous,
    BadgeCode,
    Command,
    CommandCode,
    Item,
    Sscc,
    Subject,
    Unreadable,
    Waybill,
)

KEY = b"a card key"
PROFILE = Profile(card_key=KEY)
NOW = datetime(2026, 6, 18, 8, 0, tzinfo=UTC)
LUCKY = "75312345678900"  # a waybill whose last digit happens to be a GTIN's check digit
ITEM = "0106901234567892"


def routed(
    text: str,
    aim: str | None = None,
    step: Step = Step.READY,
    *,
    source: Source = Source.WEDGE,
    symbology: Symbology | None = None,
    profile: Profile = PROFILE,
) -> Subject:
    return route(RawScan(text.encode(), source, "scanner", NOW, aim, symbology), step, profile)


@pytest.mark.parametrize("step", Step)
@pytest.mark.parametrize("aim", ["]C0", None])
@pytest.mark.parametrize("number", ["SF1234567890123", "YT8888888888888", "EA123456785CN", "JDVA12345678901"])
def test_a_carriers_number_is_a_waybill(number: str, aim: str | None, step: Step) -> None:
    assert routed(number, aim, step) == Waybill(number)
    assert routed(f"\x02 {number.lower()}\r\n", aim, step) == Waybill(number)


def test_an_input_method_that_makes_digits_wide_harms_no_waybill() -> None:
    assert routed("ＳＦ１２３４５６７８９０１２３") == Waybill("SF1234567890123")


@pytest.mark.parametrize("aim", ["]E0", "]E4", "]I1", "]C1", "]d2", "]Q3", "]e0", "]J1"])
@pytest.mark.parametrize("step", Step)
def test_a_gs1_carrier_never_holds_a_waybill(aim: str, step: Step) -> None:
    subject = routed(LUCKY, aim, step)
    assert isinstance(subject, Item if aim == "]I1" else Unreadable)


@pytest.mark.parametrize("step", Step)
def test_a_plain_code_128_never_holds_a_gtin(step: Step) -> None:
    assert routed(LUCKY, "]C0", step) == Waybill(LUCKY)
    assert routed("6901234567892", "]C0", step) == Waybill("6901234567892")
    assert routed(ITEM, "]C0", step) == Unreadable("not_expected", UNEXPECTED)


UNEXPECTED = "Neither a waybill number known here nor GS1 data. Scan the waybill or the product's own barcode."


def test_without_identifier_two_honest_readings_go_by_step_or_to_a_person() -> None:
    assert routed(LUCKY) == Waybill(LUCKY)
    subject = routed(LUCKY, step=Step.ON_PARCEL)
    assert isinstance(subject, Ambiguous)
    assert subject.readings == (Waybill(LUCKY), Item(LUCKY, warnings=("other_pack_level",)))


def test_an_ean_that_looks_like_a_carriers_number_is_for_a_person() -> None:
    for step in (Step.READY, Step.ON_PARCEL):
        subject = routed("4601234567893", step=step)
        assert isinstance(subject, Ambiguous)
        assert subject.readings[0] == Waybill("4601234567893")


def test_a_catch_all_pattern_yields_to_a_retail_gtin() -> None:
    for step in Step:
        assert routed("6901234567892", step=step) == Item("06901234567892")


def test_a_misread_product_never_opens_another_parcel() -> None:
    assert routed("6901234567893") == Waybill("6901234567893")
    subject = routed("6901234567893", step=Step.ON_PARCEL)
    assert isinstance(subject, Unreadable)
    assert subject.reason == "wrong_check_digit"


def test_items_with_lot_serial_and_the_rest() -> None:
    subject = routed(f"{ITEM}1726123110AB{GS}21C", "]d2")
    assert subject == Item("06901234567892", "AB", "C", ai=(("17", "261231"),))
    assert routed("https://id.gs1.org/01/06901234567892/10/AB", "]Q1") == Item("06901234567892", "AB")
    assert routed("8006069012345678920102", "]d2") == Item("06901234567892", ai=(("8006", "069012345678920102"),))


def test_restricted_numbers_and_pack_levels_are_marked() -> None:
    assert routed("2012345678903", "]E0") == Item("02012345678903", restricted=True, warnings=("restricted_number",))
    assert routed("16901234567899", "]I1") == Item("16901234567899", warnings=("other_pack_level",))


def test_a_logistic_unit_and_no_personal_data_of_it() -> None:
    assert routed(f"001234567890123456754301ZHANG{GS}4308+86", "]C1") == Sscc("123456789012345675")
    subject = routed(f"{ITEM}7253A{GS}8018123456789012345675{GS}10B", "]d2")
    assert isinstance(subject, Item)
    assert subject.ai == (("8018", "123456789012345675"),)


def test_gs1_data_without_a_product_is_named() -> None:
    subject = routed("4149520123456788", "]C1")
    assert isinstance(subject, Unreadable)
    assert subject.reason == "no_item_key"


def test_lost_separators_go_to_a_person_unless_the_device_is_proven() -> None:
    stripped = f"{ITEM}10ABC12321XYZ"
    whole = Item("06901234567892", "ABC12321XYZ")
    subject = routed(stripped, "]C1")
    assert isinstance(subject, Ambiguous)
    assert [(r.lot, r.serial) for r in subject.readings if isinstance(r, Item)] == [
        ("ABC12321XYZ", None),
        ("ABC123", "XYZ"),
    ]
    assert routed(stripped, "]C1", source=Source.CAMERA) == whole
    assert routed(stripped, "]C1", profile=Profile(separators_kept=frozenset({"scanner"}))) == whole


@pytest.mark.parametrize("step", Step)
def test_own_cards_come_first(step: Step) -> None:
    assert routed(make_command(Command.RELEASE, KEY), "]C0", step) == CommandCode(Command.RELEASE)
    assert routed(make_badge("BADGE0001", KEY), None, step) == BadgeCode("BADGE0001")
    forged = routed("XKSCRELEASEAAAAAAAA", "]Q1", step)
    assert isinstance(forged, Unreadable)
    assert forged.reason == "forged_card"


@pytest.mark.parametrize(
    ("text", "symbology", "gtin"),
    [
        ("6901234567892", Symbology.EAN_13, "06901234567892"),
        ("036000291452", Symbology.UPC_A, "00036000291452"),
        ("04252614", Symbology.UPC_E, "00042100005264"),
        ("96385074", Symbology.EAN_8, "00000096385074"),
        (ITEM, Symbology.DATABAR, "06901234567892"),
    ],
)
def test_a_symbology_stands_in_for_a_missing_identifier(text: str, symbology: Symbology, gtin: str) -> None:
    subject = routed(text, symbology=symbology)
    assert isinstance(subject, Item)
    assert subject.gtin == gtin


def test_eight_digits_that_are_an_ean_8_and_a_upce_are_for_a_person() -> None:
    choices = routed(next(text for n in range(10**7) if isinstance(routed(text := f"0{n:07}"), Ambiguous)))
    assert isinstance(choices, Ambiguous)
    assert len({r.gtin for r in choices.readings if isinstance(r, Item)}) == 2
    assert routed("00000055") == Item("00000000000055", restricted=True, warnings=("restricted_number",))


def test_a_site_says_what_it_uses_a_symbology_for() -> None:
    profile = Profile(roles=((Symbology.CODE_39, Role.WAYBILL), (Symbology.ITF, Role.GOODS)))
    assert routed("6901234567892", symbology=Symbology.CODE_39, profile=profile) == Waybill("6901234567892")
    subject = routed(LUCKY, symbology=Symbology.ITF, profile=profile)
    assert isinstance(subject, Item)


def test_a_web_page_is_no_item_and_is_not_opened() -> None:
    subject = routed("https://example.com/01", "]Q1")
    assert isinstance(subject, Unreadable)
    assert subject.reason == "no_key_in_path"


@pytest.mark.parametrize(
    ("text", "reason", "near"),
    [
        ("69O1234567892", "not_digits", ("6901234567892",)),
        ('àè_à&é"(', "keyboard_layout", ("07801235",)),
        ("无", "no_barcode", ()),
        ("]c100123456789012345675", "caps_lock", ()),
        ("hello", "not_expected", ()),
        ("", "not_expected", ()),
    ],
)
def test_what_is_wrong_is_said(text: str, reason: str, near: tuple[str, ...]) -> None:
    subject = routed(text)
    assert isinstance(subject, Unreadable)
    assert (subject.reason, subject.near) == (reason, near)
    assert subject.detail.endswith(".")


scans = st.builds(
    RawScan,
    st.binary(max_size=60) | st.text(max_size=60).map(lambda text: text.encode()),
    st.sampled_from(Source),
    st.just("scanner"),
    st.just(NOW),
    st.sampled_from([None, "]C0", "]C1", "]E0", "]Q1", "]Q3", "]d2", "]I1", "]"]) | st.text(max_size=4),
    st.none() | st.sampled_from(Symbology),
)


@given(scans, st.sampled_from(Step))
def test_every_scan_gets_a_subject(raw: RawScan, step: Step) -> None:
    assert isinstance(route(raw, step, PROFILE), Subject)


@given(st.text("0123456789", min_size=8, max_size=20), st.sampled_from(["]E0", "]E4", "]I1", "]C1", "]d2", "]Q3"]))
def test_no_digits_under_a_gs1_identifier_are_a_waybill(text: str, aim: str) -> None:
    for step in Step:
        subject = routed(text, aim, step)
        choices = subject.readings if isinstance(subject, Ambiguous) else (subject,)
        assert not any(isinstance(choice, Waybill) for choice in choices)


@given(st.text("0123456789", min_size=8, max_size=20))
def test_no_digits_in_plain_code_128_are_an_item(text: str) -> None:
    for step in Step:
        assert isinstance(routed(text, "]C0", step), Waybill | Unreadable)


def test_framing_before_the_identifier_is_dropped() -> None:
    assert routed("\x02]E06901234567892\x03\r\n") == routed("6901234567892", "]E0")
    assert routed(f"\x02]d2{ITEM}10AB\x03") == Item("06901234567892", "AB")
