"""Returns 退货: whether what came back is the very thing that left, applied for and in time.

GAC notice 2021/70 asks a return centre to prove that the returned article is the one that left; the times are those of
the return rules (apply within 30 days of the release, back in the zone within 45), and data of the policy.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from decimal import Decimal

from station.domain import controls, doubting, inside, rules
from station.domain.applications import meant, standing
from station.domain.assessment import LANE_OF, Assessment, Facts, Hit
from station.domain.counting import Noted, Piece
from station.domain.decision import Finding, Outcome
from station.domain.direction import FINAL, Direction
from station.domain.parcel import ParcelDossier, ReturnApplication
from station.domain.policy import Policy

#: A rule on the whole list and the number on the parcel, where the others see what that parcel is held to.
OfList = Callable[[ParcelDossier, str], Iterator[Hit]]

#: Receipt statuses by which customs let a parcel go: 放行, 结关.
LET_GO = frozenset({"800", "899"})


def assess(
    dossier: ParcelDossier,
    pieces: tuple[Piece, ...],
    policy: Policy,
    at: datetime,
    noted: tuple[Noted, ...] = (),
    *,
    number: str = "",
) -> Assessment:
    """Judge a parcel that came back: nothing is accepted that is not proven. Counted is what was applied for.

    The random sample draws among parcels that leave, never here.
    """
    wanted = _applied_for(dossier, number or dossier.waybill)
    of_list = ((name, _asked_of(rule, dossier, number or dossier.waybill)) for name, rule in OF_LIST)
    told = rules.assess(wanted, pieces, policy, at, noted=noted, judging=(*RULES, *of_list))
    proposal = Outcome.RETURN_ACCEPT if told.proposal is Outcome.RELEASE else told.proposal
    asked = tuple(each for each in told.controls if each.drawn is None or each.drawn.picked)
    return replace(told, proposal=proposal, lane=LANE_OF[proposal], controls=asked)


def _asked_of(rule: OfList, dossier: ParcelDossier, number: str) -> rules.Rule:
    return lambda _: rule(dossier, number)


def _applied_for(dossier: ParcelDossier, number: str) -> ParcelDossier:
    """Return the dossier with what the applications that a number names ask for, in place of what was declared."""
    if dossier.listing is None:
        return dossier
    applications = meant(dossier, number)
    wanted = _asked(applications)
    items = tuple(replace(item, quantity=wanted.get(item.gnum, Decimal(0))) for item in dossier.listing.items)
    return replace(dossier, listing=replace(dossier.listing, items=items), returns=applications)


def _asked(applications: Iterable[ReturnApplication]) -> dict[int, Decimal]:
    wanted: dict[int, Decimal] = {}
    for row in (row for application in applications for row in application.rows):
        wanted[row.gnum] = wanted.get(row.gnum, Decimal(0)) + row.quantity
    return wanted


def within(dossier: ParcelDossier, _number: str) -> Iterator[Hit]:
    """Hit where the applications on a list together ask for more than was declared, or for what was not (CEB625)."""
    items = {item.gnum: item for item in dossier.listing.items} if dossier.listing is not None else {}
    for gnum, quantity in sorted(_asked(dossier.returns).items()) if items else ():
        declared = items[gnum].quantity if gnum in items else Decimal(0)
        if quantity > declared:
            shown = (("row", str(gnum)), ("declared", f"{declared.normalize():f}"))
            yield Hit(Finding.MISMATCH_QUANTITY, Outcome.HOLD, (*shown, ("applied", f"{quantity.normalize():f}")))
    for row in (row for application in dossier.returns for row in application.rows if row.gnum in items):
        unit = items[row.gnum].unit
        if row.unit != unit:
            units = (("row", str(row.gnum)), ("unit_declared", unit), ("unit_applied", row.unit))
            yield Hit(Finding.MISMATCH_QUANTITY, Outcome.HOLD, units)


def left_at(dossier: ParcelDossier) -> datetime | None:
    """Return when a parcel left: by customs' first release, else by a standing release of a station."""
    receipts = [receipt.at for receipt in dossier.receipts if receipt.status in LET_GO]
    decided = [made.at for made in dossier.earlier if made.outcome is Outcome.RELEASE and not made.undone]
    return min(receipts or decided, default=None)


def left(facts: Facts) -> Iterator[Hit]:
    """Hit where nothing says that the parcel ever left."""
    if left_at(facts.dossier) is None:
        yield Hit(Finding.NEVER_LEFT, Outcome.HOLD, (("status", facts.dossier.customs_status or ""),))


def applied(facts: Facts) -> Iterator[Hit]:
    """Hit where no return was applied for (CEB625)."""
    if not facts.dossier.returns and facts.dossier.listing is not None:
        yield Hit(Finding.NOT_APPLIED, Outcome.HOLD, (("invt_no", facts.dossier.listing.invt_no),))


