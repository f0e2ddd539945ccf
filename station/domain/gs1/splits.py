"""Every way to part a message into AIs and values where separators may be lost, likeliest first.

What can follow a place does not depend on how it was reached: each place is worked out once, from the end. So the best
way on is always known, and whole ways come out in the order of their bits.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from station.domain.gs1.associations import companioned
from station.domain.gs1.charsets import CSET82
from station.domain.gs1.dictionary import at, find
from station.domain.gs1.elements import GS, Element, judge
from station.domain.gs1.likelihood import identifier_bits, text_bits
from station.domain.gs1.refusal import Refused

# Alt+029, typed by a scanner that sends GS as an Alt code, arrives as these digits in a window that ignores Alt codes
ALT_CODE = "029"
NEVER = float("inf")
# What no value holds whose components are all of one character set; what else a value may be is left to `judge`
_BREAKS = {"X": re.compile(f"[^{re.escape(CSET82)}]"), "N": re.compile("[^0-9]"), "": re.compile(GS)}

# An AI's place and its value's end
Part = tuple[int, int]
# The bits of the best way over a part to the end, those of the part, the part, the next AI's place, whether a separator
# was lost by then
Step = tuple[float, float, Part, int, bool]


class Splits:
    """The AIs of a message by their places, and what leads from each of them to the message's end.

    An AI that would need a companion which can stand nowhere in the message is left out.
    """

    def __init__(self, text: str) -> None:
        size = len(text)
        self.text = text
        found = {place: definition for place in range(size) if (definition := at(text, place))}
        likely = companioned(frozenset(definition.ai for definition in found.values()))
        self.ais = {place: definition for place, definition in found.items() if definition.ai in likely}
        self._raw: dict[int, Sequence[tuple[int, int, bool, float]]] = {}
        self._sorted: dict[tuple[int, bool], Sequence[Step]] = {}
        self._breaks = {charset: [*(m.start() for m in b.finditer(text)), size] for charset, b in _BREAKS.items()}
        free = text_bits(text, "X")
        self._bits = {"N": text_bits(text, "N"), "X": free, "": free}
        # Of the ways from a place to the end the bits of the best: of any, and of one that loses a separator
        self._best: dict[int, tuple[float, float]] = {size: (0.0, NEVER)}
        # The same from each place where a value may end, with the bits of all the text before it
        self._ahead = {charset: ([NEVER] * (size + 1), [NEVER] * (size + 1)) for charset in ("N", "X")}
        # Behind a value's end: the next AI's place, and whether a separator was lost there
        self._onward: dict[int, list[tuple[int, bool]]] = {}
        self._leave(size, size, lost=False)
        if text.endswith(GS):
            self._leave(size - 1, size, lost=False)
        for place in sorted(self.ais, reverse=True):
            self._work_out(place)

    def element(self, part: Part) -> Element:
        """Return an AI with its value."""
        return Element(self.ais[part[0]], self.value(part))

    def value(self, part: Part) -> str:
        """Return the value of an AI."""
        place, end = part
        return self.text[place + len(self.ais[place].ai) : end]

    def steps(self, place: int, *, lossy: bool) -> Sequence[Step]:
        """Return the steps from a place, those on the best way first; not `lossy`: a separator must still be lost."""
        if (place, lossy) not in self._sorted:
            self._sorted[place, lossy] = self._ordered(place, self._from(place), lossy=lossy)
        return self._sorted[place, lossy]

    def step(self, part: Part, *, lossy: bool) -> Sequence[Step]:
        """Return those of the steps from a place that end at a given place."""
        place, end = part
        known = self._raw.get(place)
        if known is None:
            steps = self._taken(place, (end,) if end in self._between(place) else ())
        else:
            steps = [step for step in known if step[0] == end]
        return self._ordered(place, steps, lossy=lossy)

    def reachable(self) -> Iterator[Part]:
        """Yield the AIs with their values that stand on some way from the beginning to the end."""
        places = {0}
        for place in sorted(self._best):
            if place in places and place < len(self.text):
                for end, onward, _, _ in self._from(place):
                    places.add(onward)
                    yield place, end

    def _ordered(self, place: int, steps: Iterable[tuple[int, int, bool, float]], *, lossy: bool) -> Sequence[Step]:
        ways = (
            (bits + self._best[onward][not (lossy or lost)], bits, (place, end), onward, lossy or lost)
            for end, onward, lost, bits in steps
        )
        return sorted(way for way in ways if way[0] < NEVER)

    def _from(self, place: int) -> Sequence[tuple[int, int, bool, float]]:
        if place not in self._raw:
            self._raw[place] = self._taken(place, self._between(place)) if place in self.ais else ()
        return self._raw[place]

    def _taken(self, place: int, ends: Iterable[int]) -> Sequence[tuple[int, int, bool, float]]:
        definition = self.ais[place]
        charset, sure = _form(definition.ai)
        start = place + len(definition.ai)
        fixed = identifier_bits(definition.ai) - self._bits[charset][start]
        return [
            (end, onward, lost and not definition.predefined, fixed + self._bits[charset][end])
            for end in ends
            if end in self._onward and (sure or not isinstance(judge(definition, self.text[start:end]), Refused))
            for onward, lost in self._onward[end]
            if not (definition.predefined and lost and onward > end)
        ]

    def _between(self, place: int) -> range:
        """Return the places where a value may end by its length and its characters."""
        definition = self.ais[place]
        start = place + len(definition.ai)
        breaks = self._breaks[_form(definition.ai)[0]]
        fence = breaks[bisect_left(breaks, min(start, len(self.text)))]
        return range(start + definition.shortest, min(start + definition.longest, fence) + 1)

    def _work_out(self, place: int) -> None:
        definition = self.ais[place]
        charset, sure = _form(definition.ai)
        if sure and not definition.predefined:
            start = place + len(definition.ai)
            ends = self._between(place)
            fixed = identifier_bits(definition.ai) - self._bits[charset][min(start, len(self.text))]
            least, lossy = (fixed + min(ahead[ends.start : ends.stop], default=NEVER) for ahead in self._ahead[charset])
        else:
            steps = self._from(place)
            least = min((bits + self._best[onward][0] for _, onward, _, bits in steps), default=NEVER)
            lossy = min((bits + self._best[onward][not lost] for _, onward, lost, bits in steps), default=NEVER)
        if least < NEVER:
            self._best[place] = (least, lossy)
            self._open(place)

    def _open(self, place: int) -> None:
        """Let values end before an AI from which there is a way to the end."""
        before = place - len(ALT_CODE)
        self._leave(place, place, lost=True)
        if place and self.text[place - 1] == GS:
            self._leave(place - 1, place, lost=False)
        elif before >= 0 and self.text.startswith(ALT_CODE, before):
            self._leave(before, place, lost=True)

    def _leave(self, end: int, onward: int, *, lost: bool) -> None:
        self._onward.setdefault(end, []).append((onward, lost))
        least, lossy = self._best[onward]
        for charset, (any_way, lossy_way) in self._ahead.items():
            bits = self._bits[charset][end]
            any_way[end] = min(any_way[end], bits + least)
            lossy_way[end] = min(lossy_way[end], bits + (least if lost else lossy))


@cache
def _form(ai: str) -> tuple[str, bool]:
    """Return the character set that all of a value is of, or an empty text, and whether nothing else is asked of it."""
    definition = find(ai)
    parts = definition.components if definition else ()
    charset = parts[0].charset if len({part.charset for part in parts}) == 1 else ""
    return (charset, len(parts) == 1 and not parts[0].checks) if charset in {"N", "X"} else ("", False)
