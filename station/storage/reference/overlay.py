"""A delta laid over its base: the rows of both, less those of the base that are no more."""

import time
from collections.abc import Callable
from itertools import islice
from typing import Any

from station.ports import Pack, StationFault
from station.storage.reference.ahead import Ahead
from station.storage.reference.ascending import among
from station.storage.reference.reader import ReferenceFile

#: In seconds: no look-up takes so long unless the disk is waited for.
OF_THE_DISK = 0.0003


class Overlay:
    """The files of one pack as if they were one. Raises StationFault where they do not belong together."""

    def __init__(self, pack: Pack, *, earlier: bool = False) -> None:
        """Open a pack; with `earlier` its files may be of a format before: for what a new pack takes over."""
        self._base = ReferenceFile(pack.base, earlier=earlier)
        self._ahead = Ahead(pack.base)
        self._waited = False
        self._delta: ReferenceFile | None = None
        try:
            if pack.delta is not None:
                self._delta = ReferenceFile(pack.delta, earlier=earlier)
            self._check(pack)
        except StationFault:
            self.close()
            raise
        self.training = self._base.training

    def runs(self, shelf: str, starts: list[int], length: int) -> list[Any]:
        """Return the records of a shelf from each row number on, up to `length` numbers; those of the base first.

        Where the look-up before this one waited for the disk, several places are read side by side.
        """
        if self._waited and len(starts) > 1:
            self._ahead.touch(shelf, starts, length)
        began = time.perf_counter()
        rows = self._base.runs(shelf, starts, length)
        self._waited = time.perf_counter() - began > OF_THE_DISK
        over = self._delta.concerned(shelf, starts) if self._delta is not None else ()
        if self._delta is None or not over:
            return [record for _, record in rows]
        gone = self._delta.gone[shelf]
        kept = [record for number, record in rows if not among(number, gone)]
        return kept + [record for _, record in self._delta.runs(shelf, over, length)]

    def newest(self, shelf: str, first: int, last: int, wanted: Callable[[Any], bool], most: int) -> list[Any]:
        """Return the first `most` records that are wanted of one run of rows: of the base, then of the delta."""
        gone = self._delta.gone[shelf] if self._delta is not None else ()
        base = (r for number, r in self._base.each(shelf, first, last) if not among(number, gone) and wanted(r))
        found = list(islice(base, most))
        if self._delta is not None:
            found += islice((r for _, r in self._delta.each(shelf, first, last) if wanted(r)), most)
        return found

    def inspect(self) -> None:
        """Have SQLite check both files from end to end; slow. Raises StationFault where one is damaged."""
        self._base.inspect()
        if self._delta is not None:
            self._delta.inspect()

    def close(self) -> None:
        """Let the files go."""
        self._ahead.close()
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
