"""How likely an application identifier with its value is on goods, in bits: orders readings, and decides nothing.

A reading that explains the same characters by fewer bits stands before one that needs more. The figures are general
knowledge of labels, rounded; only their order of size matters.
"""

from collections.abc import Sequence
from functools import cache
from itertools import accumulate
from math import log2

from station.domain.gs1.dictionary import find

# What most labels on goods and pallets hold; each of these is about sixteen times as frequent as one of the others
EVERYDAY = frozenset({"00", "01", "02", "10", "11", "13", "15", "17", "21", "37", "240", "241", "400"})
EVERYDAY_BITS, RARE_BITS = 4.0, 8.0
DIGIT_BITS = log2(10)
# In free text: a digit, a capital letter, anything else
FREE_DIGIT_BITS, CAPITAL_BITS, OTHER_BITS = 4.0, 5.5, 8.0
# Bits that a value saves because few values pass the check
SAVED = {
    "csum": 3.3,
    "csumalpha": 10.0,
    "hh": 2.0,
    "hhmi": 2.7,
    "iban": 6.6,
    "iso3166": 2.0,
    "iso3166999": 2.0,
    "iso3166alpha2": 4.0,
    "iso4217": 2.5,
    "iso5218": 1.3,
    "yesno": 2.3,
    "yymmd0": 6.0,
    "yymmdd": 6.0,
    "yyyymmdd": 10.0,
}


def text_bits(text: str, charset: str) -> Sequence[float]:
    """Return the bits of every beginning of a text, one figure more than it has characters.

    `charset` is N for digits; in any other a digit is one of many characters.
    """
    if charset == "N":
        return [DIGIT_BITS * size for size in range(len(text) + 1)]
    bits = (FREE_DIGIT_BITS if c.isdigit() else CAPITAL_BITS if c.isupper() else OTHER_BITS for c in text)
    return (0.0, *accumulate(bits))


@cache
def identifier_bits(ai: str) -> float:
    """Return the bits of an AI and of its value's length, less what its checks save. LookupError for an unknown one."""
    definition = find(ai)
    if definition is None:
        raise LookupError(f"the dictionary has no AI ({ai})")
    saved = sum(SAVED.get(check, 0.0) for part in definition.components for check in part.checks)
    lengths = log2(definition.longest - definition.shortest + 1)
    return (EVERYDAY_BITS if ai in EVERYDAY else RARE_BITS) + lengths - saved
