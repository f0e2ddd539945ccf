"""The EAN-13 symbol as grey values: digit patterns, whole symbols as modules, and what blur makes of them.

Source: GS1 General Specifications 5.2.1 (number sets A, B, C; guards; parity of the left half tells the first digit).
"""

from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.floating[Any]]

SET_A = ("0001101", "0011001", "0010011", "0111101", "0100011", "0110001", "0101111", "0111011", "0110111", "0001011")
PARITY = ("000000", "001011", "001101", "001110", "010011", "011001", "011100", "010101", "010110", "011010")
QUIET = 4
WIDTH = 95
MODULES = WIDTH + 2 * QUIET
FINENESS = 8

_A = np.array([[int(module) for module in code] for code in SET_A])
RIGHT = 1 - _A
LEFT = np.concatenate([_A, RIGHT[:, ::-1]])
PARITY_SETS = np.array([[int(each) for each in row] for row in PARITY])
GUARD = np.array([1, 0, 1])
CENTRE = np.array([0, 1, 0, 1, 0])
QUIET_ZONE = np.zeros(QUIET)


STARTS = QUIET + np.concatenate([3 + 7 * np.arange(6), 50 + 7 * np.arange(6)])


def codes(digits: str) -> np.ndarray:
    """Return which of the patterns of `LEFT` (20) and `RIGHT` (10) stand for the last twelve of thirteen digits."""
    first, *rest = map(int, digits)
    chosen = np.array(rest)
    chosen[:6] += 10 * PARITY_SETS[first]
    return chosen


def modules(digits: str) -> NDArray[np.float64]:
    """Return the modules of thirteen digits, dark 1, with `QUIET` light ones on both sides."""
    chosen = codes(digits)
    return np.concatenate([QUIET_ZONE, GUARD, *LEFT[chosen[:6]], CENTRE, *RIGHT[chosen[6:]], GUARD, QUIET_ZONE])


def blurred(rows: NDArray[np.float64], sigma: float, per_module: int) -> Floats:
    """Blur rows of modules by a Gaussian of `sigma` modules and sample them `per_module` times a module."""
    reach = int(np.ceil(4 * sigma * FINENESS))
    steps = np.arange(-reach, reach + 1) / FINENESS
    kernel = np.exp(-steps * steps / 2 / sigma**2)
    kernel /= kernel.sum()
    fine = np.pad(np.repeat(rows, FINENESS, axis=1), ((0, 0), (reach, reach)), mode="edge")
    length = fine.shape[1] + len(kernel) - 1
    size = 1 << (length - 1).bit_length()
    spread = np.fft.irfft(np.fft.rfft(fine, size) * np.fft.rfft(kernel, size), size)
    kept = spread[:, len(kernel) - 1 : fine.shape[1]]
    sampled: Floats = kept.reshape(len(rows), -1, FINENESS // per_module).mean(2).astype(np.float32)
    return sampled


def template(digits: str, sigma: float, per_module: int) -> Floats:
    """Return the darkness of a whole blurred symbol, sampled: what its guards and its digits show by themselves."""
    guards, patterns = _shown(sigma, per_module)
    whole: Floats = guards + patterns[np.arange(12), codes(digits)].sum(0)
    return whole


@cache
def _shown(sigma: float, per_module: int) -> tuple[Floats, Floats]:
    """Return what guards show, and every pattern in each of twelve places (12 x 20 x samples); blurring is linear."""
    guards = np.zeros((1, MODULES))
    for start, bars in ((QUIET, GUARD), (QUIET + 45, CENTRE), (QUIET + 92, GUARD)):
        guards[0, start : start + len(bars)] = bars
    patterns = np.zeros((12, 20, MODULES))
    for place, start in enumerate(STARTS):
        options = LEFT if place < 6 else RIGHT
        patterns[place, : len(options), start : start + 7] = options
    return blurred(guards, sigma, per_module)[0], blurred(patterns.reshape(240, -1), sigma, per_module).reshape(
        12, 20, -1
    )
