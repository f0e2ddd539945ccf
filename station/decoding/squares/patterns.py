"""What is known of a matrix symbol before it is read: finder, timing and alignment patterns and the quiet zone.

Sources: ISO/IEC 16022:2006 5.4 and table 7 (Data Matrix ECC 200, square), ISO/IEC 18004:2015 6.3 (QR Code).
"""

from dataclasses import dataclass
from functools import cache

import numpy as np

from station.domain.code import Symbology
from station.opencv import cv2

#: Modules of the quiet zone that are taken as known.
RING = 1
PER_MODULE = 3
SOFT = 0.55
UNKNOWN = 0.5


@dataclass(frozen=True, slots=True)
class Kind:
    """A symbology in one size: modules a side."""

    symbology: Symbology
    side: int


KINDS = (
    *(Kind(Symbology.DATA_MATRIX, side) for side in (10, 12, 14, 16, 18, 20, 22, 24, 26, 32, 36)),
    *(Kind(Symbology.QR_CODE, side) for side in range(21, 49, 4)),
)
LARGEST_IN_ONE = 26


@dataclass(frozen=True, slots=True)
class Samples:
    """Places in modules from the symbol's upper left corner, and what is expected there (dark 1)."""

    u: np.ndarray
    v: np.ndarray
    dark: np.ndarray


@cache
def known(kind: Kind) -> np.ndarray:
    """Return the modules with `RING` of the quiet zone: 1 dark, 0 light, NaN where the message decides."""
    side = kind.side
    modules = np.full((side + 2 * RING, side + 2 * RING), np.nan)
    modules[:RING] = modules[-RING:] = modules[:, :RING] = modules[:, -RING:] = 0
    symbol = modules[RING:-RING, RING:-RING]
    if kind.symbology is Symbology.DATA_MATRIX:
        _draw_borders(symbol)
    else:
        _draw_finders(symbol)
    return modules


@cache
def soft_samples(kind: Kind) -> Samples:
    """Return what a camera would see of the known modules, softened, `PER_MODULE` samples a module and axis."""
    modules = known(kind)
    told = ~np.isnan(modules)
    fine = (PER_MODULE, PER_MODULE)
    soft = softened(np.where(told, modules, UNKNOWN))
    rows, columns = np.nonzero(np.kron(told, np.ones(fine)))
    at = sample_places(len(modules), RING)
    return Samples(at[columns], at[rows], soft[rows, columns])


def softened(modules: np.ndarray) -> np.ndarray:
    """Return modules as greys with soft edges, `PER_MODULE` samples a module and axis."""
    fine = np.kron(modules, np.ones((PER_MODULE, PER_MODULE))).astype(np.float32)
    return cv2.GaussianBlur(fine, (0, 0), SOFT * PER_MODULE)


def sample_places(count: int, ring: int) -> np.ndarray:
    """Return where, in modules, the samples of so many modules lie along one axis; the first `ring` come before 0."""
    places: np.ndarray = ((np.arange(count * PER_MODULE) + 0.5) / PER_MODULE - ring).astype(np.float32)
    return places


@cache
def telling(kind: Kind) -> Samples:
    """Return the middles of the known modules with signed weights: the sum over a right lattice is near 1.

    What tells sizes and turns apart (timing, finders) weighs as much as solid bars and quiet zone together.
    """
    modules = known(kind)
    rows, columns = np.nonzero(~np.isnan(modules))
    expected = modules[rows, columns]
    v, u = rows - RING, columns - RING
    inside = (u >= 0) & (u < kind.side) & (v >= 0) & (v < kind.side)
    changing = inside & ((v == 0) | (u == kind.side - 1)) if kind.symbology is Symbology.DATA_MATRIX else inside
    weights = np.zeros(len(u))
    for group, weight in ((changing, 2.0), (inside & ~changing, 1.0), (~inside, 1.0)):
        if group.any():
            weights[group] = weight / group.sum()
    signed = weights / weights.sum() * (2 * expected - 1)
    return Samples((u + 0.5).astype(np.float32), (v + 0.5).astype(np.float32), signed.astype(np.float32))


def _draw_borders(symbol: np.ndarray) -> None:
    """Draw the solid bars at the left and below, and the broken ones, of every data region."""
    side = len(symbol)
    region = side if side <= LARGEST_IN_ONE else side // 2
    for top in range(0, side, region):
        for left in range(0, side, region):
            part = symbol[top : top + region, left : left + region]
            part[0] = (np.arange(region) + 1) % 2
            part[:, -1] = np.arange(region) % 2
            part[:, 0] = part[-1] = 1


def _draw_finders(symbol: np.ndarray) -> None:
    """Draw finders with separators, timing, the dark module, and the alignment pattern of versions 2 to 6."""
    side = len(symbol)
    finder = np.zeros((8, 8))
    finder[:7, :7] = _nested(7)
    symbol[:8, :8], symbol[:8, -8:], symbol[-8:, :8] = finder, finder[:, ::-1], finder[::-1]
    symbol[6, 8:-8] = symbol[8:-8, 6] = (np.arange(8, side - 8) + 1) % 2
    symbol[-8, 8] = 1
    if side > 21:
        symbol[side - 9 : side - 4, side - 9 : side - 4] = _nested(5)


def _nested(side: int) -> np.ndarray:
    """Return a dark square with a light ring and a dark heart."""
    square = np.ones((side, side))
    square[1:-1, 1:-1] = 0
    square[2:-2, 2:-2] = 1
    return square
