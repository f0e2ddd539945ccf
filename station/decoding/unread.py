"""The second look at a frame in which nothing was read: everything that helps stills, where something is like a symbol.

What was looked at in vain `PATIENCE` times without moving is clutter, and left alone until it has been out of sight.
So a pile of grilles and print beside the belt costs nothing after some frames, and a label that turns is looked at on.
The memory is of frames alone, not of time: the same frames give the same reads.
"""

from dataclasses import dataclass, replace

import numpy as np

from station.decoding.regions import Corners
from station.decoding.squares.places import LIKELY, places
from station.decoding.stills import StillReader
from station.decoding.symbols import LINEAR
from station.decoding.tapir import Tapirscan, grey_of
from station.ports import Decoder, Image, Read

PATIENCE, FORGOTTEN = 4, 3
PLACES = 5
#: How far something may move, by its size, and still be the same thing.
STILL = 0.25


@dataclass(frozen=True, slots=True)
class Thing:
    """Something like a symbol: its middle and size in pixels, looks in vain, and looks since it was last seen."""

    x: float
    y: float
    size: float
    vain: int = 0
    missed: int = 0


class SecondLook:
    """Reads frames as stills are read, but only where something like a symbol is worth it. For one thread."""

    name = "second look"

    def __init__(self, stills: Decoder | None = None) -> None:
        self._stills = stills or StillReader()
        self._bars = Tapirscan(LINEAR, effort="low")
        self._known: tuple[Thing, ...] = ()

    def read(self, image: Image) -> tuple[Read, ...]:
        """Return what is read in a frame that the live pass has read nothing in."""
        grey = grey_of(np.asarray(image))
        reads, regions = self._bars.search(grey)
        seen = [_of_corners(corners) for corners in regions]
        seen += [Thing(each.x, each.y, each.size) for each in places(grey, PLACES) if each.score > LIKELY]
        met = [(thing, next((old for old in self._known if _same(old, thing)), thing)) for thing in seen]
        fresh = any(old.vain < PATIENCE for _, old in met)
        found = self._stills.read(image) if reads or fresh else ()
        vain = int(fresh and not found)
        passed = _passed(self._known, {old for _, old in met})
        self._known = (*(replace(thing, vain=old.vain + vain) for thing, old in met), *passed)
        return found


def _passed(known: tuple[Thing, ...], met: set[Thing]) -> tuple[Thing, ...]:
    """Return what was known and is not in the picture now, until it is forgotten."""
    return tuple(
        replace(thing, missed=thing.missed + 1) for thing in known if thing not in met and thing.missed < FORGOTTEN
    )


def _of_corners(corners: Corners) -> Thing:
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return Thing(sum(xs) / 4, sum(ys) / 4, max(max(xs) - min(xs), max(ys) - min(ys)))


def _same(one: Thing, other: Thing) -> bool:
    apart = max(abs(one.x - other.x), abs(one.y - other.y))
    return apart < STILL * one.size and abs(one.size - other.size) < STILL * one.size
