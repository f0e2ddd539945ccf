"""Read an EPCIS 2.0 file: documents, query results and single events, each event taken or set aside on its own."""

import hashlib
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from station.domain.intake import EventSent, Refused, Remark
from station.interchange import encodings
from station.interchange.epcis.context import Context, check_context, context_of
from station.interchange.epcis.event_hash import event_hash
from station.interchange.epcis.events import KINDS, check
from station.interchange.epcis.personal import nobodys, without_personal_data
from station.interchange.epcis.rows import rows, times
from station.interchange.epcis.shape import Misshapen, many, string, time
from station.interchange.epcis.splitting import Envelope, Event, Overdone, Stray, TooMuch, split
from station.interchange.personal import quoted

DOCUMENTS = ("EPCISDocument", "EPCISQueryDocument")
#: Half of a character outside the basic plane, which no encoding can hold.
_HALF = re.compile("[\ud800-\udfff]")
WHOLE = "import the whole document as the sender wrote it"


def looks_like_json(path: Path) -> bool:
    """Say whether a file begins as JSON does. Raises StationFault."""
    with encodings.reading(path), path.open("rb") as file:
        head = file.read(256)
    return head.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")[:1] in {b"{", b"["}


def read(path: Path) -> Iterator[EventSent | Refused | Remark]:
    """Yield the events of a file in its order, in constant memory; the file is read twice.

    Raises StationFault where the disk refuses.
    """
    encoding = encodings.find(path)
    try:
        *_, envelope = (part for part in split(encodings.text(path, encoding)) if isinstance(part, Envelope))
    except TooMuch as found:
        yield Refused(found.line, "", f"{found}: the whole file is refused unread", WHOLE)
        return
    try:
        document = _parsed(envelope.text.lstrip("\ufeff"), _once)
        context = _envelope(document)
    except ValueError as error:
        yield Refused(envelope.lines, "", _why(error, envelope), WHOLE)
        return
    except Misshapen as wrong:
        yield Refused(1, quoted(wrong.field), wrong.reason, wrong.fix)
        return
    if document["type"] in KINDS:
        yield from _numbered(1, _event(1, document, context))
        return
    number = 0
    for part in split(encodings.text(path, encoding)):
        if not isinstance(part, Envelope):
            number += 1
            yield from _numbered(number, _read_part(part, context))
    if envelope.cut:
        yield Refused(envelope.lines, "", "the document is cut off here", WHOLE)


def _numbered(number: int, found: Iterator[EventSent | Refused | Remark]) -> Iterator[EventSent | Refused | Remark]:
    return (replace(each, record=number) if isinstance(each, Refused) else each for each in found)


def _read_part(part: Event | Overdone | Stray, context: Context) -> Iterator[EventSent | Refused | Remark]:
    match part:
        case Event():
            yield from _read_event(part, context)
        case Overdone(line=line, what=what):
            yield Refused(line, "", f"{what}: it is passed over unread", "have the sender write smaller events")
        case Stray(line=line):
            yield Refused(line, "eventList", "holds something that is no event", WHOLE)


def _envelope(document: Any) -> Context:
    """Check what stands around the events and return their context; the document may itself be an event."""
    if not isinstance(document, dict):
        raise Misshapen("", "is no JSON object", "a document of EPCIS 2.0 is one object")
    kind = document.get("type")
    if isinstance(kind, str) and kind in KINDS:
        _have(document, "@context")
        return context_of(document, {})
    if kind not in DOCUMENTS:
        fix = f"a document has the type {' or '.join(DOCUMENTS)}"
        raise Misshapen("type", "is neither a document of EPCIS 2.0 nor an event", fix)
    _have(document, "@context", "epcisBody")
    check_context(document["@context"], "@context")
    if kind == DOCUMENTS[0]:
        _have(document, "schemaVersion", "creationDate")
    if "schemaVersion" in document and not str(document["schemaVersion"]).startswith("2."):
        raise Misshapen("schemaVersion", "is not 2", "have the sender write EPCIS 2.0")
    if "creationDate" in document:
        time(document["creationDate"], "creationDate")
    body = _object(document["epcisBody"], "epcisBody")
    results: dict[str, Any] = {}
    if kind == DOCUMENTS[1]:
        results = _object(body.get("queryResults"), "queryResults")
        string(results.get("queryName"), "queryName")
        body = _object(results.get("resultsBody"), "resultsBody")
    _have(body, "eventList")
    many(_nothing)(body["eventList"], "eventList")
    return context_of(document, results)


def _have(fields: dict[str, Any], *names: str) -> None:
    for name in names:
        if name not in fields:
            raise Misshapen(name, "is missing")


def _object(value: Any, field: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise Misshapen(field, "is no object")
    return value


def _nothing(_: Any, field: str) -> None:
    raise Misshapen(field, "the list's name is written in a way that hides it", WHOLE)


def _read_event(part: Event, context: Context) -> Iterator[EventSent | Refused | Remark]:
    twice: list[str] = []

    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        if len(found) != len(pairs):
            if [name for name, _ in pairs if name != "eventID"] != [name for name in found if name != "eventID"]:
                raise ValueError("a name is there twice")
            twice.append("eventID")
        return found

    try:
        event = _parsed(part.text, once)
    except ValueError as error:
        yield Refused(part.line, "", f"the event is no JSON ({_said(error)})", WHOLE)
        return
    if twice:
        yield Remark(part.line, "the eventID is there twice: the last one was taken")
    yield from _event(part.line, event, context)


def _event(line: int, event: Any, context: Context) -> Iterator[EventSent | Refused | Remark]:
    try:
        if not isinstance(event, dict):
            raise Misshapen("", "is no object", WHOLE)
        if encodings.REPLACED in json.dumps(event, ensure_ascii=False):
            raise Misshapen("", "holds a byte that is no character of the file's encoding", "send the event again")
        check(event)
        nobodys(event)
        sent, remark = _sent(line, event, context.within(event.get("@context")))
    except Misshapen as wrong:
        yield Refused(line, quoted(wrong.field), wrong.reason, wrong.fix)
        return
    yield sent
    if remark:
        yield Remark(line, remark)


def _sent(line: int, event: dict[str, Any], context: Context) -> tuple[EventSent, str]:
    own = {key[7:]: str(uri) for key, uri in event.items() if key.startswith("@xmlns:")}
    event_id = event_hash(event, context.prefixes | own, context.ignored)
    said = event.get("eventID", "")
    remark = ""
    if said.startswith("ni:///sha-256;"):
        remark = "" if said == event_id else "the eventID is written as a hash, but not as this event's"
        said = ""
    if "errorDeclaration" in event:
        content = json.dumps(event["errorDeclaration"], sort_keys=True).encode()
        event_id, said = f"{event_id}#error-{hashlib.sha256(content).hexdigest()[:16]}", ""
    kept = without_personal_data({key: each for key, each in event.items() if key != "@context"})
    said = said if kept.get("eventID") == event.get("eventID") else ""  # masked, it tells no event from another
    body = json.dumps({"@context": list(context.said), **kept}, ensure_ascii=False)
    return EventSent(line, event_id, said, body, rows(kept, event_id, context.prefixes), times(event)), remark


def _parsed(text: str, once: Callable[[list[tuple[str, Any]]], dict[str, Any]]) -> Any:
    """Parse JSON as the standard has it: no NaN, no number that is none, no half of a character. Raises ValueError."""
    value = json.loads(text, object_pairs_hook=once, parse_constant=_constant, parse_float=_finite)
    if "\\u" in text and _HALF.search(json.dumps(value, ensure_ascii=False)):
        raise ValueError("half of a character, a lone surrogate")
    return value


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a name is there twice")
    return found


def _constant(name: str) -> Any:
    raise ValueError(f"{name} is no number")


def _finite(text: str) -> float:
    number = float(text)
    if number in {float("inf"), float("-inf")}:
        raise ValueError("a number is too big")
    return number


def _said(error: ValueError) -> str:
    return error.msg if isinstance(error, json.JSONDecodeError) else str(error)[:80]


def _why(error: ValueError, envelope: Envelope) -> str:
    return "the document is cut off" if envelope.cut else f"the document is no JSON ({_said(error)})"
