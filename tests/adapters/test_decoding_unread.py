"""The second look at unread frames: where something is like a symbol, until it proves to be clutter."""

from datetime import UTC, datetime, timedelta

import numpy as np
import pytest
import zxingcpp

from station.decoding import live, second_look
from station.decoding.tapir import Tapirscan
from station.decoding.unread import FORGOTTEN, PATIENCE, SecondLook
from station.domain.code import RawScan
from station.opencv import cv2
from station.ports import Frame, Image, Read
from station.services.capture import CapturePipeline
from tests.adapters.test_decoding_squares import GOODS, Symbology, drawn, seen

BELT = np.random.default_rng(2).normal(120, 3, (480, 640)).clip(0, 255).astype(np.uint8)


class Stills:
    """Counts how often it is asked, and reads nothing."""

    name = "stills"

    def __init__(self) -> None:
        self.asked = 0

    def read(self, image: Image) -> tuple[Read, ...]:
        self.asked += 1
        return ()


def with_weave(x: int, y: int) -> np.ndarray:
    """Return a belt with a woven patch on it, which looks like a symbol and is none."""
    picture = BELT.copy()
    squares = np.random.default_rng(3).integers(0, 2, (16, 16)) * 180 + 30
    picture[y : y + 80, x : x + 80] = np.kron(squares, np.ones((5, 5)))
    return picture


def test_an_empty_belt_is_not_looked_at_again() -> None:
    stills = Stills()
    again = SecondLook(stills)
    for _ in range(10):
        again.read(BELT)
    assert stills.asked == 0


def test_clutter_is_left_alone_after_some_looks_and_what_moves_is_not() -> None:
    stills = Stills()
    again = SecondLook(stills)
    for _ in range(20):
        again.read(with_weave(100, 100))
    assert stills.asked == PATIENCE
    again.read(with_weave(400, 300))
    assert stills.asked == PATIENCE + 1
    for n in range(10):
        again.read(with_weave(100 + 40 * n, 300))
    assert stills.asked == PATIENCE + 11


def test_a_picture_that_has_settled_is_not_searched_and_any_change_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    searched = []
    search = Tapirscan.search

    def counted(reader: Tapirscan, image: Image) -> object:
        searched.append(image)
        return search(reader, image)

    monkeypatch.setattr(Tapirscan, "search", counted)
    again = SecondLook(Stills())
    rng = np.random.default_rng(4)
    for _ in range(10):
        noise = rng.normal(0, 5, BELT.shape)
        again.read(np.clip(BELT + noise, 0, 255).astype(np.uint8))
    assert len(searched) == 1
    label = BELT.copy()
    label[200:220, 300:330] = 200
    again.read(label)
    assert len(searched) == 2


def test_what_was_out_of_sight_for_some_frames_is_new() -> None:
    stills = Stills()
    again = SecondLook(stills)
    for _ in range(PATIENCE + 2):
        again.read(with_weave(100, 100))
    for _ in range(FORGOTTEN):
        again.read(BELT)
    again.read(with_weave(100, 100))
    assert stills.asked == PATIENCE
    for _ in range(FORGOTTEN + 1):
        again.read(BELT)
    again.read(with_weave(100, 100))
    assert stills.asked == PATIENCE + 1


def stacked(text: str) -> np.ndarray:
    """Return a label with a PDF417 on a grey table, turned by 5 degrees, 2 pixels a module."""
    bars = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.PDF417).to_image(scale=1)
    label = np.kron(np.array(bars), np.ones((2, 2), np.uint8))
    turn = cv2.getRotationMatrix2D((label.shape[1] / 2, label.shape[0] / 2), 5, 1)
    turn[:, 2] += (150 - label.shape[1] / 2, 110 - label.shape[0] / 2)
    return cv2.warpAffine(
        label, turn, (300, 220), flags=cv2.INTER_AREA, borderMode=cv2.BORDER_CONSTANT, borderValue=120
    )


@pytest.mark.parametrize("label", [seen(drawn(GOODS, Symbology.DATA_MATRIX), motion=6), stacked(GOODS)])
def test_a_label_that_only_the_second_look_reads_is_one_scan_the_same_every_time(label: np.ndarray) -> None:
    start = datetime(2026, 1, 1, tzinfo=UTC)
    heard: list[list[RawScan]] = []
    for _ in range(2):
        scans: list[RawScan] = []
        capture = CapturePipeline(live(), scans.append, harder=second_look())
        for number in range(8):
            picture = BELT.copy()
            if 1 < number < 6:
                picture[100:320, 40 + 30 * number : 340 + 30 * number] = label
            image = cv2.cvtColor(picture, cv2.COLOR_GRAY2BGR)
            capture.feed(Frame(number, start + number * timedelta(milliseconds=66), image))
        heard.append(scans)
    assert [scan.text for scan in heard[0]] == [GOODS]
    assert heard[0] == heard[1]
    plain: list[RawScan] = []
    capture = CapturePipeline(live(), plain.append)
    capture.feed(Frame(0, start, cv2.cvtColor(label, cv2.COLOR_GRAY2BGR)))
    assert plain == []
