"""Words for the things and steps that histories tell of."""

import re

from station.domain.history.doubt import UNSET
from station.domain.thing import Thing
from station.ui import trace_phrases
from station.ui.language import Words


def named(thing: Thing, words: Words) -> str:
    """Return which lot, piece or unit a thing is, in words; a product alone by its number."""
    if thing.serial is not None:
        return words(trace_phrases.SERIAL).format(thing.serial)
    if thing.lot is not None:
        return words(trace_phrases.LOT).format(thing.lot)
    if thing.gtin is not None:
        return thing.gtin
    return words(trace_phrases.UNIT).format(tail(place(thing.sscc or "")))


def about(thing: Thing, words: Words) -> str:
    """Return which thing it is, of a lot or a piece with the product's number before it."""
    return f"{thing.gtin} {named(thing, words)}" if thing.lot or thing.serial else named(thing, words)


def step_words(code: str, words: Words) -> str:
    """Return a CBV word, whether it came bare, as a URN or as a web address, in the language of the screen."""
    if code.startswith(UNSET):
        return words(trace_phrases.NO_LONGER).format(step_words(code.removeprefix(UNSET), words))
    bare = re.split(r"[:/]", code)[-1].removeprefix("BizStep-").removeprefix("Disp-")
    known = trace_phrases.TRACE.get(bare)
    return words(known) if known else bare.replace("_", " ")


def place(read_point: str) -> str:
    """Return the telling end of a read point."""
    return re.split(r"[:/]", read_point)[-1]


def tail(code: str) -> str:
    """Return the end of a long number, which tells parcels apart."""
    return code if len(code) <= 9 else "…" + code[-8:]
