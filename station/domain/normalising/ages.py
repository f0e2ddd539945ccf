"""Ages as toys and infant food state them: 3+ is 3岁以上, 6m+ is 6个月以上; and stages that have no number."""

import re

_FRONT = re.compile(
    r"^\s*(?:适用于|适用年龄|适用|适合|(?:recommended|suitable)\s+)?\s*(?:ages?|aged|for|from)?\s*[:：]?\s*(?=[\d≥])",
    re.IGNORECASE,
)
#: From an age on, with no other behind it: from 6 months, 自6个月.
_FROM = re.compile(
    r"^\s*(?:(?:suitable|recommended)\s+)?(?:from|自|从)\s*(\d{1,2}\s*(?:个月|月龄|周?岁|months?|years?))(?:\s*old)?$",
    re.IGNORECASE,
)
_UP = re.compile(
    r"\s*(?:(?:and|&|or)\s*(?:up|above|over|older)|起|及?以上|\+\s*(?=$|[)(])|upwards?)\s*(?:适用|使用|可用)?",
    re.IGNORECASE,
)
_YEARS = re.compile(r"(?<=\d)\s*(?:周岁|years?\s*old|years?|yrs?|y(?![a-z]))\s*", re.IGNORECASE)
_MONTHS = re.compile(r"(?<=\d)\s*(?:个月|月龄|months?\s*old|months?|mths?|m(?![a-z]))\s*", re.IGNORECASE)
_NO_UNIT = re.compile(r"^(?:≥\s*)?(\d{1,2})\s*(?=以上)")
_SPAN = re.compile(r"^(\d{1,2})\s*[-~]\s*(\d{1,2})$")
_PRE = re.compile(r"(?:pre|初生|p)\s*段?", re.IGNORECASE)
_STAGE = re.compile(r"(?:第\s*|step\s*)?([0-6])\s*段?", re.IGNORECASE)


def aged(text: str, *, staged: bool) -> str:
    """Return an age in one notation; `staged`: the element asks for a stage, and a bare figure is one.

    Give it in common width and simplified characters, number words as figures.
    """
    if staged and (found := _STAGE.fullmatch(text.strip())):
        return f"{found[1]}段"
    in_years = bool(re.match(r"\s*ages?\b|\s*aged\b", text, re.IGNORECASE))
    text = _FROM.sub(r"\1以上", text)
    text = _UP.sub("以上", _FRONT.sub("", text))
    text = _MONTHS.sub("个月", _YEARS.sub("岁", text))
    text = re.sub(r"^≥\s*(.+?)(?:以上)?$", r"\1以上", text.strip())
    text = _NO_UNIT.sub(r"\1岁", text)
    return _SPAN.sub(r"\1-\2岁", text) if in_years else text


def unnumbered(text: str) -> bool:
    """Say whether a text names the stage that comes before the first and has no number: Pre, P段."""
    return bool(_PRE.fullmatch(text.strip()))


def numbered(text: str) -> bool:
    """Say whether a text is a stage with its number."""
    return bool(re.match(r"\s*\d\+?\s*段", text))
