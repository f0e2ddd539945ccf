"""The EAN-13 symbol as grey values: digit patterns, whole symbols as modules, and what blur makes of them.

Source: GS1 General Specifications 5.2.1 (number sets A, B, C; guards; parity of the left half tells the first digit).
"""

from functools import lru_cache
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


def modules(digits: str) -> NDArray[np.float64]:
    """Return the modules of thirteen digits, dark 1, with `QUIET` light ones on both sides."""
    numbers = [int(digit) for digit in digits]
    sets = PARITY_SETS[numbers[0]]
    left = [LEFT[10 * sets[place] + numbers[1 + place]] for place in range(6)]
    right = [RIGHT[number] for number in numbers[7:]]
    return np.concatenate([QUIET_ZONE, GUARD, *left, CENTRE, *right, GUARD, QUIET_ZONE])


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


@lru_cache(maxsize=512)
def template(digits: str, sigma: float, per_module: int) -> Floats:
    """Return the darkness of a whole blurred symbol, sampled."""
    whole: Floats = blurred(modules(digits)[None], sigma, per_module)[0]
    return whole
