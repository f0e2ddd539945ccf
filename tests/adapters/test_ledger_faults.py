"""The ledger when the disk fails: full, write-protected, or broken in the middle of a commit."""

import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from station.domain.ledger import Draft, EntryType
from station.ports import StationFault
from station.storage.ledger import SqliteLedger, open_ledger

AT = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)


def scan(n: int = 0) -> Draft:
    return Draft(EntryType.SCAN, AT, {"data": f"{n:04x}"})


def decision(op_id: str) -> Draft:
    return Draft(EntryType.DECISION, AT, {"waybill": "SF1", "outcome": "hold", "operator": "1001"}, op_id)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "ledger.db"


class Disk:
    """A disk that fails as told: each of `errors` is raised once, by a statement that begins with `at`.

    `late` lets the statement do its work before it fails, as a failed fsync may.
    """

    def __init__(self) -> None:
        self.errors: list[int] = []
        self.at = "COMMIT"
        self.late = False
        self.opened = 0

    def connect(self, *args: Any, **options: Any) -> sqlite3.Connection:
        disk = self
        self.opened += 1

        class Failing(sqlite3.Connection):
            def execute(self, sql: str, *parameters: Any) -> sqlite3.Cursor:
                if not disk.errors or not sql.startswith(disk.at):
                    return super().execute(sql, *parameters)
                if disk.late:
                    super().execute(sql, *parameters)
                error = sqlite3.OperationalError("disk I/O error")
                error.sqlite_errorcode = disk.errors.pop(0)
                raise error

        return sqlite3.connect(*args, factory=Failing, **options)


@pytest.fixture
def disk() -> Disk:
    return Disk()


@pytest.fixture
def failing(path: Path, disk: Disk) -> Iterator[SqliteLedger]:
    opened = open_ledger(path, "D-07", reserve_bytes=0, connect=disk.connect)
    yield opened
    opened.close()


def test_after_one_io_error_the_file_is_reopened_and_the_entry_written_once(failing: SqliteLedger, disk: Disk) -> None:
    failing.append(scan(1))
    disk.errors = [sqlite3.SQLITE_IOERR_FSYNC]
    assert failing.append(scan(2)).seq == 2
    assert disk.opened == 2
    assert [entry.body["data"] for entry in failing.entries()] == ["0001", "0002"]


def test_after_two_io_errors_nothing_is_recorded_any_more(failing: SqliteLedger, disk: Disk, path: Path) -> None:
    failing.append(scan(1))
    disk.errors = [sqlite3.SQLITE_IOERR_WRITE, sqlite3.SQLITE_IOERR_WRITE]
    for _ in range(2):
        with pytest.raises(StationFault, match="disk failed"):
            failing.append(scan(2))
    failing.close()
    again = open_ledger(path, "D-07", reserve_bytes=0)
    assert again.head()[0] == 1
    again.close()


def test_an_entry_that_reached_the_file_before_the_error_is_not_written_twice(
    failing: SqliteLedger, disk: Disk
) -> None:
    failing.append(scan(1))
    disk.errors, disk.late = [sqlite3.SQLITE_IOERR_FSYNC], True
    assert failing.append(scan(2)).seq == 2
    assert [entry.body["data"] for entry in failing.entries()] == ["0001", "0002"]


@pytest.fixture
def onlooker(failing: SqliteLedger, path: Path) -> Iterator[sqlite3.Connection]:
    """Another program that has the file open, as `station verify` may: then closing does not empty the log."""
    failing.append(scan(1))
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("SELECT count(*) FROM entry").fetchone()
    yield connection
    connection.close()


def test_what_a_failed_sync_left_is_written_anew_before_it_counts(
    failing: SqliteLedger, disk: Disk, path: Path, onlooker: sqlite3.Connection
) -> None:
    disk.errors, disk.late = [sqlite3.SQLITE_IOERR_FSYNC], True
    failing.append(scan(2))
    copy = path.with_name("copy.db")
    copy.write_bytes(path.read_bytes())  # the file alone, without its log
    alone = open_ledger(copy, "D-07", reserve_bytes=0)
    assert alone.head()[0] == 2
    alone.close()


def test_what_cannot_be_written_anew_does_not_count(
    failing: SqliteLedger, disk: Disk, onlooker: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("station.storage.ledger_connection.BUSY_SECONDS", 0.0)
    onlooker.execute("BEGIN")
    onlooker.execute("SELECT count(*) FROM entry").fetchone()
    disk.errors, disk.late = [sqlite3.SQLITE_IOERR_FSYNC], True
    for _ in range(2):
        with pytest.raises(StationFault, match="another program reads"):
            failing.append(scan(2))


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (sqlite3.SQLITE_FULL, "disk is full"),
        (sqlite3.SQLITE_READONLY, "write-protected"),
        (sqlite3.SQLITE_BUSY, "Another program"),
        (sqlite3.SQLITE_CORRUPT, "damaged"),
        (sqlite3.SQLITE_CANTOPEN, "cannot be opened"),
    ],
)
@pytest.mark.parametrize("at", ["BEGIN", "SELECT", "INSERT", "COMMIT"])
def test_a_fault_says_what_to_do_and_leaves_nothing_behind(
    failing: SqliteLedger, disk: Disk, code: int, words: str, at: str
) -> None:
    failing.append(scan(1))
    disk.errors, disk.at = [code], at
    with pytest.raises(StationFault, match=words):
        failing.append(scan(2))
    assert failing.head()[0] == 1
    assert failing.append(scan(3)).seq == 2


