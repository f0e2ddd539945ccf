"""`station reads`: what the capture takes of recordings, against what is wanted, frame by frame, beside a candidate."""

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from station.app.reading import Reading
    from station.domain.reading_score import Verdict
    from station.ports import Look


def add(commands: Any) -> None:
    """Add the command to the parser."""
    parser = commands.add_parser("reads", help="what the capture takes of recordings, against what is expected of them")
    parser.add_argument("recordings", type=Path, nargs="+", metavar="DIR", help="a recording, or a folder of them")
    parser.add_argument("--frames", action="store_true", help="a line for every symbol of every frame: where, and why")
    parser.add_argument("--pictures", type=Path, metavar="OUT", help="every frame with its symbols drawn in, as PNG")
    parser.add_argument("--shadow", metavar="DECODER", help="let another decoder look at the same frames and compare")
    parser.add_argument("--json", action="store_true", help="the verdict as one JSON object")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Read every recording; exit 1 where something expected was missed, or something was read wrongly or twice."""
    from station.app.reading import read, recordings
    from station.decoding import CANDIDATES, candidate
    from station.domain.reading_score import together

    if args.shadow is not None and args.shadow not in CANDIDATES:
        print(f"--shadow is one of {', '.join(CANDIDATES)}, not {args.shadow!r}")
        return 2
    verdicts = []
    for place in args.recordings:
        for path in recordings(place):
            shadow = candidate(args.shadow) if args.shadow is not None else None
            reading = read(path, candidate=shadow, on_look=_looker(args, path))
            if reading.verdict is not None:
                verdicts.append(reading.verdict)
            if not args.json and not args.frames:
                _tell(reading)
    if not verdicts:
        return 0
    verdict = together(verdicts)
    _sum_up(verdict, as_json=args.json)
    return 0 if verdict.perfect else 1


def _looker(args: argparse.Namespace, path: Path) -> Any:
    from station.app.reading import still, why

    folder: Path | None = args.pictures / path.name if args.pictures is not None else None
    if folder is not None:
        folder.mkdir(parents=True, exist_ok=True)

    def look(seen: "Look") -> None:
        if args.frames:
            for line in why(seen):
                print(line)
        if folder is not None:
            still(seen, folder / f"{seen.frame.index:06}.png")

    return look


def _tell(reading: "Reading") -> None:
    for scan in reading.scans:
        row = {"recording": reading.name, "at": scan.at.isoformat(), "source": scan.source.value}
        print(json.dumps({**row, "format": scan.symbology, "text": scan.text, "aim": scan.aim}, ensure_ascii=False))
    for remark in reading.verdict.remarks if reading.verdict is not None else ():
        print(f"{reading.name}: {remark}")
    if reading.compared is not None:
        both = reading.compared
        print(f"{reading.name}: shadow: {both.both} in both, over {both.frames} frames")
        for scan in both.only_live:
            print(f"{reading.name}: shadow missed {scan.text} ({scan.symbology})")
        for scan in both.only_shadow:
            print(f"{reading.name}: only the shadow took {scan.text} ({scan.symbology})")


def _sum_up(verdict: "Verdict", *, as_json: bool) -> None:
    if as_json:
        scores = [
            {"class": s.kind, "correct": s.correct, "missed": s.missed, "wrong": s.wrong, "doubled": s.doubled}
            for s in verdict.scores
        ]
        print(json.dumps({"scores": scores, "remarks": verdict.remarks}, ensure_ascii=False))
        return
    print(f"{'class':16} {'correct':>8} {'missed':>8} {'wrong':>8} {'doubled':>8}")
    for s in verdict.scores:
        print(f"{s.kind or '-':16} {s.correct:8} {s.missed:8} {s.wrong:8} {s.doubled:8}")
