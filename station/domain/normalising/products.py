"""Products: the quantity that a run of tokens states, perhaps in two ways: 6×250ml, 30ml+50ml, 100ml (3.4 fl oz)."""

from dataclasses import replace
from fractions import Fraction
from math import prod

from station.domain.normalising.quantity import Quantity, near
from station.domain.normalising.tokens import DOZEN, Count, Measure, Number, Per, Sign, Token, Word
from station.domain.normalising.units import ANY, UNITS

_OUNCES = frozenset({"oz", "oz.", "ounce", "ounces", "盎司", "安士"})


def read_apart(run: tuple[Token, ...]) -> tuple[Quantity, ...]:
    """Return the one quantity of a run, or those of several kinds that stand side by side in it: 5000mAh(18.5Wh)."""
    if (whole := read(run)) is not None:
        return (whole,)
    parts: list[tuple[Token, ...]] = [()]
    for token in run:
        measured = [t.dimension for t in parts[-1] if isinstance(t, Measure)]
        another = isinstance(token, Measure) and bool(measured) and token.dimension not in measured
        if another or (isinstance(token, Sign) and token.text not in {"×", "+"}):
            parts.append(())
        if not isinstance(token, Sign) or token.text in {"×", "+"}:
            parts[-1] += (token,)
    found = [read(part) for part in parts if _counts(list(part))]
    kinds = [q.measure.dimension for q in found if q is not None and q.measure is not None]
    return tuple(q for q in found if q) if len(kinds) == len(found) == len(set(kinds)) > 1 else ()


def read(run: tuple[Token, ...]) -> Quantity | None:
    """Return the one quantity that a run of tokens states, perhaps in two ways; None where it states none, or two."""
    chunks: list[list[Token]] = [[]]
    plus = False
    for token in run:
        match token:
            case Sign(text="×") | Word():
                chunks[-1].append(token)
            case Sign(text="+"):
                plus = True
                chunks.append([])
            case Sign():
                chunks.append([])
            case _:
                chunks[-1].append(token)
    parts = [q for q in (_product(chunk) for chunk in chunks if _counts(chunk)) if q is not None]
    if len(parts) != sum(_counts(chunk) for chunk in chunks) or not parts:
        return None
    return _sum(parts) if plus else _merged(parts)


def _counts(chunk: list[Token]) -> bool:
    return any(not isinstance(t, Word | Sign) for t in chunk)


def _product(chunk: list[Token]) -> Quantity | None:
    """Return the product that tokens without an inner stop make."""
    chunk = _compounded(chunk)
    measures = [t for t in chunk if isinstance(t, Measure)]
    numbers = [t for t in chunk if isinstance(t, Number)]
    counts = [t for t in chunk if isinstance(t, Count)]
    pers = [Count(Fraction(1), t.of, t.unit, "") for t in chunk if isinstance(t, Per)]
    if measures and measures[0].dimension == "length" and (len(measures) > 1 or numbers):
        box = _box(measures, numbers)
        named = tuple(c for c in (*counts, *pers) if c.of != ANY)
        return None if box is None else Quantity(box, _tidy(counts, pers), named=named)
    if len(measures) > 1:
        parts = [_product([t]) for t in chunk if isinstance(t, Measure)]
        return None if len(chunk) != len(measures) else _merged([p for p in parts if p is not None])
    bare = [Count(n.value, ANY, "", n.text) for n in numbers]
    named = tuple(c for c in (*counts, *pers) if c.of != ANY)
    loose = False
    if measures and counts and not pers:
        first = next(t for t in chunk if isinstance(t, Measure | Count))
        loose = isinstance(first, Measure) and not any(isinstance(t, Sign | Word) for t in chunk)
    return Quantity(measures[0] if measures else None, _tidy([*bare, *counts], pers), loose, named)


def _compounded(chunk: list[Token]) -> list[Token]:
    """Return the tokens with a measure and the smaller unit behind it as one: 1斤2两, 1m20cm, 2 lb 3 oz."""
    done: list[Token] = []
    for token in chunk:
        match token, done[-1] if done else None:
            case Measure(form="one", bound="") as small, Measure(form="one", bound="") as big if (
                big.dimension == small.dimension and small.values[0] < big.factor and small.factor < big.factor
            ):
                done[-1] = replace(big, values=(big.values[0] + small.values[0],), text=f"{big.text}+{small.text}")
            case _:
                done.append(token)
    return done


