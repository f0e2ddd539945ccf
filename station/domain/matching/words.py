"""Words between quantities: the same letters, the same by the glossary, in another language, or other words."""

import re

from station.domain.matching.judgement import DIFFERENT, UNKNOWN, Judgement, same_after
from station.domain.normalising.brands import han
from station.domain.normalising.glossary import TERMS, broader, in_standard_words, term
from station.domain.normalising.text import folded

_PIECES = re.compile(r"<[^>]*>|[a-z]+|[^<>a-z,|+]+|[+]")
#: Behind a word these say no more: 粉末状, 洗发用.
_PARTICLE = re.compile(r"(?<=..)[用的类装制质品]$|(?<=.)状$|^(?:用于|供人?|已)(?=..)|(?<=[a-z]{3})e?s$")
#: A letter that belongs to a Chinese name: 辅酶Q10, 维生素C.
_LONE = re.compile(r"(?<![a-z])[a-z](?![a-z])")
_BARE = re.compile(r"<[\d/]+>")
_FIGURE = re.compile(r"<(\d+)>")
_NUMBERS = re.compile(r"<[^>]*>")


def judge_words(one: str, other: str) -> Judgement:
    """Judge words: the same letters, or words of the glossary, part by part; in two scripts nobody can say."""
    if folded(plain(one)) == folded(plain(other)):
        return same_after("punctuation") if one != other else same_after()
    left, right = _parts(one), _parts(other)
    same = [term(part) for part in left] == [term(part) for part in right]
    if same or term(folded(plain(figured(one)))) == term(folded(plain(figured(other)))):
        return same_after("term")
    if in_standard_words(folded(plain(one))) == in_standard_words(folded(plain(other))):
        return same_after("term")
    return UNKNOWN if _doubtful(one, other, left, right) else DIFFERENT


def _parts(text: str) -> list[str]:
    return [folded(part) for part in re.split(r"[,|]", figured(text)) if folded(part)]


def _doubtful(one: str, other: str, left: list[str], right: list[str]) -> bool:
    """Say whether words that are not the same may still mean the same."""
    if broader(folded(figured(one)), folded(figured(other))):
        return True
    if sorted(_PIECES.findall(one)) == sorted(_PIECES.findall(other)):
        return True  # the same words in another order
    if _NUMBERS.findall(one) != _NUMBERS.findall(other):
        return False
    shorter, longer = sorted((one, other), key=len)
    if _BARE.fullmatch(shorter) and longer.startswith(shorter) and not re.search(r"\d", longer[len(shorter) :]):
        return True  # the same figure, once with its unit and once without
    if [_PARTICLE.sub("", part) for part in left] == [_PARTICLE.sub("", part) for part in right]:
        return True
    if sorted(map(term, left)) == sorted(map(term, right)):
        return True  # the same parts in another order: in a list of ingredients the order says how much
    if all(part in TERMS for part in (*left, *right)):
        return False
    here, there = scripts(one), scripts(other)
    return bool(here and there and here != there and (not here & there or _one_more(one, other)))


def figured(text: str) -> str:
    """Return words with the bare figures in them as written: <304>不锈钢."""
    return _FIGURE.sub(r"\1", text)


def plain(text: str) -> str:
    """Return words without their separators."""
    return text.replace(",", "").replace("|", "")


def scripts(text: str) -> frozenset[str]:
    """Return which of Chinese and Latin letters a text is written in."""
    words = _NUMBERS.sub("", text)
    if han(words):
        words = _LONE.sub("", words)
    return frozenset(name for name, there in (("han", han(words)), ("latin", bool(re.search("[a-z]", words)))) if there)


def _one_more(one: str, other: str) -> bool:
    """Say whether one text is the other with the same again in another script."""
    shorter, longer = sorted((folded(plain(one)), folded(plain(other))), key=len)
    rest = longer.replace(shorter, "", 1)
    return one.count(",") == other.count(",") and shorter in longer and not scripts(rest) & scripts(shorter)
