"""Names and numbers that name one thing: origins, barcodes, models, units, dates."""

import re

from station.domain.matching import wording
from station.domain.matching.judgement import DIFFERENT, UNKNOWN, Judgement, same_after
from station.domain.matching.verdicts import Match
from station.domain.normalising import numerals
from station.domain.normalising.brands import BRANDS, han
from station.domain.normalising.countries import by_number, country
from station.domain.normalising.customs_units import customs_unit
from station.domain.normalising.dates import dates as read_dates
from station.domain.normalising.text import blank, case, folded, punctuation, steps_to_equal
from station.domain.normalising.written_numbers import all_figures


def origins(one: str, other: str) -> Judgement:
    """Judge two countries of origin, by customs or ISO code or by name."""
    left, right = country(one), country(other)
    if left is not None and right is not None:
        if left != right:  # 250 is France by ISO, and Uganda by customs
            return UNKNOWN if right in by_number(one) or left in by_number(other) else DIFFERENT
        steps = steps_to_equal(one, other)
        return same_after("origin") if steps is None else same_after(*steps)
    if (steps := steps_to_equal(one, other)) is not None:
        return same_after(*steps)
    strange = one if left is None else other
    if (left is None) == (right is None):
        return wording.texts(one, other)  # two regions
    if strange.strip() in _UNKNOWN_ORIGIN:
        return UNKNOWN
    if len({country(part) for part in _LISTED.split(strange)} - {None}) > 1:
        return DIFFERENT  # 日本/中国, 日本
    return DIFFERENT if strange.isdecimal() or _alike(one, other) else UNKNOWN


#: Customs' own codes of no country (国别不详, international bodies, neutral packing), an empty one, and the Union's.
_UNKNOWN_ORIGIN = frozenset({"701", "702", "999", "000", "EU"})
_LISTED = re.compile(r"\s*(?:[/,;、&+]|\band\b|和|或)\s*")


def _alike(one: str, other: str) -> bool:
    """Say whether a name that is no country's looks like one: 日木 is not 日本."""
    left, right = folded(one), folded(other)
    return len(left) == len(right) > 1 and sum(a != b for a, b in zip(left, right, strict=True)) == 1


_SHORTEST, _LONGEST = 7, 14
#: Figures that somebody kept back.
_MASKED = re.compile(r"\d[*xX#]{2,}|\d\.{3}")
_SPREADSHEET = re.compile(r"(\d)\.(\d+)E\+?(\d\d)|(\d+)\.0+", re.IGNORECASE)


def _bare_gtin(text: str) -> str:
    """Return the figures of a number as they stand in it; 3.614272048577E12 has lost none."""
    text = re.sub(r"^\](?:E[0-4]|C1|d[12]|I1|e0|Q[13]|J1)", "", text.strip())
    if found := _SPREADSHEET.fullmatch(text):
        if found[4]:
            return found[4]
        return found[1] + found[2] if len(found[2]) == int(found[3]) else text
    bare = re.sub(r"[\s-]|^\W+|\W+$|(?<=\d),(?=\d{3})", "", text)
    return bare[2:] if len(bare) == _LONGEST + 2 and bare.startswith("01") else bare


def gtins(one: str, other: str) -> Judgement:
    """Judge two GTINs: leading zeros to 14 digits, blanks, dashes and marks around (*…* of Code 39) mean nothing.

    Nor do the thousands, the exponent and the lost zeros of a spreadsheet, or a symbology identifier.
    """
    if any(map(_MASKED.search, (one, other))):
        return UNKNOWN
    left, right = map(_bare_gtin, (one, other))
    if left == right:
        return same_after("punctuation")
    if not (re.search(r"\d", left) and re.search(r"\d", right)):
        return UNKNOWN  # words where a number is asked for
    fit = all(t.isascii() and t.isdecimal() and _SHORTEST <= len(t) <= _LONGEST for t in (left, right))
    return same_after("gtin") if fit and left.zfill(14) == right.zfill(14) else DIFFERENT


