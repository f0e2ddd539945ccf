"""Importing: files of the trade read into a centre's intake, and a new pack made of all that is known by then."""

import re
import sqlite3
import tempfile
import traceback
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TypeVar

from station.app.import_report import FileReport, Imported
from station.domain.ages import Master
from station.domain.control import ControlInstruction
from station.domain.goods import HsCode, PackLevel, Product
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
from station.domain.reference import ReferenceData
from station.interchange import ceb, epcis, masters, rules
from station.interchange.personal import KnownBuyers
from station.ports import Pack, StationFault
from station.storage.intake import pack_rows
from station.storage.intake.store import Intake, opened
from station.storage.reference.build import build_base
from station.storage.reference.schema import (
    CONTROLS,
    EVENTS,
    HS_CODES,
    LISTS,
    OPERATORS,
    PACKS,
    PRODUCTS,
    RECEIPTS,
    RETURNS,
    Table,
)
from station.sync.packs import SignedPacks
from station.sync.publish import DEFAULT, FOR_TRAINING, Lifetimes, publish
from station.sync.publisher_keys import PublisherKeys, make_keys

INTAKE = "intake.db"
NEW_CENTRE = "imported"
#: A generated centre is named by its seed, and its keys are derived from that.
GENERATED = re.compile(r"sample-(\d+)")

#: A sender's clock may be so much ahead; the newest record stands, and one of next year would stand till then.
AHEAD = timedelta(days=1)
OUR_FAULT = "this is a fault of Station: report it with the file; no other file suffers by it"

_T = TypeVar("_T", Product, PackLevel, HsCode, ControlInstruction)

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


def import_files(centre: Path, files: list[Path], keys: Path, at: datetime) -> Imported:
    """Import files into a centre's folder and publish what the centre then knows as a new pack.

    All or nothing: where the disk, the keys or the centre are at fault, no record is kept. A record that cannot be
    read is set aside and the rest goes on. `keys` is the publisher's folder of keys, made for a centre that is new; a
    generated training centre needs none. Raises StationFault.
    """
    for path in files:
        if not path.is_file():
            raise StationFault(f"{path} is no file: name the files to import")
    with tempfile.TemporaryDirectory(prefix="station-") as work:
        pack = _current(centre, Path(work), at)
        try:
            centre.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StationFault(f"{centre} cannot be made ({error}): name a folder that can be written") from error
        with opened(centre / INTAKE) as intake:
            newest: list[datetime] = [pack.as_of] if pack is not None else []
            buyers = KnownBuyers()
            lists_first = sorted(range(len(files)), key=lambda n: not ceb.looks_like_lists(files[n]))
            with pack_rows.lying_with(pack) as lying:
                tables = {Product: PRODUCTS, PackLevel: PACKS, HsCode: HS_CODES, ControlInstruction: CONTROLS}

                def before(record: Master) -> Iterator[Master]:
                    return lying(record, tables[type(record)])

                def put(sent: Sent) -> Taken | Older | Refused:
                    return intake.put(sent, at, before)

                if pack is not None and intake.published() != _named(pack):
                    intake.take_over(pack_rows.rows(pack, LISTS), pack_rows.rows(pack, RECEIPTS))
                    intake.masters.give_way(before)
                read = {n: _whole(files[n], buyers, intake, put, newest=newest, at=at) for n in lists_first}
            reports = tuple(read[n] for n in range(len(files)))
            changes = (Taken.NEW, Taken.CHANGED, Taken.DELETED)
            if not any(report.taken[each] for report in reports for each in changes):
                intake.commit("")
                return Imported(reports, None, pack.name if pack else "", None, None)
            joined = intake.join()
            as_of = max(newest, default=at)
            made = _build(intake, pack, Path(work), as_of)
            signers, lifetimes = _keys(pack, keys)
            publish(centre, signers, made, at, lifetimes)
            intake.commit(_named(made))
    return Imported(reports, joined, made.name, made.version, as_of)


def _whole(
    path: Path, buyers: KnownBuyers, intake: Intake, put: Put, *, newest: list[datetime], at: datetime
) -> FileReport:
    """Read a file; of a rule pack nothing stays where the intake refuses a part: its versions are for each other."""
    intake.mark()
    report = _read(path, buyers, put, newest, at)
    if report.kind == RULE_PACK and report.refusals and report.read:
        intake.back()
        report.nothing_taken()
    return report


def _read(path: Path, buyers: KnownBuyers, put: Put, newest: list[datetime], at: datetime) -> FileReport:
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


def _current(centre: Path, work: Path, at: datetime) -> Pack | None:
    """Return the pack that the centre has published, verified; None for a folder without one."""
    root = centre / "packs" / "metadata" / "1.root.json"
    if not root.exists():
        return None
    packs = SignedPacks(centre / "packs", work / "reference")
    try:
        packs.trust(root.read_bytes())
    except OSError as error:
        raise StationFault(f"{root} cannot be read ({error}): check the centre's folder") from error
    return packs.newest(0, at)


def _build(intake: Intake, pack: Pack | None, work: Path, as_of: datetime) -> Pack:
    """Build a base of what was imported, over what the pack before held."""
    name = pack.name if pack else NEW_CENTRE
    version = pack.version + 1 if pack else 1
    data = ReferenceData(
        name=name,
        version=version,
        as_of=as_of,
        training=pack is not None and pack_rows.training(pack),
        hs_codes=_masters(HsCode, HS_CODES, pack, intake),
        products=_masters(Product, PRODUCTS, pack, intake),
        packs=_masters(PackLevel, PACKS, pack, intake),
        lists=intake.lists(),
        receipts=intake.receipts(),
        controls=_masters(ControlInstruction, CONTROLS, pack, intake),
        events=chain((e for e in pack_rows.rows(pack, EVENTS) if not intake.has_event(e.event_id)), intake.events()),
        operators=pack_rows.rows(pack, OPERATORS),
        returns=chain(
            (intake.located(r) for r in pack_rows.rows(pack, RETURNS) if not intake.has_return(r)),
            intake.returns(),
        ),
    )
    base = work / "base.db"
    build_base(data, base)
    return Pack(name, version, as_of, base, None)


def _masters(kind: type[_T], table: Table, pack: Pack | None, intake: Intake) -> Iterator[_T]:
    return chain((r for r in pack_rows.rows(pack, table) if not intake.masters.has(r)), intake.masters.of(kind))


def _keys(pack: Pack | None, folder: Path) -> tuple[PublisherKeys, Lifetimes]:
    """Return the keys to sign with: a generated centre's own, or the publisher's, made for a new centre."""
    generated = GENERATED.fullmatch(pack.name) if pack is not None else None
    if pack is not None and generated is not None and pack_rows.training(pack):
        return PublisherKeys.from_seed(f"station training publisher {generated[1]}".encode()), FOR_TRAINING
    if pack is None and not (folder / "targets.pem").exists():
        return make_keys(folder), DEFAULT
    return PublisherKeys.load(folder), DEFAULT


def _named(pack: Pack) -> str:
    return f"{pack.name} {pack.version} {pack.as_of.isoformat()}"
