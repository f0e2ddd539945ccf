"""Signed packs through a folder: the newest comes whole; a forged, damaged, stale or mixed one never does."""

import json
import shutil
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from station.disk import sha256_of
from station.ports import Pack, StationFault
from station.storage.reference.build import build_base, build_delta
from station.storage.reference.directory import ReferenceDirectory
from station.storage.reference.store import SqliteReference
from station.sync.folder_centre import FolderCentre
from station.sync.publish import FOR_TRAINING, publish, renew
from station.sync.publisher_keys import PublisherKeys, make_keys
from tests.fakes.reference_sample import MILK, NOON, product, sample

#: Long past by this machine's clock: what is checked must be the instant handed in.
LONG_AGO = datetime(2001, 2, 3, 4, 5, 6, tzinfo=UTC)
KEYS = PublisherKeys.from_seed(b"training 1")


class FixedClock:
    def __init__(self, at: datetime = LONG_AGO) -> None:
        self.at = at

    def now(self) -> datetime:
        return self.at


class Dock:
    """One centre, its publisher and one enrolled station."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.centre = folder / "centre"
        self.packs = self.centre / "packs"
        self.clock = FixedClock()
        self.base = self.made(1)
        self.root = publish(self.centre, KEYS, self.base, LONG_AGO)
        self.station = self.join("data")

    def made(self, version: int) -> Pack:
        data = sample(version=version, products=[product(MILK, version)])
        path = self.folder / f"made-{version}.db"
        build_base(data, path)
        return Pack(data.name, version, data.as_of, path, None)

    def made_delta(self, version: int) -> Pack:
        data = sample(version=version, products=[product(MILK, version)])
        path = self.folder / f"delta-{version}-made.db"
        build_delta(self.base.base, data, path)
        return Pack(data.name, version, data.as_of, self.base.base, path)

    def publish(self, version: int, keys: PublisherKeys = KEYS) -> None:
        publish(self.centre, keys, self.made(version), self.clock.at)

    def join(self, data: str) -> FolderCentre:
        station = FolderCentre(self.centre, self.folder / data, self.clock)
        station.trust(self.root)
        return station

    def target(self, name: str) -> Path:
        """Return the newest published file of that name."""
        newest = json.loads((self.packs / "metadata" / "timestamp.json").read_text())["signed"]["version"]
        targets = json.loads((self.packs / "metadata" / f"{newest}.targets.json").read_text())["signed"]["targets"]
        return self.packs / "targets" / f"{targets[name]['hashes']['sha256']}.{name}"

    def metadata(self, name: str) -> Path:
        return self.packs / "metadata" / name


@pytest.fixture
def dock(tmp_path: Path) -> Dock:
    return Dock(tmp_path)


def refused(dock: Dock, why: str, current: int = 1) -> None:
    """Assert that the station refuses what lies there, says why, and keeps nothing of it."""
    reference = dock.folder / "data" / "reference"
    before = sorted(reference.glob("*.db"))
    with pytest.raises(StationFault, match=why):
        dock.station.newest_pack(current)
    assert sorted(reference.glob("*.db")) == before


def installed(dock: Dock, version: int = 0) -> ReferenceDirectory:
    directory = ReferenceDirectory(dock.folder / "data" / "reference")
    pack = dock.station.newest_pack(version)
    assert pack is not None
    directory.install(pack)
    return directory


def answering(directory: ReferenceDirectory) -> int:
    """Return the version the station answers from."""
    store = directory.open_current()
    assert store is not None
    with closing(store):
        return store.stamp().version


def test_a_pack_comes_whole_under_the_name_of_its_content(dock: Dock) -> None:
    pack = dock.station.newest_pack(0)
    assert pack is not None
    assert (pack.name, pack.version, pack.as_of, pack.delta) == ("hand-made", 1, NOON, None)
    assert pack.base.read_bytes() == dock.base.base.read_bytes()
    assert pack.base.name == f"base-{sha256_of(pack.base)}.db"
    with closing(SqliteReference(pack)) as store:
        assert store.goods(MILK, NOON).product == product(MILK, 1)
    assert dock.station.newest_pack(1) is None
    assert dock.station.newest_pack(7) is None


def test_a_newer_pack_comes_once_it_is_there(dock: Dock) -> None:
    directory = installed(dock)
    dock.publish(2)
    pack = dock.station.newest_pack(1)
    assert pack is not None
    directory.install(pack)
    assert answering(directory) == 2


def test_a_delta_comes_without_its_base_being_fetched_again(dock: Dock) -> None:
    directory = installed(dock)
    publish(dock.centre, KEYS, dock.made_delta(2), LONG_AGO)
    dock.target("base.db").unlink()
    pack = dock.station.newest_pack(1)
    assert pack is not None
    assert pack.delta is not None
    directory.install(pack)
    with closing(SqliteReference(pack)) as store:
        assert [p.version for p in [store.goods(MILK, NOON).product] if p] == [2]


def test_a_centre_without_packs_has_none(dock: Dock) -> None:
    shutil.rmtree(dock.packs)
    assert dock.station.newest_pack(0) is None


def test_a_station_that_was_never_enrolled_takes_nothing(dock: Dock) -> None:
    stranger = FolderCentre(dock.centre, dock.folder / "other", dock.clock)
    with pytest.raises(StationFault, match="enrol"):
        stranger.newest_pack(0)


def test_a_station_is_enrolled_once(dock: Dock) -> None:
    dock.station.trust(dock.root)
    other = publish(dock.folder / "other", PublisherKeys.from_seed(b"2"), dock.base, LONG_AGO)
    with pytest.raises(StationFault, match="another centre"):
        dock.station.trust(other)
    for content in (
        b"",
        b"{}",
        dock.metadata("timestamp.json").read_bytes(),
        dock.root.replace(b'"version":1', b'"version":2'),
    ):
        with pytest.raises(StationFault, match="no root file"):
            dock.join("fresh").trust(content)


# --- what is refused: each leaves the last good pack ---


def test_rollback_an_older_copy_of_the_centre_is_refused(dock: Dock) -> None:
    old = shutil.copytree(dock.packs, dock.folder / "old")
    dock.publish(2)
    assert dock.station.newest_pack(1) is not None
    shutil.rmtree(dock.packs)
    old.rename(dock.packs)
    refused(dock, "older than what this station has seen", current=0)


def test_freeze_an_expired_copy_of_the_centre_is_refused(dock: Dock) -> None:
    installed(dock)
    dock.clock.at = LONG_AGO + timedelta(days=14)
    refused(dock, "expired")
    dock.clock.at -= timedelta(seconds=1)
    assert dock.station.newest_pack(1) is None


def test_a_renewed_centre_is_good_again(dock: Dock) -> None:
    dock.clock.at = LONG_AGO + timedelta(days=30)
    refused(dock, "expired", current=0)
    renew(dock.centre, KEYS, dock.clock.at)
    assert dock.station.newest_pack(0) is not None


def test_mix_and_match_parts_of_two_packs_are_refused(dock: Dock) -> None:
    dock.publish(2)
    for name in ("snapshot", "targets"):  # in the order they are read: what was good stays with the station
        second = dock.metadata(f"2.{name}.json").read_bytes()
        dock.metadata(f"2.{name}.json").write_bytes(dock.metadata(f"1.{name}.json").read_bytes())
        refused(dock, "not what was signed", current=0)
        dock.metadata(f"2.{name}.json").write_bytes(second)
    assert dock.station.newest_pack(0) is not None


def test_mix_and_match_files_of_two_packs_are_refused(dock: Dock) -> None:
    first = dock.target("base.db").read_bytes()
    dock.publish(2)
    dock.target("base.db").write_bytes(first)
    refused(dock, "not what was signed", current=0)


@pytest.mark.parametrize("name", ["base.db", "pack.json"])
def test_altered_a_changed_bit_is_refused(dock: Dock, name: str) -> None:
    content = bytearray(dock.target(name).read_bytes())
    content[len(content) // 2] ^= 1
    dock.target(name).write_bytes(content)
    refused(dock, "not what was signed", current=0)


@pytest.mark.parametrize("name", ["timestamp.json", "1.snapshot.json", "1.targets.json"])
def test_altered_changed_metadata_is_refused(dock: Dock, name: str) -> None:
    path = dock.metadata(name)
    path.write_bytes(path.read_bytes().replace(b'"version":1', b'"version":3'))
    refused(dock, "not signed|not what was signed", current=0)


def test_unsigned_a_pack_without_signatures_is_refused(dock: Dock) -> None:
    path = dock.metadata("timestamp.json")
    path.write_text(json.dumps({**json.loads(path.read_text()), "signatures": []}))
    refused(dock, "not signed by the centre", current=0)


def test_unsigned_a_pack_signed_by_somebody_else_is_refused(dock: Dock) -> None:
    shutil.rmtree(dock.centre)
    publish(dock.centre, PublisherKeys.from_seed(b"somebody else"), dock.made(9), LONG_AGO)
    refused(dock, "not signed by the centre", current=0)


@pytest.mark.parametrize("name", ["base.db", "pack.json"])
def test_truncated_a_file_cut_off_is_refused(dock: Dock, name: str) -> None:
    whole = dock.target(name).read_bytes()
    for cut in (0, 1, len(whole) // 2, len(whole) - 1):
        dock.target(name).write_bytes(whole[:cut])
        refused(dock, "not what was signed", current=0)
    dock.target(name).write_bytes(whole)
    assert dock.station.newest_pack(0) is not None


def test_truncated_metadata_is_refused(dock: Dock) -> None:
    for name in ("timestamp.json", "1.snapshot.json", "1.targets.json"):
        whole = dock.metadata(name).read_bytes()
        dock.metadata(name).write_bytes(whole[: len(whole) // 2])
        refused(dock, "ask for a new copy", current=0)
        dock.metadata(name).write_bytes(whole)


def test_oversized_a_file_longer_than_signed_stops_at_one_byte_too_many(dock: Dock) -> None:
    """The kernel's limit on the size of files would tell of every byte more."""
    resource = pytest.importorskip("resource", reason="no such limit on this platform")
    signed = dock.target("base.db").stat().st_size
    with dock.target("base.db").open("ab") as file:
        file.truncate(signed + 50_000_000)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (signed + 1, hard))
    try:
        refused(dock, "not what was signed", current=0)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_oversized_metadata_is_refused(dock: Dock) -> None:
    dock.metadata("timestamp.json").write_bytes(b" " * 20_000)
    refused(dock, "not what was signed", current=0)


