"""Steps on the writing alone: width, case, blanks, traditional characters, accents, punctuation, decimals."""

import html
import re
import unicodedata
from collections.abc import Callable
from fractions import Fraction
from functools import lru_cache

from station.domain.normalising.traditional import simplified

Step = tuple[str, Callable[[str], str]]

_MARKS = str.maketrans("", "", "®™©℗℠℮")
#: Signs that mean the same and that NFKC leaves apart.
_SIGNS = str.maketrans(
    {**dict.fromkeys("‐‑‒–—―−⁻﹣", "-"), **dict.fromkeys("～〜∼˜", "~"), **dict.fromkeys("’‘′`´ʹ", "'")}
    | {
        **dict.fromkeys("≧⩾≮", "≥"),
        **dict.fromkeys("≦⩽≯", "≤"),
        **dict.fromkeys("≒≅≃", "≈"),
        **dict.fromkeys("φΦ⌀∅", "Ø"),
        **dict.fromkeys("“”″", '"'),
        **dict.fromkeys("✕✖╳⨯⨉∗", "×"),
        **dict.fromkeys("·•・‧∙●", "·"),
        "⁄": "/",
        "º": "°",
    }
)
#: A reference that a web page left in a name: Head &amp; Shoulders.
_ENTITY = re.compile(r"&(?:#\d{2,6}|#x[0-9a-f]{2,5}|[a-z]{2,8}\d{0,2});", re.IGNORECASE)
_TAG = re.compile(
    r"</?(?:b|i|u|p|br|em|td|tr|th|li|ul|h[1-6]|div|span|font|strong|sup|sub|small|a)(?:\s[^<>]{0,80})?/?>",
    re.IGNORECASE,
)
_NOTHING = re.compile(r"[\s\-–—_/\\.·]*")
_SHELL = re.compile(r'^\s*=\s*(?:T\()?"([^"]*)"\)?\s*$')
_MARKED = re.compile(r"(?<=\w)\s?\((?:R|TM|C)\)")
#: A number and a half on the line: 42 1/2.
_AND_PART = re.compile(r"(?<![\d/.,])(\d{1,3}) ([12357])/([2348])(?![\d/.,])")
_FRACTION = re.compile(r"(?<!\d)(\d*)\s?([¼½¾⅓⅔⅙⅚⅕⅖⅗⅘⅛⅜⅝⅞])")
_CIRCLED = re.compile("[①-⑳]")
#: A raised or lowered figure behind a figure is another number when it stands on the line: 10² is not 102.
_RAISED = re.compile(r"((?<=[0-9])[⁰¹²³⁴-⁹₀-₉]+)")


def width(text: str) -> str:
    """Return full-width, half-width and other compatibility forms in their common form (Unicode NFKC)."""
    text = _AND_PART.sub(_on_the_line, text) if "/" in text else text
    while (plain := unwrapped(_ENTITY.sub(_character, text) if "&" in text else text)) != text:
        text = plain
    if text.isascii():
        return text.translate(_SIGNS)
    return _common(text) if len(text) <= 600 else _common.__wrapped__(text)


@lru_cache(maxsize=4096)
def _common(text: str) -> str:
    plain = _FRACTION.sub(
        _decimal, _CIRCLED.sub(lambda f: f"({unicodedata.digit(f[0], 0) or f[0]})", text.translate(_MARKS))
    )
    parts = _RAISED.split(plain)
    joined = "".join(p if i % 2 else unicodedata.normalize("NFKC", p) for i, p in enumerate(parts))
    return joined.translate(_SIGNS)


def unwrapped(text: str) -> str:
    """Return the text without what web pages and spreadsheets put around it, <b>…</b>, ="…", (R); LancÃ´me mended."""
    if "<" in text:
        text = _TAG.sub("", text)
    if "=" in text:
        text = _SHELL.sub(r"\1", text)
    if "(" in text:
        text = _MARKED.sub("", text)
    if "Ã" in text or "â€" in text:
        try:
            return text.encode("cp1252").decode("utf-8")
        except UnicodeError:
            return text
    return text


def _character(found: re.Match[str]) -> str:
    """Return what a reference stands for; its name may have been written in capitals."""
    meant = html.unescape(found[0])
    return meant if meant != found[0] else html.unescape(found[0].lower())


def _on_the_line(found: re.Match[str]) -> str:
    top, bottom = int(found[2]), int(found[3])
    return f"{int(found[1]) + top / bottom:g}" if top < bottom else found[0]


def _decimal(found: re.Match[str]) -> str:
    part = Fraction(unicodedata.numeric(found[2])).limit_denominator(8)
    return f"{float(int(found[1] or 0) + part):g}" if len(found[1]) < 6 else found[0]


#: Unicode's format characters (category Cf).
_INVISIBLE = re.compile(
    "[\u00ad\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f"
    "\ufeff\ufff9-\ufffb\U000110bd\U000110cd\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U000e0001\U000e0020-\U000e007f]"
)


def case(text: str) -> str:
    """Return the text without the difference of capitals."""
    return text.casefold()


def blank(text: str) -> str:
    """Return the text without invisible characters, and with one space where there were several."""
    return " ".join((text if text.isascii() else _INVISIBLE.sub("", text)).split())


