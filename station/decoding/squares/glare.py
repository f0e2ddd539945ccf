"""What glare leaves of a symbol: dark modules fade towards its middle, and are told as long as they are darker than it.

Light on a label adds to its greys and is cut off at white: a light module is white soon, a dark one fades slowly. So a
module is weighed by the ink that is left about it, learnt from the dark modules around, in turns. A light module tells
something only where a dark one would be seen.
"""

import numpy as np

from station.opencv import cv2

#: Squares of so many modules a side, no darker than this on the whole, are under glare; so far around, they may be.
ALL_AROUND, WASHED_OUT, RIM = 3, 0.1, 2
#: How far around a module, in modules, others tell the ink that is left, and what they tell where there is no ink.
AROUND, NO_INK = 1.2, 0.05
#: A first look: less dark is light, darker is ink. And how often it is looked at again.
LIGHT, INK, ROUNDS = 0.06, 0.18, 3
#: How much greys stray without ink, and by the ink: those of light modules and of dark ones.
STRAY, STRAY_LIGHT, STRAY_DARK = 0.08, 0.3, 0.15
#: Steps from the ink that is left about a module to the least that is left beside it.
STEPS = 5

_NEXT = np.ones((3, 3), np.uint8)


def under_glare(darkness: np.ndarray, around: int) -> np.ndarray:
    """Return which modules glare may have changed; `darkness` is 0 for paper, with `around` modules of quiet zone."""
    mean = cv2.blur(darkness.astype(np.float32), (ALL_AROUND, ALL_AROUND), borderType=cv2.BORDER_REPLICATE)
    light = np.zeros(darkness.shape, np.uint8)
    inside = slice(around, -around)
    light[inside, inside] = mean[inside, inside] < WASHED_OUT
    return cv2.dilate(light, np.ones((2 * RIM + 1, 2 * RIM + 1), np.uint8)) > 0


def weighed(darkness: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return how likely each module of a symbol is dark, and the ink that is left about it (1 without glare)."""
    seen = np.maximum(darkness, 0).astype(np.float32)
    likely = np.clip((seen - LIGHT) / (INK - LIGHT), 0, 1)
    left = likely
    for _ in range(ROUNDS):
        left = np.clip(_mean(likely * seen) / (_mean(likely) + NO_INK), 0, 1)
        least = cv2.erode(left, _NEXT)
        light = _odds(seen, STRAY_LIGHT * left)
        steps = (least + (left - least) * step for step in np.linspace(0, 1, STEPS))
        dark = sum(_odds(np.minimum(seen - ink, 0), STRAY_DARK * ink) for ink in steps) / STEPS
        likely = dark / (dark + light)
    return likely, left


def _mean(values: np.ndarray) -> np.ndarray:
    reach = int(4 * AROUND) + 1
    wide = cv2.GaussianBlur(np.pad(values, reach).astype(np.float32), (0, 0), AROUND)
    mean: np.ndarray = wide[reach:-reach, reach:-reach]
    return mean


def _odds(off: np.ndarray, stray: np.ndarray) -> np.ndarray:
    """Return how likely it is to be so far off: a Gaussian, but for what is the same in all."""
    square = STRAY**2 + stray**2
    odds: np.ndarray = np.exp(-(off**2) / (2 * square)) / np.sqrt(square)
    return odds
