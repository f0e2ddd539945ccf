"""What application identifiers need, exclude, and may not contradict, over all data of one item.

Source: GS1 General Specifications 4.13 and 4.14 (mandatory and invalid associations), Barcode Syntax Dictionary.
"""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from functools import cache, lru_cache

from station.domain.gs1.dictionary import find
from station.domain.gs1.elements import Element
from station.domain.gs1.refusal import Refused

SERIALISED = ("253", "255", "8003")


def contradiction(elements: Sequence[Element]) -> Refused | None:
    """Return what cannot be true of one item.

    Excluded pairs, one AI with two values, a signature without a serial, a key of zeros alone.
    """
    return _excluded(elements) or _repeated(elements) or _unsigned(elements) or _zeros(elements)


def missing(elements: Sequence[Element], *, alone: bool) -> Refused | None:
    """Return the first AI whose companions are missing.

    A companion may stand in another symbol on the same item. With `alone` the message must stand by itself; without,
    only what is half there counts: a group of companions begun and not completed.
    """
    ais = frozenset(element.ai for element in elements)
    for element in elements:
        others = ais - {element.ai}
        for groups in element.definition.requires:
            if _met(groups, others):
                continue
            if alone or any(_present(ai, others) for group in groups for ai in group):
                return _lacking(element, groups)
    return None


@lru_cache(maxsize=4096)
def companioned(ais: frozenset[str]) -> frozenset[str]:
    """Return those AIs that can have all their companions among the others; all of them where none is missing."""
    known = {ai: definition for ai in ais if (definition := find(ai))}
    while lonely := [ai for ai, d in known.items() if not all(_met(g, known.keys() - {ai}) for g in d.requires)]:
        for ai in lonely:
            del known[ai]
    return frozenset(known)


@cache
def exclude(ai: str, other: str) -> bool:
    """Say whether two AIs cannot be true of one item."""
    pairs = ((find(ai), other), (find(other), ai))
    return ai != other and any(matches(p, named) for known, named in pairs if known for p in known.excludes)


def matches(pattern: str, ai: str) -> bool:
    """Say whether an AI fits a pattern such as ``310n`` or ``31nn``."""
    fixed = pattern.rstrip("n")
    return len(ai) == len(pattern) and ai.startswith(fixed)


def _met(groups: tuple[tuple[str, ...], ...], others: AbstractSet[str]) -> bool:
    return any(all(_present(ai, others) for ai in group) for group in groups)


def _present(pattern: str, ais: AbstractSet[str]) -> bool:
    return pattern in ais or (pattern.endswith("n") and any(matches(pattern, ai) for ai in ais))


def _excluded(elements: Sequence[Element]) -> Refused | None:
    ais = frozenset(element.ai for element in elements)
    for element in elements:
        for pattern in element.definition.excludes:
            other = next((ai for ai in sorted(ais - {element.ai}) if matches(pattern, ai)), None)
            if other:
                why = f"AI ({element.ai}) and AI ({other}) cannot be true of one item. Scan one symbol at a time."
                return Refused("excluded_pair", why, ai=element.ai)
    return None


def _repeated(elements: Sequence[Element]) -> Refused | None:
    seen: dict[str, str] = {}
    for element in elements:
        if seen.setdefault(element.ai, element.value) != element.value:
            why = f"AI ({element.ai}) stands here twice with different values. Scan one symbol at a time."
            return Refused("contradictory_repeat", why, ai=element.ai)
    return None


def _unsigned(elements: Sequence[Element]) -> Refused | None:
    if not any(element.ai == "8030" for element in elements):
        return None
    for element in elements:
        if element.ai in SERIALISED and len(element.value) == element.definition.shortest:
            why = f"AI ({element.ai}) needs its serial part, because a digital signature (8030) goes with it."
            return Refused("serial_missing", why, ai=element.ai)
    return None


def _zeros(elements: Sequence[Element]) -> Refused | None:
    """Return a key that has a check digit and nothing but zeros: it passes the check, and nobody issued it."""
    for element in elements:
        place = 0
        for part in element.definition.components:
            value = element.value[place : place + part.longest]
            if "csum" in part.checks and not value.strip("0"):
                why = f"AI ({element.ai}): all digits are zero; nothing has this number. Scan another symbol on it."
                return Refused("all_zero", why, ai=element.ai)
            place += len(value)
    return None


def _lacking(element: Element, groups: tuple[tuple[str, ...], ...]) -> Refused:
    wanted = " or ".join("+".join(f"({ai})" for ai in group) for group in groups)
    why = f"AI ({element.ai}) does not stand alone: it needs {wanted}. Scan the symbol that holds it."
    return Refused("missing_companion", why, ai=element.ai)
