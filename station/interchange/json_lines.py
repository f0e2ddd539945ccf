"""The canonical export: ledger entries as JSON Lines, byte for byte, so that `station verify` checks the file."""

from collections.abc import Iterable
from pathlib import Path

from station.domain.bundle import Evidence, bundle_lines
from station.interchange.new_file import write_new

SUFFIX = ".jsonl"


def write_payloads(path: Path, payloads: Iterable[bytes], evidence: Evidence | None = None) -> None:
    """Write consecutive entries' payloads, one a line, with the evidence for them, to a new file.

    Raises StationFault where the file exists or cannot be written.
    """

    def fill(part: Path) -> None:
        with part.open("wb") as file:
            file.writelines(bundle_lines(payloads, evidence or Evidence()))

    write_new(path, fill)