def _box(measures: list[Measure], numbers: list[Number]) -> Measure | None:
    if len(measures) == 1:
        unit = measures[0]
        written = Fraction(unit.text) if unit.text.replace(".", "", 1).isdecimal() else None
        if not written:
            return None
        values = tuple(n.value * unit.values[0] / written for n in numbers) + unit.values
        return replace(unit, values=values, form="box")
    if numbers or any(m.dimension != "length" or m.form != "one" for m in measures):
        return None
    return replace(measures[0], values=tuple(m.values[0] for m in measures), form="box")


def _tidy(counts: list[Count], pers: list[Count]) -> tuple[Count, ...]:
    """Return counts and containers once each: 250ml/瓶×6瓶 counts bottles once, 10片/盒,共50片,5盒 sheets once."""
    kept: list[Count] = []
    for count in sorted(counts, key=lambda c: c.number):
        twin = next((k for k in kept if k.of == count.of and count.of != ANY), None)
        if twin is not None and count.number in {twin.number, prod((k.number for k in kept), start=Fraction(1))}:
            continue
        kept.append(count)
    named = {frozenset(c.of) for c in kept}
    for per in pers:
        apart = per.unit not in {c.unit for c in kept} if per.of == ANY else not any(per.of & c.of for c in kept)
        if apart and (per.of == ANY or per.of not in named):
            kept.append(per)
            named.add(per.of)
    return tuple(sorted(kept, key=lambda c: (sorted(c.of), c.number)))


def _merged(parts: list[Quantity]) -> Quantity | None:
    """Return what parts side by side state: a second measure restates the first, and must agree with it."""
    result = parts[0]
    for part in parts[1:]:
        if result.measure is not None and part.measure is not None:
            both = _restated(_in_fluid(result, part.measure), _in_fluid(part, result.measure))
            if both is None:
                return None
            result = both
            continue
        if {DOZEN} < {c.unit for c in (*result.counts, *part.counts)} and result.number == part.number:
            result = part if result.counts[0].unit == DOZEN else result  # 1打(12支)
            continue
        measure = result.measure or part.measure
        counts = [*result.counts, *part.counts]
        whole = [c for c in counts if c.text]
        containers = [c for c in counts if not c.text]
        loose = result.loose or part.loose or (result.measure is not None and bool(whole) and not containers)
        named = (*result.named, *part.named)
        result = Quantity(measure, _tidy(whole, containers), loose and len(whole) > 0, named)
    return result


def _restated(one: Quantity, other: Quantity) -> Quantity | None:
    """Return which of two measures, that must agree, says more exactly how much there is."""
    here, there = one.measure, other.measure
    if here is None or there is None or here.dimension != there.dimension or not near(one, other):
        return None
    better = other.number > one.number or (here.rounded and not there.rounded)
    return other if better and one.number <= other.number else one


def _in_fluid(quantity: Quantity, beside: Measure) -> Quantity:
    """Return ounces beside millilitres as fluid ounces: 50ml/1.7oz."""
    ounces, fluid = quantity.measure, UNITS["fl oz"]
    if ounces is None or ounces.unit not in _OUNCES or ounces.form != "one" or beside.dimension != fluid.dimension:
        return quantity
    values = (ounces.values[0] / ounces.factor * fluid.factor,)
    return replace(quantity, measure=replace(ounces, dimension=fluid.dimension, values=values, factor=fluid.factor))


def _sum(parts: list[Quantity]) -> Quantity | None:
    counted = [p.counts[0] for p in parts if p.measure is None and len(p.counts) == 1]
    if len(counted) == len(parts) and len({c.of for c in counted}) == 1:
        number = sum((c.number for c in counted), Fraction(0))
        return Quantity(None, (replace(counted[0], number=number, text="+".join(c.text for c in counted)),))
    measures = [p.measure for p in parts if p.measure is not None]
    if (
        len(measures) != len(parts)
        or len({m.dimension for m in measures}) != 1
        or measures[0].dimension == "memory"  # 8GB+128GB
        or any(m.form != "one" for m in measures)
    ):
        return None
    summands = tuple(sorted(p.total[0] for p in parts))
    text = "+".join(m.text for m in measures)
    return Quantity(replace(measures[0], values=(sum(summands, Fraction(0)),), text=text, parts=summands), ())
