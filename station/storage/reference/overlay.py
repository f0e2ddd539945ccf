"""A delta laid over its base: the rows of both, less those of the base that are no more."""

from typing import Any

from station.ports import Pack, StationFault
from station.storage.reference.reader import ReferenceFile
from station.storage.reference.schema import Table


class Overlay:
    """The files of one pack as if they were one. Raises StationFault where they do not belong together."""

    def __init__(self, pack: Pack) -> None:
        self._base = ReferenceFile(pack.base)
        self._delta: ReferenceFile | None = None
        self._gone: dict[str, set[int]] = {}
        try:
            if pack.delta is not None:
                self._delta = ReferenceFile(pack.delta)
                self._gone = self._delta.gone()
            self._check(pack)
        except StationFault:
            self.close()
            raise
        self.training = self._base.training

    def all(self, table: Table, sql: str, *parameters: str | int) -> list[Any]:
        """Run a query `SELECT * FROM <table> …` over both; records of the base come first."""
        rows = self._base.rows(table, sql, parameters)
        if self._delta is None:
            return [record for _, record in rows]
        gone = self._gone[table.name]
        kept = [record for number, record in rows if number not in gone] if gone else [record for _, record in rows]
        if table.name in self._delta.empty:
            return kept
        return kept + [record for _, record in self._delta.rows(table, sql, parameters)]

    def inspect(self) -> None:
        """Have SQLite check both files from end to end; slow. Raises StationFault where one is damaged."""
        self._base.inspect()
        if self._delta is not None:
            self._delta.inspect()

    def close(self) -> None:
        """Let the files go."""
        self._base.close()
        if self._delta is not None:
            self._delta.close()

    def _check(self, pack: Pack) -> None:
        top = self._delta or self._base
        if self._base.base:
            raise StationFault(f"{pack.base} is a delta, not a base: name the file it was made from as well")
        if self._delta is not None and self._delta.base != self._base.identity:
            raise StationFault(f"{pack.delta} was not made for {pack.base}: fetch the data again")
        if self._delta is not None and self._delta.training != self._base.training:
            raise StationFault(f"{pack.delta} mixes training data with real data: fetch the data again")
        if (top.name, top.version, top.as_of) != (pack.name, pack.version, pack.as_of):
            said = f"{pack.name} version {pack.version} of {pack.as_of.isoformat()}"
            raise StationFault(f"{top.path} holds {top.name} version {top.version}, not {said}: fetch the data again")
