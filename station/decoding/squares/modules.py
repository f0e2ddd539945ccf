"""The modules of a lattice: sampled, freed of blur that is learnt from them, and those under glare marked."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from station.decoding.squares.glare import under_glare, weighed
from station.decoding.squares.lattice import Lattice, fitted, placed, taken_at
from station.decoding.squares.patterns import RING, Kind, Samples, known, sample_places, softened
from station.opencv import cv2

#: Modules around the symbol, light for certain, that help to tell the blur.
AROUND = 2
INNER = (-0.22, 0.0, 0.22)
ROUNDS, REFINED, DESCENT = 2, 3, 40
INSIDE = slice(AROUND, -AROUND)
#: Less doubt than this, and a module that must be dark or light tells whether the symbol is what it seems to be.
#: Where no more of them do, it is none.
SURE, GAINSAID = 0.5, 0.7
#: Under glare light modules are brighter than paper.
DARKEST, LIGHTEST = 1.1, -0.15
REACHES = (1, 2)
STIFFNESS = 0.004
#: Sizes of light patches, and how far around them: one module each way for 3.
BLINDED = ((4, 1), (4, 3), (3, 1), (5, 3))

_NEXT = np.ones((3, 3), np.uint8)


@dataclass(frozen=True, slots=True, eq=False)
class Modules:
    """A symbol's modules as they were read: how likely each is dark, from 0 to 1, and how much doubt is in it.

    `borne_out` is the share of the known modules, but for those in doubt, that were seen as they must be.
    """

    dark: np.ndarray
    doubt: np.ndarray
    borne_out: float


def readings(grey: np.ndarray, lattice: Lattice) -> Iterator[Modules]:
    """Yield what a symbol's modules may be, in rounds: the lattice is fitted again to all that was read."""
    told = _surrounded(lattice.kind)
    for again in range(ROUNDS):
        seen = _darkness(grey, lattice)
        glare = under_glare(seen, AROUND)
        known = np.where(glare, np.nan, told)
        modules, faded = np.where(np.isnan(known), seen > 0.5, known), seen[INSIDE, INSIDE]
        for reach in REACHES:
            modules, sharp = _unblurred(seen, modules, known, glare, reach)
            likely, left = weighed(sharp[INSIDE, INSIDE])
            read, faded = _symbol(likely, told), likely * left
            if read.borne_out < GAINSAID:
                return
            yield read
        if again == ROUNDS - 1:
            return
        refitted = fitted(grey, lattice, _samples(np.pad(faded, AROUND)))
        if refitted is None:
            return
        lattice = refitted


def blinded(dark: np.ndarray) -> Iterator[np.ndarray]:
    """Yield which modules may lie under glare: none, then large light patches, as messages have none of, and around."""
    yield np.zeros(dark.shape, bool)
    for size, beside in BLINDED:
        light = cv2.morphologyEx((dark < 0.5).astype(np.uint8), cv2.MORPH_OPEN, np.ones((size, size), np.uint8))
        if light.any():
            yield cv2.dilate(light, np.ones((beside, beside), np.uint8)) > 0


def _symbol(likely: np.ndarray, told: np.ndarray) -> Modules:
    doubt, told = 1 - np.abs(2 * likely - 1), told[INSIDE, INSIDE]
    sure = ~np.isnan(told) & (doubt < SURE)
    borne_out = float((told[sure] == (likely[sure] > 0.5)).mean()) if sure.any() else 0.0
    return Modules(np.where(np.isnan(told), likely, told), doubt, borne_out)


def _surrounded(kind: Kind) -> np.ndarray:
    return np.pad(known(kind), AROUND - RING, constant_values=0)


def _samples(modules: np.ndarray) -> Samples:
    at = sample_places(len(modules), AROUND)
    u, v = np.meshgrid(at, at)
    return Samples(u.ravel(), v.ravel(), softened(modules).ravel())


def _darkness(grey: np.ndarray, lattice: Lattice) -> np.ndarray:
    """Return how dark each module is, from 0 (paper) to 1 (ink), with `AROUND` modules of the quiet zone."""
    side = lattice.kind.side
    middles = np.arange(-AROUND, side + AROUND) + 0.5
    u, v = np.meshgrid(middles, middles)
    seen = np.mean([taken_at(grey, *placed(lattice.place, u + du, v + dv)) for du in INNER for dv in INNER], 0)
    light, by_u, by_v = lattice.light
    darkness: np.ndarray = (seen - light - by_u * u / side - by_v * v / side) / lattice.ink
    return darkness


def _unblurred(
    seen: np.ndarray, modules: np.ndarray, told: np.ndarray, glare: np.ndarray, reach: int
) -> tuple[np.ndarray, np.ndarray]:
    """Learn the blur between modules from a first reading and undo it, in turns, until the reading stays the same.

    Return which are dark, and how dark.

    The blur is a least-squares kernel over neighbours up to `reach` modules away; undoing it is least squares again,
    with every module between light and dark and the known ones fixed.
    """
    size, window = len(seen), range(-reach, reach + 1)
    middle = np.zeros((2 * reach + 1) ** 2)
    middle[len(middle) // 2] = 1
    shown = (cv2.dilate(glare.astype(np.uint8), _NEXT) == 0).ravel()
    weight = STIFFNESS * shown.sum()
    sharp = modules
    for _ in range(REFINED):
        wide = np.pad(modules.astype(float), reach)
        neighbours = np.stack(
            [wide[reach + y : reach + y + size, reach + x : reach + x + size].ravel() for y in window for x in window]
        )
        neighbours = neighbours[:, shown]
        square = neighbours @ neighbours.T + (weight + 1e-6) * np.eye(len(middle))
        right = neighbours @ seen.ravel()[shown] + (weight + 1e-6) * middle
        kernel = np.linalg.solve(square, right).reshape(len(window), -1)
        sharp = _least_squares(seen, kernel, told)
        again = sharp > 0.5
        if (again == modules).all():
            break
        modules = again
    return modules, sharp


def _least_squares(seen: np.ndarray, kernel: np.ndarray, told: np.ndarray) -> np.ndarray:
    """Return modules from light to dark that the kernel blurs into what was seen: projected gradient descent."""
    pace = 1 / float(np.abs(kernel).sum()) ** 2
    seen, back = seen.astype(np.float32), -pace * kernel[::-1, ::-1]
    modules: np.ndarray = np.clip(seen, LIGHTEST, DARKEST)
    fixed = ~np.isnan(told)
    fixed_to = told[fixed].astype(np.float32)
    for _ in range(DESCENT):
        left_over = cv2.filter2D(modules, -1, kernel, borderType=cv2.BORDER_CONSTANT) - seen
        modules += cv2.filter2D(left_over, -1, back, borderType=cv2.BORDER_CONSTANT)
        np.minimum(np.maximum(modules, LIGHTEST, out=modules), DARKEST, out=modules)
        modules[fixed] = fixed_to
    return modules
