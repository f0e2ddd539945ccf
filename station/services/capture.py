"""The capture: frames, keys and serial bytes become raw scans, the same way live and in a replay.

One object for all devices of a station. `feed` does its work before it returns and knows no time but the events' own,
so that the same events always give the same scans. Threads live elsewhere; the events of one device come from one
thread at a time, and `on_scan` may be called from each of them.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from station.domain.code import RawScan, Source, mark
from station.domain.keystrokes import Burst, Completed, KeyDecision, WedgeLimits, WedgeScan, expire, press
from station.domain.sightings import AcceptanceLimits, Sighting, Standing, Tracks, at_edge, watch
from station.domain.votes import RETAIL
from station.domain.wedge_text import Flag, Key, Ways, doubt
from station.ports import Box, Decoder, Frame, KeyEvent, Look, OnScan, Read, SerialEvent, TapeEvent

AIM_IDENTIFIER = re.compile(rb"\][A-Za-z][0-9A-Za-z]")
LINE_ENDS = re.compile(rb"[\r\n\x03]+")
SERIAL_LIMIT = 8192
TAKEN = frozenset({Standing.ACCEPTED, Standing.HELD})
GOODS_AIMS = frozenset({"]C1", "]d2", "]Q3", "]e0", "]J1"})
SERIAL_PAUSE = timedelta(milliseconds=500)


class NoticeKind(StrEnum):
    """What the capture wants known about a device, beside the scans."""

    KEYS = "keys"
    TORN = "torn"
    TOO_LONG = "too_long"


@dataclass(frozen=True, slots=True)
class Notice:
    """Something a person may have to set right at a device; `detail` is plain English, without the code itself."""

    at: datetime
    device: str
    kind: NoticeKind
    detail: str


@dataclass(frozen=True, slots=True)
class _Line:
    """What came from a serial scanner since its last line end, and when."""

    data: bytes = b""
    at: datetime | None = None


class CapturePipeline:
    """Turns tape events into raw scans. `on_look` hears of every frame, `on_notice` of what was mended or dropped."""

    def __init__(
        self,
        decoder: Decoder,
        on_scan: OnScan,
        *,
        on_look: Callable[[Look], None] = lambda _: None,
        on_notice: Callable[[Notice], None] = lambda _: None,
        camera: str = "camera",
        keyboard: str = "wedge",
        acceptance: AcceptanceLimits | None = None,
        wedge: WedgeLimits | None = None,
        harder: Decoder | None = None,
        aiming: bool = False,
        lines: Mapping[str, Ways] | None = None,
    ) -> None:
        """`lines` say what serial scanners put before and after each code.

        With `aiming` only the symbol that holds the middle of the picture is taken.
        With `harder`, a frame without a read is put to that slower decoder too.
        """
        self._decoder, self._on_scan, self._on_look, self._on_notice = decoder, on_scan, on_look, on_notice
        self._camera, self._keyboard = camera, keyboard
        self._acceptance, self._wedge = acceptance or AcceptanceLimits(), wedge or WedgeLimits()
        self._harder = harder
        self._aiming, self._ways = aiming, dict(lines or {})
        self._tracks: Tracks = ()
        self._burst = Burst()
        self._lines: dict[str, _Line] = {}

    def feed(self, event: TapeEvent) -> None:
        """Take one event; every scan it completes has been handed on when this returns."""
        match event:
            case Frame():
                self.look(event)
            case KeyEvent():
                self.press(event)
            case SerialEvent():
                self.receive(event)

    def look(self, frame: Frame) -> None:
        """Search one frame; hand on what is accepted with it."""
        reads = self._reads(frame)
        rows, columns = frame.image.shape[:2]
        sight = (columns / 2, rows / 2) if self._aiming else None
        sightings = tuple(_sighting(read, (columns, rows)) for read in reads)
        self._tracks, seen = watch(self._tracks, sightings, frame.at, self._acceptance, sight)
        for read in sorted(
            (r for r, s in zip(reads, seen, strict=True) if s.standing is Standing.ACCEPTED), key=_goods
        ):
            beside = {mark(s.sighting.data) for s in seen if s.standing in TAKEN} - {mark(read.data)}
            self._on_scan(
                RawScan(
                    read.data,
                    Source.CAMERA,
                    self._camera,
                    frame.at,
                    read.aim,
                    read.symbology,
                    beside=tuple(sorted(beside)),
                )
            )
        boxes = []
        for read, each in zip(reads, seen, strict=True):
            text = read.text or read.data.decode("utf-8", "replace")
            boxes.append(Box(read.quad, text, read.symbology, each.standing, each.reason))
        self._on_look(Look(frame, tuple(boxes)))

    def _reads(self, frame: Frame) -> tuple[Read, ...]:
        """Return what is read in a frame, at the second look where there is nothing at the first."""
        reads = self._decoder.read(frame.image)
        return reads if reads or self._harder is None else self._harder.read(frame.image)

    def press(self, event: KeyEvent) -> KeyDecision:
        """Take one key press and say what becomes of it: pass, hold, replay, or a completed scan."""
        self._burst, decision = press(self._burst, key_of(event), self._wedge)
        return self._settled(decision)

    def expire(self, at: datetime) -> KeyDecision:
        """Settle held keys once `WedgeLimits.max_gap` has passed; also call it at the end of a tape."""
        self._burst, decision = expire(self._burst, at, self._wedge)
        return self._settled(decision)

    def receive(self, event: SerialEvent) -> None:
        """Take a chunk of serial bytes; hand on every line it ends. A part older than half a second is torn."""
        line = self._lines.get(event.device, _Line())
        if line.at is not None and (event.at - line.at > SERIAL_PAUSE or not event.data):
            why = "set the scanner to send Enter" if event.data else "the line was lost meanwhile, scan again"
            detail = f"{len(line.data)} characters without an end were dropped: {why}"
            self._on_notice(Notice(event.at, event.device, NoticeKind.TORN, detail))
            line = _Line()
        *whole, rest = LINE_ENDS.split(line.data + event.data)
        for data in whole:
            self._line(data, event)
        if len(rest) > SERIAL_LIMIT:
            detail = f"more than {SERIAL_LIMIT} bytes without an end were dropped"
            self._on_notice(Notice(event.at, event.device, NoticeKind.TOO_LONG, detail))
            rest = b""
        self._lines[event.device] = _Line(rest, event.at if rest else None)

    def _line(self, data: bytes, event: SerialEvent) -> None:
        ways = self._ways.get(event.device, Ways())
        framed = data.strip(b"\x02\x03\x00").removeprefix(ways.prefix.encode()).removesuffix(ways.suffix.encode())
        aim, message = split_aim(framed)
        if message:
            self._on_scan(RawScan(message, Source.SERIAL, event.device, event.at, aim))

    def _settled(self, decision: KeyDecision) -> KeyDecision:
        if isinstance(decision, Completed):
            self._typed(decision.scan)
        return decision

    def _typed(self, scan: WedgeScan) -> None:
        if scan.flags:
            kind = NoticeKind.TOO_LONG if Flag.CUT in scan.flags else NoticeKind.KEYS
            self._on_notice(Notice(scan.last, self._keyboard, kind, "; ".join(scan.flags)))
        aim, message = split_aim(scan.text.encode(errors="replace"))
        if message:
            self._on_scan(RawScan(message, Source.WEDGE, self._keyboard, scan.last, aim, doubt=doubt(scan.flags)))


def key_of(event: KeyEvent) -> Key:
    """Return a key press of the tape as the classifier takes it."""
    return Key(event.text, event.key, event.at, event.place, event.held)


def _goods(read: Read) -> bool:
    """Order what one picture gives: a parcel's code before its goods, which belong to the parcel on the desk."""
    return read.symbology in RETAIL or read.aim in GOODS_AIMS


def split_aim(data: bytes) -> tuple[str | None, bytes]:
    """Take an AIM identifier (ISO/IEC 15424: ``]``, a letter, a modifier) off the front of a message."""
    if AIM_IDENTIFIER.match(data):
        return data[:3].decode("ascii"), data[3:]
    return None, data


def _sighting(read: Read, size: tuple[int, int]) -> Sighting:
    by = frozenset(read.decoder.split("+"))
    return Sighting(read.symbology, read.data, read.quad, by, read.aim, read.weak, at_edge(read.quad, size))
