"""A video file as a frame source: every frame once, with the time the file gives it."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from station.opencv import cv2
from station.ports import Frame, StationFault

EPOCH = datetime(2000, 1, 1, tzinfo=UTC)
USUAL_RATE = 25.0


class VideoFile:
    """Reads a clip from its beginning; its frames are stamped from `start` on, at the file's own frame rate."""

    def __init__(self, path: Path, start: datetime = EPOCH) -> None:
        self.name = path.name
        self._path, self._start, self._closed = path, start, False

    def frames(self) -> Iterator[Frame]:
        """Yield every frame. Raises StationFault where the file holds no video this machine can open."""
        self._closed = False
        capture = cv2.VideoCapture(str(self._path), cv2.CAP_FFMPEG) if self._path.is_file() else None
        if capture is None or not capture.isOpened():
            raise StationFault(f"{self._path} is no video this machine can open")
        try:
            rate = capture.get(cv2.CAP_PROP_FPS) or USUAL_RATE
            index = 0
            while not self._closed:
                there, image = capture.read()
                if not there:
                    break
                yield Frame(index, self._start + timedelta(seconds=index / rate), image)
                index += 1
        finally:
            capture.release()
        if index == 0:
            raise StationFault(f"{self._path} is a video without a single whole frame")

    def close(self) -> None:
        """End the reading; safe to call from another thread and twice."""
        self._closed = True
