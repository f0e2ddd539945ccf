"""The random sample through a shift: bound when it opens, the same after a restart, shown and checked at its close."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import timedelta
from fractions import Fraction

import pytest

from station.domain.control import ControlAction, ControlInstruction
from station.domain.decision import Decision, Finding, Outcome
from station.domain.desk import events as e
from station.domain.desk.states import Decided, OnParcel
from station.domain.draws import Draws, drawn
from station.domain.identity import Operator, Role
from station.domain.ledger import Draft, Entry, EntryType, Json, seal
from station.domain.peak import Peak
from station.domain.rate_rows import said, switch_rows
from station.domain.rechecking import by_shift, recheck
from station.domain.records import decision, shift_closed, shift_opened
from station.domain.sampling import UNSAID, Drawn, Rate, Sampling, commitment, picked, shift_seed
from station.domain.shift import Tally
from station.domain.stratum import Stratum
from station.domain.subject import Command
from tests.domain.dock import NOW, WAYBILL
from tests.fakes.ledger import MemoryLedger
from tests.services.desk_world import PEOPLE, Hands

HALF = Fraction(1, 2)
AT_HALF = Peak("R", 1, Rate(HALF, HALF))
SUE = Operator("2001", "Sue", Role.SUPERVISOR, "B", "h")
SEED = shift_seed(b"key", "ST01", "then")


def shift(
    decisions: list[Decision], *, seed: bytes = SEED, shown: bytes | None = None, peaks: Sequence[Peak] = (AT_HALF,)
) -> list[Entry]:
    opened = shift_opened(SUE, NOW, training=False, pack=("p", 1), sampling=Sampling(seed), peaks=peaks)
    closed = shift_closed(SUE, NOW, Tally(), "", seed if shown is None else shown)
    return sealed((opened, *map(decision, decisions), closed))


def sealed(drafts: Iterable[Draft]) -> list[Entry]:
    entries: list[Entry] = []
    for n, draft in enumerate(drafts, start=1):
        entries.append(seal(draft, "ST01", n, entries[-1].hash if entries else "0" * 64))
    return entries


def made(waybill: str, outcome: Outcome, *, conform: bool = False, turned: bool = False) -> Decision:
    draws = (Drawn("R", 1, HALF, picked(SEED, "R", waybill, HALF) != turned),)
    plain = Decision(f"op-{waybill}{outcome}", waybill, outcome, outcome, (), (1,), "1001", None, NOW, "p", 1)
    return replace(plain, conform=conform, draws=draws)


PICKED = [w for w in (f"SF{n}" for n in range(60)) if picked(SEED, "R", w, Fraction(1, 2))]
PASSED = [w for w in (f"SF{n}" for n in range(60)) if not picked(SEED, "R", w, Fraction(1, 2))]


def test_an_auditor_computes_every_pick_from_the_ledger_alone() -> None:
    entries = shift([made(w, Outcome.RELEASE) for w in (*PICKED, *PASSED)])
    assert sum(len(drawn(entry)) for entry in entries) == 60
    assert list(recheck(entries)) == []
    assert list(recheck(entries[:-1])) == [], "a shift still open has shown no seed"


def test_a_pick_that_was_steered_is_named() -> None:
    entries = shift([made(PASSED[0], Outcome.RELEASE), made(PICKED[0], Outcome.RELEASE, turned=True)])
    (told,) = recheck(entries)
    assert told == f"entry 3: {PICKED[0]} was not picked under R, which does not follow"


def test_another_seed_than_the_one_bound_to_is_named() -> None:
    (told,) = recheck(shift([made(PICKED[0], Outcome.RELEASE)], shown=b"another"))
    assert told.startswith("entry 3: the seed is not the one")


def test_the_strata_count_each_parcel_once_and_what_inspections_came_to() -> None:
    one, two, three = PICKED[:3]
    decisions = [
        made(one, Outcome.INSPECT),
        made(one, Outcome.RELEASE, conform=True),
        made(two, Outcome.INSPECT),
        made(two, Outcome.DETAIN),
        made(three, Outcome.INSPECT),
        made(PASSED[0], Outcome.RELEASE),
    ]
    entries = shift(decisions)
    draws = Draws()
    for entry in entries:
        draws.take(entry)
    assert draws.strata() == {("R", ""): Stratum("R", seen=4, picked=3, inspected=2, wrong=1)}
    taken_back = seal(Draft(EntryType.UNDONE, NOW, {"decision": 5, "waybill": two, "operator": "1"}), "ST01", 9, "")
    draws.take(taken_back)
    assert draws.strata()["R", ""] == Stratum("R", seen=4, picked=3, inspected=1, wrong=0)


def random_control(rate: str, rule_id: str = "RND") -> ControlInstruction:
    words = ("随机抽查", "random sample")
    since = NOW - timedelta(days=1)
    return ControlInstruction(rule_id, 1, "random", rate, ControlAction.INSPECT, *words, since, None, "8013")


def test_a_picked_parcel_is_released_only_after_it_was_inspected_and_by_two() -> None:
    ledger = MemoryLedger("ST01")
    hands = Hands(ledger, controls=[random_control('{"rate": 1}')]).begin()
    (opened,) = [entry for entry in ledger.entries() if entry.type is EntryType.SHIFT_OPENED]
    hands.scan(WAYBILL)
    phase = hands.desk.state.phase
    assert isinstance(phase, OnParcel)
    assert phase.work.assessment.findings == (Finding.RANDOM_SAMPLE,)
    hands.press(Outcome.RELEASE)
    assert isinstance(hands.desk.state.phase, OnParcel), "picked: nobody releases it unseen"
    hands.press(Outcome.INSPECT).scan(WAYBILL).wait()
    hands.desk.handle(e.FoundConform(WAYBILL, hands.clock.now()))
    hands.press(Outcome.RELEASE).badge(PEOPLE[1])
    assert isinstance(hands.desk.state.phase, Decided)
    assert hands.desk.strata == {("RND", ""): Stratum("RND", seen=1, picked=1, inspected=1, wrong=0)}
    hands.badge(PEOPLE[1]).card(Command.CLOSE_SHIFT)
    (closed,) = [entry for entry in ledger.entries() if entry.type is EntryType.SHIFT_CLOSED]
    assert commitment(bytes.fromhex(str(closed.body["seed"]))) == opened.body["draw"]
    assert str(closed.body["seed"]) not in "".join(
        str(entry.body) for entry in ledger.entries() if entry.seq < closed.seq
    )
    assert list(recheck(ledger.entries())) == []


def test_a_restart_in_the_middle_of_a_shift_draws_on_with_the_same_seed() -> None:
    ledger = MemoryLedger("ST01")
    hands = Hands(ledger, controls=[random_control('{"rate": "0.5"}')]).begin()
    before = hands.desk.state.shift
    again = Hands(ledger, hands.clock, controls=[random_control('{"rate": "0.5"}')])
    assert before is not None
    assert again.desk.state.shift is not None
    assert again.desk.state.shift.sampling == before.sampling
    assert before.sampling.seed


def at_a_peak(*controls: ControlInstruction, known: Sequence[Drawn] = ()) -> Hands:
    """A desk in peak mode that tolerates nine wrong in ten; two parcels with these draws were found right."""
    hands = Hands(MemoryLedger("ST01"), controls=controls)
    setup = hands.desk.state.setup
    policy = replace(setup.policy, peak=True, tolerated=0.9)
    hands.desk.state = replace(hands.desk.state, setup=replace(setup, policy=policy))
    for n in range(2):
        plain = Decision(f"d{n}", f"W{n}", Outcome.RELEASE, Outcome.RELEASE, (), (), "1", None, NOW, "p", 1)
        hands.desk._write(decision(replace(plain, conform=True, draws=tuple(known))))
    return hands


def test_peak_mode_is_decided_at_the_opening_and_written_down() -> None:
    rich, poor = random_control('{"rate": "0.5", "minimum": "0.1"}', "RICH"), random_control('{"rate": "0.5"}', "POOR")
    hands = at_a_peak(rich, poor, known=[Drawn("RICH", 1, HALF, picked=True)])
    ledger = hands.ledger
    hands.begin()
    (opened,) = [entry for entry in ledger.entries() if entry.type is EntryType.SHIFT_OPENED]
    assert [(each.rule_id, each.in_use, each.lowered) for each in said(opened) or ()] == [
        ("POOR", HALF, False),
        ("RICH", Fraction(1, 10), True),
    ]
    shift_now = hands.desk.state.shift
    assert shift_now is not None
    assert shift_now.sampling.lowered == ((("RICH", 1, ""), Fraction(1, 10)),)
    again = Hands(ledger, hands.clock, controls=[rich, poor])
    assert again.desk.state.shift == shift_now


def rates(hands: Hands) -> list[Fraction]:
    """The rates that the parcel on the desk was drawn at, by the controls in force."""
    phase = hands.desk.state.phase
    assert isinstance(phase, OnParcel)
    return [each.rate for each in phase.work.assessment.draws]


def test_a_version_that_comes_into_force_within_the_shift_is_drawn_at_its_own_rate() -> None:
    change = NOW + timedelta(minutes=1)
    one = replace(random_control('{"rate": "0.5", "minimum": "0.01"}', "R"), valid_to=change)
    two = replace(random_control('{"rate": "0.8", "minimum": "0.4"}', "R"), version=2, valid_from=change)
    hands = at_a_peak(one, two, known=[Drawn("R", 1, HALF, picked=True)]).begin().scan(WAYBILL)
    assert rates(hands) == [Fraction(1, 100)]
    hands.press(Outcome.INSPECT).wait(120).scan(WAYBILL)
    assert rates(hands) == [Fraction(4, 5)]
    hands.press(Outcome.INSPECT).badge(PEOPLE[1]).card(Command.CLOSE_SHIFT)
    (checked,) = by_shift(hands.ledger.entries())
    assert (checked.shown, checked.steered, checked.untold, len(checked.decided)) == (True, (), 0, 2)


def test_each_stratum_of_a_rule_has_its_own_bound_and_minimum() -> None:
    here = random_control('{"rate": "0.5", "minimum": "0.4", "merchant": "EBC1"}', "R")
    there = random_control('{"rate": "0.5", "minimum": "0.01", "merchant": "ZZ"}', "R")
    elsewhere = at_a_peak(here, there, known=[Drawn("R", 1, HALF, picked=True, stratum="merchant=ZZ")]).begin()
    assert rates(elsewhere.scan(WAYBILL)) == [HALF], "what is known of another merchant's parcels pays for nothing"
    both = [Drawn("R", 1, HALF, picked=True, stratum=f"merchant={code}") for code in ("ZZ", "EBC1")]
    paid = at_a_peak(here, there, known=both).begin()
    assert rates(paid.scan(WAYBILL)) == [Fraction(2, 5)]
    paid.press(Outcome.INSPECT)
    assert paid.desk.strata["R", "merchant=EBC1"].seen == 3
    assert paid.desk.strata["R", "merchant=ZZ"].seen == 2


def test_a_rate_without_a_minimum_is_not_lowered() -> None:
    hands = at_a_peak(random_control('{"rate": "0.5"}', "R"), known=[Drawn("R", 1, HALF, picked=True)]).begin()
    assert rates(hands.scan(WAYBILL)) == [HALF]


@pytest.mark.parametrize(
    ("drew", "said_of_it"),
    [
        (Drawn("R", 1, Fraction(0), picked=False), "was drawn at 0 under R version 1, where it was 1/2"),
        (Drawn("R", 1, Fraction(1), picked=True), "was drawn at 1 under R version 1, where it was 1/2"),
        (Drawn("R", 2, HALF, picked=True), "was drawn at 1/2 under R version 2, where it was no rate at all"),
        (Drawn("R", 1, HALF, picked=True, stratum="hs=33"), "under R version 1, where it was no rate at all"),
        (Drawn("LOW", 1, HALF, picked=True), "was drawn at 1/2 under LOW version 1, where it was 1/10"),
    ],
)
def test_a_draw_at_another_rate_than_the_opening_says_is_named(drew: Drawn, said_of_it: str) -> None:
    low = Peak("LOW", 1, Rate(HALF, Fraction(1, 10)), 0.01, lowered=True)
    waybill = next(f"SF{n}" for n in range(99) if picked(SEED, drew.rule_id, f"SF{n}", drew.rate) == drew.picked)
    steered = replace(made(waybill, Outcome.RELEASE), draws=(drew,))
    (line,) = recheck(shift([steered], peaks=[AT_HALF, low]))
    assert line.startswith(f"entry 2: {waybill}")
    assert said_of_it in line


def test_draws_on_data_that_were_switched_to_are_held_to_the_rates_of_these() -> None:
    opened = shift_opened(SUE, NOW, training=False, pack=("p", 1), sampling=Sampling(SEED), peaks=[AT_HALF])
    body: dict[str, Json] = {"pack": "p", "version": 2, "rates": switch_rows([random_control('{"rate": "0.2"}', "R")])}
    new = replace(made("SF1", Outcome.INSPECT), pack_version=2)
    for rate, right in ((Fraction(1, 5), True), (HALF, False)):
        drew = Drawn("R", 1, rate, picked=picked(SEED, "R", "SF1", rate))
        closed = shift_closed(SUE, NOW, Tally(), "", SEED)
        after = decision(replace(new, draws=(drew,)))
        told = [*by_shift(sealed([opened, Draft(EntryType.DATA_SWITCHED, NOW, body), after, closed]))]
        assert (not told[0].steered, told[0].untold) == (right, 0)
        untold = [*by_shift(sealed([opened, after, closed]))]
        assert (untold[0].steered, untold[0].untold) == ((), 1)
        assert not untold[0].proven(untold[0].decided[0])


@pytest.mark.parametrize("rate", ['{"rte": 1}', '{"rate": "Infinity"}', '{"rate": "1e-99999999"}', "[" * 100_000])
def test_a_rate_that_cannot_be_read_holds_everybody_back_and_lets_the_shift_open_at_a_peak(rate: str) -> None:
    hands = at_a_peak(random_control(rate))
    hands.begin().scan(WAYBILL)
    phase = hands.desk.state.phase
    assert isinstance(phase, OnParcel)
    assert phase.work.assessment.findings == (Finding.RANDOM_SAMPLE,)
    hands.press(Outcome.RELEASE)
    assert isinstance(hands.desk.state.phase, OnParcel)


def test_what_was_picked_stays_picked_in_the_next_shift_though_another_seed_would_let_it_pass() -> None:
    ledger, control = MemoryLedger("ST01"), random_control('{"rate": "0.5"}')
    hands = Hands(ledger, controls=[control]).wait(8)
    seeds, chosen = [], ""
    for _ in range(2):  # two shifts, and a parcel that the first one's seed picks and the second one's does not
        hands.begin()
        assert hands.desk.state.shift is not None
        seeds.append(hands.desk.state.shift.sampling.seed)
        if not chosen:
            hands.scan(WAYBILL)
            chosen = "picked" if picked(seeds[0], "RND", WAYBILL, HALF) else "passed"
            hands.press(Outcome.INSPECT)
            hands.badge(PEOPLE[1]).card(Command.CLOSE_SHIFT)
    assert (chosen, picked(seeds[1], "RND", WAYBILL, HALF)) == ("picked", False), "choose another key for this test"
    hands.scan(WAYBILL)
    phase = hands.desk.state.phase
    assert isinstance(phase, OnParcel)
    assert phase.work.assessment.findings == (Finding.RANDOM_SAMPLE,)
    hands.press(Outcome.RELEASE)
    assert isinstance(hands.desk.state.phase, OnParcel), "waiting for the next shift is no way out of a pick"
    hands.wait()
    hands.desk.handle(e.FoundConform(WAYBILL, hands.clock.now()))
    hands.press(Outcome.RELEASE).badge(PEOPLE[1])
    assert isinstance(hands.desk.state.phase, Decided)
    assert hands.desk.strata == {("RND", ""): Stratum("RND", seen=1, picked=1, inspected=1, wrong=0)}
    hands.badge(PEOPLE[1]).card(Command.CLOSE_SHIFT)
    assert list(recheck(ledger.entries())) == [], "no decision keeps another shift's pick as its own draw"


def test_draws_of_an_earlier_version_of_station_pay_for_no_lower_rate() -> None:
    """Their entries do not say the stratum, so nobody knows which parcels they were drawn among."""
    hands = at_a_peak(random_control('{"rate": "0.5", "minimum": "0.1"}', "R"))
    for n in range(2):
        written = decision(replace(made(PICKED[n], Outcome.RELEASE, conform=True), op_id=f"old-{n}"))
        rows: list[Json] = [["R", 1, "1/2", True]]
        hands.desk._write(replace(written, body={**written.body, "draws": rows}))
    assert rates(hands.begin().scan(WAYBILL)) == [HALF]
    assert hands.desk.strata["R", UNSAID] == Stratum("R", 2, 2, 2, 0, UNSAID)


@pytest.mark.parametrize("damaged", ["1/0", "half", ""])
def test_a_damaged_rate_of_an_entry_is_told_as_such(damaged: str) -> None:
    draws: dict[str, Json] = {"draws": [["R", 1, damaged, True]]}
    rates: dict[str, Json] = {"rates": [["R", 1, "", "", "", "1/2", damaged]]}
    drew, opened = sealed((Draft(EntryType.DECISION, NOW, draws), Draft(EntryType.SHIFT_OPENED, NOW, rates)))
    with pytest.raises(ValueError, match=repr(damaged)):
        drawn(drew)
    with pytest.raises(ValueError, match=repr(damaged)):
        said(opened)