def digits(one: str, other: str) -> Judgement:
    """Judge two numbers whose dots and dashes are only there to be read by: CAS numbers, commodity codes."""
    if "-" in one and "-" in other and folded(one) != folded(other):
        return DIFFERENT  # 64-17-5, 641-75
    left, right = (re.sub(r"[\s.\-]", "", text) for text in (one, other))
    if not (re.search(r"\d", left) and re.search(r"\d", right)):
        return UNKNOWN if left.casefold() != right.casefold() else same_after("punctuation")
    return same_after("punctuation") if left.casefold() == right.casefold() else DIFFERENT


_INCH = re.compile(r"(?<=\d)\s?(?:\"|″|英寸|inches|inch\b)", re.IGNORECASE)

#: In a model's number this may be a letter, a zero or a diameter.
_SLASHED = "ø"

#: Number signs before a figure: No.5, N°5, № 5.
_NUMBER = re.compile(r"\b(?:no[.:]?|n°)\s*(?=\d)", re.IGNORECASE)


#: A number sign in front of a number, and 号 behind it: No.5, 5号, 第2代.
_NUMBERED = re.compile(rf"^No\.(?=\d)|(?<=\d)号$|^第(?=(?:\d+|{numerals.HAN_NUMERAL}+)[代款])")
_IN_WORDS = re.compile(rf"{numerals.HAN_NUMERAL}{{1,3}}(?=[号代款])")

#: Behind a word these only say that it is a make: 清爽型.
_MAKE = re.compile(r"(?<=[㐀-鿿]{2})[型款]$")


#: Figures so many are a number that nobody counts or measures with.
_COUNTED = 5
_SHARP = re.compile(r"[A-Za-z]#$")
_GROUPS = re.compile(r"(?<=\d)[\s.\-](?=\d)")


def _grouped(one: str, other: str) -> int:
    """Return how many signs part the groups of one number where it is the other: T137.410.11.041.00, T1374101104100."""
    grouped, groups = _GROUPS.subn("", one)
    return groups if not _GROUPS.search(other) and folded(grouped) == folded(other) else 0


def _round(text: str) -> list[str]:
    return [char for char in text.lower() if char in {"o", _SLASHED}]


def identifiers(one: str, other: str) -> Judgement:
    """Judge two model or article numbers: capitals and dashes beside a letter mean nothing, every figure counts."""
    one, other = (_NUMBER.sub("No.", text) for text in (one, other))
    figured = [_IN_WORDS.sub(lambda found: str(numerals.han(found[0]) or found[0]), text) for text in (one, other)]
    if (figured[0] == one) != (figured[1] == other):
        match, steps = identifiers(*figured)
        return same_after("number", *steps) if match is Match.SAME_AFTER else (match, ())
    if _SLASHED in f"{one}{other}".lower() and _round(one) != _round(other):
        return UNKNOWN if folded(one) == folded(other) else DIFFERENT
    if (steps_taken := _alike_but_for_signs(one, other)) is not None:
        return UNKNOWN if _parted_otherwise(one, other) else same_after(*steps_taken)
    groups = _grouped(one, other) or _grouped(other, one)
    if all(len(_GROUPS.findall(text)) > 1 for text in (one, other)):
        bare = [folded(_GROUPS.sub("", text)) for text in (one, other)]
        return same_after("punctuation") if bare[0] == bare[1] else DIFFERENT
    long = max((len(run) for text in (one, other) for run in re.findall(r"\d+", text)), default=0) > _COUNTED
    if groups > 1 and long:
        return same_after("punctuation")
    lettered = all(len(folded(text)) > _COUNTED and re.search("[A-Za-z]", text) for text in (one, other))
    # 422-680 and 422680, GA-2100-1A1 and GA21001A1
    return UNKNOWN if (groups and (long or lettered)) or _told_in_words(one, other) else DIFFERENT


