"""Reads matrix symbols where they were seen and nobody read them: lattice first, then its modules, then the message."""

import math
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from station.decoding.regions import quad_of
from station.decoding.squares import ecc200, qr_codewords
from station.decoding.squares.hidden import uncovered
from station.decoding.squares.lattice import candidates, fitted, placed
from station.decoding.squares.modules import Modules, blinded, readings
from station.decoding.squares.outlines import outlines
from station.decoding.squares.patterns import KINDS, Kind
from station.decoding.squares.places import Place
from station.decoding.zxing import Zxing
from station.domain.code import Symbology
from station.opencv import cv2
from station.ports import Point, Quad, Read

NAME = "lattice"
#: How much is cut out around a place, and its size there: smaller ones are enlarged, larger ones made smaller.
ROOM, SMALL, ENLARGED, LARGE = 0.8, 70, 3, 200
SMOOTHED = 0.45
#: The share of known modules that must be as they are known to be where more is guessed than corrected.
BORNE_OUT = 0.8
DRAWN = 4


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a picture, `scale` times as large, and the place in it."""

    grey: np.ndarray
    corner: Point
    scale: float
    middle: tuple[float, float]
    size: float


class LatticeReader:
    """Reads Data Matrix and QR Code that blur, glare or small modules hide from the peers."""

    def __init__(self) -> None:
        self._message = Zxing((Symbology.QR_CODE, Symbology.DATA_MATRIX), turned=False, halved=False, inverted=False)

    def read(self, grey: np.ndarray, place: Place) -> tuple[Read, ...]:
        """Return the symbol at a place that looks like one; nothing where it cannot be told with certainty."""
        part = _cut(grey, place)
        found = outlines(part.grey, part.middle, part.size)
        if not found:
            return ()
        soft = cv2.GaussianBlur(part.grey.astype(np.float32), (0, 0), SMOOTHED * part.scale)
        for candidate in candidates(soft, found, KINDS):
            lattice = fitted(soft, candidate)
            if lattice is None:
                continue
            for modules in readings(soft, lattice):
                if reads := self._message_of(modules, lattice.kind, _quad(part, lattice.place, lattice.kind.side)):
                    return reads
        return ()

    def _message_of(self, modules: Modules, kind: Kind, quad: Quad) -> tuple[Read, ...]:
        """Return the message of modules, mended."""
        mend = ecc200.corrected if kind.symbology is Symbology.DATA_MATRIX else qr_codewords.corrected
        dark = (modules.dark > 0.5).astype(float)
        tried = (mend(dark, doubtful) for doubtful in blinded(dark))
        mended = next((each for each in tried if each is not None), None)
        if mended is None and modules.borne_out > BORNE_OUT:
            mended = uncovered(kind, modules.dark, modules.doubt)
        if mended is None:
            return ()
        drawn = np.kron(np.pad(mended, 2), np.ones((DRAWN, DRAWN)))
        reads = self._message.read(np.where(drawn > 0.5, 0, 255).astype(np.uint8))
        return tuple(
            Read(read.symbology, read.data, read.aim, quad, NAME, read.text)
            for read in reads
            if read.symbology is kind.symbology and _spans(read.quad, DRAWN * kind.side)
        )


def _cut(grey: np.ndarray, place: Place) -> Part:
    reach = ROOM * place.size + 8
    left, top = int(max(0, place.x - reach)), int(max(0, place.y - reach))
    part = np.ascontiguousarray(grey[top : int(place.y + reach), left : int(place.x + reach)])
    scale = ENLARGED if place.size < SMALL else min(1.0, LARGE / place.size)
    if scale != 1:
        way = cv2.INTER_CUBIC if scale > 1 else cv2.INTER_AREA
        part = cv2.resize(part, None, fx=scale, fy=scale, interpolation=way)
    middle = ((place.x - left) * scale, (place.y - top) * scale)
    return Part(part, (left, top), scale, middle, place.size * scale)


def _spans(quad: Quad, side: int) -> bool:
    """Say whether a symbol is as large as was drawn: parts of a spoilt one can look like a small other."""
    return all(abs(math.dist(one, other) - side) < 2 * DRAWN for one, other in pairwise(quad))


def _quad(part: Part, place: np.ndarray, side: int) -> Quad:
    x, y = placed(place, np.array([0, side, side, 0]), np.array([0, 0, side, side]))
    xs, ys = x / part.scale + part.corner[0], y / part.scale + part.corner[1]
    return quad_of(((xs[0], ys[0]), (xs[1], ys[1]), (xs[2], ys[2]), (xs[3], ys[3])))
