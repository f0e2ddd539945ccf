"""What of a scan may be written down: personal data and badge secrets are masked before anything is durable."""

import hashlib

from station.domain.code import Doubt, RawScan
from station.domain.gs1 import redact
from station.domain.gs1.aim import split
from station.domain.station_code import FRAMING, MAGIC

#: A badge card begins with the prefix of all cards and a B.
BADGE_PREFIX = f"{MAGIC}B"
TORN_OFF = range(1, len(BADGE_PREFIX))


def writable(raw: RawScan) -> bytes:
    """Return the message of a scan as the ledger may hold it.

    A badge card, also one whose beginning is torn off, keeps its prefix and eight characters of its SHA-256, so that
    two scans of one badge can be seen to be one; AIs 4300-4320 and other personal data are masked by `gs1.redact`.
    """
    aim, text = split(raw.text)
    card = text.strip(FRAMING).upper()
    torn = raw.doubt is Doubt.TORN and any(card.startswith(BADGE_PREFIX[n:]) for n in TORN_OFF)
    if card.startswith(BADGE_PREFIX) or torn:
        digest = hashlib.sha256(card.encode()).hexdigest()[:8]
        return f"{BADGE_PREFIX}*{digest}".encode()
    if aim is None:
        return redact(raw.data, raw.aim)
    return raw.data[: len(aim)] + redact(raw.data[len(aim) :], raw.aim or aim)


def is_masked_badge(data: bytes) -> bool:
    """Say whether a message in the ledger was a badge card."""
    return data.startswith(f"{BADGE_PREFIX}*".encode())
