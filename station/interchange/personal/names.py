"""A buyer's name as it may be written elsewhere, and where a likeness of letters is his name and no other word."""

import re
import unicodedata

from station.interchange.personal.folding import WALL, folded

_BESIDE = re.compile(
    r"[（(\[【<].*?(?:[)）\]】>]|$)|(?:先生|女士|小姐|太太|同学|收)$|^(?:mr|mrs|ms|miss|dr)\.? ", re.IGNORECASE
)
#: What people write between the characters of a name: 王　明, 欧阳·测验.
_SPACING = re.compile(r"[\s·•・‧\-_.]*")
_GAP = re.compile(r"[\W_]+")
#: A word of Latin letters so long is no word of the trade by chance; ANNA and ROSE are.
_LONG_WORD = 8
_LONG_NAME = 6
_IDEOGRAPHS = "\u2e80"


def spellings(name: str) -> tuple[str, ...]:
    """Return a name folded, in the orders in which it may be written; empty where it is too short to look for so."""
    if name.isalpha() and len(name) <= 3 and min(name) >= _IDEOGRAPHS:
        return (folded(name),)  # as nearly always
    bare = _BESIDE.sub("", name.strip()).strip()
    words = [word for part in _GAP.split(bare) if (word := folded(part).replace(WALL, ""))]
    whole = "".join(words)
    if len(whole) < 2 or whole.isdecimal():
        return ()
    if max(whole) >= _IDEOGRAPHS:
        return (whole,)
    if len(words) == 1:
        return (whole,) if len(whole) >= _LONG_WORD else ()
    return tuple(dict.fromkeys((whole, "".join([*words[1:], words[0]]), "".join([words[-1], *words[:-1]]))))


def is_name(text: str, start: int, end: int) -> bool:
    """Say whether a stretch of a text that folds to a name is one, and no part of other words.

    Chinese parts no words: what stands together is a name, as what is exactly his is. With blanks between, two
    characters must stand alone and three at least at one side, lest 国王 明前茶 be taken for 王明.
    """
    inside = text[start:end]
    before, behind = _letter(text[start - 1 : start]), _letter(text[end : end + 1])
    letters = [char for char in inside if char.isalnum()]
    gap = len(letters) < sum(unicodedata.category(char) not in {"Cf", "Mn"} for char in inside)
    if max(letters, default="") >= _IDEOGRAPHS:
        if not gap or len(letters) > 3:
            return True
        close = all(_SPACING.fullmatch(part) for part in re.split(r"[^\W_]", inside))
        return close and not (before or behind if len(letters) == 2 else before and behind)
    latin = (before and before < _IDEOGRAPHS) or (behind and behind < _IDEOGRAPHS)
    return not latin and (len(letters) >= _LONG_NAME or len(_GAP.findall(inside)) == 1)


def _letter(char: str) -> str:
    return char if char.isalpha() else ""
