"""A recording on disk: a folder with recording.json, tape.jsonl and frames/, written and read event by event.

``recording.json``  ``{"format": 1, "start": "2026-11-11T08:00:00.000000+00:00", "frames": "png", "notes": {...}}``
``tape.jsonl``      one event a line, in the order of the times; ``t`` is in microseconds from the start:
                    ``{"t": 0, "kind": "frame", "index": 1, "file": "frames/000001.png"}``
                    ``{"t": 1200, "kind": "key", "text": "6", "key": ""}``; ``place`` and ``held`` where they are known
                    ``{"t": 1900, "kind": "serial", "device": "serial", "hex": "36390d"}``
``frames/``         png or bmp (bit for bit) or jpg (quality 85); the same events always give the same bytes
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from importlib import import_module
from pathlib import Path
from types import ModuleType, TracebackType
from typing import Self

from station.domain.keyboards import Held
from station.ports import Frame, Image, KeyEvent, SerialEvent, StationFault, TapeEvent

FORMAT = 1
HEAD = "recording.json"
TAPE = "tape.jsonl"
FRAMES = "frames"
FRAME_FORMATS = ("png", "jpg", "bmp")
MICROSECOND = timedelta(microseconds=1)


class RecordingWriter:
    """Writes a recording event by event; what was written before a crash stays readable up to the last whole line."""

    def __init__(
        self, path: Path, start: datetime, *, frame_format: str = "png", notes: Mapping[str, str] | None = None
    ) -> None:
        """Begin a recording in a new or empty folder. Raises StationFault where the folder is in use."""
        if frame_format not in FRAME_FORMATS:
            raise ValueError(f"frame format {frame_format!r} is none of {', '.join(FRAME_FORMATS)}")
        self._path, self._start, self._format, self._frames = path, start, frame_format, 0
        head = {
            "format": FORMAT,
            "start": start.astimezone(UTC).isoformat(timespec="microseconds"),
            "frames": frame_format,
            "notes": dict(notes or {}),
        }
        try:
            path.mkdir(parents=True, exist_ok=True)
            if any(path.iterdir()):
                raise StationFault(f"{path} is not empty: choose a new folder for the recording")
            (path / FRAMES).mkdir()
            (path / HEAD).write_text(json.dumps(head, ensure_ascii=False, indent=1, sort_keys=True) + "\n", "utf-8")
            self._tape = (path / TAPE).open("w", encoding="utf-8", newline="\n")
        except OSError as error:
            raise StationFault(f"the recording cannot be written to {path}: {error}") from error

    def add(self, event: TapeEvent) -> None:
        """Write one event. Raises StationFault where the disk does not take it."""
        try:
            line = json.dumps(self._row(event), ensure_ascii=False)
            self._tape.write(line + "\n")
            self._tape.flush()
        except OSError as error:
            raise StationFault(f"the recording in {self._path} cannot go on: {error}") from error

    def close(self) -> None:
        """End the recording; safe to call twice."""
        self._tape.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _row(self, event: TapeEvent) -> dict[str, int | str]:
        t = (event.at - self._start) // MICROSECOND
        match event:
            case Frame(index=index, image=image):
                self._frames += 1
                file = f"{FRAMES}/{self._frames:06}.{self._format}"
                (self._path / file).write_bytes(pictures().encoded(image, self._format))
                return {"t": t, "kind": "frame", "index": index, "file": file}
            case KeyEvent(text=text, key=key, place=place, held=held):
                where = {"place": place, "held": int(held)} if place or held else {}
                return {"t": t, "kind": "key", "text": text, "key": key, **where}
            case SerialEvent(data=data, device=device):
                return {"t": t, "kind": "serial", "device": device, "hex": data.hex()}


def write(path: Path, start: datetime, events: Iterable[TapeEvent], *, frame_format: str = "png", **notes: str) -> None:
    """Write a recording whole, one event at a time: events may be a generator. `notes` say where it comes from."""
    with RecordingWriter(path, start, frame_format=frame_format, notes=notes) as writer:
        for event in events:
            writer.add(event)


class FolderRecording:
    """A recording read from its folder, one event at a time."""

    def __init__(self, path: Path) -> None:
        """Read the head of a recording. Raises StationFault where there is none, or a newer version wrote it."""
        self.name = path.name
        self._path = path
        try:
            head = json.loads((path / HEAD).read_text("utf-8"))
            version, start, notes = head["format"], datetime.fromisoformat(head["start"]), dict(head["notes"])
        except OSError as error:
            raise StationFault(f"{path} holds no recording: {error}") from error
        except (ValueError, TypeError, KeyError) as error:
            raise StationFault(f"{path / HEAD} is damaged: {error}") from error
        if version != FORMAT:
            raise StationFault(f"{path} has recording format {version}; this version of Station reads {FORMAT}")
        self.start = start if start.tzinfo is not None else start.replace(tzinfo=UTC)
        self.notes: Mapping[str, str] = notes

    def events(self) -> Iterator[TapeEvent]:
        """Yield all events in order. Raises StationFault naming the line where the recording is damaged."""
        tape = self._path / TAPE
        before = 0
        try:
            with tape.open(encoding="utf-8") as lines:
                for number, line in enumerate(lines, 1):
                    try:
                        row = json.loads(line)
                        event = self._event(row)
                        earlier, before = before, int(row["t"])
                    except (ValueError, TypeError, KeyError, OverflowError) as error:
                        raise StationFault(f"{tape} is damaged in line {number}: {error}") from error
                    if before < earlier:
                        raise StationFault(f"{tape} is damaged in line {number}: its time runs backwards")
                    yield event
        except OSError as error:
            raise StationFault(f"{tape} cannot be read: {error}") from error

    def _event(self, row: Mapping[str, object]) -> TapeEvent:
        at = self.start + _whole(row, "t") * MICROSECOND
        match row["kind"]:
            case "frame":
                return Frame(_whole(row, "index"), at, self._picture(_words(row, "file")))
            case "key":
                place, held = (_whole(row, name) if name in row else 0 for name in ("place", "held"))
                return KeyEvent(at, _words(row, "text"), _words(row, "key"), place, Held(held))
            case "serial":
                return SerialEvent(at, bytes.fromhex(_words(row, "hex")), _words(row, "device"))
            case kind:
                raise ValueError(f"{kind!r} is no kind of event")

    def _picture(self, file: str) -> Image:
        place = (self._path / file).resolve()
        if not place.is_relative_to(self._path.resolve()):
            raise ValueError(f"{file} lies outside the recording")
        try:
            data = place.read_bytes()
        except OSError as error:
            raise ValueError(f"{file} cannot be read ({error.strerror})") from error
        image: Image | None = pictures().decoded(data)
        if image is None:
            raise ValueError(f"{file} is no picture")
        return image


def _whole(row: Mapping[str, object], name: str) -> int:
    value = row[name]
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError(f"{name} is no whole number")
    return value


def _words(row: Mapping[str, object], name: str) -> str:
    value = row[name]
    if not isinstance(value, str):
        raise TypeError(f"{name} is no text")
    return value


def pictures() -> ModuleType:
    """Return the picture module, loaded with the first frame and not with the app."""
    return import_module("station.devices.pictures")
