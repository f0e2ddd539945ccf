"""station compare: a declared value against the standard one, by the element's own rules; one, or JSON Lines."""

import argparse
import json
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from station.app.comparing import Comparison


def add(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the parser."""
    parser = subparsers.add_parser(
        "compare",
        help="declared against standard: same, same after named steps, different, missing, not comparable",
        description="Batch: a JSON object a line, {hs_code, element, declared, standard}, gives a verdict a line.",
    )
    parser.add_argument("--element", metavar="NAME", default="", help="the element's name, Chinese or English")
    parser.add_argument("--hs", metavar="CODE", help="the commodity code whose element it is")
    parser.add_argument("declared", nargs="?", help="the value as declared")
    parser.add_argument("standard", nargs="?", help="the standard value")
    parser.add_argument("--batch", action="store_true", help="read JSON Lines from standard input")
    parser.add_argument("--json", action="store_true", help="answer in JSON")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Answer; 0 where the values are the same (and after a batch), 1 where not, 2 for a wrong call."""
    from station.app.comparing import Comparer

    comparer = Comparer()
    if args.batch:
        for line in sys.stdin.buffer:
            sys.stdout.write(answer_line(comparer.answer(line)) + "\n")
            sys.stdout.flush()
        return 0
    if args.declared is None or args.standard is None:
        print("station: compare wants DECLARED and STANDARD, or --batch", file=sys.stderr)
        return 2
    found = comparer.compare(args.hs, args.element, args.declared, args.standard)
    print(answer_line(found) if args.json else _plainly(found))
    return 0 if found.verdict in {"same", "same_after"} else 1


def answer_line(found: "Comparison") -> str:
    """Return an answer in its form for machines; what only some answers have stands only there."""
    row: dict[str, object] = {"verdict": found.verdict, "steps": list(found.steps), "spans": _pairs(found.spans)}
    row["standard_spans"] = _pairs(found.standard_spans)
    if found.proposal is not None:
        row["proposal"] = found.proposal
    if found.warnings:
        row["warnings"] = list(found.warnings)
    if found.error:
        row["error"] = {"code": "bad_request", "message": found.error}
    row["edition"] = found.edition
    return json.dumps(row)


def _pairs(spans: tuple[tuple[int, int], ...]) -> list[list[int]]:
    return [list(span) for span in spans]


def _plainly(found: "Comparison") -> str:
    steps = f" ({', '.join(found.steps)})" if found.steps else ""
    return "\n".join((f"{found.verdict}{steps}", *(f"warning: {warning}" for warning in found.warnings)))
