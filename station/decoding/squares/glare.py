"""Which modules glare may hide: light patches such as messages hardly have, surest where brighter than the paper."""

import numpy as np

from station.opencv import cv2

#: How much brighter than the paper a patch must be, as a share of the contrast. A camera that is overexposed shows
#: paper and glare alike; there only the larger patches tell.
BRIGHTER = 0.03
PAPER, INK = 60, 90
SMALL, LARGE = 3, 4
#: Doubt in modules under glare, beside it and near it, and in light patches that are no brighter than the paper. At the
#: rim of glare a dark module is what it seems to be sooner than a light one is.
HIDDEN, BESIDE, PATCH, NEAR, BESIDE_DARK = 1.0, 0.8, 0.7, 0.4, 0.3

_NEXT = np.ones((3, 3), np.uint8)


def doubted(seen: np.ndarray, around: int) -> tuple[np.ndarray, np.ndarray]:
    """Return how much doubt glare casts on each module if it is light, and if it is dark; from 0 to 1.

    `seen` is the darkness of the modules (0 paper, 1 ink, glare below paper) with `around` modules of quiet zone.
    """
    edge = np.concatenate([seen[0], seen[-1], seen[1:-1, 0], seen[1:-1, -1]])
    paper = float(np.percentile(edge, PAPER))
    contrast = max(0.1, float(np.percentile(seen[around:-around, around:-around], INK)) - paper)
    light = (seen < paper + contrast / 2).astype(np.uint8)
    mean = cv2.blur(seen, (3, 3), borderType=cv2.BORDER_REPLICATE)
    bright = cv2.erode(light, _NEXT) & (paper - mean > BRIGHTER * contrast).astype(np.uint8)
    hidden = cv2.dilate(bright, _NEXT) | _patches(light, LARGE)
    beside = cv2.dilate(hidden, _NEXT)
    near = cv2.dilate(beside, _NEXT)
    if_light = np.select([hidden > 0, beside > 0, _patches(light, SMALL) > 0, near > 0], [HIDDEN, BESIDE, PATCH, NEAR])
    if_dark = np.select([hidden > 0, beside > 0], [HIDDEN, BESIDE_DARK])
    return if_light, if_dark


def _patches(light: np.ndarray, size: int) -> np.ndarray:
    """Return the modules that lie in a square of so many light ones a side."""
    square = np.ones((size, size), np.uint8)
    whole = cv2.erode(light, square, anchor=(0, 0), borderType=cv2.BORDER_CONSTANT, borderValue=0)
    patches: np.ndarray = cv2.dilate(
        whole, square, anchor=(size - 1, size - 1), borderType=cv2.BORDER_CONSTANT, borderValue=0
    )
    return patches
