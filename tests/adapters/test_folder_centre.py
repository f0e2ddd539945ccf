"""Centres by one contract, and what befalls a folder: pulled sticks, copies of stations, full and missing disks."""

import errno
import os
import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from station.domain.ledger import GENESIS, Draft, Entry, EntryType, seal
from station.ports import Centre, Fork, StationFault
from station.sync import folder_lock
from station.sync.entries import FILE_ENTRIES
from station.sync.files import faults_of
from station.sync.folder_centre import FolderCentre
from station.sync.place import found_centre
from tests.fakes.centre import InMemoryCentre
from tests.fakes.reference_sample import NOON

ACCIDENTS = ("none", "cut", "zeros", "lost", "no head", "torn head", "part", "copy")


class NoonClock:
    def now(self) -> datetime:
        return NOON


def chain(count: int, station: str = "S1", after: Sequence[Entry] = (), text: str = "x") -> list[Entry]:
    entries = list(after)
    for seq in range(len(entries) + 1, len(entries) + count + 1):
        draft = Draft(EntryType.SCAN, NOON + timedelta(seconds=seq), {"text": f"{text}\n\u2028{seq}"})
        entries.append(seal(draft, station, seq, entries[-1].hash if entries else GENESIS))
    return entries


def in_folder(tmp_path: Path) -> FolderCentre:
    found_centre(tmp_path / "centre", "dock")
    return FolderCentre(tmp_path / "centre", tmp_path / "data", NoonClock())


@pytest.fixture(params=["folder", "memory"])
def centre(request: pytest.FixtureRequest, tmp_path: Path) -> Centre:
    return in_folder(tmp_path) if request.param == "folder" else InMemoryCentre()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "centre" / "stations" / "S1"


# --- the contract ---


def test_a_new_station_has_nothing_there(centre: Centre) -> None:
    receipt = centre.head("S1")
    assert (receipt.station, receipt.head_seq, receipt.head_hash) == ("S1", 0, GENESIS)
    assert centre.push("S1", []) == receipt
    assert centre.newest_pack(0) is None


def test_what_was_pushed_is_receipted_and_once(centre: Centre) -> None:
    entries = chain(7)
    receipt = centre.push("S1", entries[:5])
    assert (receipt.head_seq, receipt.head_hash) == (5, entries[4].hash)
    assert centre.push("S1", entries[:5]) == receipt
    assert centre.push("S1", entries[2:4]) == receipt
    assert centre.push("S1", entries[3:]).head_hash == entries[6].hash
    assert centre.head("S1").head_seq == 7


