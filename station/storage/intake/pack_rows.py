"""Every row of a pack, table by table, in constant memory: what a new pack takes over from the one before."""

from collections.abc import Iterator
from contextlib import ExitStack, closing
from typing import Any

from station.ports import Pack
from station.storage.reference.reader import ReferenceFile
from station.storage.reference.schema import Table

PAGE = 2000


def rows(pack: Pack | None, table: Table) -> Iterator[Any]:
    """Yield all records of one table of a pack, base and delta; nothing for no pack. Raises StationFault."""
    if pack is None:
        return
    with ExitStack() as stack:
        base = stack.enter_context(closing(ReferenceFile(pack.base)))
        delta = stack.enter_context(closing(ReferenceFile(pack.delta))) if pack.delta is not None else None
        gone = delta.gone()[table.name] if delta is not None else set()
        yield from (record for number, record in _pages(base, table) if number not in gone)
        if delta is not None:
            yield from (record for _, record in _pages(delta, table))


def training(pack: Pack) -> bool:
    """Say whether a pack is generated data."""
    with closing(ReferenceFile(pack.base)) as base:
        return base.training


def _pages(file: ReferenceFile, table: Table) -> Iterator[tuple[int, Any]]:
    last = -1
    sql = f"SELECT * FROM {table.name} WHERE id > ? ORDER BY id LIMIT {PAGE}"  # noqa: S608 - names of our schema
    while page := file.rows(table, sql, (last,)):
        yield from page
        last = page[-1][0]
