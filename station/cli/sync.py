"""`station sync`: one round with the centre."""

import argparse
import json
from pathlib import Path
from typing import Any


def add(commands: Any) -> None:
    """Add the command to the parser."""
    parser = commands.add_parser("sync", help="one round with the centre: entries out, reference data in")
    parser.add_argument("--centre", type=Path, metavar="DIR", help="the centre's folder; else the one in station.toml")
    parser.add_argument("--trust", type=Path, metavar="ROOT.JSON", help="the centre's root, at enrolment")
    parser.add_argument("--json", action="store_true")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Do one round; exit 1 where something stands in the way."""
    from station.app.clock import SystemClock
    from station.app.station import opened
    from station.app.syncing import enrol, syncing
    from station.domain.status import SyncState

    if args.trust is not None:
        enrol(args.data, args.trust)
    with opened(args.data, SystemClock()) as station:
        report = syncing(station, args.centre).round()
    switched = report.switched_to
    record = {
        "state": report.state.value,
        "pushed": report.pushed,
        "pending": report.pending,
        "pack": switched.pack if switched else None,
        "version": switched.version if switched else None,
        "problem": report.problem,
    }
    if args.json:
        print(json.dumps(record, ensure_ascii=False))
    else:
        data = f", now on {switched.pack} version {switched.version}" if switched else ""
        print(f"{report.state.value}: {report.pushed} entries sent, {report.pending} pending{data}")
        if report.problem:
            print(report.problem)
    return 0 if report.state is SyncState.OK else 1
