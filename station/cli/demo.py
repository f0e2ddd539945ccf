"""`station demo`: the app on generated sample data, with a recorded belt as its camera."""

import argparse
import sys
from pathlib import Path
from typing import Any


def add(commands: Any) -> None:
    """Add the command to the parser."""
    parser = commands.add_parser("demo", help="generated data, and a recorded belt as the camera")
    parser.add_argument("--no-window", action="store_true", help="work the belt as fast as it goes, without a window")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Run the belt in a window, or without one."""
    from station.app.screens import has_screen

    if args.no_window or not has_screen():
        return without_window(args.data)
    from station.app.window import run_demo

    return run_demo(args.data)


def without_window(data: Path) -> int:
    """Work a whole recorded shift, verify its ledger, export its log, leave screenshots; say where everything is."""
    from station.app.belt import work_belt

    result = work_belt(data, lambda line: print(line, file=sys.stderr))
    for line in result.summary:
        print(line)
    return 0 if result.sound else 1
