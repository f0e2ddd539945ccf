"""A desk service on fakes: a small warehouse in memory, a clock that is put forward, hands that scan and press."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from station.domain.code import RawScan, Source
from station.domain.decision import Outcome
from station.domain.desk import events as e
from station.domain.desk.states import Setup
from station.domain.goods import TraceEvent
from station.domain.identity import Operator, Role
from station.domain.parcel import ControlInstruction, ReturnApplication, ReturnRow
from station.domain.policy import Policy
from station.domain.reference import ReferenceData
from station.domain.routing import Profile
from station.domain.station_code import make_badge, make_command
from station.domain.subject import Command
from station.ports import Ledger
from station.services.desk import DeskService
from station.services.replay import VirtualClock
from station.services.sign_in import SignIn
from tests.domain.dock import HS, KEY, NOW, SECOND, WAYBILL, listing, product, row
from tests.domain.dock import MILK as GTIN
from tests.fakes.reference import InMemoryReference

PEOPLE = (
    Operator("1001", "Anna", Role.INSPECTOR, "BADGEANNA", "1111"),
    Operator("2001", "Sue", Role.SUPERVISOR, "BADGESUE", "2222"),
)


class PlainPins:
    """A hasher that hashes nothing: what is under test is who asks it, and when."""

    def hash(self, pin: str) -> str:
        return pin

    def matches(self, pin_hash: str, pin: str) -> bool:
        return pin_hash == pin


def warehouse(gmodel: str = "4|Mila|800克/罐") -> ReferenceData:
    """Two parcels with nothing against them, declared like this."""
    from station.domain.parcel import Receipt

    lists = [replace(listing(w, (row(gmodel=gmodel),)), invt_no=f"INVT-{w}") for w in (WAYBILL, SECOND)]
    receipts = [Receipt(x.invt_no, "800", NOW - timedelta(hours=2)) for x in lists]
    return ReferenceData(
        "pack-1", 1, NOW - timedelta(hours=1), True, [HS], [product(GTIN)], [], lists, receipts, [], [], PEOPLE
    )


def applied_for(waybill: str, cop_no: str, logistics_no: str) -> tuple[ReturnApplication, ...]:
    """An application to send a parcel back whole, under these numbers."""
    rows = (ReturnRow(1, HS.code, "奶粉", Decimal(2), "142"),)
    invt_no = f"INVT-{waybill}"
    return (ReturnApplication(invt_no, "EBC1", cop_no, logistics_no, "", NOW, rows, order_no=waybill, waybill=waybill),)


class Hands:
    """Works a desk service the way people do."""

    def __init__(
        self,
        ledger: Ledger,
        clock: VirtualClock | None = None,
        gmodel: str = "4|Mila|800克/罐",
        controls: Sequence[ControlInstruction] = (),
        returns: Sequence[ReturnApplication] = (),
        events: Sequence[TraceEvent] = (),
    ) -> None:
        self.ledger = ledger
        self.clock = clock or VirtualClock(NOW)
        reference = InMemoryReference(replace(warehouse(gmodel), controls=controls, returns=returns, events=events))
        sign_in = SignIn(reference, PlainPins(), ledger)
        setup = Setup(Policy(), Profile(card_key=KEY))
        self.desk = DeskService(setup, reference, ledger, sign_in, self.clock, training=True, draw_key=b"draws")
        self.desk.recover()

    def wait(self, seconds: float = 1.0) -> "Hands":
        self.clock.set(self.clock.now() + timedelta(seconds=seconds))
        return self

    def scan(self, text: str, aim: str = "]C0") -> "Hands":
        self.wait()
        self.desk.scanned(RawScan(text.encode(), Source.WEDGE, "wedge", self.clock.now(), aim))
        return self

    def card(self, command: Command) -> "Hands":
        return self.scan(make_command(command, KEY))

    def badge(self, person: Operator, pin: str | None = None) -> "Hands":
        self.scan(make_badge(person.badge, KEY)).wait()
        self.desk.typed(person.pin_hash if pin is None else pin)
        return self

    def press(self, outcome: Outcome, waybill: str = WAYBILL) -> "Hands":
        self.desk.handle(e.Chosen(waybill, outcome, self.wait().clock.now()))
        return self

    def begin(self) -> "Hands":
        return self.badge(PEOPLE[0]).card(Command.OPEN_SHIFT)
