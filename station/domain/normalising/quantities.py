"""Quantities: what a text measures and counts, pack by pack, read from its tokens."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from station.domain.normalising.products import read_apart
from station.domain.normalising.quantity import Quantity
from station.domain.normalising.tokens import Count, Measure, Number, Per, Sign, Token, Word


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
        quantities = read_apart(run) if quantified else ()
        if not quantities:
            words += [_written(token) for token in run]
            continue
        result += _said(words)
        words = []
        result += quantities
    return (*result, *_said(words))


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
