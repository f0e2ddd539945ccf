"""`station lookup`: what is known of a waybill or a product, as text or JSON."""

import argparse
import json
from typing import Any


def add(commands: Any) -> None:
    """Add the command to the parser."""
    parser = commands.add_parser("lookup", help="a dossier: of a waybill, or of a GTIN")
    parser.add_argument("code", help="a waybill number or a barcode; an AIM identifier in front decides which")
    parser.add_argument("--json", action="store_true", help="one JSON object instead of text")
    parser.add_argument(
        "--reader",
        choices=("inspector", "supervisor", "customs"),
        default="inspector",
        help="whose words to print: those of controls for somebody else are withheld",
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print the dossier; exit 1 where nothing is known."""
    from station.app.clock import SystemClock
    from station.app.looking import Asker, look_up
    from station.app.station import opened_reference, settings_of
    from station.domain.identity import Role

    with opened_reference(args.data) as (store, profile):
        code = args.code.encode(errors="surrogateescape")  # as the shell gave it, text or not
        asker = Asker(SystemClock().now(), settings_of(args.data).policy, Role(args.reader))
        found = look_up(store, profile, code, asker)
    print(json.dumps(found.record, ensure_ascii=False, indent=None) if args.json else found.text)
    return 0 if found.known else 1
