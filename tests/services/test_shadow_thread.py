"""The shadow beside a dock: it never holds up a frame, stops in order, and logs what differs without a code."""

import logging
import threading
from datetime import UTC, datetime

import numpy as np
import pytest

from station.domain.code import RawScan, Source, Symbology
from station.ports import Frame, Image, Quad, Read
from station.services.shadow_thread import ShadowThread

AT = datetime(2026, 1, 1, tzinfo=UTC)
QUAD: Quad = ((0, 0), (9, 0), (9, 9), (0, 9))
PICTURE = np.zeros((12, 12), np.uint8)


class Candidate:
    """Reads one QR code in every frame once `go` is set; fails on the frames that are told."""

    name = "candidate"

    def __init__(self, fails: bool = False) -> None:
        self.go, self.seen, self._fails = threading.Event(), 0, fails

    def read(self, image: Image) -> tuple[Read, ...]:
        assert self.go.wait(10)
        self.seen += 1
        if self._fails:
            raise RuntimeError("no such symbol")
        return (Read(Symbology.QR_CODE, b"SF123456789", "]Q1", QUAD, self.name, "SF123456789"),)


def frame(index: int) -> Frame:
    return Frame(index, AT, PICTURE)


def test_a_slow_candidate_is_given_what_it_has_time_for(caplog: pytest.LogCaptureFixture) -> None:
    candidate = Candidate()
    shadow = ShadowThread(candidate)
    shadow.start()
    for index in range(50):
        shadow.look(frame(index))
    assert candidate.seen == 0  # and yet all frames were offered
    shadow.took(RawScan(b"SF123456789", Source.CAMERA, "camera", AT, "]Q1", Symbology.QR_CODE))
    shadow.took(RawScan(b"6901234567892", Source.CAMERA, "camera", AT, "]E0", Symbology.EAN_13))
    shadow.took(RawScan(b"typed beside", Source.WEDGE, "wedge", AT))
    candidate.go.set()
    with caplog.at_level(logging.INFO):
        shadow.stop()
    assert candidate.seen == 2
    assert "2 frames, 48 left out, 0 faults; codes in both 1, missed {'EAN-13': 1}, only here {}" in caplog.text
    assert "SF123456789" not in caplog.text
    assert not [thread for thread in threading.enumerate() if thread.name == "station-shadow"]


def test_a_candidate_that_fails_is_counted(caplog: pytest.LogCaptureFixture) -> None:
    candidate = Candidate(fails=True)
    candidate.go.set()
    shadow = ShadowThread(candidate)
    shadow.start()
    shadow.look(frame(0))
    with caplog.at_level(logging.INFO):
        shadow.stop()
    assert "1 frames, 0 left out, 1 faults" in caplog.text
