"""Recording without a window: a camera and serial scanners onto a tape."""

import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from station.app.clock import SystemClock
from station.app.station import settings_of
from station.devices.camera import Camera
from station.devices.pump import FramePump
from station.devices.recording import RecordingWriter
from station.devices.serial_port import SerialPort
from station.devices.video import VideoFile
from station.ports import StationFault
from station.services.recorder import Recorder


@dataclass(frozen=True, slots=True)
class Recorded:
    """How many events were written, and how many frames came too fast for the disk."""

    written: int
    left_out: int


def record(
    data: Path,
    out: Path,
    *,
    camera: str | None,
    serial: Sequence[str] | None,
    seconds: float | None,
    frame_format: str,
    tell: Callable[[str], None],
) -> Recorded:
    """Record what the named devices give, or those of the settings; of a video file every frame, as fast as it goes.

    Raises StationFault where there is no device, or the recording cannot be begun.
    """
    settings, clock = settings_of(data), SystemClock()
    source = settings.camera if camera is None else camera
    lines = settings.serial if serial is None else tuple(serial)
    if not source and not lines:
        raise StationFault("no camera and no serial scanner: name one with --camera or --serial, or in the settings")
    tell("recording: pictures show what lies before the camera, names on labels too; stop with Ctrl+C")
    if Path(source).is_file():
        return _copy(Path(source), RecordingWriter(out, clock.now(), frame_format=frame_format), clock.now())
    ended = threading.Event()
    recorder = Recorder(RecordingWriter(out, clock.now(), frame_format=frame_format), tell)
    pumps = [FramePump(Camera(source, clock), recorder.take, tell, on_end=ended.set)] if source else []
    ports = [SerialPort(device, clock, name=f"serial-{n}") for n, device in enumerate(lines, start=1)]
    recorder.start()
    try:
        for pump in pumps:
            pump.start()
        for port in ports:
            port.start(recorder.take, tell)
        with suppress(KeyboardInterrupt):
            ended.wait(seconds)
    finally:
        for pump in pumps:
            pump.stop()
        for port in ports:
            port.stop()
        recorder.stop()
    return Recorded(recorder.written, recorder.left_out)


def _copy(film: Path, writer: RecordingWriter, start: datetime) -> Recorded:
    written = 0
    with writer:
        for frame in VideoFile(film, start).frames():
            writer.add(frame)
            written += 1
    return Recorded(written, 0)
