"""What a station says of itself beside its work: how old its data is, what waits to be sent, what its camera does."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from station.domain.goods import DataStamp


class SyncState(StrEnum):
    """How the station stands with its centre. Half a connection counts as offline."""

    OK = "ok"
    SENDING = "sending"
    OFFLINE = "offline"
    ATTENTION = "attention"


class CameraState(StrEnum):
    """What the camera does; `FROZEN` repeats one picture, `LOST` was there and is gone."""

    OFF = "off"
    OPENING = "opening"
    LIVE = "live"
    FROZEN = "frozen"
    LOST = "lost"


@dataclass(frozen=True, slots=True)
class StationStatus:
    """One look at the station: `now` is when it was taken (aware, UTC), `unsynced` counts entries not yet confirmed."""

    station: str
    now: datetime
    stamp: DataStamp
    unsynced: int = 0
    sync: SyncState = SyncState.OFFLINE
    camera: CameraState = CameraState.OFF
    training: bool = False

    @property
    def data_age(self) -> timedelta:
        """Return how old the reference data is; never negative, whatever the clock did."""
        return max(timedelta(0), self.now - self.stamp.as_of)
