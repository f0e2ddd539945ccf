"""The intake file: takes records in, says what became of each, and gives the content of the next pack."""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import msgspec

from station.domain.goods import TraceEvent
from station.domain.intake import (
    Action,
    EventSent,
    ListSent,
    MasterSent,
    Older,
    ReceiptSent,
    Refused,
    ReturnSent,
    Sent,
    Taken,
)
from station.domain.parcel import DeclarationList, Receipt, ReturnApplication
from station.ports import StationFault
from station.storage.intake.joining import Joined, join
from station.storage.intake.keys import list_cells, list_key, return_key
from station.storage.intake.masks import as_masked, return_as_masked
from station.storage.intake.masters import Before, Masters
from station.storage.intake.schema import FORMAT, FROM_1, SCHEMA
from station.storage.intake.taking_over import take_over_lists, take_over_receipts, take_over_returns
from station.storage.reference.cells import instant_text

#: Seconds to wait for another import to end.
PATIENCE = 5.0
#: Why a record is older than one of its own instant.
SAME_TIME = "was sent at one time with what is known, which changes or deletes it"
#: Receipts that differ from one in what is masked of their texts, at most.
SAME_RECEIPT = """SELECT id, info FROM receipts
    WHERE cop_no = ? AND pre_no = ? AND invt_no = ? AND ebc_code = ? AND status = ? AND at = ?
    AND length(info) = length(?) AND instr(info || ?, '*') ORDER BY id"""
#: Puts a list in the place of the one with its key, never of another one.
PUT_LIST = """INSERT INTO lists VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (key) DO UPDATE SET
    sent_at = excluded.sent_at, action = excluded.action, invt_no = excluded.invt_no, pre_no = excluded.pre_no,
    cop_no = excluded.cop_no, ebc_code = excluded.ebc_code, waybill = excluded.waybill,
    declared_at = excluded.declared_at, body = excluded.body"""


