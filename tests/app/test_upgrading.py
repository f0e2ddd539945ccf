"""A centre and stations that are updated one by one: what earlier versions of Station wrote is gone on with."""

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest

from station.app.importing import import_files
from station.app.station import opened, opened_reference
from station.app.syncing import syncing
from station.app.training import ROOT, Generated
from station.app.window import training_folder
from station.cli import main
from station.disk import sha256_of
from station.domain.decision import Outcome
from station.domain.policy import Policy
from station.domain.rules import assess
from station.domain.status import SyncState
from station.ports import Pack, StationFault
from station.samples.people import STAFF
from station.services.replay import VirtualClock
from station.services.sign_in import Refused, SignIn
from station.settings import Settings, save
from station.storage.intake import pack_rows
from station.storage.pins import ArgonPinHasher
from station.storage.reference import schema
from station.storage.reference.build import build_base, build_delta
from station.storage.reference.places import SPAN
from station.storage.reference.pointer import Held, Pointer, write_pointer
from station.storage.reference.schema import OF_GOODS, TABLES, WARNING_OF_GOODS
from station.storage.reference.store import SqliteReference
from station.sync import manifest
from station.sync import packs as sync_packs
from station.sync import publish as publishing
from station.sync.manifest import Manifest
from station.sync.packs import SignedPacks
from station.sync.publish import FOR_TRAINING, publish
from station.sync.publisher_keys import PublisherKeys
from tests.adapters.test_reference_places import pack_of
from tests.app.conftest import AS_OF
from tests.fakes.earlier_formats import as_written_in
from tests.fakes.reference_sample import MILK, event, product, sample

AT = datetime(2026, 11, 20, 8, tzinfo=UTC)
KEYS = PublisherKeys.from_seed(b"station training publisher 7")
FAR = (WARNING_OF_GOODS.first - OF_GOODS.first, SPAN, OF_GOODS.first, OF_GOODS.last)
LEVEL = "gtin,child,quantity\n16901234567899,6901234567892,6\n"

earlier = pytest.mark.parametrize("written", [6, 7])


def everything(pack: Pack) -> dict[str, list[str]]:
    return {table.name: sorted(set(map(repr, pack_rows.rows(pack, table)))) for table in TABLES}


@earlier
def test_all_rows_of_a_pack_of_a_format_before_are_taken_over(written: int, tmp_path: Path) -> None:
    recalled = [event(f"r{n}", n, gtin=MILK, lot="L", disposition="recalled") for n in range(3)]
    old = sample(events=[*sample().events, *recalled])
    new = sample(version=4, events=[*sample().events, *recalled[1:]], products=[product(MILK, 7)])
    base, delta = tmp_path / "base.db", tmp_path / "delta.db"
    build_base(old, base)
    build_delta(base, new, delta)
    packs = (pack_of(old, base), pack_of(new, delta, base))
    told = [everything(pack) for pack in packs]
    assert not any(map(pack_rows.outdated, packs))
    assert all(len(told[0][table.name]) > 1 for table in TABLES if table.name != "returns")
    for path in (base, delta):
        as_written_in(written, path)
    assert [everything(pack) for pack in packs] == told
    assert all(map(pack_rows.outdated, packs))
    with pytest.raises(StationFault, match=f"has format {written}, .* makes one of today with its next import"):
        SqliteReference(packs[0])


def test_events_that_lay_where_warnings_lie_today_are_taken_over(tmp_path: Path) -> None:
    """Of a product with more than 600,000 of them."""
    base, data = tmp_path / "base.db", sample()
    build_base(data, base)
    told = everything(pack_of(data, base))["events"]
    as_written_in(6, base)
    with closing(sqlite3.connect(base)) as file, file:
        moved = file.execute("UPDATE goods SET id = id + ? WHERE id % ? BETWEEN ? AND ?", FAR).rowcount
    assert moved > 1
    assert everything(pack_of(data, base))["events"] == told


@pytest.fixture
def yesterday(tmp_path: Path, small_centre: Generated) -> Callable[[int], Path]:
    """Return what makes a centre whose pack is of a format before."""

    def make(written: int) -> Path:
        packs = SignedPacks(small_centre.centre / "packs", tmp_path / "fetched")
        packs.trust((small_centre.centre / ROOT).read_bytes())
        pack = packs.newest(0, AT)
        assert pack is not None
        base = tmp_path / "yesterday.db"
        shutil.copyfile(pack.base, base)
        held = Pack(pack.name, 1, AS_OF, as_written_in(written, base), None)
        centre = tmp_path / "yesterday"
        centre.mkdir()
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(publishing, "Manifest", partial(Manifest, format=1))
            (centre / ROOT).write_bytes(publish(centre, KEYS, held, AS_OF, FOR_TRAINING))
        return centre

    return make


