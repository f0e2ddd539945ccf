"""Symbologies as the reader sees them: what stands where in cells, and which rows of characters are symbols."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from station.decoding.blurred.kernel import CELLS, Floats
from station.domain.code import Symbology

QUIET = 10


@dataclass(frozen=True, slots=True)
class Symbol:
    """A row of characters with its head, by number in their alphabet (EAN: the first digit, and the other twelve)."""

    head: int
    characters: tuple[int, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Segment:
    """A stretch of a symbol from a cell on, with all that may stand there (rows of cells, dark 1)."""

    begin: int
    options: Floats


@dataclass(frozen=True, slots=True, eq=False)
class Alphabet:
    """A symbology of characters of one width, each beginning with a bar; with heads and a tail, and a sum to be zero.

    `addends(count)` gives what each character adds at each place (places x characters), `opening` what each head adds;
    a symbol is valid where all that is a multiple of `modulus`.
    """

    symbology: Symbology
    codes: Floats
    heads: Floats
    tail: Floats
    modulus: int
    opening: np.ndarray
    addends: Callable[[int], np.ndarray]
    counts: range

    @property
    def width(self) -> int:
        """Return the cells of one character."""
        return int(self.codes.shape[1])

    def cells(self, count: int) -> int:
        """Return the cells of a symbol with that many characters, without quiet zones."""
        return int(self.heads.shape[1]) + count * self.width + len(self.tail)

    def teeth(self, count: int) -> tuple[np.ndarray, np.ndarray]:
        """Return where characters and tail begin; the light falls there."""
        return self.heads.shape[1] + self.width * np.arange(count + 1), np.ones(count + 1, bool)

    def segments(self, count: int) -> list[Segment]:
        """Return the heads, and the characters one after the other."""
        starts, _ = self.teeth(count)
        return [Segment(0, self.heads), *(Segment(int(start), self.codes) for start in starts[:-1])]

    def drawn(self, symbol: Symbol) -> Floats:
        """Return the cells of a symbol with `QUIET` light ones on both sides."""
        quiet = np.zeros(QUIET)
        return np.concatenate([quiet, self.heads[symbol.head], *self.codes[list(symbol.characters)], self.tail, quiet])


def bars(widths: str | tuple[float, ...]) -> Floats:
    """Return the cells of bars and spaces whose widths are given in modules, a bar first."""
    runs = [round(CELLS * float(width)) for width in widths]
    cells: Floats = np.repeat((np.arange(len(runs)) % 2 == 0).astype(float), runs)
    return cells
