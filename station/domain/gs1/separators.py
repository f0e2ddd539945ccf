"""Lost separators: every honest reading of a message from which a decoder or wedge may have dropped FNC1.

Nothing here is guessed. Two readings or more are for a person to choose from.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import count

from station.domain.gs1.associations import companioned, contradiction, exclude
from station.domain.gs1.elements import GS, MOST, Elements, parse
from station.domain.gs1.refusal import Refused
from station.domain.gs1.splits import Part, Splits, Step

# Without a separator only AIs of a set length go on that long; nobody prints such a symbol, so nobody need search it
LONGEST = 1000
MOST_READINGS = 16
MOST_STEPS = 1000
# What scanners are set to send for GS. Those outside GS1 character set 82 cannot be data; <GS> could be.
TOKENS = ("{GS}", "[GS]", "<GS>", "{FNC1}", "<FNC1>", "\\x1d", "\\x1D", "\\u001d", "\u241d", "~", "^", "|", "#", "@")


@dataclass(frozen=True, slots=True)
class Readings:
    """The likeliest honest readings of a message that lost separators; `whole` is False where there may be more."""

    elements: tuple[Elements, ...] = ()
    whole: bool = True

    def __bool__(self) -> bool:
        """Say whether there is a reading, or may be one."""
        return bool(self.elements) or not self.whole


def readings(text: str) -> Readings:
    """Return the readings of a message that take separators for lost, likeliest first, sixteen at most.

    Only those count that are whole, pass every check, and could stand alone on an item.
    """
    if len(text) > LONGEST:
        return Readings(whole=False)
    kept: list[Elements] = []
    for parts in _likeliest(splits := Splits(text)):
        if parts is None or len(kept) == MOST_READINGS:
            return Readings(tuple(kept), whole=False)
        ais = frozenset(splits.ais[place].ai for place, _ in parts)
        if companioned(ais) == ais and not contradiction(elements := tuple(map(splits.element, parts))):
            kept.append(Elements(elements))
    return Readings(tuple(kept))


def _likeliest(splits: Splits) -> Iterator[tuple[Part, ...] | None]:
    """Yield the ways through a message that lose a separator, likeliest first, and None last where the search was cut.

    Each way begun waits at its likeliest next step; once that is taken, at the one after it.
    """
    tie = count()
    begun: list[tuple[float, int, float, tuple[Part, ...], Sequence[Step], int]] = []

    def wait(bits: float, before: tuple[Part, ...], steps: Sequence[Step], turn: int) -> None:
        if turn < len(steps):
            heappush(begun, (bits + steps[turn][0], next(tie), bits, before, steps, turn))

    wait(0.0, (), splits.steps(0, lossy=False), 0)
    seen = 0
    while begun:
        if seen > MOST_STEPS:
            yield None
            return
        _, _, bits, before, steps, turn = heappop(begun)
        wait(bits, before, steps, turn + 1)
        _, more, part, onward, lossy = steps[turn]
        before = (*before, part)
        if onward == len(splits.text):
            yield before
        elif len(before) < MOST:
            steps = _allowed(splits, onward, before, lossy=lossy)
            seen += 1 + len(steps)
            wait(bits + more, before, steps, 0)


def _allowed(splits: Splits, place: int, before: Sequence[Part], *, lossy: bool) -> Sequence[Step]:
    """Return the steps from a place that what came before allows: no excluded AI, no AI with two values."""
    ai = splits.ais[place].ai
    for start, end in before:
        other = splits.ais[start].ai
        if exclude(ai, other):
            return ()
        if ai == other:
            again = place + end - start
            same = splits.text[place:again] == splits.text[start:end]
            return splits.step((place, again), lossy=lossy) if same else ()
    return splits.steps(place, lossy=lossy)


def substituted(text: str) -> tuple[Elements, str] | None:
    """Return the reading of a message in which something else stands for GS, and what that is; None where none is."""
    for token in TOKENS:
        if token not in text:
            continue
        read = parse(text.replace(token, GS).removeprefix(GS))
        if not isinstance(read, Refused) and not contradiction(read.elements):
            return read, token
    return None
