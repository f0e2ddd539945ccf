"""Too many codes a second from one device: a stuck trigger or noise on a line, told once and let through no further."""

from dataclasses import dataclass
from datetime import datetime, timedelta

#: No hand and no belt gives so many; the desk was held to fifty.
MOST_A_SECOND = 200
SECOND = timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class Flow:
    """How many codes a device gave since a second began."""

    began: datetime
    count: int = 0


def admit(flow: Flow | None, at: datetime) -> tuple[Flow, bool, bool]:
    """Take one code at an instant; return the flow now, whether it may go on, and whether somebody is to be told."""
    if flow is None or not timedelta(0) <= at - flow.began < SECOND:
        return Flow(at, 1), True, False
    count = flow.count + 1
    return Flow(flow.began, count), count <= MOST_A_SECOND, count == MOST_A_SECOND + 1
