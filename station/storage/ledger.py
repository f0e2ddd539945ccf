"""The station's ledger in SQLite: append-only, chained, durable before it is acknowledged."""

import sqlite3
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from station.domain.decision import EarlierDecision
from station.domain.earlier import earlier_decisions
from station.domain.ledger import GENESIS, Draft, Entry
from station.ports import Fork, PushReceipt, StationFault
from station.storage import ledger_rows as rows
from station.storage.ledger_connection import Connect, primary_code
from station.storage.ledger_file import CLOSED, LedgerFile, fault_or_bug
from station.storage.ledger_reserve import RESERVE_BYTES, STARTS_WORK, Reserve
from station.storage.ledger_tree import Signer, notes, tree_at, write_checkpoint

CHECKPOINT_EVERY = 50
PAGE = 500

DISK_FULL = (
    "The disk is full: nothing new is scanned until there is space. Decide what lies on the desk, close the shift, "
    "and free some space."
)

_REMEMBER = "INSERT INTO receipt(station, head_seq, head_hash, at, raw) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING"
_PUSHED = (
    "SELECT head_seq, head_hash FROM receipt JOIN entry ON seq = head_seq AND hash = head_hash "
    "WHERE station = ? ORDER BY head_seq DESC LIMIT 1"
)


def open_ledger(
    path: Path,
    station: str,
    *,
    sign: Signer | None = None,
    reserve_bytes: int = RESERVE_BYTES,
    connect: Connect = sqlite3.connect,
) -> "SqliteLedger":
    """Open a station's ledger, making it where there is none, and check its tail.

    `sign` makes checkpoints (`StationKey.sign`); without it there are none. `reserve_bytes` is put aside on the disk.
    Raises StationFault where the file cannot be written, is damaged, newer than this program, or another station's.
    """
    try:
        file = LedgerFile(path, station, connect)
    except (sqlite3.Error, OSError) as error:
        raise fault_or_bug(error) from error
    return SqliteLedger(station, file, sign, Reserve(path.with_suffix(".reserve"), reserve_bytes))


