"""Said to be wrong: a recording that fails as long as the capture does it again, and shows nobody's name."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
import pytest

from station.app.clipping import START
from station.app.incidents import UNKNOWN, keep
from station.app.reading import CODES, read
from station.app.recording import Recorded, record
from station.decoding import live
from station.devices.mosaic import mosaic
from station.devices.pictures import encoded
from station.devices.recording import FolderRecording, RecordingWriter
from station.domain.code import RawScan
from station.opencv import cv2
from station.ports import Frame, Image, KeyEvent, StationFault
from station.samples.clips import clips, frames
from station.services.capture import CapturePipeline
from station.services.lookback import Lookback

SIZE = (1280, 720)


def pack(image: Image) -> bytes:
    return encoded(image, "png")


@pytest.fixture
def lookback() -> Iterator[Lookback]:
    made = Lookback(pack)
    made.start()
    yield made
    made.stop()


def worked(lookback: Lookback, kind: str) -> list[RawScan]:
    """Let a dock look at a generated clip, as `Dock` does."""
    taken: list[RawScan] = []

    def took(scan: RawScan) -> None:
        taken.append(scan)
        lookback.took(scan)

    pipeline = CapturePipeline(live(), took)
    clip = next(clip for clip in clips(3, 1) if clip.kind == kind)
    for frame in frames(clip, START, 3, SIZE):
        lookback.take(frame)
        pipeline.look(frame)
        lookback.kept()
    return taken


def test_an_incident_fails_until_what_was_read_wrongly_is_read_no_more(lookback: Lookback, tmp_path: Path) -> None:
    (scan,) = worked(lookback, "waybill")
    path = keep(lookback, tmp_path, START + timedelta(seconds=9))
    assert path.parent == tmp_path / "incidents"
    (row,) = map(json.loads, (path / CODES).read_text("utf-8").splitlines())
    assert row == {"text": scan.text, "format": "Code 128", "times": 0, "kind": "incident"}
    again = read(path)
    assert again.verdict is not None
    assert not again.verdict.perfect, "the capture still takes it: the recording must fail"
    assert [one.text for one in again.scans] == [scan.text], "what is left of the pictures still shows the symbol"
    (path / CODES).write_text(json.dumps(row | {"text": "mended: another text"}) + "\n", "utf-8")
    assert [score.wrong for score in read(path).verdict.scores] == [1]


def test_where_nothing_was_read_a_person_writes_what_should_have_been(lookback: Lookback, tmp_path: Path) -> None:
    assert worked(lookback, "empty") == []
    path = keep(lookback, tmp_path, START)
    verdict = read(path).verdict
    assert verdict is not None
    assert verdict.remarks == (f"missed: {UNKNOWN}",)


def test_nothing_to_keep_is_said(lookback: Lookback, tmp_path: Path) -> None:
    with pytest.raises(StationFault, match="nothing to keep"):
        keep(lookback, tmp_path, START)


def test_no_line_of_print_survives_beside_the_symbols() -> None:
    """Printed words are gone: the picture with them and the one without look alike outside the symbol."""
    plain = np.full((720, 1280, 3), 230, np.uint8)
    printed = plain.copy()
    cv2.putText(printed, "ZHANG SAN 13800138000", (60, 400), (0, 0, 0), cv2.FontFace("uni"), 30)
    quad = ((900, 500), (1200, 500), (1200, 650), (900, 650))
    left = np.asarray(mosaic(printed, [quad]))[390:410, 40:700].astype(int)
    assert np.abs(np.diff(left, axis=1)).astype(bool).sum() / left.size < 0.06, "only the edges of squares are left"
    assert (np.asarray(mosaic(printed, [quad]))[520:640, 920:1180] == printed[520:640, 920:1180]).all()


def test_record_takes_a_video_and_a_recording_of_it_reads_the_same(tmp_path: Path) -> None:
    clip = next(clip for clip in clips(3, 1) if clip.kind == "waybill")
    film = tmp_path / "belt.avi"
    writer = cv2.VideoWriter(str(film), cv2.VideoWriter.fourcc(*"MJPG"), 12, SIZE)
    for frame in frames(clip, START, 3, SIZE):
        writer.write(np.asarray(frame.image))
    writer.release()
    said: list[str] = []
    done = record(
        tmp_path, tmp_path / "out", camera=str(film), serial=(), seconds=20, frame_format="bmp", tell=said.append
    )
    assert done == Recorded(len(clip.scenes), 0)
    assert "names" in said[0]
    recorded = FolderRecording(tmp_path / "out")
    assert sum(isinstance(event, Frame) for event in recorded.events()) == done.written
    assert [scan.text for scan in read(tmp_path / "out").scans] == [clip.codes[0].text]


def test_record_without_a_device_says_what_to_name(tmp_path: Path) -> None:
    with pytest.raises(StationFault, match="--camera"):
        record(tmp_path, tmp_path / "out", camera=None, serial=None, seconds=1, frame_format="png", tell=print)


def test_a_recording_of_keys_comes_back_as_it_was(tmp_path: Path) -> None:
    with RecordingWriter(tmp_path / "r", datetime(2026, 1, 1, tzinfo=UTC)) as writer:
        writer.add(KeyEvent(datetime(2026, 1, 1, tzinfo=UTC), "\x1d", "GS"))
    (event,) = FolderRecording(tmp_path / "r").events()
    assert event == KeyEvent(datetime(2026, 1, 1, tzinfo=UTC), "\x1d", "GS")
