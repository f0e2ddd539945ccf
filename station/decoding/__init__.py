"""Decoding: reading barcodes in pictures, by several decoders in a measured order."""

from dataclasses import dataclass
from functools import cache
from importlib import import_module

from station.domain.code import Symbology
from station.ports import Decoder, Image, Quad, Read


@dataclass(frozen=True, slots=True)
class PictureRead:
    """An accepted read of a still: `bytes` with FNC1 as GS, `decoders` in the order they were asked."""

    format: Symbology
    text: str
    bytes: bytes
    aim: str | None
    quad: Quad
    decoders: tuple[str, ...]


def read_image(image: Image) -> list[PictureRead]:
    """Read every code of a still (8-bit grey or BGR) with all that may help; an empty list where none can be taken."""
    return [_of(read) for read in deep().read(image)]


@cache
def deep() -> Decoder:
    """Return the decoder for stills; libraries are loaded with the first call."""
    decoder: Decoder = import_module("station.decoding.cascade").deep_cascade()
    return decoder


@cache
def live() -> Decoder:
    """Return the decoder for every frame of a camera; libraries are loaded with the first call."""
    decoder: Decoder = import_module("station.decoding.cascade").live_cascade()
    return decoder


def second_look() -> Decoder:
    """Return a decoder for frames that the live one read nothing in, with a memory of its own; for one thread."""
    decoder: Decoder = import_module("station.decoding.cascade").second_look()
    return decoder


#: Decoders that a tester can let look at the frames of the dock beside the live one.
CANDIDATES = ("live", "deep", "zxing", "tapirscan", "zbar")


def candidate(name: str) -> Decoder:
    """Return one of `CANDIDATES`. Raises StationFault where its library is missing."""
    decoder: Decoder = import_module("station.decoding.cascade").candidate(name)
    return decoder


def places(image: Image) -> tuple[Quad, ...]:
    """Return where in a picture symbols are, read or not; not those that hold personal data."""
    found: tuple[Quad, ...] = import_module("station.decoding.cascade").places(image)
    return found


def status() -> str | None:
    """Say what is missing on this machine, in words for the operator; None where every decoder is there."""
    missing: str | None = import_module("station.decoding.zbar").status()
    return missing


def _of(read: Read) -> PictureRead:
    text = read.text or read.data.decode("utf-8", "replace")
    return PictureRead(read.symbology, text, read.data, read.aim, read.quad, tuple(read.decoder.split("+")))
