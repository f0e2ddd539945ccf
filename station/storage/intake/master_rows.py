"""Master data in the intake: a row stands against what was known before, and against no other row of its import."""

import sqlite3
from collections.abc import Iterator
from typing import TypeVar

import msgspec

from station.domain.control import ControlInstruction
from station.domain.goods import HsCode, PackLevel, Product
from station.domain.intake import MasterSent, Refused, Taken

Kind = TypeVar("Kind", Product, PackLevel, HsCode, ControlInstruction)
Master = Product | PackLevel | HsCode | ControlInstruction

#: Whether what is in a pack, or in what is in it, is the pack itself; levels have the key ``pack/child``.
IN_A_CIRCLE = """WITH RECURSIVE inside (gtin) AS (
        VALUES (?) UNION
        SELECT substr(m.key, 16) FROM inside i JOIN masters m
            ON m.kind = 'PackLevel' AND m.key >= i.gtin || '/' AND m.key < i.gtin || '0'
    ) SELECT 1 FROM inside WHERE gtin = ?"""


def put(connection: sqlite3.Connection, sent: MasterSent) -> Taken | Refused:
    """Take one row in; one that contradicts an earlier row of this import, or closes a circle of packs, is refused.

    Master data has no time of sending, so nothing says which of two rows is the newer one but the import they come by.
    """
    record = sent.record
    kind, key, body = type(record).__name__, _key(record), msgspec.json.encode(record)
    if isinstance(record, PackLevel) and connection.execute(IN_A_CIRCLE, (record.child, record.gtin)).fetchone():
        fix = "leave the level that is true: what a pack holds cannot hold the pack"
        return Refused(sent.line, "child", "holds the pack itself, by the levels that are known", fix)
    before = body_of(connection, record)
    first = connection.execute("INSERT OR IGNORE INTO brought VALUES (?, ?)", (kind, key)).rowcount == 1
    if before == body:
        return Taken.REPEAT
    if not first:
        fix = "leave the row that stands; a later table is imported by itself"
        return Refused(sent.line, "", "an earlier row of this import says otherwise under the same key", fix)
    connection.execute("INSERT OR REPLACE INTO masters VALUES (?, ?, ?)", (kind, key, body))
    return Taken.NEW if before is None else Taken.CHANGED


def known(connection: sqlite3.Connection, kind: type[Kind]) -> Iterator[Kind]:
    """Yield the master data of one kind."""
    for (body,) in connection.execute("SELECT body FROM masters WHERE kind = ? ORDER BY key", (kind.__name__,)):
        yield msgspec.json.decode(body, type=kind)


def body_of(connection: sqlite3.Connection, record: Master) -> bytes | None:
    """Return what is known under the key of a record, None for nothing."""
    sql = "SELECT body FROM masters WHERE kind = ? AND key = ?"
    row = connection.execute(sql, (type(record).__name__, _key(record))).fetchone()
    return bytes(row[0]) if row is not None else None


def _key(record: Master) -> str:
    match record:
        case Product(gtin=gtin, version=version):
            return f"{gtin}/{version:04d}"
        case PackLevel(gtin=gtin, child=child):
            return f"{gtin}/{child}"
        case HsCode(code=code):
            return code
        case ControlInstruction(rule_id=rule_id, version=version):
            return f"{rule_id}/{version:04d}/{record.scope}/{record.value}"
