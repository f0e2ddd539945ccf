"""The tables of ledger.db, one migration per step; steps only ever add."""

import sqlite3
from typing import TYPE_CHECKING

from station.ports import StationFault

if TYPE_CHECKING:
    from sqlite_utils import Database, Migrations

APPLICATION_ID = 0x53544C47
"""Stands in the file's header (`STLG`), so that another program's database is never taken for a ledger."""

SCHEMA_VERSION = 1
"""Stands in `PRAGMA user_version`: a file with this number needs no migration, and sqlite_utils need not load."""

APPEND_ONLY = ("entry", "checkpoint", "receipt")

_TRIGGERS = """
CREATE TRIGGER {table}_is_not_edited BEFORE UPDATE ON {table}
BEGIN SELECT RAISE(ABORT, '{table}: nothing is ever edited'); END;
CREATE TRIGGER {table}_is_not_deleted BEFORE DELETE ON {table}
BEGIN SELECT RAISE(ABORT, '{table}: nothing is ever deleted'); END;
"""

_CHAIN_TRIGGER = """
CREATE TRIGGER entry_joins_the_chain BEFORE INSERT ON entry
WHEN NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM entry)
  OR (NEW.seq > 1 AND NEW.prev IS NOT (SELECT hash FROM entry WHERE seq = NEW.seq - 1))
BEGIN SELECT RAISE(ABORT, 'entry: the next number and the hash before it, or nothing'); END;
"""


def migrate(connection: sqlite3.Connection) -> None:
    """Bring a ledger to this program's schema; a current one costs one PRAGMA.

    Raises StationFault where the file belongs to another program or to a newer Station.
    """
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    if application != APPLICATION_ID and (application or version or tables):
        raise StationFault(
            "This file is not a Station ledger. Choose another data folder, or move the file away and start again."
        )
    if version > SCHEMA_VERSION:
        raise StationFault(
            f"This ledger was written by a newer Station (format {version}; this one knows {SCHEMA_VERSION}). "
            "Update Station on this computer; nothing was changed."
        )
    if version == SCHEMA_VERSION:
        return
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")  # first: a power cut may end the making anywhere
    from sqlite_utils import Database  # noqa: PLC0415 - a quarter of a second, paid only when tables are made

    _steps().apply(Database(connection, execute_plugins=False))


def _steps() -> "Migrations":
    from sqlite_utils import Migrations  # noqa: PLC0415 - as above

    steps = Migrations("station.ledger")

    @steps(name="m001_entries_checkpoints_receipts")
    def m001(db: "Database") -> None:
        entry = {"seq": int, "type": str, "at": str, "op_id": str, "payload": bytes, "hash": str, "prev": str}
        required = {"type", "at", "payload", "hash", "prev"}
        db.table("entry").create(entry | {"waybill": str}, pk="seq", not_null=required, strict=True)
        db.table("entry").create_index(["op_id"], "entry_op_id", unique=True)
        db.execute("CREATE INDEX entry_waybill ON entry(waybill) WHERE waybill IS NOT NULL")
        checkpoint = {"size": int, "at": str, "note": str, "stack": bytes}
        db.table("checkpoint").create(checkpoint, pk="size", not_null={"at", "note", "stack"}, strict=True)
        receipt = {"id": int, "station": str, "head_seq": int, "head_hash": str, "at": str, "raw": bytes}
        db.table("receipt").create(receipt, pk="id", not_null=set(receipt) - {"id"}, strict=True)
        db.table("receipt").create_index(["station", "head_seq", "head_hash"], "receipt_once", unique=True)
        for table in APPEND_ONLY:
            _run(db, _TRIGGERS.format(table=table))
        _run(db, _CHAIN_TRIGGER)
        db.execute("PRAGMA user_version = 1")

    return steps


def _run(db: "Database", script: str) -> None:
    """Run statements one by one: `executescript` would commit the migration's transaction first."""
    for statement in script.split("END;"):
        if statement.strip():
            db.execute(f"{statement}END;")
