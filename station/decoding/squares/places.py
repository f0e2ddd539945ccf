"""Where a picture holds something like a matrix symbol: edges in both directions, packed together, quiet around."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from station.opencv import cv2

#: Pixels of a picture that become one cell of the search.
CELL = 4
#: Edge energy across the weaker direction by variance, from a loose outline of a symbol to its core.
LEVELS = (0.25, 0.4, 0.6, 0.9)
FAINTEST = 6.0
#: In cells. No place scores more than the root of its cells, so those that are too few are not looked at.
LARGEST = 110
LEAST_FILLED, LONGEST = 0.5, 2.0
#: Scores of places that a frame is searched for, of those that may be symbols in a still, and of those that are looked
#: at before bars out of focus are.
FAINT, LEAST_LIKELY, LIKELY = 3.5, 5.5, 8.0
SAME_PLACE, MUCH_SMALLER, OUTLINES = 0.3, 0.8, 2


@dataclass(frozen=True, slots=True)
class Place:
    """The middle of a place and its longer side in pixels; `score` ranks places of one picture."""

    score: float
    x: float
    y: float
    size: float


def places(grey: np.ndarray, most: int, least: float = LEAST_LIKELY) -> list[Place]:
    """Return the likeliest places of matrix symbols, best first; one place may come with two outlines."""
    if min(grey.shape) < 4 * CELL:
        return []
    chosen: list[Place] = []
    likely = (place for place in _found(grey) if place.score > least)
    for place in sorted(likely, key=lambda each: -each.score):
        near = [each for each in chosen if np.hypot(place.x - each.x, place.y - each.y) < SAME_PLACE * each.size]
        if len(near) < OUTLINES and all(place.size < MUCH_SMALLER * each.size for each in near):
            chosen.append(place)
            if len(chosen) == most:
                break
    return chosen


def _found(grey: np.ndarray) -> Iterator[Place]:
    crossed, sure = _crossed(grey)
    for level in LEVELS:
        mask = ((crossed > level) & sure).astype(np.uint8)
        count, labels, boxes, _ = cv2.connectedComponentsWithStats(mask, connectivity=4)
        large = (boxes[:, cv2.CC_STAT_AREA] > LEAST_LIKELY**2) & (boxes[:, 2:4].max(1) <= LARGEST)
        for label in np.flatnonzero(large[1:count]) + 1:
            x, y, width, height, area = map(int, boxes[label])
            part = labels[y : y + height, x : x + width] == label
            middle, sides, _ = cv2.minAreaRect(np.argwhere(part)[:, ::-1].astype(np.int32))
            shorter, longer = min(sides) + 1, max(sides) + 1
            filled = area / (shorter * longer)
            if longer > LONGEST * shorter or filled < LEAST_FILLED:
                continue
            strength = min(1.0, float(crossed[y : y + height, x : x + width][part].mean()))
            yield Place(
                strength * filled * float(np.sqrt(area)),
                (x + middle[0] + 0.5) * CELL,
                (y + middle[1] + 0.5) * CELL,
                longer * CELL,
            )


def _crossed(grey: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return for each cell the smaller eigenvalue of the structure tensor by the variance, and where that is sure."""
    smooth = cv2.GaussianBlur(grey, (5, 5), 0)
    across, down = (cv2.Sobel(smooth, cv2.CV_16S, *way) for way in ((1, 0), (0, 1)))
    xx, yy, xy = (
        cv2.blur(_cells(cv2.multiply(one, other, dtype=cv2.CV_32F)), (3, 3))
        for one, other in ((across, across), (down, down), (across, down))
    )
    values = smooth.astype(np.float32)
    mean, square = (cv2.blur(_cells(each), (5, 5)) for each in (values, values * values))
    variance = square - mean * mean
    weaker = (xx + yy) / 2 - np.sqrt(((xx - yy) / 2) ** 2 + xy * xy)
    return weaker / (4 * np.maximum(variance, FAINTEST**2)), variance > FAINTEST**2


def _cells(values: np.ndarray) -> np.ndarray:
    height, width = values.shape
    return cv2.resize(values, (width // CELL, height // CELL), interpolation=cv2.INTER_AREA)