def test_a_bug_of_ours_is_no_fault(failing: SqliteLedger, disk: Disk) -> None:
    disk.errors = [sqlite3.SQLITE_MISUSE]
    with pytest.raises(sqlite3.OperationalError):
        failing.append(scan())
    assert failing.append(scan()).seq == 1


def test_space_is_put_aside_and_kept(path: Path) -> None:
    for _ in range(2):
        ledger = open_ledger(path, "D-07", reserve_bytes=300_000)
        assert path.with_suffix(".reserve").stat().st_blocks * 512 >= 300_000
        ledger.close()


def test_on_a_full_disk_the_reserve_lets_the_shift_end_and_nothing_begin(path: Path, disk: Disk) -> None:
    ledger = open_ledger(path, "D-07", reserve_bytes=100_000, connect=disk.connect)
    reserve = path.with_suffix(".reserve")
    disk.errors = [sqlite3.SQLITE_FULL]
    with pytest.raises(StationFault, match="disk is full"):
        ledger.append(scan(1))
    assert reserve.exists()
    disk.errors = [sqlite3.SQLITE_FULL]
    assert ledger.append(decision("press-1")).seq == 1
    assert not reserve.exists()
    disk.errors = [sqlite3.SQLITE_FULL]
    with pytest.raises(StationFault, match="disk is full"):
        ledger.append(decision("press-2"))
    assert ledger.append(scan(2)).seq == 2  # there is room again: the reserve is made anew before work begins
    assert reserve.exists()
    ledger.close()


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 3 MB that can really be filled."""
    folder = tmp_path / "small"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(folder)]
    if not sys.platform.startswith("linux") or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("needs the right to mount a tmpfs")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


def test_on_a_disk_that_is_really_full_everything_acknowledged_is_there(small_disk: Path) -> None:
    ledger = open_ledger(small_disk / "ledger.db", "D-07", reserve_bytes=500_000)
    written = []
    big = Draft(EntryType.SCAN, AT, {"data": "00" * 400})

    def work() -> None:
        while True:
            written.append(ledger.append(big).payload)

    with pytest.raises(StationFault, match="disk is full"):
        work()
    assert len(written) > 100
    assert [entry.payload for entry in ledger.entries()] == written
    with pytest.raises(StationFault, match="disk is full"):
        ledger.append(big)
    closing = [ledger.append(decision(f"press-{n}")) for n in range(20)]
    closing.append(ledger.append(Draft(EntryType.SHIFT_CLOSED, AT, {})))
    assert not ledger.reserve_stands()
    with pytest.raises(StationFault, match="nothing new is scanned"):
        ledger.append(scan())
    ledger.close()
    again = open_ledger(small_disk / "ledger.db", "D-07", reserve_bytes=500_000)
    assert [entry.payload for entry in again.entries()] == [*written, *(entry.payload for entry in closing)]
    again.close()


def test_a_write_protected_disk_is_noticed_before_anybody_signs_in(small_disk: Path) -> None:
    open_ledger(small_disk / "ledger.db", "D-07", reserve_bytes=0).close()
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    with pytest.raises(StationFault, match=r"write-protected|cannot be opened"):
        open_ledger(small_disk / "ledger.db", "D-07", reserve_bytes=0)


WRITE_AGAINST_A_LIMIT = """
import resource, sys
from datetime import UTC, datetime
from pathlib import Path
from station.domain.ledger import Draft, EntryType
from station.ports import StationFault
from station.storage.ledger import open_ledger
path, limit = Path(sys.argv[1]), int(sys.argv[2])
ledger = open_ledger(path, "D-07", reserve_bytes=0)
resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))
for n in range(300):
    try:
        entry = ledger.append(Draft(EntryType.SCAN, datetime(2026, 1, 1, tzinfo=UTC), {"n": n}, f"op-{n}"))
    except StationFault as fault:
        print("fault", fault)
        break
    print("ack", entry.seq, entry.hash, flush=True)
"""


@pytest.mark.parametrize("limit", [32_768, 61_111, 100_000])
def test_a_write_that_really_fails_is_never_acknowledged(path: Path, limit: int) -> None:
    """The system refuses to let the log grow beyond a limit: SQLite's own write fails, at whichever page that is."""
    open_ledger(path, "D-07", reserve_bytes=0).close()
    command = [sys.executable, "-c", WRITE_AGAINST_A_LIMIT, str(path), str(limit)]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()
    acknowledged = [line.split()[2] for line in said if line.startswith("ack")]
    ledger = open_ledger(path, "D-07", reserve_bytes=0)
    assert [entry.hash for entry in ledger.entries()][: len(acknowledged)] == acknowledged
    ledger.close()
    assert acknowledged
    assert said[-1].startswith("fault The disk failed")
