"""Which of two records of one number is the newer, as far as anything tells it: versions never go backwards."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from station.domain.control import ControlInstruction
from station.domain.goods import HsCode, PackLevel, Product

Master = Product | PackLevel | HsCode | ControlInstruction


class Age(StrEnum):
    """What a record is to the one that is known under its number."""

    NEWER = "newer"
    OLDER = "older"
    UNTOLD = "untold"


@dataclass(frozen=True, slots=True)
class Dated:
    """A record and what is said of its age: `as_of`, where its sender says for which instant it speaks.

    `by` is when it was here at the latest: it speaks for no later instant.
    """

    record: Master
    as_of: datetime | None
    by: datetime


def compare(known: Dated, sent: Dated) -> tuple[Age, str]:
    """Say what a record is to another one of its number, and by what.

    What its senders say of the instant it speaks for comes first; then the day a product is valid from; then its end: a
    record that is as it was but for an end that it did not have is newer, and the one without the end is older. No
    version that has ended begins again under its number. What remains is not guessed at.
    """
    return next((said for said in _told(known, sent) if said[0] is not Age.UNTOLD), (Age.UNTOLD, ""))


def _told(known: Dated, sent: Dated) -> Iterator[tuple[Age, str]]:
    if sent.as_of is not None:
        if known.as_of is not None:
            yield _by("speaks for", known.as_of, sent.as_of)
        elif sent.as_of > known.by:
            yield Age.NEWER, "speaks for an instant after what is known came here"
    one, other = known.record, sent.record
    if isinstance(one, Product) and isinstance(other, Product):
        yield _by("is valid from", one.valid_from, other.valid_from)
    for kind in (Product, HsCode, ControlInstruction):
        if (
            isinstance(one, kind)
            and isinstance(other, kind)
            and replace(one, valid_to=None) == replace(other, valid_to=None)
        ):
            if one.valid_to is None:
                yield Age.NEWER, f"ends on {_text(other.valid_to)}"
            if other.valid_to is None:
                yield Age.OLDER, f"has no end, what is known ended it on {_text(one.valid_to)}"


def _by(says: str, known: Any, sent: Any) -> tuple[Age, str]:
    if known == sent:
        return Age.UNTOLD, ""
    return (Age.OLDER if sent < known else Age.NEWER), f"{says} {_text(sent)}, what is known {says} {_text(known)}"


def _text(value: Any) -> str:
    return f"{value.astimezone(UTC):%F %T} UTC" if isinstance(value, datetime) else str(value)
