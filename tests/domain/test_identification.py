"""One payload, one answer, in every form it may come in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from station.domain.gs1.elements import GS
from station.domain.identification import Allowance, Answer, Form, identify

ITEM = "0106901234567892"


def test_a_scan_with_its_identifier_before_or_beside_it() -> None:
    whole = identify(f"]d2{ITEM}10AB{GS}17261231")
    assert whole == identify(f"{ITEM}10AB{GS}17261231", "]d2") == identify(f"]d2{ITEM}10AB{GS}17261231", "]d2")
    assert whole == Answer(
        "item",
        "06901234567892",
        (("01", "06901234567892"), ("10", "AB"), ("17", "261231")),
        "(01)06901234567892(10)AB(17)261231",
        "https://id.gs1.org/01/06901234567892/10/AB?17=261231",
    )


@pytest.mark.parametrize(
    ("text", "form", "kind", "written"),
    [
        ("(01)06901234567892", Form.BRACKETED, "item", "(01)06901234567892"),
        (f"^{ITEM}^10AB", Form.ELEMENT_STRING, "item", "(01)06901234567892(10)AB"),
        ("https://a/01/06901234567892", Form.DIGITAL_LINK, "item", "(01)06901234567892"),
        ("6901234567892", Form.GTIN, "item", "(01)06901234567892"),
        ("04252614", Form.UPC_E, "item", "(01)00042100005264"),
        ("123456789012345675", Form.SSCC, "sscc", "(00)123456789012345675"),
        ("1234567890128", Form.GLN, "gs1", "(414)1234567890128"),
        ("^400AB", Form.ELEMENT_STRING, "gs1", "(400)AB"),
        ("(8006)069012345678920102", Form.BRACKETED, "item", "(8006)069012345678920102"),
    ],
)
def test_forms(text: str, form: Form, kind: str, written: str) -> None:
    answer = identify(text, None, form)
    assert (answer.kind, answer.element_string, answer.error) == (kind, written, None)


@pytest.mark.parametrize(
    ("text", "form", "code"),
    [
        ("6901234567893", Form.GTIN, "wrong_check_digit"),
        ("123456789012345676", Form.SSCC, "wrong_check_digit"),
        ("12345678901234567", Form.SSCC, "value_too_short"),
        ("ABCDEFGHIJKLMNOPQR", Form.SSCC, "non_digit_character"),
        (ITEM, Form.ELEMENT_STRING, "missing_fnc1"),
        ("", Form.BRACKETED, "empty"),
        ("01", Form.DIGITAL_LINK, "not_a_digital_link"),
        (f"]C0{ITEM}", Form.SCAN, "not_a_waybill"),
        ("]C121A", Form.SCAN, "missing_companion"),
        ("]E0123456789012", Form.SCAN, "wrong_length"),
    ],
)
def test_errors(text: str, form: Form, code: str) -> None:
    answer = identify(text, None, form)
    assert answer.kind == "unreadable"
    assert answer.error is not None
    assert answer.error.code == code


def test_what_another_symbol_could_bring_is_a_warning_and_an_error_when_it_is_half_there() -> None:
    assert identify("(10)AB", None, Form.BRACKETED).warnings == ("missing_companion",)
    half = identify("(01)12345678901231(250)A", None, Form.BRACKETED)
    assert half.error is not None
    assert half.error.code == "missing_companion"
    passed = identify("(01)12345678901231(250)A", None, Form.BRACKETED, frozenset({Allowance.MISSING_COMPANION}))
    assert passed.error is None


@pytest.mark.parametrize(
    ("text", "form", "code"),
    [
        ("(01)06901234567892(10)A(10)B", Form.BRACKETED, "contradictory_repeat"),
        (f"^{ITEM}^10A^10B", Form.ELEMENT_STRING, "contradictory_repeat"),
        ("(01)06901234567892(37)3(02)06901234567892", Form.BRACKETED, "excluded_pair"),
        ("https://a/01/06901234567892?37=3&02=06901234567892", Form.DIGITAL_LINK, "excluded_pair"),
        ("(8006)000000000000000101", Form.BRACKETED, "all_zero"),
        (f"{ITEM}10A{GS}10B", Form.SCAN, "contradictory_repeat"),
    ],
)
def test_what_is_refused_says_nothing_but_why(text: str, form: Form, code: str) -> None:
    answer = identify(text, "]C1" if form is Form.SCAN else None, form)
    assert answer == Answer("unreadable", error=answer.error)
    assert answer.error is not None
    assert answer.error.code == code


def test_a_lost_separator_gives_the_readings() -> None:
    answer = identify(f"]C1{ITEM}10ABC12321XYZ")
    assert (answer.kind, answer.gtin, answer.ai) == ("ambiguous", "06901234567892", ())
    assert answer.readings == ("(01)06901234567892(10)ABC12321XYZ", "(01)06901234567892(10)ABC123(21)XYZ")
    assert answer.error is not None
    assert answer.error.code == "ambiguous"
    kept = frozenset({Allowance.SEPARATORS_KEPT})
    assert identify(f"]C1{ITEM}10ABC12321XYZ", allow=kept).kind == "item"


def test_waybills() -> None:
    assert identify("sf1234567890123").waybill == "SF1234567890123"
    assert identify("75312345678901").kind == "waybill"
    both = identify("75312345678900")
    assert (both.kind, both.waybill) == ("ambiguous", "75312345678900")
    assert both.readings == ("75312345678900", "(01)75312345678900")
    assert identify("]I175312345678900").kind == "item"
    assert identify("]C0690123456789").kind == "waybill"
    assert identify("6901234567893").kind == "unreadable"


def test_notes() -> None:
    assert identify("2012345678903", None, Form.GTIN).warnings == ("restricted_number",)
    assert identify("]Q1hello").warnings == ("not_gs1",)
    assert identify("]E09801234567892").warnings == ("not_a_trade_item",)
    assert identify(f"]d2{ITEM}10AB\r\n").warnings == ()


@given(
    st.text(max_size=60), st.sampled_from(Form), st.none() | st.text(max_size=4), st.sets(st.sampled_from(Allowance))
)
def test_any_payload_gets_an_answer(text: str, form: Form, aim: str | None, allow: set[Allowance]) -> None:
    answer = identify(text, aim, form, frozenset(allow))
    assert (answer.kind in {"unreadable", "ambiguous"}) == (answer.error is not None)
