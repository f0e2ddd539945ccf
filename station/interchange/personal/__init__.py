"""Personal data at the border: what a record says of its buyer, taken out of everything else that it says."""

import re
from collections.abc import Iterable

from station.interchange.personal import announced, patterns
from station.interchange.personal.buyer import NOBODY, Buyer
from station.interchange.personal.folding import folded
from station.interchange.personal.known import KnownBuyers

__all__ = ["MASK", "NOBODY", "Buyer", "KnownBuyers", "masked", "numbers_masked", "quoted"]

MASK = "*"
_LONG_NUMBER = re.compile("[0-9]{7,}")
_NOT_ASCII = re.compile("[^\x00-\x7f]")


def masked(text: str, buyer: Buyer = NOBODY) -> str:
    """Return free text, place by place, with the buyer's own data masked, and whatever is somebody's by its form.

    By form are identity numbers (GB 11643), mobile numbers, and names and addresses that the text announces.
    """
    if not text:
        return text
    bare = folded(text)
    spans = buyer.spans(text, bare)
    if patterns.likely(bare):
        spans += patterns.spans(text)
    if announced.likely(bare):
        spans += announced.spans(text)
    return _starred(text, spans) if spans else text


def numbers_masked(text: str) -> str:
    """Return what a table says of goods with identity and mobile numbers masked; it has no buyer, and announces none.

    There 消费者安慕希 and 联系人王牌 are words of a product.
    """
    return _starred(text, patterns.spans(text)) if patterns.likely(folded(text)) else text


def _starred(text: str, spans: Iterable[tuple[int, int]]) -> str:
    chars = list(text)
    for start, end in spans:
        chars[start:end] = MASK * (end - start)
    return "".join(chars)


def quoted(name: str) -> str:
    """Return a name out of a file as a report may say it: what is not ASCII, and long numbers, might be a person's."""
    return _NOT_ASCII.sub(MASK, _LONG_NUMBER.sub(lambda found: MASK * len(found[0]), name))
