"""Personal data at the border: what a record says of its buyer, taken out of everything else that it says."""

import re
from collections.abc import Collection

from station.domain.gs1.personal import is_identity

_IDENTITY = re.compile(r"(?<![0-9A-Za-z])[1-9][0-9]{5}(?:19|20)[0-9]{9}[0-9Xx](?![0-9A-Za-z])")
_MOBILE = re.compile(r"(?<![0-9])1[3-9][0-9][- ]?[0-9]{4}[- ]?[0-9]{4}(?![0-9])")
MASK = "*"
#: Telephone numbers have 11 digits and identity numbers 18; so long a number is in no code by chance.
LONG = 10


def own(values: Collection[str]) -> tuple[str, ...]:
    """Return what to look for: a buyer's own data, the longest first; what is too short to mean anything is left."""
    bare = {value.strip() for value in values}
    bare |= {digits for value in bare if len(digits := re.sub("[^0-9Xx]", "", value)) >= LONG}
    return tuple(sorted((value for value in bare if len(value) >= 2), key=lambda value: (-len(value), value)))


def masked(text: str, buyer: Collection[str]) -> str:
    """Return free text with the buyer's own data, identity numbers (GB 11643) and mobile numbers masked."""
    for value in buyer:
        text = text.replace(value, MASK * len(value))
    text = _IDENTITY.sub(lambda m: MASK * 18 if is_identity(m[0]) else m[0], text)
    return _MOBILE.sub(lambda m: re.sub("[0-9]", MASK, m[0]), text)


def holds(code: str, buyer: Collection[str]) -> bool:
    """Say whether a code holds what is a buyer's own: a long number of his anywhere, or his name or address alone.

    Placeholders such as 00000000000 are nobody's, and what is short is in a code by chance.
    """
    return any(
        (value == code and not value.isascii()) or (len(value) >= LONG and value in code and len(set(value)) > 2)
        for value in buyer
    )
