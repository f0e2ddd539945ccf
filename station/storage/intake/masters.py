"""The master data of an intake file: one row a number, with what tells its age; none gives way to an older one."""

import sqlite3
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from typing import TypeVar

import msgspec

from station.domain.ages import Age, Dated, Master, compare
from station.domain.control import ControlInstruction
from station.domain.goods import HsCode, PackLevel, Product
from station.domain.intake import MasterSent, Older, Refused, Taken
from station.domain.sampling import rate_of
from station.storage.reference.cells import instant_text

Before = Callable[[Master], Iterator[Master]]
"""Gives the records of the pack before that lie where one would: among them the one that has its number."""

_T = TypeVar("_T", Product, PackLevel, HsCode, ControlInstruction)

_KINDS: dict[str, type[Master]] = {each.__name__: each for each in (Product, PackLevel, HsCode, ControlInstruction)}
_NEVER = datetime.max.replace(tzinfo=UTC)

#: What is in a pack; levels have the key ``pack/child``.
IN_A_PACK = "SELECT substr(key, 16) FROM masters WHERE kind = 'PackLevel' AND key >= ? || '/' AND key < ? || '0'"

#: The first day that a list of an HS code is known to begin on: a dated list has the key ``code/day``.
FIRST = "SELECT min(substr(key, 12)) FROM masters WHERE kind = 'HsCode' AND key >= ? || '/' AND key < ? || '0'"

_AS_OF = "say as_of, the instant that the data speak for, in the file"
FIXES: dict[type[Master], str] = {
    Product: f"give it its next version, or {_AS_OF}",
    HsCode: f"say valid_from, the day that this list is in force from, or {_AS_OF}",
    ControlInstruction: f"give it its next version and end this one, or {_AS_OF}",
}


