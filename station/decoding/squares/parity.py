"""Reed-Solomon checks bit by bit: what is unsure is solved for, least sure bits first, so long as checks are left over.

A codeword of which one module is hidden is not lost: its other seven bits still count. Over bits the checks are linear
equations (the binary image of the code), and solving for the bits in the order of their doubt is ordered statistics
decoding (Fossorier and Lin, IEEE Trans. Inf. Theory 41, 1995) of order nought.
"""

from dataclasses import dataclass
from functools import cache

import numpy as np

from station.decoding.squares.blocks import Field


@dataclass(frozen=True, slots=True, eq=False)
class Layout:
    """Where a symbol's bits are: their modules' rows and columns, and the mask over them.

    `data` are the bits of its data codewords, in the order of the message. `columns` holds for every bit the checks it
    takes part in, as the bits of a number; `checks` is how many there are.
    """

    rows: np.ndarray
    across: np.ndarray
    mask: np.ndarray
    data: np.ndarray
    columns: tuple[int, ...]
    checks: int


def solved(layout: Layout, bits: np.ndarray, doubt: np.ndarray, left_over: int) -> np.ndarray | None:
    """Return bits that satisfy all checks; those with most doubt are solved for, and as few as will do.

    None where less than `left_over` checks would be left to hold, or the bits would not be told by them alone.
    """
    columns, rest, flips = layout.columns, 0, 0
    for bit in np.flatnonzero(bits).tolist():
        rest ^= columns[bit]
    told: dict[int, tuple[int, int]] = {}
    asked = np.argsort(-doubt, kind="stable")[: max(0, layout.checks - left_over)].tolist()
    for number, bit in enumerate((*asked, -1)):
        while rest and rest.bit_length() in told:
            checks, chosen = told[rest.bit_length()]
            rest, flips = rest ^ checks, flips ^ chosen
        if not rest:
            found = bits.copy()
            found[[each for place, each in enumerate(asked[:number]) if flips >> place & 1]] ^= 1
            return found
        if bit < 0:
            return None
        checks, chosen = columns[bit], 1 << number
        while checks and checks.bit_length() in told:
            by, with_it = told[checks.bit_length()]
            checks, chosen = checks ^ by, chosen ^ with_it
        if not checks:
            return None
        told[checks.bit_length()] = checks, chosen
    return None


@cache
def columns(length: int, correction: int, field: Field) -> tuple[int, ...]:
    """Return for every bit of a block of so many codewords, highest bits first, the checks it takes part in."""
    power = [1]
    for _ in range(254):
        doubled = power[-1] << 1
        power.append(doubled ^ field.polynomial if doubled > 255 else doubled)
    found = []
    for place in range(length):
        for bit in range(7, -1, -1):
            checks = 0
            for root in range(field.first, field.first + correction):
                checks = checks << 8 | power[(bit + root * (length - 1 - place)) % 255]
            found.append(checks)
    return tuple(found)
