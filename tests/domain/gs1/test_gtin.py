"""GTINs: one number of 14 digits, and what is wrong with a malformed one."""

import gzip
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from station.domain.gs1.gtin import (
    KINDS,
    Gtin,
    GtinKind,
    check_digit,
    expand_upce,
    is_restricted,
    normalise,
    notes,
    pack_indicator,
)
from station.domain.gs1.prefixes import issuer
from station.domain.gs1.refusal import Refused

digits = st.text("0123456789", min_size=1, max_size=20)


@pytest.mark.parametrize(
    ("text", "gtin", "kind"),
    [
        ("96385074", "00000096385074", GtinKind.GTIN_8),
        ("614141000036", "00614141000036", GtinKind.GTIN_12),
        ("6901234567892", "06901234567892", GtinKind.GTIN_13),
        ("16901234567899", "16901234567899", GtinKind.GTIN_14),
        ("\x02 6901234567892\r\n\x03", "06901234567892", GtinKind.GTIN_13),
    ],
)
def test_one_number_system(text: str, gtin: str, kind: GtinKind) -> None:
    assert normalise(text) == Gtin(gtin, kind)


def test_full_width_digits_are_read_and_noted() -> None:
    assert normalise("６９０１２３４５６７８９２") == Gtin("06901234567892", GtinKind.GTIN_13, ("full_width_digits",))


@pytest.mark.parametrize(
    ("text", "code", "near"),
    [
        ("", "empty", ()),
        (" \r\n", "empty", ()),
        ("无", "no_barcode", ()),
        ("6901234567893", "wrong_check_digit", ()),
        ("690123456789", "wrong_check_digit", ("6901234567892",)),
        ("01234505", "wrong_check_digit", ("012000003455",)),
        ("01111080007", "wrong_length", ("011110800077",)),
        ("36000291452", "lost_leading_zero", ("036000291452",)),
        ("5012345678", "wrong_length", ()),
        ("123456789012345", "wrong_length", ()),
        ("00000000", "all_zero", ()),
        ("00000000000000", "all_zero", ()),
        ("69O1234567892", "not_digits", ("6901234567892",)),
        ("690-1234-56789-2", "not_digits", ("6901234567892",)),
        ("٦٩٠١٢٣٤٥٦٧٨٩٢", "not_digits", ()),
        ("ABC", "not_digits", ()),
    ],
)
def test_what_is_wrong_is_named(text: str, code: str, near: tuple[str, ...]) -> None:
    refused = normalise(text)
    assert isinstance(refused, Refused)
    assert (refused.code, refused.near) == (code, near)
    assert refused.message.endswith(".")


def test_a_wrong_check_digit_comes_with_the_right_one() -> None:
    refused = normalise("6901234567893")
    assert isinstance(refused, Refused)
    assert refused.expected == "2"
    assert "should be 2" in refused.message


@pytest.mark.parametrize(
    ("upce", "full"),
    [
        ("04252614", "042100005264"),
        ("06397126", "063200009716"),
        ("01234505", "012000003455"),
        ("01234133", "012300000413"),
        ("01234543", "012340000053"),
    ],
)
def test_upce_is_expanded_by_its_last_digit(upce: str, full: str) -> None:
    assert expand_upce(upce) == full


@pytest.mark.parametrize(
    ("upce", "code"),
    [("04252613", "wrong_check_digit"), ("24252614", "wrong_number_system"), ("042526", "wrong_length")],
)
def test_a_bad_upce_is_named(upce: str, code: str) -> None:
    refused = expand_upce(upce)
    assert isinstance(refused, Refused)
    assert refused.code == code


@pytest.mark.parametrize(
    ("gtin", "restricted"),
    [
        ("02012345678903", True),
        ("02912345678900", True),
        ("00212345678908", True),
        ("00412345678903", True),
        ("00000000011112", True),
        ("00000020123451", True),
        ("00012345678905", False),
        ("06901234567892", False),
        ("00000096385074", False),
        ("12012345678900", False),
        ("00300000000009", False),
    ],
)
def test_restricted_circulation(gtin: str, restricted: bool) -> None:
    assert is_restricted(gtin) is restricted


def test_pack_levels() -> None:
    assert [pack_indicator(g) for g in ("06901234567892", "16901234567899", "99501234567897")] == [0, 1, 9]
    assert notes("16901234567899") == ("other_pack_level",)
    assert notes("92012345678900") == ("variable_measure",)
    assert notes("02012345678903") == ("restricted_number",)
    for voucher in ("09801234567892", "09811234567891", "09841234567898", "09901234567899", "09990000000005"):
        assert notes(voucher) == ("not_a_trade_item",), voucher
    for goods in ("09771234567003", "09781234567897", "09790000000001", "09690000000004", "00000096385074"):
        assert notes(goods) == (), goods


@pytest.mark.parametrize(
    ("gtin", "who"),
    [
        ("06901234567892", "GS1 China"),
        ("00036000291452", "GS1 US"),
        ("09771234567003", "ISSN International Centre, serial publications"),
        ("09787115428028", "International ISBN Agency, books"),
        ("02012345678903", "restricted circulation"),
        ("00000096385074", "GS1 Global Office, GTIN-8"),
        ("01412345678903", "unknown"),
    ],
)
def test_the_prefix_names_the_issuer(gtin: str, who: str) -> None:
    assert issuer(gtin) == who


@given(digits)
def test_a_check_digit_always_checks(body: str) -> None:
    whole = body + check_digit(body)
    if len(whole) in KINDS and body.strip("0"):
        assert normalise(whole) == Gtin(whole.zfill(14), KINDS[len(whole)])


@given(
    st.sampled_from([8, 12, 13, 14]).flatmap(lambda n: st.text("0123456789", min_size=n - 1, max_size=n - 1)), st.data()
)
def test_no_code_with_one_digit_off_passes(body: str, data: st.DataObject) -> None:
    whole = body + check_digit(body)
    place = data.draw(st.integers(0, len(whole) - 1))
    other = data.draw(st.sampled_from([d for d in "0123456789" if d != whole[place]]))
    refused = normalise(whole[:place] + other + whole[place + 1 :])
    assert isinstance(refused, Refused)
    assert refused.code == "wrong_check_digit"


@given(st.text(max_size=40))
def test_any_text_gets_an_answer(text: str) -> None:
    answer = normalise(text)
    assert isinstance(answer, Gtin | Refused)
    if isinstance(answer, Gtin):
        assert len(answer.digits) == 14
        assert check_digit(answer.digits[:-1]) == answer.digits[-1]


def test_real_numbers_all_pass(shared_data: Path) -> None:
    with gzip.open(shared_data / "gtin" / "off2018_gtin14.txt.gz", "rt", encoding="ascii") as file:
        codes = file.read().split()
    assert len(codes) == 807_873
    assert [c for c in codes[::20] if normalise(c) != Gtin(c, GtinKind.GTIN_14)] == []


def test_real_malformed_codes_are_named(shared_data: Path) -> None:
    text = (shared_data / "gtin" / "off2018_invalid_codes_sample.txt").read_text(encoding="utf-8")
    answers = [normalise(line) for line in text.splitlines()]
    codes = Counter(answer.code if isinstance(answer, Refused) else "valid" for answer in answers)
    assert codes == {"wrong_check_digit": 1283, "wrong_length": 591, "lost_leading_zero": 126}
