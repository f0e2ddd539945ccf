"""One payload by its AIM identifier: carriers, lost separators, and what scanners do to a code."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from station.domain.gs1.aim import Meaning, meaning, split
from station.domain.gs1.calendar import Day, resolve
from station.domain.gs1.elements import GS, Elements
from station.domain.gs1.gtin import Gtin
from station.domain.gs1.measures import Measure, measure
from station.domain.gs1.messages import Lost, Message
from station.domain.gs1.reading import Plain, read
from station.domain.gs1.refusal import Refused
from station.domain.gs1.separators import readings

ITEM = "0106901234567892"
AIMS = [
    "]C0",
    "]C1",
    "]e0",
    "]d1",
    "]d2",
    "]Q1",
    "]Q3",
    "]J0",
    "]J1",
    "]E0",
    "]E3",
    "]E4",
    "]I1",
    "]A0",
    "]X0",
    "]c1",
    None,
]


def said(text: str, aim: str | None, *, kept: bool = False, lenient: bool = False) -> str:
    match read(text, aim, separators_kept=kept, lenient=lenient):
        case Message(elements=elements):
            return elements.bracketed
        case Gtin(digits=digits):
            return digits
        case Lost(readings=choices):
            return " or ".join(elements.bracketed for elements in choices)
        case Plain():
            return "plain"
        case Refused(code=code):
            return code


@pytest.mark.parametrize("aim", ["]C1", "]e0", "]d2", "]d5", "]Q3", "]Q4", "]J1", "]z1"])
def test_gs1_carriers_hold_element_strings(aim: str) -> None:
    assert said(f"{ITEM}10AB{GS}21C", aim) == "(01)06901234567892(10)AB(21)C"
    assert said("", aim) == "empty"


@pytest.mark.parametrize(
    ("text", "aim", "answer"),
    [
        ("6901234567892", "]E0", "06901234567892"),
        ("96385074", "]E4", "00000096385074"),
        ("6901234567892", "]E4", "wrong_length"),
        ("96385074", "]E0", "wrong_length"),
        ("977123456700312", "]E3", "09771234567003"),
        ("12", "]E1", "add_on_alone"),
        ("16901234567899", "]I1", "16901234567899"),
        ("16901234567890", "]I1", "wrong_check_digit"),
        (ITEM, "]C0", "plain"),
        (ITEM, "]Q1", "plain"),
        ("https://id.gs1.org/01/06901234567892", "]Q1", "(01)06901234567892"),
        ("https://id.gs1.org/01/06901234567892", "]d1", "(01)06901234567892"),
        ("https://example.com/", "]Q1", "no_key_in_path"),
        ("6901234567892|]e099AB", "]E0", "(01)06901234567892|(99)AB"),
        ("00123456789012345675", "]c1", "caps_lock"),
        ("977123456700312", "]e3", "caps_lock"),
        ("12", "]e1", "caps_lock"),
        (ITEM, "]e1", "plain"),
        ("6901234567892", "]E3", "wrong_length"),
        ("https://id.gs1.org/01/06901234567892", "]C0", "plain"),
        ("https://id.gs1.org/01/06901234567892", "]J0", "(01)06901234567892"),
        ("X", "]X9", "unknown_symbology"),
        ("21SER123", "]C1", "missing_companion"),
        ("0100000000000000", "]C1", "all_zero"),
        ("0300000000000000", "]C1", "all_zero"),
        ("8006000000000000000101", "]d2", "all_zero"),
        (f"001234567890123456758026000000000000000101{GS}371", "]C1", "all_zero"),
        ("https://id.gs1.org/8006/000000000000000101", "]Q1", "all_zero"),
        ("4140000000000000", "]C1", "all_zero"),
        ("8018000000000000000000", "]d2", "all_zero"),
        ("800300000000000000SERIAL", "]d2", "all_zero"),
        ("8006069012345678920000", "]d2", "zero_piece_number"),
        ("6901234567892", None, "06901234567892"),
        (ITEM + "17261231", None, "(01)06901234567892(17)261231"),
        ("0106901234567893", None, "plain"),
        ("]", None, "unknown_symbology"),
    ],
)
def test_the_identifier_says_what_it_is(text: str, aim: str | None, answer: str) -> None:
    assert said(text, aim) == answer


def test_identifiers() -> None:
    assert split("]C1010") == ("]C1", "010")
    assert split("\x02\r]C1010") == ("]C1", "010")
    assert split("]C") == (None, "]C")
    assert split("6901") == (None, "6901")
    assert [meaning(a) for a in ("]C1", "]C0", "]E0", "]Z6")] == [
        Meaning.ELEMENTS,
        Meaning.PLAIN,
        Meaning.EAN_13,
        Meaning.UNKNOWN,
    ]


def test_a_lost_separator_is_never_guessed() -> None:
    stripped = ITEM + "17261231" + "10ABC12321XYZ"
    both = "(01)06901234567892(17)261231(10)ABC12321XYZ or (01)06901234567892(17)261231(10)ABC123(21)XYZ"
    assert said(stripped, "]C1") == both
    assert said(stripped, None) == both
    assert said(stripped, "]C1", kept=True) == both.split(" or ", maxsplit=1)[0]
    assert said(stripped + GS, "]C1") == both.split(" or ", maxsplit=1)[0]


def test_a_value_too_long_for_its_ai_shows_where_separators_may_be_lost() -> None:
    assert said(f"{ITEM}10{'A' * 18}21{'B' * 15}", "]d2") == f"(01)06901234567892(10){'A' * 18}(21){'B' * 15}"
    assert said(f"{ITEM}10{'A' * 18}21{'B' * 15}", "]d2", kept=True) == "value_too_long"


@pytest.mark.parametrize("lot", ["ABC123", "L2", "A/B-1", "12345"])
def test_a_lot_that_hides_nothing_is_plain_to_read(lot: str) -> None:
    assert said(ITEM + "10" + lot, "]Q3") == f"(01)06901234567892(10){lot}"


@pytest.mark.parametrize("token", ["{GS}", "[GS]", "~", "|", "␝", "\\x1d"])
def test_a_stand_in_for_gs_that_cannot_be_data_is_mended_and_noted(token: str) -> None:
    message = read(f"{ITEM}10AB{token}21C", "]C1")
    assert isinstance(message, Message)
    assert message.elements.bracketed == "(01)06901234567892(10)AB(21)C"
    assert "separator_substituted" in message.warnings


@pytest.mark.parametrize("token", ["<GS>", "029"])
def test_a_stand_in_that_could_be_data_is_for_a_person(token: str) -> None:
    answer = read(f"{ITEM}10AB{token}21C", "]C1")
    assert isinstance(answer, Lost)
    assert "(01)06901234567892(10)AB(21)C" in [elements.bracketed for elements in answer.readings]


def test_what_scanners_do_is_mended_only_where_asked() -> None:
    assert said(GS + ITEM, "]d2") == "leading_separator"
    assert said(GS + ITEM, "]d2", lenient=True) == "(01)06901234567892"
    assert said("036000291452", "]E0") == "wrong_length"
    assert said("036000291452", "]E0", lenient=True) == "00036000291452"


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        (f"]d2{ITEM}10AB\r\n", "(01)06901234567892(10)AB"),
        (f"]d2{ITEM}\r\n", "(01)06901234567892"),
        (f"]C1{ITEM}10AB\t", "(01)06901234567892(10)AB"),
        (f"]d2{ITEM}10AB{GS}\r\n", "(01)06901234567892(10)AB"),
        ("]Q1https://id.gs1.org/01/06901234567892\r\n", "(01)06901234567892"),
        ("\x02]E06901234567892\x03", "06901234567892"),
        (f"\x02]d2{ITEM}10AB\x03\r\n", "(01)06901234567892(10)AB"),
        (f"\x02{ITEM}10AB\x03", "(01)06901234567892(10)AB"),
        (f"]d2{ITEM}10AB ", "invalid_cset82_character"),
        (f"]d2{ITEM}10A\rB", "invalid_cset82_character"),
    ],
)
def test_framing_is_the_scanners_and_no_data(text: str, answer: str) -> None:
    aim, data = split(text)
    assert said(data, aim) == answer
    assert said(data, aim, lenient=True) == answer


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("010690123456789310AB", "wrong_check_digit"),
        ("00123456789012345674" + "02" + ITEM[2:], "wrong_check_digit"),
        (f"0106901234567893{GS}10AB", "wrong_check_digit"),
        (f"10AB{GS}0106901234567893", "wrong_check_digit"),
        (f"{GS}010690123456789310AB", "wrong_check_digit"),
        ("0106901234567893AB", None),
        ("ORDER-10AB", None),
        (f"ORDER{GS}10AB", None),
    ],
)
def test_a_damaged_element_string_without_identifier_is_refused(text: str, code: str | None) -> None:
    answer = read(text)
    refused = answer.suspect if isinstance(answer, Plain) else answer
    assert (refused.code if isinstance(refused, Refused) else None) == code


def test_separators_between_ais_make_an_element_string_of_a_text_without_identifier() -> None:
    answer = read(f"10AB{GS}{ITEM}")
    assert isinstance(answer, Message)
    assert answer.elements.bracketed == "(10)AB(01)06901234567892"
    assert answer.warnings == ("no_symbology_identifier",)


def test_a_separator_before_data_without_identifier_is_noted() -> None:
    answer = read(f"{GS}{ITEM}10AB")
    assert isinstance(answer, Message)
    assert answer.warnings == ("leading_separator", "no_symbology_identifier")


@given(st.text(max_size=60), st.sampled_from(AIMS), st.booleans())
def test_any_payload_gets_an_answer(text: str, aim: str | None, lenient: bool) -> None:
    assert said(text, aim, lenient=lenient)


@given(st.text("0123456789AB" + GS, max_size=60).map(lambda tail: ITEM + tail))
def test_every_reading_of_lost_separators_keeps_all_characters(text: str) -> None:
    for elements in readings(text).elements:
        whole = "".join(e.ai + e.value for e in elements.elements)
        assert whole == text.replace(GS, "") or "029" in text
        assert isinstance(elements, Elements)


def test_a_million_characters_do_not_hang() -> None:
    for unit in ("20", "10A", "6", "]", "A" + GS, "(01)", "https://a/01/", "10A21B", "~"):
        text = unit * (1_000_000 // len(unit))
        for aim in AIMS:
            assert not isinstance(read(text, aim), Message | Gtin | Lost)


@pytest.mark.parametrize(
    ("yymmdd", "today", "day"),
    [
        ("261231", date(2026, 6, 1), Day(date(2026, 12, 31))),
        ("260200", date(2026, 6, 1), Day(date(2026, 2, 28), whole_month=True)),
        ("760101", date(2026, 6, 1), Day(date(2076, 1, 1))),
        ("770101", date(2026, 6, 1), Day(date(1977, 1, 1))),
        ("000101", date(2060, 6, 1), Day(date(2100, 1, 1))),
        ("990101", date(2000, 6, 1), Day(date(1999, 1, 1))),
        ("000229", date(2060, 6, 1), None),
        ("261301", date(2026, 6, 1), None),
        ("26123", date(2026, 6, 1), None),
    ],
)
def test_the_century_window(yymmdd: str, today: date, day: Day | None) -> None:
    assert resolve(yymmdd, today) == day


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)), st.integers(-49, 50))
def test_no_date_lies_further_than_the_window(today: date, years: int) -> None:
    year = today.year + years
    if 1 <= year <= 9999:
        assert resolve(f"{year % 100:02}0615", today) == Day(date(year, 6, 15))


@pytest.mark.parametrize(
    ("ai", "value", "amount"),
    [
        ("3103", "000195", Measure(Decimal("0.195"), "kg")),
        ("3922", "0299", Measure(Decimal("2.99"), "price")),
        ("3932", "1560299", Measure(Decimal("2.99"), "156")),
        ("37", "25", Measure(Decimal(25), "")),
        ("3941", "0125", Measure(Decimal("12.5"), "%")),
        ("10", "A", None),
        ("400", "1", None),
    ],
)
def test_amounts(ai: str, value: str, amount: Measure | None) -> None:
    assert measure(ai, value) == amount
