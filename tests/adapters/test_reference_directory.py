"""The folder of reference files: whole packs come in, damaged ones never do, and the last good one stays."""

import random
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from station.disk import sha256_of
from station.domain.reference import ReferenceData
from station.ports import Pack, StationFault
from station.storage.reference.build import build_base, build_delta
from station.storage.reference.directory import ReferenceDirectory
from station.storage.reference.shelf import ReferenceShelf
from tests.fakes.reference_sample import MILK, NOON, product, sample


def packed(folder: Path, version: int, **changes: object) -> Pack:
    data = sample(version=version, products=[product(MILK, version)], **changes)
    path = folder / f"made-{version}-{data.name}-{data.training}.db"
    build_base(data, path)
    return Pack(data.name, data.version, data.as_of, path, None)


def served(directory: ReferenceDirectory) -> int | None:
    """Return the version of the milk that the folder answers with, which tells one pack from another."""
    store = directory.open_current()
    if store is None:
        return None
    with closing(store):
        found = store.goods(MILK, NOON).product
        assert found is not None
        assert store.stamp().version == found.version
        return found.version


@pytest.fixture
def directory(tmp_path: Path) -> ReferenceDirectory:
    return ReferenceDirectory(tmp_path / "reference")


def databases(directory: ReferenceDirectory) -> list[Path]:
    return sorted(directory.path.glob("*.db"))


def test_an_empty_folder_has_nothing_to_open(directory: ReferenceDirectory) -> None:
    assert directory.open_current() is None
    assert directory.faults == ()
    assert directory.check() is None
    directory.tidy()


def test_an_installed_pack_is_opened_under_the_name_of_its_content(
    directory: ReferenceDirectory, tmp_path: Path
) -> None:
    pack = packed(tmp_path, 1)
    directory.install(pack)
    assert served(directory) == 1
    assert [p.name for p in databases(directory)] == [f"base-{sha256_of(pack.base)}.db"]
    assert directory.faults == ()
    assert directory.check() is None


def test_a_delta_is_installed_beside_its_base(directory: ReferenceDirectory, tmp_path: Path) -> None:
    first = packed(tmp_path, 1)
    directory.install(first)
    newer: ReferenceData = sample(version=2, products=[product(MILK, 2)])
    build_delta(first.base, newer, tmp_path / "delta.db")
    directory.install(Pack(newer.name, 2, newer.as_of, first.base, tmp_path / "delta.db"))
    assert served(directory) == 2
    assert len(databases(directory)) == 2


def test_the_version_never_goes_back(directory: ReferenceDirectory, tmp_path: Path) -> None:
    old, new = packed(tmp_path, 1), packed(tmp_path, 2)
    directory.install(new)
    with pytest.raises(StationFault, match="never goes back"):
        directory.install(old)
    assert served(directory) == 2


def test_one_version_has_one_content(directory: ReferenceDirectory, tmp_path: Path) -> None:
    directory.install(packed(tmp_path, 1))
    with pytest.raises(StationFault, match="other content"):
        directory.install(packed(tmp_path, 1, name="other"))
    assert served(directory) == 1


def test_training_data_never_replaces_real_data_but_gives_way_to_it(
    directory: ReferenceDirectory, tmp_path: Path
) -> None:
    directory.install(packed(tmp_path, 5, training=True))
    directory.install(packed(tmp_path, 1, training=False))
    assert served(directory) == 1
    with pytest.raises(StationFault, match="training data"):
        directory.install(packed(tmp_path, 9, training=True))
    assert served(directory) == 1


def test_a_file_that_is_not_what_its_name_says_never_reaches_sqlite(
    directory: ReferenceDirectory, tmp_path: Path
) -> None:
    pack = packed(tmp_path, 1)
    named = tmp_path / f"base-{sha256_of(pack.base)}.db"
    whole = pack.base.read_bytes()
    shuffle = random.Random(1)
    for _ in range(500):
        flipped = bytearray(whole)
        flipped[shuffle.randrange(len(flipped))] ^= 1 << shuffle.randrange(8)
        named.write_bytes(flipped)
        with pytest.raises(StationFault, match="not what its name says"):
            directory.install(replace(pack, base=named))
    assert directory.open_current() is None


def test_a_pack_with_a_good_hash_and_a_bad_content_is_set_aside(directory: ReferenceDirectory, tmp_path: Path) -> None:
    directory.install(packed(tmp_path, 1))
    pack = packed(tmp_path, 2)
    content = bytearray(pack.base.read_bytes())
    content[16384:32768] = bytes(16384)
    pack.base.write_bytes(content)
    with pytest.raises(StationFault, match="damaged"):
        directory.install(pack)
    assert served(directory) == 1
    assert len(databases(directory)) == 1


def test_every_flipped_bit_in_the_current_file_falls_back_to_the_one_before(
    directory: ReferenceDirectory, tmp_path: Path
) -> None:
    one, two = packed(tmp_path, 1), packed(tmp_path, 2)
    directory.install(one)
    directory.install(two)
    current = directory.path / f"base-{sha256_of(two.base)}.db"
    whole = current.read_bytes()
    shuffle = random.Random(2)
    for _ in range(500):
        flipped = bytearray(whole)
        flipped[shuffle.randrange(len(flipped))] ^= 1 << shuffle.randrange(8)
        current.write_bytes(flipped)
        assert served(directory) == 1
        assert "its hash is wrong" in directory.faults[0]
    directory.install(two)
    assert served(directory) == 2, "the same pack mends the folder"
    assert directory.faults == ()


