"""The generated shifts: worked by the real capture and desk they come to what they announce, to the last scan."""

import itertools
import re
from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from fractions import Fraction

import pytest

from station.app.truth import differences, revealed
from station.domain.decision import Finding, Outcome
from station.domain.desk.states import NoticeCode
from station.domain.direction import OUTCOMES_OF, Direction
from station.domain.draws import drawn
from station.domain.keystrokes import WedgeLimits
from station.domain.ledger import EntryType
from station.domain.peak import lowered
from station.domain.rate_rows import said
from station.domain.rechecking import recheck
from station.domain.sampling import Sampling
from station.ports import Frame, KeyEvent
from station.samples.belt import Expected, beats, expected, samplings, tape
from station.samples.picking import Drawing
from station.samples.returned import OTHER_LABELS, Case
from station.samples.scenes import Held, Passing, Shot
from station.samples.shift import Beat
from station.samples.warehouse import Warehouse, make
from tests.samples.conftest import AS_OF
from tests.samples.dock import KEY, START, SceneReader, Worked, scenes, work

PARCELS = 220
DRAWING = Drawing(b"a draw key for tests", "ST01", 0.7)


@pytest.fixture(scope="module")
def crowd() -> Warehouse:
    return make(1, PARCELS, AS_OF)


@pytest.fixture(scope="module")
def worked(crowd: Warehouse) -> Worked:
    return work(crowd, scenes(crowd, 1, PARCELS, DRAWING), SceneReader(), DRAWING)


@pytest.fixture(scope="module")
def answers(crowd: Warehouse, worked: Worked) -> tuple[Expected, ...]:
    """What any auditor computes once the shifts are closed and their seeds shown."""
    return expected(crowd, 1, samplings=revealed(worked.entries))


def lines(warehouse: Warehouse, seed: int) -> list[Beat]:
    return list(beats(warehouse, seed, START, card_key=KEY, parcels=30))


def bursts(events: list[Beat]) -> Iterator[tuple[str, list[timedelta]]]:
    """Every line of keys up to its Return, with the pauses between the keys."""
    line: list[KeyEvent] = []
    for event in events:
        if isinstance(event, KeyEvent):
            line.append(event)
            if event.key == "Return":
                gaps = [b.at - a.at for a, b in itertools.pairwise(line)]
                yield "".join(e.text for e in line[:-1]), gaps
                line = []
    assert line == []


def test_the_desk_comes_to_every_decision_that_the_belt_announces(
    worked: Worked, answers: tuple[Expected, ...]
) -> None:
    assert worked.decisions() == {a.waybill: a.decisions for a in answers}
    assert worked.findings() == {a.waybill: {f.value for f in a.findings} for a in answers}
    assert all(a.outcome is a.decisions[-1] for a in answers)


def test_the_shift_ends_closed_with_every_scan_in_a_bucket(worked: Worked) -> None:
    assert worked.tally.closed
    assert worked.tally.open_scans == ()
    assert worked.state.parked == ()


def test_the_shift_shows_what_a_shift_has(worked: Worked, answers: tuple[Expected, ...]) -> None:
    outcomes = Counter(a.outcome for a in answers)
    assert outcomes.keys() == set(OUTCOMES_OF[Direction.OUTBOUND]) | {Outcome.RETURN_ACCEPT, Outcome.RETURN_REJECT}
    assert outcomes[Outcome.RELEASE] > PARCELS / 2
    assert any(a.conform and a.decisions == (Outcome.INSPECT, Outcome.RELEASE) for a in answers)
    told = Counter(worked.notices)
    assert told[NoticeCode.REPEAT] >= 3
    assert told[NoticeCode.UNREADABLE] >= 2
    assert told[NoticeCode.SECOND_WANTED] >= 2
    assert told[NoticeCode.CONFORM] >= 1
    assert told[NoticeCode.TOO_SOON] == told[NoticeCode.CARD_CANNOT_RELEASE] == told[NoticeCode.CHOOSE_FIRST] == 0
    signed = [str(e.body["operator"]) for e in worked.entries if e.type is EntryType.SIGNED_IN]
    assert signed[0] == "T1001"
    assert {"T1002", "T1003", "T2001"} <= set(signed)
    assert [e.type for e in worked.entries].count(EntryType.SIGN_IN_FAILED) == 0


def test_every_kind_of_return_comes_back_and_is_decided_as_it_should(crowd: Warehouse, worked: Worked) -> None:
    made, told = worked.decisions(), worked.findings()
    assert {back.case for back in crowd.returned} == set(Case)
    both = (Outcome.RETURN_ACCEPT, Outcome.RETURN_ACCEPT)
    for back in crowd.returned:
        waybill, two = back.listing.logistics_no, back.case in {Case.FIRST_OF_TWO, Case.SECOND_OF_TWO}
        outcomes = both if two else (back.outcome,)
        assert (made[waybill], told[waybill]) == (outcomes, {f.value for f in back.findings}), back.case
        assert (back.outcome is Outcome.RETURN_ACCEPT) == (not back.findings)
    scanned = {bytes.fromhex(str(e.body["data"])).decode() for e in worked.entries if e.type is EntryType.SCAN}
    for back in crowd.returned:
        assert back.number in scanned
        own = back.case not in {*OTHER_LABELS, Case.ON_PAPERS}
        assert (back.number == back.listing.logistics_no) == own


