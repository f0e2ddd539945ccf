"""Numbers that are some person's by their form: Chinese identity numbers with their check, and mobile numbers."""

import re
from collections.abc import Iterator

from station.domain.gs1.personal import is_identity
from station.interchange.personal.folding import folded, plain

_IDENTITY = re.compile(r"(?<![0-9A-Za-z])[1-9][0-9]{5}(?:19|20)[0-9]{9}[0-9Xx](?![0-9A-Za-z])")
#: Spaced, it could be a lot, a day of production and a serial number: then the day must be of a person's birth.
_SPACED = re.compile(
    r"(?<![0-9A-Za-z])[1-9][0-9]{5}([- ])(?:19[0-9]{2}|200[0-9])[0-9]{4}\1[0-9]{3}[0-9Xx](?![0-9A-Za-z])"
)
_MOBILE = re.compile(
    r"(?<![0-9])(?:1[3-9][0-9](?:[- ]?[0-9]{4}[- ]?[0-9]{4}|\.[0-9]{4}\.[0-9]{4})"
    r"|\(1[3-9][0-9]\)[- ]?[0-9]{4}[- ]?[0-9]{4})(?![0-9])"
)
_ELEVEN = re.compile("[0-9]{11}")
#: In a code: province (GB/T 2260) and year of birth of somebody who may buy, lest a customs number be taken for one.
_IN_CODE = re.compile(
    r"(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3])[0-9]{4}(?:19[2-9][0-9]|200[0-9])[0-9]{7}[0-9Xx]"
)
_MOBILE_CODE = re.compile(r"(?:0{0,2}86)?1[3-9][0-9]{9}")


def likely(bare: str) -> bool:
    """Say whether a folded text may hold such a number at all: hardly any does."""
    return bool(_ELEVEN.search(bare))


def spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield where identity numbers (GB 11643) and mobile numbers stand in free text, in any width."""
    bare = plain(text)
    yield from _identities(bare)
    for found in _MOBILE.finditer(bare):
        for digits in re.finditer("[0-9]+", found[0]):
            yield found.start() + digits.start(), found.start() + digits.end()


def hidden_identities(text: str) -> str:
    """Return a text with its identity numbers masked, and nothing else."""
    for start, end in _identities(plain(text)):
        text = f"{text[:start]}{'*' * (end - start)}{text[end:]}"
    return text


def _identities(bare: str) -> Iterator[tuple[int, int]]:
    for pattern in (_IDENTITY, _SPACED):
        for found in pattern.finditer(bare):
            if is_identity(re.sub("[- ]", "", found[0])):
                yield found.span()


def is_somebodys(code: str) -> bool:
    """Say whether a code as a whole is a mobile number, or an identity number with its check, however it is spaced."""
    bare = folded(code)
    return bool(_MOBILE_CODE.fullmatch(bare)) or (bool(_IN_CODE.fullmatch(bare)) and is_identity(bare))
