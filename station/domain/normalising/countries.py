"""Countries of origin by any of their codes and names."""

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


def by_number(text: str) -> frozenset[str]:
    """Return the country that ISO 3166-1 gives a number to, which customs may have given to another; or none."""
    return frozenset(filter(None, (_NUMBERS.get(text.strip().zfill(3)) if text.strip().isdecimal() else None,)))


@lru_cache(maxsize=2048)
def country(text: str) -> str | None:
    """Return the ISO 3166 alpha-3 code of a country given by code or name; None where it is none."""
    word = folded(text[:120])
    if word in COUNTRIES:
        return COUNTRIES[word]
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
