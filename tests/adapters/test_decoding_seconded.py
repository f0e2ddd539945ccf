"""A second decoder's voice on a read of one frame: it agrees or says nothing, and never brings a message of its own."""

from dataclasses import replace
from datetime import UTC, datetime

import numpy as np
import zxingcpp

from station.decoding import live
from station.decoding.frames import FrameReader
from station.decoding.seconded import Seconded
from station.domain.code import RawScan, Symbology
from station.opencv import cv2
from station.ports import Frame
from station.services.capture import CapturePipeline

FORMS = zxingcpp.BarcodeFormat


def label(form: zxingcpp.BarcodeFormat, text: str) -> np.ndarray:
    """Return a label on a grey table, three pixels a module."""
    drawn = np.array(zxingcpp.create_barcode(text, form).to_image(scale=3, add_quiet_zones=False))
    drawn = np.repeat(drawn[len(drawn) // 3][None], 90, 0)
    paper = cv2.copyMakeBorder(drawn, 40, 40, 40, 40, cv2.BORDER_CONSTANT, value=235)
    return cv2.copyMakeBorder(paper, 60, 60, 60, 60, cv2.BORDER_CONSTANT, value=120)


def test_one_frame_is_enough_where_two_decoders_agree_on_it() -> None:
    scans: list[RawScan] = []
    capture = CapturePipeline(live(), scans.append)
    picture = label(FORMS.Code128, "SF1234567890123")
    capture.feed(Frame(0, datetime(2026, 1, 1, tzinfo=UTC), cv2.cvtColor(picture, cv2.COLOR_GRAY2BGR)))
    assert [scan.text for scan in scans] == ["SF1234567890123"]
    (read,) = FrameReader().read(picture)
    assert read.decoder == "tapirscan+zxing"


def test_another_message_is_neither_taken_over_nor_borne_out() -> None:
    picture = label(FORMS.EAN13, "6901234567892")
    (read,) = FrameReader().read(picture)
    misread = replace(read, data=b"6901234567885", decoder="tapirscan", text="6901234567885")
    assert Seconded().heard(picture, (misread,)) == (misread,)
    elsewhere = replace(misread, data=read.data, quad=((0, 0), (60, 0), (60, 40), (0, 40)))
    assert Seconded().heard(picture, (elsewhere,)) == (elsewhere,)


def test_symbols_whose_parts_read_as_symbols_still_need_more_frames() -> None:
    picture = label(FORMS.ITF, "12345678")
    reads = FrameReader().read(picture)
    assert [(read.symbology, read.decoder) for read in reads] == [(Symbology.ITF, "tapirscan")]
