"""Families of packs: what a pack holds, down to the piece, and what holds it, up to the pallet."""

from collections.abc import Callable, Iterable

from station.domain.goods import PackLevel
from station.storage.reference.overlay import Overlay
from station.storage.reference.places import GOODS, SPAN, place_of_family
from station.storage.reference.schema import PACK

#: Pieces in packs in cases on pallets; a chain longer than this is a circle in the data.
LEVELS = 8

Levels = dict[str, list[PackLevel]]
Onward = Callable[[PackLevel], str]


def families(files: Overlay, gtins: Iterable[str], known: Iterable[PackLevel] = ()) -> dict[str, tuple[PackLevel, ...]]:
    """Return the family of each GTIN that has one: the levels below it, nearest first, then those above it.

    All are looked up together; `known` are the levels that are filed with the families of these GTINs.
    """
    asked = set(gtins)
    below: Levels = {}
    above: Levels = {}
    looked = {place_of_family(gtin) for gtin in asked}
    levels = known
    for _ in range(LEVELS):
        for level in levels:
            held = below.setdefault(level.gtin, [])
            if level not in held:
                held.append(level)
                above.setdefault(level.child, []).append(level)
        met = _reached(below, asked, _child) | _reached(above, asked, _gtin)
        edge = {place_of_family(gtin) for gtin in met} - looked
        if not edge:
            break
        looked |= edge
        levels = files.runs(GOODS, [place * SPAN + PACK.first for place in sorted(edge)], PACK.last - PACK.first + 1)
    packed = asked & (below.keys() | above.keys())
    return {gtin: (*_chain(below, gtin, _child), *_chain(above, gtin, _gtin)) for gtin in packed}


def _reached(met: Levels, gtins: set[str], onward: Onward) -> set[str]:
    """Return the GTINs and all that is met from them in one direction."""
    reached = edge = gtins
    while edge:
        edge = {onward(level) for gtin in edge for level in met.get(gtin, ())} - reached
        reached = reached | edge
    return reached


def _chain(met: Levels, gtin: str, onward: Onward) -> list[PackLevel]:
    found: list[PackLevel] = []
    edge = {gtin}
    for _ in range(LEVELS):
        step = [level for each in edge for level in met.get(each, ()) if level not in found]
        if not step:
            break
        found += sorted(step, key=lambda level: (level.gtin, level.child))
        edge = {onward(level) for level in step}
    return found


def _gtin(level: PackLevel) -> str:
    return level.gtin


def _child(level: PackLevel) -> str:
    return level.child
