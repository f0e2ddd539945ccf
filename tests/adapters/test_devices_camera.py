"""The camera thread: nothing blocks, at most two frames wait, silence and repetition are faults; clips; previews."""

from collections import deque
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from itertools import repeat
from pathlib import Path
from threading import Event, Semaphore
from threading import enumerate as all_threads

import numpy as np
import pytest

from station.devices.camera import Camera, cameras, first_frame
from station.devices.preview import View, preview
from station.devices.pump import FramePump
from station.devices.video import VideoFile
from station.domain.code import Symbology
from station.domain.sightings import Standing
from station.opencv import cv2
from station.ports import Box, Frame, Image, StationFault

START = datetime(2026, 11, 11, 8, 0, tzinfo=UTC)
SECOND = timedelta(seconds=1)


class Seconds:
    """A clock that is one second later each time it is asked."""

    def __init__(self) -> None:
        self.at = START

    def now(self) -> datetime:
        self.at += SECOND
        return self.at


class FakeLens:
    """A lens that gives the pictures it is allowed to, and then what it is told to: nothing, or an endless wait."""

    def __init__(self, pictures: Iterator[Image] | list[Image], *, opens: bool = True) -> None:
        self.pictures = iter(pictures)
        self.opens = opens
        self.allowed = Semaphore(0)
        self.given = Semaphore(0)
        self.released = Event()

    def isOpened(self) -> bool:  # noqa: N802
        return self.opens

    def read(self) -> tuple[bool, Image]:
        self.allowed.acquire()
        picture = next(self.pictures, None)
        self.given.release()
        return (False, np.zeros((1, 1, 3), np.uint8)) if picture is None else (True, picture)

    def release(self) -> None:
        self.released.set()


def picture(number: int) -> np.ndarray:
    return np.full((16, 16, 3), number % 256, np.uint8)


def camera_of(lens: FakeLens, **options: timedelta) -> Camera:
    return Camera("/dev/fake", Seconds(), opener=lambda _: lens, **options)


def test_frames_come_numbered_and_timed_and_do_not_share_the_capture_buffer() -> None:
    buffer = picture(1)
    lens = FakeLens([buffer, picture(2)])
    lens.allowed.release()
    camera = camera_of(lens)
    frames = camera.frames()
    first = next(frames)
    buffer[:] = 99
    assert (first.index, first.at, np.asarray(first.image)[0, 0, 0]) == (1, START + SECOND, 1)
    camera.close()
    assert next(frames, None) is None
    lens.allowed.release()
    assert lens.released.wait(5)


def test_at_most_two_frames_wait_and_they_are_the_newest() -> None:
    lens = FakeLens(map(picture, range(10)))
    camera = camera_of(lens)
    frames = camera.frames()
    lens.allowed.release()
    assert next(frames).index == 1
    for _ in range(9):
        lens.allowed.release()
        lens.given.acquire()
    lens.given.acquire()
    lens.allowed.release()
    assert lens.released.wait(5)
    assert [next(frames).index, next(frames).index] == [9, 10]
    with pytest.raises(StationFault, match="no picture any more"):
        next(frames)


def test_a_camera_that_cannot_be_opened_says_what_to_do() -> None:
    with pytest.raises(StationFault, match="cannot be opened: check its plug"):
        next(camera_of(FakeLens([], opens=False)).frames())


def test_a_camera_that_blocks_is_noticed() -> None:
    lens = FakeLens([])
    with pytest.raises(StationFault, match="no picture for 0"):
        next(camera_of(lens, opening=timedelta(0)).frames())
    lens.allowed.release()
    assert lens.released.wait(5)


def test_a_camera_that_repeats_one_picture_is_noticed() -> None:
    lens = FakeLens(repeat(picture(1)))
    lens.allowed.release(10**6)
    with pytest.raises(StationFault, match="repeats one picture"):
        deque(camera_of(lens, silence=3 * SECOND).frames(), maxlen=0)
    assert lens.released.wait(5)


def test_an_open_that_takes_for_ever_does_not_block_the_caller() -> None:
    opening = Event()

    def slow(_: str) -> FakeLens:
        opening.wait(5)
        return FakeLens([], opens=False)

    camera = Camera("/dev/fake", Seconds(), opener=slow, opening=timedelta(0))
    with pytest.raises(StationFault, match="no picture for 0"):
        next(camera.frames())
    opening.set()


def test_no_camera_on_this_machine_is_a_fault_not_a_crash() -> None:
    with pytest.raises(StationFault, match="cannot be opened"):
        next(Camera("/dev/no-such-camera", Seconds()).frames())


