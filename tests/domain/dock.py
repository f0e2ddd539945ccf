"""A dock in memory: a few goods and parcels, and a driver that answers what the desk asks for."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from station.domain import pointing
from station.domain.code import RawScan, Scan, Source
from station.domain.decision import Decision, EarlierDecision, Finding, Outcome
from station.domain.desk import effects as do
from station.domain.desk import events as e
from station.domain.desk import step
from station.domain.desk.states import DeskState, NoticeCode, Setup
from station.domain.goods import (
    DataStamp,
    ElementDefinition,
    GoodsDossier,
    HsCode,
    PackLevel,
    Part,
    Product,
    ProductStatus,
    TraceEvent,
    UnitDossier,
)
from station.domain.identity import Operator, Role
from station.domain.parcel import ControlInstruction, DeclarationList, ListItem, ParcelDossier, Receipt, originals
from station.domain.policy import Policy
from station.domain.routing import Profile
from station.domain.shift import Bucket, Shift, Tally
from station.domain.station_code import make_badge, make_command
from station.domain.subject import Command

NOW = datetime(2026, 11, 9, 20, 0, tzinfo=UTC)
KEY = b"a key for tests"
STAMP = DataStamp("pack-1", 1, NOW - timedelta(hours=1))
ANNA = Operator("1001", "Anna", Role.INSPECTOR, "BADGEANNA", "hash")
BO = Operator("1002", "Bo", Role.INSPECTOR, "BADGEBO", "hash")
SUE = Operator("2001", "Sue", Role.SUPERVISOR, "BADGESUE", "hash")
TESS = Operator("3001", "Tess", Role.TESTER, "BADGETESS", "hash")
PEOPLE = {p.badge: p for p in (ANNA, BO, SUE, TESS)}

MILK = "06901234567892"
CASE = "16901234567899"
GIFT = "06923456789012"
OTHER = "05012345678900"
WAYBILL = "SF1234567890123"
SECOND = "SF1234567890130"
PALLET = "040123450000001112"

HS = HsCode(
    "1901101000",
    "婴幼儿配方奶粉",
    "infant formula",
    "035",
    None,
    (
        ElementDefinition(1, "brand_type", "品牌类型", "brand type", required=True),
        ElementDefinition(2, "brand", "品牌", "brand", required=True),
        ElementDefinition(3, "spec", "规格", "specification", required=True),
    ),
)


def product(gtin: str, **changes: object) -> Product:
    """Return a milk powder, or what is asked for."""
    milk = Product(
        gtin, 2, "奶粉", "milk powder", "Mila", "800g", "800 g", "528", "Mila BV", HS.code, "142",
        (("brand_type", "4"), ("brand", "Mila"), ("spec", "800克/罐")),
        ProductStatus.ACTIVE, "customs_barcode_db", date(2026, 1, 1),
    )  # fmt: skip
    return replace(milk, **changes)  # type: ignore[arg-type]  # the test names real fields


def goods(gtin: str) -> GoodsDossier:
    """Return what this dock knows of a GTIN."""
    known = {MILK: product(MILK), GIFT: product(GIFT, gift=True), OTHER: product(OTHER, brand="Other"), CASE: None}
    pack = (PackLevel(CASE, MILK, 6),) if gtin == CASE else ()
    if gtin == CASE:
        return GoodsDossier(gtin, product(CASE), HS, pack, (), STAMP)
    found = known.get(gtin)
    return GoodsDossier(gtin, found, HS if found else None, pack, (), STAMP)


def units(sscc: str) -> UnitDossier:
    """Return what this dock knows of a logistic unit: one pallet with milk powder on it."""
    if sscc != PALLET:
        return UnitDossier(sscc, (), (), STAMP)
    days = [NOW - timedelta(days=day) for day in range(4)]
    put = TraceEvent("put", days[3], days[3], "packing", "in_progress", "urn:dock:1", gtin=MILK, lot="L2609A")
    put = replace(put, quantity=Decimal(72), action="ADD", part=Part.CHILD, parent=PALLET)
    sent = TraceEvent("sent", days[2], days[1], "shipping", "in_transit", "urn:port:2", sscc=PALLET)
    return UnitDossier(sscc, (sent,), (put,), STAMP)


def row(gnum: int = 1, gtin: str | None = MILK, quantity: int = 2, **changes: object) -> ListItem:
    """Return a declared row that agrees with the milk powder, or what is asked for."""
    item = ListItem(
        gnum, "SKU1", "奶粉", HS.code, "奶粉", "4|Mila|800克/罐", gtin or "", gtin, "528", Decimal(quantity), "142",
        Decimal(100), Decimal(100 * quantity),
    )  # fmt: skip
    return replace(item, **changes)  # type: ignore[arg-type]  # the test names real fields


def listing(waybill: str, items: Iterable[ListItem]) -> DeclarationList:
    """Return a declaration list of these rows."""
    return DeclarationList(
        "80122026I000000001", "COP1", "ORD1", waybill, "SF", "Platform", "EBC1", "Shop", "8012", "1210", NOW,
        Decimal(2), Decimal("1.6"), tuple(items),
    )  # fmt: skip


def dossier(
    waybill: str = WAYBILL,
    items: Iterable[ListItem] | None = None,
    *,
    status: str | None = "800",
    controls: tuple[ControlInstruction, ...] = (),
    earlier: tuple[EarlierDecision, ...] = (),
    stamp: DataStamp = STAMP,
    unknown: bool = False,
) -> ParcelDossier:
    """Return the dossier of a parcel with nothing against it, or what is asked for."""
    if unknown:
        return ParcelDossier(waybill, None, (), (), (), (), earlier, stamp)
    rows = tuple(items) if items is not None else (row(),)
    receipts = (Receipt("80122026I000000001", status, NOW - timedelta(hours=2)),) if status is not None else ()
    known = tuple(goods(i.gtin) for i in rows if i.gtin is not None)
    others = tuple(replace(HS, code=code) for code in {i.gcode for i in rows} - {HS.code})
    return ParcelDossier(
        waybill, listing(waybill, rows), receipts, controls, known, (), earlier, stamp, hs_codes=others
    )


@dataclass
class Dock:
    """Drives the pure desk: numbers scans, answers look-ups from `parcels`, keeps what was settled and decided."""

    parcels: dict[str, ParcelDossier] = field(default_factory=lambda: {WAYBILL: dossier(), SECOND: dossier(SECOND)})
    state: DeskState = field(default_factory=lambda: DeskState(Setup(Policy(), Profile(card_key=KEY))))
    at: datetime = NOW
    seq: int = 0
    scans: list[int] = field(default_factory=list)
    settled: dict[int, Bucket] = field(default_factory=dict)
    decisions: dict[int, Decision] = field(default_factory=dict)
    undone: list[int] = field(default_factory=list)
    failing: bool = False

    def working(self, operator: Operator = ANNA) -> "Dock":
        """Sign somebody in and open a shift."""
        self.state = replace(self.state, operator=operator, shift=Shift(1, self.at, operator.number))
        return self

    def wait(self, milliseconds: int = 1000) -> "Dock":
        """Let time pass."""
        self.at += timedelta(milliseconds=milliseconds)
        return self

    def scan(self, text: str, aim: str | None = None, device: str = "scanner", after: int = 1000) -> "Dock":
        """Scan a code, a second after whatever came before unless told otherwise."""
        self.wait(after)
        self.seq += 1
        self.scans.append(self.seq)
        source = Source.CAMERA if device == "camera" else Source.WEDGE
        return self.happen(e.Scanned(Scan(self.seq, RawScan(text.encode(), source, device, self.at, aim))))

    def waybill(self, number: str = WAYBILL, after: int = 1000) -> "Dock":
        """Scan a waybill label."""
        return self.scan(number, "]C0", after=after)

    def item(self, gtin: str = MILK, after: int = 1000, device: str = "scanner") -> "Dock":
        """Scan a product's barcode."""
        return self.scan(gtin[1:], "]E0", after=after, device=device)

    def row(self, gnum: int = 1, waybill: str = WAYBILL, instead: int | None = None, after: int = 1000) -> "Dock":
        """Choose a row of the list for a piece without a readable barcode."""
        return self.point(pointing.row_text(waybill, gnum, instead), after)

    def note(self, finding: Finding, gnum: int | None = None, waybill: str = WAYBILL, after: int = 1000) -> "Dock":
        """Note a finding by hand."""
        return self.point(pointing.note_text(waybill, finding, gnum), after)

    def point(self, text: str, after: int) -> "Dock":
        """Point at the list."""
        self.wait(after)
        self.seq += 1
        self.scans.append(self.seq)
        return self.happen(e.Scanned(Scan(self.seq, RawScan(text.encode(), Source.CHOSEN, "list", self.at))))

    def refill(
        self, row: int | None = None, element: str | None = None, after: int = 1000, waybill: str = WAYBILL
    ) -> "Dock":
        """Confirm the refill of one element, or all that are proposed."""
        return self.happen(e.RefillAsked(self.wait(after).at, waybill, row, element))

    def take_back(self, waybill: str | None = WAYBILL) -> "Dock":
        """Take the last piece or note back."""
        return self.happen(e.TakeBackAsked(self.wait().at, waybill))

    def card(self, command: Command, after: int = 1000) -> "Dock":
        """Scan a command card."""
        return self.scan(make_command(command, KEY), "]C0", after=after)

    def badge(self, person: Operator, pin: str = "right") -> "Dock":
        """Scan a badge and type its PIN."""
        self.scan(make_badge(person.badge, KEY), "]C0")
        return self.happen(e.PinTyped(pin, self.wait().at))

    def choose(self, outcome: Outcome, waybill: str = WAYBILL, after: int = 1000) -> "Dock":
        """Press a decision button."""
        return self.happen(e.Chosen(waybill, outcome, self.wait(after).at))

    def happen(self, event: e.DeskEvent) -> "Dock":
        """Step the desk and answer what it asks for."""
        self.state, effects = step(self.state, event)
        for effect in effects:
            for answer in self._answer(effect):
                self.happen(answer)
        return self

    def _answer(self, effect: do.Effect) -> Iterable[e.DeskEvent]:
        if self.failing and not isinstance(effect, do.Settle | do.Retry):
            return [e.Failed("the disk is full: make room, then go on", self.at)]
        match effect:
            case do.LookUpParcel(scan=scan, waybill=waybill):
                found = self.parcels.get(waybill, dossier(waybill, unknown=True))
                return [e.ParcelFound(scan, replace(found, earlier=(*found.earlier, *self.earlier(waybill))), self.at)]
            case do.LookUpOriginals(scan=scan, number=number):
                returns = [r for parcel in self.parcels.values() for r in parcel.returns if number in r.numbers]
                return [e.OriginalsFound(scan, originals(number, returns, listed=number in self.parcels), self.at)]
            case do.LookUpGoods(scan=scan, gtin=gtin):
                return [e.GoodsFound(scan, goods(gtin), self.at)]
            case do.LookUpUnit(scan=scan, sscc=sscc):
                return [e.UnitFound(scan, units(sscc), self.at)]
            case do.Settle(scan=scan, bucket=bucket):
                assert scan not in self.settled, "a scan is settled once"
                self.settled[scan] = bucket
            case do.Record(decision=decision):
                self.seq += 1
                self.decisions[self.seq] = decision
                for scan in decision.scans:
                    assert scan not in self.settled, "a scan is settled once"
                    self.settled[scan] = Bucket.DECIDED
                return [e.DecisionRecorded(decision, self.seq)]
            case do.RecordUndo(decision_seq=seq):
                self.undone.append(seq)
                for scan in self.decisions[seq].scans:
                    del self.settled[scan]
                return [e.UndoRecorded(seq, self.at)]
            case do.CheckPin(badge=badge, pin=pin):
                if pin == "right" and badge in PEOPLE:
                    return [e.SignedIn(PEOPLE[badge], self.at)]
                return [e.SignInRefused("wrong_pin", self.at)]
            case do.SetDirection(direction=direction):
                return [e.DirectionSet(direction)]
            case do.OpenShift(operator=operator):
                return [e.ShiftOpened(Shift(1, self.at, operator.number))]
            case do.CloseShift():
                left = tuple(s for s in self.scans if s not in self.settled)
                if left:
                    return [e.CloseRefused(left)]
                return [e.ShiftClosed(Shift(1, NOW, "1001"), Tally(scans=tuple(self.scans)))]
            case do.SignOut() | do.Retry() | do.Resolve():
                pass
        return []

    def earlier(self, waybill: str) -> tuple[EarlierDecision, ...]:
        """Return this dock's own decisions on a parcel."""
        return tuple(
            EarlierDecision(
                "ST01",
                seq,
                d.outcome,
                d.operator,
                d.at,
                undone=seq in self.undone,
                conform=d.conform,
                instances=d.instances,
                picked=tuple(drawn.rule_id for drawn in d.draws if drawn.picked),
                applications=d.applications,
            )
            for seq, d in self.decisions.items()
            if d.waybill == waybill
        )

    @property
    def notice(self) -> NoticeCode | None:
        """Return what the desk said last."""
        return self.state.notice.code if self.state.notice else None

    @property
    def outcomes(self) -> list[Outcome]:
        """Return the decisions that stand, in order."""
        return [d.outcome for seq, d in self.decisions.items() if seq not in self.undone]
