"""Ledger entries as rows: written, read back, and the tail checked."""

import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from station.domain.earlier import waybill_of
from station.domain.ledger import GENESIS, Draft, Entry, seal, unseal
from station.ports import StationFault
from station.storage.ledger_schema import SCHEMA_VERSION

TAIL = 64
"""How many of the last entries are checked when a ledger is opened; `station verify` checks them all."""

_INSERT = "INSERT INTO entry(seq, type, at, op_id, payload, hash, prev, waybill) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"


def stamp(at: datetime) -> str:
    """Write an instant as the ledger does: UTC, microseconds."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def head_of(connection: sqlite3.Connection) -> tuple[int, str]:
    """Return (sequence number, hash) of the last entry; (0, GENESIS) where there is none."""
    row = connection.execute("SELECT seq, hash FROM entry ORDER BY seq DESC LIMIT 1").fetchone()
    return (row[0], row[1]) if row else (0, GENESIS)


def held_by(connection: sqlite3.Connection, op_id: str | None) -> Entry | None:
    """Return the entry that holds an operation already, or None."""
    if op_id is None:
        return None
    row = connection.execute("SELECT seq, payload, hash FROM entry WHERE op_id = ?", (op_id,)).fetchone()
    return read_row(*row) if row else None


def seal_next(connection: sqlite3.Connection, draft: Draft, station: str) -> Entry:
    """Give a draft the next number after the head."""
    seq, prev = head_of(connection)
    return seal(draft, station, seq + 1, prev)


def insert(connection: sqlite3.Connection, entry: Entry, op_id: str | None) -> None:
    """Write an entry's row; the caller holds the transaction."""
    at, kind = stamp(entry.at), entry.type.value
    connection.execute(_INSERT, (entry.seq, kind, at, op_id, entry.payload, entry.hash, entry.prev, waybill_of(entry)))


def read_row(seq: int, payload: bytes, stored_hash: str) -> Entry:
    """Read an entry back. Raises StationFault where it is not what was written."""
    try:
        entry = unseal(payload)
    except ValueError as error:
        raise StationFault(f"Ledger entry {seq} cannot be read ({error}). Run 'station verify'.") from error
    if entry.seq != seq or entry.hash != stored_hash:
        raise StationFault(f"Ledger entry {seq} was changed after it was written. Run 'station verify'.")
    return entry


def page(connection: sqlite3.Connection, after: int, limit: int) -> list[Entry]:
    """Return up to `limit` entries with a number greater than `after`, in order."""
    rows = connection.execute(
        "SELECT seq, payload, hash FROM entry WHERE seq > ? ORDER BY seq LIMIT ?", (after, limit)
    ).fetchall()
    return [read_row(*row) for row in rows]


def about(connection: sqlite3.Connection, waybill: str) -> Iterator[Entry]:
    """Yield the entries that decided or undid something on a parcel, in order."""
    rows = connection.execute(
        "SELECT seq, payload, hash FROM entry WHERE waybill = ? ORDER BY seq", (waybill,)
    ).fetchall()
    return (read_row(*row) for row in rows)


def check_tail(connection: sqlite3.Connection, station: str, path: Path) -> None:
    """Check that the last entries chain, end at their number, and are this station's.

    Raises StationFault naming the entry where they do not.
    """
    seq, _hash = head_of(connection)
    expected, prev = max(1, seq - TAIL + 1), GENESIS
    for entry in page(connection, expected - 1, TAIL):
        if entry.seq != expected:
            raise StationFault(f"Ledger entry {expected} is missing in {path.name}. Run 'station verify'.")
        if entry.prev != prev and (prev != GENESIS or expected == 1):
            raise StationFault(
                f"Ledger entry {entry.seq} in {path.name} does not follow from the one before it. Do not work on: "
                "run 'station verify' and call the supervisor."
            )
        if entry.station != station:
            raise StationFault(
                f"This ledger belongs to station {entry.station}, not {station}. Correct the station's name in the "
                f"settings, or choose another data folder (schema {SCHEMA_VERSION})."
            )
        expected, prev = entry.seq + 1, entry.hash


def hash_of(connection: sqlite3.Connection, seq: int) -> str | None:
    """Return the hash of an entry, GENESIS for number 0, or None where there is no such entry."""
    if seq == 0:
        return GENESIS
    row = connection.execute("SELECT hash FROM entry WHERE seq = ?", (seq,)).fetchone()
    return str(row[0]) if row else None


def time_of(connection: sqlite3.Connection, seq: int) -> str:
    """Return the time of an entry as it was written."""
    (at,) = connection.execute("SELECT at FROM entry WHERE seq = ?", (seq,)).fetchone()
    return str(at)
