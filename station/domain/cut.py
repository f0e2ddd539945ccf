"""Where a history ends before all that happened has been looked at."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cut:
    """What of a thing's history nobody looked at, so that a warning may lie there; things are named by `Thing.key`.

    `older` are those of which there are older events than were read, `beyond` units and inputs that were not looked
    into, at most `NAMED` of them. `left_out` counts events that were read, warn of nothing, and are not handed on.
    """

    thing: str = ""
    older: tuple[str, ...] = ()
    beyond: tuple[str, ...] = ()
    left_out: int = 0

    @property
    def unseen(self) -> tuple[str, ...]:
        """Return everything that was not looked at to the end."""
        return (*self.older, *self.beyond)


NAMED = 60
WHOLE = Cut()