@earlier
def test_an_import_makes_a_pack_of_today_of_what_stations_cannot_read(
    written: int, yesterday: Callable[[int], Path], small_centre: Generated, tmp_path: Path
) -> None:
    """Also where it brings nothing new: the same file twice, the intake lost in between."""
    centre, path = yesterday(written), tmp_path / "levels.csv"
    path.write_text(LEVEL, encoding="utf-8")
    report = import_files(centre, [path], tmp_path / "keys", AT)
    assert report.version == 2
    packs = SignedPacks(centre / "packs", tmp_path / "reference")
    packs.trust((centre / ROOT).read_bytes())
    pack = packs.newest(1, AT)
    assert pack is not None
    assert not pack_rows.outdated(pack)
    fresh = SignedPacks(small_centre.centre / "packs", tmp_path / "other")
    fresh.trust((small_centre.centre / ROOT).read_bytes())
    made = fresh.newest(0, AT)
    assert made is not None
    told, held = everything(made), everything(pack)
    assert len(held.pop("packs")) == len(told.pop("packs")) + 1
    lists = held.pop("hs_codes"), told.pop("hs_codes")
    assert held == told
    assert (lists[0] == lists[1]) == (written == 7), "in 6 they had no days"
    assert len(lists[0]) > 30
    assert import_files(centre, [path], tmp_path / "keys", AT).version is None, "nothing new, and readable"


def test_an_import_of_nothing_makes_a_pack_that_stations_can_read(
    yesterday: Callable[[int], Path], tmp_path: Path
) -> None:
    assert main(["data", "import", "--into", str(yesterday(6)), "--keys", str(tmp_path / "keys")]) == 0
    assert import_files(tmp_path / "yesterday", [], tmp_path / "keys", AT).version is None
    with pytest.raises(StationFault, match="published nothing yet"):
        import_files(tmp_path / "none", [], tmp_path / "keys", AT)
    assert not (tmp_path / "none").exists()


@pytest.fixture
def dock(yesterday: Callable[[int], Path], tmp_path: Path) -> Path:
    """A station that works on a pack of before, enrolled with the centre that has it."""
    centre, data = yesterday(6), tmp_path / "dock"
    save(data, Settings(station="DOCK-1", training=True, centre=str(centre), max_data_age_hours=24 * 3660))
    reference = data / "reference"
    SignedPacks(centre / "packs", reference).trust((centre / ROOT).read_bytes())
    base = tmp_path / "yesterday.db"
    sha256 = sha256_of(base)
    shutil.copyfile(base, reference / f"base-{sha256}.db")
    write_pointer(reference / "CURRENT", Pointer(Held("sample-7", 1, AS_OF, True, sha256, None)))
    return data


def test_a_station_whose_pack_is_of_a_format_before_knows_nothing_until_its_centre_is_updated(
    dock: Path, tmp_path: Path
) -> None:
    with opened(dock, VirtualClock(AT)) as station:
        assert "has format 6" in station.shelf.faults[0]
        waybill, badge = "SF2171680025738", next(iter(STAFF))[0]
        told = assess(station.shelf.store.parcel(waybill, AT), (), Policy(), AT)
        assert told.proposal is Outcome.HOLD
        signing = SignIn(station.shelf.store, ArgonPinHasher(bytes(32)), station.ledger)
        assert signing.check(badge, "1234", AT, second=False) == Refused("no_data")
        with pytest.raises(StationFault, match="has format 6"), opened_reference(dock):
            pass
        report = syncing(station).round()
        assert (report.state, report.pushed) == (SyncState.OFFLINE, 1), "the ledger goes out all the same"
        assert "made by an earlier version" in report.problem
        import_files(tmp_path / "yesterday", [], tmp_path / "keys", AT)
        report = syncing(station).round()
        assert (report.state, report.switched_to and report.switched_to.version) == (SyncState.OK, 2)
        assert len(station.shelf.store.operators()) > 1
        told = [entry.type.value for entry in station.ledger.entries()]
        assert told == ["sign_in_failed", "data_refused", "data_switched"]


def test_a_pack_of_another_version_is_refused_before_it_is_fetched(
    yesterday: Callable[[int], Path], small_centre: Generated, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else a station that is not updated would fetch gigabytes in every round, to set them aside."""
    assert manifest.FORMAT == schema.FORMAT
    for centre, known, why in ((yesterday(6), 8, "an earlier"), (small_centre.centre, 1, "a newer")):
        monkeypatch.setattr(sync_packs, "FORMAT", known)
        reference = tmp_path / why
        packs = SignedPacks(centre / "packs", reference)
        packs.trust((centre / ROOT).read_bytes())
        with pytest.raises(StationFault, match=f"made by {why} version of Station"):
            packs.newest(0, AT)
        assert not list(reference.glob("*.db"))


def test_a_training_station_of_before_is_gone_on_with(dock: Path, tmp_path: Path) -> None:
    folder = tmp_path / "data" / "training"
    shutil.copytree(dock, folder)
    shutil.copytree(tmp_path / "yesterday", folder / "centre")
    assert training_folder(tmp_path / "data") == folder
    with opened_reference(folder) as (store, _):
        assert store.stamp().version == 2
