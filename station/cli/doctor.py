"""`station doctor`: what is well and what is not on this machine; one exit code a fault."""

import argparse
import json
from dataclasses import asdict
from typing import Any


def add(commands: Any) -> None:
    """Add the command to the parser."""
    parser = commands.add_parser("doctor", help="check camera, disk, clock, data, libraries, screen")
    parser.add_argument("--json", action="store_true")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print every check; the exit code is that of the first fault (0 where there is none)."""
    from station.app.checks import examine

    findings = examine(args.data)
    for finding in findings:
        if args.json:
            print(json.dumps(asdict(finding), ensure_ascii=False))
        else:
            print(f"{finding.state.upper():5} {finding.name}: {finding.words}")
    return next((f.code for f in findings if f.state == "fault"), 0)