class SqliteLedger:
    """`ports.Ledger` on one file; keeps the centre's receipts and the signed checkpoints beside the entries."""

    def __init__(self, station: str, file: LedgerFile, sign: Signer | None, reserve: Reserve) -> None:
        self.station = station
        self._file = file
        self._sign = sign
        self._reserve = reserve
        self._attempt: Entry | None = None
        reserve.keep()

    def append(self, draft: Draft) -> Entry:
        """Write an entry and return it once it is durable; see `ports.Ledger`.

        On a full disk, entries that start work are refused while those that end it use the reserve. After an I/O error
        the file is reopened, its tail checked, and the entry tried once more; a second error stops the ledger.
        """
        with self._file.writing():
            if draft.type in STARTS_WORK and not self._reserve.keep():
                raise StationFault(DISK_FULL)
            try:
                return self._write(draft)
            except sqlite3.Error as error:
                code = primary_code(error)
                if code == sqlite3.SQLITE_FULL and draft.type not in STARTS_WORK and self._reserve.release():
                    return self._once_more(draft)
                if code == sqlite3.SQLITE_IOERR:
                    return self._recover(draft)
                raise fault_or_bug(error) from error

    def entries(self, after: int = 0) -> Iterator[Entry]:
        """Yield entries with a sequence number greater than `after`, in order, as far as the ledger goes by then."""
        while True:
            with self._file.reading() as reader:
                found = rows.page(reader, after, PAGE)
            yield from found
            if len(found) < PAGE:
                return
            after = found[-1].seq

    def head(self) -> tuple[int, str]:
        """Return (sequence number, hash) of the last entry; (0, GENESIS) for an empty ledger."""
        with self._file.reading() as reader:
            return rows.head_of(reader)

    def decisions(self, waybill: str) -> tuple[EarlierDecision, ...]:
        """Return the decisions on a parcel that stand in this ledger, oldest first."""
        with self._file.reading() as reader:
            return earlier_decisions(rows.about(reader, waybill), waybill)

    def checkpoint(self, at: datetime) -> str | None:
        """Sign the ledger as it stands and keep the note; return it, or None for an empty or unsigned ledger."""
        try:
            return self._checkpoint(rows.stamp(at))
        except sqlite3.Error as error:
            raise fault_or_bug(error) from error

    def checkpoints(self) -> tuple[str, ...]:
        """Return all signed checkpoints, oldest first."""
        with self._file.reading() as reader:
            return notes(reader)

    def subtrees(self, size: int) -> tuple[bytes, ...]:
        """Return the roots of the full subtrees over the first `size` entries: what an export of later ones needs."""
        with self._file.reading() as reader:
            return tuple(tree_at(reader, size).stack)

    def remember_receipt(self, receipt: PushReceipt, at: datetime, raw: bytes = b"") -> None:
        """Keep the centre's word for how far it has this ledger; `raw` is its answer, byte for byte.

        Raises Fork where the centre's head is not in this ledger: the receipt is kept all the same, as evidence.
        """
        try:
            with self._file.transaction() as writer:
                writer.execute(_REMEMBER, (receipt.station, receipt.head_seq, receipt.head_hash, rows.stamp(at), raw))
                known = rows.hash_of(writer, receipt.head_seq)
        except sqlite3.Error as error:
            raise fault_or_bug(error) from error
        if receipt.station != self.station or known != receipt.head_hash:
            raise Fork(self.station, receipt.head_seq, "the centre's receipt names an entry that is not in this ledger")

    def receipts(self) -> tuple[PushReceipt, ...]:
        """Return the centre's receipts, oldest first."""
        with self._file.reading() as reader:
            found = reader.execute("SELECT station, head_seq, head_hash FROM receipt ORDER BY id").fetchall()
        return tuple(PushReceipt(*row) for row in found)

    def pushed(self) -> tuple[int, str]:
        """Return (sequence number, hash) of the last entry the centre is known to have; (0, GENESIS) for none."""
        with self._file.reading() as reader:
            row = reader.execute(_PUSHED, (self.station,)).fetchone()
        return (row[0], row[1]) if row else (0, GENESIS)

    def reserve_stands(self) -> bool:
        """Say whether the disk still has the reserve; without it nothing new is scanned."""
        return self._reserve.keep()

    def close(self) -> None:
        """Sign the last entries and let the file go; a closed ledger takes nothing more. Safe to call twice."""
        with suppress(sqlite3.Error, StationFault):  # a checkpoint that cannot be written must not keep the file open
            self._checkpoint(None)
        self._file.stop(CLOSED)

    def _write(self, draft: Draft) -> Entry:
        """Append in one transaction, with a checkpoint where one is due."""
        self._attempt = None
        with self._file.transaction() as writer:
            held = rows.held_by(writer, draft.op_id)
            if held is not None:
                return held
            entry = self._attempt = rows.seal_next(writer, draft, self.station)
            rows.insert(writer, entry, draft.op_id)
            if self._sign and entry.seq % CHECKPOINT_EVERY == 0:
                write_checkpoint(writer, self.station, entry.seq, rows.stamp(entry.at), self._sign)
        return entry

    def _checkpoint(self, at: str | None) -> str | None:
        """Write a checkpoint of the head; `at` None takes the head's own time."""
        if self._sign is None:
            return None
        with self._file.transaction() as writer:
            seq, _hash = rows.head_of(writer)
            if seq == 0:
                return None
            return write_checkpoint(writer, self.station, seq, at or rows.time_of(writer, seq), self._sign)

    def _once_more(self, draft: Draft) -> Entry:
        try:
            return self._write(draft)
        except sqlite3.Error as error:
            raise fault_or_bug(error) from error

    def _recover(self, draft: Draft) -> Entry:
        """Reopen after an I/O error and try once more; what the failed write left behind is the entry, or nothing."""
        attempt = self._attempt
        try:
            self._file.reopen()
            if attempt is not None and self.head() == (attempt.seq, attempt.hash):
                return attempt
            return self._write(draft)
        except (sqlite3.Error, OSError, StationFault) as error:
            fault = error if isinstance(error, StationFault) else fault_or_bug(error)
            self._file.stop(str(fault))
            raise fault from error
