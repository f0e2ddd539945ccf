"""Bad input at the command line gets a sentence, and no fault leaves the dock without a desk."""

import json
import os
import shutil
import threading
from datetime import timedelta
from pathlib import Path

import pytest

from station.app import window
from station.app.clock import SystemClock
from station.app.dock import Dock
from station.app.exporting import export
from station.app.replaying import differences
from station.app.station import opened
from station.app.training import enrol_training
from station.cli import main
from station.domain.code import RawScan, Source
from station.domain.desk.events import Acknowledged
from station.domain.desk.states import Faulted
from station.domain.ledger import Draft, Entry, EntryType
from station.domain.records import shift_opened
from station.domain.sampling import NOT_SAMPLING
from station.ports import Frame, SerialEvent, StationFault
from station.settings import FILE
from station.ui.face import Face
from station.ui.shot import application
from tests.fakes.reference import InMemoryReference


@pytest.fixture
def data(tmp_path: Path, own_centre: Path) -> Path:
    """A training station with its first pack."""
    folder = tmp_path / "station"
    enrol_training(folder, own_centre)
    return folder


def test_a_carrier_pattern_that_is_none_is_told_at_the_start(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    settings = (data / FILE).read_text(encoding="utf-8").replace("carriers = {  }", 'carriers = { X = "[" }')
    (data / FILE).write_text(settings, encoding="utf-8")
    for words in (["lookup", "SF1234567890123"], ["sync"], ["export", "last", "x.csv", "--format", "csv"]):
        assert main([*words, "--data", str(data)]) == 1
        assert "pattern of X" in capsys.readouterr().err
    assert main(["doctor", "--data", str(data)]) == 10


def test_a_time_too_long_for_any_clock_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / FILE).write_text("max_data_age_hours = 99999999999999\n", encoding="utf-8")
    assert main(["doctor", "--data", str(tmp_path)]) == 10
    assert "too long" in capsys.readouterr().out


def test_a_code_that_is_no_text_is_looked_up_all_the_same(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lookup", os.fsdecode(b"\xff\xfe"), "--json", "--data", str(data)]) == 1
    assert "error" in json.loads(capsys.readouterr().out)


@pytest.mark.parametrize("words", [["--as-of", "9999-12-31"], ["--as-of", "0001-01-01"], ["--version", "0"]])
def test_sample_data_of_no_possible_time_or_version_is_refused(words: list[str], tmp_path: Path) -> None:
    assert main(["data", "generate", "--out", str(tmp_path / "centre"), *words]) == 2
    assert not (tmp_path / "centre").exists()


@pytest.mark.parametrize("line", ["5", '{"waybill": "SF1"}', "[" * 100_000, "no json"])
def test_expectations_that_are_none_are_told(line: str, tmp_path: Path) -> None:
    expected = tmp_path / "expected.jsonl"
    expected.write_text(line + "\n", encoding="utf-8")
    with pytest.raises(StationFault, match="cannot be compared"):
        list(differences(iter(()), expected))


def test_a_key_that_cannot_be_read_does_not_call_the_ledger_broken(tmp_path: Path) -> None:
    assert main(["verify", str(tmp_path), "--key", str(tmp_path / "none.pub")]) == 3


def test_a_product_or_parcel_is_judged_by_the_stations_own_policy(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from station.samples.warehouse import make
    from tests.app.conftest import AS_OF

    warehouse = make(7, 40, AS_OF)
    store = InMemoryReference(warehouse.reference())
    plan = next(
        plan
        for plan in warehouse.plans()
        if plan.outcome.value == "release" and not plan.opened
        # the command looks at the clock, and some controls begin later than the data
        if {control.scope for control in store.parcel(plan.waybill, AS_OF).controls} == {"random"}
    )
    assert main(["lookup", plan.waybill, "--json", "--data", str(data)]) == 0
    assert json.loads(capsys.readouterr().out)["proposal"] == "release"


def a_scan(clock: SystemClock, text: str = "SF1234567890123") -> RawScan:
    return RawScan(text.encode(), Source.WEDGE, "wedge", clock.now(), "]C0")


def test_a_disk_that_failed_for_good_is_told_and_the_desk_lives(data: Path) -> None:
    application()
    clock = SystemClock()
    with opened(data, clock) as station, Dock(station) as dock:
        faces: list[Face] = []
        dock.desk.happened.connect(faces.append)
        dock.begin(None)
        station.ledger._file.stop("The disk failed.")
        dock.loop.scanned(a_scan(clock))
        dock.loop.submit(Acknowledged(clock.now()))
        dock.loop.scanned(a_scan(clock, "SF1234567890130"))
        dock.loop.stop()
        assert not [t for t in threading.enumerate() if t.name == "station-desk"]
        dock.loop = Stopped()
        dock.desk._deliver()
    assert isinstance(faces[-1].state.phase, Faulted)
    assert "disk failed" in faces[-1].state.phase.message


class Stopped:
    """A loop that was stopped before its dock."""

    def stop(self) -> None:
        pass


def test_a_scan_that_a_serial_line_tore_is_told(data: Path) -> None:
    application()
    clock = SystemClock()
    with opened(data, clock) as station:
        with Dock(station) as dock:
            faces: list[Face] = []
            dock.desk.happened.connect(faces.append)
            dock.begin(None)
            dock._pipeline.receive(SerialEvent(clock.now(), b"SF1234567890123", "serial-1"))
            later = clock.now() + timedelta(seconds=2)
            dock._pipeline.receive(SerialEvent(later, b"SF1234567890130", "serial-1"))
        dock.desk._deliver()
    assert isinstance(faces[-1].state.phase, Faulted)
    assert "serial-1" in faces[-1].state.phase.message


def test_a_training_warehouse_left_half_made_is_made_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(window, "TRAINING_PARCELS", 5)
    centre = window.training_folder(tmp_path) / "centre"
    shutil.rmtree(tmp_path / "training" / "reference")
    (centre / "root.json").unlink()
    assert (window.training_folder(tmp_path) / "reference" / "CURRENT").exists()


def test_a_picture_that_cannot_be_searched_does_not_end_the_camera(data: Path) -> None:
    application()
    clock = SystemClock()
    with opened(data, clock) as station:
        with Dock(station) as dock:
            faces: list[Face] = []
            dock.desk.happened.connect(faces.append)
            dock.begin(None)
            for number in (1, 2):
                dock._frame(Frame(number, clock.now(), "no picture"))
        dock.desk._deliver()
    assert isinstance(faces[-1].state.phase, Faulted)
    assert "camera" in faces[-1].state.phase.message


def test_an_export_that_cannot_be_recorded_leaves_no_file(data: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.csv"
    with opened(data, SystemClock()) as station:
        person = station.shelf.store.operators()[0]
        station.ledger.append(
            shift_opened(person, station.clock.now(), training=True, pack=("p", 1), sampling=NOT_SAMPLING)
        )
        append = station.ledger.append

        def full(draft: Draft) -> Entry:
            if draft.type is EntryType.EXPORTED:
                raise StationFault("the disk is full")
            return append(draft)

        object.__setattr__(station, "ledger", Recorder(station.ledger, full))
        with pytest.raises(StationFault):
            export(station, "last", "csv", out)
    assert not out.exists()


class Recorder:
    """A ledger whose appends go another way."""

    def __init__(self, ledger: object, append: object) -> None:
        self._ledger, self.append = ledger, append

    def __getattr__(self, name: str) -> object:
        return getattr(self._ledger, name)
