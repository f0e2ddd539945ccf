"""The lattice of a matrix symbol in a picture: sized and turned by what is known of it, then fitted."""

from dataclasses import dataclass, replace
from functools import cache

import numpy as np

from station.decoding.squares.patterns import PER_MODULE, UNKNOWN, Kind, Samples, soft_samples, telling
from station.domain.code import Symbology
from station.opencv import cv2

#: How far each side of an outline may be off, in modules, in the first look.
OFF = 0.5
TURNS, MOVED, CANDIDATES = 4, 8, 4
#: Least agreement before fitting: the fewer modules, the more of it comes by chance. And after it.
LIKELY, LESS_SURE = 0.33, 1.0
AGREED = {Symbology.DATA_MATRIX: 0.33, Symbology.QR_CODE: 0.38}
ROUNDS, STEP, SETTLED = 6, 0.4, 0.01
STRAY = 0.5
#: Glare: squares of so many modules a side, and how dark they may be. Samples reach so many modules beyond the symbol.
ALL_AROUND, WASHED_OUT, MARGIN = 3, 0.12, 2
FAINTEST = 8.0
SMALLEST_MODULE, LARGEST_MODULE = 0.7, 14.0


@dataclass(frozen=True, slots=True)
class Lattice:
    """A symbol's kind and place.

    `place` takes modules to pixels; `light` is the paper's grey and its change across the symbol and down, `ink` how
    much the dark modules change it.
    """

    kind: Kind
    place: np.ndarray
    light: tuple[float, float, float]
    ink: float


def candidates(grey: np.ndarray, outlines: list[np.ndarray], kinds: tuple[Kind, ...]) -> list[Lattice]:
    """Return the kinds and turns that agree best with what is known of them, best first, once for each outline."""
    corners = outlines[0]
    side = float(np.linalg.norm(np.roll(corners, -1, 0) - corners, axis=1).mean())
    inside = np.zeros(grey.shape, np.uint8)
    cv2.fillConvexPoly(inside, np.round(corners).astype(np.int32), 1)
    around = cv2.dilate(inside, np.ones((9, 9), np.uint8)) - inside
    if not (inside.any() and around.any()):
        return []
    dark, paper = float(np.percentile(grey[inside > 0], 12)), float(np.median(grey[around > 0]))
    if paper - dark < FAINTEST:
        return []
    light, ink, tried = (paper, 0.0, 0.0), dark - paper, []
    turned = np.concatenate([_turns(corners) for corners in outlines])
    for kind in kinds:
        if SMALLEST_MODULE < side / kind.side < LARGEST_MODULE:
            turns = turned / (kind.side, kind.side, 1)
            agreements = _agreements(grey, kind, turns, light, ink).reshape(-1, TURNS).max(1)
            tried += [(float(one), kind, turns[TURNS * n : TURNS * n + TURNS]) for n, one in enumerate(agreements)]
    found: list[tuple[float, Lattice]] = []
    for _, kind, turns in sorted(tried, key=lambda each: -each[0])[:MOVED]:
        agreed, place = _moved(grey, kind, turns, light, ink)
        if agreed > LIKELY + LESS_SURE / kind.side:
            found.append((agreed, Lattice(kind, place, light, ink)))
    chosen: list[Lattice] = []
    for _, lattice in sorted(found, key=lambda each: -each[0]):
        if not any(_same(lattice, other) for other in chosen):
            chosen.append(lattice)
    return chosen[:CANDIDATES]


def _same(one: Lattice, other: Lattice) -> bool:
    """Say whether two lattices are one, but for less than a module."""
    if one.kind != other.kind:
        return False
    u, v = np.array([[0, 1, 1, 0], [0, 0, 1, 1]]) * one.kind.side
    (x, y), (across, down) = placed(one.place, u, v), placed(other.place, u, v)
    return float(np.hypot(x - across, y - down).max()) < float(np.hypot(x[1] - x[0], y[1] - y[0])) / one.kind.side


