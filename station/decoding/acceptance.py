"""When a read of one picture is taken: refused outright, trusted from one decoder, or only where two agree.

The evidence stands in docs/decisions/0006-decoder-cascade.md: which decoder misreads what, and how often.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from station.decoding.symbols import RETAIL
from station.domain.code import Symbology
from station.domain.sightings import refusal
from station.ports import Read

PHANTOMS = frozenset({Symbology.EAN_8, Symbology.UPC_E, Symbology.ITF})
CAREFUL_WITH_RETAIL = frozenset({"tapirscan", "tapirscan-crop", "grey"})


def sensible(reads: Iterable[Read]) -> tuple[Read, ...]:
    """Return the reads that may be taken at all."""
    return tuple(read for read in reads if refusal(read.symbology, read.data) is None)


def needs_agreement(read: Read) -> bool:
    """Say whether one decoder's word is not enough: phantoms of other symbols, and EAN/UPC by a loose reader."""
    if read.weak or read.symbology in PHANTOMS:
        return True
    return read.symbology in RETAIL and read.decoder not in CAREFUL_WITH_RETAIL


def same_message(one: Read, other: Read) -> bool:
    """Say whether two reads agree: the same message in the same kind of symbol (EAN/UPC is one kind)."""
    kind = one.symbology == other.symbology or {one.symbology, other.symbology} <= RETAIL
    return kind and one.data == other.data


def taken(said: Sequence[Read]) -> tuple[Read, ...]:
    """Return each message once that may be taken on what was said so far, with everyone who said it."""
    found: list[Read] = []
    for read in said:
        if any(same_message(read, other) for other in found):
            continue
        same = [other for other in said if same_message(read, other)]
        agreed = joined(min(same, key=needs_agreement), said)
        if agreed.decoder != read.decoder or not all(map(needs_agreement, same)):
            found.append(replace(agreed, weak=False))
    return tuple(found)


def joined(read: Read, others: Iterable[Read]) -> Read:
    """Return a read with the names of all decoders that agree with it, the first reader first."""
    names = dict.fromkeys((read.decoder, *(other.decoder for other in others if same_message(read, other))))
    return replace(read, decoder="+".join(names))