def test_a_check_asks_for_one_picture() -> None:
    lens = FakeLens([picture(1)])
    lens.allowed.release()
    assert first_frame("x", lambda _: lens) == ("ok", "16 x 16")
    assert lens.released.is_set()
    verdict, words = first_frame("/dev/no-such-camera")
    assert (verdict, "check its plug" in words) == ("fault", True)


def test_cameras_are_listed_by_stable_paths(tmp_path: Path) -> None:
    for name in ("usb-B_Cam-video-index0", "usb-A_Cam-video-index0", "usb-A_Cam-video-index1"):
        (tmp_path / name).touch()
    assert [(Path(each.path).name, each.label) for each in cameras(tmp_path)] == [
        ("usb-A_Cam-video-index0", "usb-A_Cam"),
        ("usb-B_Cam-video-index0", "usb-B_Cam"),
    ]
    assert cameras(tmp_path / "none") == ()


class Source:
    """A frame source that fails as often as it is told to before it gives its frames."""

    name = "source"

    def __init__(self, faults: int, frames: int) -> None:
        self.faults, self.count, self.closed = faults, frames, Event()

    def frames(self) -> Iterator[Frame]:
        if self.faults:
            self.faults -= 1
            raise StationFault("unplugged")
        for index in range(self.count):
            yield Frame(index, START, picture(index))

    def close(self) -> None:
        self.closed.set()


def pumped(source: Source, on_frame: Callable[[Frame], None]) -> list[str]:
    faults: list[str] = []
    ended = Event()
    pump = FramePump(source, on_frame, faults.append, on_end=ended.set, retry_seconds=0)
    pump.start()
    assert ended.wait(5)
    pump.stop()
    assert not any(thread.name == "source-pump" for thread in all_threads())
    return faults


def test_a_pump_says_a_fault_once_and_goes_on_when_the_device_is_back() -> None:
    frames: list[Frame] = []
    assert pumped(Source(faults=3, frames=2), frames.append) == ["unplugged"]
    assert [frame.index for frame in frames] == [0, 1]


def test_a_stopped_pump_leaves_no_thread_and_lets_the_device_go() -> None:
    source = Source(faults=10**9, frames=0)
    said = Event()
    pump = FramePump(source, lambda _: None, lambda _: said.set(), retry_seconds=60)
    pump.start()
    assert said.wait(5)
    pump.stop()
    assert source.closed.is_set()
    assert not any(thread.name == "source-pump" for thread in all_threads())


def test_a_clip_gives_every_frame_at_its_own_rate(tmp_path: Path) -> None:
    path = tmp_path / "belt.avi"
    writer = cv2.VideoWriter(str(path), cv2.VideoWriter.fourcc(*"MJPG"), 4, (64, 48))
    for number in range(5):
        writer.write(np.full((48, 64, 3), number * 50, np.uint8))
    writer.release()
    frames = list(VideoFile(path, START).frames())
    assert [(frame.index, frame.at) for frame in frames] == [(i, START + i * SECOND / 4) for i in range(5)]
    assert abs(int(np.asarray(frames[4].image).mean()) - 200) < 3


@pytest.mark.parametrize("content", [None, b"", b"not a video"])
def test_a_clip_that_is_none_is_said_so(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "belt.mp4"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(StationFault, match=r"belt\.mp4 is no video"):
        next(VideoFile(path).frames())


def test_a_preview_fits_and_its_boxes_lie_where_they_should() -> None:
    image = np.zeros((720, 1280, 3), np.uint8)
    image[:, 640:] = (10, 20, 30)
    box = Box(((640, 0), (1280, 0), (1280, 720), (640, 720)), "x", Symbology.EAN_13, Standing.HELD, "")
    made = preview(Frame(1, START, image), (720, 720), [box])
    assert (made.width, made.height, len(made.bgra)) == (720, 405, 720 * 405 * 4)
    assert made.boxes[0].quad == ((360, 0), (720, 0), (720, 405), (360, 405))
    assert made.bgra[-4:] == bytes((10, 20, 30, 255))
    assert made.bgra[:4] == bytes((0, 0, 0, 255))


def test_a_mirrored_preview_mirrors_its_boxes_too() -> None:
    image = np.zeros((10, 20), np.uint8)
    image[:, 10:] = 200
    box = Box(((10, 0), (20, 0), (20, 10), (10, 10)), "x", Symbology.EAN_13, Standing.HELD, "")
    made = preview(Frame(1, START, image), (20, 10), [box], View(mirrored=True))
    assert made.bgra[:4] == bytes((200, 200, 200, 255))
    assert [x for x, _ in made.boxes[0].quad] == [9, -1, -1, 9]
