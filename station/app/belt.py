"""The belt without a window: a whole recorded shift through the dock's own pipeline, verified, exported, pictured."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from station.app.auditing import audit
from station.app.clock import SystemClock
from station.app.exporting import export
from station.app.pictures import Album
from station.app.replaying import Replayed, worked
from station.app.station import LEDGER
from station.app.syncing import syncing
from station.app.training import BELT, Generated, enrol_alone, generate
from station.devices.recording import FolderRecording
from station.domain.shift import Bucket
from station.domain.verification import Soundness

SEED = 1
PARCELS = 240
AS_OF = datetime.fromisoformat("2026-11-09T12:00:00+00:00")
FORMATS = ("csv", "xlsx", "jsonl")


@dataclass(frozen=True, slots=True)
class BeltResult:
    """What the belt came to: lines for a person, and whether everything is as it must be."""

    summary: tuple[str, ...]
    sound: bool


def sample_centre(data: Path, tell: Callable[[str], None]) -> Generated:
    """Return the sample centre with its belt, generating it at first use; a half-made one is made anew."""
    folder = data / "samples" / f"seed-{SEED}-parcels-{PARCELS}"
    done = folder / "complete.json"
    if not done.exists():
        if folder.exists():
            import shutil

            shutil.rmtree(folder)
        tell(f"generating {PARCELS} parcels and a recorded belt (seed {SEED}) ...")
        generate(folder, seed=SEED, parcels=PARCELS, as_of=AS_OF, version=1, belt=True)
        done.write_text(json.dumps({"seed": SEED, "parcels": PARCELS}), encoding="utf-8")
    return Generated(folder, folder / "root.json", folder / BELT)


def work_belt(data: Path, tell: Callable[[str], None]) -> BeltResult:
    """Work the sample belt in a new folder under `<data>/demo`, and leave its ledger, logs and pictures there."""
    sample = sample_centre(data, tell)
    folder = data / "demo" / SystemClock().now().strftime("%Y%m%d-%H%M%S-%f")
    enrol_alone(folder, sample.centre)
    tell("working the belt ...")
    album = Album()
    with worked(folder, FolderRecording(sample.centre / BELT), on_change=album.take, on_look=album.look) as done:
        tally = done.desk.tally
        rounds = syncing(done.station)
        first = rounds.round()  # before the export, so that the log carries the centre's receipt
        for form in FORMATS:
            export(done.station, "last", form, folder / f"shift.{form}")
        last = rounds.round()
        summary = _summary(done)
        stamp = done.station.shelf.store.stamp()
    verdict = audit(folder, None)
    pictures = album.paint(folder / "screenshots", stamp)
    sound = tally.closed and not tally.open_scans and verdict.soundness is Soundness.INTACT
    return BeltResult(
        (
            *summary,
            f"账本 ledger: {verdict.soundness.name.lower()}, {verdict.entries} entries ({verdict.reason})",
            f"同步 sync: {last.state.value}, {first.pushed + last.pushed} entries sent",
            f"日志 log: {', '.join(str(folder / f'shift.{form}') for form in FORMATS)}",
            f"截图 screenshots: {len(pictures)} in {folder / 'screenshots'}",
            f"核验 verify: station verify {folder / LEDGER}",
        ),
        sound,
    )


def _summary(done: Replayed) -> tuple[str, ...]:
    tally = done.desk.tally
    buckets = ", ".join(f"{bucket.value} {n}" for bucket, n in tally.count().items() if n or bucket is Bucket.DECIDED)
    outcomes = ", ".join(f"{outcome.value} {n}" for outcome, n in tally.decisions().items())
    parcels = len({e.body["waybill"] for e in done.station.ledger.entries() if e.type == "decision"})
    state = "closed" if tally.closed else "OPEN"
    scans = f"{len(tally.scans)} scans, {len(tally.open_scans)} in no bucket"
    return (
        f"班次 shift: {state}, {parcels} parcels decided, {scans}",
        f"去向 buckets: {buckets}",
        f"处置 decisions: {outcomes}",
    )
