"""The decisions that stand on a parcel: a fold over the entries that decided or undid one."""

from collections.abc import Iterable
from dataclasses import replace

from station.domain.decision import EarlierDecision, Outcome
from station.domain.draws import drawn as drawn_by
from station.domain.ledger import Draft, Entry, EntryType, Json

ABOUT_A_PARCEL = frozenset({EntryType.DECISION, EntryType.UNDONE})


def waybill_of(record: Draft | Entry) -> str | None:
    """Return the waybill that a decision or its undoing is about; None for every other entry."""
    if record.type not in ABOUT_A_PARCEL:
        return None
    waybill = record.body.get("waybill")
    return waybill if isinstance(waybill, str) else None


def earlier_decisions(entries: Iterable[Entry], waybill: str) -> tuple[EarlierDecision, ...]:
    """Fold entries, in order, into the decisions on one parcel, oldest first; an undone one stays and says so."""
    found: dict[int, EarlierDecision] = {}
    for entry in entries:
        if waybill_of(entry) != waybill:
            continue
        if entry.type is EntryType.DECISION:
            outcome = Outcome(str(entry.body["outcome"]))
            operator = str(entry.body.get("operator", ""))
            conform = entry.body.get("conform") is True
            made = EarlierDecision(entry.station, entry.seq, outcome, operator, entry.at, conform=conform)
            picked = tuple(drawn.rule_id for drawn in drawn_by(entry) if drawn.picked)
            made = replace(made, instances=_instances(entry.body.get("instances")), picked=picked)
            named = entry.body.get("applications")
            found[entry.seq] = replace(made, applications=tuple(map(str, named)) if isinstance(named, list) else ())
        else:
            undone = entry.body.get("decision")
            if isinstance(undone, int) and undone in found:
                found[undone] = replace(found[undone], undone=True)
    return tuple(found.values())


def _instances(written: Json) -> tuple[tuple[str, str, str], ...]:
    """Return the (GTIN, lot, serial) of a decision's pieces; entries of an earlier version say none."""
    rows = written if isinstance(written, list) else []
    return tuple((str(row[0]), str(row[1]), str(row[2])) for row in rows if isinstance(row, list) and len(row) == 3)
