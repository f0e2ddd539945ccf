"""ITF-14, the interleaved 2 of 5 of cases: pairs of digits as bars and spaces, in three ratios of wide to narrow.

Source: ISO/IEC 16390:2007; GS1 General Specifications 5.3 (fourteen digits with a check digit, ratio 2.25 to 3).
Other lengths have no check that must hold, so a blurred one is left alone.
"""

from functools import cache

import numpy as np

from station.decoding.blurred.alphabet import Alphabet, bars
from station.domain.code import Symbology

WIDE = ("00110", "10001", "01001", "11000", "00101", "10100", "01100", "00011", "10010", "01010")
RATIOS = (2.0, 2.5, 3.0)
PAIRS = 7


@cache
def itf(ratio: float) -> Alphabet:
    """Return ITF-14 with one ratio of wide to narrow elements."""

    def pair(number: int) -> np.ndarray:
        dark, light = WIDE[number // 10], WIDE[number % 10]
        elements = [each for both in zip(dark, light, strict=True) for each in both]
        return np.asarray(bars(tuple(ratio if each == "1" else 1.0 for each in elements)))

    return Alphabet(
        Symbology.ITF,
        np.array([pair(number) for number in range(100)]),
        bars("1111")[None],
        bars((ratio, 1.0, 1.0)),
        10,
        np.zeros(1, int),
        _addends,
        range(PAIRS, PAIRS + 1),
    )


def digits(pairs: tuple[int, ...]) -> str:
    """Return the digits of pairs."""
    return "".join(f"{pair:02d}" for pair in pairs)


def _addends(count: int) -> np.ndarray:
    pairs = np.arange(100)
    return np.tile((3 * (pairs // 10) + pairs % 10) % 10, (count, 1))
