"""A known symbol fitted to a line by least squares: its place, its smear and the light on it (Gauss-Newton)."""

from dataclasses import dataclass, replace

import numpy as np

from station.decoding.blurred.alphabet import QUIET, Symbol
from station.decoding.blurred.kernel import PER_CELL, Floats, Kernel, blended, spread_by
from station.decoding.blurred.places import Place
from station.decoding.blurred.warp import Warp

FAINTEST = 4.0
SETTLED = 0.98
STEP = 0.1
SHARPEST, SOFTEST, LARGEST = 0.25, 2.2, 8.0
STEADY = 1e-5
LEVELS = 5
WIDE = 22
TOLD = 0.2


@dataclass(frozen=True, slots=True, eq=False)
class Fit:
    """A place with what is left over there, and the line's darkness.

    `residual` is the mean squared rest by squared contrast, `uneven` how many times as large it is over the worst
    eleven modules: where another one was printed, or nothing could be seen, the rest lies in one place.
    """

    at: Place
    residual: float
    uneven: float
    darkness: Floats


def sampled(line: Floats, at: Place) -> Floats:
    """Return the line's values at the samples of a symbol with its quiet zones."""
    x, _ = _where(at)
    return _between(line, x)


def first_darkness(line: Floats, at: Place) -> Floats:
    """Return the darkness at a place before any character is known: white beside it, half the cells inside dark."""
    seen = sampled(line, at)
    edge = QUIET * PER_CELL
    white = float(seen[: edge - 4].mean() + seen[4 - edge :].mean()) / 2
    contrast = max(1.0, 2 * (white - float(seen[edge:-edge].mean())))
    darkness: Floats = ((white - seen) / contrast).astype(np.float32)
    return darkness


def fitted(line: Floats, symbol: Symbol, at: Place, rounds: int, tells: Floats | None = None) -> Fit | None:
    """Fit a symbol from a place nearby; None where the line shows no contrast there.

    `tells` says how much each pixel of the line counts, 0 to 1; without it all count alike.
    """
    cells = at.kind.drawn(symbol)
    slope = np.gradient(line)
    best: Fit | None = None
    for _ in range(rounds):
        dark, wider, softer = _smeared(cells, at)
        x, share = _where(at)
        values, change = _between(line, x), _between(slope, x)
        place = _shares(at) - 0.5
        light = np.stack([np.ones_like(place), place, 4 * place**2], 1)
        design = np.concatenate([light, -dark[:, None], (-dark * place)[:, None]], 1)
        heavy = told(tells, at)
        root = np.sqrt(heavy)
        levels = np.linalg.lstsq(design * root[:, None], values * root, rcond=None)[0]
        rest, contrast = (values - design @ levels) * root, float(levels[3])
        if contrast < FAINTEST:
            return best
        residual = float(rest @ rest) / float(heavy.sum()) / contrast**2
        if best is not None and residual >= best.residual:
            at = _halfway(best.at, at)
            continue
        by_place = np.maximum(contrast + levels[4] * place, 1)
        settled = best is not None and residual > SETTLED * best.residual
        best = Fit(at, residual, _uneven(rest, heavy), ((light @ levels[:3] - values) / by_place).astype(np.float32))
        if settled:
            break
        bent, curled = at.warp.slopes(place + 0.5)
        along = -change * (at.end - at.begin)
        moved = (-change * (1 - share), -change * share, along * bent, along * curled)
        columns = (*moved, -by_place * wider, -by_place * softer)
        at = _moved(at, np.concatenate([design, np.stack(columns, 1)], 1) * root[:, None], rest, contrast)
    return best


def _smeared(cells: Floats, at: Place) -> tuple[Floats, Floats, Floats]:
    """Return cells as smeared at a place, and how that changes with the size and the sigma of the smear.

    The narrower modules are, the more of them a smear takes in.
    """
    kernel, shares = at.kernel, _shares(at)
    tried = (kernel, replace(kernel, size=kernel.size + STEP), replace(kernel, sigma=kernel.sigma + STEP))
    scales = at.scales()
    rows = spread_by(cells, [each.scaled(scale) for each in tried for scale in scales])
    dark, wider, softer = (blended(each, shares) for each in rows.reshape(len(tried), len(scales), -1))
    return dark, (wider - dark) / STEP, (softer - dark) / STEP


def told(tells: Floats | None, at: Place) -> Floats:
    """Return how much each sample of a symbol counts; quiet zones always do, whatever lies on them is no bar."""
    shares = _shares(at)
    if tells is None:
        return np.ones_like(shares)
    x, _ = _where(at)
    inside = (shares > 0) & (shares < 1)
    weights: Floats = np.where(inside, _between(tells, x), 1).astype(np.float32)
    return weights


def _uneven(rest: Floats, heavy: Floats) -> float:
    """Return the mean over the worst stretch of those of which enough is told, by the mean over all."""
    wide = WIDE * PER_CELL
    summed, weight = np.cumsum(np.append(0, rest * rest)), np.cumsum(np.append(0, heavy))
    there = weight[wide:] - weight[:-wide]
    worst = (summed[wide:] - summed[:-wide]) / np.maximum(there, TOLD * wide)
    return float(worst.max() / (summed[-1] / weight[-1]))


def _moved(at: Place, columns: Floats, rest: Floats, contrast: float) -> Place:
    """Return the place one Gauss-Newton step on, each step held to what the linear picture bears."""
    square = columns.T @ columns
    square[np.diag_indices(len(square))] *= 1 + 1e-6
    square[[-2, -1], [-2, -1]] += STEADY * contrast**2 * len(rest)
    step = np.linalg.solve(square, columns.T @ rest)[LEVELS:]
    module = at.module
    most = np.array([module, module, 0.03, 0.03, 0.5, 0.3])
    begin, end, bend, curl, size, sigma = (float(each) for each in np.clip(step, -most, most))
    size = float(np.clip(at.kernel.size + size, 0, LARGEST))
    sigma = float(np.clip(at.kernel.sigma + sigma, SHARPEST, SOFTEST))
    warp = Warp(at.warp.bend + bend, at.warp.curl + curl)
    return replace(at, begin=at.begin + begin, end=at.end + end, warp=warp, kernel=Kernel(size, sigma))


def _halfway(one: Place, other: Place) -> Place:
    size, sigma = (one.kernel.size + other.kernel.size) / 2, (one.kernel.sigma + other.kernel.sigma) / 2
    begin, end = (one.begin + other.begin) / 2, (one.end + other.end) / 2
    warp = Warp((one.warp.bend + other.warp.bend) / 2, (one.warp.curl + other.warp.curl) / 2)
    return replace(one, begin=begin, end=end, warp=warp, kernel=Kernel(size, sigma))


def _shares(at: Place) -> Floats:
    """Return where the samples lie, as shares of the symbol's width."""
    cells = at.kind.cells(at.count)
    shares: Floats = ((np.arange((cells + 2 * QUIET) * PER_CELL) + 0.5) / PER_CELL - QUIET) / cells
    return shares


def _where(at: Place) -> tuple[Floats, Floats]:
    share = at.warp.places(_shares(at))
    return at.begin + (at.end - at.begin) * share - 0.5, share


def _between(line: Floats, x: Floats) -> Floats:
    x = np.clip(x, 0, len(line) - 1.01)
    left = x.astype(np.int32)
    part = x - left
    values: Floats = line[left] * (1 - part) + line[left + 1] * part
    return values
