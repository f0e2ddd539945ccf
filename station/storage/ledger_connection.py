"""Connections to ledger.db: one that writes and can do nothing but append, and one that only reads."""

import os
import sqlite3
from collections.abc import Callable
from pathlib import Path

from station.disk import sync_folder
from station.ports import StationFault
from station.storage.ledger_schema import APPEND_ONLY, migrate

Connect = Callable[..., sqlite3.Connection]
"""`sqlite3.connect`, or what a test of faults puts in its place."""

BUSY_SECONDS = 5.0
WAL_BYTES = 16 * 1024 * 1024

_WRITER_PRAGMAS = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA recursive_triggers = ON",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cell_size_check = ON",
    f"PRAGMA journal_size_limit = {WAL_BYTES}",
)
_READER_PRAGMAS = ("PRAGMA query_only = ON", "PRAGMA trusted_schema = OFF", "PRAGMA cell_size_check = ON")

_READING = frozenset({sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_FUNCTION, sqlite3.SQLITE_TRANSACTION})


def open_writer(path: Path, connect: Connect = sqlite3.connect) -> sqlite3.Connection:
    """Open the one writing connection, making the file where there is none.

    Raises sqlite3.Error, OSError, or StationFault where the file is no ledger of this program.
    """
    _make_private(path)
    connection = connect(path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False)
    try:
        for pragma in _WRITER_PRAGMAS:
            connection.execute(pragma).fetchall()
        migrate(connection)
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("ROLLBACK")
        connection.set_authorizer(_may_append)
    except BaseException:
        connection.close()
        raise
    return connection


def open_reader(path: Path, connect: Connect = sqlite3.connect, *, immutable: bool = False) -> sqlite3.Connection:
    """Open a connection that reads only. `immutable` promises that nobody writes the file meanwhile."""
    uri = f"{path.absolute().as_uri()}?mode=ro{'&immutable=1' if immutable else ''}"
    connection = connect(uri, uri=True, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False)
    try:
        for pragma in _READER_PRAGMAS:
            connection.execute(pragma).fetchall()
        connection.set_authorizer(_may_read)
    except BaseException:
        connection.close()
        raise
    return connection


def _make_private(path: Path) -> None:
    """Make an empty file that only this user reads, and make its name durable, before SQLite opens it."""
    if path.exists():
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    sync_folder(path.parent)


def _may_read(action: int, arg1: str | None, arg2: str | None, _db: str | None, _source: str | None) -> int:
    if action == sqlite3.SQLITE_PRAGMA:
        return sqlite3.SQLITE_OK if arg1 in {"user_version", "application_id"} and not arg2 else sqlite3.SQLITE_DENY
    return sqlite3.SQLITE_OK if action in _READING else sqlite3.SQLITE_DENY


def _may_append(action: int, arg1: str | None, _arg2: str | None, _db: str | None, _source: str | None) -> int:
    """Allow reading, appending, and emptying the write-ahead log; refuse everything else, whoever asks."""
    if action in _READING:
        return sqlite3.SQLITE_OK
    if action == sqlite3.SQLITE_INSERT and arg1 in APPEND_ONLY:
        return sqlite3.SQLITE_OK
    if action == sqlite3.SQLITE_PRAGMA and arg1 == "wal_checkpoint":
        return sqlite3.SQLITE_OK
    return sqlite3.SQLITE_DENY


def primary_code(error: sqlite3.Error) -> int | None:
    """Return SQLite's primary result code, or None where the error did not come from SQLite."""
    code = getattr(error, "sqlite_errorcode", None)
    return code & 0xFF if isinstance(code, int) else None


_ADVICE = {
    sqlite3.SQLITE_FULL: "The disk is full. Free some space; until then nothing new is scanned, what lies on the desk "
    "can still be decided and the shift can still be closed.",
    sqlite3.SQLITE_READONLY: "The disk is write-protected. Make it writable and start Station again.",
    sqlite3.SQLITE_IOERR: "The disk failed while writing. Nothing more is recorded: stop work, check the disk, and "
    "start Station again.",
    sqlite3.SQLITE_CANTOPEN: "The ledger cannot be opened. Check that the disk is there and that this user may write "
    "to the data folder.",
    sqlite3.SQLITE_CORRUPT: "The ledger file is damaged. Do not work on; run 'station verify' and call the supervisor.",
    sqlite3.SQLITE_NOTADB: "The ledger file is damaged. Do not work on; run 'station verify' and call the supervisor.",
    sqlite3.SQLITE_BUSY: "Another program is writing to the ledger. Close it and try again.",
    sqlite3.SQLITE_LOCKED: "Another program is writing to the ledger. Close it and try again.",
    sqlite3.SQLITE_PERM: "This user may not write to the ledger. Check the rights of the data folder.",
}


def as_fault(error: sqlite3.Error | OSError) -> StationFault | None:
    """Say what the operator can do about an error of the environment; None where it is a bug of ours."""
    if isinstance(error, OSError):
        return StationFault(f"The data folder cannot be written ({error.strerror}). Check the disk and its rights.")
    code = primary_code(error)
    advice = _ADVICE.get(code) if code is not None else None
    return StationFault(advice) if advice else None
