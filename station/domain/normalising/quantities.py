"""Quantities: what a text measures and counts, pack by pack, read from its tokens."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from math import prod

from station.domain.normalising.quantity import Quantity, near
from station.domain.normalising.tokens import DOZEN, Count, Measure, Number, Per, Sign, Token, Word
from station.domain.normalising.units import ANY, UNITS


@dataclass(frozen=True, slots=True)
class Said:
    """Words between quantities, joined; list separators stand as ``,``, strokes as ``|``."""

    text: str


Item = Quantity | Said


def items(found: tuple[Token, ...]) -> tuple[Item, ...]:
    """Return a text as quantities and the words between them."""
    result: list[Item] = []
    words: list[str] = []
    for run, quantified in _runs(_joined(found)):
        quantities = _read_apart(run) if quantified else ()
        if not quantities:
            words += [_written(token) for token in run]
            continue
        result += _said(words)
        words = []
        result += quantities
    return (*result, *_said(words))


_OUNCES = frozenset({"oz", "oz.", "ounce", "ounces", "盎司", "安士"})

_BOUNDS = frozenset("≥≤><≈")
#: A dash or a stroke says something between two figures only.
_IDLE = re.compile(r"(?<!<)(?:(?<!>)-|-(?!<))")
_STROKE = re.compile(r"(?<![>\d])/|/(?![<\d])")


def _said(words: list[str]) -> Iterator[Said]:
    text = _STROKE.sub("|", _IDLE.sub("", "".join(words))).strip(",|")
    if any(c.isalnum() or c in _BOUNDS for c in text):
        yield Said(text)


def _joined(found: tuple[Token, ...]) -> tuple[Token, ...]:
    """Return the tokens with bounds and ranges taken into their measures."""
    done: list[Token] = []
    for token in found:
        before = done[-1] if done else None
        match token, before:
            case (Measure(), Sign(text=("≥" | "≤" | ">" | "<" | "≈") as bound)):
                done[-1] = replace(token, bound=bound)
            case (Sign(text=("≥后" | "≤后" | "≈后") as bound), Measure()):
                done[-1] = replace(before, bound=bound[0])
            case (Sign(text="+"), Measure(dimension="month", form="one", bound="")):
                done[-1] = replace(before, bound="≥")
            case (Measure(), Sign(text="-")) if len(done) > 1:
                lower = _lower(done[-2], token)
                if lower is None:
                    done.append(token)
                else:
                    values = (lower, token.values[0])
                    done[-2:] = [replace(token, values=values, form="range", text=f"{_text(done[-2])}-{token.text}")]
            case _:
                done.append(token)
    return tuple(_bounded(done))


def _bounded(found: list[Token]) -> list[Token]:
    """Return the tokens with a bound that nothing follows taken into the measure before it: 70% max."""
    done: list[Token] = []
    for token in found:
        match token, done[-1] if done else None:
            case Sign(text=("≥" | "≤" | ">" | "<" | "≈") as bound), Measure(bound="") as before:
                done[-1] = replace(before, bound=bound)
            case Sign(text=("≥" | "≤" | ">" | "<" | "≈") as bound), Sign(text="(") if len(done) > 1 and isinstance(
                done[-2], Measure
            ):
                done[-2:] = [replace(done[-2], bound=bound)]  # 20W(max)
            case _:
                done.append(token)
    return done


def _lower(token: Token, upper: Measure) -> Fraction | None:
    if isinstance(token, Measure):
        return token.values[0] if token.dimension == upper.dimension and token.form == "one" else None
    if not isinstance(token, Number):
        return None
    size = (
        Fraction(upper.text.replace(",", "")) if upper.text.replace(",", "").replace(".", "", 1).isdecimal() else None
    )
    return token.value * upper.values[0] / size if size else token.value if not upper.values[0] else None


def _text(token: Token) -> str:
    return token.text if isinstance(token, Measure | Number | Count) else ""


def _runs(found: tuple[Token, ...]) -> Iterator[tuple[tuple[Token, ...], bool]]:
    """Yield stretches of tokens that may be one quantity, and the stretches between them."""
    start = 0
    while start < len(found):
        end = start
        while end < len(found) and _fits(found, end):
            end += 1
        stretch = found[start:end]
        if any(isinstance(t, Measure | Count) for t in stretch):
            yield stretch, True
        elif stretch:
            yield stretch, False
        if end < len(found):
            yield (found[end],), False
        start = end + 1


def _fits(found: tuple[Token, ...], place: int) -> bool:
    token = found[place]
    match token:
        case Measure() | Count() | Per():
            return True
        case Number():
            near = (found[place - 1] if place else None, found[place + 1] if place + 1 < len(found) else None)
            return Sign("×") in near
        case Sign(text="+"):
            beside = found[max(place - 1, 0) : place + 2]
            return (
                len(beside) == 3
                and (isinstance(beside[0], Measure | Count) or found[place - 2 : place - 1] == (Sign("×"),))
                and not isinstance(beside[2], Word | Sign)
            )
        case Sign(text=text):
            return text in {"×", "/", ",", ";", "(", ")", "=", ":", "、"}
        case Word(filler=filler):
            return filler


def _read_apart(run: tuple[Token, ...]) -> tuple[Quantity, ...]:
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


def _written(token: Token) -> str:
    match token:
        case Word(text=text):
            return text
        case Sign(text=text):
            return "," if text in {",", ";", "、"} else "" if text in {"(", ")", ":"} else text
        case Number(value=value):
            return f"<{value}>"
        case Measure(values=values, dimension=dimension, form=form, bound=bound):
            return f"<{bound}{form}{dimension}{','.join(map(str, values))}>"
        case Count(number=number, of=of):
            return f"<{number}{''.join(sorted(of))}>"
        case Per(of=of):
            return f"</{''.join(sorted(of))}>"
