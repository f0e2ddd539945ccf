"""Reads a smeared Code 128, EAN-13 or ITF-14 in a region where bars were seen but nothing was read."""

from dataclasses import dataclass, replace

import numpy as np

from station.decoding.blurred.alphabet import Symbol
from station.decoding.blurred.chain import likeliest
from station.decoding.blurred.code128 import code128
from station.decoding.blurred.combs import Kind
from station.decoding.blurred.ean import Ean13, ean13
from station.decoding.blurred.fit import Fit, first_darkness, fitted
from station.decoding.blurred.itf import RATIOS, itf
from station.decoding.blurred.kernel import Floats
from station.decoding.blurred.pieces import costs, pieces
from station.decoding.blurred.places import Place, places
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


def read_characters(grey: np.ndarray, corners: Corners) -> Reading | None:
    """Read one region whose first two corners run along the code; None where no symbol can be told with certainty.

    Where glare lies on it the region may be half a symbol, so a wider one is tried too.
    """
    near = _strip(grey, corners, NEAR)
    found = read_strip(near)
    if found is None and near.glare > GLARE:
        return read_strip(_strip(grey, corners, FAR))
    return found


def read_strip(lines: Strip) -> Reading | None:
    """Return the symbol that is certain in a strip."""
    found = read_line(lines.whole, (ean13(), code128(), *map(itf, RATIOS)))
    if found is None:
        return None
    symbol, fit, margin = found
    if not certain(fit, margin):
        return None
    agreeing = sum(_says(third, symbol, fit.at) for third in lines.thirds)
    return Reading(symbol, fit, margin, agreeing) if agreeing >= AGREEING else None


def certain(fit: Fit, margin: float) -> bool:
    """Say whether a fit is good enough, and no other valid symbol near enough, that a symbol can be believed."""
    strict = STRICT_WITH_ITF if fit.at.kind.symbology is Symbology.ITF else 1.0
    clear = CLEAR if fit.uneven < UNEVEN else CLEAR_WHEN_UNEVEN
    return fit.residual < BADLY_FIT / strict and margin > clear * strict * fit.residual


def read_line(line: Floats, kinds: tuple[Kind, ...]) -> tuple[Symbol, Fit, float] | None:
    """Return the best reading of one line of grey, its fit and its lead over the next valid symbol."""
    best: tuple[Symbol, Fit, float] | None = None
    for place in places(line, kinds, WORTH_A_LOOK, TRIED):
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
    kernel = replace(place.kernel, size=round(place.kernel.size, 2), sigma=round(place.kernel.sigma, 2))
    if isinstance(place.kind, Ean13):
        return place.kind.likeliest(kernel, darkness)
    best = likeliest(place.kind, costs(place.kind, pieces(place.kind, kernel), darkness, place.count))
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
