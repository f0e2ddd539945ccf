"""Names and numbers that name one thing: brands, origins, barcodes, models, units, dates."""

import re

from station.domain.matching import wording
from station.domain.matching.judgement import DIFFERENT, UNKNOWN, Judgement, same_after
from station.domain.matching.verdicts import Match
from station.domain.normalising.brands import Brand, han, named
from station.domain.normalising.countries import country
from station.domain.normalising.customs_units import customs_unit
from station.domain.normalising.dates import dates as read_dates
from station.domain.normalising.text import blank, case, folded, punctuation, steps_to_equal


def brands(one: str, other: str) -> Judgement:
    """Judge two brands: the same letters, or one brand of the table under its two names. A look-alike differs.

    In two scripts without a pair in the table nobody can say, unless the table knows the brand's own name there.
    """
    if (steps := steps_to_equal(one, other)) is not None:
        return same_after(*steps)
    if _left_open(one, other):
        return UNKNOWN
    left, right = named(one), named(other)
    if left.brands and right.brands and len(left.brands | right.brands) > 1 and not left.brands & right.brands:
        extended = any(_extends(a, b) for a in left.brands for b in right.brands)
        return UNKNOWN if extended and not _share_a_script(left.names, right.names) else DIFFERENT
    if left.names == right.names:
        return same_after("order")
    if left.brands and left.brands == right.brands:
        return (
            same_after("brand")
            if left.unknown == right.unknown
            else _extended(left.unknown, right.unknown, left.names & right.names)
        )
    if common := left.names & right.names:
        return _extended(left.names - common, right.names - common, common)
    scripts = ({han(n) for n in left.names}, {han(n) for n in right.names})
    if scripts[0] & scripts[1] or not scripts[0] or not scripts[1]:
        return DIFFERENT
    if left.brands or right.brands:
        known, strange = (left, right) if left.brands else (right, left)
        there = {
            folded(n) for brand in known.brands for n in brand.names if han(n) in scripts[1 if known is left else 0]
        }
        if there and not any(n in s or s in n for n in there for s in strange.names):
            return DIFFERENT
    return UNKNOWN


def _extends(one: Brand, other: Brand) -> bool:
    """Say whether one brand's name is the other's and more: Ferrero Rocher, Ferrero."""
    latin = [[folded(n) for n in brand.names if not han(n)] for brand in (one, other)]
    return any(a.startswith(b) or b.startswith(a) for a in latin[0] for b in latin[1])


