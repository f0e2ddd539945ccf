"""The cascade put together: which decoders read stills, which read frames, and who only votes.

Order matters: tapirscan on 1-D symbols first (fast, fewest misreads), zxing-cpp next (all symbologies, fast), tapirscan
in earnest last (slow, reads most). zbar never reads first: it lets misreads through, but its voice counts as a second.
"""

import logging

from station.decoding import deep
from station.decoding.frames import FrameReader
from station.decoding.regions import quad_of
from station.decoding.seconded import Seconded
from station.decoding.stills import StillReader
from station.decoding.tapir import Tapirscan
from station.decoding.unread import SecondLook
from station.decoding.zbar import open_zbar
from station.decoding.zxing import Zxing
from station.domain.gs1 import redact
from station.ports import Decoder, Image, Quad, StationFault

log = logging.getLogger(__name__)


def deep_cascade() -> Decoder:
    """Return the reader for stills: everything that may help."""
    return StillReader(_voters())


def live_cascade() -> Decoder:
    """Return the reader for every frame of a camera."""
    return FrameReader(_voters())


def second_look() -> Decoder:
    """Return the reader for frames that the live one read nothing in."""
    return SecondLook(deep(), Seconded(_voters()))


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


def places(image: Image) -> tuple[Quad, ...]:
    """Return where symbols are, read or not; those with personal data in them are left out."""
    bars, unread = Tapirscan().search(image)
    reads = (*bars, *Zxing().read(image))
    told = (read.quad for read in reads if redact(read.data, read.aim) == read.data)
    return (*told, *map(quad_of, unread))


def _voters() -> tuple[Decoder, ...]:
    try:
        return (open_zbar(),)
    except StationFault as fault:
        log.warning("%s", fault)
        return ()
