"""The random sample: fair, fixed beforehand, checkable afterwards, and honest about what may slip by."""

import math
import random
from dataclasses import replace
from decimal import Decimal, localcontext
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from station.domain.bound import upper_bound
from station.domain.peak import peak
from station.domain.sampling import (
    Rate,
    Sampling,
    commitment,
    picked,
    rate_of,
    read_rate,
    shift_seed,
)
from station.domain.stratum import Stratum

SEED = bytes(range(32))


def test_a_pick_is_the_same_however_often_and_in_whatever_order_it_is_asked() -> None:
    waybills = [f"SF{n:013d}" for n in range(500)]
    first = {w: picked(SEED, "R1", w, Fraction(1, 5)) for w in waybills}
    random.Random(1).shuffle(waybills)
    assert {w: picked(SEED, "R1", w, Fraction(1, 5)) for w in waybills} == first
    assert {w: picked(SEED, "R2", w, Fraction(1, 5)) for w in waybills} != first
    assert {w: picked(bytes(32), "R1", w, Fraction(1, 5)) for w in waybills} != first


def test_a_hundred_thousand_draws_come_to_the_rate() -> None:
    """Chi-square over ten classes of waybills, 9 degrees of freedom: 27.9 is passed by chance once in a thousand."""
    rate, each = Fraction(1, 20), 10_000
    expected = float(each * rate)
    chi = 0.0
    for group in range(10):
        n = sum(picked(SEED, "R1", f"{group}-{k}", rate) for k in range(each))
        chi += (n - expected) ** 2 / expected + (n - expected) ** 2 / (each - expected)
    assert chi < 27.9


def test_a_lower_rate_picks_some_of_those_that_a_higher_one_picks() -> None:
    few = {n for n in range(2000) if picked(SEED, "R1", str(n), Fraction(1, 50))}
    many = {n for n in range(2000) if picked(SEED, "R1", str(n), Fraction(1, 10))}
    assert few < many


def test_nothing_is_picked_without_a_seed_and_everything_at_rate_one() -> None:
    assert not picked(b"", "R1", "SF1", Fraction(1))
    assert picked(SEED, "R1", "SF1", Fraction(1))
    assert not picked(SEED, "R1", "SF1", Fraction(0))


def test_the_seed_of_a_shift_is_the_same_after_a_restart_and_another_one_next_time() -> None:
    seed = shift_seed(b"key", "ST01", "2026-11-11T08:00:00+00:00 2001")
    assert seed == shift_seed(b"key", "ST01", "2026-11-11T08:00:00+00:00 2001")
    assert seed != shift_seed(b"key", "ST01", "2026-11-11T08:00:00.000001+00:00 2001")
    assert seed != shift_seed(b"key", "ST02", "2026-11-11T08:00:00+00:00 2001")
    assert len(commitment(seed)) == 64
    assert shift_seed(b"", "ST01", "x") == b""


@pytest.mark.parametrize(
    ("wrong", "inspected", "bound"),
    [(0, 299, 1 - 0.05 ** (1 / 299)), (0, 1, 0.95), (1, 100, 0.0466), (5, 100, 0.1023), (0, 0, 1.0), (3, 3, 1.0)],
)
def test_the_bound_is_that_of_clopper_and_pearson(wrong: int, inspected: int, bound: float) -> None:
    assert math.isclose(upper_bound(wrong, inspected), bound, abs_tol=6e-5)


def at_most(wrong: int, inspected: int, share: float) -> Decimal:
    """The probability of at most so many wrong ones, added up from none upwards in sixty digits."""
    with localcontext() as context:
        context.prec, context.Emin = 60, -999_999_999
        p = Decimal(share)
        term = total = (1 - p) ** inspected
        for i in range(wrong):
            term = term * (inspected - i) * p / ((i + 1) * (1 - p))
            total += term
        return total


@pytest.mark.parametrize(
    ("wrong", "inspected"),
    [(0, 1), (1, 2), (5, 100), (300, 330), (329, 330), (760, 76_000), (800, 10_000), (9_999, 10_000), (3, 2_000_000)],
)
def test_at_the_bound_what_was_seen_is_as_unlikely_as_it_says(wrong: int, inspected: int) -> None:
    bound = upper_bound(wrong, inspected)
    assert math.isclose(at_most(wrong, inspected, bound), 0.05, rel_tol=1e-6)


def test_very_many_wrong_parcels_are_not_the_plain_share_of_them() -> None:
    for wrong, inspected, bound in ((760, 76_000, 0.010614), (800, 10_000, 0.0846), (300, 330, 0.9338)):
        assert math.isclose(upper_bound(wrong, inspected), bound, abs_tol=6e-5 if bound > 0.05 else 6e-7)


def test_none_wrong_of_299_is_one_in_a_hundred() -> None:
    assert upper_bound(0, 298) > 0.01 > upper_bound(0, 299)


def test_the_bound_covers_the_truth_as_often_as_it_says() -> None:
    """2,000 made-up days with a true miss rate of 3 %: the bound lies above it in 95 % of them, or more."""
    rng = random.Random(7)
    for n in (50, 200):
        covered = sum(upper_bound(sum(rng.random() < 0.03 for _ in range(n)), n) >= 0.03 for _ in range(2000))
        assert covered >= 2000 * 0.94


