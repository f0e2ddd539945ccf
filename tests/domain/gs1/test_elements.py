"""Element strings: with FNC1, in brackets, with ^; what they need and exclude; and no input that breaks the reader."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from station.domain.gs1.associations import contradiction, missing
from station.domain.gs1.charsets import CSET82
from station.domain.gs1.dictionary import at, find
from station.domain.gs1.elements import GS, Element, Elements, parse, parse_bracketed, parse_caret
from station.domain.gs1.refusal import Refused

MILLION = 1_000_000


def elements(read: Elements | Refused) -> Elements:
    assert isinstance(read, Elements), read
    return read


def refused(read: object) -> Refused:
    assert isinstance(read, Refused), read
    return read


@pytest.mark.parametrize(
    ("message", "bracketed"),
    [
        ("0106901234567892", "(01)06901234567892"),
        ("010690123456789217261231" + "10AB", "(01)06901234567892(17)261231(10)AB"),
        (f"10AB{GS}0106901234567892", "(10)AB(01)06901234567892"),
        (f"0106901234567892{GS}10AB{GS}", "(01)06901234567892(10)AB"),
        ("3103000195", "(3103)000195"),
        (f"2539526064000028001{GS}99X", "(253)9526064000028001(99)X"),
        ("423528056", "(423)528056"),
        ("800309526064000028A", "(8003)09526064000028A"),
    ],
)
def test_messages(message: str, bracketed: str) -> None:
    assert elements(parse(message)).bracketed == bracketed


@pytest.mark.parametrize(
    ("message", "code", "ai"),
    [
        ("", "empty", ""),
        ("8912", "unknown_ai", ""),
        (GS + "0106901234567892", "leading_separator", ""),
        ("0106901234567893", "wrong_check_digit", "01"),
        ("010690123456789", "value_too_short", "01"),
        ("10" + "A" * 21, "value_too_long", "10"),
        (f"10{GS}0106901234567892", "empty_value", "10"),
        ("17260230", "illegal_day", "17"),
        ("42217", "value_too_short", "422"),
        ("42352852", "wrong_value_length", "423"),
        ("422999", "not_iso3166", "422"),
        ("10AB~", "invalid_cset82_character", "10"),
        ("99A" + f"{GS}99A" * 64, "too_many_ais", ""),
    ],
)
def test_what_is_wrong_with_a_message(message: str, code: str, ai: str) -> None:
    bad = refused(parse(message))
    assert (bad.code, bad.ai) == (code, ai)
    assert bad.message.endswith(".")


def test_the_bad_characters_are_marked_within_the_value() -> None:
    assert refused(parse("8008260101256000")).span == (6, 8)
    assert refused(parse("0106901234567893")).span == (13, 14)


def test_brackets_in_a_value_stand_behind_a_backslash() -> None:
    read = elements(parse_bracketed(r"(10)AB\(11)CD(99)X"))
    assert [(e.ai, e.value) for e in read.elements] == [("10", "AB(11)CD"), ("99", "X")]
    assert read.bracketed == r"(10)AB\(11)CD(99)X"


@pytest.mark.parametrize(
    "text", ["12345", "(10", "(10)", "()1", "(1A)2", "(12345)1", "(10)A^B", "(01)123(10)A", "(10)\x1dA"]
)
def test_bad_brackets(text: str) -> None:
    refused(parse_bracketed(text))


def test_a_composite_symbol_keeps_its_parts() -> None:
    read = elements(parse_caret("^0106901234567892|^99AB^98C"))
    assert read.bracketed == "(01)06901234567892|(99)AB(98)C"
    assert refused(parse_caret("0106901234567892")).code == "missing_fnc1"


def test_unassigned_ais_pass_where_their_length_is_known() -> None:
    assert refused(parse("236ABC")).code == "unknown_ai"
    assert elements(parse("236ABC", unknown=True)).bracketed == "(236)ABC"
    assert elements(parse("4191234567890123", unknown=True)).message == "4191234567890123"
    assert refused(parse("891", unknown=True)).code == "unknown_ai"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("(01)12345678901231(02)12345678901231", "excluded_pair"),
        ("(21)A(235)B", "excluded_pair"),
        ("(3100)000001(3105)000001", "excluded_pair"),
        ("(99)A(400)B(400)C", "contradictory_repeat"),
        ("(253)1234567890128(8030)A", "serial_missing"),
    ],
)
def test_contradictions(text: str, code: str) -> None:
    assert refused(contradiction(elements(parse_bracketed(text)).elements)).code == code


@pytest.mark.parametrize(
    "text", ["(400)A(400)A", "(253)1234567890128X(8030)A", "(01)12345678901231(3100)000001(3125)000001"]
)
def test_what_is_no_contradiction(text: str) -> None:
    assert contradiction(elements(parse_bracketed(text)).elements) is None


@pytest.mark.parametrize(
    ("text", "half", "whole"),
    [
        ("(10)A", False, True),
        ("(02)12345678901231(37)1", True, True),
        ("(02)12345678901231(37)1(00)123456789012345675", False, False),
        ("(01)12345678901231(3925)1", True, True),
        ("(01)12345678901231(3925)1(3295)000001", False, False),
        ("(01)12345678901231(250)A", True, True),
        ("(01)12345678901231(250)A(21)B", False, False),
    ],
)
def test_a_companion_may_stand_in_another_symbol_but_not_half(text: str, half: bool, whole: bool) -> None:
    found = elements(parse_bracketed(text)).elements
    assert (missing(found, alone=False) is not None) is half
    assert (missing(found, alone=True) is not None) is whole


def test_the_dictionary_is_whole() -> None:
    weight = find("3103")
    assert weight is not None
    assert (weight.predefined, weight.attribute, weight.longest) == (True, True, 6)
    assert find("01").qualifiers == (("22", "10", "21"), ("235",))  # type: ignore[union-attr] # it is there
    assert at("4301ZHANG", 0) is find("4301")
    assert find("3199") is None
    assert find("0") is None


ais = st.sampled_from(["00", "01", "10", "17", "21", "37", "240", "3103", "400", "414", "422", "8003", "8200", "99"])
piece = st.builds(
    lambda ai, value, gs: ai + value + gs, ais, st.text(CSET82 + "~^é", max_size=24), st.sampled_from(["", GS])
)
messages = st.one_of(st.text(max_size=60), st.lists(piece, max_size=6).map("".join))


@given(messages)
@example(GS * 5)
@example("20" * 100)
def test_no_message_breaks_the_reader_and_no_byte_is_lost(message: str) -> None:
    for read in (parse(message), parse(message, unknown=True)):
        if isinstance(read, Elements):
            assert "".join(e.ai + e.value for e in read.elements) == message.replace(GS, "")
            assert parse(read.message, unknown=True) == read
            assert parse_bracketed(read.bracketed, unknown=True) == read
        else:
            assert read.code


@given(st.text(alphabet="()0123456789AB\\^|" + GS, max_size=60))
def test_no_text_breaks_the_written_forms(text: str) -> None:
    for read in (parse_bracketed(text), parse_caret(text)):
        assert isinstance(read, Elements | Refused)


def test_a_million_characters_do_not_hang() -> None:
    for unit in ("20", "10A", GS, "(", "(10)A", "99" + "A" * 80 + GS, "4", "|^99A"):
        text = unit * (MILLION // len(unit))
        for read in (parse(text), parse_bracketed(text), parse_caret("^" + text)):
            assert isinstance(read, Refused)


def test_an_element_is_told_by_value() -> None:
    definition = find("10")
    assert definition is not None
    assert Element(definition, "A") == Element(definition, "A")
    assert hash(Elements((Element(definition, "A"),))) == hash(Elements((Element(definition, "A"),)))
