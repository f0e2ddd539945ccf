"""Two brands: the same letters, or one brand of the table under its two names."""

import re

from station.domain.matching.judgement import DIFFERENT, UNKNOWN, Judgement, same_after
from station.domain.matching.verdicts import Match
from station.domain.normalising.brands import Brand, Named, han, named
from station.domain.normalising.countries import country
from station.domain.normalising.glossary import TERMS
from station.domain.normalising.text import folded, steps_to_equal

#: A letter that Danish and Norwegian names have, and that may be a zero.
_SLASHED = "ø"
#: Japanese and Korean letters, which no pair of the table is written in.
_SYLLABIC = re.compile("[\u3041-\u30ff\uac00-\ud7a3]")
_ARTICLE = re.compile(r"^the\s+", re.IGNORECASE)
#: What is written around a brand's name in one language where both are told: 中文：若木，英文：Ruomu; 若木牌/Ruomu.
_WHICH = re.compile(r"(?:中文|英文|外文)(?:品牌|商标)?(?:名称?)?\s*:\s*|(?<=[㐀-鿿]{2})牌(?=\s*[/(])")
#: A brand under both its names, as the element asks for: 若木/Ruomu, 若木(Ruomu).
_BOTH = re.compile(r"\s*([^/()]+?)\s*(?:/\s*([^/()]+?)|\(([^/()]+)\))\s*")
#: What stands so behind a name and is none: a line of goods, who made or sells them, how near they are to it.
_NO_NAME = re.compile(
    r"\b(?:kids?|child(?:ren)?|junior|baby|bebe|men|homme|women|femme|young|teens?|sports?|pro|plus|max|mini|lite|home|house"
    r"|pets?|official|global|international|premium|deluxe|luxury|original|classic|natur(?:e|al|als)|organic|bio|vegan|fresh"
    r"|gold|silver|black|white|limited|edition|series|collection|line|style|types?|store|shop|oem|odm|brand(?:s|ed)?|unbranded"
    r"|fake|replica|copy|like|imitation|no|non|not|none|and|or|for|by|with|x|other|generic|food|beauty|skin|care|cream|tea"
    r"|gift|set|made|import(?:ed)?|authorized|licensed)\b|\d"
    r"|[无非未不待假仿代授联同款版装系列型类式男女童婴幼儿宝孕母宠老国区产造制品用店商]|其[他它]|运动|家居|家电|旗舰|官方|正|进口|专业|经典"
    r"|高端|青春|有机|天然|礼盒|风格|限定|限量|高仿|定制|组合|套",
    re.IGNORECASE,
)
#: A firm's legal form, and the town a house writes behind its name.
_BEHIND = re.compile(
    r"(?<=\w{3})(?:[\s,.&]+(?:inc|ltd|limited|llc|co|corp|company|gmbh|ag|sa|plc|bv)\.?)+$"
    r"|(?<=\w{3})\s+(?:paris|london|new\s?york|milano|roma|tokyo)$",
    re.IGNORECASE,
)


def brands(one: str, other: str) -> Judgement:
    """Judge two brands: the same letters, or one brand of the table under its two names. A look-alike differs.

    In two scripts without a pair in the table nobody can say, unless the table knows the brand's own name there.
    """
    if (_SLASHED in one.lower()) != (_SLASHED in other.lower()) and not _slashed(one):
        return DIFFERENT  # LEGØ, LEGO
    if (steps := steps_to_equal(one, other)) is not None:
        return same_after(*steps)
    bare = [_WHICH.sub("", text) for text in (one, other)]
    if bare != [one, other]:
        match, steps = brands(*bare)
        return same_after("label", *steps) if match is Match.SAME_AFTER else (match, ())
    main, there = _main(one), _main(other)
    if (steps := steps_to_equal(main, there)) is not None or main == there:
        return same_after("label", *(steps or ()))
    left, right = (named(text if named(text).brands else _main(text)) for text in (one, other))
    if left.brands and right.brands:
        return _both_known(left, right)
    if _left_open(one, other):
        return UNKNOWN
    if left.names == right.names:
        return same_after("order")
    if _one_of_both(one, other) or _one_of_both(other, one):
        return same_after("brand")
    if common := left.names & right.names:
        return _extended(left.names - common, right.names - common, common)
    return _in_two_scripts(left, right)


def _both_known(left: Named, right: Named) -> Judgement:
    """Judge names of which the table holds some on both sides."""
    shared = left.brands & right.brands
    if not shared:
        extended = any(_extends(a, b) for a in left.brands for b in right.brands)
        return UNKNOWN if extended and not _share_a_script(left.names, right.names) else DIFFERENT
    if left.names == right.names:
        return same_after("order")
    here, there = left.but_for(shared), right.but_for(shared)
    return same_after("brand") if here == there else _extended(here - there, there - here, left.names & right.names)


def _in_two_scripts(left: Named, right: Named) -> Judgement:
    """Judge names of which nothing agrees: in one script they differ, in two the table must know the other name."""
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


def _slashed(text: str) -> bool:
    """Say whether the table writes a brand with Ø, as RØDE does."""
    return any(_SLASHED in name.lower() for brand in named(text).brands for name in brand.names)


def _extends(one: Brand, other: Brand) -> bool:
    """Say whether one brand's name is the other's and more: Ferrero Rocher, Ferrero."""
    latin = [[folded(n) for n in brand.names if not han(n)] for brand in (one, other)]
    return any(a.startswith(b) or b.startswith(a) for a in latin[0] for b in latin[1])


def _share_a_script(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool({han(n) for n in one} & {han(n) for n in other})


def _initials(text: str) -> str:
    """Return the first letters of a name of several words, such as nb of New Balance; of one word nothing."""
    words = re.findall(r"[A-Za-z]+", text)
    return "".join(word[0] for word in words).lower() if len(words) > 1 and max(map(len, words)) > 1 else ""


def _left_open(one: str, other: str) -> bool:
    """Say whether nobody can tell: Japanese or Korean on one side, a name and its initials or without its article."""
    if bool(_SYLLABIC.search(one)) != bool(_SYLLABIC.search(other)):
        return True
    if folded(_ARTICLE.sub("", one.strip())) == folded(_ARTICLE.sub("", other.strip())):
        return True
    return folded(other) == _initials(one) or folded(one) == _initials(other)


def _one_of_both(one: str, both: str) -> bool:
    """Say whether one text is a brand in Chinese or in Latin letters, and the other that with its other name.

    A brand of the table has no other name than it has there, and a line of goods is none.
    """
    found = _BOTH.fullmatch(both)
    names = [name for name in found.groups() if name] if found else []
    if len(names) != 2 or han(names[0]) == han(names[1]) or folded(one) not in map(folded, names):
        return False
    extra = names[1] if folded(names[0]) == folded(one) else names[0]
    if named(names[0]).brands | named(names[1]).brands or country(extra) or _NO_NAME.search(extra):
        return False
    return len(folded(extra)) > (1 if han(extra) else 2) and folded(extra) not in TERMS


def _main(text: str) -> str:
    """Return a brand without what stands behind its name."""
    return _BEHIND.sub("", text.strip())


def _extended(left: frozenset[str], right: frozenset[str], common: frozenset[str]) -> Judgement:
    """Judge names of which a part agrees: one more in another script is one more writing, else another line."""
    if left and right:
        return DIFFERENT
    extra = {han(n) for n in left | right}
    return DIFFERENT if extra & {han(n) for n in common} else UNKNOWN
