"""Incidents: the last half minute as a recording that fails until what went wrong is mended, without personal data."""

import json
from collections import Counter
from datetime import datetime
from pathlib import Path

from station.app.reading import CODES
from station.decoding import places
from station.devices.mosaic import mosaic
from station.devices.pictures import decoded
from station.devices.recording import RecordingWriter
from station.domain.code import Symbology
from station.ports import Frame, StationFault
from station.services.lookback import Kept, Lookback, Picture

FOLDER = "incidents"
KIND = "incident"
#: Where nothing was read, a person writes down what should have been.
UNKNOWN = "write here what should have been read"


def keep(lookback: Lookback, folder: Path, at: datetime) -> Path:
    """Write what is kept into a new recording below a folder and return it. Raises StationFault where it cannot be.

    The newest scan is what was wrong: `station reads` fails on the recording while the capture still takes it, or,
    where nothing was taken at all, until somebody wrote down what it should take and the capture does.
    """
    kept = lookback.kept()
    if not kept.events:
        raise StationFault("there is nothing to keep: no camera or scanner gave anything in the last half minute")
    path = folder / FOLDER / at.strftime("%Y%m%d-%H%M%S-%f")
    with RecordingWriter(path, kept.events[0].at, notes={"kind": KIND, "said_wrong_at": at.isoformat()}) as writer:
        for event in kept.events:
            if not isinstance(event, Picture):
                writer.add(event)
            elif (image := decoded(event.data)) is not None:
                writer.add(Frame(event.index, event.at, mosaic(image, places(image))))
    try:
        (path / CODES).write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in codes(kept)), "utf-8")
    except OSError as error:
        raise StationFault(f"{path} cannot be written: {error}") from error
    return path


def codes(kept: Kept) -> list[dict[str, object]]:
    """Return what the recording should give: all scans but the newest, and that one not at all."""
    if not kept.scans:
        return [{"text": UNKNOWN, "kind": KIND}]
    *before, wrong = kept.scans
    right = Counter((scan.text, scan.symbology) for scan in before if scan.text != wrong.text)
    return [*(_row(*code, times) for code, times in right.items()), _row(wrong.text, wrong.symbology, 0)]


def _row(text: str, symbology: Symbology | None, times: int) -> dict[str, object]:
    return {"text": text, "format": symbology or "", "times": times, "kind": KIND}
