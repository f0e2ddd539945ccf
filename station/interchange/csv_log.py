"""The log of a shift as CSV for people: UTF-8 with BOM, CRLF, nothing a spreadsheet could run."""

import csv
from collections.abc import Iterable, Sequence
from itertools import chain
from pathlib import Path

from station.interchange.cells import guarded, writable
from station.interchange.new_file import write_new


class CsvLog:
    """`ports.Exporter` for CSV (RFC 4180), every cell quoted; the canonical, byte-exact record is JSON Lines."""

    suffix = ".csv"

    def write(self, path: Path, header: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
        """Write header and rows to a new file. Raises StationFault where the file exists or cannot be written."""

        def fill(part: Path) -> None:
            with part.open("w", encoding="utf-8-sig", newline="") as file:
                lines = csv.writer(file, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
                lines.writerows([guarded(writable(cell)) for cell in row] for row in chain([header], rows))

        write_new(path, fill)
