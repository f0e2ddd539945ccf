"""Rules: each is a function and a row; for any parcel every one of them says hit or not, on what, and why."""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime

from station.domain import controls, doubting, inside
from station.domain.allotting import allot
from station.domain.assessment import LANE_OF, STRENGTH, Assessment, Facts, Hit, Lane, RuleResult
from station.domain.counting import Noted, Piece
from station.domain.decision import Finding, Outcome, Refill
from station.domain.direction import FINAL, Direction
from station.domain.gs1.gtin import is_restricted
from station.domain.matching import Match, RowVerdict, compare_row
from station.domain.parcel import ListItem, ParcelDossier
from station.domain.policy import DOCUMENT_FINDINGS, Policy, customs_status
from station.domain.refilling import place
from station.domain.sampling import NOT_SAMPLING, Sampling

Rule = Callable[[Facts], Iterator[Hit]]


def assess(
    dossier: ParcelDossier,
    pieces: tuple[Piece, ...],
    policy: Policy,
    at: datetime,
    *,
    noted: tuple[Noted, ...] = (),
    refills: tuple[Refill, ...] = (),
    judging: Iterable[tuple[str, Rule]] | None = None,
    sampling: Sampling = NOT_SAMPLING,
) -> Assessment:
    """Judge a parcel by every rule, or by those given. The same inputs always give the same assessment."""
    goods = {g.gtin: g for g in dossier.goods}
    items = dossier.listing.items if dossier.listing else ()
    lists = {hs.code: hs for hs in (*(g.hs for g in dossier.goods), *dossier.hs_codes) if hs is not None}
    rows = tuple(compare_row(i, goods.get(i.gtin) if i.gtin else None, lists.get(i.gcode)) for i in items)
    facts = Facts(dossier, rows, allot(dossier, pieces), pieces, policy, at, noted, refills, sampling)
    results = tuple(RuleResult(name, tuple(rule(facts))) for name, rule in judging or RULES)
    proposals = [h.proposal for r in results for h in r.hits]
    proposal = max(proposals, key=STRENGTH.index, default=Outcome.RELEASE)
    documents = {h.finding for r in results for h in r.hits if h.proposal is proposal} <= DOCUMENT_FINDINGS
    lane = Lane.DOCUMENT_CHECK if proposal is Outcome.HOLD and documents else LANE_OF[proposal]
    return Assessment(results, rows, facts.counted, proposal, lane, controls.explain(facts))


def unknown_parcel(facts: Facts) -> Iterator[Hit]:
    """Hit where no declaration list is known for the waybill."""
    if facts.dossier.listing is None:
        yield Hit(Finding.UNKNOWN_PARCEL, Outcome.HOLD, (("waybill", facts.dossier.waybill),))


def status(facts: Facts) -> Iterator[Hit]:
    """Hit where customs' newest receipt is not a release."""
    if facts.dossier.listing is None:
        return
    code = facts.dossier.customs_status
    zh, en, proposal = customs_status(code)
    if proposal is not Outcome.RELEASE:
        yield Hit(Finding.CUSTOMS_STATUS, proposal, (("status", code or ""),), zh, en)


def barcodes(facts: Facts) -> Iterator[Hit]:
    """Hit where a declared barcode is missing, no GTIN, a restricted number, or of no known product."""
    for item, row in _declared(facts):
        where = (("row", str(item.gnum)), ("barcode", item.bar_code))
        if item.gtin is None and not item.bar_code.strip():
            yield Hit(Finding.BARCODE_NOT_DECLARED, Outcome.HOLD, where)
        elif item.gtin is None and not item.without_barcode:
            yield Hit(Finding.BARCODE_MALFORMED, Outcome.HOLD, where)
        elif item.gtin is not None and is_restricted(item.gtin):
            yield Hit(Finding.RESTRICTED_NUMBER, Outcome.HOLD, where)
        elif item.gtin is not None and row.ended is not None:
            until = row.ended.valid_to.isoformat() if row.ended.valid_to else ""
            last = (*where, ("version", str(row.ended.version)), ("until", until))
            yield Hit(Finding.UNKNOWN_BARCODE, Outcome.HOLD, last, *ENDED)
        elif item.gtin is not None and row.product is None:
            yield Hit(Finding.UNKNOWN_BARCODE, Outcome.HOLD, where)


#: Why nothing of a row could be compared with a product that is known.
NO_VALUES = ("商品没有标准要素值", "the product has no standard values")
ENDED = ("商品数据已过有效期", "the record of the product has ended")
WITHDRAWN = ("标准数据已被撤销", "the standard has been withdrawn")


