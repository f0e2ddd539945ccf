"""The decisions that stand on a parcel: a fold over the entries that decided or undid one."""

from collections.abc import Iterable
from dataclasses import replace

from station.domain.decision import EarlierDecision, Outcome
from station.domain.ledger import Draft, Entry, EntryType

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
            found[entry.seq] = EarlierDecision(entry.station, entry.seq, outcome, operator, entry.at, conform=conform)
        else:
            undone = entry.body.get("decision")
            if isinstance(undone, int) and undone in found:
                found[undone] = replace(found[undone], undone=True)
    return tuple(found.values())