@pytest.mark.parametrize("name", ["base.db", "pack.json"])
def test_a_missing_file_is_refused(dock: Dock, name: str) -> None:
    dock.target(name).unlink()
    refused(dock, "not complete", current=0)


@pytest.mark.parametrize("name", ["1.snapshot.json", "1.targets.json"])
def test_missing_metadata_is_refused(dock: Dock, name: str) -> None:
    dock.metadata(name).unlink()
    refused(dock, "not complete", current=0)


def test_after_every_refusal_the_last_good_pack_answers(dock: Dock) -> None:
    directory = installed(dock)
    dock.publish(2)
    dock.target("base.db").write_bytes(b"torn")
    refused(dock, "not what was signed")
    assert answering(directory) == 1


# --- fetching ---


def test_a_cut_off_copy_goes_on_where_it_was_cut(dock: Dock) -> None:
    pack = dock.station.newest_pack(0)
    assert pack is not None
    whole = pack.base.read_bytes()
    pack.base.unlink()
    part = pack.base.parent / "incoming" / f"{pack.base.name}.part"
    part.write_bytes(whole[:50_000])
    content = bytearray(whole)
    content[:50_000] = bytes(50_000)
    dock.target("base.db").write_bytes(content)  # what was fetched before is not fetched again
    assert dock.station.newest_pack(0) == pack
    assert pack.base.read_bytes() == whole
    assert list(part.parent.iterdir()) == []


