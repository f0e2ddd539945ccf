"""A thread that reads a device file record by record, says once what is lost, and opens it again."""

import os
import select
from collections.abc import Callable
from threading import Event, Thread

from station.ports import OnFault

POLL_SECONDS = 0.05
RETRY_SECONDS = 1.0


class RecordReader:
    """Reads records of one size from a device file in a thread of its own, until stopped."""

    def __init__(
        self,
        path: str,
        size: int,
        name: str,
        prepare: Callable[[int], None] = lambda _: None,
        retry_seconds: float = RETRY_SECONDS,
    ) -> None:
        """`prepare` is called with each opened file descriptor; what it raises as OSError is a fault."""
        self._path, self._size, self._name, self._prepare, self._retry = path, size, name, prepare, retry_seconds
        self._stopped = Event()
        self._thread: Thread | None = None

    def start(self, on_record: Callable[[bytes], None], on_open: Callable[[], None], on_fault: OnFault) -> None:
        """Begin reading; all are called from the reading thread."""
        self._stopped.clear()
        work = (on_record, on_open, on_fault)
        self._thread = Thread(target=self._run, args=work, name=f"{self._name}-reader", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Stop reading; after this returns, nothing is called any more."""
        self._stopped.set()
        if self._thread is not None:
            self._thread.join()
            self._thread = None

    def _run(self, on_record: Callable[[bytes], None], on_open: Callable[[], None], on_fault: OnFault) -> None:
        said = ""
        while not self._stopped.is_set():
            try:
                handle = os.open(self._path, os.O_RDONLY | os.O_NONBLOCK)
            except OSError as error:
                fault = f"{self._name} ({self._path}) cannot be opened: {error.strerror}. Check its plug and its rights"
            else:
                fault = self._read_on(handle, on_record, on_open)
            if fault and fault != said:
                on_fault(fault)
            said = fault
            self._stopped.wait(self._retry)

    def _read_on(self, handle: int, on_record: Callable[[bytes], None], on_open: Callable[[], None]) -> str:
        try:
            self._prepare(handle)
            on_open()
            while not self._stopped.is_set():
                if not select.select([handle], [], [], POLL_SECONDS)[0]:
                    continue
                record = os.read(handle, self._size)
                if not record:
                    return f"{self._name} ({self._path}) was lost. Check its plug"
                on_record(record)
        except OSError as error:
            return f"{self._name} ({self._path}) was lost: {error.strerror}. Check its plug"
        finally:
            os.close(handle)
        return ""
