"""Reads a Code 128 that glare lies on, where some rows still show what it hides in others.

Each pixel of the line counts by what glare has left of it, and what no row shows counts nothing. Nothing is taken from
the check character: without it the characters must say the same by themselves.
"""

from dataclasses import dataclass

import numpy as np

from station.decoding.blurred.alphabet import QUIET, Symbol
from station.decoding.blurred.chain import likeliest, own_lead
from station.decoding.blurred.characters import BADLY_FIT, BRIEFLY, HOPELESS, LARGEST, LONG, SMALLEST, TURNS
from station.decoding.blurred.code128 import code128
from station.decoding.blurred.fit import Fit, first_darkness, fitted, told
from station.decoding.blurred.glare import Lit, lit
from station.decoding.blurred.kernel import PER_CELL, Floats
from station.decoding.blurred.pieces import pieces, told_costs
from station.decoding.blurred.places import Place, laid, likeliest_places
from station.decoding.blurred.strips import SHORTEST, TALLEST, straightened
from station.decoding.regions import Corners, Margins, length, repeats_itself, upright

MARGINS = Margins(wider=0.2, lower=0.03)
#: How far apart dark is at most where no glare is, by the region's length; how unlike rows of bars are, by contrast.
GAP, UNLIKE = 1 / 40, 0.1
#: How much of the region at either end may be beside the bars.
INSET = 0.15
WORTH_A_LOOK, TRIED = 0.7, 3
CLEAR, OWN = 1.0, 150.0
END_TOLD = 0.5


@dataclass(frozen=True, slots=True)
class Glared:
    """A symbol with what speaks for it, in units of `fit.residual`.

    `margin` is how far the next valid symbol is behind, by sample; `own` how far any other row of characters is, valid
    or not, in all; `ended` how much of its last bars is told.
    """

    symbol: Symbol
    fit: Fit
    margin: float
    own: float
    ended: float


def read_glared(grey: np.ndarray, corners: Corners) -> Glared | None:
    """Read one region whose first two corners run along the code; None where no symbol can be told with certainty."""
    stood, across = _stood(grey, corners)
    if repeats_itself(stood):
        return None
    inset = round(across * (MARGINS.wider + INSET))
    whole, *halves = lit(stood, GAP * across, slice(inset, stood.shape[1] - inset))
    if whole.unlike > UNLIKE:
        return None
    combs = laid(whole.plain, (code128(),), any_smear=True)
    for place in likeliest_places(combs, len(whole.plain), WORTH_A_LOOK, TRIED):
        found = settled(whole, place)
        if found is not None and certain(found):
            return found if all(_says(half, found) for half in halves) else None
    return None


def certain(found: Glared) -> bool:
    """Say whether a fit is good enough, and every other symbol far enough away, that a symbol can be believed."""
    close = found.fit.residual < BADLY_FIT and found.ended > END_TOLD
    return close and found.margin > CLEAR and found.own > OWN


def settled(lines: Lit, place: Place) -> Glared | None:
    """Read and fit in turns until the symbol stays the same; None where it does not."""
    line, tells = _seen(lines, place)
    darkness, symbol, fit = first_darkness(line, place), None, None
    for turn in range(TURNS):
        heavy = told(tells, place)
        found, margin, own = _most_likely(place, darkness, heavy)
        if found == symbol and fit is not None:
            unit = max(fit.residual, 1e-9)
            ended = float(heavy[: -QUIET * PER_CELL][-len(code128().tail) * PER_CELL :].mean())
            return Glared(found, fit, margin / unit / len(darkness), own / unit, ended)
        symbol, fit = found, fitted(line, found, place, BRIEFLY if turn == 0 else LONG, tells)
        if fit is None or fit.residual > HOPELESS:
            return None
        place, darkness = fit.at, fit.darkness
    return None


def _most_likely(place: Place, darkness: Floats, heavy: Floats) -> tuple[Symbol, float, float]:
    made = [pieces(code128(), kernel) for kernel in place.kernels()]
    found = told_costs(code128(), made, darkness, place.count, heavy)
    best = likeliest(code128(), found)
    return best.symbol, best.lead, own_lead(found, best.symbol)


def _says(lines: Lit, found: Glared) -> bool:
    """Say whether every second row says the same, without the check."""
    at = found.fit.at
    line, tells = _seen(lines, at)
    fit = fitted(line, found.symbol, at, BRIEFLY, tells)
    if fit is None:
        return False
    symbol, _, own = _most_likely(fit.at, fit.darkness, told(tells, fit.at))
    return symbol == found.symbol and own > 0


def _seen(lines: Lit, place: Place) -> tuple[Floats, Floats]:
    """Return the line and what it tells, in the way the symbol is read."""
    line, tells, last = lines.line, lines.tells, len(lines.line)
    if not place.turned:
        return lines.between(place.begin, place.end), tells
    line = lines.between(last - place.end, last - place.begin)
    return np.ascontiguousarray(line[::-1]), np.ascontiguousarray(tells[::-1])


def _stood(grey: np.ndarray, corners: Corners) -> tuple[Floats, float]:
    """Return a region with its bars upright, and how many pixels of its width are the region."""
    across = min(LARGEST, max(SMALLEST, length(corners)))
    height = float(np.linalg.norm(np.subtract(corners[3], corners[0])))
    rows = round(min(TALLEST, max(SHORTEST, height)))
    return straightened(upright(grey, corners, round(across * (1 + 2 * MARGINS.wider)), MARGINS, rows)), across
