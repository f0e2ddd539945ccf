"""Pictures without what they show beside the symbols: names and addresses on labels are nobody's business."""

from collections.abc import Iterable

import numpy as np

from station.opencv import cv2
from station.ports import Image, Quad

#: Squares of so many pixels at 1280 across: no printed line of a label survives them.
SQUARE = 24
#: How much wider and higher than a symbol is kept, as a share of its size: its quiet zones, not its neighbours.
AROUND = 0.12


def mosaic(image: Image, symbols: Iterable[Quad]) -> Image:
    """Return a picture in which only the symbols are left, everything else is coarse squares."""
    pixels = np.asarray(image)
    height, width = pixels.shape[:2]
    side = max(4, SQUARE * width // 1280)
    small = cv2.resize(pixels, (max(1, width // side), max(1, height // side)), interpolation=cv2.INTER_AREA)
    coarse = cv2.resize(small, (width, height), interpolation=cv2.INTER_NEAREST)
    shown = np.zeros((height, width), np.uint8)
    for quad in symbols:
        corners = np.array(quad, np.float32)
        wider = corners.mean(0) + (corners - corners.mean(0)) * (1 + 2 * AROUND)
        cv2.fillConvexPoly(shown, cv2.convexHull(wider.astype(np.int32)), 255)
    answer: Image = np.where((shown > 0)[..., None] if pixels.ndim == 3 else shown > 0, pixels, coarse)
    return answer
