"""The second look at a frame in which nothing was read: everything that helps stills, where something is like a symbol.

What was looked at in vain `PATIENCE` times without moving is clutter, and left alone until it has been out of sight.
So a pile of grilles and print beside the belt costs nothing after some frames, and a label that turns is looked at on.
A picture in which nothing has changed since then is not even searched.
The memory is of frames alone, not of time: the same frames give the same reads.
"""

from dataclasses import dataclass, replace
from itertools import chain

import numpy as np

from station.decoding.acceptance import whole
from station.decoding.blurred.spans import spans
from station.decoding.grey import read_lit
from station.decoding.regions import Corners, quad_of
from station.decoding.seconded import Seconded
from station.decoding.squares.places import FAINT, LIKELY, places
from station.decoding.squares.reader import LatticeReader
from station.decoding.stills import SQUARES, StillReader
from station.decoding.symbols import LINEAR
from station.decoding.tapir import Tapirscan, grey_of
from station.opencv import cv2
from station.ports import Decoder, Image, Read

PATIENCE, FORGOTTEN = 4, 3
PLACES, SPANS = 7, 2
#: A glance is a picture this much smaller; greys of it that differ by no more are the same.
GLANCE, NOISE = 1 / 16, 4
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

    def __init__(self, stills: Decoder | None = None, seconded: Seconded | None = None) -> None:
        self._stills = stills or StillReader()
        self._seconded = seconded or Seconded()
        self._lattice = LatticeReader()
        self._bars = Tapirscan(LINEAR, effort="low")
        self._known: tuple[Thing, ...] = ()
        self._settled: np.ndarray | None = None

    def read(self, image: Image) -> tuple[Read, ...]:
        """Return what is read in a frame that the live pass has read nothing in."""
        grey = grey_of(np.asarray(image))
        glance = cv2.resize(grey, None, fx=GLANCE, fy=GLANCE, interpolation=cv2.INTER_AREA).astype(np.int16)
        if self._settled is not None and _alike(self._settled, glance):
            here = tuple(thing for thing in self._known if not thing.missed)
            self._known = (*here, *_passed(self._known, set(here)))
            return ()
        reads, regions = self._bars.search(grey)
        seen = [_of_corners(corners) for corners in regions]
        squares = places(grey, PLACES, FAINT)
        seen += [Thing(each.x, each.y, each.size) for each in squares]
        met = [(thing, next((old for old in self._known if _same(old, thing)), thing)) for thing in seen]
        worth = bool(reads) or any(old.vain < PATIENCE for _, old in met)
        read = whole(self._stills.read(image), tuple(map(quad_of, regions))) if worth else ()
        found = self._seconded.heard(grey, read)
        if worth and not found:
            # of places stills look at the first few alone, and at the less likely ones only where no bars are
            others = (place for rank, place in enumerate(squares) if rank >= SQUARES or place.score <= LIKELY)
            lattices = (self._lattice.read(grey, place) for place in others)
            glared = (read_lit(grey, span) for span in spans(regions, SPANS))
            found = next((reads for reads in chain(lattices, glared) if reads), ())
        vain = int(worth and not found)
        passed = _passed(self._known, {old for _, old in met})
        self._known = (*(replace(thing, vain=old.vain + vain) for thing, old in met), *passed)
        self._settled = None if worth else glance
        return found


def _alike(before: np.ndarray, now: np.ndarray) -> bool:
    """Say whether a picture is still the one before, but for noise."""
    return before.shape == now.shape and int(np.abs(now - before).max()) <= NOISE


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