@given(st.integers(0, 40), st.integers(0, 400))
def test_the_bound_falls_with_every_right_parcel_and_rises_with_every_wrong_one(wrong: int, right: int) -> None:
    n = wrong + right
    assert upper_bound(wrong, n + 1) <= upper_bound(wrong, n)
    assert upper_bound(wrong + 1, n + 1) >= upper_bound(wrong, n + 1)
    assert 0 < upper_bound(wrong, n) <= 1


RATE = Rate(Fraction(1, 10), Fraction(1, 50))


def test_peak_mode_lowers_a_rate_only_where_the_bound_was_paid_for() -> None:
    rich, poor = Stratum("R", picked=400, inspected=400), Stratum("R", picked=100, inspected=100)
    assert peak("R", 1, RATE, rich, 0.01).in_use == Fraction(1, 50)
    assert peak("R", 1, RATE, rich, None).in_use == Fraction(1, 10)
    assert not peak("R", 1, RATE, poor, 0.01).lowered
    assert peak("R", 1, RATE, poor, 0.01).in_use == Fraction(1, 10)


def test_what_was_lowered_is_lowered_for_one_version_and_stratum_and_never_below_the_minimum_in_force() -> None:
    sampling = Sampling(SEED, ((("R", 1, "merchant=EBC1"), Fraction(1, 50)),))
    of = replace(RATE, merchant="EBC1")
    assert sampling.rate("R", 1, of) == Fraction(1, 50)
    assert sampling.rate("S", 1, of) == sampling.rate("R", 2, of) == sampling.rate("R", 1, RATE) == Fraction(1, 10)
    assert sampling.rate("R", 1, replace(of, minimum=Fraction(1, 12))) == Fraction(1, 12)
    assert sampling.rate("R", 1, replace(of, rate=Fraction(1, 99), minimum=Fraction(0))) == Fraction(1, 99)


def test_picks_whose_end_is_not_known_stand_against_a_lower_rate() -> None:
    """Suspicious parcels are sent on, the rest is released at once: 300 of 370 ended well say nothing of the others."""
    known = Stratum("R", seen=370, picked=370, inspected=300, wrong=0)
    assert (known.unknown, known.bound) == (70, upper_bound(70, 370))
    assert not peak("R", 1, RATE, known, 0.01).lowered
    assert known.bound > 0.2


@pytest.mark.parametrize("value", ['{"rate": "0.5"}', '{"rate": "0.5", "minimum": 0}'])
def test_a_sample_never_stops_at_a_peak(value: str) -> None:
    rich = Stratum("R", picked=9999, inspected=9999)
    assert peak("R", 1, read_rate(value), rich, 0.01).in_use == Fraction(1, 2)


def test_rates_are_read_from_what_a_control_holds() -> None:
    assert read_rate('{"rate": "0.05", "minimum": 0.01, "hs": "33"}') == Rate(
        Fraction(1, 20), Fraction(1, 100), "", "33", ""
    )
    assert read_rate('{"rate": 1}').rate == 1


@pytest.mark.parametrize(
    "wrong",
    [
        "", "5", "{}", "{}x", "[]", "null", '{"rate": 2}', '{"rate": -0.1}', '{"rate": 0.1, "minimum": 0.2}',
        '{"rate": 0.1, "mercant": "x"}', '{"rate": "much"}', '{"rate": null}', '{"rate": true}', '{"rate": [0.1]}',
        '{"rate": 0.1, "quality": "bad"}', '{"minimum": "0.1"}', '{"rate": 0.1, "merchant": null}',
        '{"rate": 0.1, "hs": 33}', '{"rate": 0.1, "hs": "19.01"}', '{"rate": 0.1, "merchant": "A hs=33"}',
        '{"rate": "Infinity"}', '{"rate": "NaN"}', '{"rate": 1e999}', '{"rate": Infinity}',
        '{"rate": "1e-99999999"}', '{"rate": 1e-99999999}', '{"rate": "0e99999999"}',
        '{"rate": 1e99999999999999999999}', '{"rate": "0.1", "minimum": "sNaN"}',
        "[" * 100_000, '{"rate":' * 100_000, '{"rate": ' + "9" * 5000 + "}",
    ],
    ids=lambda value: value[:30],
)  # fmt: skip
def test_what_is_no_rate_is_said_to_be_none_and_picks_everybody_at_a_peak_too(wrong: str) -> None:
    with pytest.raises(ValueError, match=r"rate|quality|no ") as said:
        read_rate(wrong)
    assert len(str(said.value)) < 200
    assert (rate_of(wrong).rate, rate_of(wrong).minimum) == (1, 1)
    assert picked(SEED, "R", "SF1", rate_of(wrong).rate)


@given(
    st.text(max_size=60)
    | st.from_regex(r'\{"rate": ?"?[-+0-9eE.,Infa]*"?(, "minimum": ?"?[0-9eE.]*"?)?\}', fullmatch=True)
)
def test_any_text_is_a_rate_between_nothing_and_everything(value: str) -> None:
    assert 0 <= rate_of(value).minimum <= rate_of(value).rate <= 1


SHARES = st.fractions(0, 1, max_denominator=1000)


@given(SHARES, SHARES, SHARES)
def test_no_rate_in_use_leaves_what_the_data_of_the_moment_allow(
    lowered: Fraction, one: Fraction, other: Fraction
) -> None:
    rate = Rate(max(one, other), min(one, other))
    assert rate.minimum <= Sampling(SEED, ((("R", 1, ""), lowered),)).rate("R", 1, rate) <= rate.rate