def test_the_one_before_is_the_newest_good_one(directory: ReferenceDirectory, tmp_path: Path) -> None:
    packs = [packed(tmp_path, n) for n in (1, 2, 3)]
    directory.install(packs[0])
    directory.install(packs[1])
    (directory.path / f"base-{sha256_of(packs[1].base)}.db").write_bytes(b"torn")
    assert served(directory) == 1
    directory.install(packs[2])
    (directory.path / f"base-{sha256_of(packs[2].base)}.db").unlink()
    assert served(directory) == 1


def test_nothing_is_opened_where_both_are_damaged(directory: ReferenceDirectory, tmp_path: Path) -> None:
    directory.install(packed(tmp_path, 1))
    directory.install(packed(tmp_path, 2))
    for path in databases(directory):
        path.write_bytes(b"torn")
    assert directory.check() is not None
    assert directory.open_current() is None
    assert len(directory.faults) == 2


def test_a_torn_pointer_is_a_reported_fault_and_mended_by_the_next_pack(
    directory: ReferenceDirectory, tmp_path: Path
) -> None:
    directory.install(packed(tmp_path, 1))
    (directory.path / "CURRENT").write_bytes(b'{"current": {"na')
    assert directory.open_current() is None
    assert "CURRENT" in directory.faults[0]
    directory.install(packed(tmp_path, 2))
    assert served(directory) == 2


def test_old_files_go_at_the_next_start_and_not_before(directory: ReferenceDirectory, tmp_path: Path) -> None:
    for version in (1, 2, 3):
        directory.install(packed(tmp_path, version))
    assert len(databases(directory)) == 3
    (directory.path / "base-xyz.db.part").touch()
    (directory.path / "tuf").mkdir()
    directory.tidy()
    assert len(databases(directory)) == 2
    assert sorted(p.name for p in directory.path.iterdir() if p.suffix != ".db") == ["CURRENT", "tuf"]
    assert served(directory) == 3


def test_a_store_goes_on_answering_while_another_pack_comes_in(directory: ReferenceDirectory, tmp_path: Path) -> None:
    directory.install(packed(tmp_path, 1))
    store = directory.open_current()
    assert store is not None
    with closing(store):
        directory.install(packed(tmp_path, 2))
        found = store.goods(MILK, NOON).product
        assert found is not None
        assert found.version == 1


def test_a_full_disk_leaves_the_good_pack(directory: ReferenceDirectory, tmp_path: Path) -> None:
    """The limit on the size of files stands in for a full disk: the kernel refuses the write half-way."""
    resource = pytest.importorskip("resource", reason="no such limit on this platform")
    directory.install(packed(tmp_path, 1))
    newer = packed(tmp_path, 2)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (8192, hard))
    try:
        with pytest.raises(StationFault, match="free space"):
            directory.install(newer)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert served(directory) == 1
    assert [p.name for p in directory.path.iterdir() if p.suffix == ".part"] == []


# --- the shelf of a station at work ---


def milk(shelf: ReferenceShelf) -> int | None:
    found = shelf.store.goods(MILK, NOON).product
    return found.version if found else None


def test_a_station_without_data_knows_nothing_and_says_version_0(tmp_path: Path) -> None:
    shelf = ReferenceShelf(tmp_path / "reference")
    assert (shelf.version(), shelf.faults, milk(shelf)) == (0, (), None)
    assert shelf.store.parcel("SF1000000000001", NOON).listing is None
    assert shelf.store.operators() == ()
    assert shelf.check() is None


def test_a_pack_put_on_the_shelf_answers_at_once_and_after_a_restart(tmp_path: Path) -> None:
    shelf = ReferenceShelf(tmp_path / "reference")
    for version in (1, 2):
        before = shelf.store._store
        stamp = shelf.install(packed(tmp_path, version))
        assert (stamp.version, shelf.version(), milk(shelf)) == (version, version, version)
    with pytest.raises(StationFault):
        before.goods(MILK, NOON)
    shelf.close()
    with closing(ReferenceShelf(tmp_path / "reference")) as again:
        assert again.version() == 2


def test_a_pack_that_is_refused_changes_nothing_on_the_shelf(tmp_path: Path) -> None:
    shelf = ReferenceShelf(tmp_path / "reference")
    shelf.install(packed(tmp_path, 2))
    with pytest.raises(StationFault, match="never goes back"):
        shelf.install(packed(tmp_path, 1))
    torn = replace(packed(tmp_path, 3), base=tmp_path / "torn.db")
    torn.base.write_bytes(b"torn")
    with pytest.raises(StationFault, match="damaged"):
        shelf.install(torn)
    assert (shelf.version(), milk(shelf)) == (2, 2)
    shelf.close()


def test_damage_found_while_working_brings_the_last_good_pack_back(tmp_path: Path) -> None:
    shelf = ReferenceShelf(tmp_path / "reference")
    one, two = packed(tmp_path, 1), packed(tmp_path, 2)
    shelf.install(one)
    shelf.install(two)
    assert shelf.check() is None
    (tmp_path / "reference" / f"base-{sha256_of(two.base)}.db").write_bytes(b"torn")
    assert "its hash is wrong" in (shelf.check() or "")
    assert (shelf.version(), milk(shelf)) == (1, 1)
    shelf.install(two)
    assert (shelf.version(), milk(shelf), shelf.check()) == (2, 2, None)
    shelf.close()
