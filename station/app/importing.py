"""Importing: files of the trade read into a centre's intake, and a new pack made of all that is known by then."""

import re
import tempfile
from collections.abc import Iterator
from datetime import datetime
from itertools import chain
from pathlib import Path
from typing import TypeVar

from station.app.import_file import RULE_PACK, Put, read_file
from station.app.import_report import FileReport, Imported
from station.domain.ages import Master
from station.domain.control import ControlInstruction
from station.domain.goods import HsCode, PackLevel, Product
from station.domain.intake import (
    Older,
    Refused,
    Sent,
    Taken,
)
from station.domain.reference import ReferenceData
from station.interchange import ceb
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

_T = TypeVar("_T", Product, PackLevel, HsCode, ControlInstruction)


def import_files(centre: Path, files: list[Path], keys: Path, at: datetime) -> Imported:
    """Import files into a centre's folder and publish what the centre then knows as a new pack.

    All or nothing: where the disk, the keys or the centre are at fault, no record is kept. A record that cannot be
    read is set aside and the rest goes on. A pack that stations of today cannot read is made anew, whatever is brought.
    `keys` is the publisher's folder of keys, made for a centre that is new; a generated training centre needs none.
    Raises StationFault.
    """
    for path in files:
        if not path.is_file():
            raise StationFault(f"{path} is no file: name the files to import")
    with tempfile.TemporaryDirectory(prefix="station-") as work:
        pack = _current(centre, Path(work), at)
        if pack is None and not files:
            raise StationFault(f"{centre} has published nothing yet: name the files to import")
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
                    held = (pack_rows.rows(pack, table) for table in (LISTS, RECEIPTS, RETURNS))
                    intake.take_over(*held, behind=_version(intake.published(), pack) < pack.version)
                    intake.masters.give_way(before)
                read = {n: _whole(files[n], buyers, intake, put, newest=newest, at=at) for n in lists_first}
            reports = tuple(read[n] for n in range(len(files)))
            changes = (Taken.NEW, Taken.CHANGED, Taken.DELETED)
            unchanged = not any(report.taken[each] for report in reports for each in changes)
            if unchanged and (pack is None or not pack_rows.outdated(pack)):
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
    report = read_file(path, buyers, put, newest, at)
    if report.kind == RULE_PACK and report.refusals and report.read:
        intake.back()
        report.nothing_taken()
    return report


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
    return packs.newest(0, at, earlier=True)


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


def _version(named: str, pack: Pack) -> int:
    """Return which version of a pack an intake file has made; the pack's own where it made none of that name."""
    name, _, rest = named.rpartition(" ")[0].rpartition(" ")
    return int(rest) if name == pack.name and rest.isdecimal() else pack.version
