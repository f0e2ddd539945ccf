"""Two quantities: the same total, other ones, or of different kinds."""

from fractions import Fraction
from operator import gt, lt

from station.domain.matching.judgement import DIFFERENT, UNKNOWN, Judgement
from station.domain.matching.packs import counted, packs
from station.domain.normalising.quantity import Quantity, agree, rounds
from station.domain.normalising.tokens import Measure

_APPROXIMATE = "≈"
#: "About" a figure is taken to cover this share of it.
_ABOUT = Fraction(1, 20)
_BEYOND = {"≥": gt, ">": gt, "≤": lt, "<": lt}
_KIBI = Fraction(1024, 1000)
#: Minutes.
_DAY = 1440
#: Months that may be told in weeks.
_QUARTER = 3
#: With these it is open whether the figure itself is meant too.
_LOOSELY = ({"<", "≤"}, {">", "≥"})


def measure(one: Quantity, other: Quantity, *, packs_asked: bool) -> Judgement:
    """Judge two quantities.

    What one label may state side by side (a weight and a number of pieces, watts and volts) cannot be compared, nor
    a weight and a volume. Totals must agree. Where both sides state packs, the packs must agree too:
    6×250ml is 1.5L, and is not 3×500ml. What holds a measured thing is compared where both name it. `packs_asked`
    says that the element asks for packs: there 1罐/盒 is not 1罐, a tin without a box.
    """
    if one.measure is None or other.measure is None:
        if one.measure is not other.measure:
            return UNKNOWN
        return counted(one, other)
    left, right = one.measure, other.measure
    if left.dimension != right.dimension:
        return _across(left, right)
    if left.form != right.form:
        return DIFFERENT
    if left.form == "box" and left.values != right.values and sorted(left.values) == sorted(right.values):
        return UNKNOWN  # the sides in another order: length and width are not always told the same way round
    if not agree(one, other):
        doubtful = _about(one, other) or _within(left, right) or rounds(one, other) or _in_binary(left, right)
        return UNKNOWN if doubtful else _unless_loose(one, other)
    if left.bound != right.bound:
        bounds = {left.bound, right.bound}
        return UNKNOWN if _APPROXIMATE in bounds or bounds in _LOOSELY else DIFFERENT
    if left.parts and right.parts and left.parts != right.parts:
        return DIFFERENT  # 30ml+50ml is 80ml, and is not 40ml+40ml
    return packs(one, other, packs_asked=packs_asked)


def _across(left: Measure, right: Measure) -> Judgement:
    """Judge measures of two dimensions; a month has 28 to 31 days."""
    dimensions = {left.dimension, right.dimension}
    if dimensions == {"month", "minute"} and left.form == right.form:
        months, days = (left, right) if left.dimension == "month" else (right, left)
        pairs = zip(months.values, days.values, strict=True)
        return UNKNOWN if all(_shortest(m) <= d / _DAY <= _longest(m) for m, d in pairs) else DIFFERENT
    both_rates = all(" in 100 " in dimension for dimension in dimensions)
    return DIFFERENT if both_rates else UNKNOWN


def _shortest(months: Fraction) -> Fraction:
    """Return how many days so many months have at least, by the calendar or at 30 days each; weeks are 28."""
    return months * 28 if months <= _QUARTER else months * 30 - 2


def _longest(months: Fraction) -> Fraction:
    return min(months * 31, months * Fraction(61, 2) + 1)


def _about(one: Quantity, other: Quantity) -> bool:
    """Say whether one side only is approximate, and the other within what "about" covers: 约200g, 210g."""
    bounds = [q.measure.bound for q in (one, other) if q.measure is not None]
    if bounds.count(_APPROXIMATE) != 1 or not bounds.count("") or len(one.total) != 1 or len(other.total) != 1:
        return False
    return abs(one.total[0] - other.total[0]) <= max(one.total[0], other.total[0]) * _ABOUT


def _within(left: Measure, right: Measure) -> bool:
    """Say whether one side only is an open bound, and the other a figure beyond it: ≥40%vol, 43%vol."""
    for limit, figure in ((left, right), (right, left)):
        if limit.form == figure.form == "one" and limit.bound in _BEYOND and not figure.bound:
            return bool(_BEYOND[limit.bound](figure.values[0], limit.values[0]))
    return False


def _in_binary(left: Measure, right: Measure) -> bool:
    """Say whether one terabyte is a thousand gigabytes here and 1,024 there."""
    if left.dimension != "memory" or not all((*left.values, *right.values)):
        return False
    share = max(left.values[0], right.values[0]) / min(left.values[0], right.values[0])
    return share in {_KIBI, _KIBI**2}


def _unless_loose(one: Quantity, other: Quantity) -> Judgement:
    """Say that totals differ, unless a measure beside a count may have been meant as the whole already."""
    for loose, fixed in ((one, other), (other, one)):
        if loose.loose and not fixed.loose and loose.measure is not None and loose.measure.values == fixed.total:
            return UNKNOWN
    return DIFFERENT
