"""Dates as people write them: from the year down, from the day up, with the month in words; a year or a month alone."""

import re

from station.domain.normalising.text import decimals
from station.domain.normalising.written_numbers import with_figures

_MONTHS = {
    m: i
    for i, m in enumerate(["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"], start=1)
}
_NAMED = "(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_FRONT = re.compile(
    r"^(?:exp(?:iry)?(?:\s*date)?|bbe?|best before|use by|mfg|mfd|有效期至?|保质期至?|生产日期|截?至)"
    r"[\s.:：]*(?=\d|[a-z])",
    re.IGNORECASE,
)
#: A time of the day behind a date, a day of the week, and words between.
_IDLE = re.compile(
    r"(?<=\d)[T\s]\s*\d{1,2}:\d\d(?::\d\d)?(?:\.\d+)?Z?$|^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,?\s+"
    r"|\s*(?:星期|周)[一二三四五六日天]$|^the\s+",
    re.IGNORECASE,
)
_OF = re.compile(r"(?<=st|nd|rd|th)\s+of\b")
_UNTIL = re.compile(r"(?<=[\d月日号])\s*(?:到期|止|前|之前)$")
_DOWN = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号]?")
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)")
_SHORT = re.compile(r"(\d\d)([-/.]?)(\d\d)\2(\d\d)")
_SHORT_DOWN = re.compile(r"(\d\d)年(\d{1,2})月(\d{1,2})[日号]")
_UP = re.compile(r"(\d{1,2})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{4})")
_MONTH = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*月?")
_MONTH_UP = re.compile(r"(\d{1,2})\s*[-/.]\s*(\d{4})")
_YEAR = re.compile(r"(\d{4})\s*年?(?:份|产)?")
_EITHER = re.compile(r"(\d{4})\s*或\s*(\d{4})")
_DAY_NAMED = re.compile(rf"(\d{{1,2}})(?:st|nd|rd|th)?[\s.-]*{_NAMED}[\s.,-]*(\d{{4}}|\d\d)", re.IGNORECASE)
_NAMED_DAY = re.compile(rf"{_NAMED}[\s.]+(\d{{1,2}})(?:st|nd|rd|th)?[\s,]+(\d{{4}})", re.IGNORECASE)
_NAMED_MONTH = re.compile(rf"{_NAMED}[\s.,-]+(\d{{4}})", re.IGNORECASE)
_CENTURY = 99

Date = tuple[int, ...]


def dates(text: str) -> frozenset[Date]:
    """Return the dates that a text may be, from the year down; two where day and month may be told either way round."""
    text = _OF.sub("", _IDLE.sub("", _FRONT.sub("", text.strip())))
    text = _UNTIL.sub("", with_figures(decimals(text.strip())))
    return frozenset(date for date in _read(text) if all(1 <= p <= m for p, m in zip(date[1:], (12, 31), strict=False)))


def _read(text: str) -> list[Date]:
    for pattern in (_COMPACT, _DOWN, _MONTH, _YEAR):
        if found := pattern.fullmatch(text):
            return [tuple(int(part) for part in found.groups())]
    if found := _EITHER.fullmatch(text):
        return [(int(found[1]),), (int(found[2]),)]
    if found := _UP.fullmatch(text):
        first, second, year = (int(part) for part in found.groups())
        return [(year, second, first), (year, first, second)]
    if found := _MONTH_UP.fullmatch(text):
        return [(int(found[2]), int(found[1]))]
    if found := _DAY_NAMED.fullmatch(text):
        year = int(found[3])
        return [(year if year > _CENTURY else 2000 + year, _MONTHS[found[2].lower()], int(found[1]))]
    if found := _SHORT.fullmatch(text):
        one, two, three = (int(part) for part in found.group(1, 3, 4))
        return [(2000 + one, two, three), (2000 + three, two, one), (2000 + three, one, two)]
    if found := _SHORT_DOWN.fullmatch(text):
        return [(2000 + int(found[1]), int(found[2]), int(found[3]))]
    if found := _NAMED_DAY.fullmatch(text):
        return [(int(found[3]), _MONTHS[found[1].lower()], int(found[2]))]
    found = _NAMED_MONTH.fullmatch(text)
    return [(int(found[2]), _MONTHS[found[1].lower()])] if found else []
