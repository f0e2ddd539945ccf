"""station identify [TEXT]: say what a payload is, or what is wrong with it; one, or JSON Lines in and out."""

import argparse
import json
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from station.domain.identification import Answer

FORMS = ("scan", "bracketed", "element_string", "digital_link", "gtin", "upc_e", "sscc", "gln")


def add(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the parser."""
    parser = subparsers.add_parser(
        "identify",
        help="say what a payload is: a product, a logistic unit, a waybill, or what is wrong with it",
        description="Batch: a JSON object a line, {text, aim, as, allow}, gives an answer a line, in the same order.",
    )
    parser.add_argument("text", nargs="?", metavar="TEXT", help="the payload; it may begin with its AIM identifier")
    parser.add_argument("--aim", metavar="A", help="the AIM symbology identifier, such as ]C1")
    parser.add_argument("--as", dest="form", choices=FORMS, default="scan", help="what the text is taken for")
    parser.add_argument("--json", action="store_true", help="answer in JSON")
    parser.add_argument("--batch", action="store_true", help="read JSON Lines from standard input")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Answer; 0 where the payload is what it claims to be (and after a batch), 1 where not, 2 for a wrong call."""
    from station.domain.identification import Form, identify

    if args.batch:
        for line in sys.stdin.buffer:
            sys.stdout.write(answer_line(line) + "\n")
            sys.stdout.flush()
        return 0
    if args.text is None:
        print("station: identify wants a TEXT, or --batch", file=sys.stderr)
        return 2
    answer = identify(args.text, args.aim, Form(args.form))
    print(json.dumps(as_json(answer)) if args.json else _plainly(answer))
    return 0 if answer.error is None else 1


def answer_line(line: bytes) -> str:
    """Answer one line of a batch; a malformed line gets an answer that says so."""
    from station.domain.gs1 import Refused
    from station.domain.identification import Allowance, Answer, Form, identify

    try:
        asked = json.loads(line.decode("utf-8-sig"))
        text, aim, form = asked["text"], asked.get("aim"), asked.get("as")
        if not (isinstance(text, str) and all(word is None or isinstance(word, str) for word in (aim, form))):
            raise TypeError("text, aim and as are strings")
        form = Form(form or "scan")
        allow = frozenset(Allowance(word) for word in asked.get("allow") or ())
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        why = f"Not a question: a JSON object with text, and aim and as where needed, is wanted ({error})."
        return json.dumps(as_json(Answer("unreadable", error=Refused("bad_request", why))))
    return json.dumps(as_json(identify(text, aim or None, form, allow)))


def as_json(answer: "Answer") -> dict[str, object]:
    """Return an answer in its form for machines; what only some answers have stands only there."""
    error = answer.error
    row: dict[str, object] = {
        "kind": answer.kind,
        "gtin": answer.gtin,
        "ai": dict(answer.ai),
        "element_string": answer.element_string,
        "digital_link": answer.digital_link,
        "warnings": list(answer.warnings),
        "error": {"code": error.code, "message": error.message} if error else None,
    }
    if answer.waybill:
        row["waybill"] = answer.waybill
    if answer.readings:
        row["readings"] = list(answer.readings)
    if error and error.near:
        row["near"] = list(error.near)
    return row


def _plainly(answer: "Answer") -> str:
    from station.domain.gs1.dictionary import find
    from station.domain.gs1.prefixes import issuer

    lines = [answer.kind]
    lines += [f"  waybill  {answer.waybill}"] if answer.waybill else []
    if answer.gtin:
        lines.append(f"  GTIN  {answer.gtin}  (number issued by {issuer(answer.gtin)}; says nothing of the origin)")
    for ai, value in answer.ai:
        definition = find(ai)
        lines.append(f"  ({ai})  {value}  {definition.title if definition else ''}".rstrip())
    lines += [f"  {answer.digital_link}"] if answer.digital_link else []
    lines += [f"  could be  {reading}" for reading in answer.readings]
    lines += [f"  note  {warning}" for warning in answer.warnings]
    if answer.error:
        lines.append(f"  {answer.error.code}: {answer.error.message}")
    return "\n".join(lines)
