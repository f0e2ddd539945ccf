"""What a centre says of its pack: a small signed file beside the reference files."""

from datetime import datetime

import msgspec

FORMAT = 1

#: Names of TUF targets.
MANIFEST = "pack.json"
BASE = "base.db"
DELTA = "delta.db"


class Manifest(msgspec.Struct, frozen=True):
    """The pack that lies in a centre; its files' lengths and hashes stand in the signed targets metadata."""

    name: str
    version: int
    as_of: datetime
    format: int = FORMAT
