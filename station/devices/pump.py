"""A thread that keeps a frame source running: frames are handed on, a fault is said once and the source tried again."""

from collections.abc import Callable
from threading import Event, Thread

from station.ports import Frame, FrameSource, OnFault, StationFault

RETRY_SECONDS = 1.0


class FramePump:
    """Pumps one frame source in a thread of its own, which calls `on_frame`, `on_fault` and, once, `on_end`."""

    def __init__(
        self,
        source: FrameSource,
        on_frame: Callable[[Frame], None],
        on_fault: OnFault,
        *,
        on_end: Callable[[], None] = lambda: None,
        retry_seconds: float = RETRY_SECONDS,
    ) -> None:
        self._source, self._on_frame, self._on_fault, self._on_end = source, on_frame, on_fault, on_end
        self._retry = retry_seconds
        self._stop = Event()
        self._thread: Thread | None = None

    def start(self) -> None:
        """Begin pumping; once."""
        self._thread = Thread(target=self._run, name=f"{self._source.name}-pump", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Stop and wait for the thread; after this returns nothing is called any more."""
        self._stop.set()
        self._source.close()
        if self._thread is not None:
            self._thread.join()

    def _run(self) -> None:
        said = ""
        while not self._stop.is_set():
            try:
                for frame in self._source.frames():
                    if self._stop.is_set():
                        break
                    said = ""
                    self._on_frame(frame)
            except StationFault as fault:
                if str(fault) != said:
                    self._on_fault(said := str(fault))
                self._stop.wait(self._retry)
            else:
                break
        self._on_end()
