"""What `doctor` looks at: each check is a function and a row, with an exit code of its own."""

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from station.app.scanning import known
from station.app.screens import has_screen
from station.app.station import LEDGER, opened_reference, profile, settings_of
from station.ports import StationFault

SQLITE_SOUND = (3, 51, 3)
WARN_BYTES = 500 * 1024 * 1024
STOP_BYTES = 100 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Finding:
    """One check: `state` is ok, warn or fault; `code` is the exit code it stands for when it is a fault."""

    name: str
    state: str
    words: str
    code: int


def examine(data: Path) -> list[Finding]:
    """Run every check; none of them changes anything."""
    findings = []
    for code, (name, check) in enumerate(CHECKS, start=10):
        try:
            state, words = check(data)
        except StationFault as fault:
            state, words = "fault", str(fault)
        except Exception as bug:  # noqa: BLE001 - doctor tells what fails, whatever it is
            state, words = "fault", repr(bug)
        findings.append(Finding(name, state, words, code))
    return findings


def settings(data: Path) -> tuple[str, str]:
    """Read the settings."""
    read = settings_of(data)
    profile(read, b"")
    return "ok", f"station {read.station}, {read.language}, centre {read.centre or 'none'}"


def folder(data: Path) -> tuple[str, str]:
    """Try to write the data folder."""
    nearest = next(p for p in (data, *data.parents) if p.exists())
    if not os.access(nearest, os.W_OK):
        return "fault", f"{nearest} cannot be written; check its rights"
    if data.exists():
        with tempfile.TemporaryFile(dir=data) as probe:
            probe.write(b"probe")
            probe.flush()
            os.fsync(probe.fileno())
    return "ok", str(data)


def disk(data: Path) -> tuple[str, str]:
    """Look for room."""
    nearest = next(p for p in (data, *data.parents) if p.exists())
    free = shutil.disk_usage(nearest).free
    words = f"{free // (1024 * 1024)} MiB free"
    if free < STOP_BYTES:
        return "fault", f"{words}; no new inspections below {STOP_BYTES // (1024 * 1024)} MiB: make room"
    return ("warn" if free < WARN_BYTES else "ok"), words


def sqlite(_data: Path) -> tuple[str, str]:
    """Tell whether SQLite has the WAL fix; the one-writer rule stands in for it."""
    version = sqlite3.sqlite_version
    if sqlite3.sqlite_version_info < SQLITE_SOUND:
        return "warn", f"{version}: older than 3.51.3 (WAL-reset bug); kept harmless by one writing connection"
    return "ok", version


def ledger(data: Path) -> tuple[str, str]:
    """Verify the ledger, where there is one."""
    if not (data / LEDGER).exists():
        return "ok", "none yet"
    from station.app.auditing import audit
    from station.domain.verification import Soundness

    verdict = audit(data / LEDGER, None)
    state = {Soundness.INTACT: "ok", Soundness.UNWITNESSED: "ok"}.get(verdict.soundness, "fault")
    return state, f"{verdict.entries} entries, {verdict.soundness.name.lower()}: {verdict.reason}"


def reference(data: Path) -> tuple[str, str]:
    """Look for reference data that is not too old."""
    from station.app.clock import SystemClock

    with opened_reference(data) as (store, _profile):
        stamp = store.stamp()
    age = SystemClock().now() - stamp.as_of
    limit = timedelta(hours=settings_of(data).max_data_age_hours)
    words = f"{stamp.pack} version {stamp.version}, {int(age.total_seconds() // 3600)} h old"
    return ("warn" if age > limit else "ok"), words


def clock(data: Path) -> tuple[str, str]:
    """Tell whether the machine's clock is behind what was written last."""
    now = datetime.now(UTC)
    path = data / LEDGER
    if path.exists() and path.stat().st_mtime > now.timestamp() + 60:
        return "fault", f"{now.isoformat(timespec='seconds')} is before the ledger's last write: set the clock"
    return "ok", now.isoformat(timespec="seconds")


def decoders(_data: Path) -> tuple[str, str]:
    """Build every decoder and have the deep pass look at an empty picture."""
    import numpy as np

    from station.decoding import deep, live, status

    empty = np.full((64, 64, 3), 255, np.uint8)
    found = [*deep().read(empty), *live().read(empty)]
    if found:
        return "fault", f"an empty picture was read as {found[0].symbology}: install Station anew"
    missing = status()
    return ("warn", missing) if missing else ("ok", "tapirscan, zxing-cpp, zbar")


def camera(data: Path) -> tuple[str, str]:
    """Ask the camera that the settings name for a frame."""
    name = settings_of(data).camera
    if not name:
        return "ok", "none set"
    from station.devices.camera import first_frame

    return first_frame(name)


def scanners(data: Path) -> tuple[str, str]:
    """Look for the scanners that the settings name, and for what is known of the keyboard's."""
    told = settings_of(data)
    paths = (*told.serial, *told.hid, *told.grabbed)
    missing = [path for path in paths if not Path(path).exists()]
    if missing:
        return "fault", f"{', '.join(missing)} not found: plug the scanner in"
    closed = [path for path in paths if not os.access(path, os.R_OK)]
    if closed:
        return "fault", f"{', '.join(closed)} may not be read: give the station's user the right to it"
    untested = sorted({"keyboard"} - known(data).keys())
    return (
        ("warn", "no self-test yet: print the card with `station cards --self-test`")
        if untested
        else ("ok", f"{len(paths)} set, {len(known(data))} tested")
    )


def screen(_data: Path) -> tuple[str, str]:
    """Look for a screen."""
    return ("ok", "yes") if has_screen() else ("warn", "none: the belt is worked without a window")


CHECKS: tuple[tuple[str, Callable[[Path], tuple[str, str]]], ...] = (
    ("settings", settings),
    ("folder", folder),
    ("disk", disk),
    ("sqlite", sqlite),
    ("ledger", ledger),
    ("reference", reference),
    ("clock", clock),
    ("decoders", decoders),
    ("camera", camera),
    ("scanners", scanners),
    ("screen", screen),
)
