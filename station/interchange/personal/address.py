"""The parts of a buyer's address that say where somebody lives: a street with its number, never a town or district."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from station.interchange.personal.folding import WALL, folded

#: Province, city and district: hundreds of thousands live there, and merchants and goods are named after them.
_LEVELS = (("省", "自治区"), ("市", "自治州", "地区", "盟"), ("区", "县", "旗"))
#: Words that end like one of these and are none: 超市, 小区, 社区.
_NO_LEVEL = frozenset({"超市", "城市", "都市", "集市", "小区", "社区"})
#: A level's name has at most so many characters.
_LONGEST_LEVEL = 10
_STREET = re.compile("[路街道巷弄村里]|胡同|小区|花园")
#: A stretch of 5 characters holds one of the blocks of 3 that begin at every third character.
_BLOCK = 3
#: The annex allows 200 characters; a text that holds a block so often by chance was made to take time.
_LONGEST = 200
_MOST_MISSES = 30
#: A Chinese character counts for two, a letter or figure for one: 测试路12号 is 10, 1204室 is 6.
_ENOUGH = 9
_ENOUGH_WITHOUT_NUMBER = 12


@dataclass(frozen=True, slots=True)
class Address:
    """An address as it is looked for: folded, where its district ends, and blocks by which a part of it is noticed.

    `apart` holds where two numbers meet that stand apart in the address.
    """

    text: str
    detail: int
    blocks: tuple[tuple[str, int], ...]
    apart: frozenset[int]

    @classmethod
    def of(cls, said: str) -> "Address":
        """Return an address as a message writes it."""
        said = said[:_LONGEST]
        text = folded(said).replace(WALL, "")
        detail = _district(text)
        blocks: dict[str, int] = {}
        for start in range(detail, len(text) - _BLOCK + 1, _BLOCK):
            blocks.setdefault(text[start : start + _BLOCK], start)
        return cls(text, detail, tuple(blocks.items()), _apart(said))

    def spans(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield where a folded text holds a part that tells where somebody lives."""
        for block, at in self.blocks:
            place, misses = text.find(block), 0
            while place >= 0 and misses < _MOST_MISSES:
                start, end, first = self._widest(text, place, at)
                if self._tells(first, first + end - start):
                    yield start, end
                    place = text.find(block, end)
                else:
                    misses += 1
                    place = text.find(block, place + 1)

    def _widest(self, text: str, start: int, at: int) -> tuple[int, int, int]:
        """Return the widest stretch around a block that both have, in whole numbers, and its place in the address."""
        own = self.text
        end, last = start + _BLOCK, at + _BLOCK
        while start and at and text[start - 1] == own[at - 1]:
            start, at = start - 1, at - 1
        while end < len(text) and last < len(own) and text[end] == own[last]:
            end, last = end + 1, last + 1
        if _in_number(text, start) or (_in_number(own, at) and at not in self.apart):
            while start < end and text[start].isdecimal():
                start, at = start + 1, at + 1
        if _in_number(text, end) or (_in_number(own, last) and last not in self.apart):
            while start < end and text[end - 1].isdecimal():
                end -= 1
        return start, end, at

    def _tells(self, first: int, last: int) -> bool:
        stretch = self.text[max(first, self.detail) : last]
        weight = sum(2 if char >= "\u2e80" else 1 for char in stretch)
        if any(char.isdecimal() for char in stretch):
            return weight >= _ENOUGH and not stretch.isdecimal()
        return weight >= _ENOUGH_WITHOUT_NUMBER and bool(_STREET.search(stretch))


def _district(text: str) -> int:
    """Return where the district of a folded address ends; 0 where it names none."""
    end = 0
    for words in _LEVELS:
        ends = [place + len(word) for word in words if (place := text.find(word, end + 1, end + _LONGEST_LEVEL)) > 0]
        level = text[end : min(ends, default=end)]
        if level[-2:] not in _NO_LEVEL and not any(map(str.isdecimal, level)):
            end += len(level)
    return end


def _apart(said: str) -> frozenset[int]:
    if said.isalnum():
        return frozenset()
    parts = [folded(part) for part in re.split(r"[\W_]+", said)]
    return frozenset(accumulate(len(part) for part in parts))


def _in_number(text: str, place: int) -> bool:
    return 0 < place < len(text) and text[place - 1].isdecimal() and text[place].isdecimal()
