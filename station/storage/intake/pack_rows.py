"""Every row of a pack, table by table, in constant memory: what a new pack takes over from the one before.

It may be of a format before; look-ups read those of today alone.
"""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from typing import Any

from station.ports import Pack
from station.storage.reference.ascending import among
from station.storage.reference.overlay import Overlay
from station.storage.reference.places import SPAN
from station.storage.reference.reader import ReferenceFile
from station.storage.reference.schema import FORMAT, Table


def rows(pack: Pack | None, table: Table) -> Iterator[Any]:
    """Yield all records of one table of a pack, base and delta; nothing for no pack. Raises StationFault."""
    if pack is None:
        return
    with ExitStack() as stack:
        base = stack.enter_context(closing(_opened(pack.base)))
        delta = stack.enter_context(closing(_opened(pack.delta))) if pack.delta is not None else None
        gone = delta.gone if delta is not None else {}
        for number, record, shelf in base.of(table):
            if not among(number, gone.get(shelf, ())):
                yield record
        if delta is not None:
            yield from (record for _, record, _ in delta.of(table))


@contextmanager
def lying_with(pack: Pack | None) -> Iterator[Callable[[Any, Table], Iterator[Any]]]:
    """Give what finds the records of a pack that lie where a record of a table would. Raises StationFault."""
    if pack is None:
        yield lambda _record, _table: iter(())
        return
    with closing(Overlay(pack, earlier=True)) as files:

        def find(record: Any, table: Table) -> Iterator[Any]:
            number, drawer = table.places(record)[0]
            return iter(files.runs(drawer.shelf, [number * SPAN + drawer.first], drawer.last - drawer.first + 1))

        yield find


def training(pack: Pack) -> bool:
    """Say whether a pack is generated data."""
    with closing(_opened(pack.base)) as base:
        return base.training


def outdated(pack: Pack) -> bool:
    """Say whether a pack is of a format that stations of today do not read."""
    files = (pack.base,) if pack.delta is None else (pack.base, pack.delta)
    for path in files:
        with closing(_opened(path)) as file:
            if file.format != FORMAT:
                return True
    return False


def _opened(path: Path) -> ReferenceFile:
    return ReferenceFile(path, earlier=True)
