"""Error correction of Data Matrix ECC 200 that knows which modules are not to be trusted: twice as many can be mended.

Sources: ISO/IEC 16022:2006 annex F (placement of codewords), table 7 (sizes), annex E (Reed-Solomon, 0x12D). The
peers correct errors alone; modules under glare are erasures. So mended modules are handed on to be read as a message.
"""

from collections.abc import Sequence
from functools import cache

import numpy as np

from station.decoding.squares.blocks import MISREAD, Field, mended
from station.decoding.squares.parity import Layout, columns
from station.decoding.squares.patterns import LARGEST_IN_ONE

#: Modules a side: data and correction codewords of the one block.
CODEWORDS = {
    10: (3, 5),
    12: (5, 7),
    14: (8, 10),
    16: (12, 12),
    18: (18, 14),
    20: (22, 18),
    22: (30, 20),
    24: (36, 24),
    26: (44, 28),
    32: (62, 36),
    36: (86, 42),
}
FIELD = Field(0x12D, first=1)

_NEAR = ((-2, -2), (-2, -1), (-1, -2), (-1, -1), (-1, 0), (0, -2), (0, -1), (0, 0))
_CORNERS = (
    ((-1, 0), (-1, 1), (-1, 2), (0, -2), (0, -1), (1, -1), (2, -1), (3, -1)),
    ((-3, 0), (-2, 0), (-1, 0), (0, -4), (0, -3), (0, -2), (0, -1), (1, -1)),
    ((-3, 0), (-2, 0), (-1, 0), (0, -2), (0, -1), (1, -1), (2, -1), (3, -1)),
    ((-1, 0), (-1, -1), (0, -3), (0, -2), (0, -1), (1, -3), (1, -2), (1, -1)),
)


def corrected(modules: np.ndarray, doubtful: np.ndarray) -> np.ndarray | None:
    """Return square modules (1 dark) with all errors mended; those marked doubtful count as unknown.

    None where there is no message near enough, or one that chance could have made (`MISREAD`).
    """
    side = len(modules)
    data, correction = CODEWORDS[side]
    inner, codeword, shift = _placement(side)
    read = modules[inner].astype(int)
    told = codeword >= 0
    words = np.bincount(codeword[told], read[told] << shift[told], data + correction).astype(np.uint8)
    erased = sorted(set(codeword[told & doubtful[inner]].tolist()))
    found = mended(words, correction, erased, FIELD)
    if found is None or found[1] > MISREAD:
        return None
    read[told] = found[0][codeword[told]] >> shift[told] & 1
    whole: np.ndarray = modules.copy()
    whole[inner] = read
    return whole


@cache
def layout(side: int) -> Layout:
    """Return where the bits of a square symbol are, and their checks."""
    data, correction = CODEWORDS[side]
    inner, codeword, shift = _placement(side)
    rows, across = np.empty((2, 8 * (data + correction)), int)
    told = codeword >= 0
    places = 8 * codeword[told] + 7 - shift[told]
    rows[places], across[places] = (np.broadcast_to(each, told.shape)[told] for each in inner)
    return Layout(
        rows,
        across,
        np.zeros(len(rows), np.uint8),
        np.arange(8 * data),
        columns(data + correction, correction, FIELD),
        8 * correction,
    )


@cache
def _placement(side: int) -> tuple[tuple[np.ndarray, ...], np.ndarray, np.ndarray]:
    """Return where the data modules of a symbol are, the codeword of each (-1: none) and its bit's place in it."""
    region = side if side <= LARGEST_IN_ONE else side // 2
    data = np.array([each for each in range(side) if each % region not in (0, region - 1)])
    filled = _Filled(len(data))
    filled.fill()
    return np.ix_(data, data), filled.codeword, filled.shift


class _Filled:
    """The data modules of all regions as one square, filled with codewords in their order (annex F)."""

    def __init__(self, size: int) -> None:
        self._size, self._count = size, 0
        self.codeword = np.full((size, size), -1)
        self.shift = np.zeros((size, size), int)

    def fill(self) -> None:
        """Go up and down the diagonals from the left side to the lower right corner."""
        size, row, column = self._size, 4, 0
        while row < size or column < size:
            self._corner(row, column)
            while row >= 0 and column < size:
                self._near(row, column)
                row, column = row - 2, column + 2
            row, column = row + 1, column + 3
            while row < size and column >= 0:
                self._near(row, column)
                row, column = row + 2, column - 2
            row, column = row + 3, column + 1

    def _corner(self, row: int, column: int) -> None:
        size = self._size
        if row == size and column == 0:
            self._put(_CORNERS[0])
        elif row == size - 2 and column == 0 and size % 8 == 4:
            self._put(_CORNERS[2])
        elif row == size - 2 and column == 0 and size % 4:
            self._put(_CORNERS[1])
        elif row == size + 4 and column == 2 and size % 8 == 0:
            self._put(_CORNERS[3])

    def _near(self, row: int, column: int) -> None:
        if 0 <= row < self._size and 0 <= column < self._size and self.codeword[row, column] < 0:
            self._put([self._wrapped(row + down, column + across) for down, across in _NEAR])

    def _wrapped(self, row: int, column: int) -> tuple[int, int]:
        """Return a place that goes on at the other side where it would leave the square."""
        over = 4 - (self._size + 4) % 8
        if row < 0:
            row, column = row + self._size, column + over
        if column < 0:
            row, column = row + over, column + self._size
        return row, column

    def _put(self, places: Sequence[tuple[int, int]]) -> None:
        for bit, place in enumerate(places):
            self.codeword[place], self.shift[place] = self._count, 7 - bit
        self._count += 1
