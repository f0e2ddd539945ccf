"""The belt without a window: recorded shifts through the dock's own pipeline, verified, exported, pictured."""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from station.app.auditing import audit
from station.app.clock import SystemClock
from station.app.exporting import export
from station.app.pictures import Album
from station.app.replaying import worked
from station.app.station import LEDGER
from station.app.syncing import syncing
from station.app.training import BELT, Generated, enrol_alone, generate
from station.app.truth import differences
from station.devices.recording import FolderRecording
from station.domain.ledger import Entry, EntryType
from station.domain.peak import lowered
from station.domain.rate_rows import said
from station.domain.rechecking import recheck
from station.domain.shift import Bucket, tally
from station.domain.verification import Soundness
from station.samples.warehouse import make
from station.services.desk import DeskService
from station.services.shift_log import shifts, within
from station.storage.reference.schema import FORMAT

SEED = 1
PARCELS = 240
AS_OF = datetime.fromisoformat("2026-11-09T12:00:00+00:00")
#: Grows with every change of what is generated: samples of another edition, or of another format, are made anew.
EDITION = 7
FORMATS = ("csv", "xlsx", "jsonl")


@dataclass(frozen=True, slots=True)
class BeltResult:
    """What the belt came to: lines for a person, and whether everything is as it must be."""

    summary: tuple[str, ...]
    sound: bool


def sample_centre(data: Path, tell: Callable[[str], None]) -> Generated:
    """Return the sample centre with its belt, generating it at first use; a half-made or older one is made anew."""
    folder = data / "samples" / f"seed-{SEED}-parcels-{PARCELS}"
    done = folder / "complete.json"
    edition = json.dumps({"seed": SEED, "parcels": PARCELS, "edition": EDITION, "format": FORMAT})
    if not done.exists() or done.read_text(encoding="utf-8") != edition:
        if folder.exists():
            import shutil

            shutil.rmtree(folder)
        tell(f"generating {PARCELS} parcels and a recorded belt (seed {SEED}) ...")
        generate(folder, seed=SEED, parcels=PARCELS, as_of=AS_OF, version=1, belt=True)
        done.write_text(edition, encoding="utf-8")
    return Generated(folder, folder / "root.json", folder / BELT)


def work_belt(data: Path, tell: Callable[[str], None]) -> BeltResult:
    """Work the sample belt in a new folder under `<data>/demo`, and leave its ledger, logs and pictures there."""
    sample = sample_centre(data, tell)
    folder = data / "demo" / SystemClock().now().strftime("%Y%m%d-%H%M%S-%f")
    enrol_alone(folder, sample.centre)
    tell("working the belt ...")
    album = Album()
    with worked(folder, FolderRecording(sample.centre / BELT), on_change=album.take, on_look=album.look) as done:
        at_end = done.desk.tally
        rounds = syncing(done.station)
        first = rounds.round()  # before the export, so that the log carries the centre's receipt
        entries = tuple(done.station.ledger.entries())
        worked_shifts = shifts(entries)
        for number, span in enumerate(worked_shifts, start=1):
            for form in FORMATS:
                export(done.station, str(span.opened.seq), form, folder / f"shift-{number}.{form}")
        last = rounds.round()
        wrong = tuple(differences(entries, make(SEED, PARCELS, AS_OF), SEED, PARCELS))
        stamp = done.station.shelf.store.stamp()
    verdict = audit(folder, None)
    pictures = album.paint(folder / "screenshots", stamp)
    sound = at_end.closed and not at_end.open_scans and verdict.soundness is Soundness.INTACT and not wrong
    return BeltResult(
        (
            *(line for span in worked_shifts for line in _of_shift(list(within(entries, span)))),
            *_sample(done.desk, entries),
            f"真值 truth: {len(wrong)} parcels otherwise than the generator and the revealed seeds say",
            *wrong[:10],
            f"账本 ledger: {verdict.soundness.name.lower()}, {verdict.entries} entries ({verdict.reason})",
            f"同步 sync: {last.state.value}, {first.pushed + last.pushed} entries sent",
            f"日志 log: {len(worked_shifts)} shifts as {', '.join(FORMATS)} in {folder}",
            f"截图 screenshots: {len(pictures)} in {folder / 'screenshots'}",
            f"核验 verify: station verify {folder / LEDGER}",
        ),
        sound,
    )


def _of_shift(entries: Sequence[Entry]) -> Iterator[str]:
    """Yield what one shift came to, by its own entries."""
    counted = tally(entries)
    buckets = ", ".join(f"{bucket.value} {n}" for bucket, n in counted.count().items() if n or bucket is Bucket.DECIDED)
    outcomes = ", ".join(f"{outcome.value} {n}" for outcome, n in counted.decisions().items() if n)
    parcels = len({e.body["waybill"] for e in entries if e.type is EntryType.DECISION})
    state = "closed" if counted.closed else "OPEN"
    scans = f"{len(counted.scans)} scans, {len(counted.open_scans)} in no bucket"
    yield f"班次 shift: {state}, {parcels} parcels decided, {scans}"
    yield f"  去向 buckets: {buckets}"
    yield f"  处置 decisions: {outcomes}"


def _sample(desk: DeskService, entries: Sequence[Entry]) -> Iterator[str]:
    """Yield what the random sample came to, which rates peak mode lowered, and whether the picks follow."""
    openings = (entry for entry in entries if entry.type is EntryType.SHIFT_OPENED)
    lowered_to = {(rule, where): rate for entry in openings for (rule, _, where), rate in lowered(said(entry) or ())}
    for which, stratum in sorted(desk.strata.items()):
        peak = f", peak mode lowered its rate to {float(lowered_to[which]):.0%}" if which in lowered_to else ""
        came = f"{stratum.inspected} inspected, {stratum.wrong} wrong, {stratum.unknown} whose end is not known"
        came += f": at most {stratum.bound:.1%} wrong"
        yield f"抽查 sample {stratum.name}: {stratum.picked} of {stratum.seen} picked, {came}{peak}"
    yield f"抽查 sample: {len(tuple(recheck(entries)))} picks do not follow from the revealed seeds"
