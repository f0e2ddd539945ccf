"""Items against list rows: which row a scanned piece belongs to, and how many of it were counted."""

from dataclasses import dataclass
from datetime import datetime

from station.domain.goods import GoodsDossier
from station.domain.parcel import DeclarationList, ParcelDossier
from station.domain.subject import Item


@dataclass(frozen=True, slots=True)
class Piece:
    """One item scanned while its parcel was on the desk, with what is known of it."""

    scan: int
    item: Item
    goods: GoodsDossier
    device: str
    at: datetime


@dataclass(frozen=True, slots=True)
class RowCount:
    """How many pieces of a row were declared and how many counted; `counted` is None while nothing was opened."""

    gnum: int
    declared: int
    counted: int | None


@dataclass(frozen=True, slots=True)
class Counted:
    """The pieces sorted: by row, gifts, goods that are on no row, and barcodes nobody knows."""

    rows: tuple[RowCount, ...]
    gifts: tuple[Piece, ...]
    undeclared: tuple[Piece, ...]
    unknown: tuple[Piece, ...]


def contained(goods: GoodsDossier, wanted: frozenset[str]) -> tuple[str, int] | None:
    """Return (GTIN, pieces) of the wanted product that a pack holds, walking down its levels; cycle-safe."""
    gtin, pieces, seen = goods.gtin, 1, set[str]()
    levels = {level.gtin: level for level in goods.pack}
    while gtin not in wanted:
        if gtin in seen or gtin not in levels:
            return None
        seen.add(gtin)
        pieces *= levels[gtin].quantity
        gtin = levels[gtin].child
    return gtin, pieces


def count(dossier: ParcelDossier, pieces: tuple[Piece, ...]) -> Counted:
    """Sort scanned pieces onto the rows of the list.

    Rows of the same GTIN are filled in their order, the last takes what is left over. A case counts as what it holds.
    """
    if dossier.listing is None:
        return Counted((), (), (), pieces)
    wanted = frozenset(item.gtin for item in dossier.listing.items if item.gtin is not None)
    total: dict[str, int] = {}
    gifts: list[Piece] = []
    undeclared: list[Piece] = []
    unknown: list[Piece] = []
    for piece in pieces:
        found = contained(piece.goods, wanted)
        if found is not None:
            total[found[0]] = total.get(found[0], 0) + found[1]
        elif piece.goods.product is None:
            unknown.append(piece)
        elif piece.goods.product.gift:
            gifts.append(piece)
        else:
            undeclared.append(piece)
    return Counted(_fill(dossier.listing, total, opened=bool(pieces)), tuple(gifts), tuple(undeclared), tuple(unknown))


def _fill(listing: DeclarationList, total: dict[str, int], *, opened: bool) -> tuple[RowCount, ...]:
    last = {item.gtin: item.gnum for item in listing.items}
    rows = []
    for item in listing.items:
        declared = int(item.quantity)
        if not opened or item.gtin is None:
            rows.append(RowCount(item.gnum, declared, None))
            continue
        left = total.get(item.gtin, 0)
        taken = left if last[item.gtin] == item.gnum else min(left, declared)
        total[item.gtin] = left - taken
        rows.append(RowCount(item.gnum, declared, taken))
    return tuple(rows)