def _parted_otherwise(one: str, other: str) -> bool:
    """Say whether a stroke parts two names here and nothing there, or one is sharp: S23/S24 and S23S24, C# and C."""
    if bool(_SHARP.search(one)) != bool(_SHARP.search(other)):
        return True
    return not (_cuts("[/*]", one) <= _cuts(r"[\s/*]", other) and _cuts("[/*]", other) <= _cuts(r"[\s/*]", one))


def _cuts(signs: str, text: str) -> set[int]:
    """Return behind how many letters and figures a text is cut by one of the signs."""
    lengths = [len(re.sub(r"\W", "", folded(part))) for part in re.split(signs, text.strip())]
    return {sum(lengths[:place]) for place in range(1, len(lengths))}


def _alike_but_for_signs(one: str, other: str) -> tuple[str, ...] | None:
    """Return the steps after which two numbers are the same whatever they number; None where they are not."""
    inches = [_INCH.sub("inch", text) for text in (one, other)]
    steps = steps_to_equal(one, other, (("case", case), ("blank", blank), ("punctuation", punctuation)))
    if steps is not None and (inches[0] == one) == (inches[1] == other):
        return steps
    if folded(one).replace("-", " ") == folded(other).replace("-", " "):
        return ("punctuation",)
    if steps_to_equal(inches[0], inches[1]) is not None:
        return ("unit",)
    if steps_to_equal(_NUMBERED.sub("", one), _NUMBERED.sub("", other)) is not None:
        return ("label",)
    if steps_to_equal(all_figures(one), all_figures(other)) is not None:
        return ("number",)
    return ("label",) if folded(_MAKE.sub("", one)) == folded(_MAKE.sub("", other)) else None


def _told_in_words(one: str, other: str) -> bool:
    """Say whether one side says more, and in words: the figures agree, or what is more is the brand."""
    left, right = (frozenset(re.findall(r"[㐀-鿿]+|[0-9]+|[^㐀-鿿0-9]+", folded(text))) for text in (one, other))
    if left != right and all(name in BRANDS for name in left ^ right):
        return True
    both_ways = {han(n) for n in left if not n.isdecimal()} & {han(n) for n in right if not n.isdecimal()}
    figures = {n for n in left if n.isdecimal()} == {n for n in right if n.isdecimal()}
    return figures and any(han(n) for n in left | right) and not both_ways


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
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")

#: How long a spirit lay in the cask: 12年陈酿, aged 12 years.
_AGED = re.compile(
    r"(?:aged|陈年|陈酿)?\s*(\d{1,2}\s*(?:年|years?(?:[\s-]old)?|yo\b))\s*(?:陈酿|陈年|陈|aged|old)?", re.IGNORECASE
)


def dates(one: str, other: str) -> Judgement:
    """Judge two dates or years; anything else as text with quantities. 05/06/2027 is a day in May or in June."""
    one, other = (text.strip().rstrip(".,;。、") for text in (one, other))
    bare = [found[1] if (found := _AGED.fullmatch(text)) else text for text in (one, other)]
    if bare != [one, other]:
        match, steps = dates(*bare)
        return same_after("label", *steps) if match is Match.SAME_AFTER else (match, ())
    left, right = read_dates(one), read_dates(other)
    if left and right:
        if left == right and len(left) == 1:
            return same_after("date")
        within = any(a[: len(b)] == b or b[: len(a)] == a for a in left for b in right)
        return UNKNOWN if within else DIFFERENT  # 05/06/2027 may be a day in May; a month, and a day in it
    for known, text in ((left, other), (right, one)):
        short = _SHORT_YEAR.fullmatch(text.strip())
        years = [date[0] for date in known if len(date) == 1]
        if years and (short or text.strip().isdecimal()):
            return UNKNOWN if short and years[0] % 100 == int(short[1]) else DIFFERENT
    if bool(left) != bool(right) and not any(len(_YEAR.findall(text)) > 1 for text in (one, other)):
        return UNKNOWN  # a day, and how long something keeps, or what is no date
    one, other = (_MONTHS.sub("个月", text) for text in (one, other))
    return wording.texts(one, other)
