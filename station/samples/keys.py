"""Key presses as a keyboard-wedge scanner types them, and as a person does."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from random import Random

from station.ports import KeyEvent

#: Milliseconds between the keys of a scanner, and around what a person needs for one.
WEDGE = (2, 8)
PERSON = (150, 215)


def wedge(rng: Random, at: datetime, text: str) -> Iterator[KeyEvent]:
    """Yield a scan as a wedge types it: a burst that ends with Return."""
    return _typed(rng, at, text, WEDGE)


def by_hand(rng: Random, at: datetime, text: str) -> Iterator[KeyEvent]:
    """Yield a text as a person types it, ended with Return."""
    return _typed(rng, at, text, PERSON)


def _typed(rng: Random, at: datetime, text: str, gaps: tuple[int, int]) -> Iterator[KeyEvent]:
    for char in text:
        yield KeyEvent(at, char)
        at += timedelta(microseconds=rng.randrange(gaps[0] * 1000, gaps[1] * 1000))
    yield KeyEvent(at, "\r", "Return")
