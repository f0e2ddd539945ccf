"""The desk: the whole behaviour of the dock as a pure state machine."""

from station.domain.desk.step import step

__all__ = ["step"]
