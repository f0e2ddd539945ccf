"""What a pack holds that was not made from an intake file, taken over into it: the pack is what stations have.

Where the file is behind the pack, an old copy of it that was put back, the pack stands wherever the two differ, and
what the pack has not was deleted since. Otherwise what is known here stays as it is.
"""

import re
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import replace

import msgspec

from station.domain.intake import Action, ReturnSent
from station.domain.parcel import DeclarationList, Receipt, ReturnApplication
from station.storage.intake.keys import list_cells, list_key, return_key
from station.storage.reference.cells import instant_text

#: Rows taken over from a pack have no sending time: whatever is sent is newer.
TAKEN_OVER = ""

#: A list that customs had given no number yet stands in a pack under its preNo: B, the day, nine digits.
PRE_NO = re.compile(r"B\d{17}", re.ASCII)

_SEEN = "CREATE TEMP TABLE in_pack (key TEXT PRIMARY KEY) STRICT, WITHOUT ROWID"
#: The time at which the known one was sent stays: nothing older than that counts.
_CHANGE = """UPDATE OR REPLACE lists SET action = ?, invt_no = ?, pre_no = ?, cop_no = ?, ebc_code = ?, waybill = ?,
    declared_at = ?, body = ? WHERE key = ?"""
_GONE = "UPDATE {table} SET action = ? WHERE action <> ? AND key NOT IN (SELECT key FROM in_pack)"


def take_over_lists(db: sqlite3.Connection, lists: Iterator[DeclarationList], *, behind: bool) -> None:
    """Take over lists; customs' number of one may have come with a receipt and is then found again by it."""
    db.execute(_SEEN)
    for listing in lists:
        key = list_key(listing)
        db.execute("INSERT OR IGNORE INTO in_pack VALUES (?)", (key,))
        row = db.execute("SELECT action, pre_no, body FROM lists WHERE key = ?", (key,)).fetchone()
        pre_no = listing.invt_no if PRE_NO.fullmatch(listing.invt_no) else ""
        held = replace(listing, invt_no="") if pre_no else listing
        if row is None:
            values = (key, TAKEN_OVER, Action.NEW.value, *list_cells(held, pre_no))
            db.execute("INSERT OR IGNORE INTO lists VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", values)
        elif behind:
            known = msgspec.json.decode(row[2], type=DeclarationList)
            held = replace(held, invt_no="") if not known.invt_no else held
            if row[0] == Action.DELETE.value or held != known:
                db.execute(_CHANGE, (Action.CHANGE.value, *list_cells(held, pre_no or row[1]), key))
    _end(db, "lists", behind=behind)


def take_over_receipts(db: sqlite3.Connection, receipts: Iterator[Receipt]) -> Iterator[tuple[str, ...]]:
    """Yield the cells of receipts that are not known here. Receipts are never changed and never deleted."""
    for receipt in receipts:
        at = instant_text(receipt.at)
        same = "SELECT 1 FROM receipts WHERE (invt_no = ? OR pre_no = ?) AND status = ? AND at = ? AND info = ?"
        named = (receipt.invt_no, receipt.invt_no, receipt.status, at, receipt.info)
        if db.execute(same, named).fetchone() is None:
            listed = "SELECT cop_no, ebc_code FROM lists WHERE invt_no = ? OR pre_no = ?"
            row = db.execute(listed, (receipt.invt_no, receipt.invt_no)).fetchone()
            cop_no, ebc_code = row or ("", "")
            pre_no = receipt.invt_no if PRE_NO.fullmatch(receipt.invt_no) else ""
            invt_no = "" if pre_no else receipt.invt_no
            yield cop_no, pre_no, invt_no, ebc_code, receipt.status, at, receipt.info


def take_over_returns(db: sqlite3.Connection, returns: Iterable[ReturnApplication], *, behind: bool) -> None:
    """Take over return applications: one that the pack has otherwise is forgotten here, so that the pack's stands."""
    if not behind:
        return
    db.execute(_SEEN)
    for application in returns:
        key = return_key(application)
        db.execute("INSERT OR IGNORE INTO in_pack VALUES (?)", (key,))
        row = db.execute("SELECT action, body FROM returns WHERE key = ?", (key,)).fetchone()
        if row is not None:
            known = msgspec.json.decode(row[1], type=ReturnSent).application
            if row[0] == Action.DELETE.value or replace(application, waybill="") != known:
                db.execute("DELETE FROM returns WHERE key = ?", (key,))
    _end(db, "returns", behind=behind)


def _end(db: sqlite3.Connection, table: str, *, behind: bool) -> None:
    if behind:
        db.execute(_GONE.format(table=table), (Action.DELETE.value, Action.DELETE.value))
    db.execute("DROP TABLE in_pack")
