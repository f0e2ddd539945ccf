"""Fifty scans a second for a minute over slow look-ups: three thousand entries, in order, none twice, each settled."""

from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Event

import pytest

from station.domain.code import RawScan, Source
from station.domain.desk.states import Setup
from station.domain.goods import GoodsDossier
from station.domain.ledger import EntryType
from station.domain.parcel import ParcelDossier
from station.domain.policy import Policy
from station.domain.routing import Profile
from station.domain.station_code import make_badge, make_command
from station.domain.subject import Command
from station.ports import Clock, KeyEvent, Ledger
from station.services.capture import CapturePipeline
from station.services.desk import DeskService
from station.services.desk_loop import DeskLoop
from station.services.replay import Tape, VirtualClock
from station.services.sign_in import SignIn
from station.storage.ledger import open_ledger
from tests.domain.dock import KEY, NOW
from tests.fakes.ledger import MemoryLedger
from tests.fakes.reference import InMemoryReference
from tests.services.bursts import Reader
from tests.services.desk_world import PEOPLE, PlainPins, warehouse

SCANS = 3000
RATE = timedelta(milliseconds=20)


class SlowReference(InMemoryReference):
    """Reference data whose every look-up waits until it is let go, or for as long as it is told."""

    def __init__(self, wait: float | None) -> None:
        super().__init__(warehouse())
        self.free, self.wait, self.asked = Event(), wait, 0

    def parcel(self, waybill: str, at: datetime) -> ParcelDossier:
        self.asked += 1
        self.free.wait(self.wait)
        return super().parcel(waybill, at)

    def goods(self, gtin: str, at: datetime) -> GoodsDossier:
        self.asked += 1
        self.free.wait(self.wait)
        return super().goods(gtin, at)


class RealClock:
    """The machine's own clock."""

    def now(self) -> datetime:
        return datetime.now(UTC)


def keys_of(text: str, at: datetime) -> list[KeyEvent]:
    pressed = [KeyEvent(at + timedelta(milliseconds=n), char) for n, char in enumerate(text)]
    return [*pressed, KeyEvent(at + timedelta(milliseconds=len(text)), "\r", "Return")]


def code(number: int) -> str:
    return f"SF{number:013}"


class Bench:
    """A capture, a desk on its two threads, and a ledger, with somebody signed in and a shift open."""

    def __init__(self, ledger: Ledger, clock: Clock, reference: SlowReference) -> None:
        self.ledger, self.clock, self.reference = ledger, clock, reference
        setup = Setup(Policy(), Profile(card_key=KEY))
        self.desk = DeskService(setup, reference, ledger, SignIn(reference, PlainPins(), ledger), clock, training=True)
        self.desk.recover()
        for card in (make_badge(PEOPLE[0].badge, KEY), None, make_command(Command.OPEN_SHIFT, KEY)):
            if card is None:
                self.desk.typed(PEOPLE[0].pin_hash)
            else:
                self.desk.scanned(RawScan(card.encode(), Source.WEDGE, "wedge", clock.now(), "]C0"))
        self.before = ledger.head()[0]
        self.loop = DeskLoop(self.desk, clock)
        self.tape = Tape(CapturePipeline(Reader(), self.loop.scanned), self.loop.typed)

    def check(self) -> None:
        """Hold the ledger to what was scanned."""
        entries = [e for e in self.ledger.entries(self.before) if e.type is EntryType.SCAN]
        assert [bytes.fromhex(str(e.body["data"])).decode() for e in entries] == [code(n) for n in range(SCANS)]
        assert [e.at for e in entries] == sorted(e.at for e in entries)
        assert self.reference.asked == SCANS, "each was looked up once"
        assert set(self.desk.tally.scans) >= {e.seq for e in entries}


def test_three_thousand_scans_over_look_ups_that_stand_still() -> None:
    clock = VirtualClock(NOW)
    bench = Bench(MemoryLedger(), clock, SlowReference(wait=None))
    bench.loop.start()
    for number in range(SCANS):
        for event in keys_of(code(number), NOW + number * RATE):
            clock.set(event.at)
            bench.tape.feed(event)
    bench.reference.free.set()
    bench.loop.stop()
    bench.check()


@pytest.mark.slow
def test_fifty_scans_a_second_for_a_minute_with_look_ups_of_half_a_second(tmp_path: Path) -> None:
    clock, tick = RealClock(), Event()
    with closing(open_ledger(tmp_path / "ledger.db", "ST01")) as ledger:
        bench = Bench(ledger, clock, SlowReference(wait=0.5))
        bench.loop.start()
        began = clock.now()
        for number in range(SCANS):
            tick.wait(max(0.0, (began + number * RATE - clock.now()).total_seconds()))
            for event in keys_of(code(number), began + number * RATE):
                bench.tape.feed(event)
        fed = clock.now() - began
        journaled = ledger.head()[0]
        print(f"fed in {fed.total_seconds():.1f} s; then {bench.reference.asked} looked up, head {journaled}")
        bench.reference.free.set()  # a minute is over; the rest need not wait half an hour
        bench.loop.stop()
        bench.check()
