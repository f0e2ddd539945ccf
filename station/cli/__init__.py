"""The command line: one small file per command. `station` and `python3 -m station` are the same."""

import argparse
import codecs
import importlib
import io
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from station import __version__

#: Every command and its file; a file has `add(subparsers)` and `run(args)`.
COMMANDS: tuple[str, ...] = (
    "run",
    "demo",
    "replay",
    "reads",
    "record",
    "decode",
    "identify",
    "compare",
    "lookup",
    "data",
    "sync",
    "export",
    "verify",
    "sample",
    "cards",
    "scanners",
    "doctor",
)


#: Commands that make a station in the data folder; all others work on the one that is there.
MAKE_THEIR_OWN = frozenset({"station.cli.run", "station.cli.demo"})


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; without a command, `run`. Bad input gets a sentence, no traceback."""
    from station.paths import default_data, station_in

    _speak_to_any_terminal()
    words = list(sys.argv[1:] if argv is None else argv)
    parser, data_option = _parser()
    known, rest = data_option.parse_known_args(words)
    if not any(word in COMMANDS or word in {"-h", "--help", "--version"} for word in rest):
        rest = ["run", *rest]
    args = parser.parse_args(rest)
    args.data = known.data if known.data is not None else default_data()
    if args.run.__module__ not in MAKE_THEIR_OWN:
        args.data = station_in(args.data)
    from station.ports import StationFault

    try:
        code = args.run(args)
    except StationFault as fault:
        print(f"station: {fault}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        return 0
    return int(code)


def _speak_to_any_terminal() -> None:
    """Write what the terminal's encoding lacks as JSON does, by its number: no report is lost for a letter."""
    codecs.register_error("station.escaped", _escaped)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="station.escaped")


def _escaped(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return json.dumps(error.object[error.start : error.end])[1:-1], error.end


def _parser() -> tuple[argparse.ArgumentParser, argparse.ArgumentParser]:
    """Return the whole parser, and one that finds --data before or after the command."""
    data_option = argparse.ArgumentParser(prog="station", add_help=False, allow_abbrev=False)
    data_option.add_argument("--data", type=Path, metavar="DIR", help="the station's folder")
    parser = argparse.ArgumentParser(
        prog="station",
        description="Barcode inspection station 条码查验工作站: declared against standard, decided on the record.",
        epilog="--data DIR, before or after the command, names the station's folder.",
    )
    parser.add_argument("--version", action="version", version=f"station {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for name in COMMANDS:
        module = importlib.import_module(f"station.cli.{name}")
        module.add(commands)
    return parser, data_option
