"""A scanner on a serial line (RS-232, USB CDC) through QtSerialPort: chunks with their times, reconnecting."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from threading import Event

from PySide6.QtCore import QIODevice, Qt, QThread
from PySide6.QtSerialPort import QSerialPort, QSerialPortInfo

from station.ports import Clock, OnFault, SerialEvent

POLL_MS = 50
RETRY_SECONDS = 1.0


class SerialPort:
    """Reads one serial line in a thread of its own and hands on every chunk as it came; framing is the capture's work.

    A line that cannot be opened or hangs up is a fault, said once; it is tried again every `retry_seconds`.
    """

    def __init__(
        self,
        device: str,
        clock: Clock,
        *,
        name: str = "serial",
        baud: int = 9600,
        retry_seconds: float = RETRY_SECONDS,
    ) -> None:
        self.name = name
        self._device, self._clock, self._baud, self._retry = device, clock, baud, retry_seconds
        self._stopped = Event()
        self._thread: QThread | None = None

    def start(
        self, on_bytes: Callable[[SerialEvent], None], on_fault: OnFault, on_open: Callable[[], None] = lambda: None
    ) -> None:
        """Begin reading; all are called from the reading thread, `on_open` each time the line was opened."""
        self._stopped.clear()
        thread = self._thread = QThread()
        work = partial(self._read_on, on_bytes, on_fault, on_open)
        thread.started.connect(work, Qt.ConnectionType.DirectConnection)
        thread.start()

    def stop(self) -> None:
        """Stop reading; after this returns, nothing is called any more."""
        if self._thread is not None:
            self._stopped.set()
            self._thread.quit()
            self._thread.wait()
            self._thread = None

    def _read_on(self, on_bytes: Callable[[SerialEvent], None], on_fault: OnFault, on_open: Callable[[], None]) -> None:
        said = ""
        while not self._stopped.is_set():
            fault = self._read_until_lost(on_bytes, on_open)
            if fault and fault != said:
                on_fault(fault)
            said = fault
            self._stopped.wait(self._retry)

    def _read_until_lost(self, on_bytes: Callable[[SerialEvent], None], on_open: Callable[[], None]) -> str:
        """Read one opening of the line; return what to tell the operator, or nothing where it was stopped."""
        path = Path(self._device)
        port = QSerialPort(str(path.resolve()) if path.exists() else self._device)
        port.setBaudRate(self._baud)
        if not port.open(QIODevice.OpenModeFlag.ReadOnly):
            return f"{self.name} ({self._device}) cannot be opened: {port.errorString()}. Check its plug"
        on_open()
        try:
            while not self._stopped.is_set():
                port.clearError()
                came = port.waitForReadyRead(POLL_MS)
                data = bytes(port.readAll().data())
                if data:
                    on_bytes(SerialEvent(self._clock.now(), data, self.name))
                elif not came and port.error() != QSerialPort.SerialPortError.TimeoutError:
                    # a line that hung up answers at once, without data and without a time-out
                    return f"{self.name} ({self._device}) was lost. Check its plug"
        finally:
            port.close()
        return ""


def serial_ports() -> tuple[tuple[str, str], ...]:
    """Return the serial lines of this machine as (device, words for people)."""
    ports = QSerialPortInfo.availablePorts()
    return tuple((port.systemLocation(), port.description() or port.portName()) for port in ports)
