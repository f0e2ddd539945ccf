"""The cascade put together: which decoders read stills, which read frames, and who only votes.

Order matters: tapirscan on 1-D symbols first (fast, fewest misreads), zxing-cpp next (all symbologies, fast), tapirscan
in earnest last (slow, reads most). zbar never reads first: it lets misreads through, but its voice counts as a second.
"""

import logging

from station.decoding.frames import FrameReader
from station.decoding.stills import StillReader
from station.decoding.tapir import Tapirscan
from station.decoding.zbar import open_zbar
from station.decoding.zxing import Zxing
from station.ports import Decoder, StationFault

log = logging.getLogger(__name__)


def deep_cascade() -> Decoder:
    """Return the reader for stills: everything that may help."""
    return StillReader(_voters())


def live_cascade() -> Decoder:
    """Return the reader for every frame of a camera."""
    return FrameReader()


def candidate(name: str) -> Decoder:
    """Return a decoder by name, by itself: a peer of the trade, or one of our own readers."""
    match name:
        case "live":
            return live_cascade()
        case "deep":
            return deep_cascade()
        case "zxing":
            return Zxing()
        case "tapirscan":
            return Tapirscan()
        case "zbar":
            return open_zbar()
        case _:
            raise ValueError(f"no decoder is called {name!r}")


def _voters() -> tuple[Decoder, ...]:
    try:
        return (open_zbar(),)
    except StationFault as fault:
        log.warning("%s", fault)
        return ()