@given(cuts=st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=25))
def test_any_batches_in_any_order_leave_a_chain_without_gaps(
    cuts: list[tuple[int, int]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    entries = chain(30)
    centres: tuple[Centre, Centre] = (in_folder(tmp_path_factory.mktemp("any")), InMemoryCentre())
    for first, last in cuts:
        answers = []
        for centre in centres:
            try:
                answers.append(centre.push("S1", entries[min(first, last) : max(first, last)]))
            except Fork as fork:
                answers.append(fork.seq)
        assert answers[0] == answers[1]
    assert centres[0].push("S1", entries).head_hash == entries[-1].hash
    assert centres[0].head("S1").head_seq == 30


def test_a_gap_is_named_by_the_first_entry_that_is_missing(centre: Centre) -> None:
    entries = chain(9)
    centre.push("S1", entries[:3])
    with pytest.raises(Fork) as fork:
        centre.push("S1", entries[5:])
    assert fork.value.seq == 4
    assert centre.head("S1").head_seq == 3


def test_a_batch_with_a_hole_or_out_of_order_is_refused_whole(centre: Centre) -> None:
    entries = chain(9)
    with pytest.raises(Fork) as fork:
        centre.push("S1", [*entries[:3], *entries[4:]])
    assert fork.value.seq == 5
    with pytest.raises(Fork):
        centre.push("S1", [entries[1], entries[0]])
    assert centre.head("S1").head_seq == 0


def test_an_edited_entry_is_a_fork_at_its_number(centre: Centre) -> None:
    entries = chain(9)
    centre.push("S1", entries)
    edited = seal(Draft(EntryType.SCAN, NOON, {"text": "other"}), "S1", 4, entries[2].hash)
    with pytest.raises(Fork) as fork:
        centre.push("S1", [*entries[1:3], edited])
    assert fork.value.seq == 4
    assert "S1" in str(fork.value)


def test_a_restored_backup_that_went_on_is_a_fork_at_its_first_new_entry(centre: Centre) -> None:
    entries = chain(12)
    centre.push("S1", entries)
    restored = chain(3, after=entries[:6], text="again")
    with pytest.raises(Fork) as fork:
        centre.push("S1", restored[4:])
    assert fork.value.seq == 7
    assert centre.head("S1").head_hash == entries[-1].hash


def test_a_chain_that_does_not_join_is_a_fork(centre: Centre) -> None:
    centre.push("S1", chain(3))
    with pytest.raises(Fork) as fork:
        centre.push("S1", chain(5, text="clone")[3:])
    assert fork.value.seq == 4


@pytest.mark.parametrize("change", ["payload", "hash", "station"])
def test_an_entry_that_is_not_what_it_says_is_refused(centre: Centre, change: str) -> None:
    entries = chain(3)
    match change:
        case "payload":
            entries[1] = replace(entries[1], payload=entries[1].payload.replace(b"x", b"y"))
        case "hash":
            entries[1] = replace(entries[1], hash="f" * 64)
        case _:
            entries[1] = chain(2, station="S2")[1]
    with pytest.raises(Fork) as fork:
        centre.push("S1", entries)
    assert fork.value.seq == 2
    assert centre.head("S1").head_seq == 0


def test_what_was_sent_can_be_read_again_station_by_station(centre: Centre) -> None:
    assert (list(centre.stations()), list(centre.entries("S1"))) == ([], [])
    mine, other = chain(1300), chain(3, "S2")
    for start in (0, 700):
        centre.push("S1", mine[start : start + 700])
    centre.push("S2", other)
    assert list(centre.stations()) == ["S1", "S2"]
    assert list(centre.entries("S1")) == mine
    assert list(centre.entries("S2")) == other
    assert list(centre.entries("S3")) == []


def test_stations_do_not_touch_one_another(centre: Centre) -> None:
    one, two = chain(4), chain(6, station="S2")
    centre.push("S1", one)
    centre.push("S2", two)
    assert centre.head("S1").head_hash == one[-1].hash
    assert centre.head("S2").head_hash == two[-1].hash


# --- the folder ---


def test_entries_lie_there_byte_for_byte_in_files_of_bounded_size(tmp_path: Path, folder: Path) -> None:
    entries = chain(FILE_ENTRIES + 10)
    centre = in_folder(tmp_path)
    centre.push("S1", entries)
    names = sorted(path.name for path in folder.glob("entries-*"))
    assert names == ["entries-0000000001-0000001000.jsonl", "entries-0000001001-0000001010.jsonl"]
    lines = b"".join((folder / name).read_bytes() for name in names).splitlines()
    assert lines == [entry.payload for entry in entries]
    assert centre.push("S1", entries[990:]).head_seq == FILE_ENTRIES + 10


def test_another_program_finds_what_the_first_one_left(tmp_path: Path) -> None:
    entries = chain(8)
    in_folder(tmp_path).push("S1", entries[:4])
    assert in_folder(tmp_path).push("S1", entries[2:]).head_hash == entries[-1].hash


def test_a_file_torn_at_any_byte_is_sent_again_and_kept_aside(tmp_path: Path, folder: Path) -> None:
    entries = chain(6)
    in_folder(tmp_path).push("S1", entries[:3])
    in_folder(tmp_path).push("S1", entries[3:])
    last = folder / "entries-0000000004-0000000006.jsonl"
    whole = last.read_bytes()
    for cut in [0, 1, *random.Random(3).sample(range(len(whole)), 20), len(whole) - 1]:
        last.write_bytes(whole[:cut])
        assert in_folder(tmp_path).head("S1").head_seq == 3
        assert in_folder(tmp_path).push("S1", entries[2:]).head_hash == entries[-1].hash
        assert last.read_bytes() == whole
    assert len(list(folder.glob("*.torn-*"))) == 23


def test_a_torn_file_in_the_middle_takes_the_head_back_to_what_is_whole(tmp_path: Path, folder: Path) -> None:
    entries = chain(9)
    for start in (0, 3, 6):
        in_folder(tmp_path).push("S1", entries[start : start + 3])
    (folder / "entries-0000000004-0000000006.jsonl").unlink()
    assert in_folder(tmp_path).head("S1").head_seq == 3
    assert in_folder(tmp_path).push("S1", entries[3:]).head_seq == 9
    assert len(list(folder.glob("*.torn-*"))) == 1, "the file after the gap is kept aside, not deleted"


def test_what_was_receipted_and_lost_must_come_back_the_same(tmp_path: Path, folder: Path) -> None:
    entries = chain(6)
    in_folder(tmp_path).push("S1", entries[:3])
    in_folder(tmp_path).push("S1", entries[3:])
    (folder / "entries-0000000004-0000000006.jsonl").unlink()
    with pytest.raises(Fork) as fork:
        in_folder(tmp_path).push("S1", chain(3, after=entries[:3], text="other"))
    assert fork.value.seq == 6
    assert in_folder(tmp_path).push("S1", entries).head_hash == entries[-1].hash


def test_what_was_receipted_is_remembered_while_it_comes_back_bit_by_bit(tmp_path: Path, folder: Path) -> None:
    entries = chain(6)
    in_folder(tmp_path).push("S1", entries[:3])
    in_folder(tmp_path).push("S1", entries[3:])
    (folder / "entries-0000000004-0000000006.jsonl").unlink()
    assert in_folder(tmp_path).push("S1", entries[:5]).head_seq == 5
    with pytest.raises(Fork) as fork:
        in_folder(tmp_path).push("S1", chain(1, after=entries[:5], text="other"))
    assert fork.value.seq == 6


def test_a_torn_tail_is_not_read_as_what_was_sent(tmp_path: Path, folder: Path) -> None:
    centre = in_folder(tmp_path)
    entries = chain(9)
    for start in (0, 5):
        centre.push("S1", entries[start : start + 5])
    last = max(folder.glob("entries-*"))
    last.write_bytes(last.read_bytes()[:-9])
    assert list(in_folder(tmp_path).entries("S1")) == entries[:5]


def test_a_file_of_another_history_is_not_believed(tmp_path: Path, folder: Path) -> None:
    entries, other = chain(6), chain(6, text="other")
    in_folder(tmp_path).push("S1", entries[:3])
    whole = b"".join(entry.payload + b"\n" for entry in other[3:])
    mixed = b"".join(entry.payload + b"\n" for entry in (entries[3], other[4], entries[5]))
    for content in (whole, mixed, whole.replace(b"S1", b"S2")):
        (folder / "entries-0000000004-0000000006.jsonl").write_bytes(content)
        assert in_folder(tmp_path).head("S1").head_seq == 3
    assert in_folder(tmp_path).push("S1", entries).head_hash == entries[-1].hash


def test_a_file_that_is_torn_between_two_rounds_is_noticed(tmp_path: Path, folder: Path) -> None:
    entries = chain(6)
    centre = in_folder(tmp_path)
    centre.push("S1", entries[:3])
    centre.push("S1", entries[3:])
    assert centre.head("S1").head_seq == 6
    first = folder / "entries-0000000001-0000000003.jsonl"
    first.write_bytes(first.read_bytes()[:-10])
    assert centre.head("S1").head_seq == 0
    assert centre.push("S1", entries).head_seq == 6


@pytest.mark.parametrize("head", [b"", b"{", b'{"seq":1}', None])
def test_a_torn_or_lost_head_is_found_again_in_the_entries(tmp_path: Path, folder: Path, head: bytes | None) -> None:
    entries = chain(5)
    in_folder(tmp_path).push("S1", entries[:4])
    (folder / "head.json").unlink() if head is None else (folder / "head.json").write_bytes(head)
    assert in_folder(tmp_path).head("S1").head_seq == 4
    assert in_folder(tmp_path).push("S1", entries).head_seq == 5


def test_a_stick_pulled_between_entries_and_head_loses_nothing(tmp_path: Path, folder: Path) -> None:
    entries = chain(5)
    in_folder(tmp_path).push("S1", entries[:2])
    before = (folder / "head.json").read_bytes()
    in_folder(tmp_path).push("S1", entries[2:4])
    (folder / "head.json").write_bytes(before)
    (folder / "entries-0000000005-0000000005.jsonl.part").write_bytes(entries[4].payload[:20])
    assert in_folder(tmp_path).head("S1").head_seq == 4
    assert in_folder(tmp_path).push("S1", entries).head_seq == 5


@given(st.lists(st.tuples(st.integers(1, 6), st.sampled_from(ACCIDENTS), st.integers(0, 10_000)), max_size=12))
def test_an_honest_station_comes_through_any_accidents_exactly_once(
    tmp_path_factory: pytest.TempPathFactory, rounds: list[tuple[int, str, int]]
) -> None:
    """After every round something happens to the stick; the station goes by the head it is told, and never forks."""
    root = tmp_path_factory.mktemp("accidents")
    folder = root / "centre" / "stations" / "S1"
    entries: list[Entry] = []
    for more, accident, where in rounds:
        entries = chain(more, after=entries)
        befall(folder, accident, where)
        centre = in_folder(root)
        head = centre.head("S1").head_seq
        assert centre.push("S1", entries[max(head - 1, 0) :]).head_hash == entries[-1].hash
    files = sorted(folder.glob("entries-*.jsonl"))
    assert b"".join(path.read_bytes() for path in files) == b"".join(entry.payload + b"\n" for entry in entries)


def befall(folder: Path, accident: str, where: int) -> None:
    files = sorted(folder.glob("entries-*.jsonl"))
    if not files:
        return
    victim = files[where % len(files)]
    content = victim.read_bytes()
    match accident:
        case "cut":
            victim.write_bytes(content[: where % len(content)])
        case "zeros":
            victim.write_bytes(bytes(len(content)))
        case "lost":
            victim.unlink()
        case "no head":
            (folder / "head.json").unlink(missing_ok=True)
        case "torn head":
            (folder / "head.json").write_bytes(b'{"seq":')
        case "part":
            victim.with_name(victim.name + ".part").write_bytes(content[: where % len(content)])
        case "copy":
            first = int(victim.name.split("-")[1])
            victim.with_name(f"entries-{first:010d}-{first + 99:010d}.jsonl").write_bytes(content)
        case _:
            pass


def test_the_same_station_from_two_programs_takes_turns(tmp_path: Path, folder: Path) -> None:
    centre = in_folder(tmp_path)
    with folder_lock.held(folder), pytest.raises(StationFault, match="Another program"):
        centre.push("S1", chain(2))
    assert centre.push("S1", chain(2)).head_seq == 2


def test_two_stations_share_the_folder_at_the_same_time(tmp_path: Path) -> None:
    from concurrent.futures import ThreadPoolExecutor

    in_folder(tmp_path)

    def work(station: str) -> tuple[str, bool]:
        entries = chain(40, station=station)
        centre = FolderCentre(tmp_path / "centre", tmp_path / station, NoonClock())
        for start in range(0, 40, 4):
            receipt = centre.push(station, entries[max(start - 2, 0) : start + 4])
        return station, receipt.head_hash == entries[-1].hash

    with ThreadPoolExecutor(3) as pool:
        assert dict(pool.map(work, ["S1", "S2", "S3"])) == {"S1": True, "S2": True, "S3": True}


@pytest.mark.parametrize(
    "station", ["", "../S1", "a/b", "a\\b", ".", "..", "CON", "nul", "com1", "a\0b", "x" * 300, "站", " S1", "S1\n"]
)
def test_an_id_that_could_leave_the_folder_is_refused(tmp_path: Path, station: str) -> None:
    centre = in_folder(tmp_path)
    for act in (lambda: centre.head(station), lambda: centre.push(station, [])):
        with pytest.raises(StationFault, match="station's id"):
            act()
    assert sorted(p.name for p in tmp_path.rglob("*")) == ["centre", "centre.json"]


def test_a_missing_stick_or_an_empty_mount_point_is_not_taken_for_the_centre(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    for name in ("gone", "empty"):
        centre = FolderCentre(tmp_path / name, tmp_path / "data", NoonClock())
        for act in (
            lambda c=centre: c.head("S1"),
            lambda c=centre: c.push("S1", chain(1)),
            lambda c=centre: c.newest_pack(0),
        ):
            with pytest.raises(StationFault, match="plug in the stick"):
                act()
    assert list((tmp_path / "empty").iterdir()) == []
    assert not (tmp_path / "gone").exists()


def test_a_full_disk_says_so_and_keeps_what_was_there(tmp_path: Path) -> None:
    """The limit on the size of files stands in for a full disk: the kernel refuses the write half-way."""
    resource = pytest.importorskip("resource", reason="no such limit on this platform")
    entries = chain(100)
    centre = in_folder(tmp_path)
    centre.push("S1", entries[:2])
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, hard))
    try:
        with pytest.raises(StationFault, match="no room left"):
            centre.push("S1", entries)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert centre.head("S1").head_seq == 2
    assert centre.push("S1", entries).head_seq == 100


@pytest.mark.parametrize(
    ("number", "advice"),
    [
        (errno.EROFS, "write protection"),
        (errno.EACCES, "write protection"),
        (errno.ENOSPC, "no room left"),
        (errno.EIO, "check the stick"),
        (errno.ENOENT, "plug in the stick"),
        (errno.ESTALE, "check the stick"),
    ],
)
def test_each_fault_of_a_folder_says_what_to_do(tmp_path: Path, number: int, advice: str) -> None:
    with pytest.raises(StationFault, match=advice) as fault, faults_of(tmp_path):
        raise OSError(number, os.strerror(number))
    assert str(tmp_path) in str(fault.value)
    assert "nothing is lost" in str(fault.value)


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write anywhere")
def test_a_write_protected_folder_says_so(tmp_path: Path) -> None:
    centre = in_folder(tmp_path)
    (tmp_path / "centre").chmod(0o555)
    try:
        with pytest.raises(StationFault, match="write protection"):
            centre.push("S1", chain(1))
    finally:
        (tmp_path / "centre").chmod(0o755)


def test_a_folder_that_fails_is_a_fault_with_advice(tmp_path: Path) -> None:
    centre = in_folder(tmp_path)
    (tmp_path / "centre" / "stations").write_text("a file where the folder should be")
    with pytest.raises(StationFault, match="check the stick or the share"):
        centre.push("S1", chain(1))


def test_a_centre_of_a_later_format_is_refused(tmp_path: Path) -> None:
    centre = in_folder(tmp_path)
    for content, why in ((b'{"name":"dock","format":2}', "update Station"), (b"{", "cannot be read")):
        (tmp_path / "centre" / "centre.json").write_bytes(content)
        with pytest.raises(StationFault, match=why):
            centre.head("S1")
