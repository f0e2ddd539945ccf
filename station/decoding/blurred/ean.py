"""EAN-13 (and UPC-A) as a kind: smeared windows between the middles of its digits, for any kernel.

As in `bank`, but a window is made of what its left and its right digit show by themselves: smearing is linear.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

import numpy as np

from station.decoding.blurred.alphabet import QUIET, Segment, Symbol
from station.decoding.blurred.digits import lead, most_likely
from station.decoding.blurred.kernel import CELLS, PER_CELL, Floats, Kernel, spread
from station.decoding.blurred.symbol import CENTRE, GUARD, LEFT, PARITY_SETS, RIGHT, WIDTH
from station.domain.code import Symbology

DIGITS = 12
_LEFT, _RIGHT = np.repeat(LEFT, CELLS, axis=1), np.repeat(RIGHT, CELLS, axis=1)
_GUARD, _CENTRE, _QUIET = np.repeat(GUARD, CELLS), np.repeat(CENTRE, CELLS), np.zeros(QUIET)
_STARTS = CELLS * np.concatenate([3 + 7 * np.arange(6), 50 + 7 * np.arange(6)])


@dataclass(frozen=True, slots=True)
class Ean13:
    """The symbology of thirteen digits; the first stands in the parity of the next six."""

    symbology: Symbology = Symbology.EAN_13
    counts: range = range(DIGITS, DIGITS + 1)

    def cells(self, _count: int) -> int:
        """Return the cells of every symbol."""
        return CELLS * WIDTH

    def teeth(self, _count: int) -> tuple[np.ndarray, np.ndarray]:
        """Return where digits and guards begin: on the left half the light rises there, on the right it falls."""
        modules = np.array([3, 10, 17, 24, 31, 38, 45, 46, 48, 50, 57, 64, 71, 78, 85, 92])
        return CELLS * modules, modules > 45

    def segments(self, _count: int) -> list[Segment]:
        """Return the guard, six digits of either set, the middle, and six digits."""
        sets = [_LEFT] * 6 + [_RIGHT] * 6
        digits = [Segment(int(start), options) for start, options in zip(_STARTS, sets, strict=True)]
        return [Segment(0, _GUARD[None]), Segment(CELLS * 45, _CENTRE[None]), *digits]

    def drawn(self, symbol: Symbol) -> Floats:
        """Return the cells of a symbol with `QUIET` light ones on both sides."""
        sets = PARITY_SETS[symbol.head]
        left = [_LEFT[10 * sets[place] + symbol.characters[place]] for place in range(6)]
        right = [_RIGHT[digit] for digit in symbol.characters[6:]]
        return np.concatenate([_QUIET, _GUARD, *left, _CENTRE, *right, _GUARD, _QUIET])

    def likeliest(self, kernels: Sequence[Kernel], darkness: Floats) -> tuple[Symbol, float]:
        """Return the best valid symbol for sampled darkness, and how much farther every other one is.

        The smear is one, or three: that at the first end, in the middle and at the last.
        """
        found = _costs(kernels, darkness)
        digits = most_likely(found)
        return Symbol(int(digits[0]), tuple(map(int, digits[1:]))), lead(found, digits)


@cache
def ean13() -> Ean13:
    """Return the kind."""
    return Ean13()


@dataclass(frozen=True, slots=True, eq=False)
class _Window:
    """What the left and the right of a window show, and the energies of both together, with all that is fixed."""

    left: Floats
    right: Floats
    fixed: Floats
    energies: Floats

    def costs(self, seen: Floats) -> Floats:
        rest = seen - self.fixed
        pairs = self.energies - 2 * (self.left @ rest)[:, None] - 2 * (self.right @ rest) + float(rest @ rest)
        return pairs.reshape(-1, 1)


@lru_cache(maxsize=48)
def _windows(kernel: Kernel) -> tuple[_Window, ...]:
    half = _LEFT.shape[1] // 2
    opening, closing = np.concatenate([_QUIET, _GUARD])[None], np.concatenate([_GUARD, _QUIET])[None]
    nothing = np.zeros((1, 0))

    def window(left: Floats, middle: Floats, right: Floats, before: int, after: int) -> _Window:
        cells = left.shape[1] + middle.shape[1] + right.shape[1]
        kept = slice(before * PER_CELL, (cells - after) * PER_CELL)

        def alone(part: Floats, begin: int) -> Floats:
            rows = np.zeros((len(part), cells))
            rows[:, begin : begin + part.shape[1]] = part
            return spread(rows, kernel)[:, kept]

        one, other = alone(left, 0), alone(right, cells - right.shape[1])
        energies = (one**2).sum(1)[:, None] + (other**2).sum(1) + 2 * one @ other.T
        return _Window(one, other, alone(middle, left.shape[1])[0], energies)

    return (
        window(opening, nothing, _LEFT, 0, half),
        window(_LEFT, nothing, _LEFT, half, half),
        window(_LEFT, _CENTRE[None], _RIGHT, half, half),
        window(_RIGHT, nothing, _RIGHT, half, half),
        window(_RIGHT, nothing, closing, half, 0),
    )


def _costs(kernels: Sequence[Kernel], darkness: Floats) -> list[Floats]:
    """Return the costs of all windows, each with the smear of the third of the symbol it lies in."""
    found, begin = [], 0
    for number in range(DIGITS + 1):
        windows = _windows(kernels[number * len(kernels) // (DIGITS + 1)])
        window = windows[0 if number == 0 else 1 if number < 6 else 2 if number == 6 else 3 if number < DIGITS else 4]
        end = begin + len(window.fixed)
        found.append(window.costs(darkness[begin:end]))
        begin = end
    return found
