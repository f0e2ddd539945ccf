"""The cascade put together: which decoders read stills, which read frames, and who only votes.

Order matters: tapirscan on 1-D symbols first (fast, fewest misreads), zxing-cpp next (all symbologies, fast), tapirscan
in earnest last (slow, reads most). zbar never reads first: it lets misreads through, but its voice counts as a second.
"""

import logging

from station.decoding.frames import FrameReader
from station.decoding.stills import StillReader
from station.decoding.zbar import open_zbar
from station.ports import Decoder, StationFault

log = logging.getLogger(__name__)


def deep_cascade() -> Decoder:
    """Return the reader for stills: everything that may help."""
    return StillReader(_voters())


def live_cascade() -> Decoder:
    """Return the reader for every frame of a camera."""
    return FrameReader()


def _voters() -> tuple[Decoder, ...]:
    try:
        return (open_zbar(),)
    except StationFault as fault:
        log.warning("%s", fault)
        return ()