def _moved(
    grey: np.ndarray, kind: Kind, turns: np.ndarray, light: tuple[float, float, float], ink: float
) -> tuple[float, np.ndarray]:
    """Return the best agreement of a kind near its outline, and its place there.

    Sides are moved in two steps: left and right of every turn, then top and bottom of the best.
    """
    across, down = _moves(kind.side)
    places = (turns[:, None] @ across).reshape(-1, 3, 3)
    places = places[int(_agreements(grey, kind, places, light, ink).argmax())] @ down
    agreements = _agreements(grey, kind, places, light, ink)
    best = int(agreements.argmax())
    return float(agreements[best]), places[best]


def fitted(grey: np.ndarray, lattice: Lattice, samples: Samples | None = None) -> Lattice | None:
    """Fit a lattice to expected greys (those of the known modules) by least squares; stray pixels do not count.

    None where no ink is left to tell, or what is known of the symbol is not there.
    """
    samples = samples or soft_samples(lattice.kind)
    slopes = cv2.Scharr(grey, cv2.CV_32F, 1, 0) / 32, cv2.Scharr(grey, cv2.CV_32F, 0, 1) / 32
    side = lattice.kind.side
    u, v = samples.u / side, samples.v / side
    levels = np.stack([np.ones_like(u), u, v, samples.dark])
    best: tuple[float, Lattice] | None = None
    shown = ~_hidden(grey, lattice, samples)
    for _ in range(ROUNDS):
        x, y = placed(lattice.place, samples.u, samples.v)
        seen = taken_at(grey, x, y)
        expected = np.array([*lattice.light, lattice.ink], np.float32) @ levels
        sound = shown & (np.abs(seen - expected) < STRAY * abs(lattice.ink))
        if sound.sum() < len(u) // 4:
            break
        across, down = _slopes(lattice.place, samples, (x, y), slopes)
        both = across * u + down * v
        rows = np.stack([*levels, across, across * u, across * v, down, down * u, down * v, both * u, both * v])
        weighed = rows * sound
        square, right = (weighed @ rows.T).astype(np.float64), (weighed @ seen).astype(np.float64)
        light, by_u, by_v, ink = map(float, np.linalg.solve(square[:4, :4] + 1e-6 * np.eye(4), right[:4]))
        square[np.diag_indices(12)] *= 1 + 1e-3
        square[np.diag_indices(12)] += 1e-6
        step = np.clip(-np.linalg.solve(square, right)[4:], -STEP, STEP)
        if ink > -FAINTEST:
            break
        lattice = replace(lattice, light=(light, by_u, by_v), ink=ink)
        left_over = (seen - np.array([light, by_u, by_v, ink], np.float32) @ levels) / ink
        misfit = float(np.minimum(left_over**2, STRAY**2).mean())
        if best is None or misfit < best[0]:
            best = misfit, lattice
        if np.abs(step).max() < SETTLED:
            break
        lattice = replace(lattice, place=lattice.place @ _move(step, side))
    return best[1] if best and agreement(grey, best[1]) > AGREED[lattice.kind.symbology] else None


def _hidden(grey: np.ndarray, lattice: Lattice, samples: Samples) -> np.ndarray:
    """Return which samples lie near modules that must be dark where the picture is as light as paper all around."""
    side = lattice.kind.side
    module = float(np.sqrt(abs(np.linalg.det(lattice.place[:2, :2] / lattice.place[2, 2]))))
    around = cv2.blur(grey, (max(1, round(ALL_AROUND * module)),) * 2)
    darkness = (taken_at(around, *placed(lattice.place, samples.u, samples.v)) - lattice.light[0]) / lattice.ink
    across, down = (((each + MARGIN) * PER_MODULE).astype(int) for each in (samples.u, samples.v))
    hidden = np.zeros(((side + 2 * MARGIN) * PER_MODULE,) * 2, np.uint8)
    hidden[down, across] = (samples.dark > UNKNOWN) & (darkness < WASHED_OUT)
    near: np.ndarray = cv2.dilate(hidden, np.ones((2 * PER_MODULE + 1,) * 2, np.uint8))[down, across] > 0
    return near