def in_time(facts: Facts) -> Iterator[Hit]:
    """Hit where the return was applied for, or came back, later than the rules allow."""
    gone = left_at(facts.dossier)
    if gone is None:
        return
    for application in facts.dossier.returns:
        if application.applied_at > gone + facts.policy.return_apply:
            inputs = (("as_of", gone.isoformat()), ("until", (gone + facts.policy.return_apply).date().isoformat()))
            yield Hit(Finding.RETURN_LATE, Outcome.HOLD, inputs)
    if facts.at > gone + facts.policy.return_back:
        inputs = (("as_of", gone.isoformat()), ("until", (gone + facts.policy.return_back).date().isoformat()))
        yield Hit(Finding.RETURN_LATE, Outcome.HOLD, inputs)


def came_back(facts: Facts) -> Iterator[Hit]:
    """Hit where what was scanned is not just what was applied for; before anything was scanned nothing is proven."""
    if not facts.pieces:
        yield Hit(Finding.NOTHING_SCANNED, Outcome.HOLD)
        return
    for row in facts.counted.rows:
        inputs = (("row", str(row.gnum)), ("applied", f"{row.declared.normalize():f}"), ("counted", str(row.counted)))
        if not row.declared and row.counted:
            yield Hit(Finding.NOT_APPLIED, Outcome.HOLD, inputs)
        elif row.wrong:
            yield Hit(Finding.MISMATCH_QUANTITY, Outcome.HOLD, inputs)
        elif row.weigh:
            yield Hit(Finding.NOT_COUNTABLE, Outcome.HOLD, inputs)
    for piece in (*facts.counted.undeclared, *facts.counted.gifts):
        yield Hit(Finding.UNDECLARED_ITEM, Outcome.HOLD, (("gtin", piece.item.gtin),))
    for piece in facts.counted.unknown:
        yield Hit(Finding.UNKNOWN_BARCODE, Outcome.HOLD, (("gtin", piece.item.gtin),))


#: Why a piece is not the one that it should be.
BACK_ALREADY = ("该序列号已随另一包裹退回", "this serial number came back in another parcel already")
NOT_WHAT_LEFT = ("不是出区时的批号或序列号", "not the lot or serial number that left")


def same_instance(facts: Facts) -> Iterator[Hit]:
    """Hit where a lot or serial number was known when the parcel left, and what came back does not show the same.

    A serial number that another parcel of the list has brought back already is the same piece, or a copied label.
    """
    back = FINAL[Direction.RETURNS]
    here = {
        (gtin, serial)
        for made in facts.dossier.earlier
        if not made.undone and made.outcome is Outcome.RETURN_ACCEPT
        for gtin, _, serial in made.instances
        if serial
    }
    for item in (piece.item for piece in facts.pieces):
        if (item.gtin, item.serial) in here:
            shown = (("gtin", item.gtin), ("lot", item.lot or ""), ("serial", item.serial or ""))
            yield Hit(Finding.MISMATCH_INSTANCE, Outcome.HOLD, shown, *BACK_ALREADY)
    gone = [i for made in facts.dossier.earlier if not made.undone and made.outcome not in back for i in made.instances]
    for piece in facts.pieces:
        known = [(lot, serial) for gtin, lot, serial in gone if gtin == piece.item.gtin]
        if known and not any(
            lot in {"", piece.item.lot or ""} and serial in {"", piece.item.serial or ""} for lot, serial in known
        ):
            shown = (("gtin", piece.item.gtin), ("lot", piece.item.lot or ""), ("serial", piece.item.serial or ""))
            yield Hit(Finding.MISMATCH_INSTANCE, Outcome.HOLD, shown, *NOT_WHAT_LEFT)


def decided(dossier: ParcelDossier, number: str) -> Iterator[Hit]:
    """Hit where another decision on the return stands already."""
    for made in standing(dossier, number):
        inputs = (("outcome", made.outcome.value), ("station", made.station), ("entry", str(made.seq)))
        yield Hit(Finding.ALREADY_DECIDED, Outcome.HOLD, inputs)


RULES: tuple[tuple[str, rules.Rule], ...] = (
    ("unknown_parcel", rules.unknown_parcel),
    ("left", left),
    ("applied", applied),
    ("in_time", in_time),
    ("controls", controls.hits),
    ("came_back", came_back),
    ("same_instance", same_instance),
    ("instances", inside.instances),
    ("by_hand", inside.by_hand),
    ("history", doubting.of_returned),
    ("data_age", rules.age),
)
OF_LIST: tuple[tuple[str, OfList], ...] = (("within_list", within), ("decided", decided))
