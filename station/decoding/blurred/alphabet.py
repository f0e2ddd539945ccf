"""A symbology of characters of one width as the reader sees it: patterns in cells, what begins and ends, the check."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from station.decoding.blurred.kernel import CELLS, Floats
from station.domain.code import Symbology

QUIET = 10


@dataclass(frozen=True, slots=True, eq=False)
class Alphabet:
    """Characters (rows of cells, dark 1), the heads and the tail around them, and the sum that must be zero.

    `addends(count)` gives what each character adds at each place (places x characters), `opening` what each head adds;
    a symbol is valid where all that is a multiple of `modulus`. `counts` are the numbers of characters that are tried.
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

    def drawn(self, head: int, characters: tuple[int, ...]) -> Floats:
        """Return the cells of a symbol with `QUIET` light ones on both sides."""
        quiet = np.zeros(QUIET)
        return np.concatenate([quiet, self.heads[head], *self.codes[list(characters)], self.tail, quiet])


def bars(widths: str | tuple[float, ...]) -> Floats:
    """Return the cells of bars and spaces whose widths are given in modules, a bar first."""
    runs = [round(CELLS * float(width)) for width in widths]
    cells: Floats = np.repeat((np.arange(len(runs)) % 2 == 0).astype(float), runs)
    return cells
