"""Packs and pieces: two counts, and the packs of two equal totals."""

from station.domain.matching.judgement import DIFFERENT, UNKNOWN, Judgement, same_after
from station.domain.matching.verdicts import Match
from station.domain.normalising.quantity import ADDS_UP, Quantity
from station.domain.normalising.tokens import DOZEN, Count
from station.domain.normalising.units import ANY, counted_by

#: What holds what: a case boxes, a box bottles, a bottle capsules. What stands in no row is a piece.
_HOLDS = {
    kind: level
    for level, names in enumerate(
        ("双 副", "瓶 罐 袋 桶 杯 筒 管 卷 板 卡 挂", "盒 包 套 组 提 排", "箱 框", "批 托"), start=1
    )
    for name in names.split()
    for kind in counted_by(name) or ()
}
#: Counting words for what is not named, in a container or apart; a pack is neither.
_PIECES = frozenset(
    {"个", "只", "件", "枚", "入", "pc", "pcs", "piece", "pieces", "ea", "unit", "units", "item", "items"}
)
_SINGLE = frozenset({"枚", "pc", "pcs", "piece", "pieces", "count", "cnt", "ct"})
_PACKS = frozenset({"pack", "packs", "pk"})


def packs(one: Quantity, other: Quantity, *, packs_asked: bool) -> Judgement:
    """Judge the packs of two equal totals."""
    if one.number != other.number:
        return _other_packs(one, other)
    pieces = [[c for c in q.counts if c.of != ANY] for q in (one, other)]
    alike = _kinds(pieces[0], pieces[1])
    if alike is not Match.SAME:
        return (alike, ())
    counted = [[c for c in side if c.text] for side in pieces]
    if (
        _turned_about(*pieces)
        or _shared_out_otherwise(*counted, several=True)
        or _changed_places(counted[0], counted[1])
    ):
        return DIFFERENT
    bare = packs_asked and _packed(one) != _packed(other)
    if bare or _named_otherwise(one, other) or _per_serving(one) != _per_serving(other):
        return UNKNOWN
    return same_after(*_steps(one, other))


def _packed(quantity: Quantity) -> bool:
    """Say whether a quantity tells a pack; a bare 1× tells none."""
    return any(c.of != ANY or c.number != 1 for c in quantity.counts)


def _other_packs(one: Quantity, other: Quantity) -> Judgement:
    """Judge equal totals in other packs: 6×250ml is 1.5L, and is not 3×500ml."""
    if one.measure is not None and one.measure.dimension not in ADDS_UP:
        return UNKNOWN  # 1.5V and 1.5V×2
    if _counted_otherwise(one, other):
        return DIFFERENT
    if one.measure is not None and one.measure.form != "one":
        return UNKNOWN  # 4-8kg and 4-8kg×2
    if one.number != 1 and other.number != 1:
        return DIFFERENT
    if one.loose != other.loose or any(q.number == 1 and any(c.text for c in q.counts) for q in (one, other)):
        return UNKNOWN  # 500g 20片, 10kg; 100g×1包, 4g×25
    if _in_one(one, other) or _in_one(other, one):
        return UNKNOWN  # 50g/瓶, 20包×2.5g
    return UNKNOWN if _per_serving(one) != _per_serving(other) else same_after(*_steps(one, other))


def _in_one(whole: Quantity, parts: Quantity) -> bool:
    """Say whether one container holds the whole on one side, and the other side counts parts and names no such one."""
    holders = [c for c in whole.counts if c.of != ANY and not c.text]
    held = [c for c in parts.counts if not c.text]
    return whole.number == 1 and any(not any(_twins(holder, c) for c in held) for holder in holders)


def _per_serving(quantity: Quantity) -> bool:
    return any("份" in c.of for c in quantity.counts if not c.text)