def elements(facts: Facts) -> Iterator[Hit]:
    """Hit where declared elements are not known to be the standard ones, are missing, or are an older version's.

    What cannot be compared is for a person to look at: two values that cannot be read alike, one that the list does not
    ask for, a row whose code, or whose product's, has no element list in force on the day of its declaration, or whose
    product has no standard value at all, or a record that was withdrawn.
    """
    confirmed = {place(refill) for refill in facts.refills} if facts.policy.refill_clears else set()
    for item, row in _declared(facts):
        yield from _no_standard(item, row)
        if row.outdated is not None:
            inputs = (("row", str(item.gnum)), ("version", str(row.outdated)))
            yield Hit(Finding.STALE_VERSION, Outcome.HOLD, inputs)
            continue
        for e in row.elements:
            where = (("row", str(item.gnum)), ("element", e.key), ("declared", e.declared), ("standard", e.standard))
            if e.match is Match.DIFFERS:
                yield Hit(Finding.ELEMENT_DIFFERENT, Outcome.INSPECT, where, e.zh, e.en)
            elif e.match is Match.MISSING and (item.gnum, e.key) in confirmed:
                yield Hit(Finding.ELEMENT_REFILLED, Outcome.RELEASE, where, e.zh, e.en)
            elif e.match is Match.MISSING:
                yield Hit(Finding.ELEMENT_MISSING, Outcome.HOLD, where, e.zh, e.en)
            elif e.in_doubt:
                yield Hit(Finding.NOT_COMPARABLE, Outcome.HOLD, where, e.zh, e.en)


def _no_standard(item: ListItem, row: RowVerdict) -> Iterator[Hit]:
    """Yield why a row cannot be held against its product at all, or not against a standard that holds."""
    product, where = row.product, ("row", str(item.gnum))
    if row.unlisted:
        yield Hit(Finding.NOT_COMPARABLE, Outcome.HOLD, (where, ("unlisted", " ".join(row.unlisted))))
    if product is not None and row.withdrawn:
        record = (where, ("gtin", product.gtin), ("version", str(product.version)))
        yield Hit(Finding.NOT_COMPARABLE, Outcome.HOLD, record, *WITHDRAWN)
    if product is not None and row.valueless:
        yield Hit(Finding.NOT_COMPARABLE, Outcome.HOLD, (where, ("gtin", product.gtin)), *NO_VALUES)


def classification(facts: Facts) -> Iterator[Hit]:
    """Hit where the declared commodity code or origin is not the product's."""
    for item, row in _declared(facts):
        product = row.product
        if product is None:
            continue
        if row.other_code:
            inputs = (("row", str(item.gnum)), ("declared", item.gcode), ("standard", product.hs_code))
            yield Hit(Finding.CLASS_WRONG, Outcome.INSPECT, inputs)
        if row.other_origin:
            inputs = (("row", str(item.gnum)), ("declared", item.country), ("standard", product.origin))
            yield Hit(Finding.ORIGIN_WRONG, Outcome.INSPECT, inputs)


def limit(facts: Facts) -> Iterator[Hit]:
    """Hit where the parcel's value is over the single-transaction limit."""
    listing = facts.dossier.listing
    if listing is not None and listing.total > facts.policy.transaction_limit:
        inputs = (("total", str(listing.total)), ("limit", str(facts.policy.transaction_limit)))
        yield Hit(Finding.OVER_LIMIT, Outcome.HOLD, inputs)


def age(facts: Facts) -> Iterator[Hit]:
    """Hit where the reference data is older than the policy allows."""
    as_of = facts.dossier.stamp.as_of
    if facts.at - as_of > facts.policy.max_data_age:
        yield Hit(Finding.STALE_DATA, Outcome.HOLD, (("as_of", as_of.isoformat()),))


def earlier(facts: Facts) -> Iterator[Hit]:
    """Hit where another decision stands on this parcel already."""
    for decision in facts.dossier.earlier:
        if not decision.undone and decision.outcome in FINAL[Direction.OUTBOUND]:
            inputs = (("outcome", decision.outcome.value), ("station", decision.station), ("entry", str(decision.seq)))
            yield Hit(Finding.ALREADY_DECIDED, Outcome.HOLD, inputs)


def _declared(facts: Facts) -> Iterator[tuple[ListItem, RowVerdict]]:
    items = facts.dossier.listing.items if facts.dossier.listing else ()
    return zip(items, facts.rows, strict=True)


RULES: tuple[tuple[str, Rule], ...] = (
    ("unknown_parcel", unknown_parcel),
    ("customs_status", status),
    ("controls", controls.hits),
    ("barcodes", barcodes),
    ("elements", elements),
    ("classification", classification),
    ("contents", inside.contents),
    ("instances", inside.instances),
    ("by_hand", inside.by_hand),
    ("history", doubting.histories),
    ("limit", limit),
    ("data_age", age),
    ("earlier", earlier),
)
