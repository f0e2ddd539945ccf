"""One file into the intake: its reader by what it holds, each record taken, set aside or refused, and counted."""

import sqlite3
import traceback
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

from station.app.import_report import FileReport
from station.domain.intake import (
    EventSent,
    ListSent,
    MasterSent,
    Older,
    ReceiptSent,
    Refused,
    Remark,
    ReturnSent,
    Sent,
    Taken,
)
from station.interchange import ceb, epcis, masters, rules
from station.interchange.personal import KnownBuyers
from station.ports import StationFault

#: A sender's clock may be so much ahead; the newest record stands, and one of next year would stand till then.
AHEAD = timedelta(days=1)
OUR_FAULT = "this is a fault of Station: report it with the file; no other file suffers by it"

Put = Callable[[Sent], Taken | Older | Refused]
Reader = Callable[[Path], Iterator[Sent | Refused | Remark]]

RULE_PACK = "rule pack"

#: How a file's content is known, and what reads it, in this order; the first that knows it reads it.
READERS: tuple[tuple[str, Callable[[Path], bool], Reader], ...] = (
    ("CEB", ceb.looks_like_xml, ceb.read),
    (RULE_PACK, rules.looks_like_rules, rules.read),  # before JSON, which also begins with a bracket
    ("EPCIS", epcis.looks_like_json, epcis.read),
    ("master data", masters.looks_like_masters, masters.read),
)


def read_file(path: Path, buyers: KnownBuyers, put: Put, newest: list[datetime], at: datetime) -> FileReport:
    """Read a file at an instant, hand its records to `put`, and report; `newest` comes to hold the newest message."""
    report = FileReport(path.name, "")
    number = 0
    for each in _records(path, buyers, report):
        match each:
            case Refused():
                number = max(number, each.record)
                report.refuse(each)
            case Remark():
                report.remark(each)
            case _:
                number += 1
                taken = _kept(each, put, at)
                if isinstance(taken, Refused):
                    report.refuse(taken if isinstance(each, MasterSent) else replace(taken, record=number))
                else:
                    report.set_aside(taken) if isinstance(taken, Older) else report.count(each, taken)
                    _note_time(each, newest, at)
    if not report.read and not report.refusals:
        report.remark(Remark(1, "there is no record in the file"))
    return report


def _records(path: Path, buyers: KnownBuyers, report: FileReport) -> Iterator[Sent | Refused | Remark]:
    """Yield what a file holds, and note its kind. Where its reader fails, the rest of the file is refused aloud."""
    line = 0
    try:
        found = next(((kind, reader) for kind, knows, reader in READERS if knows(path)), None)
        if found is None:
            kinds = ", ".join(kind for kind, _, _ in READERS)
            yield Refused(0, "", "the file is of no kind that is read here", f"import {kinds}")
            return
        report.kind = found[0]
        # a reader of lists remembers their buyers for the receipts of the same import
        reader = partial(ceb.read, known=buyers) if found[1] is ceb.read else found[1]
        for each in reader(path):
            line = each.line
            yield each
    except StationFault:
        raise
    except Exception as error:  # noqa: BLE001 - whatever a reader failed to foresee, the other files are to come in
        where = "from here on" if line else "the whole file"
        yield Refused(line, "", f"{where} is unread, for the reader failed ({_place(error)})", OUR_FAULT)


def _kept(sent: Sent, put: Put, at: datetime) -> Taken | Older | Refused:
    """Take a record in; one that a reader let pass and nobody can keep is refused aloud, and no other."""
    try:
        return _early(sent, at) or put(sent)
    except (StationFault, sqlite3.Error):
        raise
    except Exception as error:  # noqa: BLE001 - as above
        return Refused(sent.line, "", f"cannot be kept ({_place(error)})", OUR_FAULT)


def _place(error: Exception) -> str:
    """Return what failed where; never the words of the error, which may quote the file."""
    at = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__}, {Path(at.filename).name}:{at.lineno}"


def _early(sent: Sent, at: datetime) -> Refused | None:
    """Refuse what says that it was sent, or happened, tomorrow or later: nothing could ever be newer."""
    times: tuple[tuple[str, datetime], ...] = ()
    match sent:
        case ReceiptSent(at=said):
            times = (("returnTime", said),)
        case ListSent(sent_at=said, listing=listing):
            times = (("appTime", said), ("declTime", listing.declared_at))
        case ReturnSent(sent_at=said):
            times = (("appTime", said),)
        case EventSent(times=said_times):
            times = said_times
        case MasterSent(as_of=said):
            times = (("as_of", said),) if said is not None else ()
    name = next((name for name, said in times if said > at + AHEAD), None)
    if name is None:
        return None
    fix = "see that the clocks are right, the sender's and this machine's, and send the record again"
    return Refused(sent.line, name, "lies in the future", fix)


def _note_time(sent: Sent, newest: list[datetime], at: datetime) -> None:
    """Keep the newest instant that the messages of customs speak for, never one in the future."""
    if isinstance(sent, ListSent | ReturnSent | ReceiptSent):
        said = sent.at if isinstance(sent, ReceiptSent) else sent.sent_at
        if said <= at:
            newest[:] = [max([said, *newest])]