def counted(one: Quantity, other: Quantity) -> Judgement:
    """Judge two counts: their products, what they count, and in what."""
    if one.number != other.number:
        return UNKNOWN if _whole_and_parts(one, other) else DIFFERENT
    left = sorted(c.number for c in one.counts if c.number != 1)
    right = sorted(c.number for c in other.counts if c.number != 1)
    if len(left) > 1 and len(right) > 1 and left != right:
        return DIFFERENT
    pieces = [[c for c in q.counts if c.of != ANY] for q in (one, other)]
    several = len(one.counts) == len(other.counts) > 1
    if _shared_out_otherwise(pieces[0], pieces[1], several=several) or _turned_about(pieces[0], pieces[1]):
        return DIFFERENT
    if any(_pairs_for_singles(a, b) for a, b in ((one, other), (other, one))):
        return DIFFERENT
    dozens = any(c.unit == DOZEN for q in (one, other) for c in q.counts)
    vague = [not dozens and any(_unnamed(c, there) for c in q.counts) for q, there in ((one, other), (other, one))]
    unnamed = dozens or any(c.of == ANY and not c.unit for q in (one, other) for c in q.counts)
    if _kinds(pieces[0], pieces[1]) is Match.DIFFERS and not any(vague):
        written = [[c for c in side if c.text and c.number != 1] for side in pieces]
        alike = len(written[0]) != len(written[1]) and _kinds(*written) is Match.SAME
        return UNKNOWN if alike else DIFFERENT  # 20包×8片 and 160片/箱: what holds all is told on one side only
    if vague[0] != vague[1]:
        return UNKNOWN
    if len(one.counts) != len(other.counts):
        if _holder_for_held(one, other):
            return DIFFERENT
        return UNKNOWN if left == right else same_after("pack")
    if not unnamed and (_kinds(pieces[0], pieces[1]) is Match.DIFFERS or _changed_places(pieces[0], pieces[1])):
        return DIFFERENT
    return same_after(*_steps(one, other))


def _unnamed(count: Count, other: Quantity) -> bool:
    """Say whether what is counted has no name, and nobody knows whether it is what the other side counts.

    pcs and 枚 are any single thing (片, 粒), a pack is anything packed; 个 or 件 may be the packs themselves.
    """
    if count.of != ANY or not count.unit:
        return False
    alone = len(other.counts) == 1
    levels = [_level(c) for c in other.counts if c.of != ANY and (alone or c.number == count.number)]
    at_large = any(levels) if count.unit in _PACKS else count.unit in _SINGLE and 0 in levels
    return not at_large


def _counted_otherwise(one: Quantity, other: Quantity) -> bool:
    """Say whether both sides count the same thing, and not as many: 1g×60粒, 60g×1粒."""
    here, there = ([c for c in q.counts if c.text] for q in (one, other))
    return any(c.number != t.number and (c.of == t.of == ANY or _twins(c, t)) for c in here for t in there)


def _named_otherwise(one: Quantity, other: Quantity) -> bool:
    """Say whether as many counting words stand on both sides, and not the same: 250g/袋×2袋, 250g/盒×2袋."""
    return len(one.named) == len(other.named) and _kinds(list(one.named), list(other.named)) is not Match.SAME


def _shared_out_otherwise(one: list[Count], other: list[Count], *, several: bool) -> bool:
    """Say whether both sides name the same containers and pieces, but not as many of each: 2瓶×60粒, 1瓶×120粒.

    `several` says that both multiply as many numbers: 2粒×60 is not 60粒×2.
    """
    if len(one) != len(other) or not several or not one or len({c.of for c in one}) < len(one):
        return False
    twins = [next((c for c in other if _twins(c, count)), None) for count in one]
    return None not in twins and any(c.number != t.number for c, t in zip(one, twins, strict=True) if t)


def _pairs_for_singles(one: Quantity, other: Quantity) -> bool:
    """Say whether one side has as many pairs as the other has single pieces: 3双, 3只."""
    singles = [c.number for c in other.counts if c.unit == "只"]
    return any("双" in c.of and c.number in singles for c in one.counts)


