"""Texts that state no value: they point elsewhere, leave it open, keep it back, or hold its place.

A small grammar in Chinese and in English over the lists of `unstated_words`, so that 详见外包装背标 and "please refer
to the label on the box" need no entry of their own.
"""

import re
from functools import lru_cache

from station.domain.normalising import unstated_words as lists
from station.domain.normalising.text import folded


def _any(*rows: str) -> str:
    words = sorted({word for row in rows for word in row.split()}, key=lambda word: (-len(word), word))
    return "|".join(re.escape(folded(word)) for word in words)


#: 全成分见包装, 请扫描二维码查看, 详询客服: in front of the place and behind it a few characters may stand.
_LED = re.compile(
    rf"[^\d]{{0,6}}(?<![常罕少意])(?:{_any(lists.STRONG_LEADS)})[^\d]{{0,8}}"
    rf"(?:{_any(lists.PLACES)})[^\d]{{0,6}}"
)
#: 按产品标签, 如图所示: here every word is of the lists, for 按摩器 and 如新 are values.
_BY = re.compile(
    rf"(?:{_any(lists.ABOUT)})*(?:{_any(lists.WEAK_LEADS)})(?:{_any(lists.TAILS)})*"
    rf"(?:(?:{_any(lists.PLACES, lists.ABOUT)})(?:{_any(lists.TAILS)})*)+"
)
_STANDS = re.compile(r"以.{1,16}(?:为准|为主)|(?:与|和|同).{1,10}(?:一致|相同)")
_MANY = re.compile(
    rf"(?:{_any(lists.MANY)})(?:{_any(lists.ABOUT)})(?:混装|可选|随机|任选)?(?:发货|发)?|含?多种.{{2,4}}|(?:{_any(lists.ABOUT)})多种"
    rf"|(?:{_any(lists.ABOUT)})(?:任选|可选|随机|不定|不详|待定)|多色混装"
)
#: What lasts so long says nothing of how much it is: 30天量, 一个疗程, one month supply.
_SUPPLY = re.compile(
    r"(?:\d+|[一二两三半])?个?(?:天|日|月|周)的?(?:用?量|份|分|用)|(?:\d+|[一二两三])个?疗程"
    r"|(?:\d+|one|two|three)(?:day|week|month)s?supply"
)
_OPENED = frozenset(map(folded, (*lists.OPEN.split(), *lists.LEFT_OPEN.split())))
_HELD = frozenset(lists.HOLDERS.split())
_BARE = frozenset(map(folded, lists.WITHOUT_FIGURE.split()))
_POINTING, _SPOTS = frozenset(lists.POINTING.split()), frozenset(lists.SPOTS.split())
_KNOWN = _POINTING | _SPOTS | frozenset(lists.LINKS.split())
_CROSSES = re.compile(r"x{3,}|\*{2,}")


@lru_cache(maxsize=4096)
def stateless(text: str, *, crosses: bool = True) -> bool:
    """Say whether a text states no value. `crosses`: XXXX and NaN hold a place too (brands are called so).

    Give it in common width and simplified characters.
    """
    if len(text) > 80:
        return False
    written = "".join(text.lower().split())
    if (written in _HELD and (crosses or written != "nan")) or (crosses and _CROSSES.fullmatch(written)):
        return True
    word = folded(text)
    if word in _OPENED or any(p.fullmatch(word) for p in (_LED, _BY, _STANDS, _MANY)):
        return True
    return _in_english(text.lower())


def _in_english(text: str) -> bool:
    words = set(re.findall(r"[a-z]+", text))
    if not words or re.search(r"[^\Wa-z_]", text) or not words <= _KNOWN:
        return False
    points = bool(words & _POINTING)
    return bool((points or "as" in words) and words & _SPOTS) or (points and "as" in words)


def without_figure(text: str) -> bool:
    """Say whether a text is a word of size or make that names no figure: 正装, 大号, family pack, 30天量."""
    word = folded(text)
    return word in _BARE or bool(_SUPPLY.fullmatch(word))
