"""One reference file opened for reading: immutable, SELECT alone, its rows as records."""

import sqlite3
from datetime import datetime
from pathlib import Path
from typing import Any

import msgspec

from station.ports import StationFault
from station.storage.reference.schema import FORMAT, TABLES, Table

#: mmap stays off: a fault of the disk would kill the process, and its cold tail is 40 times worse.
GUARDS = """PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON; PRAGMA query_only=ON; PRAGMA mmap_size=0;
PRAGMA temp_store=MEMORY; SELECT value FROM json_each('[]')"""

READING = frozenset({sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ})

_ANY_ROW = "SELECT id FROM {} LIMIT 1"


class ReferenceFile:
    """A base or delta file. Its hash must have been verified before: SQLite is no judge of a hostile file.

    Safe from any one thread at a time. Raises StationFault, here and at every look-up, where the file is missing,
    damaged, or not of this format.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            uri = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
            self._connection = sqlite3.connect(uri, uri=True, isolation_level=None, check_same_thread=False)
        except sqlite3.Error as error:
            raise StationFault(f"reference file {path} cannot be opened ({error}): fetch the data again") from error
        try:
            self._connection.executescript(GUARDS)
            self._connection.set_authorizer(_select_only)
            facts = {str(key): str(value) for key, value in self._execute("SELECT key, value FROM meta", ())}
            self._check(facts)
            self.name = facts["name"]
            self.version = int(facts["version"])
            self.as_of = datetime.fromisoformat(facts["as_of"])
            self.training = facts["training"] != "0"
            self.base = facts["base"]
            self.empty = frozenset(table.name for table in TABLES if not self._execute(_ANY_ROW.format(table.name), ()))
        except (sqlite3.Error, KeyError, ValueError) as error:
            self._connection.close()
            raise self._damaged(error) from error
        except StationFault:
            self._connection.close()
            raise

    @property
    def identity(self) -> str:
        """Return what a delta made for this file says its base is."""
        return f"{self.name} {self.version} {self.as_of.isoformat()}"

    def rows(self, table: Table, sql: str, parameters: tuple[str | int, ...]) -> list[tuple[int, Any]]:
        """Run a query `SELECT * FROM <table> …`; return (row number, record) pairs."""
        try:
            return [(row[0], table.parse(row)) for row in self._execute(sql, parameters)]
        except (ValueError, TypeError, ArithmeticError, msgspec.MsgspecError) as error:
            raise self._damaged(error) from error

    def gone(self) -> dict[str, set[int]]:
        """Return, by table, the numbers of the base's rows that this delta takes away (70 bytes a row)."""
        numbers: dict[str, set[int]] = {table.name: set() for table in TABLES}
        try:
            for tab, number in self._execute("SELECT tab, id FROM gone", ()):
                numbers[tab].add(number)
        except KeyError as error:
            raise self._damaged(f"no table {error}") from error
        return numbers

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

    def _execute(self, sql: str, parameters: tuple[str | int, ...]) -> list[tuple[Any, ...]]:
        try:
            return self._connection.execute(sql, parameters).fetchall()
        except sqlite3.Error as error:
            raise self._damaged(error) from error

    def _check(self, facts: dict[str, str]) -> None:
        if facts["format"] != str(FORMAT):
            raise StationFault(
                f"reference file {self.path} has format {facts['format']}, this version of Station reads {FORMAT}: "
                "update Station, or fetch data made for it"
            )
        strangers = self._execute("SELECT name FROM sqlite_master WHERE type NOT IN ('table', 'index')", ())
        if strangers:
            raise self._damaged(f"it holds {strangers[0][0]}, which no reference file has")
        for table in TABLES:
            cursor = self._connection.execute(f"SELECT * FROM {table.name} LIMIT 0")  # noqa: S608 - names of our schema
            if tuple(column[0] for column in cursor.description) != ("id", *table.names):
                raise self._damaged(f"the columns of {table.name} are not those of format {FORMAT}")

    def _damaged(self, why: object) -> StationFault:
        return StationFault(f"reference file {self.path} is damaged ({why}): fetch the data again")


def _select_only(action: int, *_: str | None) -> int:
    return sqlite3.SQLITE_OK if action in READING else sqlite3.SQLITE_DENY
