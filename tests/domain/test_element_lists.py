"""Which element list of a commodity code is in force on a day."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import permutations

import pytest

from station.domain.goods import HsCode, list_in_force
from tests.domain.dock import HS

EVER, NEXT, SHORT = HS, replace(HS, valid_from=date(2026, 6, 1)), replace(HS, valid_from=date(2026, 8, 1))
SHORT = replace(SHORT, valid_to=date(2026, 9, 1))


@pytest.mark.parametrize(
    ("day", "expected", "until"),
    [
        (date.min, EVER, date(2026, 6, 1)),
        (date(2026, 5, 31), EVER, date(2026, 6, 1)),
        (date(2026, 6, 1), NEXT, date(2026, 8, 1)),
        (date(2026, 7, 31), NEXT, date(2026, 8, 1)),
        (date(2026, 8, 1), SHORT, date(2026, 9, 1)),
        (date(2026, 8, 31), SHORT, date(2026, 9, 1)),
        (date(2026, 9, 1), NEXT, None),
        (date.max, NEXT, None),
    ],
)
def test_of_the_lists_that_hold_on_a_day_it_is_the_one_that_began_last_until_the_next_one_begins(
    day: date, expected: HsCode, until: date | None
) -> None:
    for lists in permutations((EVER, NEXT, SHORT)):
        assert list_in_force(lists, day) == replace(expected, valid_to=until)


def test_on_a_day_that_no_list_holds_on_there_is_none() -> None:
    assert list_in_force((SHORT,), date(2026, 8, 1) - timedelta(days=1)) is None
    assert list_in_force((SHORT,), date(2026, 9, 1)) is None
    assert list_in_force((), date(2026, 8, 1)) is None
