"""`station run`: the desktop app; without a screen, a belt is worked without one."""

import argparse
import sys
from pathlib import Path
from typing import Any


def add(commands: Any) -> None:
    """Add the command to the parser."""
    parser = commands.add_parser("run", help="the desktop app (the default)")
    parser.add_argument("--no-window", action="store_true", help="work the recorded belt without a window")
    parser.add_argument("--record", type=Path, metavar="OUT", help="also record camera, keys and serial bytes there")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Open the station's window. With no data yet it is the training warehouse; with no screen, a belt without one."""
    from station.app.screens import has_screen

    if args.no_window or not has_screen():
        from station.cli.demo import without_window

        if not args.no_window:
            print("No screen here: working the recorded belt without a window.", file=sys.stderr)
        return without_window(args.data)
    from station.app.window import run_window

    return run_window(args.data, args.record)
