"""The numbers of a buyer as they may be written elsewhere: with and without country, area and extension."""

import re
from collections.abc import Iterator

from station.interchange.personal.folding import folded, plain

#: Telephone numbers have 11 digits and identity numbers 18; so long a number is in no code by chance.
LONG = 10
#: The local part of a telephone number; what is shorter is a placeholder, an amount or a size.
SHORT = 7
_MOST_RUNS = 8
_ABROAD = re.compile(r" *(?:\+|00)[0-9]{1,3}")
_AT_HOME = re.compile(r"0{0,2}86(?=1[3-9][0-9]{9}|0[1-9])")


def numbers(said: str) -> Iterator[str]:
    """Yield the digits of a telephone or document number, whole and in the parts that are dialled on their own."""
    if said.isascii() and said.isdecimal() and said[0] == "1":
        yield said  # a mobile or identity number, as nearly always
        return
    bare = plain(said)
    runs = re.findall("[0-9]+", bare)
    whole = "".join(runs)
    yield whole
    yield _AT_HOME.sub("", whole, count=1)
    yield from runs
    if found := _ABROAD.match(bare):
        yield "".join(re.findall("[0-9]+", bare[found.end() :]))
    if 1 < len(runs) <= _MOST_RUNS:
        yield from ("".join(runs[:n]) for n in range(2, len(runs)))  # less an extension
    if SHORT < len(whole) <= 12 and whole[0] == "0" != whole[1]:
        yield whole[3 if whole[1] in "12" else 4 :]


def document(said: str) -> tuple[str, ...]:
    """Return the number of a passport, permit or identity card, folded; nothing where it is digits alone or short."""
    if said.isdecimal():
        return ()
    bare = folded(said)
    figures = sum(map(str.isdecimal, bare))
    return (bare,) if figures >= 5 and SHORT <= len(bare) != figures else ()


def placeholder(digits: str) -> bool:
    """Say whether a number is nobody's, such as 00000000000."""
    return len(set(digits)) <= 2
