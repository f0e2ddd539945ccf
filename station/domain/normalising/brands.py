"""Brands: one brand under its Latin and its Chinese name, by a table of pairs; a look-alike is another brand."""

import re
from dataclasses import dataclass
from functools import lru_cache

from station.domain.normalising.brand_table import ROWS, TRADE
from station.domain.normalising.text import folded


@dataclass(frozen=True, slots=True)
class Brand:
    """A brand of the table: all its names as written there, and where the pairing comes from."""

    names: tuple[str, ...]
    source: str


def _table() -> dict[str, frozenset[Brand]]:
    table: dict[str, frozenset[Brand]] = {}
    for row in ROWS.strip().splitlines():
        latin, _, chinese = row.partition("|")
        brand = Brand(tuple(name for name in (*latin.split("/"), *chinese.split("/")) if name), TRADE)
        for name in brand.names:
            table[folded(name)] = table.get(folded(name), frozenset()) | {brand}
    return table


#: By folded name; 芬达 is the drink and the guitar, Dove the soap and the chocolate.
BRANDS = _table()
_SPLIT = re.compile(r"[/()\[\]|,，、;；]+")
_HAN = re.compile(r"[㐀-鿿]")


def han(text: str) -> bool:
    """Say whether a text holds Chinese characters."""
    return bool(_HAN.search(text))


@dataclass(frozen=True, slots=True)
class Named:
    """A brand as written: its names apart, folded, and the brands of the table among them."""

    names: frozenset[str]
    brands: frozenset[Brand]

    def but_for(self, brands: frozenset[Brand]) -> frozenset[str]:
        """Return the names that are none of these brands'."""
        theirs = {folded(name) for brand in brands for name in brand.names}
        return self.names - theirs


@lru_cache(maxsize=4096)
def named(text: str) -> Named:
    """Return the names in a brand's text in common width and simplified characters: 爱他美(Aptamil) has two."""
    whole = folded(text)
    if whole in BRANDS:
        return Named(frozenset({whole}), BRANDS[whole])
    names: set[str] = set()
    for part in _SPLIT.split(text[:300]):
        word = folded(part)
        pieces = [word] if word in BRANDS else [folded(piece) for piece in _by_script(part)]
        names.update(piece for piece in pieces if piece)
    return Named(frozenset(names), frozenset[Brand]().union(*(BRANDS.get(n, ()) for n in names)))


def _by_script(part: str) -> list[str]:
    """Return the stretches of Chinese and of other writing; a lone letter or figure stays with what it follows."""
    found = re.findall(r"[㐀-鿿·]+|[^㐀-鿿·]+", part)
    if any(len(folded(piece)) < 2 and not han(piece) for piece in found):
        return [part]
    return found
