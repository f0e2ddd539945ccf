"""Numbers in words: Chinese numerals and English number words, where a unit or a counting word follows."""

import re

_FIGURES = {c: i for i, c in enumerate("零一二三四五六七八九")} | {
    "〇": 0, "两": 2, "壹": 1, "贰": 2, "叁": 3, "肆": 4, "伍": 5, "陆": 6, "柒": 7, "捌": 8, "玖": 9, "廿": 20,
    "单": 1,
}  # fmt: skip
_TENS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_MYRIADS = {"万": 10**4, "亿": 10**8}
_SMALL = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
seventeen eighteen nineteen"""
_ENGLISH = {word: number for number, word in enumerate(_SMALL.split())} | {
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
}
_SCALES = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9}

_YEAR = 4
_NINE = 9
HAN_NUMERAL = "[零〇一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟廿单]"
ENGLISH_WORD = "|".join([*_ENGLISH, *_SCALES])
ENGLISH_FIGURE = "|".join(_SMALL.split()[:10])
ENGLISH_NUMERAL = rf"(?<!\d\s)(?<!\d)\b(?:(?:a|{ENGLISH_WORD})(?:[\s-]+(?:and[\s-]+)?(?:{ENGLISH_WORD}))*)\b"


def han(text: str) -> int | None:
    """Return the value of a Chinese numeral such as 五百 or 二〇二一; None where it is none."""
    text = text.replace("廿", "二十")
    if not text or any(c not in _FIGURES and c not in _TENS and c not in _MYRIADS for c in text):
        return None
    if all(c in _FIGURES for c in text):
        if len(text) > 1 and (
            any(_FIGURES[c] > 9 for c in text) or (len(text) < _YEAR and not set(text) & set("〇零"))
        ):
            return None  # 五六片 are five or six
        return int("".join(str(_FIGURES[c]) for c in text))
    total = section = 0
    figure: int | None = None
    scale = (_TENS | _MYRIADS).get(text[-2], 0) if len(text) > 2 else 0
    if scale > 10 and _FIGURES.get(text[-1], 0) in range(1, 10):
        return (han(text[:-1]) or 0) + _FIGURES[text[-1]] * scale // 10  # 三百五 is 350, 两万五 25,000
    for char in text:
        if char in _FIGURES:
            figure = _FIGURES[char]
        elif char in _TENS:
            if figure is None and (char not in "十拾" or section):
                return None
            section += (1 if figure is None else figure) * _TENS[char]
            figure = None
        else:
            section += figure or 0
            if section == 0:
                return None
            total, section, figure = (total + section) * _MYRIADS[char], 0, None
    return total + section + (figure or 0)


def _figures(text: str) -> int | None:
    """Return figures side by side as one number, 二〇二一; 五六片 are five or six, and no number."""
    if len(text) > 1 and (
        any(_FIGURES[c] > _NINE for c in text) or (len(text) < _YEAR and not set(text) & set("〇零"))
    ):
        return None
    return int("".join(str(_FIGURES[c]) for c in text))


def english(text: str) -> int | None:
    """Return the value of an English number such as ``two hundred and fifty``; None where it is none."""
    total = section = 0
    words = [w for w in re.split(r"[\s-]+", text.lower()) if w not in {"and", ""}]
    for place, word in enumerate(words):
        if word == "a" and place == 0 and len(words) > 1:
            section = 1
        elif word in _ENGLISH:
            if section % 100 and (section % 10 or _ENGLISH[word] > _NINE):
                return None  # two fifty
            section += _ENGLISH[word]
        elif word == "hundred":
            section = (section or 1) * 100
        elif word in _SCALES:
            total, section = total + (section or 1) * _SCALES[word], 0
        else:
            return None
    return total + section if words != ["a"] else None
