"""Generated clips written as recordings, each with the codes that it should give beside it."""

import json
from datetime import datetime
from pathlib import Path

from station.app.reading import CODES
from station.devices.recording import write
from station.samples.clips import clips, frames

START = datetime.fromisoformat("2026-11-09T12:00:00+00:00")
SIZES = {720: (1280, 720), 1080: (1920, 1080)}


def record_clips(out: Path, *, seed: int, each: int, height: int) -> int:
    """Write `each` clips of every kind below a folder and return how many; the same arguments give the same bytes.

    `height` is 720 or 1080 pixels. Raises StationFault where a clip's folder is in use or the disk refuses.
    """
    made = 0
    for clip in clips(seed, each):
        folder = out / clip.name
        source = "generated: no real camera saw this"
        write(folder, START, frames(clip, START, seed, SIZES[height]), kind=clip.kind, seed=str(seed), source=source)
        rows = [{"text": code.text, "format": code.symbology.value, "kind": clip.kind} for code in clip.codes]
        text = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
        (folder / CODES).write_text(text, encoding="utf-8")
        made += 1
    return made
