"""A dock full of trouble, seeded: a wedge scanner, a serial scanner and a camera at once, unplugged and stretched."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from heapq import merge
from random import Random

from station.domain.code import RawScan, Source, Symbology
from station.ports import Frame, Image, KeyEvent, Quad, Read, SerialEvent, TapeEvent
from station.services.capture import CapturePipeline
from station.services.replay import Tape

START = datetime(2026, 11, 11, 8, 0, tzinfo=UTC)
MS = timedelta(milliseconds=1)
HERE: Quad = ((100, 100), (109, 100), (109, 109), (100, 109))
LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-./"


@dataclass
class Sent:
    """What one device was given to read, in order: whole codes, and those it was disturbed in."""

    whole: list[str] = field(default_factory=list)
    disturbed: list[str] = field(default_factory=list)


class Picture:
    """A picture that says what is to be read in it."""

    shape = (720, 1280)

    def __init__(self, *reads: Read) -> None:
        self.reads = reads


class Reader:
    """A decoder that reads what the picture says."""

    name = "reader"

    def read(self, image: Image) -> tuple[Read, ...]:
        assert isinstance(image, Picture)
        return image.reads


class Dock:
    """Makes the events of many bursts, and knows what should come of them."""

    def __init__(self, seed: int, bursts: int) -> None:
        self.rng = Random(seed)
        self.share = bursts // 3
        self.sent = {name: Sent() for name in ("wedge", "serial", "camera")}

    def code(self, kind: str) -> str:
        """Return a new code; every code is its own, so that two halves never make a third one by luck."""
        number = sum(len(s.whole) + len(s.disturbed) for s in self.sent.values())
        body = "".join(self.rng.choice(LETTERS) for _ in range(self.rng.randint(4, 14)))
        return f"{kind}{number:06}{body}"

    def events(self) -> Iterator[TapeEvent]:
        """Yield the events of all devices on one clock."""
        return merge(self.wedge(), self.serial(), self.camera(), key=lambda event: event.at)

    def wedge(self) -> Iterator[TapeEvent]:
        at, rng, sent = START, self.rng, self.sent["wedge"]
        for _ in range(self.share):
            at += MS * rng.choice((40, 60, 120, 700, 1500))
            code, trouble = self.code("W"), rng.random()
            cut = rng.randint(1, len(code) - 1)
            if trouble < 0.05:  # unplugged within the code, and plugged in again
                sent.disturbed.append(code)
                for char in code[:cut]:
                    at += MS * rng.randint(1, 12)
                    yield KeyEvent(at, char)
                at += MS * rng.randint(600, 3000)
                continue
            stretched = trouble < 0.10  # a busy machine, or a weak radio
            (sent.disturbed if stretched else sent.whole).append(code)
            for place, char in enumerate(code):
                at += MS * (rng.randint(40, 400) if stretched and place == cut else rng.randint(1, 20))
                yield KeyEvent(at, char)
            at += MS * rng.randint(1, 20)
            yield KeyEvent(at, "\r", "Return")
            if rng.random() < 0.3:
                at += MS
                yield KeyEvent(at, "\n", "Linefeed")
            if trouble > 0.97:  # a person types in between
                at += MS * 600
                for char in "1234":
                    at += MS * rng.randint(60, 200)
                    yield KeyEvent(at, char)
                at += MS * 150
                yield KeyEvent(at, "\r", "Return")

    def serial(self) -> Iterator[TapeEvent]:
        at, rng, sent = START + MS / 2, self.rng, self.sent["serial"]
        for _ in range(self.share):
            at += MS * rng.choice((1, 20, 200, 900))
            code, trouble = self.code("S"), rng.random()
            data = code.encode() + rng.choice((b"\r", b"\n", b"\r\n", b"\x03"))
            if trouble < 0.06:  # unplugged within the code; the line is opened again, sooner or later
                sent.disturbed.append(code)
                yield SerialEvent(at, data[: rng.randint(1, len(code))], "serial")
                at += MS * rng.randint(1, 2000)
                yield SerialEvent(at, b"", "serial")
                continue
            sent.whole.append(code)
            while data:
                size = rng.randint(1, len(data))
                yield SerialEvent(at, data[:size], "serial")
                data = data[size:]
                at += MS * rng.randint(0, 30)

    def camera(self) -> Iterator[TapeEvent]:
        at, rng, sent, index = START + MS / 3, self.rng, self.sent["camera"], 0
        for _ in range(self.share):
            code, trouble = self.code("C"), rng.random()
            shown = 1 if trouble < 0.05 else rng.randint(5, 8)  # unplugged after one picture
            (sent.disturbed if shown == 1 else sent.whole).append(code)
            for number in range(shown):
                at += MS * 66
                index += 1
                data = code.encode()
                if trouble > 0.9 and number == 1:  # one picture is misread
                    data = data[:-1] + b"#"
                yield Frame(index, at, Picture(Read(Symbology.CODE_128, data, "]C0", HERE, "reader")))
            at += MS * (rng.randint(1000, 4000) if shown == 1 else 66)
            index += 1
            yield Frame(index, at, Picture())


@dataclass(frozen=True)
class Outcome:
    """What came of a run: believed scans by device, doubtful ones, and what a person is taken to have typed."""

    sent: dict[str, Sent]
    believed: dict[str, list[str]]
    doubtful: int
    typed: list[str]


def run(seed: int, bursts: int) -> Outcome:
    """Feed a dock's events to a capture, and return what came of them."""
    dock, scans, typed = Dock(seed, bursts), list[RawScan](), list[str]()
    tape = Tape(CapturePipeline(Reader(), scans.append), typed.append)
    last = START
    for event in dock.events():
        tape.feed(event)
        last = event.at
    tape.settle(last + timedelta(seconds=1))
    names = {Source.WEDGE: "wedge", Source.SERIAL: "serial", Source.CAMERA: "camera"}
    believed: dict[str, list[str]] = {name: [] for name in names.values()}
    for scan in scans:
        if scan.doubt is None:
            believed[names[scan.source]].append(scan.text)
    return Outcome(dock.sent, believed, len(scans) - sum(map(len, believed.values())), typed)
