"""Customs receipts 回执 (CEB622): the path of statuses that leads to the newest one."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from random import Random

from station.domain.parcel import Receipt
from station.domain.policy import customs_status

#: The statuses that come before a given newest one; others come after being declared and received by customs.
BEFORE: dict[str, tuple[str, ...]] = {
    "1": (),
    "2": ("1",),
    "3": ("2",),
    "4": ("2",),
    "-301011": ("2",),
    "100": ("2", "3"),
    "120": ("2", "3"),
    "899": ("2", "120", "800"),
    "501": ("2", "120", "500"),
    "502": ("2", "120", "500"),
    "503": ("2", "120", "500"),
    "599": ("2", "120", "500"),
}


def path(rng: Random, invt_no: str, newest: str, declared_at: datetime) -> Iterator[Receipt]:
    """Yield the receipts of a list in the order of their times (to the millisecond, as `returnTime` has them)."""
    at = declared_at
    for status in (*BEFORE.get(newest, ("2", "120")), newest):
        at += timedelta(minutes=rng.randrange(1, 12), milliseconds=rng.randrange(60_000))
        yield Receipt(invt_no, status, at, customs_status(status)[0])
