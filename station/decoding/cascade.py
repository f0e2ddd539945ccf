"""The cascade: decoders in the measured order, the first whose word can be taken; others are asked where it cannot.

Order matters: tapirscan on 1-D symbols first (fast, fewest misreads), zxing-cpp next (all symbologies, fast), tapirscan
in earnest last (slow, reads most). zbar never reads first: it lets misreads through, but its voice counts as a second.
"""

import logging
from collections.abc import Sequence

from station.decoding.acceptance import sensible, taken
from station.decoding.stills import StillReader
from station.decoding.symbols import LINEAR
from station.decoding.tapir import Tapirscan
from station.decoding.zbar import open_zbar
from station.decoding.zxing import Zxing
from station.ports import Decoder, Image, Read, StationFault

log = logging.getLogger(__name__)


class Cascade:
    """Asks `readers` in turn until a read can be taken; one that needs agreement is put to the rest and to `voters`."""

    def __init__(self, name: str, readers: Sequence[Decoder], voters: Sequence[Decoder] = ()) -> None:
        self.name = name
        self._readers, self._voters = tuple(readers), tuple(voters)

    def read(self, image: Image) -> tuple[Read, ...]:
        """Return every read that can be taken; nothing where decoders do not agree enough."""
        said: list[Read] = []
        for reader in self._readers:
            said += sensible(reader.read(image))
            if found := taken(said):
                return found
        if said:
            for voter in self._voters:
                said += sensible(voter.read(image))
        return taken(said)


def deep_cascade() -> Decoder:
    """Return the reader for stills: everything that may help."""
    return StillReader(_voters())


def live_cascade() -> Cascade:
    """Return the cascade for every frame of a camera: cheap on frames with nothing in them."""
    return Cascade("live", (Tapirscan(LINEAR, effort="low"), Zxing(halved=False, inverted=False)))


def _voters() -> tuple[Decoder, ...]:
    try:
        return (open_zbar(),)
    except StationFault as fault:
        log.warning("%s", fault)
        return ()
