"""The reader for stills: decoders in the measured order, then everything that helps where bars stayed unread."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, ThreadPoolExecutor
from dataclasses import replace
from functools import partial
from itertools import islice
from typing import Generic, TypeVar

import numpy as np
from threadpoolctl import threadpool_limits

from station.decoding.acceptance import sensible, taken
from station.decoding.blurred.reader import lines_of
from station.decoding.blurred.strips import Strip
from station.decoding.grey import SHARP, WASHED_OUT, read_blurred
from station.decoding.regions import (
    Corners,
    Margins,
    corners_of,
    edge_width,
    flattened,
    length,
    quad_of,
    repeats_itself,
    same_bars,
    scaled,
    sharpened,
    stretched,
    upright,
)
from station.decoding.squares.places import LIKELY, Place, places
from station.decoding.squares.reader import LatticeReader
from station.decoding.symbols import LINEAR
from station.decoding.tapir import Tapirscan, grey_of
from station.decoding.zxing import Zxing
from station.domain.code import Symbology
from station.domain.sightings import at_edge
from station.domain.votes import may_be_cut_off
from station.opencv import cv2
from station.ports import Decoder, Image, Read

T = TypeVar("T")
Way = Callable[[], tuple[Read, ...]]
#: A region that shows bars: its corners, itself upright, its lines of grey.
Bars = tuple[Corners, np.ndarray, Strip]

MATRIX = (Symbology.QR_CODE, Symbology.DATA_MATRIX)
BESIDE_BARS = (*MATRIX, Symbology.PDF_417, Symbology.AZTEC, Symbology.MAXICODE)
COMMON = (
    Symbology.EAN_13,
    Symbology.EAN_8,
    Symbology.UPC_A,
    Symbology.UPC_E,
    Symbology.CODE_128,
    Symbology.CODE_39,
    Symbology.ITF,
)
LOOKED_AT, REGIONS, SQUARES = 6, 3, 5
ENOUGH, SMALLEST_SEARCHED = 2, 60
SMALL, LARGE = 640, 800
#: In pixels: three for every four modules of an EAN-13 are the least that blur leaves anything of.
SHORTEST_BLURRED = 72
MARGINS = Margins(wider=0.14, lower=0.05)
STEADY = 4


class Shared(Generic[T]):
    """Work for the thread beside; who wants its result does it himself where it was not begun yet."""

    def __init__(self, beside: Executor, work: Callable[[], T]) -> None:
        self._work, self._future = work, beside.submit(work)

    def done(self) -> T:
        """Return the result."""
        return self._work() if self._future.cancel() else self._future.result()


class StillReader:
    """Reads a still: tapirscan on bars and zxing-cpp always, all else that may help where they read nothing."""

    name = "deep"

    def __init__(self, voters: Sequence[Decoder] = ()) -> None:
        """Products of matrices are kept to the thread that asks for them: a picture has two threads of its own."""
        threadpool_limits(1, "blas")
        self._voters = tuple(voters)
        self._bars = Tapirscan(LINEAR, effort="low")
        self._all = Zxing()
        self._crop_fast = Zxing(COMMON, turned=False, halved=False, inverted=False)
        self._crop = Tapirscan(COMMON, effort="low", steady=STEADY)
        self._crop_hard = Tapirscan(COMMON, effort="medium", steady=STEADY)
        self._lattice = LatticeReader()
        self._matrix = Zxing(MATRIX, inverted=False)
        self._matrix_one_threshold = Zxing(MATRIX, inverted=False, one_threshold=True)

    def read(self, image: Image) -> tuple[Read, ...]:
        """Return every read that can be taken; nothing where decoders do not agree enough.

        Two threads work side by side, but what they say is heard in one order: the same picture gives the same reads.
        """
        pixels = np.asarray(image)
        grey = grey_of(pixels)
        beside = ThreadPoolExecutor(1, "still")
        try:
            everything = beside.submit(self._all.read, pixels)
            reads, regions = self._bars.search(grey)
            others = everything.result()
            if reads and len(taken(sensible(reads))) == len(reads):
                others = tuple(read for read in others if read.symbology in BESIDE_BARS)
            said = [read for read in (*sensible(reads), *sensible(others)) if not _cut_off(read, grey)]
            if found := taken(said):
                return found
            doubted = [corners_of(read.quad) for read in said if read.symbology in LINEAR]
            for voice in self._harder(grey, doubted[:1], regions, beside):
                said += [read for read in sensible(voice) if not _cut_off(read, grey)]
                if voice and (found := taken(said)):
                    return found
        finally:
            beside.shutdown(cancel_futures=True)
        if said:
            for voter in self._voters:
                said += sensible(voter.read(grey))
        return taken(said)

    def _more_regions(self, grey: np.ndarray, regions: Sequence[Corners]) -> Sequence[Corners]:
        """Return the regions found, with those of smaller pictures where there are few: strong blur hides bars."""
        for scale in (0.5, 0.25):
            if len(regions) < ENOUGH and min(grey.shape) * scale >= SMALLEST_SEARCHED:
                small = cv2.resize(grey, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
                found = self._crop.search(small)[1]
                others = (scaled(each, 1 / scale) for each in found)
                regions = (*regions, *(each for each in others if not any(same_bars(each, old) for old in regions)))
        return regions

    def _harder(
        self, grey: np.ndarray, doubted: Sequence[Corners], regions: Sequence[Corners], beside: Executor
    ) -> Iterator[tuple[Read, ...]]:
        """Yield what each further way of reading says, the cheapest for what it brings first."""
        squares = Shared(beside, partial(places, grey, SQUARES))
        lit = [Shared(beside, way) for way in self._otherwise_lit(grey)]
        looked_at = (*doubted, *self._more_regions(grey, regions)[:LOOKED_AT])
        crops = ((corners, stretched(upright(grey, corners, SMALL, MARGINS))) for corners in looked_at)
        worth = list(islice(((corners, crop) for corners, crop in crops if not repeats_itself(crop)), REGIONS))
        for corners, crop in worth:
            sharp = sharpened(crop, 3, 2)
            yield _placed(self._crop_fast.read(sharp), corners)
            yield _placed(self._crop.read(sharp), corners)
        bars = [(corners, crop, lines_of(grey, corners)) for corners, crop in worth]
        bars = [each for each in bars if each[2].shows_bars()]
        hardest = [Shared(beside, way) for way in self._hardest(grey, bars)]
        yield from (way.done() for way in lit)
        yield from self._smeared(grey, bars, squares.done())
        yield from (way.done() for way in hardest)

    def _smeared(self, grey: np.ndarray, bars: Sequence[Bars], squares: Sequence[Place]) -> Iterator[tuple[Read, ...]]:
        """Yield what our own readers say: of likely squares, of smeared bars, of other squares where no bars are."""
        likely = [place for place in squares if place.score > LIKELY]
        for place in likely:
            yield self._lattice.read(grey, place)
        for corners, crop, lines in bars:
            width = edge_width(crop)
            if SHARP < width < WASHED_OUT and length(corners) > SHORTEST_BLURRED:
                yield read_blurred(grey, corners, lines, width)
        for place in squares[len(likely) :] if not bars else ():
            yield self._lattice.read(grey, place)

    def _otherwise_lit(self, grey: np.ndarray) -> Iterator[Way]:
        """Yield ways to the matrix symbols of the whole picture: cut at one grey, sharpened, softened."""
        yield lambda: self._matrix_one_threshold.read(grey)
        yield lambda: self._matrix.read(sharpened(grey, 2, 2))
        yield lambda: self._matrix.read(cv2.GaussianBlur(grey, (0, 0), 2))

    def _hardest(self, grey: np.ndarray, bars: Sequence[Bars]) -> Iterator[Way]:
        """Yield what tapirscan may say of the likeliest region in earnest, and of the whole picture evened out."""
        for corners, _, _ in bars[:1]:
            yield partial(self._in_earnest, grey, corners)
        yield lambda: self._crop.read(flattened(grey))

    def _in_earnest(self, grey: np.ndarray, corners: Corners) -> tuple[Read, ...]:
        sharp = sharpened(stretched(upright(grey, corners, LARGE, MARGINS)), 3, 2)
        return _placed(self._crop_hard.read(sharp), corners)


def _cut_off(read: Read, grey: np.ndarray) -> bool:
    """Say whether a read may be a part of a symbol that goes on beyond the picture."""
    return may_be_cut_off(read.symbology, read.data) and at_edge(read.quad, (grey.shape[1], grey.shape[0]))


def _placed(reads: Sequence[Read], corners: Corners) -> tuple[Read, ...]:
    """Return reads of a cut-out region with the region's place in the picture: a voice of its own."""
    return tuple(replace(read, quad=quad_of(corners), decoder=f"{read.decoder}-crop") for read in reads)
