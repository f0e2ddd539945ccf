"""A device that floods the desk is held and told of once a second; others, and slower ones, never are."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from station.domain.flood import MOST_A_SECOND, Flow, admit

START = datetime(2026, 11, 11, 8, 0, tzinfo=UTC)


def run(gaps: list[int]) -> list[tuple[bool, bool]]:
    flow, at, out = None, START, []
    for gap in gaps:
        at += timedelta(microseconds=gap)
        flow, goes_on, told = admit(flow, at)
        assert isinstance(flow, Flow)
        out.append((goes_on, told))
    return out


def test_fifty_a_second_for_a_minute_all_go_on() -> None:
    assert run([20_000] * 3000) == [(True, False)] * 3000


def test_a_flood_is_cut_and_told_once_a_second() -> None:
    answers = run([1000] * 3000)
    assert sum(goes_on for goes_on, _ in answers) == 3 * MOST_A_SECOND
    assert sum(told for _, told in answers) == 3


@given(st.lists(st.integers(0, 20_000), max_size=600))
def test_no_window_that_began_lets_more_through(gaps: list[int]) -> None:
    answers = run(gaps)
    admitted = sum(goes_on for goes_on, _ in answers)
    assert admitted <= MOST_A_SECOND * (1 + sum(gaps) // 1_000_000)


def test_a_clock_that_was_set_back_holds_nobody() -> None:
    flow, goes_on, _ = admit(Flow(START + timedelta(hours=1), 999), START)
    assert (goes_on, flow.count) == (True, 1)
