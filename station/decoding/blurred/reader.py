"""Reads an EAN-13 or UPC-A that is out of focus, in a region where bars were seen but nothing was read."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from station.decoding.blurred.alignment import guesses
from station.decoding.blurred.bank import SIGMAS, bank
from station.decoding.blurred.digits import lead, most_likely
from station.decoding.blurred.ean_fit import FINE, Alignment, Fit, Line, Start, fitted
from station.decoding.blurred.strips import Strip, strip
from station.decoding.blurred.symbol import WIDTH, Floats
from station.decoding.regions import Corners, Margins

ACROSS, DOWN = 640, 48
MARGINS = Margins(wider=0.14, lower=0.1)
PROMISING = 0.08
TRIED = 8
REFINED = 2
ROUNDS = 3
BRIEFLY = 2
HOPELESS = 0.009
FAR_BEHIND = 2.0
BADLY_FIT = 0.012
CLEAR, CLEAR_WHEN_VERY_BLURRED, VERY_BLURRED = 0.25, 0.36, 1.5
AGREEING = 2
RIVAL = 1.6


@dataclass(frozen=True, slots=True)
class GreyReading:
    """Digits with what speaks for them.

    `residual` is the mean squared error by squared contrast, `margin` how far the next valid symbol is behind in the
    same unit, `sigma` the blur in modules, `agreeing` how many of three separate lines say the same.
    """

    digits: str
    residual: float
    margin: float
    sigma: float
    agreeing: int


def lines_of(grey: np.ndarray, corners: Corners) -> Strip:
    """Cut out a region whose first two corners run along the code."""
    return strip(grey, corners, ACROSS, MARGINS, DOWN)


def read_lines(lines: Strip) -> GreyReading | None:
    """Read the lines of one region; None where no symbol can be told with certainty."""
    found = read_profile(lines.whole)
    if found is None:
        return None
    digits, fit, turned = found
    margin = lead(bank(fit.at.sigma, FINE).costs(fit.darkness), digits) / fit.darkness.shape[1]
    clear = CLEAR if fit.at.sigma < VERY_BLURRED else CLEAR_WHEN_VERY_BLURRED
    if margin < clear * fit.residual or fit.residual > BADLY_FIT or fit.at.sigma == SIGMAS[-1]:
        return None
    way = slice(None, None, -1 if turned else 1)
    if fit.at.sigma >= VERY_BLURRED and _rivalled(Line.of(lines.whole[way]), digits, fit):
        return None
    agreeing = _agreeing([line[way] for line in lines.thirds], digits, fit.at)
    if agreeing < AGREEING:
        return None
    return GreyReading(digits, fit.residual, margin, fit.at.sigma, agreeing)


def read_profile(profile: Floats) -> tuple[str, Fit, bool] | None:
    """Return the best reading of one grey profile, its fit, and whether the symbol stands on its head."""
    lines = {False: Line.of(profile), True: Line.of(profile[::-1])}
    found = [guess for guess in guesses(lines[False].values, TRIED) if guess.bound <= PROMISING]
    if not found:
        return None
    starts = []
    for guess in found:
        darkness = guess.darkness[:, ::-1] if guess.turned else guess.darkness
        at = _turned(guess.at, len(profile)) if guess.turned else guess.at
        starts.append(Start(lines[guess.turned], most_likely(bank(guess.at.sigma, FINE).costs(darkness)), at))
    begun = sorted(zip(starts, fitted(starts, BRIEFLY), strict=True), key=lambda each: each[1].residual)
    least = begun[0][1].residual
    if least > HOPELESS:
        return None
    best: tuple[str, Fit, bool] | None = None
    for start, fit in begun[:REFINED]:
        if fit.residual > FAR_BEHIND * least:
            break
        if best is not None and start.digits == best[0]:
            continue
        settled = _settled(start.line, start.digits, fit)
        if best is None or settled[1].residual < best[1].residual:
            best = (*settled, start.line is lines[True])
    return best


def _settled(line: Line, digits: str, fit: Fit) -> tuple[str, Fit]:
    """Read and fit in turns until the digits stay the same."""
    for _ in range(ROUNDS):
        again = most_likely(bank(fit.at.sigma, FINE).costs(fit.darkness))
        (fit,) = fitted([Start(line, again, fit.at)])
        if again == digits:
            break
        digits = again
    return digits, fit


def _rivalled(line: Line, digits: str, fit: Fit) -> bool:
    """Look again from a module beside, bent otherwise; say whether another symbol fits nearly as well."""
    module = (fit.at.end - fit.at.begin) / WIDTH
    sharper = SIGMAS[SIGMAS.index(fit.at.sigma) - 1]
    beside = [
        Start(line, digits, Alignment(fit.at.begin + shift * module, fit.at.end, fit.at.bend + bend, sharper))
        for shift in (-1.0, 1.0)
        for bend in (-0.04, 0.04)
    ]
    settled = (_settled(line, digits, each) for each in fitted(beside, 0))
    return any(other != digits and rival.residual < RIVAL * fit.residual for other, rival in settled)


def _agreeing(lines: Sequence[Floats], digits: str, at: Alignment) -> int:
    """Return how many lines say the digits by themselves."""
    fits = fitted([Start(Line.of(line), digits, at) for line in lines])
    return sum(most_likely(bank(fit.at.sigma, FINE).costs(fit.darkness)) == digits for fit in fits)


def _turned(at: Alignment, length: int) -> Alignment:
    return Alignment(length - at.end, length - at.begin, -at.bend, at.sigma)
