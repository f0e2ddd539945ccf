"""Files of the formats before: a new pack takes over what they hold, no look-up reads them."""

from collections.abc import Callable
from typing import Any

from station.domain.goods import HsCode
from station.storage.reference.cells import reader
from station.storage.reference.places import SHELVES, SPAN, Drawer
from station.storage.reference.schema import CONTENT, FORMAT, OF_GOODS, WARNING_OF_GOODS, WARNING_OF_UNIT, drawer_of

#: Formats that rows are taken over from. In 6 an element list had no days; until 8 no drawer was for warnings.
EARLIER = range(6, FORMAT)
UNDATED = 6
_DAYS = 2

#: Every drawer begins at a multiple of this.
ROOM = 50_000

_BEFORE_WARNINGS = {WARNING_OF_GOODS: OF_GOODS, WARNING_OF_UNIT: CONTENT}

Kinds = dict[str, list[Callable[[bytes], Any]]]


def kinds(written: int) -> Kinds:
    """Return what reads a row of a file of a format, by shelf and by the row's number in its place // `ROOM`."""
    tables = {shelf: [drawer_of(shelf, first)[1] for first in range(0, SPAN, ROOM)] for shelf in SHELVES}
    undated = reader(HsCode, _DAYS)
    return {
        shelf: [undated if written == UNDATED and table.record is HsCode else table.read for table in each]
        for shelf, each in tables.items()
    }


def drawer_in(written: int, drawer: Drawer) -> Drawer:
    """Return what the row numbers of one of today's drawers are for in a file of a format."""
    return _BEFORE_WARNINGS.get(drawer, drawer) if written < FORMAT else drawer
