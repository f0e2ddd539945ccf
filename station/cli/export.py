"""`station export`: a shift's log as CSV, XLSX or JSON Lines."""

import argparse
from pathlib import Path
from typing import Any


def add(commands: Any) -> None:
    """Add the command to the parser."""
    parser = commands.add_parser("export", help="write a shift's log: csv, xlsx, or jsonl for `verify`")
    parser.add_argument("shift", help="the number of the entry that opened it, or `last`")
    parser.add_argument("out", type=Path, help="the file to write; never over an existing one")
    parser.add_argument("--format", choices=("csv", "xlsx", "jsonl"), required=True)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Write the log and record in the ledger that it was written."""
    from station.app.clock import SystemClock
    from station.app.exporting import export
    from station.app.station import opened

    with opened(args.data, SystemClock()) as station:
        scans = export(station, args.shift, args.format, args.out)
    print(f"{args.out}: {scans} scans")
    return 0
