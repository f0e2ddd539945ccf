"""The composed station on a small recorded belt: the same bytes twice, the truth met, killed and started again."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from station.app.auditing import audit
from station.app.replaying import differences, replayed
from station.app.station import opened
from station.app.training import EXPECTED, TRAINING_CARD_KEY, Generated, drawn_in_training, enrol_training
from station.devices.recording import FolderRecording, write
from station.domain.ledger import EntryType, unseal
from station.domain.verification import Soundness
from station.samples.belt import expected, samplings, tape
from station.samples.warehouse import make
from station.services.replay import VirtualClock
from tests.app.conftest import AS_OF

PARCELS = 8


@pytest.fixture(scope="session")
def small_belt(small_centre: Generated, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Eight parcels on a belt of the small centre, with what should come of them."""
    warehouse = make(7, 40, AS_OF)
    path = tmp_path_factory.mktemp("recorded") / "belt"
    start = AS_OF.replace(hour=13)
    drawing, key = drawn_in_training(), TRAINING_CARD_KEY
    events = tape(warehouse, 7, start, card_key=key, parcels=PARCELS, drawing=drawing)
    write(path, start, events, frame_format="jpg")
    draws = samplings(warehouse, 7, start, card_key=key, parcels=PARCELS, drawing=drawing)
    answers = expected(warehouse, 7, parcels=PARCELS, samplings=draws)
    truth = [{"waybill": e.waybill, "outcome": e.outcome.value} for e in answers]
    (path / EXPECTED).write_text("".join(json.dumps(t) + "\n" for t in truth), encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def first_replay(small_centre: Generated, small_belt: Path, tmp_path_factory: pytest.TempPathFactory) -> list[bytes]:
    return list(replayed(tmp_path_factory.mktemp("unused"), small_belt, small_centre.centre))


def test_every_parcel_comes_to_what_it_should(first_replay: list[bytes], small_belt: Path) -> None:
    assert list(differences(iter(first_replay), small_belt / EXPECTED)) == []
    assert sum(unseal(p).type is EntryType.DECISION for p in first_replay) >= PARCELS


def test_a_wrong_expectation_is_told(first_replay: list[bytes], small_belt: Path, tmp_path: Path) -> None:
    lines = (small_belt / EXPECTED).read_text(encoding="utf-8").splitlines()
    told = json.loads(lines[0])
    changed = tmp_path / "expected.jsonl"
    wrong = {**told, "outcome": "return" if told["outcome"] != "return" else "hold"}
    changed.write_text("\n".join([json.dumps(wrong), *lines[1:]]), encoding="utf-8")
    assert len(list(differences(iter(first_replay), changed))) == 1


def test_the_same_recording_gives_the_same_bytes(
    first_replay: list[bytes], small_centre: Generated, small_belt: Path, tmp_path: Path
) -> None:
    assert list(replayed(tmp_path, small_belt, small_centre.centre)) == first_replay


def test_every_scan_of_the_shift_is_in_a_bucket(first_replay: list[bytes]) -> None:
    closed = unseal(first_replay[-1])
    assert closed.type is EntryType.SHIFT_CLOSED
    assert sum(closed.body["buckets"].values()) == closed.body["scans"] > PARCELS


@pytest.mark.parametrize("steps", [1, 9, 17, 26, 41])
def test_killed_at_some_moment_it_goes_on(
    steps: int, small_centre: Generated, small_belt: Path, tmp_path: Path
) -> None:
    data = tmp_path / "data"
    enrol_training(data, small_centre.centre)
    command = [sys.executable, "-m", "tests.app.belt_worker", str(data), str(small_belt)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as worker:
        assert worker.stdout is not None
        said = [line for _, line in zip(range(steps), worker.stdout, strict=False)]
        worker.kill()
    seq, digest = said[-1].split()
    assert audit(data, None).soundness is Soundness.UNWITNESSED
    with opened(data, VirtualClock(FolderRecording(small_belt).start)) as station:
        entries = list(station.ledger.entries())
        assert entries[int(seq) - 1].hash == digest, "what was acknowledged is there"
        decided = [e.body["waybill"] for e in entries if e.type is EntryType.DECISION]
        desk = station.desk()
        tally = desk.tally
        on_desk = {scan for work in desk.state.parked for scan in work.scans}
        assert set(tally.open_scans) == on_desk, "every other scan is in a bucket"
        assert not {w.waybill for w in desk.state.parked} & set(decided), "what was decided is not asked again"
