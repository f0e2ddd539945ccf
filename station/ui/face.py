"""What the screens paint: one frozen look at the desk, the shift and the station."""

from dataclasses import dataclass

from station.domain.desk.states import DeskState
from station.domain.desk.withholding import seen
from station.domain.shift import Tally
from station.domain.status import StationStatus
from station.domain.stratum import Stratum


@dataclass(frozen=True, slots=True)
class Face:
    """The desk, what the shift and the random sample have come to, and how the station is, at one instant.

    Of the desk there is only what the person who is signed in may see: no screen can tell more.
    """

    state: DeskState
    tally: Tally
    status: StationStatus
    strata: tuple[Stratum, ...] = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "state", seen(self.state))
