"""The recording's own clock: it stands until the recording is played."""

from station.app.clock import RecordedClock
from tests.app.conftest import AS_OF


def test_a_recorded_clock_stands_at_the_first_instant_until_it_runs() -> None:
    clock = RecordedClock(AS_OF)
    assert clock.now() == clock.now() == AS_OF
    clock.run()
    first, second = clock.now(), clock.now()
    assert AS_OF <= first <= second
