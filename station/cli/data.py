"""`station data`: generated sample data."""

import argparse
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

DEFAULT_AS_OF = "2026-11-09T12:00:00+00:00"


def add(commands: Any) -> None:
    """Add the command to the parser."""
    parser = commands.add_parser("data", help="generate sample data")
    actions = parser.add_subparsers(title="actions", metavar="ACTION", required=True)
    generate = actions.add_parser("generate", help="a believable bonded warehouse; same seed, same bytes")
    generate.add_argument("--seed", type=int, default=1)
    generate.add_argument("--parcels", type=int, default=240)
    generate.add_argument("--as-of", default=DEFAULT_AS_OF, help="the instant the data speaks for (ISO 8601)")
    generate.add_argument("--version", type=int, default=1, help="the pack's version; stations never go back")
    generate.add_argument("--out", type=Path, required=True, metavar="DIR", help="a centre's folder to publish into")
    generate.add_argument("--belt", action="store_true", help="also record a belt with a whole shift on it")
    generate.set_defaults(run=run)


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
    if args.parcels < 1:
        print("--parcels is at least 1")
        return 2
    made = generate(args.out, seed=args.seed, parcels=args.parcels, as_of=as_of, version=args.version, belt=args.belt)
    print(f"{made.centre}: {args.parcels} parcels, seed {args.seed}; trust it by {made.root}")
    if made.belt is not None:
        print(f"{made.belt}: a recorded shift")
    return 0
