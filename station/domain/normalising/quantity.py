"""One quantity: a measure times counts, and whether two of them are one as a label rounds it."""

from dataclasses import dataclass
from fractions import Fraction
from math import floor, prod

from station.domain.normalising.tokens import Count, Measure

#: What adds up over several pieces; volts, per cent or degrees do not.
ADDS_UP = frozenset(
    {"mass", "volume", "length", "area", "cubic", "power", "charge", "energy", "memory", "iu", "cfu", "karat", "cun"}
)
#: Labels stay within this share of what they convert.
_ROUNDING = Fraction(15, 1000)
_NEAR, _EXACT = Fraction(6, 1000), Fraction(1, 1000)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A measure, or none, times counts. 6×250ml is 250 ml and one count; 10片/盒 counts 10 sheets and one box.

    `loose` marks a measure and a count side by side, 500g 20片, where only the writer knows whether to multiply.
    `named` are all counting words as they stand, also those that say again what another counts: 250g/袋×2袋 has two.
    """

    measure: Measure | None
    counts: tuple[Count, ...]
    loose: bool = False
    named: tuple[Count, ...] = ()

    @property
    def number(self) -> Fraction:
        """Return the product of all counts."""
        return prod((c.number for c in self.counts), start=Fraction(1))

    @property
    def total(self) -> tuple[Fraction, ...]:
        """Return the measure times the counts; nothing where there is no measure."""
        if self.measure is None:
            return ()
        if self.measure.form != "one" or self.measure.dimension not in ADDS_UP:
            return self.measure.values
        return (self.measure.values[0] * self.number,)


def near(one: Quantity, other: Quantity) -> bool:
    """Say whether two measures are the same, or so near that one may be the other as some label rounds it."""
    left, right = one.total, other.total
    if left == right:
        return True
    if one.measure is None or other.measure is None or len(left) != 1 or len(right) != 1:
        return False
    if one.measure.rounded == other.measure.rounded or not left[0] or not right[0]:
        return False
    return abs(left[0] - right[0]) <= max(left[0], right[0]) * _ROUNDING


def agree(one: Quantity, other: Quantity) -> bool:
    """Say whether two measures are the same, or one is the other as labels write it: 1.7 fl oz and 50 ml.

    Either is the other converted and rounded, or cut, to the places written (of the ounce at least one): 12 fl oz is
    355 ml, and is not 350 ml, which is 11.8.
    """
    if one.total == other.total:
        return True
    if one.measure is None or other.measure is None or not near(one, other):
        return False
    return any(_written_as(whole, a, b) for whole, a, b in ((one, one.measure, other), (other, other.measure, one)))


def rounds(one: Quantity, other: Quantity) -> bool:
    """Say whether a small amount told in ounces may be the other: 0.12 oz and 3.5 g, 1.7 oz and 50 g."""
    for whole, source in ((one, other), (other, one)):
        told = whole.measure
        if told is None or source.measure is None or not told.rounded or "." not in told.text or len(source.total) != 1:
            continue
        if not source.measure.rounded and told.form == "one" and _written_as(whole, told, source):
            return True
    return False


def _written_as(whole: Quantity, measure: Measure, source: Quantity) -> bool:
    """Say whether a measure, pack by pack, is what a total comes to in its unit, rounded or cut.

    1 fl oz is 30 ml, as bottles say; 2 lb are 908 g, and are not 900 g.
    """
    _, _, decimals = measure.text.partition(".")
    off = abs(source.total[0] - whole.total[0]) / whole.total[0]
    if measure.rounded and not decimals and not measure.unit.startswith("fl"):
        return off <= _EXACT
    if not measure.rounded and off > _NEAR:
        return False  # a kilogram is not 1.01 kg
    places = 10 ** max(len(decimals), 1 if measure.rounded else 0)
    scaled = source.total[0] / whole.number / measure.factor * places
    written = measure.values[0] / measure.factor * places
    return written in {floor(scaled), floor(scaled + Fraction(1, 2))}
