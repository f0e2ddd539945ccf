"""Every row of a pack, table by table, in constant memory: what a new pack takes over from the one before."""

from collections.abc import Iterator
from contextlib import ExitStack, closing
from typing import Any

from station.ports import Pack
from station.storage.reference.ascending import among
from station.storage.reference.reader import ReferenceFile
from station.storage.reference.schema import Table


def rows(pack: Pack | None, table: Table) -> Iterator[Any]:
    """Yield all records of one table of a pack, base and delta; nothing for no pack. Raises StationFault."""
    if pack is None:
        return
    with ExitStack() as stack:
        base = stack.enter_context(closing(ReferenceFile(pack.base)))
        delta = stack.enter_context(closing(ReferenceFile(pack.delta))) if pack.delta is not None else None
        gone = delta.gone if delta is not None else {}
        for number, record, shelf in base.of(table):
            if not among(number, gone.get(shelf, ())):
                yield record
        if delta is not None:
            yield from (record for _, record, _ in delta.of(table))


def training(pack: Pack) -> bool:
    """Say whether a pack is generated data."""
    with closing(ReferenceFile(pack.base)) as base:
        return base.training
