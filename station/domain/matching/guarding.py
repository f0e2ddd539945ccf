"""What two texts must share to be the same, whatever was read from them: bounds, signs, ticks, what each and total say.

The readers drop what says nothing to them; here the texts are looked at once more as they stand. It never makes two
values the same, it only leaves open what would have been.
"""

import re
from collections import Counter

from station.domain.normalising.kinds import Kind
from station.domain.normalising.text import decimals, folded
from station.domain.normalising.tokens import Sign, tokens
from station.domain.normalising.units import UNIT_PATTERN
from station.domain.normalising.written_numbers import with_figures

_BOUNDS = frozenset("≥≤><≈")
#: A minus directly in front of a figure, and behind nothing that a dash could join it to.
_MINUS = re.compile(r"(?<![\dA-Za-z℃°%)\]])[-−](?=\d)")
_TICKS = str.maketrans(dict.fromkeys("✓✔☑✅", "√") | dict.fromkeys("✗✘☒❌✕✖", "✗"))
_TICKED = re.compile(r"[√✗♂♀]|(?<![\d\s])\s*×\s*$")
_TICK_OR_WORD = re.compile(r"[^\w√✗×♂♀]+")
_EACH = re.compile(r"各|每(?!天|日|次|周|月|年)|\beach\b", re.IGNORECASE)
_TOTAL = re.compile(r"共|合计|总|\btotal\b", re.IGNORECASE)
#: A number that belongs to its letters: V1.10 is not V1.1, R08 not R8. An x multiplies.
_CODE = re.compile(r"(?<![A-Za-z\d.])(?![xX])[A-Za-z]{1,4}\d[\d.]*(?![\d.㐀-鿿])")
#: "And more" behind a figure: 500g+, 3岁+; SPF50+ is a name.
_MORE = re.compile(r"(?<![A-Za-z\d.,])(?<![A-Za-z]\s)\d[\d.,]*\s?[A-Za-z㐀-鿿%℃]{0,5}\+$")
#: Alternating current, no range: 220V~50Hz.
_ALTERNATING = re.compile(r"(?<=\d[Vv])\s*~\s*(?=\d+\s*(?:Hz|W|A)|$)", re.IGNORECASE)
#: Units whose capitals say how much: MΩ and mΩ, Gb and GB.
_CAPITALS = re.compile(r"(?<=\d)\s?([mM](?:Ω|Pa|pa)|[KMGT][bB](?:/s|ps)?)(?![A-Za-z])")
_BETWEEN = re.compile(
    rf"(?P<n>\d)(?:\s?(?P<unit>{UNIT_PATTERN}))?(?P<sign>\s*[-~至到/:,、;]\s*|\s+)(?=\d+(?:\.\d+)?\s?(?P<next>{UNIT_PATTERN})?)",
    re.IGNORECASE,
)
#: Pieces and packs that one counting word holds together: a word of one row is not that of another.
_PIECES = """
软胶囊 soft_capsule soft_capsules softgel softgels
硬胶囊 hard_capsule hard_capsules
tablet tablets tab tabs
capsule capsules cap caps
胶囊
丸 pill pills
bean beans
lens lenses
sheet sheets
slice slices
pad pads
pen pens
vial vials
ampoule ampoules ampule ampules
bag bags
pouch pouches
sack sacks
tub tubs
barrel barrels
drum drums
pail pails bucket buckets
"""
_NAMES = {name.replace("_", " "): row.split()[0] for row in _PIECES.strip().splitlines() for name in row.split()}
_NAMED = re.compile(
    "|".join(
        rf"(?<![a-z]){name}(?![a-z])" if name.isascii() else name for name in sorted(_NAMES, key=len, reverse=True)
    ),
    re.IGNORECASE,
)
_KINDS = {"-": "-", "~": "-", "至": "-", "到": "-", "/": "/", ":": ":"}
_STOP = re.compile(r"(?<=[^\W\d])\s*[,、;|/]\s*(?=[^\W\d])")


