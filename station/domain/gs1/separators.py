"""Lost separators: every honest reading of a message from which a decoder or wedge may have dropped FNC1.

Nothing here is guessed. Two readings or more are for a person to choose from.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from station.domain.gs1.associations import contradiction, missing
from station.domain.gs1.dictionary import at
from station.domain.gs1.elements import GS, Element, Elements, judge, parse
from station.domain.gs1.refusal import Refused

LONGEST = 200
MOST_LOST = 3
MOST_READINGS = 8
# Alt+029, typed by a scanner that sends GS as an Alt code, arrives as these digits in a window that ignores Alt codes
ALT_CODE = "029"
# What scanners are set to send for GS. Those outside GS1 character set 82 cannot be data; <GS> could be.
TOKENS = ("{GS}", "[GS]", "<GS>", "{FNC1}", "<FNC1>", "\\x1d", "\\x1D", "\\u001d", "\u241d", "~", "^", "|", "#", "@")


@dataclass(slots=True)
class _Search:
    """A walk through a message that may end a value without a set length anywhere; dead ends are remembered."""

    text: str
    dead: set[tuple[int, int]] = field(default_factory=set)
    found: list[tuple[Element, ...]] = field(default_factory=list)

    def walk(self, place: int, lost: int, before: tuple[Element, ...]) -> bool:
        """Follow all readings from a place that lose exactly `lost` separators more; say whether one was found."""
        if place == len(self.text):
            if lost == 0:
                self.found.append(before)
            return lost == 0
        if (place, lost) in self.dead:
            return False
        if len(self.found) >= 4 * MOST_READINGS:
            return True
        definition = at(self.text, place)
        alive = False
        if definition is not None:
            start = place + len(definition.ai)
            stop = self.text.find(GS, start)
            stop = len(self.text) if stop < 0 else stop
            if definition.predefined:
                ends = [start + definition.longest]
            else:
                ends = [*range(start + definition.shortest, min(start + definition.longest, stop) + 1)]
            for end in ends:
                onward = self._onward(end, predefined=definition.predefined) if end <= stop else ()
                if onward and not isinstance(judge(definition, value := self.text[start:end]), Refused):
                    alive |= self._go_on(onward, lost, (*before, Element(definition, value)))
        if not alive:
            self.dead.add((place, lost))
        return alive

    def _go_on(self, onward: Sequence[tuple[int, int]], lost: int, elements: tuple[Element, ...]) -> bool:
        alive = False
        for place, cost in onward:
            alive |= cost <= lost and self.walk(place, lost - cost, elements)
        return alive

    def _onward(self, end: int, *, predefined: bool) -> Sequence[tuple[int, int]]:
        """Where the next AI may begin after a value's end, and how many separators that takes for lost."""
        if end == len(self.text):
            return [(end, 0)]
        if self.text.startswith(GS, end):
            return [(end + 1, 0)]
        if predefined:
            return [(end, 0)]
        after = end + len(ALT_CODE)
        places = (end, after) if self.text.startswith(ALT_CODE, end) else (end,)
        return [(place, 1) for place in places if at(self.text, place)]


def readings(text: str) -> tuple[Elements, ...]:
    """Return the readings of a message that take one to three separators for lost, fewest first, eight at most.

    Only those count that are whole, pass every check, and could stand alone on an item. A message longer than 200
    characters has none: no symbol on an item holds that much without separators.
    """
    if len(text) > LONGEST:
        return ()
    kept: list[Elements] = []
    search = _Search(text)
    for lost in range(1, MOST_LOST + 1):
        search.found.clear()
        search.walk(0, lost, ())
        kept += [Elements(e) for e in search.found if not contradiction(e) and not missing(e, alone=True)]
    return tuple(dict.fromkeys(kept))[:MOST_READINGS]


def substituted(text: str) -> tuple[Elements, str] | None:
    """Return the reading of a message in which something else stands for GS, and what that is; None where none is."""
    for token in TOKENS:
        if token not in text:
            continue
        read = parse(text.replace(token, GS).removeprefix(GS))
        if not isinstance(read, Refused) and not contradiction(read.elements):
            return read, token
    return None
