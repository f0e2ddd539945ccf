"""`station verify`: check a ledger or an exported bundle; the exit code says what was found."""

import argparse
import json
from dataclasses import asdict
from pathlib import Path
from typing import Any


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
    if args.json:
        print(json.dumps({**asdict(verdict), "soundness": verdict.soundness.name.lower()}, ensure_ascii=False))
    else:
        where = f" {verdict.entry}" if verdict.entry is not None else ""
        print(f"{verdict.soundness.name.lower()}{where}: {verdict.reason} ({verdict.entries} entries)")
    if verdict.soundness in {Soundness.INTACT, Soundness.UNWITNESSED} and not args.json:
        draws, untold, wrong = redrawn(args.path)
        for line in wrong:
            print(f"draw: {line}")
        if draws:
            print(f"draws: {draws} computed anew, {len(wrong)} do not follow")
        if untold:
            print(f"draws: {untold} at a rate that the ledger does not hold, so nothing says that it was the right one")
        again, other = judged_again(args.path)
        false = [each for each in other if each.same_edition]
        for each in other:
            by = "" if each.same_edition else ", by steps that were others then"
            where = f"entry {each.entry} row {each.row} {each.element}"
            print(f"verdict: {where}: {each.declared!r} / {each.standard!r} is {each.now}, not {each.match}{by}")
        if again:
            print(f"verdicts: {again} reached again, {len(false)} do not follow")
        if wrong or false:
            return int(Soundness.BROKEN)
    return int(verdict.soundness)
