"""The clocks of a running station: the machine's own, and one that began with a recording."""

import time
from datetime import UTC, datetime, timedelta


class SystemClock:
    """The machine's clock, in UTC."""

    def now(self) -> datetime:
        """Return the current instant."""
        return datetime.now(UTC)


class RecordedClock:
    """A clock that stood at a recording's first instant when it was made, and runs on at the real pace."""

    def __init__(self, start: datetime) -> None:
        self._start, self._began = start, time.monotonic()

    def now(self) -> datetime:
        """Return the current instant of the recording."""
        return self._start + timedelta(seconds=time.monotonic() - self._began)
