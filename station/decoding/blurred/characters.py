"""Reads a smeared Code 128, EAN-13 or ITF-14 in a region where bars were seen but nothing was read."""

from dataclasses import dataclass, replace

import numpy as np

from station.decoding.blurred.alphabet import Symbol
from station.decoding.blurred.chain import likeliest
from station.decoding.blurred.code128 import code128
from station.decoding.blurred.ean import Ean13, ean13
from station.decoding.blurred.fit import Fit, first_darkness, fitted
from station.decoding.blurred.itf import RATIOS, itf
from station.decoding.blurred.kernel import Floats
from station.decoding.blurred.pieces import costs, pieces
from station.decoding.blurred.places import Place, laid, likeliest_places
from station.decoding.blurred.strips import Strip, strip
from station.decoding.regions import Corners, Margins
from station.domain.code import Symbology

SMALLEST, LARGEST = 480, 800
NEAR, FAR = Margins(wider=0.35, lower=0.06), Margins(wider=1.0, lower=0.06)
GLARE = 0.03
WORTH_A_LOOK, TRIED = 0.6, 4
TURNS, BRIEFLY, LONG = 4, 3, 5
WELL_FIT, HOPELESS = 0.0015, 0.015
BADLY_FIT = 0.004
UNEVEN = 5.0
CLEAR, CLEAR_WHEN_UNEVEN = 1.0, 4.0
AGREEING = 2
#: Its check digit lets every tenth wrong symbol pass, and three ratios compete for it.
STRICT_WITH_ITF = 2.0


@dataclass(frozen=True, slots=True)
class Reading:
    """A symbol with what speaks for it.

    `margin` says how far the next valid symbol is behind, in the unit of `fit.residual`, `agreeing` how many of three
    separate lines say the same.
    """

    symbol: Symbol
    fit: Fit
    margin: float
    agreeing: int

    @property
    def symbology(self) -> Symbology:
        """Return what kind of symbol it is."""
        return self.fit.at.kind.symbology


@dataclass(frozen=True, slots=True)
class Look:
    """What a look at a region gave: a symbol, where one can be told with certainty.

    `ean` is how badly an EAN-13 laid over it fits at best: 0 well, 1 no better than any other bars; 0 too where nothing
    could be laid over it.
    """

    reading: Reading | None
    ean: float


def read_characters(grey: np.ndarray, corners: Corners) -> Look:
    """Read one region whose first two corners run along the code.

    Where glare lies on it the region may be half a symbol, so a wider one is tried too.
    """
    near = _strip(grey, corners, NEAR)
    found = read_strip(near)
    if found.reading is None and near.glare > GLARE:
        return replace(found, reading=read_strip(_strip(grey, corners, FAR)).reading)
    return found


def read_strip(lines: Strip) -> Look:
    """Look for the symbol that is certain in a strip."""
    combs = laid(lines.whole, (ean13(), code128(), *map(itf, RATIOS)))
    ean = min((float(each.misfit.min()) for each in combs if isinstance(each.kind, Ean13)), default=float(bool(combs)))
    found = _best(lines.whole, likeliest_places(combs, len(lines.whole), WORTH_A_LOOK, TRIED))
    if found is None or not certain(found[1], found[2]):
        return Look(None, ean)
    symbol, fit, margin = found
    agreeing = sum(_says(third, symbol, fit.at) for third in lines.thirds)
    return Look(Reading(symbol, fit, margin, agreeing) if agreeing >= AGREEING else None, ean)


def certain(fit: Fit, margin: float) -> bool:
    """Say whether a fit is good enough, and no other valid symbol near enough, that a symbol can be believed."""
    strict = STRICT_WITH_ITF if fit.at.kind.symbology is Symbology.ITF else 1.0
    clear = CLEAR if fit.uneven < UNEVEN else CLEAR_WHEN_UNEVEN
    return fit.residual < BADLY_FIT / strict and margin > clear * strict * fit.residual


def _best(line: Floats, places: list[Place]) -> tuple[Symbol, Fit, float] | None:
    """Return the best reading of one line of grey, its fit and its lead over the next valid symbol."""
    best: tuple[Symbol, Fit, float] | None = None
    for place in places:
        found = _settled(_turned(line, place), place)
        if found is not None and (best is None or found[1].residual < best[1].residual):
            best = found
        if best is not None and best[1].residual < WELL_FIT:
            break
    return best


def _settled(line: Floats, place: Place) -> tuple[Symbol, Fit, float] | None:
    """Read and fit in turns until the symbol stays the same; None where it does not."""
    darkness, symbol, fit = first_darkness(line, place), None, None
    for turn in range(TURNS):
        found, lead = _most_likely(place, darkness)
        if found == symbol and fit is not None:
            return found, fit, lead / len(darkness)
        symbol, fit = found, fitted(line, found, place, BRIEFLY if turn == 0 else LONG)
        if fit is None or fit.residual > HOPELESS:
            return None
        place, darkness = fit.at, fit.darkness
    return None


def _most_likely(place: Place, darkness: Floats) -> tuple[Symbol, float]:
    if isinstance(place.kind, Ean13):
        return place.kind.likeliest(place.kernels(), darkness)
    made = [pieces(place.kind, kernel) for kernel in place.kernels()]
    best = likeliest(place.kind, costs(place.kind, made, darkness, place.count))
    return best.symbol, best.lead


def _says(line: Floats, symbol: Symbol, at: Place) -> bool:
    fit = fitted(_turned(line, at), symbol, at, BRIEFLY)
    return fit is not None and _most_likely(fit.at, fit.darkness)[0] == symbol


def _turned(line: Floats, place: Place) -> Floats:
    return np.ascontiguousarray(line[::-1]) if place.turned else line


def _strip(grey: np.ndarray, corners: Corners, margins: Margins) -> Strip:
    length = float(np.linalg.norm(np.subtract(corners[1], corners[0])))
    across = min(LARGEST, max(SMALLEST, length)) * (1 + 2 * margins.wider)
    return strip(grey, corners, round(across), margins)
