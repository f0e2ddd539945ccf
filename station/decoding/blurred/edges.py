"""The outer edges a symbol may have in a line, once its edges are sharpened for every likely smear."""

from functools import lru_cache

import numpy as np

from station.decoding.blurred.kernel import Floats, Kernel, padded
from station.decoding.regions import width_of_edges
from station.opencv import cv2

#: In pixels of the line.
KERNELS = (
    *(Kernel(size, 0.6) for size in (0.0, 3.5, 5.0, 6.5, 8.0, 9.5, 11.0, 12.5, 14.5, 16.5)),
    *(Kernel(0.0, sigma) for sigma in (2.0, 3.2)),
)
NOISE = 3e-3
#: How much wider or narrower than the steepest edges a smear may be: of 104 symbols read it was 0.88 to 1.5 times.
NARROWER, WIDER = 0.7, 1.9
#: In pixels of the line; beyond these the kernels end.
SHARPEST, SOFTEST = 2.0, 12.0
BORDERS = 3
SHORTEST = 0.25
FIRST = 0.6


def sharpened_lines(line: Floats) -> Floats:
    """Return the line as it would be without each of the `KERNELS` (Wiener), a row each."""
    length = len(line)
    size = padded(int(1.15 * length))
    ramp = np.minimum(1, np.minimum(np.arange(length), np.arange(length)[::-1]) / max(8, length // 12))
    turned = np.fft.rfft(((line - np.median(line)) * ramp).astype(np.float32), size)
    return np.fft.irfft(turned * _inverse(size), size, axis=1)[:, :length].astype(np.float32)


def borders(line: Floats) -> Floats:
    """Return the places where light falls after a stretch of white, the whitest first."""
    length = len(line)
    smooth = cv2.GaussianBlur(np.ascontiguousarray(line, np.float32)[None], (0, 0), 1.5)
    reach = np.ones((1, length // 4 | 1), np.uint8)
    white, black = cv2.dilate(smooth, reach)[0], cv2.erode(smooth, reach)[0]
    whiteness = (smooth[0] - black) / np.maximum(white - black, 8)
    least = cv2.erode(whiteness[None], np.ones((1, max(3, length // 60)), np.uint8))[0]
    fall = -np.gradient(smooth[0])
    at = np.nonzero((fall[1:-1] > fall[:-2]) & (fall[1:-1] >= fall[2:]))[0] + 1
    at = at[fall[at] > 0.1 * np.percentile(np.abs(fall), 95)]
    whitest: Floats = at[np.argsort(-least[np.maximum(0, at - length // 120 - 4)])[:BORDERS]]
    return whitest


def outer_edges(line: Floats, lines: Floats, *, any_smear: bool = False) -> np.ndarray:
    """Return (kernel, begin, end) of everything that may be a symbol's outer edges, a row each.

    Unless `any_smear` is asked for, of the smears that the line's own edges allow; those that glare makes allow none.
    """
    last = len(line) - 1
    begins, ends = borders(line), last - borders(line[::-1])
    slopes = -np.gradient(lines, axis=1)
    middle = line[len(line) // 8 : -len(line) // 8]
    width = min(SOFTEST, max(SHARPEST, width_of_edges(middle)))
    found = set()
    for number, (kernel, slope) in enumerate(zip(KERNELS, slopes, strict=True)):
        if not (any_smear or NARROWER * width < kernel.width < WIDER * width):
            continue
        reach = kernel.size / 2 + 2
        firsts = {_first(slope, at, reach) for at in begins}
        lasts = {last - _first(-slope[::-1], last - at, reach) for at in ends}
        found |= {(number, begin, end) for begin in firsts for end in lasts if end - begin > SHORTEST * last}
    return np.array(sorted(found)).reshape(-1, 3)


@lru_cache(maxsize=8)
def _inverse(size: int) -> Floats:
    cycles = np.fft.rfftfreq(size)
    forward = np.array([kernel.transfer(cycles) for kernel in KERNELS])
    soft = np.exp(-2 * (np.pi * cycles * 0.6) ** 2)
    inverse: Floats = (forward / (forward * forward + NOISE) * soft).astype(np.complex64)
    return inverse


def _first(slope: Floats, at: float, reach: float) -> int:
    """Return the first steep edge within reach of a place."""
    low = int(max(0, at - reach))
    part = slope[low : int(at + reach) + 1]
    if len(part) < 3:
        return low
    peaks = np.nonzero((part[1:-1] >= part[:-2]) & (part[1:-1] >= part[2:]) & (part[1:-1] >= FIRST * part.max()))[0]
    return low + int(peaks[0] + 1 if len(peaks) else part.argmax())