def _share_a_script(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool({han(n) for n in one} & {han(n) for n in other})


#: Japanese and Korean letters, which no pair of the table is written in.
_SYLLABIC = re.compile("[\u3041-\u30ff\uac00-\ud7a3]")
_FIRM = re.compile(r"[\s,.]+(?:inc|ltd|llc|co|corp|gmbh|ag|sa|plc|bv)\b.*$", re.IGNORECASE)


def _initials(text: str) -> str:
    """Return the first letters of a name of several words, such as nb of New Balance; of one word nothing."""
    words = re.findall(r"[A-Za-z]+", text)
    return "".join(word[0] for word in words).lower() if len(words) > 1 and max(map(len, words)) > 1 else ""


def _left_open(one: str, other: str) -> bool:
    """Say whether nobody can tell: Japanese or Korean on one side, a firm's legal form, a name and its initials."""
    if bool(_SYLLABIC.search(one)) != bool(_SYLLABIC.search(other)) or _firmless(one) == _firmless(other):
        return True
    return folded(other) == _initials(one) or folded(one) == _initials(other)


def _firmless(text: str) -> str:
    return folded(_FIRM.sub("", text))


def _extended(left: frozenset[str], right: frozenset[str], common: frozenset[str]) -> Judgement:
    """Judge names of which a part agrees: one more in another script is one more writing, else another line."""
    if left and right:
        return DIFFERENT
    extra = {han(n) for n in left | right}
    return DIFFERENT if extra & {han(n) for n in common} else UNKNOWN


def origins(one: str, other: str) -> Judgement:
    """Judge two countries of origin, by customs or ISO code or by name."""
    left, right = country(one), country(other)
    if left is not None and right is not None:
        if left != right:
            return DIFFERENT
        steps = steps_to_equal(one, other)
        return same_after("origin") if steps is None else same_after(*steps)
    if (steps := steps_to_equal(one, other)) is not None:
        return same_after(*steps)
    strange = one if left is None else other
    if (left is None) == (right is None):
        return wording.texts(one, other)  # two regions
    return DIFFERENT if strange.isdecimal() or _alike(one, other) else UNKNOWN


def _alike(one: str, other: str) -> bool:
    """Say whether a name that is no country's looks like one: 日木 is not 日本."""
    left, right = folded(one), folded(other)
    return len(left) == len(right) > 1 and sum(a != b for a, b in zip(left, right, strict=True)) == 1


_GTIN_LENGTHS = {8, 12, 13, 14}


def gtins(one: str, other: str) -> Judgement:
    """Judge two GTINs: leading zeros to 14 digits, blanks, dashes and marks around (*…* of Code 39) mean nothing.

    A wrong length is no GTIN.
    """
    left, right = (re.sub(r"[\s-]|^\W+|\W+$", "", text) for text in (one, other))
    if left == right:
        return same_after("punctuation")
    if not (re.search(r"\d", left) and re.search(r"\d", right)):
        return UNKNOWN  # words where a number is asked for
    fit = all(t.isascii() and t.isdecimal() and len(t) in _GTIN_LENGTHS for t in (left, right))
    return same_after("gtin") if fit and left.zfill(14) == right.zfill(14) else DIFFERENT


def digits(one: str, other: str) -> Judgement:
    """Judge two numbers whose dots and dashes are only there to be read by: CAS numbers, commodity codes."""
    left, right = (re.sub(r"[\s.\-]", "", text) for text in (one, other))
    if not (re.search(r"\d", left) and re.search(r"\d", right)):
        return UNKNOWN if left.casefold() != right.casefold() else same_after("punctuation")
    return same_after("punctuation") if left.casefold() == right.casefold() else DIFFERENT


_INCH = re.compile(r"(?<=\d)\s?(?:\"|″|英寸|inches|inch\b)", re.IGNORECASE)

#: In a model's number this may be a letter, a zero or a diameter.
_SLASHED = "ø"

#: Number signs before a figure: No.5, N°5, № 5.
_NUMBER = re.compile(r"\b(?:no[.:]?|n°)\s*(?=\d)", re.IGNORECASE)


#: A number sign in front of a number, and 号 behind it: No.5, 5号.
_NUMBERED = re.compile(r"^No\.(?=\d)|(?<=\d)号$")

#: Behind a word these only say that it is a make: 清爽型.
_MAKE = re.compile(r"(?<=[㐀-鿿]{2})[型款]$")


_GROUPS = re.compile(r"(?<=\d)[\s.\-](?=\d)")


def _grouped(one: str, other: str) -> bool:
    """Say whether one number is the other in three groups or more: T137.410.11.041.00, T1374101104100."""
    grouped, groups = _GROUPS.subn("", one)
    return groups > 1 and not _GROUPS.search(other) and folded(grouped) == folded(other)


def _round(text: str) -> list[str]:
    return [char for char in text.lower() if char in {"o", _SLASHED}]


def identifiers(one: str, other: str) -> Judgement:
    """Judge two model or article numbers: capitals and dashes beside a letter mean nothing, every figure counts."""
    one, other = (_NUMBER.sub("No.", text) for text in (one, other))
    if _SLASHED in f"{one}{other}".lower() and _round(one) != _round(other):
        return UNKNOWN if folded(one) == folded(other) else DIFFERENT
    steps = steps_to_equal(one, other, (("case", case), ("blank", blank), ("punctuation", punctuation)))
    inches = [_INCH.sub("inch", text) for text in (one, other)]
    if steps is not None and (inches[0] == one) == (inches[1] == other):
        return same_after(*steps)
    if folded(one).replace("-", " ") == folded(other).replace("-", " "):
        return same_after("punctuation")
    if steps_to_equal(inches[0], inches[1]) is not None:
        return same_after("unit")
    if steps_to_equal(_NUMBERED.sub("", one), _NUMBERED.sub("", other)) is not None:
        return same_after("label")
    if _grouped(one, other) or _grouped(other, one):
        return same_after("punctuation")
    if folded(_MAKE.sub("", one)) == folded(_MAKE.sub("", other)):
        return same_after("label")
    left, right = (frozenset(re.findall(r"[㐀-鿿]+|[0-9]+|[^㐀-鿿0-9]+", folded(text))) for text in (one, other))
    both_ways = {han(n) for n in left if not n.isdecimal()} & {han(n) for n in right if not n.isdecimal()}
    figures = {n for n in left if n.isdecimal()} == {n for n in right if n.isdecimal()}
    in_words = any(han(n) for n in left | right)
    return UNKNOWN if figures and in_words and not both_ways else DIFFERENT


def units(one: str, other: str) -> Judgement:
    """Judge two units of measure, by customs code or by name; an English name that fits both is taken for both."""
    left, right = customs_unit(one), customs_unit(other)
    if left and right:
        return same_after("unit") if left & right else DIFFERENT
    steps = steps_to_equal(one, other)
    return DIFFERENT if steps is None else same_after(*steps)


#: On a shelf life M is months.
_MONTHS = re.compile(r"(?<=\d)\s*M\b")
#: Two figures of a year: '18.
_SHORT_YEAR = re.compile(r"'?(\d\d)")
_SPAN = re.compile(r"^\D{0,4}\d+\s*(?:个?月|年|天|日|months?|years?|days?)$", re.IGNORECASE)

#: How long a spirit lay in the cask: 12年陈酿, aged 12 years.
_AGED = re.compile(
    r"(?:aged|陈年|陈酿)?\s*(\d{1,2}\s*(?:年|years?(?:[\s-]old)?|yo\b))\s*(?:陈酿|陈年|陈|aged|old)?", re.IGNORECASE
)


def dates(one: str, other: str) -> Judgement:
    """Judge two dates or years; anything else as text with quantities. 05/06/2027 is a day in May or in June."""
    bare = [found[1] if (found := _AGED.fullmatch(text.strip())) else text for text in (one, other)]
    if bare != [one, other]:
        match, steps = dates(*bare)
        return same_after("label", *steps) if match is Match.SAME_AFTER else (match, ())
    left, right = read_dates(one), read_dates(other)
    if left and right:
        if left == right and len(left) == 1:
            return same_after("date")
        return UNKNOWN if left & right else DIFFERENT
    for known, text in ((left, other), (right, one)):
        short = _SHORT_YEAR.fullmatch(text.strip())
        if short and any(len(date) == 1 and date[0] % 100 == int(short[1]) for date in known):
            return UNKNOWN
    if (left and _SPAN.search(other)) or (right and _SPAN.search(one)):
        return UNKNOWN  # a day, and how long something keeps
    one, other = (_MONTHS.sub("个月", text) for text in (one, other))
    return wording.texts(one, other)
