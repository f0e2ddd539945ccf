"""Where in a line a symbol may lie: edges sharpened for every likely smear, a comb of characters laid over them.

Each character begins with a bar, so a true alignment has the light falling at every tooth. What the comb likes best is
compared character by character with the bars themselves.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from station.decoding.blurred.alphabet import Alphabet, Segment
from station.decoding.blurred.ean import Ean13
from station.decoding.blurred.kernel import CELLS, Floats, Kernel, padded
from station.opencv import cv2

#: A symbology that can be laid over a line: its cells, its certain edges (teeth), its segments, its bars.
Kind = Alphabet | Ean13

#: In pixels of the line.
KERNELS = (
    *(Kernel(size, 0.6) for size in (0.0, 3.5, 5.0, 6.5, 8.0, 9.5, 11.0, 12.5, 14.5, 16.5)),
    *(Kernel(0.0, sigma) for sigma in (2.0, 3.2)),
)
NOISE = 3e-3
BENDS = np.arange(-16, 17) * 0.02
BORDERS = 3
SHORTEST = 0.25
NARROWEST, WIDEST = 1.3, 9.0
COMBED, COMBED_ALONE = 5, 16
APART, ALIKE = 4.0, 0.05
FIRST = 0.6
CONTRAST = 0.95


@dataclass(frozen=True, slots=True)
class Place:
    """A symbol's first and last module border in pixels of the line as it is read, a bend (perspective), its smear.

    `turned` says that the line is read from its end; the kernel is in modules.
    """

    kind: Kind
    count: int
    begin: float
    end: float
    bend: float
    kernel: Kernel
    turned: bool

    @property
    def module(self) -> float:
        """Return the mean width of a module in pixels."""
        return CELLS * (self.end - self.begin) / self.kind.cells(self.count)


@dataclass(frozen=True, slots=True, eq=False)
class _Combs:
    """Alignments laid over the sharpened lines, a row each, with how steeply the light falls at their teeth."""

    score: Floats
    count: np.ndarray
    kernel: np.ndarray
    begin: Floats
    end: Floats
    bend: Floats
    turned: np.ndarray

    def some(self, chosen: np.ndarray) -> "_Combs":
        return _Combs(*(getattr(self, name)[chosen] for name in self.__slots__))


def warped(share: Floats, bend: Floats) -> Floats:
    """Return where shares of a symbol's width lie in a picture taken aslant: 0 and 1 stay, the rest is bent."""
    bent: Floats = share * (1 + bend) / (1 + bend * share)
    return bent


def places(line: Floats, kinds: Sequence[Kind], worst: float, most: int) -> list[Place]:
    """Return the likeliest places of a symbol, best first; `worst` is the largest misfit (0 to 1) worth a look."""
    lines = sharpened_lines(line)
    pairs = _pairs(line, lines)
    found: list[tuple[float, Place]] = []
    for kind in kinds if len(pairs) else ():
        combs = _combed(lines, pairs, kind)
        if combs is None:
            continue
        misfits = _misfits(lines, combs, kind)
        rows = [int(row) for row in np.argsort(misfits)[: 4 * most] if misfits[row] < worst]
        found += [(float(misfits[row]), _place(combs, row, kind, len(line))) for row in rows]
    chosen: list[Place] = []
    for _, place in sorted(found, key=lambda each: each[0]):
        if len(chosen) < most and not any(_near(place, other) for other in chosen):
            chosen.append(place)
    return chosen