@pytest.mark.parametrize("left", [b"rubbish", b"x" * 1_000_000])
def test_a_damaged_part_is_fetched_anew(dock: Dock, left: bytes) -> None:
    pack = dock.station.newest_pack(0)
    assert pack is not None
    pack.base.unlink()
    (pack.base.parent / "incoming" / f"{pack.base.name}.part").write_bytes(left)
    assert dock.station.newest_pack(0) == pack
    assert sha256_of(pack.base) == sha256_of(dock.base.base)


def test_a_damaged_file_of_that_name_is_replaced(dock: Dock) -> None:
    pack = dock.station.newest_pack(0)
    assert pack is not None
    pack.base.write_bytes(b"torn")
    assert dock.station.newest_pack(0) == pack
    assert sha256_of(pack.base) == sha256_of(dock.base.base)


# --- publishing ---


def test_the_same_seed_gives_the_same_bytes(dock: Dock, tmp_path: Path) -> None:
    folders = [tmp_path / "one", tmp_path / "two"]
    newer = dock.made_delta(2)
    for folder in folders:
        keys = PublisherKeys.from_seed(b"seed")
        publish(folder, keys, dock.base, LONG_AGO, FOR_TRAINING)
        publish(folder, keys, newer, LONG_AGO, FOR_TRAINING)
    contents = [{p.relative_to(f): p.read_bytes() for p in f.rglob("*") if p.is_file()} for f in folders]
    assert contents[0] == contents[1]
    assert len(contents[0]) == 11


