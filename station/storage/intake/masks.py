"""One record, masked more or less: each import knows the buyers of its own lists, and masks by them."""

from dataclasses import replace

from station.domain.gs1.personal import MASK
from station.domain.intake import ReturnSent


def as_masked(text: str, other: str) -> str:
    """Return a text masked wherever it or the other is, if they differ nowhere else; else as it is."""
    if len(text) != len(other):
        return text
    masked = "".join(MASK if MASK in {one, two} else one for one, two in zip(text, other, strict=True))
    alike = all(two in {one, MASK} for one, two in zip(other, masked, strict=True))
    return masked if alike else text


def return_as_masked(sent: ReturnSent, other: ReturnSent) -> ReturnSent:
    """Return an application with its free texts masked wherever those of the other are, if they differ nowhere else."""
    rows = sent.rows
    if len(rows) == len(other.rows):
        pairs = zip(rows, other.rows, strict=True)
        rows = tuple(replace(one, gname=as_masked(one.gname, two.gname)) for one, two in pairs)
    ebc_name = as_masked(sent.ebc_name, other.ebc_name)
    return replace(sent, ebc_name=ebc_name, reason=as_masked(sent.reason, other.reason), rows=rows)
