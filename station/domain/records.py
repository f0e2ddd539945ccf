"""How what happened is written down: each kind of ledger entry built from the domain's own values."""

from collections.abc import Iterable
from datetime import datetime

from station.domain.code import RawScan
from station.domain.decision import Compared, Decision, Refill
from station.domain.direction import Direction
from station.domain.identity import Operator
from station.domain.ledger import Draft, EntryType, Json
from station.domain.peak import Peak
from station.domain.rate_rows import opening_rows
from station.domain.sampling import Sampling, commitment
from station.domain.shift import Bucket, Tally
from station.domain.subject import Item, ListRow, Note, Sscc, Waybill

#: What a `resolved` entry is called in which a person chose the list that a returned parcel's number leads to.
ORIGINAL = "original"

Choice = Waybill | Item | Sscc | ListRow | Note


def scan(raw: RawScan, data: bytes) -> Draft:
    """Write a raw scan; `data` is its message with personal data and badge secrets masked."""
    body: dict[str, Json] = {
        "data": data.hex(),
        "source": raw.source.value,
        "device": raw.device,
        "aim": raw.aim,
        "symbology": raw.symbology.value if raw.symbology else None,
    }
    if raw.doubt:
        body["doubt"] = raw.doubt.value
    if raw.beside:
        body["beside"] = list(raw.beside)
    return Draft(EntryType.SCAN, raw.at, body)


def clock_jumped(before: datetime, now: datetime) -> Draft:
    """Write that the clock was set back: entries keep their order by number, never by time."""
    return Draft(EntryType.CLOCK_JUMPED, now, {"before": before.isoformat(), "now": now.isoformat()})


def settled(scan_seq: int, bucket: Bucket, at: datetime, of: int | None, detail: str) -> Draft:
    """Write which bucket a scan went into; a scan is settled once, however often it is asked."""
    body: dict[str, Json] = {"scan": scan_seq, "bucket": bucket.value, "of": of, "detail": detail}
    return Draft(EntryType.SETTLED, at, body, f"settle-{scan_seq}-{of or 0}")


def resolved(
    scan_seq: int, reading: Choice, operator: Operator, at: datetime, of: int | None = None, *, original: bool = False
) -> Draft:
    """Write what a person chose: a reading of a scan, a row (in place of the scan `of`), a finding, a list."""
    kind, text = named(reading)
    body: dict[str, Json] = {"scan": scan_seq, "kind": kind, "reading": text, "operator": operator.number}
    if of is not None:
        body["of"] = of
    if original:
        return Draft(EntryType.RESOLVED, at, {**body, "kind": ORIGINAL}, f"resolve-{scan_seq}-{ORIGINAL}")
    return Draft(EntryType.RESOLVED, at, body, f"resolve-{scan_seq}")


def resumed(scan_seq: int, waybill: str, operator: Operator, at: datetime) -> Draft:
    """Write that a parked parcel, opened by this scan, is on the desk again; what is scanned next is its own."""
    body: dict[str, Json] = {"scan": scan_seq, "kind": "resumed", "reading": waybill, "operator": operator.number}
    return Draft(EntryType.RESOLVED, at, body)


def decision(made: Decision) -> Draft:
    """Write a decision with all that was on the screen when it was made."""
    body: dict[str, Json] = {
        "waybill": made.waybill,
        "outcome": made.outcome.value,
        "proposal": made.proposal.value,
        "findings": [f.value for f in made.findings],
        "scans": list(made.scans),
        "operator": made.operator,
        "second": made.second,
        "pack": made.pack,
        "pack_version": made.pack_version,
        "counted": [[gtin, pieces] for gtin, pieces in made.counted],
        "controls": list(made.controls),
        "withheld": list(made.withheld),
        "conform": made.conform,
        "draws": [[d.rule_id, d.version, str(d.rate), d.picked, d.stratum] for d in made.draws],
        "by_hand": [[row, entry] for row, entry in made.by_hand],
        "instances": [list(instance) for instance in made.instances],
        "refills": [_refill(refill) for refill in made.refills],
    }
    if made.applications:
        body["applications"] = list(made.applications)
    if made.evidence:
        body["evidence"] = [[f.value, [list(seen) for seen in inputs]] for f, inputs in made.evidence]
    if made.compared:
        body["compared"] = [_compared(each) for each in made.compared]
        body["edition"] = made.edition
    return Draft(EntryType.DECISION, made.at, body, made.op_id)


def _refill(refill: Refill) -> dict[str, Json]:
    return {
        "row": refill.row,
        "element": refill.element,
        "declared": refill.declared,
        "standard": refill.standard,
        "provenance": refill.provenance,
        "version": refill.version,
        "operator": refill.operator,
    }


def _compared(each: Compared) -> dict[str, Json]:
    body: dict[str, Json] = {
        "row": each.row,
        "element": each.element,
        "zh": each.zh,
        "en": each.en,
        "required": each.required,
        "declared": each.declared,
        "standard": each.standard,
        "match": each.match,
        "steps": list(each.steps),
    }
    return {**body, "codes": [list(code) for code in each.codes]} if each.codes else body


def direction_set(direction: Direction, operator: Operator, at: datetime) -> Draft:
    """Write which way parcels go at this desk from now on."""
    return Draft(EntryType.DIRECTION_SET, at, {"direction": direction.value, "operator": operator.number})


def undone(decision_seq: int, waybill: str, operator: Operator, at: datetime) -> Draft:
    """Write that a decision no longer stands; the decision itself stays where it is."""
    body: dict[str, Json] = {"decision": decision_seq, "waybill": waybill, "operator": operator.number}
    return Draft(EntryType.UNDONE, at, body, f"undo-{decision_seq}")


def signed(kind: EntryType, operator: str, at: datetime, reason: str = "") -> Draft:
    """Write that a person signed in or out, or failed to."""
    return Draft(kind, at, {"operator": operator, "reason": reason})


def shift_opened(
    operator: Operator,
    at: datetime,
    *,
    training: bool,
    pack: tuple[str, int],
    sampling: Sampling,
    peaks: Iterable[Peak] = (),
) -> Draft:
    """Write that a shift began, on which data (pack and version); what its draw is bound to, and at which rates."""
    body: dict[str, Json] = {
        "operator": operator.number,
        "training": training,
        "pack": pack[0],
        "pack_version": pack[1],
        "draw": commitment(sampling.seed),
        "rates": opening_rows(peaks),
    }
    return Draft(EntryType.SHIFT_OPENED, at, body)


def shift_closed(operator: Operator, at: datetime, tally: Tally, head: str, seed: bytes) -> Draft:
    """Write that a shift ended, with every bucket and outcome, the head of the chain before it, and its draw's seed."""
    opened = tally.shift.opened_seq if tally.shift else 0
    body: dict[str, Json] = {
        "operator": operator.number,
        "opened": opened,
        "scans": len(tally.scans),
        "buckets": {bucket.value: n for bucket, n in tally.count().items()},
        "outcomes": {outcome.value: n for outcome, n in tally.decisions().items()},
        "head": head,
        "seed": seed.hex(),
    }
    return Draft(EntryType.SHIFT_CLOSED, at, body, f"close-{opened}")


def named(reading: Choice) -> tuple[str, str]:
    """Return how a choice is written down: its kind and its number."""
    match reading:
        case Waybill(number=number):
            return "waybill", number
        case Item(gtin=gtin):
            return "item", gtin
        case Sscc(sscc=sscc):
            return "sscc", sscc
        case ListRow(gnum=gnum):
            return "row", str(gnum)
        case Note(finding=finding):
            return "finding", finding.value