def sharpened_lines(line: Floats) -> Floats:
    """Return the line as it would be without each of the `KERNELS` (Wiener), a row each."""
    length = len(line)
    size = padded(int(1.15 * length))
    ramp = np.minimum(1, np.minimum(np.arange(length), np.arange(length)[::-1]) / max(8, length // 12))
    turned = np.fft.rfft(((line - np.median(line)) * ramp).astype(np.float32), size)
    return np.fft.irfft(turned * _inverse(size), size, axis=1)[:, :length].astype(np.float32)


def borders(line: Floats) -> Floats:
    """Return the places where light falls after a stretch of white, the whitest first."""
    length = len(line)
    smooth = cv2.GaussianBlur(np.ascontiguousarray(line, np.float32)[None], (0, 0), 1.5)
    reach = np.ones((1, length // 4 | 1), np.uint8)
    white, black = cv2.dilate(smooth, reach)[0], cv2.erode(smooth, reach)[0]
    whiteness = (smooth[0] - black) / np.maximum(white - black, 8)
    least = cv2.erode(whiteness[None], np.ones((1, max(3, length // 60)), np.uint8))[0]
    fall = -np.gradient(smooth[0])
    at = np.nonzero((fall[1:-1] > fall[:-2]) & (fall[1:-1] >= fall[2:]))[0] + 1
    at = at[fall[at] > 0.1 * np.percentile(np.abs(fall), 95)]
    whitest: Floats = at[np.argsort(-least[np.maximum(0, at - length // 120 - 4)])[:BORDERS]]
    return whitest


@lru_cache(maxsize=8)
def _inverse(size: int) -> Floats:
    cycles = np.fft.rfftfreq(size)
    forward = np.array([kernel.transfer(cycles) for kernel in KERNELS])
    soft = np.exp(-2 * (np.pi * cycles * 0.6) ** 2)
    inverse: Floats = (forward / (forward * forward + NOISE) * soft).astype(np.complex64)
    return inverse


def _pairs(line: Floats, lines: Floats) -> np.ndarray:
    """Return (kernel, begin, end) of everything that may be a symbol's outer edges, a row each."""
    last = len(line) - 1
    begins, ends = borders(line), last - borders(line[::-1])
    slopes = -np.gradient(lines, axis=1)
    found = set()
    for number, (kernel, slope) in enumerate(zip(KERNELS, slopes, strict=True)):
        reach = kernel.size / 2 + 2
        firsts = {_first(slope, at, reach) for at in begins}
        lasts = {last - _first(-slope[::-1], last - at, reach) for at in ends}
        found |= {(number, begin, end) for begin in firsts for end in lasts if end - begin > SHORTEST * last}
    return np.array(sorted(found)).reshape(-1, 3)


def _first(slope: Floats, at: float, reach: float) -> int:
    """Return the first steep edge within reach of a place."""
    low = int(max(0, at - reach))
    part = slope[low : int(at + reach) + 1]
    if len(part) < 3:
        return low
    peaks = np.nonzero((part[1:-1] >= part[:-2]) & (part[1:-1] >= part[2:]) & (part[1:-1] >= FIRST * part.max()))[0]
    return low + int(peaks[0] + 1 if len(peaks) else part.argmax())


@lru_cache(maxsize=128)
def _teeth(kind: Kind, count: int) -> tuple[Floats, np.ndarray]:
    """Return where every symbol has an edge, read either way (2 ways x bends x teeth), and where the light rises."""
    cells, falls = kind.teeth(count)
    bent = warped(cells[None] / kind.cells(count), BENDS[:, None])
    teeth: Floats = np.stack([bent, 1 - bent]).astype(np.float32)
    return teeth, np.stack([~falls, falls]).astype(int)[:, None]


def _combed(lines: Floats, pairs: np.ndarray, kind: Kind) -> _Combs | None:
    """Return the alignments whose teeth stand best on falling light."""
    length = lines.shape[1]
    fall = -np.gradient(lines, axis=1)
    near = np.ones((1, 3), np.uint8)
    slopes = np.stack([cv2.dilate(fall, near), cv2.dilate(-fall, near)], 1).reshape(-1)
    level = np.sqrt([(fall[kernel, begin : end + 1] ** 2).mean() + 1e-9 for kernel, begin, end in pairs])
    base = 2 * pairs[:, 0, None, None, None]
    best_of = COMBED if len(kind.counts) > 1 else COMBED_ALONE
    parts = []
    for count in kind.counts:
        module = CELLS * (pairs[:, 2] - pairs[:, 1]) / kind.cells(count)
        fit = np.nonzero((module > NARROWEST) & (module < WIDEST))[0]
        if not len(fit):
            continue
        begin, wide = pairs[fit, 1, None, None, None], (pairs[fit, 2] - pairs[fit, 1])[:, None, None, None]
        teeth, rises = _teeth(kind, count)
        at = (begin + 0.5 + wide.astype(np.float32) * teeth).astype(np.int32)
        score = slopes[(base[fit] + rises) * length + at].mean(3) / level[fit, None, None]
        best = np.argpartition(-score, min(best_of, score.size - 1), axis=None)[:best_of]
        row, turned, bend = np.unravel_index(best, score.shape)
        pair = pairs[fit[row]]
        parts.append(
            (
                score.ravel()[best],
                np.full(len(best), count),
                pair[:, 0],
                pair[:, 1] + 0.5,
                pair[:, 2] + 0.5,
                BENDS[bend],
                turned,
            )
        )
    if not parts:
        return None
    return _Combs(*(np.concatenate(column) for column in zip(*parts, strict=True)))


def _misfits(lines: Floats, combs: _Combs, kind: Kind) -> Floats:
    """Return how badly the best characters fit each alignment on its sharpened line: 0 well, 1 no better than none."""
    found = np.ones(len(combs.score))
    for count in np.unique(combs.count):
        rows = np.nonzero(combs.count == count)[0]
        some, segments = combs.some(rows), kind.segments(int(count))
        inside = max(segment.begin + segment.options.shape[1] for segment in segments)
        even = (np.arange(inside) + 0.5) / kind.cells(int(count))
        share = warped(even[None], some.bend[:, None])
        share = np.where(some.turned[:, None] == 1, 1 - share, share)
        x = some.begin[:, None] + (some.end - some.begin)[:, None] * share - 0.5
        x = np.clip(x, 0, lines.shape[1] - 1.01).astype(np.float32)
        left = x.astype(np.int32)
        part, row = x - left, some.kernel[:, None]
        raw = lines[row, left] * (1 - part) + lines[row, left + 1] * part
        seen = (raw - raw.mean(1, keepdims=True)) / np.maximum(raw.std(1, keepdims=True), 1e-6)
        misfit: Floats = (seen**2).sum(1)
        for alike in _alike(segments):
            options = CONTRAST * (1 - 2 * alike[0].options).astype(np.float32)
            parts = np.stack([seen[:, each.begin : each.begin + options.shape[1]] for each in alike], 1)
            misfit += ((options**2).sum(1) - 2 * parts @ options.T).min(2).sum(1)
        found[rows] = misfit / inside
    return found


def _alike(segments: Sequence[Segment]) -> list[list[Segment]]:
    """Return segments with the same options together."""
    groups: dict[int, list[Segment]] = {}
    for segment in segments:
        groups.setdefault(id(segment.options), []).append(segment)
    return list(groups.values())


def _place(combs: _Combs, row: int, kind: Kind, length: int) -> Place:
    begin, end = float(combs.begin[row]), float(combs.end[row])
    turned, count = bool(combs.turned[row]), int(combs.count[row])
    if turned:
        begin, end = length - end, length - begin
    module = CELLS * (end - begin) / kind.cells(count)
    kernel = KERNELS[int(combs.kernel[row])].scaled(1 / module)
    return Place(kind, count, begin, end, float(combs.bend[row]), kernel, turned)


def _near(place: Place, other: Place) -> bool:
    return (
        (place.kind, place.count, place.turned) == (other.kind, other.count, other.turned)
        and abs(place.begin - other.begin) < APART
        and abs(place.end - other.end) < APART
        and abs(place.bend - other.bend) < ALIKE
    )
