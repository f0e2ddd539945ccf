"""The sample over several stations: each parcel once, nothing twice, and what is late never narrows the bound."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from station.domain.bound import upper_bound
from station.domain.decision import Decision, Outcome
from station.domain.identity import Operator, Role
from station.domain.ledger import GENESIS, Draft, Entry, EntryType, seal
from station.domain.peak import Peak
from station.domain.pooling import Contradiction, Pool, Pooled, PooledStratum
from station.domain.records import decision, shift_closed, shift_opened, undone
from station.domain.sampling import Drawn, Rate, Sampling, picked, shift_seed
from station.domain.shift import Tally
from tests.domain.dock import NOW

SUE = Operator("2001", "Sue", Role.SUPERVISOR, "B", "h")
HALF = Fraction(1, 2)
AT_HALF = Peak("R", 1, Rate(HALF, HALF))
PARCELS = tuple(f"SF{n}" for n in range(40))


def seed(station: str) -> bytes:
    return shift_seed(b"key", station, "then")


def picks(station: str) -> list[str]:
    return [w for w in PARCELS if picked(seed(station), "R", w, HALF)]


def passes(station: str) -> list[str]:
    return [w for w in PARCELS if not picked(seed(station), "R", w, HALF)]


def drew(station: str, waybill: str, outcome: Outcome = Outcome.INSPECT, *, conform: bool = False) -> Draft:
    """A decision in a shift of this station, with the draw that its seed makes."""
    draws = (Drawn("R", 1, HALF, picked(seed(station), "R", waybill, HALF)),)
    made = Decision(f"{waybill}{outcome}", waybill, outcome, outcome, (), (1,), "1001", None, NOW, "p", 1)
    return decision(replace(made, conform=conform, draws=draws))


def ended(waybill: str, outcome: Outcome = Outcome.RELEASE) -> Draft:
    """The end of an inspection at a desk that drew nothing itself."""
    made = Decision(f"end-{waybill}", waybill, outcome, outcome, (), (2,), "1001", "2001", NOW, "p", 1, conform=True)
    return decision(made)


def opened(station: str, peak: Peak = AT_HALF) -> Draft:
    return shift_opened(SUE, NOW, training=False, pack=("p", 1), sampling=Sampling(seed(station)), peaks=[peak])


def closed(station: str, shown: bytes | None = None) -> Draft:
    return shift_closed(SUE, NOW + timedelta(hours=8), Tally(), "", seed(station) if shown is None else shown)


def ledger(station: str, drafts: Iterable[Draft]) -> list[Entry]:
    entries: list[Entry] = []
    for n, draft in enumerate(drafts, start=1):
        entries.append(seal(draft, station, n, entries[-1].hash if entries else GENESIS))
    return entries


def pooled(*ledgers: Iterable[Entry]) -> Pooled:
    pool = Pool()
    for entries in ledgers:
        pool.take(entries)
    return pool.sum_up()


def only(found: Pooled) -> PooledStratum:
    (stratum,) = found.strata
    return stratum


def day(station: str, waybills: Iterable[str]) -> list[Entry]:
    return ledger(station, [opened(station), *(drew(station, w) for w in waybills), closed(station)])


def test_stations_are_summed_and_a_parcel_inspected_elsewhere_is_known_to_have_ended() -> None:
    one, two, three = picks("A")[:3]
    a = ledger("A", [opened("A"), *(drew("A", w) for w in (one, two, three, passes("A")[0])), closed("A")])
    b = ledger("B", [opened("B"), ended(one), ended(two, Outcome.DETAIN), closed("B")])
    assert only(pooled(a, b)) == PooledStratum("R", seen=4, picked=3, inspected=2, wrong=1, unknown=1)
    assert only(pooled(a)) == PooledStratum("R", seen=4, picked=3, inspected=0, wrong=0, unknown=3)
    assert [(k.station, k.last, k.checked, k.unshown) for k in pooled(a, b).stations] == [
        ("A", 6, 1, 0),
        ("B", 4, 1, 0),
    ]


def test_a_parcel_that_two_stations_drew_counts_once_and_is_picked_if_either_picked_it() -> None:
    both = next(w for w in picks("A") if w in passes("B"))
    found = pooled(day("A", [both]), day("B", [both]))
    assert only(found) == PooledStratum("R", seen=1, picked=1, inspected=0, wrong=0, unknown=1)


def test_what_is_known_twice_counts_once_in_any_order_and_in_pieces() -> None:
    a, b = day("A", PARCELS), day("B", PARCELS[:9])
    whole = pooled(a, b)
    assert pooled(b, a[20:], a, b, a[:30]) == whole
    assert only(whole).seen == 40


def test_two_entries_under_one_number_are_a_contradiction_and_nothing_is_summed_up() -> None:
    a, other = day("A", PARCELS[:5]), day("A", PARCELS[1:6])
    with pytest.raises(Contradiction, match="two different entries 2 of A"):
        pooled(a, other)


def test_a_decision_taken_back_ends_nothing() -> None:
    (one, *_) = picks("A")
    entries = [opened("A"), drew("A", one), ended(one), undone(3, one, SUE, NOW), closed("A")]
    assert only(pooled(ledger("A", entries))).unknown == 1


def test_draws_that_no_seed_has_shown_count_only_against_the_bound() -> None:
    right, wrong, pending = picks("A")[:3]
    drafts = [opened("A"), *(drew("A", w) for w in (right, wrong, pending, *passes("A")))]
    drafts += [ended(right), ended(wrong, Outcome.RETURN)]
    late = pooled(ledger("A", drafts))
    assert only(late) == PooledStratum("R", seen=2, picked=2, inspected=1, wrong=1, unknown=1)
    assert late.stations[0].unshown == 1
    steered = pooled(ledger("A", [*drafts, closed("A", b"another")]))
    assert steered.strata == late.strata
    assert len(steered.stations[0].steered) == 1
    shown = pooled(ledger("A", [*drafts, closed("A")]))
    assert only(shown).inspected == 2
    assert only(shown).bound < only(late).bound


def test_a_draw_at_a_rate_that_the_ledger_does_not_hold_never_narrows_the_bound() -> None:
    right, wrong, pending = picks("A")[:3]
    drafts = [*(drew("A", w) for w in (right, wrong, pending)), ended(right), ended(wrong, Outcome.DETAIN), closed("A")]
    before = Draft(EntryType.SHIFT_OPENED, NOW, {k: v for k, v in opened("A").body.items() if k != "rates"})
    found = pooled(ledger("A", [before, *drafts]))
    assert only(found) == PooledStratum("R", seen=2, picked=2, inspected=1, wrong=1, unknown=1)
    assert (found.stations[0].untold, found.stations[0].steered) == (3, ())
    told = pooled(ledger("A", [opened("A"), *drafts]))
    assert only(told) == PooledStratum("R", seen=3, picked=3, inspected=2, wrong=1, unknown=1)


def test_a_draw_at_another_rate_than_the_opening_says_counts_only_against_the_bound() -> None:
    drafts = [*(drew("A", w) for w in picks("A")[:3]), *(ended(w) for w in picks("A")[:2]), closed("A")]
    found = pooled(ledger("A", [opened("A", Peak("R", 1, Rate(Fraction(1, 5), Fraction(0)))), *drafts]))
    assert only(found) == PooledStratum("R", seen=1, picked=1, inspected=0, wrong=0, unknown=1)
    assert len(found.stations[0].steered) == 3


def test_strata_of_one_rule_are_summed_apart() -> None:
    of = Rate(HALF, HALF, merchant="M1")
    drafts = []
    for waybill in PARCELS:
        plain = Decision(waybill, waybill, Outcome.INSPECT, Outcome.INSPECT, (), (1,), "1001", None, NOW, "p", 1)
        draw = Drawn("R", 1, HALF, picked(seed("B"), "R", waybill, HALF), stratum=of.stratum)
        drafts.append(decision(replace(plain, draws=(draw,))))
    other = ledger("B", [opened("B", Peak("R", 1, of)), *drafts, closed("B")])
    assert [(s.name, s.seen) for s in pooled(day("A", PARCELS), other).strata] == [("R", 40), ("R merchant=M1", 40)]


@given(
    st.lists(st.sampled_from([True, True, True, False]), max_size=12),
    st.permutations(range(12)),
    st.integers(min_value=0, max_value=20),
)
def test_late_entries_on_known_picks_make_the_bound_wider_never_narrower(
    right: list[bool], order: list[int], others: int
) -> None:
    a = day("A", picks("A")[:others])
    ends = ledger("C", [ended(w) for w in picks("A")[:others]])
    mine = [w for w in picks("B") if w not in picks("A")][: len(right)]
    outcomes = {w: Outcome.RELEASE if yes else Outcome.DETAIN for w, yes in zip(mine, right, strict=False)}
    in_turn = [mine[n] for n in order if n < len(mine)]
    start = [opened("B"), *(drew("B", w) for w in mine)]
    b = ledger("B", [*start, *(ended(w, outcomes[w]) for w in in_turn), closed("B")])
    cuts = range(len(start), len(b) + 1)
    bounds = [max((s.bound for s in pooled(a, ends, b[:n]).strata), default=1.0) for n in cuts]
    assert bounds == sorted(bounds, reverse=True)


def test_the_bound_takes_every_unknown_end_for_wrong() -> None:
    stratum = PooledStratum("R", seen=100, picked=40, inspected=30, wrong=0, unknown=10)
    assert stratum.told == upper_bound(0, 30)
    assert stratum.bound == upper_bound(10, 40) > stratum.told


def test_how_far_a_station_is_known_is_told_even_where_nothing_was_drawn() -> None:
    late = ledger("D", [Draft(EntryType.STARTED, NOW, {}), Draft(EntryType.STOPPED, NOW + timedelta(minutes=1), {})])
    (known,) = pooled(late).stations
    assert (known.station, known.last, known.until) == ("D", 2, NOW + timedelta(minutes=1))