def test_training_packs_open_for_a_lifetime(dock: Dock, tmp_path: Path) -> None:
    root = publish(tmp_path / "training", KEYS, dock.base, LONG_AGO, FOR_TRAINING)
    station = FolderCentre(tmp_path / "training", tmp_path / "trainee", FixedClock(LONG_AGO + timedelta(days=36_000)))
    station.trust(root)
    assert station.newest_pack(0) is not None


def test_a_version_is_published_once_and_never_backwards(dock: Dock) -> None:
    dock.publish(5)
    for version in (4, 5):
        data = sample(version=version)
        with pytest.raises(StationFault, match="version 5 already"):
            publish(dock.centre, KEYS, replace(dock.base, version=data.version), LONG_AGO)


def test_another_publisher_cannot_add_to_a_centre(dock: Dock) -> None:
    with pytest.raises(StationFault, match="founded with"):
        dock.publish(2, PublisherKeys.from_seed(b"somebody else"))
    assert not dock.metadata("2.targets.json").exists()


def test_keys_are_kept_for_their_owner_alone_and_the_root_may_be_taken_away(dock: Dock, tmp_path: Path) -> None:
    keys = make_keys(tmp_path / "keys")
    centre = tmp_path / "real"
    publish(centre, keys, dock.base, LONG_AGO)
    assert {path.stat().st_mode & 0o777 for path in (tmp_path / "keys").iterdir()} == {0o600}
    with pytest.raises(StationFault, match="empty folder"):
        make_keys(tmp_path / "keys")
    (tmp_path / "keys" / "root.pem").unlink()
    online = PublisherKeys.load(tmp_path / "keys")
    publish(centre, online, dock.made(2), LONG_AGO)
    with pytest.raises(StationFault, match="root key"):
        publish(tmp_path / "new", online, dock.base, LONG_AGO)
    (tmp_path / "keys" / "targets.pem").write_text("no key")
    with pytest.raises(StationFault, match="cannot be read"):
        PublisherKeys.load(tmp_path / "keys")


def test_a_damaged_centre_is_told_to_its_publisher(dock: Dock) -> None:
    for path in (dock.target("pack.json"), dock.metadata("timestamp.json"), dock.metadata("1.root.json")):
        content = path.read_bytes()
        path.write_bytes(b"{")
        with pytest.raises(StationFault, match="damaged"):
            publish(dock.centre, KEYS, dock.base, LONG_AGO)
        path.write_bytes(content)
