"""Digital Links: read, refused, composed, and back again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from station.domain.gs1.charsets import CSET82
from station.domain.gs1.digital_link import compose, parse
from station.domain.gs1.elements import Elements, parse_bracketed
from station.domain.gs1.refusal import Refused


def bracketed(text: str) -> str:
    read = parse(text)
    return read.bracketed if isinstance(read, Elements) else read.code


@pytest.mark.parametrize(
    ("address", "answer"),
    [
        ("https://id.gs1.org/01/09520123456788/10/AB/21/7?17=261231", "(01)09520123456788(10)AB(21)7(17)261231"),
        ("HTTP://a.b:80/any/stem/01/09520123456788#part", "(01)09520123456788"),
        ("https://a/01/09520123456788/10/A%2FB%20?99=C+D", "invalid_cset82_character"),
        ("https://a/01/09520123456788/10/A%2FB?99=C%2BD", "(01)09520123456788(10)A/B(99)C+D"),
        ("https://a/00/00/00/006141411234567890", "(00)006141411234567890"),
        ("HtTpS://a/01/09520123456788", "not_a_digital_link"),
        ("https://a", "not_a_digital_link"),
        ("https:///01/09520123456788", "not_a_digital_link"),
        ("https://a_b/01/09520123456788", "illegal_host"),
        ("https://a/01/09520123456788 ", "illegal_uri_character"),
        ("https://example.com/shop?id=5", "no_key_in_path"),
        ("https://a/gtin/09520123456788", "no_key_in_path"),
        ("https://a/01/09520123456789", "wrong_check_digit"),
        ("https://a/01/9520123456788", "value_too_short"),
        ("https://a/01/09520123456788/21/A/10/B", "wrong_path_order"),
        ("https://a/01/09520123456788/22/A/235/B", "wrong_path_order"),
        ("https://a/01/09520123456788/10/", "empty_value"),
        ("https://a/01/09520123456788?10=A", "belongs_in_path"),
        ("https://a/8004/9520123?21=A", "not_an_attribute"),
        ("https://a/01/09520123456788?99=A&99=A", "duplicate_ai"),
        ("https://a/01/09520123456788?999=A", "unknown_ai"),
        ("https://a/01/09520123456788?99=A%00B", "illegal_character"),
        ("https://a/01/09520123456788?=A", "unknown_ai"),
        ("https://a/01/09520123456788?utm=1&&x", "(01)09520123456788"),
    ],
)
def test_addresses(address: str, answer: str) -> None:
    assert bracketed(address) == answer


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("(10)A(01)09520123456788(99)B+C(17)261231", "https://id.gs1.org/01/09520123456788/10/A?17=261231&99=B%2BC"),
        ("(01)09520123456788(10)A/B(22)C", "https://id.gs1.org/01/09520123456788/22/C/10/A%2FB"),
        ("(414)9520123456788(254)7", "https://id.gs1.org/414/9520123456788/254/7"),
        ("(01)09520123456788(235)T(10)A", "not_an_attribute"),
        ("(400)A", "no_key"),
    ],
)
def test_the_canonical_form(text: str, address: str) -> None:
    read = parse_bracketed(text)
    assert isinstance(read, Elements)
    link = compose(read)
    assert (link.code if isinstance(link, Refused) else link) == address


def test_an_address_keeps_its_own_path_where_elements_would_choose_another() -> None:
    read = parse("https://a/01/09520123456788/235/T?99=B&10=A")
    assert isinstance(read, Elements)
    assert compose(read) == "https://id.gs1.org/01/09520123456788/235/T?99=B&10=A"


@given(st.text(CSET82, min_size=1, max_size=20), st.text(CSET82, min_size=1, max_size=20))
def test_what_is_composed_reads_the_same(lot: str, note: str) -> None:
    written = f"(01)09520123456788(10){lot.replace('(', chr(92) + '(')}(99){note.replace('(', chr(92) + '(')}"
    read = parse_bracketed(written)
    if isinstance(read, Refused):  # a backslash is no character of set 82, so brackets are all that can go wrong
        pytest.fail(f"{written}: {read}")
    link = compose(read)
    assert isinstance(link, str)
    again = parse(link)
    assert isinstance(again, Elements)
    assert again.elements == read.elements
    assert compose(again) == link


@given(st.text(max_size=80).map(lambda tail: "https://a/01/09520123456788" + tail) | st.text(max_size=80))
def test_no_address_breaks_the_reader(address: str) -> None:
    assert isinstance(parse(address), Elements | Refused)


def test_a_million_characters_do_not_hang() -> None:
    for unit in ("/01", "/01/09520123456788", "?99=A&", "%", "%41", "&", "&99=A", "10=A&"):
        head = "https://a/01/09520123456788?"
        for text in ("https://a" + unit * (1_000_000 // len(unit)), head + unit * (1_000_000 // len(unit))):
            assert isinstance(parse(text), Elements | Refused)
