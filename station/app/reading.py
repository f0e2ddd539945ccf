"""Recordings read without a desk: what the capture takes of each, frame by frame why, and against what is wanted."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import msgspec

from station.decoding import live, second_look
from station.devices.recording import HEAD, FolderRecording
from station.domain.code import RawScan
from station.domain.reading_score import Accepted, Verdict, Wanted, score
from station.ports import Decoder, Look, StationFault
from station.services.capture import CapturePipeline
from station.services.replay import Tape, VirtualClock, replay
from station.services.shadow import Compared, Shadow

CODES = "codes.jsonl"


@dataclass(frozen=True, slots=True)
class Reading:
    """What was taken of one recording, its verdict where it says what is wanted, and how a candidate compares."""

    name: str
    scans: tuple[RawScan, ...]
    verdict: Verdict | None
    compared: Compared | None


def recordings(path: Path) -> Iterator[Path]:
    """Yield a recording's folder, or those of all recordings below a folder, by name. Raises StationFault for none."""
    if (path / HEAD).exists():
        yield path
        return
    found = sorted(head.parent for head in path.rglob(HEAD))
    if not found:
        raise StationFault(f"{path} holds no recording: a recording is a folder with {HEAD}")
    yield from found


def read(path: Path, *, candidate: Decoder | None = None, on_look: Callable[[Look], None] = lambda _: None) -> Reading:
    """Feed one recording to the capture of the dock. What is wanted stands in its `codes.jsonl`, where there is one."""
    recording = FolderRecording(path)
    scans: list[RawScan] = []
    shadow = Shadow(candidate) if candidate is not None else None

    def took(scan: RawScan) -> None:
        scans.append(scan)
        if shadow is not None:
            shadow.live_took(scan)

    def looked(look: Look) -> None:
        on_look(look)
        if shadow is not None:
            shadow.look(look.frame)

    pipeline = CapturePipeline(live(), took, on_look=looked, harder=second_look())
    replay(recording.events(), Tape(pipeline, lambda _line: None), VirtualClock(recording.start))
    wanted = expected(path / CODES)
    verdict = None
    if wanted is not None:
        kind = recording.notes.get("kind", "")
        taken = [Accepted(scan.text, scan.symbology.value if scan.symbology else "") for scan in scans]
        verdict = score([w if w.kind else replace(w, kind=kind) for w in wanted], taken, kind=kind)
    return Reading(recording.name, tuple(scans), verdict, shadow.compared() if shadow is not None else None)


def expected(file: Path) -> list[Wanted] | None:
    """Return what a recording should give, None where nobody wrote it down. Raises StationFault for a damaged file."""
    try:
        lines = file.read_bytes().splitlines()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise StationFault(f"{file} cannot be read: {error.strerror}") from error
    found = []
    for number, line in enumerate(lines, start=1):
        try:
            if line.strip():
                found.append(msgspec.json.decode(line, type=Wanted))
        except msgspec.MsgspecError as error:
            raise StationFault(f"{file} is damaged in line {number}: {error}") from error
    return found


def why(look: Look) -> Iterator[str]:
    """Yield a JSON line for each symbol of a frame: where it stands, and why; one line without a symbol for none."""
    frame = {"frame": look.frame.index, "at": look.frame.at.isoformat()}
    for box in look.boxes:
        seen = {"format": box.symbology.value, "text": box.text, "standing": box.standing.value, "why": box.reason}
        yield json.dumps({**frame, **seen, "quad": box.quad}, ensure_ascii=False)
    if not look.boxes:
        yield json.dumps(frame)


def still(look: Look, file: Path) -> None:
    """Write a frame with its symbols drawn in, each with its standing and why. Raises StationFault where it cannot."""
    from station.devices.drawing import drawn
    from station.devices.pictures import encoded

    try:
        file.write_bytes(encoded(drawn(look.frame.image, look.boxes), "png"))
    except OSError as error:
        raise StationFault(f"{file} cannot be written: {error}") from error
