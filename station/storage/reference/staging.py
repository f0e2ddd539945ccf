"""The staging file of a reference file under construction: its rows brought in once, sorted without memory."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from station.domain.reference import ReferenceData
from station.storage.reference.places import SHELVES
from station.storage.reference.schema import TABLES, Table, records

#: A file under construction is thrown away on any failure, so it needs no journal; the page size is part of the bytes.
CONSTRUCTION = "PRAGMA page_size=16384; PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-65536"

SCHEMA = """CREATE TABLE rows (id INTEGER PRIMARY KEY, tab INTEGER NOT NULL, key TEXT NOT NULL, copy INTEGER NOT NULL,
    shelf INTEGER NOT NULL, place INTEGER NOT NULL, drawer INTEGER NOT NULL, rank INTEGER NOT NULL,
    body TEXT NOT NULL) STRICT;
CREATE UNIQUE INDEX by_key ON rows (tab, key, copy)"""

#: A repeat of the same row changes nothing; another row with its key would set the body to NULL, which is refused.
INSERT = """INSERT INTO rows (tab, key, copy, shelf, place, drawer, rank, body) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT DO UPDATE SET body = NULL WHERE body <> excluded.body"""

_AS_GIVEN = ", ".join(str(number) for number, table in enumerate(TABLES) if table.given_order)

#: (place, first number of the drawer, body) of a shelf, in the order of the file.
IN_ORDER = f"""SELECT place, drawer, body FROM staging.rows WHERE shelf = ?
    ORDER BY place, drawer, rank, CASE WHEN tab NOT IN ({_AS_GIVEN}) THEN key END DESC, id"""  # noqa: S608 - numbers


@contextmanager
def staged(data: ReferenceData, path: Path) -> Iterator[Path]:
    """Bring all rows of `data` into a file beside the target; give its path, and delete it at the end.

    Raises ValueError where two different rows claim one key or a field cannot be stored.
    """
    staging = path.with_name(path.name + ".staging")
    staging.unlink(missing_ok=True)
    try:
        with closing(sqlite3.connect(staging, isolation_level=None)) as connection:
            connection.executescript(CONSTRUCTION)
            connection.executescript(SCHEMA)
            for number, table in enumerate(TABLES):
                _insert(connection, number, table, records(data, table))
        yield staging
    finally:
        staging.unlink(missing_ok=True)


def _insert(connection: sqlite3.Connection, number: int, table: Table, rows: Any) -> None:
    last: Any = None

    def cells() -> Iterator[tuple[str | int, ...]]:
        nonlocal last
        for last in rows:
            body, key = table.write(last), table.key_text(last)
            rank = table.rank(last) if table.rank else 0
            for copy, (place, drawer) in enumerate(table.places(last)):
                yield number, key, copy, SHELVES.index(drawer.shelf), place, drawer.first, rank, body

    connection.execute("BEGIN")
    try:
        connection.executemany(INSERT, cells())
    except sqlite3.IntegrityError as error:
        key = ", ".join(str(getattr(last, name)) for name in table.key)
        raise ValueError(f"{table.name}: two different rows claim {key} ({error})") from error
    connection.execute("COMMIT")
