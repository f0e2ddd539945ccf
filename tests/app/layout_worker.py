"""A window under the key filter on a real X server: prints each scan as it is believed, and each self-test."""

import sys
from dataclasses import replace
from datetime import timedelta

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLineEdit

from station.app.clock import SystemClock
from station.domain.code import RawScan
from station.domain.self_test import Proof
from station.ports import KeyEvent
from station.ui.key_filter import KeyFilter

#: A shared machine presses keys late; what is under test is what they mean.
PATIENT = timedelta(milliseconds=400)


class Sink:
    """Prints what comes in."""

    keys: KeyFilter

    def scanned(self, raw: RawScan) -> None:
        print(f"scan {raw.doubt} {raw.text!r}", flush=True)

    def keyed(self, key: KeyEvent) -> None:
        pass

    def tested(self, device: str, tested: Proof) -> None:
        print(f"proof {tested.ways.keys} {tested.ways.caps}", flush=True)
        self.keys._limits = replace(self.keys._limits, max_gap=PATIENT, typical=None)


def main() -> None:
    """Show a window for twenty seconds, or until it is ended."""
    app = QApplication(sys.argv)
    field = QLineEdit()
    sink = Sink()
    keys = sink.keys = KeyFilter(sink, SystemClock(), Proof(gap=PATIENT), field)
    app.installEventFilter(keys)
    field.setWindowTitle("Layout")
    field.resize(400, 100)
    field.show()
    QTimer.singleShot(200, lambda: print("ready", flush=True))
    QTimer.singleShot(20_000, app.quit)
    app.exec()


if __name__ == "__main__":
    main()
