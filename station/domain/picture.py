"""Is the camera's picture good enough to read in? A hint to the operator once it was not for a while."""

from dataclasses import dataclass
from enum import StrEnum

#: Edges that are weaker at full size than this share of what they are at a quarter of it are blurred.
#: Photos of real packs lie above 0.34 (95 in 100), the same photos out of focus by two pixels at 0.14 (median).
SHARP = 0.2
#: Grey values of edges below which there is nothing in the picture to be sharp.
STRUCTURE = 20.0
DARK, BURNT = 40.0, 0.35
PATIENCE = 5


class Hint(StrEnum):
    """What a person can do about the picture."""

    DARK = "dark"
    BRIGHT = "bright"
    BLURRED = "blurred"


@dataclass(frozen=True, slots=True)
class Measure:
    """One picture measured: edges at full and at quarter size (grey values), brightness 0-255, share of burnt out."""

    fine: float
    coarse: float
    brightness: float
    burnt: float

    @property
    def hint(self) -> Hint | None:
        """Return what is the matter with this picture by itself."""
        if self.brightness < DARK:
            return Hint.DARK
        if self.burnt > BURNT:
            return Hint.BRIGHT
        if self.coarse > STRUCTURE and self.fine < SHARP * self.coarse:
            return Hint.BLURRED
        return None


@dataclass(frozen=True, slots=True)
class Advice:
    """What is told now: `hint` once the same was the matter `PATIENCE` times in a row and nothing could be read."""

    hint: Hint | None = None
    lately: Hint | None = None
    times: int = 0


def advise(before: Advice, measure: Measure, *, read: bool) -> Advice:
    """Take one measured picture; a picture in which something was read is good enough."""
    now = None if read else measure.hint
    if now is None:
        return Advice()
    times = before.times + 1 if now is before.lately else 1
    return Advice(now if times >= PATIENCE else None, now, times)
