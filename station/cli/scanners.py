"""`station scanners`: what self-tests have shown of the scanners; take the profiles out, or put them in."""

import argparse
from pathlib import Path
from typing import Any


def add(commands: Any) -> None:
    """Add the command to the parser."""
    parser = commands.add_parser("scanners", help="list the scanners' profiles, or carry them to another station")
    parser.add_argument("--export", type=Path, metavar="FILE", help="write the profiles to a file")
    parser.add_argument("--import", type=Path, metavar="FILE", dest="source", help="take the profiles of a file")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """List, write or take the profiles."""
    from station.app.scanning import known, put_in, take_out

    if args.source is not None:
        print(f"{put_in(args.data, args.source)} profiles taken from {args.source}")
    if args.export is not None:
        print(f"{take_out(args.data, args.export)} profiles written to {args.export}")
    for device, tested in known(args.data).items():
        ways = tested.ways
        print(
            f"{device}\tkeys {ways.keys}\tCaps Lock {ways.caps}\tseparator {tested.separator}\tend {tested.end}", end=""
        )
        print(f"\tprefix {ways.prefix!r}\tsuffix {ways.suffix!r}\tAIM {'sent' if tested.aim else 'not sent'}")
    return 0
