"""The cascade: decoders in the measured order, the first whose word can be taken; others are asked where it cannot.

Order matters: tapirscan on 1-D symbols first (fast, fewest misreads), zxing-cpp next (all symbologies, fast), tapirscan
in earnest last (slow, reads most). zbar never reads first: it lets misreads through, but its voice counts as a second.
"""

import logging
from collections.abc import Sequence

from station.decoding.acceptance import joined, needs_agreement, same_message, sensible
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
            if taken := _taken(said):
                return taken
        if said:
            for voter in self._voters:
                said += sensible(voter.read(image))
        return _taken(said)


def _taken(said: Sequence[Read]) -> tuple[Read, ...]:
    """Return each message once that may be taken on what was said so far, with everyone who said it."""
    taken: list[Read] = []
    for read in said:
        if any(same_message(read, other) for other in taken):
            continue
        agreed = joined(read, said)
        if agreed.decoder != read.decoder or not needs_agreement(read):
            taken.append(agreed)
    return tuple(taken)


def deep_cascade() -> Cascade:
    """Return the cascade for stills: everything that may help, a few tens of milliseconds a photo."""
    readers = (Tapirscan(LINEAR, effort="low"), Zxing(), Tapirscan(effort="medium"))
    return Cascade("deep", readers, _voters())


def live_cascade() -> Cascade:
    """Return the cascade for every frame of a camera: cheap on frames with nothing in them."""
    return Cascade("live", (Tapirscan(LINEAR, effort="low"), Zxing(halved=False, inverted=False)))


def _voters() -> tuple[Decoder, ...]:
    try:
        return (open_zbar(),)
    except StationFault as fault:
        log.warning("%s", fault)
        return ()
