"""Replaying a recording: the very capture and desk of the dock, on the recording's clock, in a folder of its own."""

import json
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from station.app.eyes import harder_reader, reader
from station.app.scanning import WEDGE, known
from station.app.station import KEYS, REFERENCE, Station, opened
from station.app.training import ROOT, enrol_training
from station.devices.recording import FolderRecording
from station.domain.ledger import unseal
from station.domain.self_test import limits_of
from station.ports import Look, StationFault
from station.services.capture import CapturePipeline
from station.services.desk import DeskService, OnChange
from station.services.replay import Tape, VirtualClock, replay
from station.settings import FILE


@dataclass(frozen=True, slots=True)
class Replayed:
    """A station that has worked through a recording, still open."""

    station: Station
    desk: DeskService


@contextmanager
def worked(
    data: Path,
    recording: FolderRecording,
    *,
    on_change: OnChange = lambda _state, _tally: None,
    on_look: Callable[[Look], None] = lambda _look: None,
) -> Iterator[Replayed]:
    """Open the station of a folder at the recording's first instant, and work through all of it."""
    clock = VirtualClock(recording.start)
    with opened(data, clock) as station:
        desk = station.desk(on_change)
        scanners = known(station.data)
        pipeline = CapturePipeline(
            reader(station.settings),
            desk.scanned,
            harder=harder_reader(station.settings),
            on_look=on_look,
            acceptance=station.settings.acceptance,
            aiming=station.settings.aim,
            wedge=limits_of(scanners.get(WEDGE)),
            lines={device: tested.ways for device, tested in scanners.items()},
        )
        replay(recording.events(), Tape(pipeline, desk.typed), clock)
        yield Replayed(station, desk)


def replayed(data: Path, path: Path, centre: Path | None) -> Iterator[bytes]:
    """Yield the payload of every ledger entry that a recording makes on this data, in a folder that is then gone.

    The data is that of `centre`, or of the sample centre that the recording lies in, or the station's own.
    """
    recording = FolderRecording(path)
    if centre is None and (path.resolve().parent / ROOT).exists():
        centre = path.resolve().parent
    with tempfile.TemporaryDirectory(prefix="station-replay-") as work:
        folder = Path(work)
        if centre is not None:
            enrol_training(folder, centre)
        else:
            _copy(data, folder)
        with worked(folder, recording) as done:
            for entry in done.station.ledger.entries():
                yield entry.payload


def differences(entries: Iterator[bytes], expected: Path) -> Iterator[str]:
    """Yield a line for each difference from what was expected.

    `expected` holds whole entries, one a line, or ``{"waybill", "outcome"}`` a parcel: then each parcel's last standing
    decision is compared.
    """
    try:
        lines = [line for line in expected.read_bytes().splitlines() if line.strip()]
        records = [json.loads(line) for line in lines]
        parcels = bool(records) and "waybill" in records[0]
        outcomes = {str(r["waybill"]): str(r["outcome"]) for r in records} if parcels else {}
    except (OSError, ValueError, TypeError, KeyError, RecursionError) as error:
        raise StationFault(f"{expected} cannot be compared with: {error!r}") from error
    if parcels:
        yield from _decisions(entries, outcomes)
        return
    given = list(entries)
    for number, (got, wanted) in enumerate(zip(given, lines, strict=False), start=1):
        if got != wanted:
            yield f"entry {number}: {got.decode()} instead of {wanted.decode()}"
    if len(given) != len(lines):
        yield f"{len(given)} entries instead of {len(lines)}"


def _decisions(entries: Iterator[bytes], wanted: dict[str, str]) -> Iterator[str]:
    got: dict[str, tuple[int, str]] = {}
    for payload in entries:
        entry = unseal(payload)
        if entry.type == "decision":
            got[str(entry.body["waybill"])] = (entry.seq, str(entry.body["outcome"]))
        elif entry.type == "undone":
            got.pop(str(entry.body["waybill"]), None)
    for waybill in sorted(wanted.keys() | got.keys()):
        made = got.get(waybill, (0, "no decision"))
        if made[1] != wanted.get(waybill, "no decision"):
            yield f"{waybill}: {made[1]} at entry {made[0]} instead of {wanted.get(waybill, 'no decision')}"


def _copy(data: Path, folder: Path) -> None:
    """Take a station's settings, keys and reference data along, so that its ledger stays out of it."""
    try:
        for name in (FILE,):
            if (data / name).exists():
                shutil.copy2(data / name, folder / name)
        for name in (KEYS, REFERENCE):
            shutil.copytree(data / name, folder / name)
    except OSError as error:
        raise StationFault(f"{data} has no data to replay on ({error}): name a sample centre with --centre") from error
