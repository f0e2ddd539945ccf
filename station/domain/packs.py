"""Pack levels as arithmetic: what a pack holds of the smallest units, down all its levels."""

from collections import Counter
from collections.abc import Iterable, Mapping

from station.domain.goods import GoodsDossier, PackLevel

Levels = Mapping[str, frozenset[tuple[str, int]]]


def levels_of(known: Iterable[PackLevel]) -> Levels:
    """Return {GTIN: (child, quantity) pairs} of all levels that are known."""
    levels: dict[str, frozenset[tuple[str, int]]] = {}
    for level in known:
        levels[level.gtin] = levels.get(level.gtin, frozenset()) | {(level.child, level.quantity)}
    return levels


def levels_known(goods: Iterable[GoodsDossier]) -> Levels:
    """Return the levels that are known of some goods, together."""
    return levels_of(level for each in goods for level in each.pack)


def held(gtin: str, levels: Levels) -> frozenset[str]:
    """Return the GTINs of all that a pack holds, at every level below it."""
    met: set[str] = set()
    edge = {gtin}
    while edge:
        edge = {child for each in edge for child, _ in levels.get(each, ())} - met
        met |= edge
    return frozenset(met - {gtin})


def contents(gtin: str, levels: Levels, above: frozenset[str] = frozenset()) -> Counter[str]:
    """Return {GTIN of a smallest unit: how many of it} in one piece; a unit holds itself, and a circle ends at once."""
    inside = Counter[str]()
    for child, quantity in levels.get(gtin, ()):
        if child == gtin or child in above:
            return Counter({gtin: 1})
        for unit, n in contents(child, levels, above | {gtin}).items():
            inside[unit] += n * quantity
    return inside or Counter({gtin: 1})


def holding(gtin: str, levels: Levels) -> int | None:
    """Return how many of a smallest unit its case holds; None where no case or more than one size of pack is known.

    An inner pack, a case and a pallet are all packs, and which of them somebody calls a case nobody knows.
    """
    packed = [contents(pack, levels) for pack in levels]
    sizes = {inside[gtin] for inside in packed if inside.keys() == {gtin}}  # a pack of different things is no case
    return sizes.pop() if len(sizes) == 1 else None
