"""`station verify`: check a ledger or an exported bundle; the exit code says what was found."""

import argparse
import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from station.domain.rejudging import Rejudged


def add(commands: Any) -> None:
    """Add the command to the parser."""
    parser = commands.add_parser("verify", help="check a ledger.db, a station's folder, or an exported .jsonl")
    parser.add_argument("path", type=Path)
    parser.add_argument("--key", type=Path, help="the station's public key (keys/station.pub), to check signatures")
    parser.add_argument("--json", action="store_true")
    parser.description = "Exit code: 0 intact, 1 broken at entry n, 2 intact but unwitnessed from n, 3 cannot check."
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Check, print what was found, and return the soundness as exit code; what does not follow is broken too."""
    from station.app.auditing import audit, judged_again, redrawn
    from station.domain.verification import Soundness, Verdict
    from station.ports import StationFault

    try:
        verdict = audit(args.path, args.key)
    except StationFault as fault:
        verdict = Verdict(Soundness.CANNOT_CHECK, None, str(fault))  # 1 would say that the ledger is broken
    whole = verdict.soundness in {Soundness.INTACT, Soundness.UNWITNESSED}
    draws, untold, steered = redrawn(args.path) if whole else (0, 0, ())
    reached, otherwise = judged_again(args.path) if whole else (0, ())
    false = [each for each in otherwise if each.same_edition]
    if args.json:
        found = {
            **asdict(verdict),
            "soundness": verdict.soundness.name.lower(),
            "draws": {"computed": draws, "untold": untold, "false": steered},
            "verdicts": {"reached": reached, "false": len(false), "otherwise": [asdict(each) for each in otherwise]},
        }
        print(json.dumps(found, ensure_ascii=False))
    else:
        where = f" {verdict.entry}" if verdict.entry is not None else ""
        print(f"{verdict.soundness.name.lower()}{where}: {verdict.reason} ({verdict.entries} entries)")
        for line in (*_of_draws(draws, untold, steered), *_of_verdicts(reached, otherwise, len(false))):
            print(line)
    return int(Soundness.BROKEN if steered or false else verdict.soundness)


def _of_draws(draws: int, untold: int, steered: tuple[str, ...]) -> Iterator[str]:
    for line in steered:
        yield f"draw: {line}"
    if draws:
        yield f"draws: {draws} computed anew, {len(steered)} do not follow"
    if untold:
        yield f"draws: {untold} at a rate that the ledger does not hold, so nothing says that it was the right one"


def _of_verdicts(reached: int, otherwise: tuple["Rejudged", ...], false: int) -> Iterator[str]:
    for each in otherwise:
        by = "" if each.same_edition else ", by steps that were others then"
        where = f"entry {each.entry} row {each.row} {each.element}"
        yield f"verdict: {where}: {each.declared!r} / {each.standard!r} is {each.now}, not {each.match}{by}"
    if reached:
        yield f"verdicts: {reached} reached again, {false} do not follow"
