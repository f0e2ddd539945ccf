"""A region of bars as lines of grey: cut out, slanted bars stood upright, glare left out column by column."""

from dataclasses import dataclass

import numpy as np

from station.decoding.blurred.kernel import Floats
from station.decoding.regions import Corners, Margins, upright
from station.opencv import cv2

TALLEST, SHORTEST = 72, 24
SOFTENED = (3.0, 2.0, 1.2)
HALVED = 2
STEEPEST = 2.0
LIFTED, OF_NOISE = 0.15, 2.0
THIRDS = 3
#: Bands of a strip, how many neighbours of them must be alike, and how much: of 171 regions that could be read the
#: least had 0.90, nearly all 0.95 and more; cloth and bark most often have less.
BANDS, NEIGHBOURS, ALIKE = 8, 4, 0.89
#: What is finer than the first and coarser than the second share of a strip's width does not count.
FINEST, COARSEST = 1 / 250, 1 / 25


@dataclass(frozen=True, slots=True, eq=False)
class Strip:
    """The mean line of a region, the lines of its three thirds, and the share of it that glare covers.

    `bands` are the lines of its eighths, a row each, glare and all.
    """

    whole: Floats
    thirds: tuple[Floats, ...]
    glare: float
    bands: Floats

    def shows_bars(self) -> bool:
        """Say whether half of the region is the same from top to bottom, as bars are and cloth and print are not.

        Measured by the mean correlation of its bands.
        """
        columns = self.bands.shape[1]
        soft, slow = (cv2.GaussianBlur(self.bands, (0, 0), share * columns, None, 1e-3) for share in (FINEST, COARSEST))
        lines = soft - slow
        lines = lines[:, columns // 8 : -columns // 8]
        lines /= np.maximum(np.linalg.norm(lines, axis=1, keepdims=True), 1e-6)
        alike, pairs = lines @ lines.T, np.triu_indices(NEIGHBOURS, 1)
        parts = (alike[first:, first:][pairs] for first in range(BANDS - NEIGHBOURS + 1))
        return max(float(part.mean()) for part in parts) > ALIKE


def strip(grey: np.ndarray, corners: Corners, across: int, margins: Margins, down: int | None = None) -> Strip:
    """Cut a region whose first two corners run along the code; a third all in glare somewhere borrows from the rest."""
    height = float(np.linalg.norm(np.subtract(corners[3], corners[0]))) * (1 - 2 * margins.lower)
    rows = down or round(min(TALLEST, max(SHORTEST, height)))
    stood = straightened(upright(grey, corners, across, margins, rows))
    free, glare = _free(stood)
    lit, weight = stood * free, free
    whole = lit.sum(0) / np.maximum(weight.sum(0), 1)
    thirds = []
    for part in np.array_split(np.arange(rows), THIRDS):
        seen = weight[part].sum(0)
        thirds.append(np.where(seen > 0, lit[part].sum(0) / np.maximum(seen, 1), whole).astype(np.float32))
    bands = np.stack([part.mean(0) for part in np.array_split(stood, BANDS)])
    return Strip(whole.astype(np.float32), tuple(thirds), glare, bands)


def straightened(region: np.ndarray) -> Floats:
    """Return a region with its bars upright: sheared by a slant that may change from left to right (perspective).

    The slant is the least-squares direction along which grey does not change, found again after each shearing; half
    the columns are enough to find it.
    """
    pixels = region.astype(np.float32)
    narrow: Floats = cv2.resize(pixels, None, fx=1 / HALVED, fy=1, interpolation=cv2.INTER_AREA).astype(np.float32)
    slant = _slant(narrow)
    return pixels if slant is None else _sheared(pixels, slant * HALVED)


def _slant(pixels: Floats) -> Floats | None:
    """Return by how many columns a row the bars lean, and how that changes across; None where no bars are."""
    columns = pixels.shape[1]
    inner = slice(columns // 5, columns - columns // 5)
    where = (np.arange(columns, dtype=np.float32) / columns - 0.5)[inner]
    slant = np.zeros(2)
    for softness in SOFTENED:
        soft = cv2.GaussianBlur(_sheared(pixels, slant), (0, 0), softness / HALVED, None, softness)
        along = cv2.Sobel(soft, cv2.CV_32F, 1, 0)[2:-2, inner] / HALVED
        down = cv2.Sobel(soft, cv2.CV_32F, 0, 1)[2:-2, inner]
        steady = np.abs(down) < STEEPEST * np.abs(along) + 2
        weight, product = (along * along * steady).sum(0), (along * down * steady).sum(0)
        total, tilt, bow = weight.sum(), (weight * where).sum(), (weight * where * where).sum()
        if total <= 0:
            return None
        square = np.array([[total, tilt], [tilt, bow + 0.002 * total]])
        slant = slant - np.linalg.solve(square, [product.sum(), (product * where).sum()]) / HALVED
    return slant


def _sheared(pixels: Floats, slant: Floats) -> Floats:
    rows, columns = pixels.shape
    heights = (np.arange(rows, dtype=np.float32) - (rows - 1) / 2)[:, None]
    x = np.arange(columns, dtype=np.float32)[None]
    moved = (x + (slant[0] + slant[1] * (x / columns - 0.5)) * heights).astype(np.float32)
    y = np.repeat(heights + np.float32((rows - 1) / 2), columns, 1)
    sheared: Floats = cv2.remap(pixels, moved, y, cv2.INTER_LINEAR, None, cv2.BORDER_REPLICATE).astype(np.float32)
    return sheared


def _free(stood: Floats) -> tuple[Floats, float]:
    """Return 1 where a pixel is as dark as its column's darker quarter, else 0; and the share as bright as white."""
    soft = cv2.blur(stood, (5, 3))[1:-1]
    low = np.partition(soft[::3], len(soft[::3]) // 4, axis=0)[len(soft[::3]) // 4]
    darkest, lightest = np.percentile(low, (5, 95))
    noise = float(np.median(np.abs(np.diff(stood[::4], axis=0)))) / 0.954
    lifted = soft - low > LIFTED * (lightest - darkest) + OF_NOISE * noise
    bright = lifted & (soft > lightest - LIFTED * (lightest - darkest))
    masked = cv2.copyMakeBorder(lifted.astype(np.uint8), 1, 1, 0, 0, cv2.BORDER_REPLICATE)
    free: Floats = 1 - cv2.dilate(masked, np.ones((5, 5), np.uint8)).astype(np.float32)
    return free, float(bright.mean())
