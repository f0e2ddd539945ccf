"""Rules on what was found inside an opened parcel, in CBV dispositions and customs terms."""

from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal

from station.domain.allotting import is_measured
from station.domain.assessment import Facts, Hit
from station.domain.counting import Piece
from station.domain.decision import Finding, Outcome
from station.domain.gs1.calendar import resolve
from station.domain.instants import day_of
from station.domain.packs import contents as packed
from station.domain.packs import levels_known

#: What a person can find and note by hand, with what it proposes.
BY_HAND: dict[Finding, Outcome] = {
    Finding.DAMAGED: Outcome.HOLD,
    Finding.MISMATCH_CLASS: Outcome.INSPECT,
    Finding.EXPIRED: Outcome.INSPECT,
    Finding.PROHIBITED: Outcome.DETAIN,
    Finding.IP_SUSPECT: Outcome.DETAIN,
}

#: Why a piece is not the one that it should be.
TWICE = ("序列号重复", "this serial number was met before in this parcel")


def contents(facts: Facts) -> Iterator[Hit]:
    """Hit where what was found in the opened parcel is not what was declared: too few, too many, other goods."""
    counted = facts.counted
    for row in counted.rows:
        inputs = (("row", str(row.gnum)), ("declared", _figure(row.declared)), ("counted", str(row.counted)))
        if row.wrong:
            yield Hit(Finding.MISMATCH_QUANTITY, Outcome.INSPECT, inputs)
        elif row.weigh:
            yield Hit(Finding.NOT_COUNTABLE, Outcome.INSPECT, inputs)
        if row.short and counted.undeclared:
            others = ", ".join(dict.fromkeys(piece.item.gtin for piece in counted.undeclared))
            yield Hit(Finding.MISMATCH_CLASS, Outcome.INSPECT, (("row", str(row.gnum)), ("gtin", others)))
    listed = facts.dossier.listing is not None  # a parcel without a list waits for it, whatever lies in it
    for piece in counted.undeclared:
        yield Hit(Finding.UNDECLARED_ITEM, Outcome.INSPECT if listed else Outcome.HOLD, (("gtin", piece.item.gtin),))
    for piece in counted.unknown:
        finding = Finding.RESTRICTED_NUMBER if piece.item.restricted else Finding.UNKNOWN_BARCODE
        yield Hit(finding, Outcome.HOLD, (("gtin", piece.item.gtin),))
    for piece in counted.gifts:
        yield Hit(Finding.GIFT_ITEM, Outcome.RELEASE, (("gtin", piece.item.gtin),))
    declared, gifts = _goods_declared(facts), _gifts(counted.gifts)
    if listed and gifts > declared * facts.policy.gifts_per_piece:
        found = (("declared", _figure(declared)), ("counted", str(gifts)))
        yield Hit(Finding.TOO_MANY_GIFTS, Outcome.INSPECT, found)


def _goods_declared(facts: Facts) -> Decimal:
    """Return how many goods were declared: of what is declared by weight, volume or length one at most."""
    items = facts.dossier.listing.items if facts.dossier.listing else ()
    return sum((min(i.quantity, Decimal(1)) if is_measured(i.unit) else i.quantity for i in items), Decimal(0))


def _gifts(found: tuple[Piece, ...]) -> int:
    """Return how many gifts lie in some pieces: a pack is as many as it holds."""
    levels = levels_known(piece.goods for piece in found)
    return sum(packed(piece.item.gtin, levels).total() for piece in found)


def instances(facts: Facts) -> Iterator[Hit]:
    """Hit for a piece whose serial number another one has, or whose expiry date (AI 17, 7003) has passed."""
    for piece in facts.counted.twice:
        inputs = (("gtin", piece.item.gtin), ("serial", piece.item.serial or ""))
        yield Hit(Finding.MISMATCH_INSTANCE, Outcome.INSPECT, inputs, *TWICE)
    for piece in facts.pieces:
        until = expiry(piece, facts.at)
        if until is not None and until < day_of(facts.at):
            yield Hit(Finding.EXPIRED, Outcome.INSPECT, (("gtin", piece.item.gtin), ("until", until.isoformat())))


def by_hand(facts: Facts) -> Iterator[Hit]:
    """Hit for goods that a person had to choose from the list, and for what a person noted."""
    declared = {item.gnum: item.gtin for item in facts.dossier.listing.items} if facts.dossier.listing else {}
    for piece in facts.pieces:
        if piece.row is not None and declared.get(piece.row) is not None:
            finding = Finding.NO_BARCODE if piece.instead is None else Finding.BARCODE_UNREADABLE
            yield Hit(finding, Outcome.INSPECT, (("row", str(piece.row)), ("entry", str(piece.scan))))
    for noted in facts.noted:
        inputs = (("row", str(noted.row) if noted.row else ""), ("entry", str(noted.scan)))
        yield Hit(noted.finding, BY_HAND.get(noted.finding, Outcome.HOLD), inputs)


def expiry(piece: Piece, at: datetime) -> date | None:
    """Return the last day on which a piece may be used, as its barcode says; None where it says none."""
    said = dict(piece.item.ai)
    digits = said.get("17") or said.get("7003", "")[:6]
    day = resolve(digits, day_of(at)) if digits else None
    return day.day if day is not None else None


def _figure(quantity: Decimal) -> str:
    """Return a declared quantity without the zeros that messages pad it with."""
    return f"{quantity.normalize():f}"