class Intake:
    """One import as one transaction: nothing is kept until `commit`. For one thread."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection
        self.masters = Masters(connection)

    def put(self, sent: Sent, at: datetime, before: Before = lambda _record: iter(())) -> Taken | Older | Refused:
        """Take one record in at an instant; the newest by its sender's own time wins, whatever order they come in.

        `before` gives master data of the pack before, which this file may not have.
        """
        match sent:
            case ListSent():
                return self._put_list(sent)
            case ReceiptSent():
                return self._put_receipt(sent)
            case ReturnSent():
                return self._put_return(sent)
            case EventSent():
                return self._put_event(sent)
            case MasterSent():
                return self.masters.put(sent, at, before)

    def published(self) -> str:
        """Return the pack that was last made from this file; empty where none was."""
        row = self._db.execute("SELECT value FROM meta WHERE key = 'published'").fetchone()
        return str(row[0]) if row else ""

    def take_over(
        self,
        lists: Iterator[DeclarationList],
        receipts: Iterator[Receipt],
        returns: Iterable[ReturnApplication] = (),
        *,
        behind: bool = False,
    ) -> None:
        """Take over what a pack holds that was not made from this file, which may be `behind` it: see `taking_over`."""
        take_over_lists(self._db, lists, behind=behind)
        for cells in take_over_receipts(self._db, receipts):
            self._insert_receipt(cells)
        take_over_returns(self._db, returns, behind=behind)

    def join(self) -> Joined:
        """Join receipts and lists; before `lists` and `receipts` are read."""
        return join(self._db)

    def lists(self) -> Iterator[DeclarationList]:
        """Yield the lists that stand, each under the number that customs gave it as far as it is known."""
        sql = "SELECT l.body, n.number FROM lists l JOIN temp.numbers n ON n.list = l.key ORDER BY l.key"
        for body, number in self._db.execute(sql):
            yield replace(msgspec.json.decode(body, type=DeclarationList), invt_no=number)

    def receipts(self) -> Iterator[Receipt]:
        """Yield the receipts that found their list, under its number."""
        sql = """SELECT DISTINCT n.number, r.status, r.at, r.info FROM receipts r
            JOIN temp.numbers n ON n.list = r.list WHERE n.number <> '' ORDER BY r.id"""
        for number, status, at, info in self._db.execute(sql):
            yield Receipt(number, status, datetime.fromisoformat(at), info)

    def events(self) -> Iterator[TraceEvent]:
        """Yield what a station shows of each event; events that correct others are named by their hash where known."""
        for (rows,) in self._db.execute("SELECT rows FROM events ORDER BY event_id"):
            for row in msgspec.json.decode(rows, type=tuple[TraceEvent, ...]):
                yield replace(row, corrective=tuple(map(self._known_as, row.corrective))) if row.corrective else row

    def _known_as(self, said: str) -> str:
        row = self._db.execute("SELECT event_id FROM events WHERE said = ?", (said,)).fetchone()
        return str(row[0]) if row else said

    def documents(self) -> Iterator[tuple[str, str]]:
        """Yield (event id, the event as JSON)."""
        yield from self._db.execute("SELECT event_id, body FROM events ORDER BY event_id")

    def has_return(self, known: ReturnApplication) -> bool:
        """Say whether a return application under the number of this one was imported, also one that was deleted."""
        sql = "SELECT 1 FROM returns WHERE key = ?"
        return self._db.execute(sql, (return_key(known),)).fetchone() is not None

    def returns(self) -> Iterator[ReturnApplication]:
        """Yield the return applications that stand, each with the waybill of its original list; after `join`."""
        for (body,) in self._db.execute("SELECT body FROM returns WHERE action <> '3' ORDER BY key"):
            yield self.located(msgspec.json.decode(body, type=ReturnSent).application)

    def located(self, application: ReturnApplication) -> ReturnApplication:
        """Return an application with the waybill of its original list, empty where none is known; after `join`."""
        sql = "SELECT l.waybill FROM temp.numbers n JOIN lists l ON l.key = n.list WHERE n.number = ?"
        found = self._db.execute(sql, (application.invt_no,)).fetchall() if application.invt_no else []
        return replace(application, waybill=found[0][0] if len(found) == 1 else "")

    def has_event(self, event_id: str) -> bool:
        """Say whether an event was imported; `event_id` may name one of its rows."""
        sql = "SELECT 1 FROM events WHERE event_id = ?"
        return any(self._db.execute(sql, (name,)).fetchone() for name in {event_id, event_id.partition("#row-")[0]})

    def mark(self) -> None:
        """Remember how things stand: what is put from here on can be taken back by itself."""
        self._db.execute("SAVEPOINT mark")

    def back(self) -> None:
        """Take back all that was put since the last mark."""
        self._db.execute("ROLLBACK TO mark")

    def commit(self, published: str) -> None:
        """Keep what was taken in, durably, and remember the pack that was made of it."""
        if published:
            self._db.execute("INSERT OR REPLACE INTO meta VALUES ('published', ?)", (published,))
        self._db.execute("COMMIT")

    def _put_list(self, sent: ListSent) -> Taken | Older | Refused:
        key = list_key(sent.listing)
        cells = list_cells(sent.listing, sent.pre_no)
        sql = "SELECT sent_at, action, pre_no, body FROM lists WHERE key = ?"
        row = self._db.execute(sql, (key,)).fetchone()
        taken = _newer(row and (row[0], row[1], (row[2], row[3])), sent, (sent.pre_no, cells[-1]))
        if isinstance(taken, Refused | Older):
            return taken
        values = (key, instant_text(sent.sent_at), sent.action.value, *cells)
        try:
            self._db.execute(PUT_LIST, values)
        except sqlite3.IntegrityError:
            fix = "ask the merchants which of the two lists stands"
            return Refused(sent.line, "logisticsNo", "another merchant's list has this waybill and copNo", fix)
        return taken

    def _put_receipt(self, sent: ReceiptSent) -> Taken:
        at = instant_text(sent.at)
        return self._insert_receipt((sent.cop_no, sent.pre_no, sent.invt_no, sent.ebc_code, sent.status, at, sent.info))

    def _insert_receipt(self, cells: tuple[str, ...]) -> Taken:
        *named, info = cells
        for number, known in self._db.execute(SAME_RECEIPT, (*named, info, info)).fetchall():
            masked = as_masked(known, info)
            if masked == as_masked(info, known):
                self._db.execute("UPDATE OR REPLACE receipts SET info = ? WHERE id = ?", (masked, number))
                return Taken.REPEAT if masked == known else Taken.CHANGED
        sql = """INSERT OR IGNORE INTO receipts (cop_no, pre_no, invt_no, ebc_code, status, at, info)
            VALUES (?, ?, ?, ?, ?, ?, ?)"""
        return Taken.NEW if self._db.execute(sql, cells).rowcount else Taken.REPEAT

    def _put_return(self, sent: ReturnSent) -> Taken | Older | Refused:
        key = return_key(sent)
        fresh = replace(sent, line=0)
        row = self._db.execute("SELECT sent_at, action, body FROM returns WHERE key = ?", (key,)).fetchone()
        known = msgspec.json.decode(row[2], type=ReturnSent) if row else fresh
        fresh, masked = return_as_masked(fresh, known), return_as_masked(known, fresh)
        taken = _newer(row and (row[0], row[1], masked), sent, fresh)
        if taken is Taken.REPEAT and fresh == masked != known:
            taken = Taken.CHANGED  # the same, with more of it masked
        if not isinstance(taken, Refused | Older):
            values = (key, instant_text(sent.sent_at), sent.action.value, msgspec.json.encode(fresh))
            self._db.execute("INSERT OR REPLACE INTO returns VALUES (?, ?, ?, ?)", values)
        return taken

    def _put_event(self, sent: EventSent) -> Taken | Older | Refused:
        if self._db.execute("SELECT 1 FROM events WHERE event_id = ?", (sent.event_id,)).fetchone():
            return Taken.REPEAT
        rows = msgspec.json.encode(sent.rows)
        try:
            self._db.execute("INSERT INTO events VALUES (?, ?, ?, ?)", (sent.event_id, sent.said, sent.body, rows))
        except sqlite3.IntegrityError:
            fix = "an event is never changed: send an error declaration and a corrective event"
            return Refused(sent.line, "eventID", "another event has this id", fix)
        return Taken.NEW


@contextmanager
def opened(path: Path) -> Iterator[Intake]:
    """Open the intake file for one import, making it at first use; without `commit` it stays as it was.

    Raises StationFault where it cannot be written, is another version's, or another import is under way.
    """
    try:
        connection = sqlite3.connect(path, isolation_level=None, timeout=PATIENCE)
    except sqlite3.Error as error:
        raise StationFault(f"{path} cannot be opened ({error}): check the disk's free space and rights") from error
    try:
        connection.executescript(f"PRAGMA synchronous=FULL; {SCHEMA}")
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("INSERT OR IGNORE INTO meta VALUES ('format', ?)", (str(FORMAT),))
        (known,) = connection.execute("SELECT value FROM meta WHERE key = 'format'").fetchone()
        if known == "1":
            for statement in FROM_1:
                connection.execute(statement)
            Masters(connection).rekey()
            known = str(FORMAT)
        if known != str(FORMAT):
            raise StationFault(f"{path} was written by another version of Station (format {known}): update Station")
        yield Intake(connection)
    except sqlite3.DatabaseError as error:
        raise StationFault(
            f"{path} cannot be used ({error}): see that no other import runs, and check the disk"
        ) from error
    finally:
        connection.close()


def _newer(row: tuple[str, str, object] | None, sent: ListSent | ReturnSent, body: object) -> Taken | Older | Refused:
    """Say what a record is to the one known under its key: by the sender's time, then new < change < delete."""
    deletes = sent.action is Action.DELETE
    if row is None:
        return Taken.DELETED if deletes else Taken.NEW
    rank = (instant_text(sent.sent_at), sent.action.value)
    if rank < row[:2]:
        return Older(sent.line, f"was sent at {rank[0]}, what is known at {row[0]}" if rank[0] < row[0] else SAME_TIME)
    was_deleted = row[1] == Action.DELETE.value
    if row[2] == body and deletes == was_deleted:
        return Taken.REPEAT
    if rank == row[:2]:
        fix = "send the one that stands again, with its own appTime"
        return Refused(sent.line, "appTime", "two different records under one number say the same appTime", fix)
    if deletes:
        return Taken.REPEAT if was_deleted else Taken.DELETED
    return Taken.NEW if was_deleted else Taken.CHANGED
