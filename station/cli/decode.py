"""station decode FILE…: read the codes of images and clips, one JSON line a file."""

import argparse
import json
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from station.decoding import PictureRead
    from station.ports import Image

CLIPS = frozenset({".avi", ".mkv", ".mov", ".mp4", ".m4v", ".mpg", ".webm"})


def add(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the parser."""
    parser = subparsers.add_parser("decode", help="read the codes of images or clips, as JSON Lines")
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="an image (PNG, JPEG, WebP…) or a clip")
    parser.add_argument("--json", action="store_true", help="JSON Lines, which is what this command always writes")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Write ``{"file", "reads", "ms"}`` for each file that can be read; 0, or 1 where one could not."""
    from station.decoding import status
    from station.ports import StationFault

    if missing := status():
        print(f"station: {missing}", file=sys.stderr)
    failed = False
    for file in args.files:
        try:
            reads, seconds = _reads_of(file)
        except StationFault as fault:
            print(f"station: {fault}", file=sys.stderr)
            failed = True
            continue
        row = {"file": str(file), "reads": [_row(read) for read in reads], "ms": round(seconds * 1000, 1)}
        print(json.dumps(row, ensure_ascii=False), flush=True)
    return int(failed)


def _reads_of(file: Path) -> "tuple[list[PictureRead], float]":
    """Return the reads of a file, each message once, and the seconds it took to decode them."""
    from station.decoding import read_image

    found: dict[tuple[str, bytes], PictureRead] = {}
    seconds = 0.0
    for image in _images(file):
        began = time.perf_counter()
        reads = read_image(image)
        seconds += time.perf_counter() - began
        for read in reads:
            found.setdefault((read.format, read.bytes), read)
    return list(found.values()), seconds


def _images(file: Path) -> "Iterator[Image]":
    from station.devices.pictures import opened
    from station.devices.video import VideoFile

    if file.suffix.lower() in CLIPS:
        return (frame.image for frame in VideoFile(file).frames())
    return iter((opened(file),))


def _row(read: "PictureRead") -> dict[str, object]:
    return {
        "format": read.format.value,
        "text": read.text,
        "bytes": read.bytes.hex(),
        "aim": read.aim,
        "quad": read.quad,
        "decoder": "+".join(read.decoders),
    }
