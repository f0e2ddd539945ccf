"""Regions of a picture that look like bars: cut out, stood upright, sharpened."""

import math
from dataclasses import dataclass

import numpy as np

from station.opencv import cv2
from station.ports import Quad

Corners = tuple[tuple[float, float], tuple[float, float], tuple[float, float], tuple[float, float]]

FLATTEST, TALLEST = 24, 240
REPEATING = 0.7
NEAR, ALIKE = 0.15, 0.8


@dataclass(frozen=True, slots=True)
class Margins:
    """How much wider than the region to cut on either side, and how much less at top and bottom; shares of its size."""

    wider: float
    lower: float


def upright(grey: np.ndarray, corners: Corners, width: int, margins: Margins, height: int | None = None) -> np.ndarray:
    """Return a region whose first two corners run along the code as an upright picture `width` pixels wide.

    Without a height it keeps its proportions.
    """
    first, second, third, fourth = (np.array(corner, np.float32) for corner in corners)
    over, under = (second - first) * margins.wider, (third - fourth) * margins.wider
    first, second, third, fourth = first - over, second + over, third + under, fourth - under
    left, right = (fourth - first) * margins.lower, (third - second) * margins.lower
    first, second, third, fourth = first + left, second + right, third - right, fourth - left
    if height is None:
        share = float(np.linalg.norm(fourth - first) / max(1.0, float(np.linalg.norm(second - first))))
        height = int(min(TALLEST, max(FLATTEST, width * share)))
    target = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    turn = cv2.getPerspectiveTransform(np.array([first, second, third, fourth], np.float32), target)
    return cv2.warpPerspective(grey, turn, (width, height), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE)


def stretched(grey: np.ndarray) -> np.ndarray:
    """Return a picture with its greys stretched from black to white."""
    return cv2.normalize(grey, np.empty_like(grey), 0, 255, cv2.NORM_MINMAX)


def flattened(grey: np.ndarray) -> np.ndarray:
    """Return a picture with the greys of every part of it stretched: equalised, limited in contrast."""
    return cv2.createCLAHE(8, (8, 8)).apply(grey)


def sharpened(grey: np.ndarray, sigma: float, amount: float) -> np.ndarray:
    """Return a picture with its edges raised: unsharp masking."""
    return cv2.addWeighted(grey, 1 + amount, cv2.GaussianBlur(grey, (0, 0), sigma), -amount, 0)


def repeats_itself(crop: np.ndarray) -> bool:
    """Say whether the bars of an upright crop are evenly spaced, as grilles, blinds and keyboards are and no code is.

    Measured by the autocorrelation of the mean line after its first zero: codes stayed below 0.62.
    """
    rows = len(crop) // 4
    line = crop[rows : len(crop) - rows].mean(0, dtype=np.float32)[len(crop[0]) // 10 : -len(crop[0]) // 10]
    line -= cv2.GaussianBlur(line[None], (0, 0), len(line) / 17)[0]
    power = np.abs(np.fft.rfft(line, 4 * len(line))) ** 2
    alike = np.fft.irfft(power)[: len(line) // 2]
    alike /= max(float(alike[0]), 1e-6) * (1 - np.arange(len(alike)) / len(line))
    first_low = int(np.argmax(alike < 0.2))
    return first_low > 0 and float(alike[first_low:].max()) > REPEATING


def edge_width(crop: np.ndarray) -> float:
    """Return how wide the edges of upright bars are, as a share of the crop's width: what blur has made of them."""
    rows = len(crop) // 3
    line = crop[rows : len(crop) - rows].mean(0, dtype=np.float32)
    return width_of_edges(line) / len(line)


def width_of_edges(line: np.ndarray) -> float:
    """Return how wide the steepest edges of a line of grey are, in pixels: from dark to light at their steepest."""
    dark, light = np.percentile(line, [5, 95])
    return float(light - dark) / max(float(np.percentile(np.abs(np.gradient(line)), 97)), 0.5)


def quad_of(corners: Corners) -> Quad:
    """Return corners in whole pixels."""
    first, second, third, fourth = ((round(x), round(y)) for x, y in corners)
    return first, second, third, fourth


def corners_of(quad: Quad) -> Corners:
    """Return whole-pixel corners as a region."""
    return quad


def same_bars(one: Corners, other: Corners) -> bool:
    """Say whether two regions are of the same bars: about as long, about the same way, about the same middle."""
    (ax, ay), (bx, by) = ((each[1][0] - each[0][0], each[1][1] - each[0][1]) for each in (one, other))
    length, as_long = math.hypot(ax, ay), math.hypot(bx, by)
    apart = math.hypot(
        *(
            sum(a - b for a, b in zip(axis, over, strict=True)) / 4
            for axis, over in zip(zip(*one, strict=True), zip(*other, strict=True), strict=True)
        )
    )
    return (
        apart < NEAR * length
        and ALIKE * length < as_long < length / ALIKE
        and abs(ax * by - ay * bx) < NEAR * length * as_long
    )


def length(corners: Corners) -> float:
    """Return how long a region is along the code, in pixels."""
    return math.dist(corners[0], corners[1])


def scaled(corners: Corners, factor: float) -> Corners:
    """Return a region of a picture that is `factor` times as large."""
    first, second, third, fourth = ((x * factor, y * factor) for x, y in corners)
    return first, second, third, fourth