def _holder_for_held(one: Quantity, other: Quantity) -> bool:
    """Say whether one side counts alone, as many as there are in all, what the other has fewer of: 20盒×10片, 200盒."""
    fewer, more = sorted((one, other), key=lambda q: len(q.counts))
    if len(fewer.counts) != 1:
        return False
    named = [c for c in more.counts if c.of != ANY]
    inmost = min(map(_level, named), default=0)
    return any(_twins(c, fewer.counts[0]) and c.number != fewer.number and _level(c) > inmost for c in named)


def _changed_places(one: list[Count], other: list[Count]) -> bool:
    """Say whether what both sides name stands there in other numbers: 10 packs/case, 10 cases/pack."""
    twins = [[c.number for c in other if _twins(c, count)] for count in one]
    return any(numbers and count.number not in numbers for count, numbers in zip(one, twins, strict=True))


def _turned_about(one: list[Count], other: list[Count]) -> bool:
    """Say whether what holds on one side is held on the other: 1支/盒, 1盒/支. A container has no number written."""
    return all(
        any(_twins(held, holder) for held in here if held.text for holder in there if not holder.text)
        for here, there in ((one, other), (other, one))
    )


def _whole_and_parts(one: Quantity, other: Quantity) -> bool:
    """Say whether one side counts containers and the other what may be in them: 1箱 and 24罐, 2瓶 and 120粒."""
    kinds = [frozenset[str]().union(*(c.of for c in q.counts)) for q in (one, other)]
    for holder, inside in ((one, other), (other, one)):
        if _is_a_pack(holder) and inside.number > 1 and not any(c.unit in _PACKS for c in inside.counts):
            return True
    if kinds[0] & kinds[1] or any(c.of == ANY and c.unit not in _PIECES for q in (one, other) for c in q.counts):
        return False
    (fewer, held), (more, pieces) = sorted(zip((one.number, other.number), kinds, strict=True), key=lambda p: p[0])
    lowest, highest = (max(_HOLDS.get(k, 0) for k in kind) for kind in (held, pieces))
    return fewer < more and lowest > highest


def _level(count: Count) -> int:
    """Return how many packs deep things may lie in what is counted; a piece has none."""
    return max((_HOLDS.get(kind, 0) for kind in count.of), default=0)


def _is_a_pack(quantity: Quantity) -> bool:
    """Say whether a quantity is one pack of it does not say how many."""
    return len(quantity.counts) == 1 and quantity.number == 1 and quantity.counts[0].unit in _PACKS


def _kinds(one: list[Count], other: list[Count]) -> Match:
    """Say whether what is counted agrees: each kind of the shorter side must be found on the other."""
    shorter, longer = (one, other) if len(one) <= len(other) else (other, one)
    left = list(longer)
    for count in shorter:
        twins = [c for c in left if _twins(c, count)]
        twin = next((c for c in twins if c.number == count.number), twins[0] if twins else None)
        if twin is None:
            return Match.DIFFERS
        left.remove(twin)
    return Match.SAME


def _twins(one: Count, other: Count) -> bool:
    """Say whether two words count the same: carton may be 盒 or 箱, but two English words must mean all the same."""
    english = one.unit.isascii() and other.unit.isascii()
    return one.of == other.of if english else bool(one.of & other.of)


def _steps(one: Quantity, other: Quantity) -> tuple[str, ...]:
    """Return which of units, packs and numbers were written otherwise."""
    steps = []
    if _units(one) != _units(other):
        steps.append("unit")
    if sorted(c.number for c in one.counts) != sorted(c.number for c in other.counts):
        steps.append("pack")
    if not steps:
        steps.append("number" if _numbers(one) != _numbers(other) else "pack")
    return tuple(steps)


def _numbers(quantity: Quantity) -> list[str]:
    written = [c.text for c in quantity.counts if c.number != 1]
    return sorted([*written, quantity.measure.text] if quantity.measure else written)


def _units(quantity: Quantity) -> set[str]:
    names = {c.unit for c in quantity.counts if c.unit and c.number != 1}
    return names | ({quantity.measure.unit} if quantity.measure else set())
