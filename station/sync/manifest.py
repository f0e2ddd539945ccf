"""What a centre says of its pack: a small signed file beside the reference files."""

from datetime import datetime

import msgspec

#: The format of the reference files that are named: a station of another one refuses them before it fetches any.
FORMAT = 8
#: Said of all packs before.
EARLIEST = 1

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
