"""One reference file opened for reading: immutable, SELECT alone, its rows as records."""

import sqlite3
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import msgspec

from station.ports import StationFault
from station.storage.reference.ascending import Numbers, among, unpacked
from station.storage.reference.earlier import EARLIER, ROOM, drawer_in, kinds
from station.storage.reference.places import SHELVES, SPAN
from station.storage.reference.schema import FORMAT, Table

#: mmap stays off: a fault of the disk would kill the process, and its cold tail is 40 times worse.
GUARDS = """PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON; PRAGMA query_only=ON; PRAGMA mmap_size=0;
PRAGMA temp_store=MEMORY; PRAGMA cache_size=-{kept}; SELECT value FROM json_each('[]')"""
#: In KiB.
KEPT = 65_536

READING = frozenset({sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ})

#: Read as it lies, not as text first.
BODY = "CAST(body AS BLOB)"

_KINDS = {written: kinds(written) for written in (*EARLIER, FORMAT)}


class ReferenceFile:
    """A base or delta file. Its hash must have been verified before: SQLite is no judge of a hostile file.

    Safe from any one thread at a time. Raises StationFault, here and at every look-up, where the file is missing,
    damaged, or not of this format.
    """

    def __init__(self, path: Path, kept: int = KEPT, *, earlier: bool = False) -> None:
        """Open a file; `kept` is how much of it is kept in memory, in KiB.

        With `earlier` it may be of a format before: for what a new pack takes over.
        """
        self.path = path
        try:
            uri = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
            self._connection = sqlite3.connect(uri, uri=True, isolation_level=None, check_same_thread=False)
        except sqlite3.Error as error:
            raise StationFault(f"reference file {path} cannot be opened ({error}): fetch the data again") from error
        try:
            self._connection.executescript(GUARDS.format(kept=kept))
            self._connection.set_authorizer(_select_only)
            facts = {str(key): str(value) for key, value in self._execute("SELECT key, value FROM meta", ())}
            self.format = self._checked(facts, (*EARLIER, FORMAT) if earlier else (FORMAT,))
            self.name = facts["name"]
            self.version = int(facts["version"])
            self.as_of = datetime.fromisoformat(facts["as_of"])
            self.training = facts["training"] != "0"
            self.base = facts["base"]
            #: By shelf, the numbers of the base's rows that this delta takes away, ascending.
            self.gone: dict[str, Numbers] = {}
            self._places: dict[str, Numbers | None] = {}
            for shelf in SHELVES:
                ((gone, places),) = self._execute("SELECT gone, places FROM shelves WHERE shelf = ?", (shelf,))
                self.gone[shelf] = unpacked(gone)
                self._places[shelf] = None if places is None else unpacked(places)
        except (sqlite3.Error, KeyError, ValueError, TypeError) as error:
            self._connection.close()
            raise self._damaged(error) from error
        except StationFault:
            self._connection.close()
            raise

    @property
    def identity(self) -> str:
        """Return what a delta made for this file says its base is."""
        return f"{self.name} {self.version} {self.as_of.isoformat()}"

    def concerned(self, shelf: str, starts: list[int]) -> list[int]:
        """Return those row numbers in whose place this file may have rows, or takes rows of its base away."""
        places = self._places[shelf]
        return starts if places is None else [start for start in starts if among(start // SPAN, places)]

    def runs(self, shelf: str, starts: list[int], length: int) -> list[tuple[int, Any]]:
        """Return (row number, record) of the rows of a shelf from each start on, `length` numbers at most."""
        starts = self.concerned(shelf, starts)
        if not starts:
            return []
        if len(starts) == 1:
            sql, first = f"SELECT id, {BODY} FROM {shelf} WHERE id BETWEEN ? AND ?", starts[0]  # noqa: S608 - names of our schema
            return list(self._parsed(shelf, self._execute(sql, (first, first + length - 1))))
        return list(
            self._parsed(shelf, self._execute(_of_many(shelf, f"{shelf}.id, {BODY}"), (str(starts), length - 1)))
        )

    def touch(self, shelf: str, starts: list[int], length: int) -> None:
        """Read what `runs` would, to no other end than that it has been read."""
        self._execute(_of_many(shelf, f"{shelf}.id"), (str(starts), length - 1))

    def each(self, shelf: str, first: int, last: int) -> Iterator[tuple[int, Any]]:
        """Yield (row number, record) of one run of rows in their order, in constant memory."""
        sql = f"SELECT id, {BODY} FROM {shelf} WHERE id BETWEEN ? AND ? ORDER BY id"  # noqa: S608 - names of our schema
        yield from self._parsed(shelf, self._cursor(sql, first, last))

    def of(self, table: Table) -> Iterator[tuple[int, Any, str]]:
        """Yield (row number, record, shelf) of all of one kind, each once, in constant memory; copies are left out.

        But for some in a file of a format before, which say what their row says.
        """
        for drawer in table.drawers:
            sql = f"SELECT id, {BODY} FROM {drawer.shelf} WHERE id % {SPAN} BETWEEN ? AND ? ORDER BY id"  # noqa: S608 - names of our schema
            for number, record in self._parsed(drawer.shelf, self._cursor(sql, drawer.first, drawer.last)):
                if table.places(record)[0] == (number // SPAN, drawer_in(self.format, drawer)):
                    yield number, record, drawer.shelf

    def inspect(self) -> None:
        """Have SQLite check the file's structure from end to end; slow, for the moment of installing."""
        self._connection.set_authorizer(None)
        try:
            answer = self._execute("PRAGMA quick_check(1)", ())
        finally:
            self._connection.set_authorizer(_select_only)
        if answer != [("ok",)]:
            raise self._damaged(answer)

    def close(self) -> None:
        """Let the file go."""
        self._connection.close()

    def _parsed(self, shelf: str, rows: Iterable[tuple[int, bytes]]) -> Iterator[tuple[int, Any]]:
        read = _KINDS[self.format][shelf]
        try:
            for number, body in rows:
                yield number, read[number % SPAN // ROOM](body)
        except (sqlite3.Error, ValueError, TypeError, LookupError, ArithmeticError, msgspec.MsgspecError) as error:
            raise self._damaged(error) from error

    def _execute(self, sql: str, parameters: tuple[str | int, ...]) -> list[tuple[Any, ...]]:
        try:
            return self._connection.execute(sql, parameters).fetchall()
        except sqlite3.Error as error:
            raise self._damaged(error) from error

    def _cursor(self, sql: str, *parameters: str | int) -> sqlite3.Cursor:
        try:
            return self._connection.execute(sql, parameters)
        except sqlite3.Error as error:
            raise self._damaged(error) from error

    def _checked(self, facts: dict[str, str], known: tuple[int, ...]) -> int:
        """Return the file's format."""
        written = int(facts["format"])
        if written not in known:
            fix = "update Station" if written > FORMAT else "its centre makes one of today with its next import"
            raise StationFault(
                f"reference file {self.path} has format {written}, this version of Station reads {FORMAT}: {fix}"
            )
        strangers = self._execute("SELECT name FROM sqlite_master WHERE type NOT IN ('table', 'index')", ())
        if strangers:
            raise self._damaged(f"it holds {strangers[0][0]}, which no reference file has")
        for shelf in SHELVES:
            cursor = self._connection.execute(f"SELECT * FROM {shelf} LIMIT 0")  # noqa: S608 - names of our schema
            if tuple(column[0] for column in cursor.description) != ("id", "body"):
                raise self._damaged(f"the columns of {shelf} are not those of format {written}")
        return written

    def _damaged(self, why: object) -> StationFault:
        return StationFault(f"reference file {self.path} is damaged ({why}): fetch the data again")


def _of_many(shelf: str, columns: str) -> str:
    """Return the statement for rows from many starts on: the starts as JSON, and how much farther each goes."""
    return f"""SELECT {columns} FROM json_each(?) AS asked
        JOIN {shelf} ON {shelf}.id BETWEEN asked.value AND asked.value + ?"""  # noqa: S608 - names of our schema


def _select_only(action: int, *_: str | None) -> int:
    return sqlite3.SQLITE_OK if action in READING else sqlite3.SQLITE_DENY