_LETTERS = str.maketrans({"ø": "o", "Ø": "O", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE", "ł": "l", "Ł": "L"})


_ACCENTED = re.compile("[\u00c0-\u024f\u1e00-\u1eff\u0300-\u036f]")


def accent(text: str) -> str:
    """Return Latin letters without their accents: Lancôme, Lancome."""
    if text.isascii() or not _ACCENTED.search(text):
        return text
    kept: list[str] = []
    latin = False
    for char in unicodedata.normalize("NFD", text.translate(_LETTERS)):
        if latin and unicodedata.category(char) == "Mn":
            continue
        latin = char.isascii() and char.isalpha()
        kept.append(char)
    return unicodedata.normalize("NFC", "".join(kept))


_GAP = re.compile(r"[^\w\u0900-\u0e7f%‰+&±<>=≤≥≈°℃♀♂≠⁰¹²³⁴-⁹₀-₉]+|_+")
#: A minus stands at the start, behind an opening sign, or in front of degrees.
_MINUS = re.compile(
    r"(^|[(:,;、~/至到于])\s*-\s*(?=\d)|(?<=[^\d\s])\s-(?=\d)|(?<![\d℃°CFcf])\s*-(?=\d+(?:\.\d+)?\s*[℃°])"
)


def punctuation(text: str) -> str:
    """Return the text without blanks and punctuation, except a sign between two figures, where it carries meaning."""
    text = text.replace("&", " and ") if "&" in text else text
    for sign, unit in (('"', "inch"), ("'", "ft")):
        if text.count(sign) % 2:
            text = re.sub(rf"(?<=\d)\s?{sign}(?![A-Za-z])", unit, text)
    text = _MINUS.sub(lambda found: f"{found[1] or ''}−", text)
    return _GAP.sub(_gap, text)


def _gap(found: re.Match[str]) -> str:
    text, start, end = found.string, found.start(), found.end()
    gap = found[0]
    minus = "−" if gap.endswith("−") else ""
    if gap.endswith(".") and end < len(text) and text[end].isdecimal() and _opens(text, start, gap):
        return ("×" if "×" in gap or "*" in gap else "-" if "-" in gap else "") + "."  # .5 is 0.5, and is not 5
    if start and end < len(text) and text[end].isdecimal() and ("×" in gap or "*" in gap):
        return minus or "×"  # 1m×20cm is not 1m20cm
    if start == 0 or end == len(text) or not (text[start - 1].isdecimal() and text[end].isdecimal()):
        return minus
    signs = "".join(gap.split()).replace("*", "×")
    return minus or signs[:1] or " "


def _opens(text: str, start: int, gap: str) -> bool:
    """Say whether a point in front of a figure begins a fraction; behind a letter, as in No.5, it is only a point."""
    return start == 0 or len(gap) > 1 or not (text[start - 1].isascii() and text[start - 1].isalnum())


_THOUSANDS = re.compile(r"(?<![\d.,])[1-9]\d{0,2}(?:,\d{3})+(?![\d,])")
#: Not in V1.10; 2027.10 may be October.
_TRAILING = re.compile(r"(?<![\dA-Za-z.])(?!(?:19|20)\d\d\.10(?!\d))(\d+)\.(\d*?)0+(?![\d.])")


def decimals(text: str) -> str:
    """Return numbers without thousands separators and idle zeros: 1,500 and 1500; 1.50 and 1.5."""
    text = _THOUSANDS.sub(lambda found: found[0].replace(",", ""), text)
    return _TRAILING.sub(lambda found: f"{found[1]}.{found[2]}" if found[2] else found[1], text)


#: In the order they are tried; each alone is idempotent.
STEPS: tuple[Step, ...] = (
    ("width", width),
    ("case", case),
    ("blank", blank),
    ("simplified", simplified),
    ("accent", accent),
    ("punctuation", punctuation),
)


def folded(text: str) -> str:
    """Return the text after every step on the writing."""
    return _folded(text) if len(text) <= 200 else _folded.__wrapped__(text)


@lru_cache(maxsize=8192)
def _folded(text: str) -> str:
    for _, step in STEPS:
        text = step(text)
    return text


def steps_to_equal(left: str, right: str, steps: tuple[Step, ...] = STEPS) -> tuple[str, ...] | None:
    """Return the fewest steps, in order, after which two texts are the same; None where no step makes them so."""
    used: list[Step] = []
    one, other = left, right
    for name, step in steps:
        new_one, new_other = step(one), step(other)
        if (new_one, new_other) != (one, other):
            used.append((name, step))
        one, other = new_one, new_other
        if one == other:
            return tuple(name for name, _ in _needed(left, right, used))
    return None


def _needed(left: str, right: str, used: list[Step]) -> list[Step]:
    for candidate in tuple(used):
        fewer = [step for step in used if step is not candidate]
        one, other = left, right
        for _, step in fewer:
            one, other = step(one), step(other)
        if one == other and fewer:
            used = fewer
    return used


def is_nothing(text: str) -> bool:
    """Say whether a text is a blank, a dash or a stroke, of either width, with which a field is left empty."""
    return bool(_NOTHING.fullmatch(width(text)))


def has_letters_or_figures(text: str) -> bool:
    """Say whether a text says anything: a dash or a stroke alone does not."""
    return any(c.isalnum() for c in text)
