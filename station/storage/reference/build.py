"""Build reference files: a base, or a delta of all that has changed since a base; the same data, the same bytes."""

import os
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from heapq import merge
from itertools import groupby
from operator import itemgetter
from pathlib import Path

from station.disk import sync_folder
from station.domain.reference import ReferenceData
from station.ports import StationFault
from station.storage.reference.ascending import packed
from station.storage.reference.cells import instant_text
from station.storage.reference.places import SHELVES, SPAN
from station.storage.reference.reader import ReferenceFile
from station.storage.reference.schema import FORMAT, LISTED, TABLES, Table, drawer_of
from station.storage.reference.staging import CONSTRUCTION, IN_ORDER, staged

#: Where a row is filed, and its text: (place, first number of its drawer, body).
Row = tuple[int, int, str]


def build_base(data: ReferenceData, path: Path) -> None:
    """Write a base file that holds all of `data`; its parts are read once, in any order, in constant memory.

    The file appears whole or not at all. The same data gives the same bytes under one SQLite version. Raises ValueError
    where two different rows claim one key or a field cannot be stored, StationFault where the file exists already or
    the disk refuses it.
    """
    with _new_file(path) as file, staged(data, path) as staging:
        _attach(file, staging, "staging")
        _begin(file, data, base="")
        for shelf in SHELVES:
            _list(file, shelf, _fill(file, shelf, _staged_rows(file, shelf)))


def build_delta(base: Path, data: ReferenceData, path: Path) -> None:
    """Write a delta file: what `data`, the whole new content, adds to, changes in and takes from the base file.

    A delta is cumulative: it needs its base alone, never another delta. Raises as `build_base` does.
    """
    identity = _identity(base)
    with _new_file(path) as file, staged(data, path) as staging:
        _attach(file, staging, "staging")
        _attach(file, base, "base", "?mode=ro&immutable=1")
        _begin(file, data, identity)
        for shelf in SHELVES:
            _list(file, shelf, _fill(file, shelf, _differing(file, shelf)))


def build_changes(base: Path, changes: ReferenceData, path: Path) -> None:
    """Write a delta file from what has changed alone: new rows, and rows that replace the base's by their key.

    Nothing is taken away. It costs by the changes, and one look through the base where there are events among them;
    it answers as `build_delta` does with the whole new content. Raises as that does.
    """
    identity = _identity(base)
    with _new_file(path) as file, staged(changes, path) as staging:
        _attach(file, staging, "staging")
        _attach(file, base, "base", "?mode=ro&immutable=1")
        _begin(file, changes, identity)
        filed = {shelf: _fill(file, shelf, _staged_rows(file, shelf)) for shelf in SHELVES}
        for number, table in enumerate(TABLES):
            _bury(file, number, table)
        for shelf in SHELVES:
            _list(file, shelf, filed[shelf])


def _staged_rows(file: sqlite3.Connection, shelf: str) -> Iterator[Row]:
    return iter(file.execute(IN_ORDER, (SHELVES.index(shelf),)))


