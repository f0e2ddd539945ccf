"""Where in a line a symbol may lie: edges sharpened for every likely smear, a comb of characters laid over them.

Each character begins with a bar, so a true alignment has the light falling at every tooth. What the comb likes best is
compared character by character with the bars themselves.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

import numpy as np

from station.decoding.blurred.alphabet import Alphabet
from station.decoding.blurred.kernel import CELLS, Floats, Kernel, padded
from station.opencv import cv2

#: In pixels of the line.
KERNELS = (
    *(Kernel(size, 0.6) for size in (0.0, 3.5, 5.0, 6.5, 8.0, 9.5, 11.0, 12.5)),
    *(Kernel(0.0, sigma) for sigma in (2.0, 3.2)),
)
NOISE = 3e-3
BENDS = np.arange(-16, 17) * 0.02
BORDERS = 3
SHORTEST = 0.25
NARROWEST, WIDEST = 1.3, 9.0
COMBED = 5
APART, ALIKE = 4.0, 0.05
FIRST = 0.6
CONTRAST = 0.95


@dataclass(frozen=True, slots=True)
class Place:
    """A symbol's first and last module border in pixels of the line as it is read, a bend (perspective), its smear.

    `turned` says that the line is read from its end; the kernel is in modules.
    """

    alphabet: Alphabet
    count: int
    begin: float
    end: float
    bend: float
    kernel: Kernel
    turned: bool

    @property
    def module(self) -> float:
        """Return the mean width of a module in pixels."""
        return CELLS * (self.end - self.begin) / self.alphabet.cells(self.count)


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


def places(line: Floats, alphabets: Sequence[Alphabet], worst: float, most: int) -> list[Place]:
    """Return the likeliest places of a symbol, best first; `worst` is the largest misfit (0 to 1) worth a look."""
    lines = sharpened_lines(line)
    pairs = _pairs(line, lines)
    found: list[tuple[float, Place]] = []
    for alphabet in alphabets if len(pairs) else ():
        combs = _combed(lines, pairs, alphabet)
        if combs is None:
            continue
        misfits = _misfits(lines, combs, alphabet)
        rows = [int(row) for row in np.argsort(misfits)[: 4 * most] if misfits[row] < worst]
        found += [(float(misfits[row]), _place(combs, row, alphabet, len(line))) for row in rows]
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


@cache
def _teeth(alphabet: Alphabet, count: int) -> Floats:
    """Return where characters and tail begin, read either way: 2 ways x bends x teeth."""
    starts = (alphabet.heads.shape[1] + alphabet.width * np.arange(count + 1)) / alphabet.cells(count)
    bent = warped(starts[None], BENDS[:, None])
    teeth: Floats = np.stack([bent, 1 - bent]).astype(np.float32)
    return teeth


def _combed(lines: Floats, pairs: np.ndarray, alphabet: Alphabet) -> _Combs | None:
    """Return the alignments whose teeth stand best on falling light."""
    length = lines.shape[1]
    fall = -np.gradient(lines, axis=1)
    near = np.ones((1, 3), np.uint8)
    slopes = np.stack([cv2.dilate(fall, near), cv2.dilate(-fall, near)], 1).reshape(-1)
    level = np.sqrt([(fall[kernel, begin : end + 1] ** 2).mean() + 1e-9 for kernel, begin, end in pairs])
    base = (2 * pairs[:, :1] + np.arange(2)) * length
    parts = []
    for count in alphabet.counts:
        module = CELLS * (pairs[:, 2] - pairs[:, 1]) / alphabet.cells(count)
        fit = np.nonzero((module > NARROWEST) & (module < WIDEST))[0]
        if not len(fit):
            continue
        begin, wide = pairs[fit, 1, None, None, None], (pairs[fit, 2] - pairs[fit, 1])[:, None, None, None]
        at = (begin + 0.5 + wide.astype(np.float32) * _teeth(alphabet, count)).astype(np.int32)
        score = slopes[base[fit][:, :, None, None] + at].mean(3) / level[fit, None, None] * np.sqrt(count)
        best = np.argpartition(-score, min(COMBED, score.size - 1), axis=None)[:COMBED]
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


def _misfits(lines: Floats, combs: _Combs, alphabet: Alphabet) -> Floats:
    """Return how badly the best characters fit each alignment on its sharpened line: 0 well, 1 no better than none."""
    found = np.ones(len(combs.score))
    bars, heads = CONTRAST * (1 - 2 * alphabet.codes), CONTRAST * (1 - 2 * alphabet.heads)
    opening, wide = heads.shape[1], bars.shape[1]
    energies, head_energies = (bars**2).sum(1), (heads**2).sum(1)
    for count in np.unique(combs.count):
        rows = np.nonzero(combs.count == count)[0]
        some = combs.some(rows)
        even = (np.arange(opening + wide * count) + 0.5) / alphabet.cells(int(count))
        share = warped(even[None], some.bend[:, None])
        share = np.where(some.turned[:, None] == 1, 1 - share, share)
        x = some.begin[:, None] + (some.end - some.begin)[:, None] * share - 0.5
        x = np.clip(x, 0, lines.shape[1] - 1.01).astype(np.float32)
        left = x.astype(np.int32)
        part, row = x - left, some.kernel[:, None]
        raw = lines[row, left] * (1 - part) + lines[row, left + 1] * part
        seen = (raw - raw.mean(1, keepdims=True)) / np.maximum(raw.std(1, keepdims=True), 1e-6)
        first, rest = seen[:, :opening], seen[:, opening:].reshape(len(rows), int(count), wide)
        misfit: Floats = (seen**2).sum(1) + (head_energies - 2 * first @ heads.T).min(1)
        misfit += (energies - 2 * rest @ bars.T.astype(np.float32)).min(2).sum(1)
        found[rows] = misfit / seen.shape[1]
    return found


def _place(combs: _Combs, row: int, alphabet: Alphabet, length: int) -> Place:
    begin, end = float(combs.begin[row]), float(combs.end[row])
    turned, count = bool(combs.turned[row]), int(combs.count[row])
    if turned:
        begin, end = length - end, length - begin
    module = CELLS * (end - begin) / alphabet.cells(count)
    kernel = KERNELS[int(combs.kernel[row])].scaled(1 / module)
    return Place(alphabet, count, begin, end, float(combs.bend[row]), kernel, turned)


def _near(place: Place, other: Place) -> bool:
    return (
        (place.alphabet, place.count, place.turned) == (other.alphabet, other.count, other.turned)
        and abs(place.begin - other.begin) < APART
        and abs(place.end - other.end) < APART
        and abs(place.bend - other.bend) < ALIKE
    )
