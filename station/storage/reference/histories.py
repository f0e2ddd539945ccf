"""Histories of things: their own events, and the walk through all they were packed in and made from."""

from collections.abc import Callable, Sequence

from station.domain.goods import TraceEvent
from station.domain.history import History, newest, walk
from station.domain.thing import Thing
from station.storage.reference.cells import is_gtin
from station.storage.reference.overlay import Overlay
from station.storage.reference.picking import HISTORY, by_time
from station.storage.reference.places import SPAN, Drawer, place_of_gtin, place_of_text
from station.storage.reference.schema import CONTENT, OF_GOODS, OF_UNIT, WARNING_OF_GOODS, WARNING_OF_UNIT


class Histories:
    """Looks events up in a base and the delta over it. For one thread at a time."""

    def __init__(self, files: Overlay) -> None:
        self._files = files

    def walked(self, thing: Thing, own: Sequence[TraceEvent] | None = None) -> History:
        """Walk from a thing on; `own` are its own events, where they have been looked up.

        Where these are many they are read again, one by one: a delta may have taken away some of the newest.
        """
        known = {thing: own} if own is not None and len(own) < HISTORY // 2 else {}

        def own_of(each: Thing) -> Sequence[TraceEvent]:
            return known[each] if each in known else self.events(each)

        return newest(walk(thing, own_of, self.under, HISTORY, self.warnings), HISTORY)

    def under(self, parent: str) -> tuple[TraceEvent, ...]:
        """Return the newest events that name a parent: of what is in a unit, or of what was made into something."""
        return self._newest(CONTENT, place_of_text(parent), lambda event: bool(event.parent == parent))

    def events(self, thing: Thing) -> tuple[TraceEvent, ...]:
        """Return the newest events that name a thing itself; those of a piece's lot as well."""
        return self._naming(thing, OF_GOODS, OF_UNIT)

    def warnings(self, thing: Thing) -> tuple[TraceEvent, ...]:
        """Return those of its events that warn, lift a warning or declare another one wrong, however old."""
        return self._naming(thing, WARNING_OF_GOODS, WARNING_OF_UNIT)

    def _naming(self, thing: Thing, of_goods: Drawer, of_unit: Drawer) -> tuple[TraceEvent, ...]:
        if thing.gtin is None:
            sscc = thing.sscc or ""
            return self._newest(of_unit, place_of_text(sscc), lambda event: bool(event.sscc == sscc))
        if not is_gtin(thing.gtin):
            return ()

        def named(event: TraceEvent) -> bool:
            if event.gtin != thing.gtin:
                return False
            if thing.serial is not None:
                of_lot = event.serial is None and event.lot is not None and event.lot == thing.lot
                return event.serial == thing.serial or of_lot
            return thing.lot is None or event.lot == thing.lot

        return self._newest(of_goods, place_of_gtin(thing.gtin), named)

    def _newest(self, drawer: Drawer, place: int, wanted: Callable[[TraceEvent], bool]) -> tuple[TraceEvent, ...]:
        """Return the newest wanted events of a drawer, and one more than a history has where there are older ones."""
        start, most = place * SPAN, HISTORY + 1
        found = self._files.newest(drawer.shelf, start + drawer.first, start + drawer.last, wanted, most)
        return by_time(found, most)
