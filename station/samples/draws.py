"""What is drawn for each parcel before it is packed: its fault, its status, whether a control names it."""

from collections.abc import Mapping
from dataclasses import dataclass
from random import Random
from typing import TypeVar

from station.samples import rates
from station.samples.plan import Fault

RELEASED = "800"
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Draw:
    """What happens to one parcel."""

    status: str
    fault: Fault | None
    named: bool


def forced(rng: Random, parcels: int) -> dict[int, Draw]:
    """Return the parcels set aside, so that every status, every fault and a named control come at least once.

    With fewer parcels than things to show, as many as there is room for.
    """
    draws = [
        *(Draw(RELEASED, fault, named=False) for fault in Fault),
        *(Draw(status, None, named=False) for status in rates.STATUSES),
        *(Draw(RELEASED, None, named=True) for _ in range(3)),
    ]
    places = rng.sample(range(parcels), min(parcels, len(draws)))
    return dict(zip(places, draws, strict=False))


def draw(rng: Random) -> Draw:
    """Draw for one parcel by the rates; faults are planted only where customs has released."""
    status = _pick(rng, rates.STATUSES) or RELEASED
    fault = _pick(rng, rates.FAULTS) if status == RELEASED else None
    return Draw(status, fault, named=rng.random() < rates.NAMED_BY_CONTROL)


def _pick(rng: Random, shares: Mapping[_T, float]) -> _T | None:
    at = rng.random()
    for what, share in shares.items():
        if at < share:
            return what
        at -= share
    return None