def test_a_picked_parcel_is_opened_and_released_by_two_or_not_at_all(worked: Worked) -> None:
    made = [e for e in worked.entries if e.type is EntryType.DECISION]
    picked = [e for e in made if any(each.picked for each in drawn(e))]
    assert len({str(e.body["waybill"]) for e in picked}) >= 10
    for entry in picked:
        assert Finding.RANDOM_SAMPLE.value in entry.body["findings"]
        if entry.body["outcome"] == Outcome.RELEASE.value:
            assert entry.body["conform"] is True
            assert entry.body["second"] is not None
    assert any(e.body["outcome"] == Outcome.RELEASE.value for e in picked)
    assert list(recheck(worked.entries)) == []


def test_peak_mode_lowers_one_rate_in_the_evening_and_shows_the_bound(worked: Worked) -> None:
    day, evening = (e for e in worked.entries if e.type is EntryType.SHIFT_OPENED)
    assert lowered(said(day) or ()) == ()
    assert lowered(said(evening) or ()) == ((("SR-1", 1, ""), Fraction("0.02")),)
    bounds = {each.rule_id: each.bound for each in said(evening) or ()}
    assert bounds["SR-1"] <= DRAWING.tolerated < bounds["SR-2"]
    assert list(revealed(worked.entries)) == list(
        samplings(make(1, PARCELS, AS_OF), 1, START, card_key=KEY, parcels=PARCELS, drawing=DRAWING)
    )


def test_a_truth_of_other_seeds_is_not_met(crowd: Warehouse, worked: Worked) -> None:
    assert list(differences(worked.entries, crowd, 1, PARCELS)) == []
    other = [Sampling(b"another", each.lowered) for each in revealed(worked.entries)]
    assert expected(crowd, 1, samplings=other) != expected(crowd, 1, samplings=revealed(worked.entries))
    missing = [
        e for e in worked.entries if e.seq != next(d.seq for d in worked.entries if d.type is EntryType.DECISION)
    ]
    assert len(list(differences(missing, crowd, 1, PARCELS))) == 1


def test_one_card_is_forged_and_not_obeyed(worked: Worked) -> None:
    settled = [e.body for e in worked.entries if e.type is EntryType.SETTLED]
    assert [body["detail"] for body in settled].count("forged_card") == 1


@pytest.mark.parametrize("seed", [2, 3])
def test_other_seeds_come_out_as_announced_too(seed: int) -> None:
    warehouse = make(seed, 120, AS_OF)
    done = work(warehouse, scenes(warehouse, seed, 120), SceneReader())
    assert done.decisions() == {a.waybill: a.decisions for a in expected(warehouse, seed, parcels=120)}
    assert done.tally.closed


def test_the_same_seed_gives_the_same_beats_and_another_others(crowd: Warehouse) -> None:
    assert lines(crowd, 5) == lines(crowd, 5)
    assert lines(crowd, 5) != lines(crowd, 6)


def test_time_runs_forward(crowd: Warehouse) -> None:
    times = [beat.at for beat in lines(crowd, 5)]
    assert times == sorted(times)
    assert times[0] == START


def test_scanners_type_faster_than_the_limit_and_people_slower(crowd: Warehouse) -> None:
    limit = WedgeLimits().max_gap
    pins = {person.pin for person in crowd.staff}
    typed = list(bursts(lines(crowd, 5)))
    by_hand = [gaps for text, gaps in typed if text in pins]
    scanned = [gaps for text, gaps in typed if text not in pins]
    assert len(by_hand) >= 3
    assert all(gap > limit for gaps in by_hand for gap in gaps)
    assert all(timedelta(milliseconds=2) <= gap <= timedelta(milliseconds=8) for gaps in scanned for gap in gaps)


def test_a_parcel_is_before_the_camera_for_three_to_five_frames_and_few_in_all(crowd: Warehouse) -> None:
    shots = [beat for beat in beats(crowd, 1, START, card_key=KEY, parcels=PARCELS) if isinstance(beat, Shot)]
    whole = Counter(
        (shot.scene.waybill, shot.look) for shot in shots if isinstance(shot.scene, Passing) and shot.scene.place < 0.9
    )
    assert set(whole.values()) == {3, 4, 5}
    assert len(shots) < 8 * PARCELS
    assert any(isinstance(shot.scene, Held) for shot in shots)


def test_nothing_typed_looks_like_a_person(crowd: Warehouse) -> None:
    for text, _ in bursts(lines(crowd, 5)):
        assert not re.search(r"(?<!\d)(1[3-9]\d{9}|\d{17}[\dX])(?!\d)", text), text


@pytest.mark.slow
def test_a_whole_painted_shift_is_read_and_decided_as_announced() -> None:
    from station.decoding.cascade import live_cascade

    warehouse = make(7, PARCELS, AS_OF)
    done = work(warehouse, tape(warehouse, 7, START, card_key=KEY, drawing=DRAWING), live_cascade(), DRAWING)
    assert list(differences(done.entries, warehouse, 7, PARCELS)) == []
    assert done.tally.closed


def test_the_tape_numbers_its_frames_and_keeps_the_beats(crowd: Warehouse) -> None:
    events = list(tape(crowd, 5, START, card_key=KEY, parcels=2, size=(640, 360)))
    assert [e.at for e in events] == [b.at for b in beats(crowd, 5, START, card_key=KEY, parcels=2)]
    assert [e.index for e in events if isinstance(e, Frame)] == list(
        range(1, 1 + sum(isinstance(e, Frame) for e in events))
    )
