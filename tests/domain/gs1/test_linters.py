"""The checks by their names: any text gets an answer, and a fault lies within it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from station.domain.gs1.fault import EXPLAINED, Fault, explained
from station.domain.gs1.linters import LINTERS


@pytest.mark.parametrize(
    ("name", "good", "bad", "fault"),
    [
        ("csum", "0", "1", Fault("wrong_check_digit", 0, 1)),
        ("csum", "6901234567892", "", Fault("too_short_for_check_digit", 0, 0)),
        ("csumalpha", "1987654Ad4X4bL5ttr2310c2K", "1987654Ad4X4bL5ttr2310c2J", Fault("incorrect_check_pair", 23, 25)),
        ("iban", "DE91100000000123456789", "DE92100000000123456789", Fault("incorrect_iban_checksum", 2, 4)),
        ("iso3166", "156", "157", Fault("not_iso3166", 0, 3)),
        ("iso3166999", "999", "998", Fault("not_iso3166_or_999", 0, 3)),
        ("iso3166alpha2", "CN", "cn", Fault("not_iso3166_alpha2", 0, 2)),
        ("iso4217", "156", "157", Fault("not_iso4217", 0, 3)),
        ("packagetype", "CT", "C", Fault("invalid_package_type", 0, 1)),
        ("yymmd0", "240200", "240230", Fault("illegal_day", 4, 6)),
        ("yymmdd", "240229", "230229", Fault("illegal_day", 4, 6)),
        ("hhmi", "2359", "2360", Fault("illegal_minute", 2, 4)),
        ("pieceoftotal", "0102", "0201", Fault("piece_number_exceeds_total", 0, 4)),
        ("posinseqslash", "1/2", "2/1", Fault("position_exceeds_end", 0, 3)),
        ("pcenc", "A%20", "A%2", Fault("invalid_percent_sequence", 1, 3)),
        ("latitude", "1800000000", "1800000001", Fault("invalid_latitude", 0, 10)),
        ("cset64", "AB=", "AB==", Fault("invalid_cset64_padding", 2, 4)),
        (
            "couponcode",
            "012345612345611110123",
            "01234561234561111012",
            Fault("coupon_truncated_1st_purchase_family_code", 18, 20),
        ),
        ("couponposoffer", "001234561234560123456", "21", Fault("coupon_invalid_format_code", 0, 1)),
    ],
)
def test_checks(name: str, good: str, bad: str, fault: Fault) -> None:
    assert LINTERS[name](good) is None
    assert LINTERS[name](bad) == fault


@given(st.sampled_from(sorted(LINTERS)), st.text(max_size=110) | st.text("0123456789/%-A=", max_size=40))
def test_any_text_gets_an_answer(name: str, text: str) -> None:
    fault = LINTERS[name](text)
    if fault is not None:
        assert 0 <= fault.start <= fault.end <= len(text)
        assert fault.code in EXPLAINED or fault.code.startswith("coupon_")
        assert fault.code not in explained(fault.code)