class Masters:
    """Products, pack levels, HS codes and controls by their numbers. For one thread, within an import."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection

    def put(self, sent: MasterSent, at: datetime, before: Before) -> Taken | Older | Refused:
        """Take a record in at an instant, where it is new or newer than what is known; else say why not."""
        record = sent.record
        if isinstance(record, PackLevel) and self._closes_a_circle(record, before):
            fix = "leave the level that is true: what a pack holds cannot hold the pack"
            return Refused(sent.line, "child", "holds the pack itself, by the levels that are known", fix)
        known = self._known(record, at) or self._of_pack(record, at, before)
        if known is None and (refused := self._passed_over(sent, before)) is not None:
            return refused
        if known is None:
            self._write(Dated(record, sent.as_of, at))
            return Taken.NEW
        if known.record == record:
            if sent.as_of is not None and (known.as_of is None or sent.as_of > known.as_of):
                self._write(Dated(record, sent.as_of, known.by))
            return Taken.REPEAT
        age, why = compare(known, Dated(record, sent.as_of, at))
        if age is Age.OLDER:
            return Older(sent.line, why)
        if age is Age.UNTOLD:
            reason = "says otherwise than what is known of its number, and nothing tells which of the two is newer"
            return Refused(sent.line, "", reason, FIXES.get(type(record), _AS_OF))
        if (refused := self._passed_over(sent, before)) is not None:
            return refused
        self._write(Dated(record, sent.as_of, at))
        return Taken.CHANGED

    def give_way(self, before: Before) -> None:
        """Let the pack before stand where it says otherwise, for one that was not made from this file."""
        rows = self._db.execute("SELECT kind, key, body FROM masters")
        known = ((kind, key, msgspec.json.decode(body, type=_KINDS[kind])) for kind, key, body in rows)
        other = [(kind, key) for kind, key, record in known if _lying(record, before) not in (None, record)]
        self._db.executemany("DELETE FROM masters WHERE kind = ? AND key = ?", other)

    def rekey(self) -> None:
        """Give random controls the keys of now: in a file of format 1 the rate stood where their stratum does.

        Nothing dates two rates for one stratum: the one that ends later stands, else the higher one.
        """
        sql = "SELECT key, body FROM masters WHERE kind = 'ControlInstruction' ORDER BY key"
        known = [(key, msgspec.json.decode(body, type=ControlInstruction)) for key, body in self._db.execute(sql)]
        rates = [(key, control) for key, control in known if control.scope == "random"]
        rates.sort(key=lambda row: (row[1].valid_to or _NEVER, rate_of(row[1].value).rate))
        delete = "DELETE FROM masters WHERE kind = 'ControlInstruction' AND key = ?"
        self._db.executemany(delete, [(key,) for key, _ in rates])
        insert = "INSERT OR REPLACE INTO masters VALUES ('ControlInstruction', ?, ?, '', '')"
        self._db.executemany(insert, [(_key(control), msgspec.json.encode(control)) for _, control in rates])

    def of(self, kind: type[_T]) -> Iterator[_T]:
        """Yield the master data of one kind."""
        for (body,) in self._db.execute("SELECT body FROM masters WHERE kind = ? ORDER BY key", (kind.__name__,)):
            yield msgspec.json.decode(body, type=kind)

    def has(self, record: Master) -> bool:
        """Say whether master data under the number of this record were imported."""
        sql = "SELECT 1 FROM masters WHERE kind = ? AND key = ?"
        return self._db.execute(sql, (type(record).__name__, _key(record))).fetchone() is not None

    def _closes_a_circle(self, level: PackLevel, before: Before) -> bool:
        """Say whether what a level puts into a pack is the pack, or holds it, by this file or the pack before."""
        inside, ahead = {level.child}, [level.child]
        while ahead and level.gtin not in inside:
            gtin = ahead.pop()
            held = {child for (child,) in self._db.execute(IN_A_PACK, (gtin, gtin))}
            lying = before(PackLevel(gtin, gtin, 1))
            held.update(each.child for each in lying if isinstance(each, PackLevel) and each.gtin == gtin)
            ahead += held - inside
            inside |= held
        return level.gtin in inside

    def _passed_over(self, sent: MasterSent, before: Before) -> Refused | None:
        """Refuse an element list that does not say from which day on, and for whose days a dated one is known.

        It is meant to be in force, and would not be.
        """
        record = sent.record
        if not isinstance(record, HsCode) or record.valid_from is not None:
            return None
        (here,) = self._db.execute(FIRST, (record.code, record.code)).fetchone()
        lying = [each.valid_from for each in before(record) if isinstance(each, HsCode) and each.code == record.code]
        days = [day for day in (*lying, date.fromisoformat(here) if here else None) if day is not None]
        if not days or (record.valid_to is not None and record.valid_to <= min(days)):
            return None
        reason = f"does not say from which day on, and from {min(days)} on another list of this HS code is known"
        return Refused(sent.line, "valid_from", reason, "write the day that this list is in force from")

    def _known(self, record: Master, at: datetime) -> Dated | None:
        sql = "SELECT body, as_of, met_at FROM masters WHERE kind = ? AND key = ?"
        row = self._db.execute(sql, (type(record).__name__, _key(record))).fetchone()
        if row is None:
            return None
        known = Dated(msgspec.json.decode(row[0], type=type(record)), _instant(row[1]), _instant(row[2]) or at)
        if not row[2]:  # imported by an earlier version of Station, which kept no instant
            self._write(known)
        return known

    def _of_pack(self, record: Master, at: datetime, before: Before) -> Dated | None:
        """Return what only the pack before has under a number; it was there when it was first met."""
        kind, key = type(record), _key(record)
        known = _lying(record, before)
        if known is None:
            return None
        body = msgspec.json.encode(known)
        row = self._db.execute("SELECT body, at FROM met WHERE kind = ? AND key = ?", (kind.__name__, key)).fetchone()
        if row is not None and row[0] == body:
            return Dated(known, None, datetime.fromisoformat(row[1]))
        met = (kind.__name__, key, body, instant_text(at))
        self._db.execute("INSERT OR REPLACE INTO met VALUES (?, ?, ?, ?)", met)
        return Dated(known, None, at)

    def _write(self, known: Dated) -> None:
        as_of = instant_text(known.as_of) if known.as_of is not None else ""
        kind, key, body = type(known.record).__name__, _key(known.record), msgspec.json.encode(known.record)
        row = (kind, key, body, as_of, instant_text(known.by))
        self._db.execute("INSERT OR REPLACE INTO masters VALUES (?, ?, ?, ?, ?)", row)


def _lying(record: Master, before: Before) -> Master | None:
    """Return what the pack before has under a record's number."""
    return next((each for each in before(record) if type(each) is type(record) and _key(each) == _key(record)), None)


def _instant(text: str) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def _key(record: Master) -> str:
    match record:
        case Product(gtin=gtin, version=version):
            return f"{gtin}/{version:04d}"
        case PackLevel(gtin=gtin, child=child):
            return f"{gtin}/{child}"
        case HsCode(code=code, valid_from=None):
            return code
        case HsCode(code=code, valid_from=day):
            return f"{code}/{day}"
        case ControlInstruction(rule_id=rule_id, version=version):
            return f"{rule_id}/{version:04d}/{record.scope}/{record.about}"
