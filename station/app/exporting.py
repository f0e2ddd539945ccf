"""Exporting a shift: the log's rows through an exporter, and an entry that says so."""

import hashlib
from pathlib import Path

from station.app.station import Station
from station.domain.bundle import Before, Evidence, Witness
from station.domain.checkpoint import read_checkpoint
from station.domain.ledger import GENESIS, Draft, Entry, EntryType, Json
from station.interchange.exporters import EXPORTERS
from station.interchange.json_lines import write_payloads
from station.ports import StationFault
from station.services.shift_log import HEADER, NoSuchShift, find, rows, within


def export(station: Station, shift: str, form: str, out: Path) -> int:
    """Write a shift's log to a new file, record the export, and return how many scans it holds.

    Raises StationFault where there is no such shift, or the file exists or cannot be written.
    """
    try:
        span = find(station.ledger.entries(), shift)
    except NoSuchShift as error:
        raise StationFault(str(error)) from error
    entries = list(within(station.ledger.entries(), span))
    if form == "jsonl":
        write_payloads(out, (entry.payload for entry in entries), evidence(station, entries[0], entries[-1]))
    else:
        EXPORTERS[form].write(out, HEADER, rows(entries))
    scans = sum(entry.type is EntryType.SCAN for entry in entries)
    digest = hashlib.sha256(out.read_bytes()).hexdigest()
    opened = span.opened.seq
    body: dict[str, Json] = {"shift": opened, "format": form, "scans": scans, "sha256": digest, "file": out.name}
    try:
        station.ledger.append(Draft(EntryType.EXPORTED, station.clock.now(), body))
    except StationFault:
        out.unlink(missing_ok=True)  # no log leaves the station unrecorded, and the name is free for the next try
        raise
    return scans


def evidence(station: Station, first: Entry, last: Entry) -> Evidence:
    """Return what is needed to check a stretch of the ledger, without the ledger.

    What speaks of entries beyond its end stays out: it would say that the stretch was cut.
    """
    ledger = station.ledger
    size = first.seq - 1
    before = Before(size, first.prev, ledger.subtrees(size)) if first.prev != GENESIS else Before()
    within_it = (receipt for receipt in ledger.receipts() if receipt.head_seq <= last.seq)
    witnesses = tuple(Witness(r.station, r.head_seq, r.head_hash) for r in within_it)
    checkpoints = tuple(note for note in ledger.checkpoints() if read_checkpoint(note).size <= last.seq)
    return Evidence(before, checkpoints, witnesses)
