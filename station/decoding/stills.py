"""The reader for stills: decoders in the measured order, then everything that helps where bars stayed unread."""

from collections.abc import Generator, Iterator, Sequence
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from itertools import islice, takewhile
from threading import Event

import numpy as np
from threadpoolctl import threadpool_limits

from station.decoding.acceptance import sensible, taken
from station.decoding.grey import read_blurred
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
#: Widths of edges, as shares of a region's width: sharper ones the peers read, from the second on an EAN is out of
#: focus, up to the third the dense symbols can be told, up to the fourth EAN alone.
SHARP, SOFT, SMEARED, WASHED_OUT = 0.0045, 0.0058, 0.02, 0.042
#: In pixels: three for every four modules of an EAN-13 are the least that blur leaves anything of.
SHORTEST_BLURRED = 72
MARGINS = Margins(wider=0.14, lower=0.05)
STEADY = 4


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
        with ThreadPoolExecutor(1, "still") as beside:
            everything = beside.submit(self._all.read, pixels)
            reads, regions = self._bars.search(grey)
            others = everything.result()
            if reads and len(taken(sensible(reads))) == len(reads):
                others = tuple(read for read in others if read.symbology in BESIDE_BARS)
            said = [read for read in (*sensible(reads), *sensible(others)) if not _cut_off(read, grey)]
            if found := taken(said):
                return found
            doubted = [corners_of(read.quad) for read in said if read.symbology in LINEAR]
            with closing(self._harder(grey, doubted[:1], regions, beside)) as voices:
                for voice in voices:
                    said += [read for read in sensible(voice) if not _cut_off(read, grey)]
                    if voice and (found := taken(said)):
                        return found
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
    ) -> Generator[tuple[Read, ...]]:
        """Yield what each further way of reading says, the cheapest for what it brings first."""
        done = Event()
        squares = beside.submit(places, grey, SQUARES)
        lit = beside.submit(_until, done, self._otherwise_lit(grey))
        try:
            looked_at = (*doubted, *self._more_regions(grey, regions)[:LOOKED_AT])
            crops = ((corners, stretched(upright(grey, corners, SMALL, MARGINS))) for corners in looked_at)
            worth = list(islice(((corners, crop) for corners, crop in crops if not repeats_itself(crop)), REGIONS))
            for corners, crop in worth:
                sharp = sharpened(crop, 3, 2)
                yield _placed(self._crop_fast.read(sharp), corners)
                yield _placed(self._crop.read(sharp), corners)
            hardest = beside.submit(_until, done, self._hardest(grey, worth))
            yield from lit.result()
            yield from self._smeared(grey, worth, squares.result())
            yield from hardest.result()
        finally:
            done.set()

    def _smeared(
        self, grey: np.ndarray, worth: Sequence[tuple[Corners, np.ndarray]], squares: Sequence[Place]
    ) -> Iterator[tuple[Read, ...]]:
        """Yield what our own readers say: of likely squares, of smeared bars, of other squares where no bars are."""
        likely = [place for place in squares if place.score > LIKELY]
        for place in likely:
            yield self._lattice.read(grey, place)
        for corners, crop in worth:
            width = edge_width(crop)
            if SHARP < width < WASHED_OUT and length(corners) > SHORTEST_BLURRED:
                yield read_blurred(grey, corners, soft=width > SOFT, smeared=width < SMEARED)
        for place in squares[len(likely) :] if not worth else ():
            yield self._lattice.read(grey, place)

    def _otherwise_lit(self, grey: np.ndarray) -> Iterator[tuple[Read, ...]]:
        """Yield the matrix symbols of the whole picture: cut at one grey, sharpened, softened."""
        yield self._matrix_one_threshold.read(grey)
        yield self._matrix.read(sharpened(grey, 2, 2))
        yield self._matrix.read(cv2.GaussianBlur(grey, (0, 0), 2))

    def _hardest(self, grey: np.ndarray, worth: Sequence[tuple[Corners, np.ndarray]]) -> Iterator[tuple[Read, ...]]:
        """Yield what tapirscan says of the likeliest region in earnest, and of the whole picture evened out."""
        for corners, _ in worth[:1]:
            sharp = sharpened(stretched(upright(grey, corners, LARGE, MARGINS)), 3, 2)
            yield _placed(self._crop_hard.read(sharp), corners)
        yield self._crop.read(flattened(grey))


def _until(done: Event, voices: Iterator[tuple[Read, ...]]) -> list[tuple[Read, ...]]:
    """Return what is said before it is of no use any more."""
    return list(takewhile(lambda _: not done.is_set(), voices))


def _cut_off(read: Read, grey: np.ndarray) -> bool:
    """Say whether a read may be a part of a symbol that goes on beyond the picture."""
    return may_be_cut_off(read.symbology, read.data) and at_edge(read.quad, (grey.shape[1], grey.shape[0]))


def _placed(reads: Sequence[Read], corners: Corners) -> tuple[Read, ...]:
    """Return reads of a cut-out region with the region's place in the picture: a voice of its own."""
    return tuple(replace(read, quad=quad_of(corners), decoder=f"{read.decoder}-crop") for read in reads)
