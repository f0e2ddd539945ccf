"""Places of a reference file: where rows lie, so that all that is found by one number lies side by side."""

from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from typing import NamedTuple

#: Row numbers of one place; PLACES x SPAN fits the 63 bits of a row number.
SPAN = 900_000
PLACES = 10**13

#: The tables of the file: by GTIN, by the number of a list or a unit, and what every look-up asks again.
GOODS, NUMBERS, RULES = "goods", "numbers", "rules"
SHELVES = (GOODS, NUMBERS, RULES)


@dataclass(frozen=True, slots=True)
class Drawer:
    """Row numbers from `first` to `last` in each place of a shelf: room for rows of one kind."""

    shelf: str
    first: int
    last: int


class Place(NamedTuple):
    """Where a row is filed: in a drawer of one place; its row number is place x SPAN + a number in the drawer."""

    number: int
    drawer: Drawer


def place_of_gtin(gtin: str) -> int:
    """Return the place of a GTIN-14: its digits less the check digit, the indicator last.

    So a piece and its cases, which mostly differ in the indicator alone, lie side by side.
    """
    return int(gtin[1:13] + gtin[0])


def place_of_family(gtin: str) -> int:
    """Return the place where the packs of a GTIN-14 lie: that of the piece, which mostly has the indicator 0."""
    return int(gtin[1:13] + "0")


@lru_cache(maxsize=4096)
def place_of_text(text: str) -> int:
    """Return the place of a number that is no GTIN. Two may share one: what is found must be compared."""
    return int.from_bytes(blake2b(text.encode(errors="surrogatepass"), digest_size=8).digest(), "big") % PLACES
