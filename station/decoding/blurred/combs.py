"""Combs laid over sharpened lines: every symbol of a kind has edges at known places, and characters between them.

A comb has a tooth at each such edge. Lines are stretched from outer edge to outer edge, straight and warped; then all
combs of all kinds are one matrix product. What a comb likes best is compared with the bars themselves, one character
after the other.
"""

from dataclasses import dataclass, field, replace
from functools import lru_cache

import numpy as np

from station.decoding.blurred.alphabet import Alphabet, Segment
from station.decoding.blurred.ean import Ean13
from station.decoding.blurred.kernel import CELLS, Floats
from station.decoding.blurred.warp import Warp, warped
from station.opencv import cv2

#: A symbology that can be laid over a line: its cells, its certain edges (teeth), its segments, its bars.
Kind = Alphabet | Ean13

WARPS = tuple(
    Warp(bend, curl)
    for bend, curl in (
        *((0.02 * step, 0.0) for step in range(-16, 17)),
        *((0.04 * step, curl) for curl in (0.08, 0.16) for step in range(-5, 6)),
    )
)
BINS = 512
NARROWEST, WIDEST = 1.3, 9.0
#: How many alignments of a kind and length are compared; and of a kind that has several lengths those that score nearly
#: as well as its best: of 48 symbols read each had 0.8 of it.
COMBED, COMBED_ALONE, NEARLY = 10, 16, 0.7
CONTRAST = 0.95


@dataclass(frozen=True, slots=True, eq=False)
class Combs:
    """Alignments of one kind and number of characters, a row each; `misfit` once they are compared with the bars."""

    kind: Kind
    count: int
    turned: np.ndarray
    kernel: np.ndarray
    begin: Floats
    end: Floats
    warp: np.ndarray
    misfit: Floats = field(default_factory=lambda: np.empty(0))


@lru_cache(maxsize=8)
def _stretch() -> tuple[Floats, Floats, Floats]:
    """Return bends, curls, and where the bins lie for each warp (warps x bins)."""
    bends, curls = np.array([warp.bend for warp in WARPS]), np.array([warp.curl for warp in WARPS])
    share = (np.arange(BINS) + 0.5) / BINS
    return bends, curls, warped(share[None], bends[:, None], curls[:, None]).astype(np.float32)


@lru_cache(maxsize=4)
def _teeth(kinds: tuple[Kind, ...]) -> tuple[tuple[tuple[Kind, int], ...], Floats]:
    """Return kinds with their numbers of characters, and their combs (bins x 2 ways of reading each)."""
    tried = tuple((kind, count) for kind in kinds for count in kind.counts)
    combs = np.zeros((BINS, 2 * len(tried)), np.float32)
    for column, (kind, count) in enumerate(tried):
        cells, falls = kind.teeth(count)
        share = cells / kind.cells(count)
        for turned in (0, 1):
            bins = ((1 - share if turned else share) * BINS).astype(int)
            sign = np.where(falls, 1, -1) * (1 - 2 * turned) / len(cells)
            np.add.at(combs[:, 2 * column + turned], np.clip(bins, 0, BINS - 1), sign)
    return tried, combs


def combed(lines: Floats, outer: np.ndarray, kinds: tuple[Kind, ...]) -> list[Combs]:
    """Return the best alignments of each kind and count between outer edges (kernel, begin, end), and their misfits."""
    tried, combs = _teeth(kinds)
    fall = cv2.blur(-np.gradient(lines, axis=1).astype(np.float32), (3, 1))
    row, begin, end = outer[:, 0], *(outer[:, 1:].T + 0.5).astype(np.float32)
    _, _, bins = _stretch()
    nearest = (begin[:, None, None] + (end - begin)[:, None, None] * bins).astype(np.int32)
    nearest += (row * fall.shape[1])[:, None, None].astype(np.int32)
    stretched = fall.ravel().take(nearest).reshape(-1, BINS)
    level = np.sqrt((stretched[:: len(WARPS)] ** 2).mean(1)) + 1e-6
    scores = ((combs.T @ stretched.T).reshape(len(tried), 2, len(outer), -1) / level[:, None]).astype(np.float32)
    module = CELLS * (end - begin) / np.array([[kind.cells(count)] for kind, count in tried])
    scores[~((module > NARROWEST) & (module < WIDEST)).repeat(2, 0).reshape(len(tried), 2, -1)] = -1
    found = []
    for column in _likeliest(tried, scores.reshape(len(tried), -1).max(1)):
        kind, count = tried[column]
        most = COMBED if len(kind.counts) > 1 else COMBED_ALONE
        best = np.argpartition(scores[column], -most, axis=None)[-most:]
        best = best[scores[column].ravel()[best] > 0]
        if len(best):
            turned, pair, warp = np.unravel_index(best, scores[column].shape)
            found.append(_compared(lines, Combs(kind, count, turned, row[pair], begin[pair], end[pair], warp)))
    return found


def _likeliest(tried: tuple[tuple[Kind, int], ...], best: Floats) -> list[int]:
    """Return the columns worth comparing: kinds of one length all, of the others the best by score and teeth."""
    alone = [column for column, (kind, _) in enumerate(tried) if len(kind.counts) == 1]
    score = {
        column: best[column] * np.sqrt(len(kind.teeth(count)[0]))
        for column, (kind, count) in enumerate(tried)
        if len(kind.counts) > 1
    }
    least = NEARLY * max(score.values(), default=0)
    return alone + [column for column in score if score[column] > least]


def _compared(lines: Floats, combs: Combs) -> Combs:
    """Return combs with how badly the best characters fit there: 0 well, 1 no better than none."""
    segments, cells = _segments(combs.kind, combs.count), combs.kind.cells(combs.count)
    inside = max(int(where[-1, -1]) + 1 for where, _, _ in segments)
    bends, curls, _ = _stretch()
    even = ((np.arange(inside) + 0.5) / cells)[None]
    even = np.where(combs.turned[:, None] == 1, 1 - even, even)
    share = warped(even, bends[combs.warp, None], curls[combs.warp, None])
    x = (combs.begin[:, None] + (combs.end - combs.begin)[:, None] * share - 0.5).astype(np.float32)
    y = combs.kernel.astype(np.float32)[:, None] + np.zeros_like(x)
    raw = cv2.remap(lines, x, y, cv2.INTER_LINEAR, None, cv2.BORDER_REPLICATE)
    seen = (raw - raw.mean(1, keepdims=True)) / np.maximum(raw.std(1, keepdims=True), 1e-6)
    misfit = np.square(seen, dtype=np.float64).sum(1)
    for where, options, energy in segments:
        misfit += (energy - 2 * seen[:, where] @ options.T).min(2).sum(1)
    return replace(combs, misfit=misfit / inside)


@lru_cache(maxsize=128)
def _segments(kind: Kind, count: int) -> list[tuple[np.ndarray, Floats, Floats]]:
    """Return what may stand where (places x cells), as light and dark about zero, and the energy of each option.

    Places with the same options come together.
    """
    groups: dict[int, list[Segment]] = {}
    for segment in kind.segments(count):
        groups.setdefault(id(segment.options), []).append(segment)
    found = []
    for alike in groups.values():
        options = (CONTRAST * (1 - 2 * alike[0].options)).astype(np.float32)
        cells = np.array([each.begin for each in alike])[:, None] + np.arange(options.shape[1])
        found.append((cells, options, np.square(options).sum(1)))
    return found