def unsettled(one: str, other: str, kind: Kind) -> bool:
    """Say whether texts that were read as the same differ in what no reading may drop.

    Ages have bounds of their own, such as "from"; only free text may be a list.
    """
    aged = kind in {Kind.AGE, Kind.STAGE}
    return (
        (not aged and _bounds(one) != _bounds(other))
        or len(_MINUS.findall(one)) != len(_MINUS.findall(other))
        or _ticks(one) != _ticks(other)
        or _shared(one) * _shared(other) < 0
        or _numbered_otherwise(one, other)
        or _capitals_apart(one, other)
        or _pieces_apart(one, other)
        or _joined_otherwise(one, other)
        or (kind is Kind.TEXT and _parted_otherwise(one, other))
    )


def _bounds(text: str) -> Counter[str]:
    """Return the bounds that a text sets, by word or by sign; + at the end is "and more", ~ at either end "about"."""
    found = tokens(with_figures(decimals(text)))
    signs = Counter(t.text[0] for t in found if isinstance(t, Sign) and t.text[:1] in _BOUNDS)
    bare = _ALTERNATING.sub(" ", text).strip()
    if _MORE.search(bare):
        signs["≥"] += 1
    if bare.startswith("~") or bare.endswith("~"):
        signs["≈"] += 1
    return signs


def _ticks(text: str) -> str:
    """Return the words of a text with the ticks and crosses among them; nothing where there are none."""
    text = text.translate(_TICKS)
    return _TICK_OR_WORD.sub("", text) if _TICKED.search(text) else ""


def _shared(text: str) -> int:
    """Return 1 where a text says what each has, -1 where it says what there is in all, 0 where both or neither."""
    return bool(_EACH.search(text)) - bool(_TOTAL.search(text))


def _numbered_otherwise(one: str, other: str) -> bool:
    """Say whether both texts have as many codes, and not the same ones."""
    here, there = (sorted(code.lower().rstrip(".") for code in _CODE.findall(text)) for text in (one, other))
    return bool(here) and len(here) == len(there) and here != there


def _capitals_apart(one: str, other: str) -> bool:
    """Say whether both texts have the same units but for their capitals."""
    here, there = (_CAPITALS.findall(text) for text in (one, other))
    return here != there and [unit.lower() for unit in here] == [unit.lower() for unit in there]


def _pieces_apart(one: str, other: str) -> bool:
    """Say whether both texts name pieces, and not the same ones: 60软胶囊, 60硬胶囊; 10 vials, 10 pens."""
    here, there = ({_NAMES[name.lower()] for name in _NAMED.findall(text)} for text in (one, other))
    return bool(here and there) and here.isdisjoint(there)


def _joined_otherwise(one: str, other: str) -> bool:
    """Say whether figures are joined to a range here, to alternatives, a ratio or a list there: 5kg-10kg, 5kg/10kg."""
    here, there = (_signs(text) for text in (one, other))
    return len(here) == len(there) and any(
        a != b and not (a[1] and b[1] and "-" not in a[0] + b[0]) for a, b in zip(here, there, strict=True)
    )


def _signs(text: str) -> list[tuple[str, bool]]:
    """Return what stands between two figures, and whether they have two units: 220V/50Hz is 220V 50Hz."""
    return [
        (_KINDS.get(m["sign"].strip(), ","), bool(m["unit"] and m["next"] and folded(m["unit"]) != folded(m["next"])))
        for m in _BETWEEN.finditer(_ALTERNATING.sub(" ", text))
    ]


def _parted_otherwise(one: str, other: str) -> bool:
    """Say whether only one text parts its words, and the other writes them as one: 玉米、淀粉, 玉米淀粉."""
    if any(c.isdecimal() for c in one + other) or folded(one) != folded(other):
        return False
    parts = [[folded(part) for part in re.split(r"[\s,、;|/]+", text) if folded(part)] for text in (one, other)]
    return parts[0] != parts[1] and bool(_STOP.search(one)) != bool(_STOP.search(other))