def placed(place: np.ndarray, u: np.ndarray, v: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the pixels of places in modules."""
    place = place.astype(np.float32)
    x, y, w = (place[row, 0] * u + place[row, 1] * v + place[row, 2] for row in range(3))
    return x / w, y / w


def taken_at(grey: np.ndarray, x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Return a picture's values between its pixels, in the shape of `x`."""
    flat_x, flat_y = (np.atleast_2d(each).astype(np.float32) for each in (x, y))
    values = cv2.remap(grey, flat_x, flat_y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    return values.reshape(np.shape(x))


def agreement(grey: np.ndarray, lattice: Lattice) -> float:
    """Return how well what is seen agrees with what is known of a lattice, at most 1."""
    return float(_agreements(grey, lattice.kind, lattice.place[None], lattice.light, lattice.ink)[0])


def _turns(corners: np.ndarray) -> np.ndarray:
    """Return the four ways in which a square of side 1 may lie in its corners."""
    square = np.array([[0, 0], [1, 0], [1, 1], [0, 1]], np.float32)
    return np.stack([cv2.getPerspectiveTransform(square, np.roll(corners, -turn, 0)) for turn in range(TURNS)])


def _agreements(
    grey: np.ndarray, kind: Kind, places: np.ndarray, light: tuple[float, float, float], ink: float
) -> np.ndarray:
    known = telling(kind)
    paper = light[0] + light[1] / kind.side * known.u + light[2] / kind.side * known.v
    at = places.astype(np.float32) @ np.stack([known.u, known.v, np.ones_like(known.u)])
    x, y, w = at[:, 0], at[:, 1], at[:, 2]
    darkness = np.clip(2 * (taken_at(grey, x / w, y / w) - paper) / ink - 1, -1, 1)
    agreements: np.ndarray = darkness @ known.dark
    return agreements


@cache
def _moves(side: int) -> tuple[np.ndarray, np.ndarray]:
    """Return the matrices that move left and right side, or top and bottom, by up to `OFF` modules."""
    found = np.stack([np.stack([np.eye(3)] * 9)] * 2)
    for number, (near, far) in enumerate((near, far) for near in (-OFF, 0.0, OFF) for far in (-OFF, 0.0, OFF)):
        for axis in range(2):
            found[axis, number, axis, axis] = (side + far - near) / side
            found[axis, number, axis, 2] = near
    return found[0], found[1]


def _slopes(
    place: np.ndarray, samples: Samples, at: tuple[np.ndarray, np.ndarray], slopes: tuple[np.ndarray, np.ndarray]
) -> tuple[np.ndarray, np.ndarray]:
    """Return how greys change with a step of one module across the symbol, and down; `at` are the samples' pixels."""
    place = place.astype(np.float32)
    (x, y), (by_x, by_y) = at, (taken_at(slope, *at) for slope in slopes)
    w = place[2, 0] * samples.u + place[2, 1] * samples.v + place[2, 2]
    across = by_x * (place[0, 0] - x * place[2, 0]) + by_y * (place[1, 0] - y * place[2, 0])
    down = by_x * (place[0, 1] - x * place[2, 1]) + by_y * (place[1, 1] - y * place[2, 1])
    return across / w, down / w


def _move(step: np.ndarray, side: int) -> np.ndarray:
    """Return a small change of the lattice in modules as a matrix."""
    shift_u, wider, slanted, shift_v, leaning, taller, by_u, by_v = step
    return np.array(
        [
            [1 + wider / side, slanted / side, shift_u],
            [leaning / side, 1 + taller / side, shift_v],
            [-by_u / side**2, -by_v / side**2, 1],
        ]
    )
