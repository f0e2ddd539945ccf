"""How the screens look and speak at one instant: words, theme, time zone; and what a station prefers of these."""

from dataclasses import dataclass
from datetime import timedelta, timezone, tzinfo

from station.domain.self_test import Proof
from station.ui.language import Words
from station.ui.theme import Theme

#: The station's own zone is fixed and shown; the computer's is never asked (China has no summer time).
CHINA = timezone(timedelta(hours=8), "UTC+8")


@dataclass(frozen=True, slots=True)
class Trainee:
    """A person of the training station, whose badge may be used without a scanner: what to show, what the card says."""

    name: str
    card: str


@dataclass(frozen=True, slots=True)
class Preferences:
    """What a station prefers of its screens. `volume` is 0 (off) to 1; `idle_lock` None never locks by itself.

    `mirrored` puts the side column to the left, for the left hand. `tested` is what is known of its keyboard scanner.
    `trainees` are offered at sign-in; real stations have none.
    """

    language: str = "zh_CN"
    theme: str = "dark"
    zone: tzinfo = CHINA
    volume: float = 0.8
    mirrored: bool = False
    idle_lock: timedelta | None = timedelta(minutes=3)
    tested: Proof | None = None
    trainees: tuple[Trainee, ...] = ()


@dataclass(frozen=True, slots=True)
class Skin:
    """What a panel paints with."""

    words: Words
    theme: Theme
    zone: tzinfo
