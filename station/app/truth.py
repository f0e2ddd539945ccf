"""The truth of the generated shifts, from the seeds that a ledger has revealed: what any auditor can compute again."""

from collections.abc import Iterator, Sequence

from station.domain.ledger import Entry, EntryType
from station.domain.peak import lowered
from station.domain.rate_rows import said
from station.domain.sampling import Sampling
from station.samples.belt import expected
from station.samples.warehouse import Warehouse


def revealed(entries: Sequence[Entry]) -> Iterator[Sampling]:
    """Yield the draw of each closed shift: the seed that its closing shows, the rates that its opening lowered."""
    opened = None
    for entry in entries:
        if entry.type is EntryType.SHIFT_OPENED:
            opened = entry
        elif entry.type is EntryType.SHIFT_CLOSED and opened is not None:
            yield Sampling(bytes.fromhex(str(entry.body["seed"])), lowered(said(opened) or ()))


def differences(entries: Sequence[Entry], warehouse: Warehouse, seed: int, parcels: int) -> Iterator[str]:
    """Yield a line for each parcel whose decisions, or what was found at the last one, are not what they should be.

    `entries` is the whole ledger of a station that worked the belt of a warehouse.
    """
    undone = {entry.body["decision"] for entry in entries if entry.type is EntryType.UNDONE}
    made: dict[str, list[str]] = {}
    told: dict[str, set[str]] = {}
    for entry in entries:
        if entry.type is EntryType.DECISION and entry.seq not in undone:
            waybill, said = str(entry.body["waybill"]), entry.body["findings"]
            made.setdefault(waybill, []).append(str(entry.body["outcome"]))
            told[waybill] = {str(finding) for finding in said} if isinstance(said, list) else set()
    answers = {a.waybill: a for a in expected(warehouse, seed, parcels=parcels, samplings=revealed(entries))}
    for waybill in sorted(answers.keys() | made.keys()):
        answer = answers.get(waybill)
        outcomes = [outcome.value for outcome in answer.decisions] if answer is not None else []
        findings = {finding.value for finding in answer.findings} if answer is not None else set()
        if made.get(waybill, []) != outcomes or told.get(waybill, set()) != findings:
            got = f"{made.get(waybill, [])} for {sorted(told.get(waybill, set()))}"
            yield f"{waybill}: {got} instead of {outcomes} for {sorted(findings)}"
