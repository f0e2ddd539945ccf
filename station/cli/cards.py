"""`station cards`: print the station's command cards, and the badges of its trainees."""

import argparse
from pathlib import Path
from typing import Any


def add(commands: Any) -> None:
    """Add the command to the parser."""
    parser = commands.add_parser("cards", help="print the station's command cards as a PDF")
    parser.add_argument("out", type=Path, nargs="?", default=Path("cards.pdf"), help="the PDF to write")
    parser.add_argument("--text", action="store_true", help="print what the cards say instead")
    parser.add_argument(
        "--self-test", action="store_true", help="print the card that shows how a scanner's codes arrive"
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print the cards."""
    from station.app.cards import cards, print_cards, self_test

    sheet = self_test() if args.self_test else cards(args.data)
    if args.text:
        for card in sheet:
            print(f"{card.text}\t{card.words}")
        return 0
    print(f"{args.out}: {print_cards(sheet, args.out)} cards")
    return 0
