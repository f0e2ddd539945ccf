"""Reads an EAN-13 or UPC-A that is out of focus, in a region where bars were seen but nothing was read."""

from dataclasses import dataclass

import numpy as np

from station.decoding.blurred.alignment import FINE, Alignment, Fit, fitted, guesses
from station.decoding.blurred.bank import SIGMAS, bank
from station.decoding.blurred.digits import lead, most_likely
from station.decoding.blurred.strips import strip
from station.decoding.blurred.symbol import WIDTH, Floats
from station.decoding.regions import Corners, Margins

ACROSS, DOWN = 640, 48
MARGINS = Margins(wider=0.14, lower=0.1)
PROMISING = 0.08
TRIED = 8
REFINED = 2
ROUNDS = 3
BRIEFLY = 2
HOPELESS = 0.02
WELL_FIT = 0.0012
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


def read_region(grey: np.ndarray, corners: Corners) -> GreyReading | None:
    """Read one region whose first two corners run along the code; None where no symbol can be told with certainty."""
    lines = strip(grey, corners, ACROSS, MARGINS, DOWN)
    found = read_profile(lines.whole)
    if found is None:
        return None
    digits, fit, turned = found
    margin = lead(bank(fit.at.sigma, FINE).costs(fit.darkness), digits) / fit.darkness.shape[1]
    clear = CLEAR if fit.at.sigma < VERY_BLURRED else CLEAR_WHEN_VERY_BLURRED
    if margin < clear * fit.residual or fit.residual > BADLY_FIT or fit.at.sigma == SIGMAS[-1]:
        return None
    whole = lines.whole[::-1] if turned else lines.whole
    if fit.at.sigma >= VERY_BLURRED and _rivalled(whole, digits, fit):
        return None
    agreeing = sum(_says(line[::-1] if turned else line, digits, fit.at) for line in lines.thirds)
    if agreeing < AGREEING:
        return None
    return GreyReading(digits, fit.residual, margin, fit.at.sigma, agreeing)


def read_profile(profile: Floats) -> tuple[str, Fit, bool] | None:
    """Return the best reading of one grey profile, its fit, and whether the symbol stands on its head."""
    forward = np.ascontiguousarray(profile, np.float32)
    backward = np.ascontiguousarray(forward[::-1])
    lines = {False: (forward, np.gradient(forward)), True: (backward, np.gradient(backward))}
    begun: list[tuple[str, Fit, bool]] = []
    for guess in guesses(forward, TRIED):
        if guess.bound > PROMISING:
            break
        darkness = guess.darkness[:, ::-1] if guess.turned else guess.darkness
        digits = most_likely(bank(guess.at.sigma, FINE).costs(darkness))
        start = _turned(guess.at, len(forward)) if guess.turned else guess.at
        begun.append((digits, fitted(*lines[guess.turned], digits, start, BRIEFLY), guess.turned))
        if begun[-1][1].residual < WELL_FIT:
            break
    begun.sort(key=lambda each: each[1].residual)
    if not begun or begun[0][1].residual > HOPELESS:
        return None
    best: tuple[str, Fit, bool] | None = None
    for digits, fit, turned in begun[:REFINED]:
        if fit.residual > FAR_BEHIND * begun[0][1].residual:
            break
        settled = _settled(*lines[turned], digits, fit)
        if best is None or settled[1].residual < best[1].residual:
            best = (*settled, turned)
    return best


def _settled(line: Floats, slope: Floats, digits: str, fit: Fit) -> tuple[str, Fit]:
    """Read and fit in turns until the digits stay the same."""
    for _ in range(ROUNDS):
        again = most_likely(bank(fit.at.sigma, FINE).costs(fit.darkness))
        fit = fitted(line, slope, again, fit.at)
        if again == digits:
            break
        digits = again
    return digits, fit


def _rivalled(line: Floats, digits: str, fit: Fit) -> bool:
    """Look again from a module beside, bent otherwise; say whether another symbol fits nearly as well."""
    line = np.ascontiguousarray(line, np.float32)
    slope = np.gradient(line)
    module = (fit.at.end - fit.at.begin) / WIDTH
    sharper = SIGMAS[SIGMAS.index(fit.at.sigma) - 1]
    for shift in (-1.0, 1.0):
        for bend in (-0.04, 0.04):
            at = Alignment(fit.at.begin + shift * module, fit.at.end, fit.at.bend + bend, sharper)
            other, rival = _settled(line, slope, digits, fitted(line, slope, digits, at, 0))
            if other != digits and rival.residual < RIVAL * fit.residual:
                return True
    return False


def _says(line: Floats, digits: str, at: Alignment) -> bool:
    line = np.ascontiguousarray(line, np.float32)
    fit = fitted(line, np.gradient(line), digits, at)
    return most_likely(bank(fit.at.sigma, FINE).costs(fit.darkness)) == digits


def _turned(at: Alignment, length: int) -> Alignment:
    return Alignment(length - at.end, length - at.begin, -at.bend, at.sigma)
