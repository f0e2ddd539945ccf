"""How a line was smeared: by a box (motion; defocus is much the same along a line) and a Gaussian."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.floating[Any]]

#: Cells are half modules, so that bars of two and a half modules are whole cells.
CELLS, PER_CELL, FINENESS = 2, 2, 4
REACH = 32
SIZES = (256, 320, 384, 512, 640, 768, 1024, 1280, 1536, 2048, 2560, 3072, 4096, 5120, 6144, 8192)


@dataclass(frozen=True, slots=True)
class Kernel:
    """The width of a box and the sigma of a Gaussian, one after the other, in any one unit of length."""

    size: float
    sigma: float

    @property
    def width(self) -> float:
        """Return how wide it makes an edge: from dark to light at its steepest."""
        return math.hypot(self.size, math.sqrt(2 * math.pi) * self.sigma)

    def scaled(self, factor: float) -> "Kernel":
        """Return the same smear in a unit that is that many times as small."""
        return Kernel(self.size * factor, self.sigma * factor)

    def rounded(self) -> "Kernel":
        """Return the same to a 25th: what is made for one kernel is used again for its like."""
        return Kernel(round(25 * self.size) / 25, round(25 * self.sigma) / 25)

    def transfer(self, cycles: Floats) -> Floats:
        """Return its Fourier transform at frequencies in cycles a unit."""
        turn: Floats = np.exp(-2 * (np.pi * cycles * self.sigma) ** 2) * np.sinc(cycles * self.size)
        return turn


def padded(length: int) -> int:
    """Return the next length for which a Fourier transform is fast."""
    return next((size for size in SIZES if size >= length), 1 << (length - 1).bit_length())


def spread(rows: Floats, kernel: Kernel) -> Floats:
    """Smear rows of cells (white beyond their ends) by a kernel in modules and sample them `PER_CELL` times a cell."""
    return _smeared(rows, kernel.transfer(_frequencies(_size(rows.shape[1]))))


def spread_by(cells: Floats, kernels: Sequence[Kernel]) -> Floats:
    """Smear one row by several kernels, a row each."""
    cycles = _frequencies(_size(len(cells)))
    return _smeared(cells[None], np.array([kernel.transfer(cycles) for kernel in kernels]))


def _size(cells: int) -> int:
    return padded((cells + 2 * REACH) * FINENESS)


def _smeared(rows: Floats, transfer: Floats) -> Floats:
    width, size = rows.shape[1] * FINENESS, _size(rows.shape[1])
    fine = np.zeros((len(rows), size), np.float32)
    fine[:, REACH * FINENESS : REACH * FINENESS + width] = np.repeat(rows, FINENESS, axis=1)
    smeared = np.fft.irfft(np.fft.rfft(fine, axis=1) * transfer, size, axis=1)
    kept = smeared[:, REACH * FINENESS : REACH * FINENESS + width]
    sampled: Floats = kept.reshape(len(kept), -1, FINENESS // PER_CELL).mean(2).astype(np.float32)
    return sampled


@lru_cache(maxsize=32)
def _frequencies(size: int) -> Floats:
    """Return the frequencies of a transform of fine samples, in cycles a module."""
    return np.fft.rfftfreq(size, 1 / (FINENESS * CELLS))


def blended(parts: Sequence[Floats] | Floats, share: Floats | float) -> Floats:
    """Return what lies between parts that hold at even shares from 0 to 1 (axis 0: the places of `share`)."""
    if len(parts) == 1:
        return parts[0]
    at = np.clip(share, 0, 1) * (len(parts) - 1)
    whole: Floats = sum(
        (np.maximum(0, 1 - np.abs(at - number)) * part for number, part in enumerate(parts)), np.zeros(1)
    )
    return whole
