"""Two stations on one machine share one folder: data comes in, entries go out, each exactly once."""

import json
import shutil
import threading
from collections import Counter
from datetime import datetime
from pathlib import Path

import pytest

from station.app.clock import SystemClock
from station.app.station import Station, opened
from station.app.syncing import syncing
from station.app.training import enrol_training, generate
from station.domain.ledger import Draft, EntryType
from station.domain.status import SyncState
from station.settings import Settings, save
from tests.app.conftest import AS_OF


def station_folder(tmp_path: Path, name: str, centre: Path) -> Path:
    data = tmp_path / name
    save(data, Settings(station=name, training=True, centre=str(centre)))
    enrol_training(data, centre)
    return data


def work(station: Station, entries: int) -> None:
    for n in range(entries):
        station.ledger.append(Draft(EntryType.EXPORTED, SystemClock().now(), {"n": n}))


def at_the_centre(centre: Path, name: str) -> list[int]:
    lines = [
        line for file in sorted((centre / "stations" / name).glob("*.jsonl")) for line in file.read_bytes().splitlines()
    ]
    return [json.loads(line)["seq"] for line in lines]


def test_two_stations_send_at_once_and_every_entry_arrives_once(tmp_path: Path, own_centre: Path) -> None:
    folders = [station_folder(tmp_path, name, own_centre) for name in ("DOCK-A", "DOCK-B")]
    heads = {}

    def dock(folder: Path) -> None:
        with opened(folder, SystemClock()) as station:
            rounds = syncing(station)
            for _ in range(5):
                work(station, 60)
                assert rounds.round().state is SyncState.OK
            heads[station.ledger.station] = station.ledger.head()[0]
            assert rounds.round().pushed == 0
            assert rounds.pending() == 0

    threads = [threading.Thread(target=dock, args=(folder,)) for folder in folders]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert heads == {"DOCK-A": 300, "DOCK-B": 300}
    for name, head in heads.items():
        assert Counter(at_the_centre(own_centre, name)) == Counter(range(1, head + 1))


def test_new_data_is_switched_to_without_a_restart(tmp_path: Path, own_centre: Path) -> None:
    folder = station_folder(tmp_path, "DOCK-A", own_centre)
    with opened(folder, SystemClock()) as station:
        assert station.shelf.store.stamp().version == 1
        later = datetime.fromisoformat("2026-11-10T12:00:00+00:00")
        generate(own_centre, seed=7, parcels=40, as_of=later, version=2, belt=False)
        report = syncing(station).round()
        assert (report.state, report.switched_to and report.switched_to.version) == (SyncState.OK, 2)
        assert station.shelf.store.stamp().as_of == later
        assert [e.type for e in station.ledger.entries()] == [EntryType.DATA_SWITCHED]


def test_forged_data_is_refused_and_the_last_good_stays(tmp_path: Path, own_centre: Path) -> None:
    folder = station_folder(tmp_path, "DOCK-A", own_centre)
    other = tmp_path / "other"
    generate(other, seed=8, parcels=40, as_of=AS_OF, version=9, belt=False)
    shutil.rmtree(own_centre / "packs")
    shutil.copytree(other / "packs", own_centre / "packs")
    with opened(folder, SystemClock()) as station:
        rounds = syncing(station)
        for _ in range(2):
            report = rounds.round()
            assert report.state is SyncState.OFFLINE
            assert report.problem
        assert station.shelf.store.stamp().version == 1
        refused = [e for e in station.ledger.entries() if e.type is EntryType.DATA_REFUSED]
        assert len(refused) == 1, "one entry a reason, not one a round"


def test_a_missing_folder_is_a_normal_day(tmp_path: Path, own_centre: Path) -> None:
    folder = station_folder(tmp_path, "DOCK-A", own_centre)
    own_centre.rename(tmp_path / "unplugged")
    with opened(folder, SystemClock()) as station:
        work(station, 3)
        report = syncing(station).round()
        assert (report.state, report.pending) == (SyncState.OFFLINE, 3)
        (tmp_path / "unplugged").rename(own_centre)
        assert syncing(station).round().pushed == 3


def test_a_restored_backup_is_noticed(tmp_path: Path, own_centre: Path) -> None:
    folder = station_folder(tmp_path, "DOCK-A", own_centre)
    with opened(folder, SystemClock()) as station:
        work(station, 5)
        backup = {p.name: p.read_bytes() for p in folder.glob("ledger.db*")}
        work(station, 5)
        assert syncing(station).round().pushed == 10
    for path in folder.glob("ledger.db*"):
        path.unlink()
    for name, content in backup.items():
        (folder / name).write_bytes(content)
    with opened(folder, SystemClock()) as station:
        work(station, 2)
        report = syncing(station).round()
    assert report.state is SyncState.ATTENTION
    assert "fork" in report.problem


def test_same_seed_same_bytes(tmp_path: Path) -> None:
    made = []
    for name in ("one", "two"):
        folder = tmp_path / name
        generate(folder, seed=7, parcels=40, as_of=AS_OF, version=1, belt=False)
        made.append({p.relative_to(folder): p.read_bytes() for p in folder.rglob("*") if p.is_file()})
    assert made[0] == made[1]


@pytest.mark.parametrize("version", [0, 1])
def test_publishing_never_goes_back(own_centre: Path, version: int) -> None:
    from station.ports import StationFault

    with pytest.raises(StationFault, match="already"):
        generate(own_centre, seed=7, parcels=40, as_of=AS_OF, version=version, belt=False)
