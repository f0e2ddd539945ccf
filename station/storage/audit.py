"""The auditor's reading of a ledger: a ledger.db or a bundle, never opened for writing."""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path

from station.domain.bundle import Evidence, Witness, is_evidence, read_evidence
from station.domain.chain_link import Row
from station.domain.ledger import Entry, unseal
from station.domain.verification import NoteCheck, Soundness, Verdict, verify, verify_rows
from station.storage.ledger_connection import open_reader, primary_code
from station.storage.ledger_schema import APPLICATION_ID, SCHEMA_VERSION

LEDGER = "ledger.db"
_HEADER = b"SQLite format 3\x00"
_ROWS = "SELECT payload, seq, type, at, op_id, hash, prev, waybill FROM entry ORDER BY seq"
_RECEIPTS = "SELECT station, head_seq, head_hash FROM receipt WHERE typeof(head_seq) = 'integer'"
_DAMAGED = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, None})
"""Codes of a page, or (None: said by Python, not by SQLite) of a text, that cannot be what was written."""


def audit(path: Path, signed: NoteCheck | None = None, witnesses: Iterable[Witness] = ()) -> Verdict:
    """Check a station's folder, a ledger.db, or an exported bundle; every answer is a verdict.

    `signed` checks checkpoint signatures (`station.storage.keys.trusting`), None leaves them unchecked. `witnesses` are
    heads from elsewhere: from the centre itself, or from a slip of paper.
    """
    file = path / LEDGER if path.is_dir() else path
    try:
        with file.open("rb") as opened:
            start = opened.read(len(_HEADER))
        if start == _HEADER:
            return _audit_database(file, signed, tuple(witnesses))
        if start[:1] == b"{" or file.suffix == ".jsonl":
            return _audit_bundle(file, signed, tuple(witnesses))
    except (OSError, sqlite3.Error, UnicodeDecodeError) as error:  # the last: SQLite quoting a damaged schema
        return _cannot(f"{file.name} cannot be read: {error}")
    return _cannot(f"{file.name} is neither a ledger nor a bundle")


def entries_of(path: Path) -> Iterator[Entry]:
    """Yield the entries of a station's folder, a ledger.db or a bundle, as far as they can be read; verify first."""
    file = path / LEDGER if path.is_dir() else path
    with file.open("rb") as opened:
        database = opened.read(len(_HEADER)) == _HEADER
    if not database:
        with file.open("rb") as lines:
            yield from (unseal(line.removesuffix(b"\n")) for line in lines if line.strip() and not is_evidence(line))
        return
    with closing(open_reader(file, immutable=not file.with_name(f"{file.name}-wal").exists())) as reader:
        yield from (unseal(row.payload) for row in _rows(reader))


def _cannot(reason: str) -> Verdict:
    return Verdict(Soundness.CANNOT_CHECK, None, reason)


def _audit_bundle(file: Path, signed: NoteCheck | None, witnesses: tuple[Witness, ...]) -> Verdict:
    try:
        with file.open("rb") as lines:
            evidence = read_evidence(lines)
    except ValueError as error:
        return Verdict(Soundness.BROKEN, None, str(error))
    everything = Evidence(evidence.before, evidence.checkpoints, (*evidence.witnesses, *witnesses))
    with file.open("rb") as lines:
        verdict = verify((line.removesuffix(b"\n") for line in lines if not is_evidence(line)), everything, signed)
    if not verdict.entries and verdict.soundness is not Soundness.BROKEN:
        return _cannot(f"there is no entry in {file.name}")
    return verdict


def _audit_database(file: Path, signed: NoteCheck | None, witnesses: tuple[Witness, ...]) -> Verdict:
    """Check a ledger.db. Without a write-ahead log beside it nobody is writing, and nothing is touched at all."""
    wal = file.with_name(f"{file.name}-wal")
    with closing(open_reader(file, immutable=not wal.exists())) as reader:
        reader.text_factory = _text
        (application,) = reader.execute("PRAGMA application_id").fetchone()
        (version,) = reader.execute("PRAGMA user_version").fetchone()
        if application != APPLICATION_ID:
            return _cannot(f"{file.name} is not a Station ledger")
        if version > SCHEMA_VERSION:
            return _cannot(f"{file.name} was written by a newer Station; check it with that one")
        reader.execute("BEGIN")  # one view of the file, though a station may be writing to it meanwhile
        notes = tuple(str(row[0]) for row in reader.execute("SELECT note FROM checkpoint ORDER BY size"))
        kept = tuple(Witness(str(row[0]), row[1], str(row[2])) for row in reader.execute(_RECEIPTS))
        reader.text_factory = str
        return verify_rows(_rows(reader), Evidence(checkpoints=notes, witnesses=(*kept, *witnesses)), signed)


def _rows(reader: sqlite3.Connection) -> Iterator[Row]:
    """Yield all rows; where the file itself is damaged, a last one that nobody can read stands for the rest."""
    seq = 0
    try:
        for payload, *columns in reader.execute(_ROWS):
            yield Row(payload if isinstance(payload, bytes) else str(payload).encode(), tuple(columns))
            seq = columns[0]
    except sqlite3.Error as error:
        if primary_code(error) not in _DAMAGED:
            raise
        yield Row(b"", (seq + 1, *[None] * 6))


def _text(raw: bytes) -> str:
    return raw.decode(errors="replace")
