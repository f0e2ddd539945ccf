"""Build reference files: a base, or a delta of all that has changed since a base; the same data, the same bytes."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from station.disk import sync_folder
from station.domain.reference import ReferenceData
from station.ports import StationFault
from station.storage.reference.cells import Cell, instant_text
from station.storage.reference.reader import ReferenceFile
from station.storage.reference.schema import FORMAT, GONE, META, TABLES, Table, records

#: A file under construction is thrown away on any failure, so it needs no journal; the page size is part of the bytes.
CONSTRUCTION = "PRAGMA page_size=4096; PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF"


def build_base(data: ReferenceData, path: Path) -> None:
    """Write a base file that holds all of `data`; its parts are read once, in any order, in constant memory.

    The file appears whole or not at all. The same data gives the same bytes under one SQLite version. Raises ValueError
    where two different rows claim one key or a field cannot be stored, StationFault where the file exists already or
    the disk refuses it.
    """
    with _new_file(path) as db, _staged(data, path):
        _attach(db, _staging(path), "staging")
        for table in TABLES:
            _create(db, table)
            _copy(db, table, "")
            _index(db, table)
        _finish(db, data, base="")


def build_delta(base: Path, data: ReferenceData, path: Path) -> None:
    """Write a delta file: what `data`, the whole new content, adds to, changes in and takes from the base file.

    A delta is cumulative: it needs its base alone, never another delta. Raises as `build_base` does.
    """
    with closing(ReferenceFile(base)) as under:
        base_identity = under.identity
    with _new_file(path) as db, _staged(data, path):
        _attach(db, _staging(path), "staging")
        _attach(db, base, "base", "?mode=ro&immutable=1")
        for table in TABLES:
            _create(db, table)
            known = f"SELECT 1 FROM base.{table.name} b WHERE {_same('b', 's', table)}"  # noqa: S608 - names of our schema
            _copy(db, table, f"WHERE NOT EXISTS ({known})")
            _index(db, table)
        _finish(db, data, base=base_identity)
        for table in TABLES:
            _bury(db, table)


def build_changes(base: Path, changes: ReferenceData, path: Path) -> None:
    """Write a delta file from what has changed alone: new rows, and rows that replace the base's by their key.

    Nothing is taken away. It costs by the changes and one look through the base, not by all that is known, and answers
    as `build_delta` does with the whole new content. Raises as that does.
    """
    with closing(ReferenceFile(base)) as under:
        base_identity = under.identity
    with _new_file(path) as db, _staged(changes, path):
        _attach(db, _staging(path), "staging")
        _attach(db, base, "base", "?mode=ro&immutable=1")
        for table in TABLES:
            _create(db, table)
            _copy(db, table, "")
            _index(db, table)
        _finish(db, changes, base=base_identity)
        for table in TABLES:
            same = "b.id = s.id" if table.number else " AND ".join(f"b.{name} IS s.{name}" for name in table.key)
            replaced = f"SELECT ?, b.id FROM staging.{table.name} s JOIN base.{table.name} b ON {same}"  # noqa: S608 - names of our schema
            db.conn.execute(f"INSERT OR IGNORE INTO gone {replaced} ORDER BY b.id", (table.name,))


def _create(db: Database, table: Table) -> None:
    types = {"id": int, **{c.name: c.type for c in table.columns}, **{name: str for name, _ in table.extra}}
    optional = {column.name for column in table.columns if column.optional}
    db.table(table.name).create(types, pk="id", not_null=set(types) - optional - {"id"}, strict=True)


def _index(db: Database, table: Table) -> None:
    optional = {column.name for column in table.columns if column.optional}
    for names in table.indexes:  # by hand: sqlite-utils knows no partial index
        name, listed = "_".join((table.name, *names)), ", ".join(names)
        sparse = f" WHERE {names[0]} IS NOT NULL" if names[0] in optional else ""  # never used where it cannot be NULL
        db.conn.execute(f"CREATE INDEX {name} ON {table.name} ({listed}){sparse}")


@contextmanager
def _new_file(path: Path) -> Iterator[Database]:
    """Open a part file for writing, and give it its name once it is whole and durable."""
    if path.exists():
        raise StationFault(f"{path} exists already: choose another name, reference files are never overwritten")
    part = path.with_name(path.name + ".part")
    try:
        part.unlink(missing_ok=True)
        with closing(sqlite3.connect(_uri(part), uri=True, isolation_level=None)) as connection:
            connection.executescript(CONSTRUCTION)
            yield Database(connection)
        with part.open("rb+") as whole:
            os.fsync(whole.fileno())
        part.replace(path)
        sync_folder(path.parent)
    except (OSError, sqlite3.DatabaseError) as error:
        raise StationFault(f"{path} could not be written ({error}): check the disk's free space and rights") from error
    finally:
        part.unlink(missing_ok=True)


@contextmanager
def _staged(data: ReferenceData, path: Path) -> Iterator[None]:
    """Bring the rows into a file beside the target, where SQLite sorts them without holding them in memory."""
    staging = _staging(path)
    staging.unlink(missing_ok=True)
    try:
        with closing(sqlite3.connect(staging, isolation_level=None)) as connection:
            connection.executescript(CONSTRUCTION)
            db = Database(connection)
            for table in TABLES:
                _create(db, table)
                if table.number is None:
                    db.table(table.name).create_index(table.key, unique=True)
                _insert(db, table, records(data, table))
        yield
    finally:
        staging.unlink(missing_ok=True)


def _insert(db: Database, table: Table, rows: Any) -> None:
    last: Any = None

    def cells() -> Iterator[tuple[Cell, ...]]:
        nonlocal last
        for last in rows:
            yield (table.number(last) if table.number else None, *table.cells(last))

    names = ", ".join(table.names)
    marks = ", ".join("?" for _ in table.names)
    differs = " OR ".join(f"{name} IS NOT excluded.{name}" for name in table.names)
    # A repeat of the same row changes nothing; another row with its key would set the id to NULL, which is refused.
    sql = f"""INSERT INTO {table.name} (id, {names}) VALUES (?, {marks})
        ON CONFLICT DO UPDATE SET id = NULL WHERE {differs}"""  # noqa: S608 - names of our schema, values are bound
    db.conn.execute("BEGIN")
    try:
        db.conn.executemany(sql, cells())
    except sqlite3.IntegrityError as error:
        key = ", ".join(str(getattr(last, name)) for name in table.key)
        raise ValueError(f"{table.name}: two different rows claim {key} ({error})") from error
    db.conn.execute("COMMIT")


def _copy(db: Database, table: Table, where: str) -> None:
    names = ", ".join(("id", *table.names) if table.number else table.names)
    order = ", ".join((*table.order, "id"))
    source = f"SELECT {names} FROM staging.{table.name} s {where} ORDER BY {order}"  # noqa: S608 - names of our schema
    db.conn.execute(f"INSERT INTO {table.name} ({names}) {source}")


def _bury(db: Database, table: Table) -> None:
    """Note the numbers of the base's rows that are no more."""
    kept = f"SELECT 1 FROM staging.{table.name} s WHERE {_same('s', 'b', table)}"  # noqa: S608 - names of our schema
    gone = f"SELECT ?, b.id FROM base.{table.name} b WHERE NOT EXISTS ({kept}) ORDER BY b.id"  # noqa: S608 - names of our schema
    db.conn.execute(f"INSERT INTO gone {gone}", (table.name,))


def _same(one: str, other: str, table: Table) -> str:
    names = ("id", *table.names) if table.number else table.names
    return " AND ".join(f"{one}.{name} IS {other}.{name}" for name in names)


def _finish(db: Database, data: ReferenceData, base: str) -> None:
    facts = {
        "format": str(FORMAT),
        "name": data.name,
        "version": str(data.version),
        "as_of": instant_text(data.as_of),
        "training": str(int(data.training)),
        "base": base,
    }
    db.table(META).create({"key": str, "value": str}, pk="key", strict=True)
    db.conn.executemany("INSERT INTO meta VALUES (?, ?)", sorted(facts.items()))
    db.table(GONE).create({"tab": str, "id": int}, pk=("tab", "id"), strict=True)


def _staging(path: Path) -> Path:
    return path.with_name(path.name + ".staging")


def _attach(db: Database, path: Path, name: str, query: str = "") -> None:
    db.conn.execute(f"ATTACH ? AS {name}", (_uri(path) + query,))


def _uri(path: Path) -> str:
    return path.absolute().as_uri()
