"""A camera through OpenCV: opened and read in a thread of its own, at most two frames waiting, silence noticed."""

import zlib
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from threading import Condition, Thread
from typing import Protocol

import numpy as np

from station.opencv import cv2
from station.ports import Clock, Frame, Image, StationFault

WAITING = 2
SILENCE = timedelta(seconds=2)
OPENING = timedelta(seconds=30)
BY_ID = Path("/dev/v4l/by-id")


class Lens(Protocol):
    """What OpenCV's VideoCapture gives: picture after picture."""

    def isOpened(self) -> bool:  # noqa: N802 - OpenCV's own name
        """Say whether the device answers."""

    def read(self) -> tuple[bool, Image]:
        """Wait for the next picture; False where there is none."""

    def release(self) -> None:
        """Let the device go."""


@dataclass(frozen=True, slots=True)
class CameraInfo:
    """A camera found on this machine: a path that stays the same after a restart, and words for people."""

    path: str
    label: str


def cameras(folder: Path = BY_ID) -> tuple[CameraInfo, ...]:
    """Return the cameras of a Linux machine by their stable paths, never by number; empty where there are none."""
    found = []
    with suppress(OSError):
        found = sorted(path for path in folder.iterdir() if path.name.endswith("-video-index0"))
    return tuple(CameraInfo(str(path), path.name.removesuffix("-video-index0")) for path in found)


def open_lens(device: str) -> Lens:
    """Open a device path (symbolic links resolved), a number, or a stream address."""
    if device.isdigit():
        return cv2.VideoCapture(int(device))
    path = Path(device)
    return cv2.VideoCapture(str(path.resolve()) if path.exists() else device)


def first_frame(device: str, opener: Callable[[str], Lens] = open_lens) -> tuple[str, str]:
    """Ask a camera for one picture: ("ok", its size) or ("fault", what to do). For checks; waits for the device."""
    lens = opener(device)
    try:
        there, image = lens.read() if lens.isOpened() else (False, None)
    finally:
        lens.release()
    if not there or image is None:
        return "fault", f"{device} gives no picture: check its plug and that no other app uses it"
    return "ok", f"{image.shape[1]} x {image.shape[0]}"


class Camera:
    """A camera as a FrameSource. After a fault `frames` may be called again: it opens the device anew."""

    def __init__(
        self,
        device: str,
        clock: Clock,
        *,
        name: str = "camera",
        opener: Callable[[str], Lens] = open_lens,
        silence: timedelta = SILENCE,
        opening: timedelta = OPENING,
    ) -> None:
        self.name = name
        self._device, self._clock, self._opener = device, clock, opener
        self._silence, self._opening = silence.total_seconds(), opening.total_seconds()
        self._session: _Session | None = None

    def frames(self) -> Iterator[Frame]:
        """Yield the newest frames until closed; frames nobody took in time are dropped.

        Raises StationFault where the camera cannot be opened, is unplugged, blocks, or repeats one picture.
        """
        self.close()
        session = self._session = _Session(self.name, self._clock)
        Thread(target=session.run, args=(self._opener, self._device), name=f"{self.name}-lens", daemon=True).start()
        try:
            patience = self._opening
            while (frame := session.next(patience, self._silence)) is not None:
                patience = self._silence
                yield frame
        finally:
            session.stop()

    def close(self) -> None:
        """Let the device go; safe to call from another thread and twice."""
        if self._session is not None:
            self._session.stop()


class _Session:
    """One opening of the device: a thread fills, the consumer empties, either may end it."""

    def __init__(self, name: str, clock: Clock) -> None:
        self._name, self._clock = name, clock
        self._changed = Condition()
        self._frames: deque[Frame] = deque(maxlen=WAITING)
        self._stopped = False
        self._fault: str | None = None
        self._same: tuple[int, Frame] | None = None

    def run(self, opener: Callable[[str], Lens], device: str) -> None:
        """Open the device and read it until told to stop; the device is released in this thread."""
        lens = opener(device)
        try:
            if not lens.isOpened():
                self._fail(f"{self._name} ({device}) cannot be opened: check its plug and that no other app uses it")
                return
            index = 0
            while not self._stopped:
                there, image = lens.read()
                if not there:
                    self._fail(f"{self._name} gives no picture any more: check its plug")
                    return
                index += 1
                frame = Frame(index, self._clock.now(), np.array(image))
                with self._changed:
                    self._frames.append(frame)
                    self._changed.notify_all()
        finally:
            lens.release()

    def next(self, patience: float, silence: float) -> Frame | None:
        """Wait for the next frame; None once stopped. Raises StationFault on a fault or after `patience` seconds."""
        with self._changed:
            self._changed.wait_for(lambda: self._frames or self._stopped or self._fault, patience)
            if self._stopped:
                return None
            if not self._frames:
                raise StationFault(
                    self._fault or f"{self._name} has given no picture for {patience:g} s: check its plug"
                )
            frame = self._frames.popleft()
        self._check_moving(frame, silence)
        return frame

    def stop(self) -> None:
        """End the session from either side."""
        with self._changed:
            self._stopped = True
            self._changed.notify_all()

    def _fail(self, words: str) -> None:
        with self._changed:
            self._fault = words
            self._changed.notify_all()

    def _check_moving(self, frame: Frame, silence: float) -> None:
        """Raise StationFault where one picture repeats: real sensors have noise, a hung driver gives the last frame."""
        print_of_it = zlib.crc32(np.ascontiguousarray(np.asarray(frame.image)[::8]).data)
        if self._same is None or self._same[0] != print_of_it:
            self._same = (print_of_it, frame)
        elif (frame.at - self._same[1].at).total_seconds() >= silence:
            raise StationFault(f"{self._name} repeats one picture: unplug it and plug it in again")
