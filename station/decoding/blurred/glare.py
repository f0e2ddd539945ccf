"""Bars under glare as one line of grey: rows that show something speak, each as loud as glare has left it contrast."""

from dataclasses import dataclass

import numpy as np

from station.decoding.blurred.kernel import Floats
from station.opencv import cv2

#: How much of the contrast glare must have left for a pixel to be heard.
HEARD = 0.28
#: Columns whose darkest rows are by so much of the contrast lighter than usual show no bars: hidden, or quiet zone.
LIGHTER = 0.2
#: Where so many rows are as light, within a share of the contrast, blur has made them so; glare differs by row.
ALIKE, FEW = 0.1, 0.4
#: How far the line is from what is drawn, by contrast, where noise has no part in it; and the rows that tell nothing.
DRAWN, NOTHING = 0.03, 0.05
#: Where nothing is told the line is that of rows as light as this share of all, off whatever lies on white at the edge.
WHITE_ROW, FAINTLY = 0.65, 0.01


@dataclass(frozen=True, slots=True, eq=False)
class Lit:
    """A line from which glare is taken away, and the line as it is where no row shows bars.

    `tells` says how much each pixel of the line is worth, 0 (nothing) to 1, `unlike` how far rows are from it.
    """

    line: Floats
    plain: Floats
    tells: Floats
    unlike: float

    def between(self, begin: float, end: float) -> Floats:
        """Return the line of a symbol from one place to another: beside it, as it is."""
        x = np.arange(len(self.line))
        return np.where((x > begin) & (x < end), self.line, self.plain)


def lit(stood: Floats, gap: float, inner: slice) -> tuple[Lit, Lit, Lit]:
    """Put upright rows of bars together: all of them, and every second one; `gap` pixels without dark are glare.

    `inner` are columns in which bars certainly are. Rows are weighted by the square of the contrast that glare has left
    them, as for the best estimate.
    """
    soft = cv2.blur(stood, (1, 3))
    reach = np.ones((1, max(3, round(gap)) | 1), np.uint8)
    dark = cv2.morphologyEx(soft, cv2.MORPH_OPEN, reach, borderType=cv2.BORDER_REPLICATE)
    least = _ranked(dark, 0.1)
    black, white = float(np.percentile(least[inner], 10)), float(np.percentile(stood[:, inner], 90))
    contrast = max(white - black, 1.0)
    usual = float(np.median(least[inner])) + LIGHTER * contrast
    hidden = least > usual
    as_dark = (dark < least + ALIKE * contrast).mean(0)
    doubt = np.where(hidden, np.clip((FEW - as_dark) / (FEW / 2), 0, 1), 0)
    doubt[least > white - HEARD * contrast] = 1
    whitest = max(white, float(np.percentile(cv2.blur(stood, (5, 5))[:, inner], 99)))
    left, seen = _cleared(stood, dark, least + doubt * (usual - least), white, whitest)

    def together(rows: slice) -> Lit:
        heard = left[rows] ** 2
        told, mean = heard.sum(0), _ranked(stood[rows], WHITE_ROW)
        line = ((heard * seen[rows]).sum(0) + FAINTLY * mean) / (told + FAINTLY)
        off = heard * (seen[rows] - line)
        noise = float((off**2).sum() / max(1, int((heard > 0).sum()))) / contrast**2
        tells = (DRAWN**2 + noise / len(heard)) / (DRAWN**2 + noise / np.maximum(told, 1e-6))
        tells = np.where(told < NOTHING, 0, np.minimum(tells, 1)).astype(np.float32)
        rest = heard * cv2.blur(off, (3, 5)) ** 2
        unlike = float(np.sqrt(rest[:, inner].sum() / max(1.0, float(heard[:, inner].sum())))) / contrast
        return Lit(line.astype(np.float32), np.where(hidden, mean, line).astype(np.float32), tells, unlike)

    return together(slice(None)), together(slice(0, None, 2)), together(slice(1, None, 2))


def _cleared(stood: Floats, dark: np.ndarray, unlit: Floats, white: float, whitest: float) -> tuple[Floats, Floats]:
    """Return which share of the contrast glare has left each pixel, and the pixels without it.

    Glare adds light until white is reached: how much, the darkest near by say; what it leaves is what remains to white.
    """
    added = np.maximum(dark - unlit, 0)
    lifted = np.minimum(white + added, whitest)
    left = np.clip((lifted - unlit - added) / np.maximum(white - unlit, 1), 0, 1)
    left = np.where(left < HEARD, 0, left).astype(np.float32)
    return left, white - (lifted - stood) / np.maximum(left, HEARD)


def _ranked(rows: np.ndarray, share: float) -> Floats:
    """Return in each column the value that so many of the rows are below."""
    place = int(share * len(rows))
    ranked: Floats = np.partition(rows, place, axis=0)[place]
    return ranked
