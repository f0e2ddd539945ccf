"""Countries of origin by any of their codes and names."""

import re
from functools import lru_cache

from station.domain.normalising.country_table import ROWS
from station.domain.normalising.text import folded


def _tables() -> tuple[dict[str, str], dict[str, str]]:
    table: dict[str, str] = {}
    numeric: dict[str, str] = {}
    for row in ROWS.strip().splitlines():
        customs, two, three, number, zh, en = row.split()
        names = [name.replace("_", " ") for name in (*zh.split("/"), *en.split("/"))]
        table |= {folded(name): three for name in (customs, two, three, *names)}
        numeric[number] = three
    # a customs code stands before an ISO number: 116 is Japan, though ISO numbers Cambodia so
    return numeric | table, numeric


COUNTRIES, _NUMBERS = _tables()


@lru_cache(maxsize=1)
def customs_names() -> dict[str, tuple[str, str]]:
    """Return the Chinese and the English name of a country by its customs code."""
    rows = (row.split() for row in ROWS.strip().splitlines())
    first = ((customs, zh.split("/")[0], en.split("/")[0]) for customs, _, _, _, zh, en in rows)
    return {customs: (zh, en.replace("_", " ")) for customs, zh, en in first}


def by_number(text: str) -> frozenset[str]:
    """Return the country that ISO 3166-1 gives a number to, which customs may have given to another; or none."""
    return frozenset(filter(None, (_NUMBERS.get(text.strip().zfill(3)) if text.strip().isdecimal() else None,)))


#: A state's form around its name: 意大利共和国, Republic of Italy. Of Korea, the Congo and China there are two.
_STATE = re.compile(
    "^阿拉伯(?=.+共和国$)|(?:人民|民主|社会主义|联邦|合众|伊斯兰|阿拉伯)*(?:共和国|王国|联邦|合众国|大公国|公国|特别行政区|地区|及北爱尔兰联合王国)$"
    "|^(?:the)?(?:federal|socialist|islamic|arab|hashemite)?(?:republic|kingdom|commonwealth|state|grandduchy)of(?:the)?"
)
_PLAIN = frozenset(name for name, three in COUNTRIES.items() if three not in {"COG", "COD", "KOR", "PRK", "CHN"})


@lru_cache(maxsize=2048)
def country(text: str) -> str | None:
    """Return the ISO 3166 alpha-3 code of a country given by code or name; None where it is none."""
    word = folded(text[:120])
    if word in COUNTRIES:
        return COUNTRIES[word]
    if (short := _STATE.sub("", word)) != word and short in _PLAIN:
        return COUNTRIES[short]
    for end in (2, 3):
        head, tail = COUNTRIES.get(word[:end]), COUNTRIES.get(word[end:])
        if head is not None and head == tail:
            return head
        head, tail = COUNTRIES.get(word[:-end]), COUNTRIES.get(word[-end:])
        if head is not None and head == tail:
            return head
    for place in range(2, len(word) - 1):
        head, tail = COUNTRIES.get(word[:place]), COUNTRIES.get(word[place:])
        if head is not None and head == tail:
            return head
    return None
