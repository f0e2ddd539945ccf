"""The clocks of a running station: the machine's own, and one that began with a recording."""

import time
from datetime import UTC, datetime, timedelta


class SystemClock:
    """The machine's clock, in UTC."""

    def now(self) -> datetime:
        """Return the current instant."""
        return datetime.now(UTC)


class RecordedClock:
    """A clock that stands at a recording's first instant until the recording is played, and runs at the real pace."""

    def __init__(self, start: datetime) -> None:
        self._start = start
        self._began: float | None = None

    def run(self) -> None:
        """Let it run from now on."""
        self._began = time.monotonic()

    def now(self) -> datetime:
        """Return the current instant of the recording."""
        passed = 0.0 if self._began is None else time.monotonic() - self._began
        return self._start + timedelta(seconds=passed)
