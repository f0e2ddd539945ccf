"""The capture: frames, keys and bytes become the same raw scans, however they are cut into events."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from station.domain.code import RawScan, Source, Symbology, mark
from station.domain.keystrokes import Completed, Hold, Replay
from station.domain.sightings import Standing
from station.domain.wedge_text import Ways
from station.ports import Frame, Image, KeyEvent, Look, Quad, Read, SerialEvent, TapeEvent
from station.services.capture import CapturePipeline, Notice, NoticeKind, split_aim

START = datetime(2026, 11, 11, 8, 0, tzinfo=UTC)
MS = timedelta(milliseconds=1)
HERE: Quad = ((636, 356), (645, 356), (645, 365), (636, 365))
EAN = Read(Symbology.EAN_13, b"6901234567892", "]E0", HERE, "tapirscan")
QR = Read(Symbology.QR_CODE, b"YT7545", "]Q1", HERE, "zxing")


class Picture:
    """A picture that says what is to be read in it."""

    def __init__(self, *reads: Read) -> None:
        self.reads = reads
        self.shape = (720, 1280)


class Reader:
    """A decoder that reads what the picture says."""

    name = "reader"

    def read(self, image: Image) -> tuple[Read, ...]:
        assert isinstance(image, Picture)
        return image.reads


class Bench:
    """A capture with everything it says kept."""

    def __init__(self) -> None:
        self.scans: list[RawScan] = []
        self.looks: list[Look] = []
        self.notices: list[Notice] = []
        self.capture = CapturePipeline(
            Reader(), self.scans.append, on_look=self.looks.append, on_notice=self.notices.append, camera="belt"
        )

    def feed(self, *events: TapeEvent) -> None:
        for event in events:
            self.capture.feed(event)


def frame(number: int, *reads: Read) -> Frame:
    return Frame(number, START + number * 250 * MS, Picture(*reads))


def keys(text: str, *, at: datetime = START, end: str = "Return") -> list[TapeEvent]:
    pressed: list[TapeEvent] = [KeyEvent(at + i * MS, char) for i, char in enumerate(text)]
    return [*pressed, KeyEvent(at + len(text) * MS, "\r", end)]


def test_a_code_on_three_frames_is_one_scan_with_its_aim_and_symbology() -> None:
    bench = Bench()
    bench.feed(frame(0, EAN), frame(1, EAN), frame(2, EAN))
    assert bench.scans == [
        RawScan(EAN.data, Source.CAMERA, "belt", START + 250 * MS, "]E0", Symbology.EAN_13),
    ]
    standings = [[box.standing for box in look.boxes] for look in bench.looks]
    assert standings == [[Standing.WAITING], [Standing.ACCEPTED], [Standing.HELD]]


def test_every_frame_is_looked_at_even_with_nothing_in_it() -> None:
    bench = Bench()
    bench.feed(frame(0), frame(1, QR))
    assert [len(look.boxes) for look in bench.looks] == [0, 1]
    assert [scan.data for scan in bench.scans] == [b"YT7545"]


def test_two_decoders_in_one_read_are_two_votes() -> None:
    bench = Bench()
    agreed = Read(EAN.symbology, EAN.data, EAN.aim, HERE, "tapirscan+zxing")
    bench.feed(frame(0, agreed))
    assert len(bench.scans) == 1


def test_frames_without_a_read_are_put_to_the_harder_decoder() -> None:
    class Blind:
        name = "blind"

        def read(self, image: Image) -> tuple[Read, ...]:
            return ()

    scans: list[RawScan] = []
    capture = CapturePipeline(Blind(), scans.append, harder=Reader())
    for number in range(8):
        capture.feed(frame(number, QR))
        assert [scan.data for scan in scans] == [QR.data], "held, not scanned again"


def test_keys_become_a_scan_without_its_aim_identifier() -> None:
    bench = Bench()
    bench.feed(*keys("]C10109501101530003\x1d21XY"))
    assert bench.scans == [RawScan(b"0109501101530003\x1d21XY", Source.WEDGE, "wedge", START + 23 * MS, "]C1")]


def test_keys_are_answered_for_the_key_filter() -> None:
    bench = Bench()
    answers = [bench.capture.press(event) for event in keys("6901") if isinstance(event, KeyEvent)]
    assert answers[:-1] == [Hold()] * 4
    assert isinstance(answers[-1], Completed)
    bench.capture.press(KeyEvent(START + 900 * MS, "a"))
    assert isinstance(bench.capture.expire(START + 2000 * MS), Replay)


def test_what_had_to_be_mended_is_noticed_without_the_code() -> None:
    bench = Bench()
    bench.feed(*keys("10AB<GS>21\x02XY"))
    assert bench.scans[0].data == b"10AB\x1d21\x02XY"
    (notice,) = bench.notices
    assert notice.kind is NoticeKind.KEYS
    assert "group separator" in notice.detail
    assert "10AB" not in notice.detail


@pytest.mark.parametrize("end", [b"\r", b"\n", b"\r\n", b"\x03"])
def test_serial_bytes_become_a_scan_at_the_line_end(end: bytes) -> None:
    bench = Bench()
    bench.feed(SerialEvent(START, b"\x02]E0690123", "dock-1"), SerialEvent(START + MS, b"4567892" + end, "dock-1"))
    assert bench.scans == [RawScan(b"6901234567892", Source.SERIAL, "dock-1", START + MS, "]E0")]


def test_what_a_serial_scanner_puts_around_its_codes_is_taken_off() -> None:
    scans: list[RawScan] = []
    capture = CapturePipeline(Reader(), scans.append, lines={"a": Ways(prefix="#A", suffix="!")})
    capture.feed(SerialEvent(START, b"#A]E06901234567892!\r", "a"))
    capture.feed(SerialEvent(START, b"#A6901!\r", "b"))
    assert [(scan.aim, scan.data) for scan in scans] == [("]E0", b"6901234567892"), (None, b"#A6901!")]


def test_two_serial_scanners_do_not_mix() -> None:
    bench = Bench()
    bench.feed(SerialEvent(START, b"AAA", "a"), SerialEvent(START, b"BBB\r", "b"), SerialEvent(START, b"CCC\r", "a"))
    assert [(scan.device, scan.data) for scan in bench.scans] == [("b", b"BBB"), ("a", b"AAACCC")]


def test_a_torn_serial_code_is_dropped_and_noticed() -> None:
    bench = Bench()
    bench.feed(SerialEvent(START, b"690123", "a"), SerialEvent(START + 501 * MS, b"YT75\r", "a"))
    assert [scan.data for scan in bench.scans] == [b"YT75"]
    assert [(notice.device, notice.kind) for notice in bench.notices] == [("a", NoticeKind.TORN)]


def test_an_endless_serial_line_is_dropped_and_noticed() -> None:
    bench = Bench()
    bench.feed(*(SerialEvent(START, b"9" * 1000, "a") for _ in range(9)), SerialEvent(START, b"12\r", "a"))
    assert [notice.kind for notice in bench.notices] == [NoticeKind.TOO_LONG]
    assert [scan.data for scan in bench.scans] == [b"12"]


@given(st.lists(st.integers(0, 40), max_size=6))
def test_serial_scans_do_not_depend_on_how_the_bytes_were_cut(cuts: list[int]) -> None:
    whole = b"]E06901234567892\r\nYT7545000012\r\n\r]C1010950\x1d21\n"
    places = sorted({0, *cuts, len(whole)})
    bench = Bench()
    bench.feed(*(SerialEvent(START, whole[a:b], "a") for a, b in pairwise(places)))
    assert [scan.data for scan in bench.scans] == [b"6901234567892", b"YT7545000012", b"010950\x1d21"]


def test_the_same_events_give_the_same_scans() -> None:
    events = [frame(0, EAN, QR), *keys("YT7545000012", at=START + 10 * MS), frame(1, EAN)]
    one, two = Bench(), Bench()
    one.feed(*events)
    two.feed(*events)
    assert one.scans == two.scans
    assert len(one.scans) == 3


@pytest.mark.parametrize(
    ("data", "aim", "message"),
    [(b"]E0123", "]E0", b"123"), (b"]123", None, b"]123"), (b"]E", None, b"]E"), (b"", None, b"")],
)
def test_aim_identifiers_are_split_off(data: bytes, aim: str | None, message: bytes) -> None:
    assert split_aim(data) == (aim, message)


BESIDE: Quad = ((656, 356), (665, 356), (665, 365), (656, 365))
WAYBILL = Read(Symbology.CODE_128, b"SF1234567890123", "]C0", BESIDE, "tapirscan")


def test_waybill_and_goods_in_one_picture_come_in_the_order_that_brings_each_to_its_slot() -> None:
    bench = Bench()
    agreed = Read(EAN.symbology, EAN.data, EAN.aim, HERE, "tapirscan+zxing")  # the goods alone could be taken at once
    bench.feed(frame(0, agreed, WAYBILL), frame(1, agreed, WAYBILL))
    assert [scan.data for scan in bench.scans] == [WAYBILL.data, EAN.data]
    assert bench.scans[1].beside == (mark(WAYBILL.data),)


def test_aiming_takes_the_code_in_the_middle_of_the_picture_alone() -> None:
    scans: list[RawScan] = []
    looks: list[Look] = []
    capture = CapturePipeline(Reader(), scans.append, on_look=looks.append, aiming=True)
    for number in range(3):
        capture.feed(frame(number, EAN, WAYBILL))
    assert [scan.data for scan in scans] == [EAN.data]
    assert looks[0].boxes[1].reason == "not under the sight"
