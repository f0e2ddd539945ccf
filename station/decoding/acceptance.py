"""When a read of one picture is taken: refused outright, trusted from one decoder, or only where two agree.

The evidence stands in docs/decisions/0006-decoder-cascade.md: which decoder misreads what, and how often.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import replace

from station.decoding.symbols import LINEAR, RETAIL
from station.domain.code import Symbology
from station.domain.votes import refusal
from station.ports import Point, Quad, Read

PHANTOMS = frozenset({Symbology.EAN_8, Symbology.UPC_E, Symbology.ITF})
#: What the name of a decoder ends in that was shown a part of the picture.
CROP = "-crop"
#: How far a part may reach over the edge of its whole, and how much shorter it is, as shares of the whole; real UPC-E
#: lie in unread bars up to twice as long.
SLACK, SHORTER, MUCH_SHORTER = 0.03, 0.8, 0.35
CAREFUL_WITH_RETAIL = frozenset({"tapirscan", "tapirscan-crop", "grey"})
#: Takes no part for a whole: it knows ITF-14 alone, with its quiet zones and its check digit.
CAREFUL_WITH_PHANTOMS = "grey"


def sensible(reads: Iterable[Read]) -> tuple[Read, ...]:
    """Return the reads that may be taken at all: no part of another symbol among them."""
    may = [read for read in reads if refusal(read.symbology, read.data) is None]
    return tuple(read for read in may if not any(_is_part(read, other) for other in may))


def whole(reads: Iterable[Read], unread: Sequence[Quad]) -> tuple[Read, ...]:
    """Return the reads of a frame but for phantoms made out of longer bars that nothing was read of.

    Of a phantom each decoder is one voice, whether it was shown the picture or a part of it. Seen: a UPC-E between two
    spots of glare on a Code 128, in three of five frames.
    """
    phantoms = ((read, read.symbology in PHANTOMS) for read in reads)
    return tuple(
        replace(read, decoder=_decoders(read)) if phantom else read
        for read, phantom in phantoms
        if not (phantom and any(_inside(read.quad, other, MUCH_SHORTER) for other in unread))
    )


def _decoders(read: Read) -> str:
    return "+".join(dict.fromkeys(name.removesuffix(CROP) for name in read.decoder.split("+")))


def _is_part(read: Read, other: Read) -> bool:
    """Say whether a linear read was made out of a part of another linear symbol's bars.

    Seen: a DataBar in the middle of a Code 128, with all its checks right.
    """
    if read.symbology not in LINEAR or other.symbology not in LINEAR or read.data == other.data:
        return False
    return _inside(read.quad, other.quad, SHORTER)


def _inside(part: Quad, whole: Quad, shorter: float) -> bool:
    """Say whether bars are a part of others: they lie inside them, and are no longer than a share of them."""
    long = max(map(math.dist, whole, (*whole[1:], whole[0])))
    short = max(map(math.dist, part, (*part[1:], part[0])))
    return short < long * shorter and all(_within(point, whole, long * SLACK) for point in part)


def _within(point: Point, quad: Quad, slack: float) -> bool:
    """Say whether a point lies in a convex quad, or no farther than `slack` outside; whichever way its corners go."""
    x, y = point
    signed = []
    for (x1, y1), (x2, y2) in zip(quad, (*quad[1:], quad[0]), strict=True):
        length = math.hypot(x2 - x1, y2 - y1) or 1.0
        signed.append(((x2 - x1) * (y - y1) - (y2 - y1) * (x - x1)) / length)
    return all(side >= -slack for side in signed) or all(side <= slack for side in signed)


def needs_agreement(read: Read) -> bool:
    """Say whether one decoder's word is not enough: phantoms of other symbols, and EAN/UPC by a loose reader."""
    if read.weak or (read.symbology in PHANTOMS and read.decoder != CAREFUL_WITH_PHANTOMS):
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
