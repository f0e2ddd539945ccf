"""Check raw fields against the annex: lengths, kinds, lists; personal data goes no further than this."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from decimal import Decimal

from station.domain.instants import BEIJING
from station.domain.intake import Refused
from station.interchange.ceb.annex import Annex, Field
from station.interchange.ceb.raw import Raw
from station.interchange.encodings import REPLACED
from station.interchange.personal import Buyer, masked

_DECIMAL = re.compile(r"[+-]?(\d{1,19}(\.\d{0,5})?|\.\d{1,5})", re.ASCII)
#: The forms of a day, a second and a millisecond, by their number of digits.
_FORMS = {8: "%Y%m%d", 14: "%Y%m%d%H%M%S", 17: "%Y%m%d%H%M%S"}
_WHOLE = re.compile(r"[+-]?\d{1,9}", re.ASCII)


class Unfit(Exception):
    """A record breaks the annex; holds what is said of it."""

    def __init__(self, line: int, field: str, reason: str, fix: str) -> None:
        super().__init__(reason)
        self.refused = Refused(line, field, reason, fix)


@dataclass(frozen=True, slots=True)
class Values:
    """The fields of one element that keep the annex, without the personal ones. Absent fields are empty."""

    line: int
    texts: dict[str, str]
    lines: dict[str, int]

    def __getitem__(self, name: str) -> str:
        return self.texts.get(name, "")

    def unfit(self, name: str, reason: str, fix: str) -> Unfit:
        """Return the fault of one field."""
        return Unfit(self.lines.get(name, self.line), name, reason, fix)

    def number(self, name: str) -> Decimal:
        """Return a decimal; 0 where it is absent."""
        return Decimal(self[name] or "0")

    def at(self, name: str) -> datetime:
        """Return a day, second or millisecond of Beijing time as a UTC instant."""
        digits = self[name]
        return _instant(digits, _FORMS[len(digits)]) + timedelta(milliseconds=int(digits[14:] or 0))


def said_of_buyer(raw: Raw, structure: dict[str, Field]) -> list[tuple[str, str]]:
    """Return (kind, value) pairs of the buyer's data, for the time in which it is looked for elsewhere."""
    fields = ((rule.personal, raw.fields[name][0]) for name, rule in structure.items() if name in raw.fields)
    return [(kind, text) for kind, text in fields if kind]


def check(raw: Raw, name: str, annex: Annex, buyer: Buyer) -> Values:
    """Return an element's fields where they keep the annex. Raises Unfit at the first that does not."""
    if raw.odd is not None:
        raise Unfit(raw.odd.line, raw.odd.field, raw.odd.reason, raw.odd.fix)
    texts: dict[str, str] = {}
    lines: dict[str, int] = {}
    for key, rule in annex.structures[name].items():
        if rule.personal:
            continue
        text, line = raw.fields.get(key, ("", raw.line))
        if text or not rule.optional:
            _check(text, key, line, rule, annex)
        if rule.free:
            text = masked(text, buyer)
        elif text and (whose := buyer.owner(text)):
            raise Unfit(line, key, f"holds {whose} own data", "send the record with a code that is nobody's data")
        texts[key], lines[key] = text, line
    return Values(raw.line, texts, lines)


def _check(text: str, key: str, line: int, rule: Field, annex: Annex) -> None:
    if not text:
        raise Unfit(line, key, "is missing", "the annex requires it: send the record again with it")
    if REPLACED in text:
        raise Unfit(line, key, "holds a byte that is no character of the file's encoding", "send the record again")
    if rule.kind in {"decimal", "whole"}:
        _KINDS[rule.kind](text, key, line)
        return
    if not (rule.min <= len(text) <= rule.max):
        most = f"{rule.max}" if rule.min == rule.max else f"at most {rule.max}"
        raise Unfit(line, key, f"has {len(text)} characters, the annex says {most}", "correct the field")
    if not rule.free and not text.isascii() and any(unicodedata.category(c) == "Cf" for c in text):
        raise Unfit(line, key, "holds a character that cannot be seen", "type the code again, and send the record")
    if rule.kind in _KINDS:
        _KINDS[rule.kind](text, key, line)
    if rule.list and not annex.listed(rule.list, text):
        known = ", ".join(annex.lists[rule.list])
        raise Unfit(line, key, f"is not in the list of the annex ({known})", "correct the code")


def _decimal(text: str, key: str, line: int) -> None:
    if not _DECIMAL.fullmatch(text) or sum(c.isdigit() for c in text) > 19:
        raise Unfit(line, key, "is no number of at most 19 digits, 5 of them decimals", "correct the number")


def _whole(text: str, key: str, line: int) -> None:
    if not _WHOLE.fullmatch(text):
        raise Unfit(line, key, "is no whole number of at most 9 digits", "correct the number")


def _instant(digits: str, form: str) -> datetime:
    """Return a time of Beijing in UTC, to the second. Raises ValueError or OverflowError where there is none."""
    return datetime.strptime(digits[:14], form).replace(tzinfo=BEIJING).astimezone(UTC)


def _moment(form: str) -> Callable[[str, str, int], None]:
    def check_moment(text: str, key: str, line: int) -> None:
        fix = "correct the time: digits alone, Beijing time"
        if not (text.isascii() and text.isdigit()):
            raise Unfit(line, key, "is no time", fix)
        try:
            _instant(text, form)
        except (ValueError, OverflowError) as error:  # too early a day of Beijing is in no year of UTC
            raise Unfit(line, key, "is no time that exists", fix) from error

    return check_moment


_KINDS: dict[str, Callable[[str, str, int], None]] = {
    "decimal": _decimal,
    "whole": _whole,
    "day": _moment(_FORMS[8]),
    "second": _moment(_FORMS[14]),
    "millisecond": _moment(_FORMS[17]),
}