def _differing(file: sqlite3.Connection, shelf: str) -> Iterator[Row]:
    """Yield the rows that the base lacks; note the numbers of the base's rows that are no more. One place at a time."""
    new = ((place, None, (drawer, body)) for place, drawer, body in _staged_rows(file, shelf))
    under = file.execute(f"SELECT id, body FROM base.{shelf} ORDER BY id")  # noqa: S608 - a name of our schema
    old = ((row // SPAN, row, (drawer_of(shelf, row)[0].first, body)) for row, body in under)
    for place, group in groupby(merge(new, old, key=itemgetter(0)), key=itemgetter(0)):
        rows = list(group)
        kept = {filed for _, row, filed in rows if row is None}
        known = {filed for _, row, filed in rows if row is not None}
        gone = ((shelf, row) for _, row, filed in rows if row is not None and filed not in kept)
        file.executemany("INSERT INTO temp.gone VALUES (?, ?)", gone)
        yield from ((place, *filed) for _, row, filed in rows if row is None and filed not in known)


def _bury(file: sqlite3.Connection, number: int, table: Table) -> None:
    """Note the numbers of the base's rows that a staged row of one table replaces, and those of their copies."""
    if not table.fixed:
        return _bury_by_key(file, number, table)
    names = tuple(table.record.__dataclass_fields__)
    keys = (f"'$[{names.index(name)}]'" for name in table.key)
    same = " AND ".join(f"json_extract(b.body, {key}) IS json_extract(s.body, {key})" for key in keys)
    (own,) = table.drawers
    replaced = f"""SELECT b.body FROM staging.rows s CROSS JOIN base.{own.shelf} b
        ON b.id BETWEEN s.place * {SPAN} + {own.first} AND s.place * {SPAN} + {own.last} AND {same}
        WHERE s.tab = ? AND s.copy = 0"""  # noqa: S608 - names of our schema
    bury = f"""INSERT OR IGNORE INTO temp.gone
        SELECT '{own.shelf}', id FROM base.{own.shelf} WHERE id BETWEEN ? AND ? AND body = ?"""  # noqa: S608 - names of our schema
    for (body,) in file.execute(replaced, (number,)):
        places = (place * SPAN for place, _ in table.places(table.read(body.encode())))
        file.executemany(bury, [(place + own.first, place + own.last, body) for place in places])
    return None


def _bury_by_key(file: sqlite3.Connection, number: int, table: Table) -> None:
    """Do so where the key does not say where the base's row lies, which takes a look through the base."""
    if not file.execute("SELECT 1 FROM staging.rows WHERE tab = ? LIMIT 1", (number,)).fetchone():
        return
    for shelf in dict.fromkeys(drawer.shelf for drawer in table.drawers):
        drawers = (f"b.id % {SPAN} BETWEEN {d.first} AND {d.last}" for d in table.drawers if d.shelf == shelf)
        replaced = f"""SELECT b.id FROM base.{shelf} b CROSS JOIN staging.rows s
            ON s.tab = ? AND s.key = json_extract(b.body, '$[0]') AND s.copy = 0 WHERE {" OR ".join(drawers)}"""  # noqa: S608 - names of our schema
        file.execute(f"INSERT OR IGNORE INTO temp.gone SELECT '{shelf}', id FROM ({replaced})", (number,))  # noqa: S608 - names of our schema


def _begin(file: sqlite3.Connection, data: ReferenceData, base: str) -> None:
    facts = {
        "format": str(FORMAT),
        "name": data.name,
        "version": str(data.version),
        "as_of": instant_text(data.as_of),
        "training": str(int(data.training)),
        "base": base,
    }
    file.execute("CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID")
    file.executemany("INSERT INTO meta VALUES (?, ?)", sorted(facts.items()))
    file.execute("CREATE TEMP TABLE gone (shelf TEXT, id INTEGER, PRIMARY KEY (shelf, id)) STRICT, WITHOUT ROWID")
    file.execute("CREATE TABLE shelves (shelf TEXT PRIMARY KEY, gone BLOB NOT NULL, places BLOB) STRICT")
    for shelf in SHELVES:
        file.execute(f"CREATE TABLE {shelf} (id INTEGER PRIMARY KEY, body TEXT NOT NULL) STRICT")


def _fill(file: sqlite3.Connection, shelf: str, rows: Iterable[Row]) -> set[int]:
    """Write the rows of a shelf; return their places, no more than one above what is listed."""
    filed: set[int] = set()
    file.execute("BEGIN")
    file.executemany(f"INSERT INTO {shelf} VALUES (?, ?)", _numbered(shelf, rows, filed))  # noqa: S608 - a name of our schema
    file.execute("COMMIT")
    return filed


def _list(file: sqlite3.Connection, shelf: str, filed: set[int]) -> None:
    """Write which rows of the base's shelf are no more, and the places of all rows, where those are few."""
    sql = "SELECT id FROM temp.gone WHERE shelf = ? ORDER BY id"
    gone = packed(row for (row,) in file.execute(sql, (shelf,)))
    distinct = "SELECT DISTINCT id / ? FROM temp.gone WHERE shelf = ? LIMIT ?"
    filed.update(place for (place,) in file.execute(distinct, (SPAN, shelf, LISTED + 1)))
    places = packed(sorted(filed)) if len(filed) <= LISTED else None
    file.execute("INSERT INTO shelves VALUES (?, ?, ?)", (shelf, gone, places))


def _numbered(shelf: str, rows: Iterable[Row], filed: set[int]) -> Iterator[tuple[int, str]]:
    """Yield (row number, body): in each drawer of a place from its first number on; note the places."""
    before: tuple[int, int] | None = None
    row = last = 0
    for place, first, body in rows:
        if (place, first) != before:
            before, row = (place, first), place * SPAN + first
            last = row - first + drawer_of(shelf, row)[0].last
            if len(filed) <= LISTED:
                filed.add(place)
        elif row == last:
            table = drawer_of(shelf, row)[1]
            raise ValueError(f"{table.name}: more rows are found by one number than a file holds, such as {body}")
        else:
            row += 1
        yield row, body


def _identity(base: Path) -> str:
    with closing(ReferenceFile(base)) as under:
        return under.identity


@contextmanager
def _new_file(path: Path) -> Iterator[sqlite3.Connection]:
    """Open a part file for writing, and give it its name once it is whole and durable."""
    if path.exists():
        raise StationFault(f"{path} exists already: choose another name, reference files are never overwritten")
    part = path.with_name(path.name + ".part")
    try:
        part.unlink(missing_ok=True)
        with closing(sqlite3.connect(_uri(part), uri=True, isolation_level=None)) as connection:
            connection.executescript(CONSTRUCTION)
            yield connection
        with part.open("rb+") as whole:
            os.fsync(whole.fileno())
        part.replace(path)
        sync_folder(path.parent)
    except (OSError, sqlite3.DatabaseError) as error:
        raise StationFault(f"{path} could not be written ({error}): check the disk's free space and rights") from error
    finally:
        part.unlink(missing_ok=True)


def _attach(file: sqlite3.Connection, path: Path, name: str, query: str = "") -> None:
    file.execute(f"ATTACH ? AS {name}", (_uri(path) + query,))


def _uri(path: Path) -> str:
    return path.absolute().as_uri()
