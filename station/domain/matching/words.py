"""Words between quantities: the same letters, the same by the glossary, in another language, or other words."""

import re

from station.domain.matching.judgement import DIFFERENT, UNKNOWN, Judgement, same_after
from station.domain.normalising.brands import han
from station.domain.normalising.glossary import TERMS, broader, term
from station.domain.normalising.grapes import GRAPES
from station.domain.normalising.particles import near
from station.domain.normalising.standard_words import in_standard_words
from station.domain.normalising.text import folded

_PIECES = re.compile(r"<[^>]*>|[a-z]+|[^<>a-z,|+]+|[+]")
#: A letter that belongs to a Chinese name: 辅酶Q10, 维生素C.
_LONE = re.compile(r"(?<![a-z])[a-z](?![a-z])")
_BARE = re.compile(r"<[\d/]+>")
_SIDE_BY_SIDE = re.compile(r">[,|]?<")
_FIGURE = re.compile(r"<(\d+)>")
_GRADE = re.compile(r"<\d{3,4}>")
#: Characters that say nothing of their own.
_NUMERAL = re.compile("[零一二两三四五六七八九十百千万]")
_IDLE = re.compile("[用于供的之]")
_NUMBERS = re.compile(r"<[^>]*>")


def judge_words(one: str, other: str) -> Judgement:
    """Judge words: the same letters, or words of the glossary, part by part; in two languages nobody can say.

    A translation is no step that the law or a register names, however plain: cotton and 棉 are for a person to join.
    """
    if folded(plain(one)) == folded(plain(other)):
        return same_after("punctuation") if one != other else same_after()
    left, right = _parts(one), _parts(other)
    same = [term(part) for part in left] == [term(part) for part in right]
    if same or term(folded(plain(figured(one)))) == term(folded(plain(figured(other)))):
        return UNKNOWN if in_two_languages(one, other) else same_after("term")
    if in_standard_words(folded(plain(one))) == in_standard_words(folded(plain(other))):
        return same_after("term")
    if _graded(one, other) or (all(grape in GRAPES for grape in (*left, *right)) and _terms(left) == _terms(right)):
        return UNKNOWN if in_two_languages(one, other) else same_after("order")
    return UNKNOWN if _doubtful(one, other, left, right) else DIFFERENT


def turned(one: str, other: str) -> bool:
    """Say whether two lists have the same parts in another order."""
    parts = [[folded(part) for part in re.split("[,;、]", text)] for text in (one, other)]
    return len(parts[0]) > 1 and parts[0] != parts[1] and sorted(parts[0]) == sorted(parts[1])


def in_two_languages(one: str, other: str) -> bool:
    """Say whether two texts have words, and none in the same letters."""
    here, there = scripts(one), scripts(other)
    return bool(here and there) and not here & there


def _parts(text: str) -> list[str]:
    return [folded(part) for part in re.split(r"[,|]", figured(text)) if folded(part)]


def _doubtful(one: str, other: str, left: list[str], right: list[str]) -> bool:
    """Say whether words that are not the same may still mean the same."""
    if broader(folded(figured(one)), folded(figured(other))) or _near(left, right):
        return True
    if sorted(_PIECES.findall(one)) == sorted(_PIECES.findall(other)):
        return True  # the same words in another order
    if folded(plain(one)).removesuffix("等") == folded(plain(other)).removesuffix("等"):
        return True  # and others
    if _of_the_same_characters(one, other):
        return True
    if _NUMBERS.findall(one) != _NUMBERS.findall(other):
        return False
    shorter, longer = sorted((one, other), key=len)
    if _BARE.fullmatch(shorter) and longer.startswith(shorter) and not re.search(r"\d", longer[len(shorter) :]):
        return True  # the same figure, once with its unit and once without
    if _terms(left) == _terms(right):
        return True  # the same parts in another order: in a list of ingredients the order says how much
    if all(part in TERMS for part in (*left, *right)):
        return False
    here, there = scripts(one), scripts(other)
    return bool(here and there and here != there and (not here & there or _one_more(one, other)))


def _terms(parts: list[str]) -> list[str]:
    return sorted(map(term, parts))


def _near(left: list[str], right: list[str]) -> bool:
    """Say whether two lists agree part by part, but for words that are near or one the broader."""
    return len(left) == len(right) and all(near(a, b) for a, b in zip(left, right, strict=True))


def _graded(one: str, other: str) -> bool:
    """Say whether a material's number stands in front of it here and behind it there: 304不锈钢, 不锈钢304."""
    pieces = [_PIECES.findall(text) for text in (one, other)]
    return len(pieces[0]) == 2 and pieces[0] == pieces[1][::-1] and bool(_GRADE.fullmatch(min(pieces[0])))


def _of_the_same_characters(one: str, other: str) -> bool:
    """Say whether two Chinese texts have the same characters in another order: 清洁牙齿, 牙齿清洁用."""
    if _NUMERAL.search(one):
        return False  # 第十二版, 第二十版
    numbers = [_NUMBERS.findall(text) for text in (one, other)]
    if numbers[0] != numbers[1] or len(numbers[0]) > 1:
        return False
    bare = (_NUMBERS.sub("", text) for text in (one, other))
    left, right = (sorted(_IDLE.sub("", in_standard_words(folded(plain(text))))) for text in bare)
    return left == right and len(left) > 1 and all(map(han, left))


def figured(text: str) -> str:
    """Return words with their bare figures as written, <304>不锈钢, two of them apart: neither 10:1 nor 10,1 is 101."""
    return _FIGURE.sub(r"\1", _SIDE_BY_SIDE.sub(">:<", text))


def plain(text: str) -> str:
    """Return words without their separators."""
    return text.replace(",", "").replace("|", "")


#: Other writings, by a letter of theirs; a Japanese text is one, whatever Chinese characters it has.
_OTHER = {
    "kana": re.compile("[\u3041-\u30ff]"),
    "hangul": re.compile("[\uac00-\ud7a3]"),
    "cyrillic": re.compile("[\u0400-\u04ff]"),
    "thai": re.compile("[\u0e00-\u0e7f]"),
    "arabic": re.compile("[\u0600-\u06ff]"),
}


def scripts(text: str) -> frozenset[str]:
    """Return which of Chinese, Latin and other letters a text is written in; one of the others alone says which."""
    words = _NUMBERS.sub("", text)
    if others := frozenset(name for name, letters in _OTHER.items() if letters.search(words)):
        return others
    if han(words):
        words = _LONE.sub("", words)
    return frozenset(name for name, there in (("han", han(words)), ("latin", bool(re.search("[a-z]", words)))) if there)


def _one_more(one: str, other: str) -> bool:
    """Say whether one text is the other with the same again in another script."""
    shorter, longer = sorted((folded(plain(one)), folded(plain(other))), key=len)
    rest = longer.replace(shorter, "", 1)
    if len(rest) == 1 and rest.isascii():
        return False  # A级, AA级
    return one.count(",") == other.count(",") and shorter in longer and not scripts(rest) & scripts(shorter)
