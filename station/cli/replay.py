"""`station replay`: a recording through the same desk without a window; JSON Lines of every entry."""

import argparse
import sys
from pathlib import Path
from typing import Any


def add(commands: Any) -> None:
    """Add the command to the parser."""
    parser = commands.add_parser("replay", help="work a recording without a window; every ledger entry on stdout")
    parser.add_argument("recording", type=Path)
    parser.add_argument("--centre", type=Path, metavar="DIR", help="work on this sample data, not the station's")
    parser.add_argument("--expect", type=Path, metavar="FILE", help="compare with these; exit 1 if different")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Replay in a folder of its own, so that nothing of it reaches the station's ledger."""
    from station.app.replaying import differences, replayed

    entries = replayed(args.data, args.recording, args.centre)
    if args.expect is None:
        for payload in entries:
            sys.stdout.buffer.write(payload + b"\n")
        sys.stdout.buffer.flush()
        return 0
    wrong = 0
    for line in differences(entries, args.expect):
        print(line)
        wrong += 1
    print(f"{wrong} differences")
    return 1 if wrong else 0
