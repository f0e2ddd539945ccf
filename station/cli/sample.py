"""`station sample`: what the random sample came to over several stations, every draw computed anew."""

import argparse
import json
from dataclasses import asdict
from pathlib import Path
from typing import Any


def add(commands: Any) -> None:
    """Add the command to the parser."""
    parser = commands.add_parser("sample", help="the random sample over several stations, every draw computed anew")
    parser.add_argument("paths", type=Path, nargs="*", metavar="PATH", help="ledgers, stations' folders, bundles")
    parser.add_argument("--centre", type=Path, metavar="DIR", help="a centre's folder: every station that it knows")
    parser.add_argument("--json", action="store_true")
    parser.description = "Exit code: 0 every draw follows, 1 one does not, or a ledger is not sound."
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Sum up and print; exit 1 where a draw does not follow from its seed."""
    from station.app.clock import SystemClock
    from station.app.pooled import pooled, told
    from station.ports import StationFault
    from station.sync.folder_centre import FolderCentre

    if not args.paths and args.centre is None:
        raise StationFault("name ledgers or exported .jsonl files, or a centre with --centre")
    clock = SystemClock()
    centre = FolderCentre(args.centre, args.data, clock) if args.centre is not None else None
    found = pooled(args.paths, centre)
    if args.json:
        stations = [{**asdict(s), "until": s.until.isoformat()} for s in found.stations]
        strata = [{**asdict(s), "bound": s.bound, "told": s.told} for s in found.strata]
        print(json.dumps({"stations": stations, "strata": strata}, ensure_ascii=False))
    else:
        for line in told(found, clock.now()):
            print(line)
    return int(any(station.steered for station in found.stations))
