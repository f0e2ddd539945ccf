"""A doubt: one thing that a history makes an officer ask about, and the events it rests on."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from station.domain.goods import TraceEvent


class DoubtCode(StrEnum):
    """What is wrong with a history. The first six cannot be true; the rest are gaps and warnings."""

    BEFORE_MADE = "before_made"
    MADE_TWICE = "made_twice"
    AFTER_END = "after_end"
    SOLD_TWICE = "sold_twice"
    TWO_PLACES = "two_places"
    IN_ITSELF = "in_itself"
    RECORDED_AHEAD = "recorded_ahead"
    NOT_SHIPPED = "not_shipped"
    NOT_RECEIVED = "not_received"
    NEVER_PUT_IN = "never_put_in"
    NOT_TAKEN_OUT = "not_taken_out"
    SILENT = "silent"
    ALERT = "alert"
    NOT_COMPLETE = "not_complete"


IMPOSSIBLE = frozenset(
    {
        DoubtCode.BEFORE_MADE,
        DoubtCode.MADE_TWICE,
        DoubtCode.AFTER_END,
        DoubtCode.SOLD_TWICE,
        DoubtCode.TWO_PLACES,
        DoubtCode.IN_ITSELF,
    }
)

#: Dispositions of CBV 2.0 that an officer must know of.
ALERTS = frozenset({"recalled", "stolen", "destroyed", "expired", "damaged", "no_pedigree_match", "non_conformant",
                    "mismatch_class", "mismatch_instance", "mismatch_quantity"})  # fmt: skip

#: What lifts the alerts of one place: that the thing was looked into there and found right.
LIFTED = "conformant"
#: What stands before the one alert that an event takes back (`persistentDisposition`, ``unset``; EPCIS 2.0).
UNSET = "unset:"


def warns(disposition: str) -> bool:
    """Say whether a disposition is an alert, or lifts one."""
    return disposition.removeprefix(UNSET) in ALERTS or disposition == LIFTED


@dataclass(frozen=True, slots=True)
class Doubt:
    """One thing pointed out: the thing it is about by `Thing.key`, the events, and what was compared as text."""

    code: DoubtCode
    thing: str
    events: tuple[str, ...]
    values: tuple[str, ...] = ()

    @property
    def impossible(self) -> bool:
        """Say whether the events contradict one another."""
        return self.code in IMPOSSIBLE


def pointed_out(code: DoubtCode, key: str, *found: TraceEvent | str) -> Doubt:
    """Return a doubt about a thing, from the events it rests on and the words that were compared."""
    events = tuple(each.event_id for each in found if isinstance(each, TraceEvent))
    moments: tuple[datetime, ...] = tuple(each.at for each in found if isinstance(each, TraceEvent))
    words = tuple(each for each in found if isinstance(each, str))
    return Doubt(code, key, events, (*(at.isoformat() for at in moments), *words))
