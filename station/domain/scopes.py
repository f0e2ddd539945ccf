"""What of a parcel each scope of a control looks at, and whether a control's value is among it."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from station.domain.assessment import Facts
from station.domain.control import ControlInstruction
from station.domain.gs1.gtin import KINDS, are_digits
from station.domain.matching import Match
from station.domain.packs import Levels, held, levels_known
from station.domain.parcel import ListItem

Look = Callable[[Facts], Iterator[str]]


def one_way(scope: str, value: str) -> str:
    """Return a value of a scope written one way, so that what is the same compares the same.

    Blanks around it say nothing; a GTIN has 14 digits, alone or before its lot; a commodity code has no points.
    """
    value = value.strip()
    match scope:
        case "gtin":
            return _fourteen(value)
        case "lot":
            gtin, slash, lot = value.partition("/")
            return f"{_fourteen(gtin)}{slash}{lot}" if slash else value
        case "hs":
            return value.replace(".", "").replace(" ", "")
        case _:
            return value


def look(scope: str, facts: Facts) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return what a parcel has in a scope, each once, and what of it only the reference data say."""
    said, told = (tuple(dict.fromkeys(looks[scope](facts))) if scope in looks else () for looks in (SCOPES, BY_DATA))
    by_data = tuple(each for each in told if each not in said)
    return (*said, *by_data), by_data


def meets(control: ControlInstruction, found: Iterable[str]) -> bool:
    """Say whether what was found in a control's scope is what it looks for; a scope nobody knows holds back."""
    if control.scope not in SCOPES:
        return True
    value = one_way(control.scope, control.value)
    written = (one_way(control.scope, each) for each in found)
    return any(each.startswith(value) for each in written) if control.scope == "hs" else value in written


def quality(facts: Facts) -> str:
    """Return how good the declared data are: ``gaps`` where an element, a barcode or a known product is missing."""
    items = _items(facts)
    bare = any(item.gtin is None for item in items) or any(row.product is None for row in facts.rows)
    missing = any(e.match is Match.MISSING for row in facts.rows for e in row.elements)
    return "gaps" if bare or missing or not items else "complete"


def _fourteen(gtin: str) -> str:
    return gtin.zfill(14) if are_digits(gtin) and len(gtin) in KINDS else gtin


def _items(facts: Facts) -> tuple[ListItem, ...]:
    return facts.dossier.listing.items if facts.dossier.listing else ()


def _levels(facts: Facts) -> Levels:
    return levels_known((*facts.dossier.goods, *(piece.goods for piece in facts.pieces)))


def _waybill(facts: Facts) -> Iterator[str]:
    yield facts.dossier.waybill


def _of_list(name: str) -> Look:
    def look(facts: Facts) -> Iterator[str]:
        if facts.dossier.listing is not None:
            yield str(getattr(facts.dossier.listing, name))

    return look


def _gtins(facts: Facts) -> Iterator[str]:
    yield from (item.gtin for item in _items(facts) if item.gtin)
    yield from (piece.item.gtin for piece in facts.pieces)


def _held_gtins(facts: Facts) -> Iterator[str]:
    """Yield what lies in the packs that were declared or found, down all their levels."""
    levels = _levels(facts)
    yield from (inner for gtin in _gtins(facts) for inner in sorted(held(gtin, levels)))


def _codes(facts: Facts) -> Iterator[str]:
    yield from (item.gcode for item in _items(facts))
    yield from (piece.goods.product.hs_code for piece in facts.pieces if piece.goods.product is not None)


def _standard_codes(facts: Facts) -> Iterator[str]:
    yield from (row.product.hs_code for row in facts.rows if row.product is not None)


def _origins(facts: Facts) -> Iterator[str]:
    yield from (item.country for item in _items(facts))
    yield from (piece.goods.product.origin for piece in facts.pieces if piece.goods.product is not None)


def _standard_origins(facts: Facts) -> Iterator[str]:
    yield from (row.product.origin for row in facts.rows if row.product is not None)


def _lots(facts: Facts) -> Iterator[str]:
    """Yield the lots of what was found, alone and behind their GTIN: lots of two makers may be called the same."""
    for piece in facts.pieces:
        if piece.item.lot is not None:
            yield f"{piece.item.gtin}/{piece.item.lot}"
            yield piece.item.lot


def _held_lots(facts: Facts) -> Iterator[str]:
    """Yield the lots of packs behind what lies in them: a case is called by its maker as its pieces are."""
    levels = _levels(facts)
    for piece in facts.pieces:
        if piece.item.lot is not None:
            yield from (f"{inner}/{piece.item.lot}" for inner in sorted(held(piece.item.gtin, levels)))


def _quality(facts: Facts) -> Iterator[str]:
    yield quality(facts)


#: What of a parcel each scope looks at: what its papers and its codes say.
SCOPES: Mapping[str, Look] = {
    "logistics_no": _waybill,
    "invt_no": _of_list("invt_no"),
    "ebc_code": _of_list("ebc_code"),
    "gtin": _gtins,
    "hs": _codes,
    "origin": _origins,
    "lot": _lots,
    "quality": _quality,
}
#: And what only the reference data say of it: the standard of declared rows, what a declared or found pack holds.
BY_DATA: Mapping[str, Look] = {
    "gtin": _held_gtins,
    "hs": _standard_codes,
    "origin": _standard_origins,
    "lot": _held_lots,
}
