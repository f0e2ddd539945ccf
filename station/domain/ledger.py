"""The ledger: one gapless sequence of entries per station, chained by SHA-256, each self-describing.

An entry's payload is canonical JSON (sorted keys, no blanks, UTF-8, no floats). Its hash is the RFC 6962 leaf hash of
the payload, and the payload holds the hash of the entry before it, so that chain and Merkle tree share one hash.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

FORMAT = 1
GENESIS = "0" * 64

Json = str | int | bool | None | list["Json"] | dict[str, "Json"]


class EntryType(StrEnum):
    """What an entry records. Silence is visible: start, stop and faults are entries too."""

    STARTED = "started"
    STOPPED = "stopped"
    SIGNED_IN = "signed_in"
    SIGN_IN_FAILED = "sign_in_failed"
    SIGNED_OUT = "signed_out"
    SHIFT_OPENED = "shift_opened"
    SHIFT_CLOSED = "shift_closed"
    SCAN = "scan"
    SETTLED = "settled"
    RESOLVED = "resolved"
    DIRECTION_SET = "direction_set"
    DECISION = "decision"
    UNDONE = "undone"
    DATA_SWITCHED = "data_switched"
    DATA_REFUSED = "data_refused"
    EXPORTED = "exported"
    CLOCK_JUMPED = "clock_jumped"


@dataclass(frozen=True, slots=True)
class Draft:
    """An entry before it has its number: `op_id` makes appending it twice harmless."""

    type: EntryType
    at: datetime
    body: Mapping[str, Json]
    op_id: str | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """A durable entry. `payload` is what was hashed, byte for byte."""

    station: str
    seq: int
    type: EntryType
    at: datetime
    body: Mapping[str, Json]
    payload: bytes
    prev: str
    hash: str


def canonical(value: Json) -> bytes:
    """Return canonical JSON bytes of a value: sorted keys, no blanks, UTF-8."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False).encode()


def leaf_hash(payload: bytes) -> str:
    """Return the RFC 6962 section 2.1 leaf hash of a payload, as hex."""
    return hashlib.sha256(b"\x00" + payload).hexdigest()


def seal(draft: Draft, station: str, seq: int, prev: str) -> Entry:
    """Give a draft its number and its place in the chain."""
    at = draft.at.astimezone(UTC).isoformat(timespec="microseconds")
    record: dict[str, Json] = {
        "v": FORMAT,
        "station": station,
        "seq": seq,
        "prev": prev,
        "type": draft.type.value,
        "at": at,
        "body": dict(draft.body),
    }
    if draft.op_id is not None:
        record["op"] = draft.op_id
    payload = canonical(record)
    return Entry(station, seq, draft.type, draft.at, draft.body, payload, prev, leaf_hash(payload))


def unseal(payload: bytes) -> Entry:
    """Read an entry back from its payload.

    Raises ValueError where the payload is no entry of a format this version knows.
    """
    try:
        record = json.loads(payload)
        if record["v"] != FORMAT:
            raise ValueError(f"entry format {record['v']} is not known here; a newer version of Station wrote it")
        at = datetime.fromisoformat(record["at"])
        kind = EntryType(record["type"])
        return Entry(
            record["station"], int(record["seq"]), kind, at, record["body"], payload, record["prev"], leaf_hash(payload)
        )
    except (KeyError, TypeError, UnicodeDecodeError) as error:
        raise ValueError(f"not a ledger entry: {error}") from error
