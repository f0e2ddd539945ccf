"""`station data`: generated sample data, and what other systems send."""

import argparse
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

DEFAULT_AS_OF = "2026-11-09T12:00:00+00:00"
EARLIEST, LATEST = 2000, 2200
NEWEST = 2**53


def add(commands: Any) -> None:
    """Add the command to the parser."""
    parser = commands.add_parser("data", help="generate sample data; import what other systems send")
    actions = parser.add_subparsers(title="actions", metavar="ACTION", required=True)
    generate = actions.add_parser("generate", help="a believable bonded warehouse; same seed, same bytes")
    generate.add_argument("--seed", type=int, default=1)
    generate.add_argument("--parcels", type=int, default=240)
    generate.add_argument("--as-of", default=DEFAULT_AS_OF, help="the instant the data speaks for (ISO 8601)")
    generate.add_argument("--version", type=int, default=1, help="the pack's version; stations never go back")
    generate.add_argument("--out", type=Path, required=True, metavar="DIR", help="a centre's folder to publish into")
    generate.add_argument("--belt", action="store_true", help="also record a belt with a whole shift on it")
    generate.set_defaults(run=run)
    clips = actions.add_parser("clips", help="short recorded clips of every kind of trouble, with the codes in them")
    clips.add_argument("--out", type=Path, required=True, metavar="DIR", help="a folder for the recordings")
    clips.add_argument("--seed", type=int, default=1)
    clips.add_argument("--each", type=int, default=2, help="how many of every kind")
    clips.add_argument("--height", type=int, choices=(720, 1080), default=720, help="pixels of a frame")
    clips.set_defaults(run=run_clips)
    check = actions.add_parser("check-rules", help="look rule packs over and try their examples")
    check.add_argument("files", type=Path, nargs="+", metavar="FILE", help="a rule pack, or a folder of them")
    check.set_defaults(run=run_check)
    bring = actions.add_parser("import", help="CEB, EPCIS and master data into a centre's next pack")
    bring.add_argument(
        "files", type=Path, nargs="*", metavar="FILE", help="none: only what an earlier version published"
    )
    bring.add_argument("--into", type=Path, required=True, metavar="CENTRE", help="the centre's folder")
    bring.add_argument("--keys", type=Path, metavar="DIR", help="the publisher's keys; else <data>/publisher")
    bring.add_argument("--json", action="store_true", help="the report as one JSON object")
    bring.set_defaults(run=run_import)


def run(args: argparse.Namespace) -> int:
    """Generate and publish."""
    from station.app.training import generate

    try:
        as_of = datetime.fromisoformat(args.as_of)
    except ValueError:
        print(f"--as-of {args.as_of!r} is no ISO 8601 instant, such as {DEFAULT_AS_OF}")
        return 2
    if as_of.tzinfo is None:
        as_of = as_of.replace(tzinfo=UTC)
    if not EARLIEST <= as_of.year <= LATEST:
        print(f"--as-of is between the years {EARLIEST} and {LATEST}")
        return 2
    if not 1 <= args.version <= NEWEST:
        print(f"--version is between 1 and {NEWEST}")
        return 2
    if args.parcels < 1:
        print("--parcels is at least 1")
        return 2
    made = generate(args.out, seed=args.seed, parcels=args.parcels, as_of=as_of, version=args.version, belt=args.belt)
    print(f"{made.centre}: {args.parcels} parcels, seed {args.seed}; trust it by {made.root}")
    if made.belt is not None:
        print(f"{made.belt}: a recorded shift")
    return 0


def run_clips(args: argparse.Namespace) -> int:
    """Generate clips."""
    from station.app.clipping import record_clips

    made = record_clips(args.out, seed=args.seed, each=args.each, height=args.height)
    print(f"{args.out}: {made} clips, seed {args.seed}; read them with `station reads {args.out}`")
    return 0


def run_check(args: argparse.Namespace) -> int:
    """Check rule packs; a line for everything that is wrong, and exit 1 where anything is."""
    from station.app.rule_packs import check

    wrong = 0
    for told in check(args.files):
        print(told.text)
        wrong += told.wrong
    return 1 if wrong else 0


def run_import(args: argparse.Namespace) -> int:
    """Import and publish; exit 1 where anything was refused, also where the rest was taken."""
    from station.app.clock import SystemClock
    from station.app.importing import import_files

    report = import_files(args.into, args.files, args.keys or args.data / "publisher", SystemClock().now())
    if args.json:
        print(json.dumps(report.record(), ensure_ascii=False))
    else:
        for line in report.lines():
            print(line)
    return 0 if report.clean else 1
