"""The random sample through a shift: bound when it opens, the same after a restart, shown and checked at its close."""

from dataclasses import replace
from datetime import timedelta
from fractions import Fraction

import pytest

from station.domain.control import ControlAction, ControlInstruction
from station.domain.decision import Decision, Finding, Outcome
from station.domain.desk import events as e
from station.domain.desk.states import Decided, OnParcel
from station.domain.draws import Draws, drawn, recheck
from station.domain.identity import Operator, Role
from station.domain.ledger import Draft, Entry, EntryType, seal
from station.domain.records import decision, shift_closed, shift_opened
from station.domain.sampling import Drawn, Sampling, Stratum, commitment, picked, shift_seed
from station.domain.shift import Tally
from station.domain.subject import Command
from tests.domain.dock import NOW, WAYBILL
from tests.fakes.ledger import MemoryLedger
from tests.services.desk_world import PEOPLE, Hands

SUE = Operator("2001", "Sue", Role.SUPERVISOR, "B", "h")
SEED = shift_seed(b"key", "ST01", "then")


def shift(decisions: list[Decision], *, seed: bytes = SEED, shown: bytes | None = None) -> list[Entry]:
    opened = shift_opened(SUE, NOW, training=False, pack="p", sampling=Sampling(seed))
    closed = shift_closed(SUE, NOW, Tally(), "", seed if shown is None else shown)
    entries: list[Entry] = []
    for n, draft in enumerate((opened, *map(decision, decisions), closed), start=1):
        entries.append(seal(draft, "ST01", n, entries[-1].hash if entries else "0" * 64))
    return entries


HALF = Fraction(1, 2)


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
    assert draws.strata() == {"R": Stratum("R", seen=4, picked=3, inspected=2, wrong=1)}
    taken_back = seal(Draft(EntryType.UNDONE, NOW, {"decision": 5, "waybill": two, "operator": "1"}), "ST01", 9, "")
    draws.take(taken_back)
    assert draws.strata()["R"] == Stratum("R", seen=4, picked=3, inspected=1, wrong=0)


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
    assert hands.desk.strata == {"RND": Stratum("RND", seen=1, picked=1, inspected=1, wrong=0)}
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


def test_peak_mode_is_decided_at_the_opening_and_written_down() -> None:
    ledger = MemoryLedger("ST01")
    rich, poor = random_control('{"rate": "0.5", "minimum": "0.1"}', "RICH"), random_control('{"rate": "0.5"}', "POOR")
    hands = Hands(ledger, controls=[rich, poor])
    setup = hands.desk.state.setup
    hands.desk.state = replace(
        hands.desk.state, setup=replace(setup, policy=replace(setup.policy, peak=True, tolerated=0.9))
    )
    for n in range(2):
        draws = (Drawn("RICH", 1, HALF, picked=True),)
        plain = Decision(f"d{n}", f"W{n}", Outcome.RELEASE, Outcome.RELEASE, (), (), "1", None, NOW, "p", 1)
        hands.desk._write(decision(replace(plain, conform=True, draws=draws)))
    hands.begin()
    (opened,) = [entry for entry in ledger.entries() if entry.type is EntryType.SHIFT_OPENED]
    rows = opened.body["peak"]
    assert isinstance(rows, list)
    assert [(row[0], row[1], row[3]) for row in rows if isinstance(row, list)] == [
        ("POOR", "1/2", False),
        ("RICH", "1/10", True),
    ]
    shift_now = hands.desk.state.shift
    assert shift_now is not None
    assert shift_now.sampling.lowered == (("RICH", Fraction(1, 10)),)
    again = Hands(ledger, hands.clock, controls=[rich, poor])
    assert again.desk.state.shift == shift_now


@pytest.mark.parametrize("rate", ['{"rte": 1}', '{"rate": "Infinity"}', '{"rate": "1e-99999999"}', "[" * 100_000])
def test_a_rate_that_cannot_be_read_holds_everybody_back_and_lets_the_shift_open_at_a_peak(rate: str) -> None:
    hands = Hands(MemoryLedger("ST01"), controls=[random_control(rate)])
    setup = hands.desk.state.setup
    policy = replace(setup.policy, peak=True, tolerated=1.0)
    hands.desk.state = replace(hands.desk.state, setup=replace(setup, policy=policy))
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
    assert hands.desk.strata == {"RND": Stratum("RND", seen=1, picked=1, inspected=1, wrong=0)}
    hands.badge(PEOPLE[1]).card(Command.CLOSE_SHIFT)
    assert list(recheck(ledger.entries())) == [], "no decision keeps another shift's pick as its own draw"
