"""`station record OUT`: camera and serial bytes into a recording; `station run --record OUT` takes the keys too."""

import argparse
import sys
from pathlib import Path
from typing import Any


def add(commands: Any) -> None:
    """Add the command to the parser."""
    parser = commands.add_parser("record", help="camera and serial bytes into a recording, until Ctrl+C")
    parser.add_argument("out", type=Path, metavar="OUT", help="a new folder for the recording")
    parser.add_argument("--camera", metavar="DEVICE", help="a device or a video file; else the settings' camera")
    parser.add_argument("--serial", action="append", metavar="DEVICE", help="a serial scanner; else the settings' ones")
    parser.add_argument("--seconds", type=float, help="stop after so long")
    parser.add_argument("--frames", choices=("png", "bmp", "jpg"), default="png", help="png and bmp are bit for bit")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Record until the time is up, the source ends, or Ctrl+C; exit 1 where nothing came."""
    from station.app.recording import record

    done = record(
        args.data,
        args.out,
        camera=args.camera,
        serial=args.serial,
        seconds=args.seconds,
        frame_format=args.frames,
        tell=lambda line: print(line, file=sys.stderr),
    )
    print(
        f"{args.out}: {done.written} events, {done.left_out} frames left out; read it with `station reads {args.out}`"
    )
    return 0 if done.written else 1
