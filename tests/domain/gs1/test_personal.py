"""Personal data in barcodes: masked at equal length; digits alone that are no GS1 data are never touched."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from station.domain.gs1 import redact
from station.domain.gs1.elements import GS
from station.domain.gs1.personal import is_identity

SSCC = "00123456789012345675"
# 18 digits in the form of GB 11643 with a right check character; made up, as the standard's own example is
IDENTITY = "11010519491231002X"
MOBILE = "13800138000"


def masked(text: str, aim: str | None) -> str:
    hidden = redact(text.encode(), aim)
    assert len(hidden) == len(text.encode())
    return hidden.decode()


@pytest.mark.parametrize("aim", ["]C1", "]d2", "]Q3", None])
def test_names_addresses_and_phones_in_element_strings(aim: str | None) -> None:
    text = f"{SSCC}4301ZHANG+SAN{GS}4308+8613800138000{GS}10LOT{GS}4302ROAD%201"
    assert masked(text, aim) == f"{SSCC}4301{'*' * 9}{GS}4308{'*' * 14}{GS}10LOT{GS}4302{'*' * 8}"


def test_a_name_swallowed_by_a_lot_whose_separator_was_lost() -> None:
    assert masked(f"{SSCC}400ORDER4301ZHANG", "]C1") == f"{SSCC}400ORDER4301*****"
    assert masked(f"{SSCC}4301ZHANG4302ROAD", "]C1") == f"{SSCC}4301{'*' * 13}"


def test_a_name_in_a_reading_that_is_not_among_the_likeliest_is_masked() -> None:
    many = f"{SSCC}400A10B21C240D91E99F400G92H93I94J95K96L97M98N"
    assert masked(f"{many}4301ZHANG", "]C1") == f"{many}4301*****"
    assert masked(f"{many}93{'X' * 80}94{'Y' * 80}4301ZHANG", "]C1").endswith("4301*****")


def test_broken_element_strings_are_masked_too() -> None:
    assert masked(f"00999{GS}4301ZHANG", "]C1") == f"00999{GS}4301*****"
    assert masked(f"??{GS}4320PARCEL{GS}99X", "]Q3") == f"??{GS}4320******{GS}99X"


def test_other_forms() -> None:
    assert masked(f"(00){SSCC[2:]}(4301)ZHANG SAN(10)A", None) == f"(00){SSCC[2:]}(4301)*********(10)A"
    link = f"https://id.gs1.org/00/{SSCC[2:]}?4301=ZHANG%20SAN&4308=138&10=A"
    assert masked(link, "]Q1") == f"https://id.gs1.org/00/{SSCC[2:]}?4301={'*' * 11}&4308=***&10=A"


@pytest.mark.parametrize("aim", ["]Q1", "]d1", "]L2", None])
def test_records_in_matrix_codes(aim: str | None) -> None:
    text = f"SF1234567890123,张三,{MOBILE},{IDENTITY},+86 138-0013-8000"
    hidden = f"SF1234567890123,张三,{'*' * 11},{'*' * 18},+86 ***-****-****"
    assert masked(text, aim) == hidden


@pytest.mark.parametrize(
    ("text", "aim"),
    [
        (MOBILE, "]Q1"),
        ("110105194912310021", None),
        (SSCC, "]C1"),
        ("SF1234567890123", "]C0"),
        (f"SF{MOBILE}", "]C0"),
        ("010690123456789210A4301X", "]d2"),
        ("110105194912310022;X", "]Q1"),
        ("110105199913310020;X", "]Q1"),
        ("2380013800012345;X", "]Q1"),
        ("4301", None),
    ],
)
def test_what_is_no_personal_data_stays(text: str, aim: str | None) -> None:
    assert masked(text, aim) == text


def test_the_check_character_of_an_identity_number() -> None:
    assert is_identity(IDENTITY)
    assert is_identity(IDENTITY.lower())
    assert not is_identity(IDENTITY[:-1] + "1")


@given(st.binary(max_size=80), st.sampled_from(["]C1", "]Q1", "]C0", "]Q3", None]))
def test_the_length_never_changes_and_masking_twice_is_masking_once(data: bytes, aim: str | None) -> None:
    once = redact(data, aim)
    assert len(once) == len(data)
    assert redact(once, aim) == once
    assert all(a == b or b == ord("*") for a, b in zip(data, once, strict=True))


def test_a_phone_in_digits_is_masked_only_where_the_symbol_says_that_it_is_gs1_data() -> None:
    assert masked(f"{SSCC}4308{MOBILE}", "]C1") == f"{SSCC}4308{'*' * 11}"
    assert masked(f"{SSCC}4308{MOBILE}", None) == f"{SSCC}4308{MOBILE}"
    assert masked(f"4308{MOBILE}", "]C0") == f"4308{MOBILE}"


@given(st.text("0123456789", max_size=40), st.sampled_from(["]Q1", "]C0", "]E0", None]))
def test_digits_alone_are_never_touched(text: str, aim: str | None) -> None:
    assert masked(text, aim) == text


def test_a_million_bytes_do_not_hang() -> None:
    for unit in ("20", "4301A" + GS, "10A", "1380013800", "(4301)A", "138-", "&4301=A", "86"):
        data = b"x," + unit.encode() * (1_000_000 // len(unit))
        for aim in ("]C1", "]Q1", None):
            assert len(redact(data, aim)) == len(data)
