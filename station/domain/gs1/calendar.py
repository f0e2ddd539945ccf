"""Dates and times in values: are they in the calendar, and which day is meant when only two digits of the year stand.

Source: GS1 General Specifications 3.4 (dates), 7.12 (century window).
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from station.domain.gs1.charsets import digits
from station.domain.gs1.fault import Fault


@dataclass(frozen=True, slots=True)
class Day:
    """A date of an element string. `whole_month`: the day was given as 00, and `day` is the month's last day."""

    day: date
    whole_month: bool = False


def resolve(yymmdd: str, today: date) -> Day | None:
    """Return the day that six digits mean as seen from `today`; None where they are no date.

    The century window of General Specifications 7.12 reaches from 49 years back to 50 years ahead of today's year.
    Day 00 is the last day of the month.
    """
    if yymmd0(yymmdd):
        return None
    century, now = divmod(today.year, 100)
    ahead = int(yymmdd[:2]) - now
    year = 100 * (century - (ahead >= 51) + (ahead <= -50)) + int(yymmdd[:2])
    month, day = int(yymmdd[2:4]), int(yymmdd[4:])
    last = monthrange(year, month)[1]
    if day > last:
        return None
    return Day(date(year, month, day or last), whole_month=day == 0)


def yyyymmd0(value: str) -> Fault | None:
    """Check a date of eight digits; the day may be 00."""
    if len(value) != 8:
        return Fault("date_too_short" if len(value) < 8 else "date_too_long", 0, len(value))
    if fault := digits(value):
        return fault
    month = int(value[4:6])
    if not 1 <= month <= 12:
        return Fault("illegal_month", 4, 6)
    leap = int(value[:4])
    longest = 29 if month == 2 and leap % 4 == 0 and (leap % 100 or leap % 400 == 0) else _LENGTHS[month]
    return Fault("illegal_day", 6, 8) if int(value[6:]) > longest else None


def yyyymmdd(value: str) -> Fault | None:
    """Check a date of eight digits."""
    return yyyymmd0(value) or (Fault("illegal_day", 6, 8) if value[6:] == "00" else None)


def yymmd0(value: str) -> Fault | None:
    """Check a date of six digits; the day may be 00. Leap years repeat every four years within the window."""
    if len(value) != 6:
        return Fault("date_too_short" if len(value) < 6 else "date_too_long", 0, len(value))
    if fault := digits(value):
        return fault
    fault = yyyymmd0("20" + value)
    return Fault(fault.code, fault.start - 2, fault.end - 2) if fault else None


def yymmdd(value: str) -> Fault | None:
    """Check a date of six digits."""
    return yymmd0(value) or (Fault("illegal_day", 4, 6) if value[4:] == "00" else None)


def hh(value: str) -> Fault | None:
    """Check an hour of two digits."""
    return _two(value, "hour", 23)


def mi(value: str) -> Fault | None:
    """Check a minute of two digits."""
    return _two(value, "minute", 59)


def ss(value: str) -> Fault | None:
    """Check a second of two digits."""
    return _two(value, "second", 59)


def hhmi(value: str) -> Fault | None:
    """Check hour and minute in four digits."""
    if len(value) != 4:
        return Fault("hour_with_minute_too_short" if len(value) < 4 else "hour_with_minute_too_long", 0, len(value))
    late = mi(value[2:])
    return hh(value[:2]) or (Fault(late.code, late.start + 2, late.end + 2) if late else None)


_LENGTHS = (0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def _two(value: str, name: str, greatest: int) -> Fault | None:
    if len(value) != 2:
        return Fault(f"{name}_too_short" if len(value) < 2 else f"{name}_too_long", 0, len(value))
    return digits(value) or (Fault(f"illegal_{name}", 0, 2) if int(value) > greatest else None)
