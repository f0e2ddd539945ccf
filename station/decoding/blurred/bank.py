"""Blurred templates of every pair of neighbouring digits, and of the guards, for one blur.

A sample depends on the digit it lies in and on its neighbours. So the symbol is cut in the middle of the digits:
thirteen windows, each fixed by the two digits it touches, and all that compete in a window are one matrix product.
"""

from dataclasses import dataclass
from functools import cache

import numpy as np

from station.decoding.blurred.symbol import (
    CENTRE,
    GUARD,
    LEFT,
    MODULES,
    QUIET,
    QUIET_ZONE,
    RIGHT,
    WIDTH,
    Floats,
    blurred,
)

SIGMAS = (0.35, 0.6, 0.85, 1.1, 1.35, 1.6, 1.9, 2.2)
HALF_CODE = 3.5
UNKNOWN = 0.5


@dataclass(frozen=True, slots=True)
class Window:
    """One window: its samples, and a row for each template that competes there: -2 x itself, its energy, and 1.

    Times samples with 1 and their own energy below them, that is the squared distance.
    """

    begin: int
    end: int
    rows: Floats


@dataclass(frozen=True, slots=True)
class Bank:
    """All windows for one blur and sampling.

    `grid`, `place` and `bow` give each sample's module, its place (-0.5 to 0.5) and its share in a bend. `guards` names
    the samples in quiet zones and guards, `levels` is the least-squares solution that takes them to (light, its slope,
    contrast, its slope), `design` the way back.
    """

    sigma: float
    windows: tuple[Window, ...]
    grid: Floats
    place: Floats
    bow: Floats
    guards: np.ndarray
    levels: Floats
    design: Floats

    def costs(self, darkness: Floats) -> list[Floats]:
        """Return for each window the squared distances (templates x alignments) of sampled darkness, a row each."""
        found, seen = [], darkness.T
        for window in self.windows:
            part = seen[window.begin : window.end]
            energy = np.einsum("ij,ij->j", part, part)[None]
            found.append(window.rows @ np.concatenate([part, np.ones_like(energy), energy]))
        return found


@cache
def bank(sigma: float, per_module: int) -> Bank:
    """Return the templates for one blur, made once."""
    beyond = np.zeros(4)
    first = [np.concatenate([beyond, QUIET_ZONE, GUARD, code]) for code in LEFT]
    left = [np.concatenate([one, other]) for one in LEFT for other in LEFT]
    middle = [np.concatenate([one, CENTRE, other]) for one in LEFT for other in RIGHT]
    right = [np.concatenate([one, other]) for one in RIGHT for other in RIGHT]
    last = [np.concatenate([code, GUARD, QUIET_ZONE, beyond]) for code in RIGHT]
    parts = [(first, 4.0, 4 + QUIET + 3 + HALF_CODE)]
    parts += [(left, HALF_CODE, 7 + HALF_CODE)] * 5
    parts += [(middle, HALF_CODE, 7 + 5 + HALF_CODE)]
    parts += [(right, HALF_CODE, 7 + HALF_CODE)] * 5
    parts += [(last, HALF_CODE, 7.0 + 3 + QUIET)]
    windows: list[Window] = []
    begin, made = 0, {}
    for rows, start, stop in parts:
        if id(rows) not in made:
            shown = blurred(np.array(rows), sigma, per_module)
            cut = shown[:, round(start * per_module) : round(stop * per_module)]
            energy = (cut * cut).sum(1, keepdims=True)
            made[id(rows)] = np.concatenate([-2 * cut, energy, np.ones_like(energy)], 1)
        shape = made[id(rows)]
        windows.append(Window(begin, begin + shape.shape[1] - 2, shape))
        begin = windows[-1].end
    grid = ((np.arange(MODULES * per_module) + 0.5) / per_module - QUIET).astype(np.float32)
    place = (grid / WIDTH - 0.5).astype(np.float32)
    known = np.zeros(MODULES, bool)
    known[: QUIET + 3] = known[QUIET + 45 : QUIET + 50] = known[-(QUIET + 3) :] = True
    unknown = np.full(42, UNKNOWN)
    whole = np.concatenate([QUIET_ZONE, GUARD, unknown, CENTRE, unknown, GUARD, QUIET_ZONE])
    guards = np.nonzero(np.repeat(known, per_module))[0]
    shape, where = blurred(whole[None], sigma, per_module)[0][guards], place[guards]
    design = np.stack([np.ones_like(where), where, -shape, -shape * where], 1)
    levels = np.linalg.pinv(design).T.astype(np.float32)
    bow = grid * (WIDTH - grid) / WIDTH
    return Bank(sigma, tuple(windows), grid, place, bow, guards, levels, design.astype(np.float32))
