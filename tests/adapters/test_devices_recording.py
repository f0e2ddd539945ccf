"""Recordings: what is written is read back, the same events give the same bytes, damage is named by its line."""

import hashlib
import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Event

import numpy as np
import pytest

from station.devices.playback import RecordedCamera, as_recorded, paced
from station.devices.recording import FolderRecording, RecordingWriter, write
from station.ports import Frame, KeyEvent, SerialEvent, StationFault, TapeEvent

START = datetime(2026, 11, 11, 8, 0, tzinfo=UTC)
MS = timedelta(milliseconds=1)


def picture(seed: int) -> np.ndarray:
    return np.random.default_rng(seed).integers(0, 256, (48, 64, 3), dtype=np.uint8)


def tape() -> Iterator[TapeEvent]:
    yield Frame(1, START, picture(1))
    yield KeyEvent(START + MS, "6", "")
    yield KeyEvent(START + 2 * MS, "", "Return")
    yield SerialEvent(START + 2 * MS, b"]E06901234567892\x1d\r", "dock-2")
    yield Frame(3, START + 250 * MS, picture(2)[:, :, 0])


def fingerprint(folder: Path) -> str:
    parts = (f"{path.relative_to(folder)}:{path.read_bytes().hex()}" for path in sorted(folder.rglob("*.*")))
    return hashlib.sha256("".join(parts).encode()).hexdigest()


@pytest.mark.parametrize("frame_format", ["png", "bmp"])
def test_what_is_written_is_read_back_bit_for_bit(tmp_path: Path, frame_format: str) -> None:
    write(tmp_path / "belt", START, tape(), frame_format=frame_format, seed="7")
    recording = FolderRecording(tmp_path / "belt")
    read = list(recording.events())
    assert recording.name == "belt"
    assert recording.notes == {"seed": "7"}
    for expected, found in zip(tape(), read, strict=True):
        if isinstance(expected, Frame):
            assert isinstance(found, Frame)
            assert (found.index, found.at) == (expected.index, expected.at)
            np.testing.assert_array_equal(np.asarray(found.image), np.asarray(expected.image))
        else:
            assert found == expected


def test_the_same_events_give_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a", "b"):
        write(tmp_path / name, START, tape(), frame_format="jpg")
    assert fingerprint(tmp_path / "a") == fingerprint(tmp_path / "b")


def test_a_folder_in_use_is_never_written_over(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    with pytest.raises(StationFault, match="not empty"):
        write(tmp_path, START, tape())
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]


def test_a_recording_is_written_one_event_at_a_time(tmp_path: Path) -> None:
    folder = tmp_path / "live"
    with RecordingWriter(folder, START) as writer:
        writer.add(KeyEvent(START, "1", ""))
        assert list(FolderRecording(folder).events()) == [KeyEvent(START, "1", "")]


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("{", "line 3"),
        ("[]", "line 3"),
        ('{"t": 5, "kind": "smell"}', "line 3.*'smell'"),
        ('{"t": 5, "kind": "key", "text": 4, "key": ""}', "line 3.*text is no text"),
        ('{"t": "5", "kind": "key", "text": "4", "key": ""}', "line 3.*no whole number"),
        ('{"t": 1, "kind": "key", "text": "4", "key": ""}', "line 3.*backwards"),
        ('{"t": 5, "kind": "serial", "hex": "0g", "device": "d"}', "line 3"),
        ('{"t": 5, "kind": "frame", "index": 1, "file": "frames/000009.png"}', "line 3.*cannot be read"),
        ('{"t": 5, "kind": "frame", "index": 1, "file": "../../secret.png"}', "line 3.*outside"),
        ('{"t": 5, "kind": "frame", "index": 1, "file": "recording.json"}', "line 3.*no picture"),
        ('{"t": 99999999999999999999999, "kind": "key", "text": "4", "key": ""}', "line 3"),
    ],
)
def test_damage_is_named_by_its_line(tmp_path: Path, line: str, why: str) -> None:
    folder = tmp_path / "belt"
    write(folder, START, [KeyEvent(START, "1", ""), KeyEvent(START + 2 * MS, "2", "")])
    with (folder / "tape.jsonl").open("a") as lines:
        lines.write(line + "\n")
    events = FolderRecording(folder).events()
    assert [next(events), next(events)] == [KeyEvent(START, "1", ""), KeyEvent(START + 2 * MS, "2", "")]
    with pytest.raises(StationFault, match=why):
        next(events)


@pytest.mark.parametrize(
    ("head", "why"),
    [
        ("{}", "damaged"),
        ("nonsense", "damaged"),
        (json.dumps({"format": 2, "start": START.isoformat(), "notes": {}}), "format 2"),
    ],
)
def test_a_head_that_cannot_be_trusted_is_refused(tmp_path: Path, head: str, why: str) -> None:
    (tmp_path / "recording.json").write_text(head)
    with pytest.raises(StationFault, match=why):
        FolderRecording(tmp_path)


def test_no_recording_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(StationFault, match="holds no recording"):
        FolderRecording(tmp_path)


class SteppingClock:
    """Advances by a day each time it is asked, so that nothing is ever waited for."""

    def __init__(self) -> None:
        self.at = START + timedelta(days=365)

    def now(self) -> datetime:
        self.at += timedelta(days=1)
        return self.at


def test_a_recorded_camera_gives_the_frames_alone(tmp_path: Path) -> None:
    write(tmp_path / "belt", START, tape())
    camera = RecordedCamera(FolderRecording(tmp_path / "belt"))
    assert [(frame.index, frame.at) for frame in camera.frames()] == [(1, START), (3, START + 250 * MS)]


def test_a_played_recording_carries_the_time_it_is_played_at(tmp_path: Path) -> None:
    write(tmp_path / "belt", START, tape())
    camera = RecordedCamera(FolderRecording(tmp_path / "belt"), SteppingClock())
    first, second = camera.frames()
    assert first.at == START + timedelta(days=366)
    assert second.at - first.at == 250 * MS


def test_a_recording_may_keep_its_own_times_on_a_clock_that_began_with_it(tmp_path: Path) -> None:
    write(tmp_path / "belt", START, tape())
    events = list(as_recorded(FolderRecording(tmp_path / "belt"), SteppingClock(), Event()))
    assert [event.at for event in events] == [event.at for event in tape()]
    stopped = Event()
    stopped.set()
    assert list(as_recorded(FolderRecording(tmp_path / "belt"), SteppingClock(), stopped)) == []


def test_a_looping_recording_ends_when_it_is_told_to(tmp_path: Path) -> None:
    write(tmp_path / "keys", START, [KeyEvent(START, "1", "")])
    stop = Event()
    events = paced(FolderRecording(tmp_path / "keys"), SteppingClock(), stop, loop=True)
    assert next(events).at < next(events).at
    stop.set()
    assert list(events) == []


def test_a_closed_recorded_camera_yields_no_more(tmp_path: Path) -> None:
    write(tmp_path / "belt", START, tape())
    camera = RecordedCamera(FolderRecording(tmp_path / "belt"))
    frames = camera.frames()
    next(frames)
    camera.close()
    camera.close()
    assert list(frames) == []
