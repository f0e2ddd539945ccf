"""What of a scan may be written down: personal data and badge secrets are masked before anything is durable."""

import hashlib

from station.domain.code import RawScan
from station.domain.gs1 import redact
from station.domain.station_code import MAGIC

#: A badge card begins with the prefix of all cards and a B.
BADGE_PREFIX = f"{MAGIC}B"


def writable(raw: RawScan) -> bytes:
    """Return the message of a scan as the ledger may hold it.

    A badge card keeps its prefix and eight characters of its SHA-256, so that two scans of one badge can be seen to
    be one; AIs 4300-4320 and other personal data are masked by `gs1.redact`.
    """
    head = raw.data[: len(BADGE_PREFIX) + 2].strip().upper()
    if head.startswith(BADGE_PREFIX.encode()):
        digest = hashlib.sha256(raw.data.strip().upper()).hexdigest()[:8]
        return f"{BADGE_PREFIX}*{digest}".encode()
    return redact(raw.data, raw.aim)


def is_masked_badge(data: bytes) -> bool:
    """Say whether a message in the ledger was a badge card."""
    return data.startswith(f"{BADGE_PREFIX}*".encode())
