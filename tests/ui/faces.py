"""Faces to paint: desks brought by the pure `step` into every state, over a small warehouse made by hand."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from types import MappingProxyType

from station.domain.code import RawScan, Scan, Source, Symbology
from station.domain.decision import Decision, EarlierDecision, Outcome
from station.domain.desk import effects as do
from station.domain.desk import events as e
from station.domain.desk import step
from station.domain.desk.states import DeskState, OnGoods, Setup
from station.domain.direction import Direction
from station.domain.goods import (
    CodeItem,
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
from station.domain.parcel import (
    ControlAction,
    ControlInstruction,
    DeclarationList,
    ListItem,
    ParcelDossier,
    Receipt,
    ReturnApplication,
    ReturnRow,
    originals,
)
from station.domain.policy import Policy
from station.domain.routing import Profile
from station.domain.shift import Bucket, Shift, Tally
from station.domain.sightings import Standing
from station.domain.station_code import make_badge
from station.domain.status import CameraState, StationStatus, SyncState
from station.ports import Box, Preview
from station.ui.face import Face

NOW = datetime(2026, 11, 11, 14, 5, 9, tzinfo=UTC)
KEY = b"a key for tests"
STAMP = DataStamp("bonded-2026-11-11", 41, NOW - timedelta(hours=3, minutes=20))
ANNA = Operator("1001", "Anna 安娜", Role.INSPECTOR, "BADGEANNA", "hash")
SUE = Operator("2001", "Sue 苏", Role.SUPERVISOR, "BADGESUE", "hash")
PEOPLE = {person.badge: person for person in (ANNA, SUE)}
SHIFT = Shift(3, NOW - timedelta(hours=5, minutes=35), "2001")

MILK, CREAM, HONEY, GIFT, CASE = (
    "08716200664561", "03337875597180", "09421021461525", "06923456789012", "18716200664568",
)  # fmt: skip
STRANGER = "04006381333931"
PALLET = "040123450000001112"
BACK, CAME_BACK, ALSO_BACK = "YT8800123456789", "SF1409988776611", "JDVB00998877665"
FINE, WRONG, CONTROLLED, SENT_BACK, UNKNOWN, SEEN, STALE, SECOND_FINE = (
    "SF1428300572951", "YT7398214460125", "JT5130927746638", "SF1428300572968", "SF9999999999999", "YT7398214460901",
    "YT7398214460177", "SF1428300573002",
)  # fmt: skip

ELEMENTS = (
    ElementDefinition(
        0,
        "brand_type",
        "品牌类型",
        "Brand type",
        required=True,
        codes=(CodeItem("4", "境外品牌(其他)", "foreign, other"),),
    ),
    ElementDefinition(
        1,
        "preference",
        "出口享惠情况",
        "Export preference",
        required=True,
        codes=(CodeItem("3", "不适用于进口", "not for import"),),
    ),
    ElementDefinition(2, "ingredients", "成分含量", "Ingredients and content", required=True),
    ElementDefinition(3, "age", "适用人群", "Intended consumer", required=True),
    ElementDefinition(4, "packing", "包装规格", "Packing", required=True),
    ElementDefinition(5, "net_content", "每包净含量", "Net content of one pack", required=True),
    ElementDefinition(6, "brand", "品牌", "Brand", required=True),
    ElementDefinition(7, "gtin", "GTIN", "GTIN of the smallest retail pack", required=False),
)
HS_MILK = HsCode(
    "1901101090", "供婴幼儿食用的零售包装配方奶粉", "Infant formula for retail sale", "035", None, ELEMENTS
)
HS_CREAM = HsCode("3304990029", "其他护肤品", "Other skin care", "035", "006", (ELEMENTS[0], ELEMENTS[6], ELEMENTS[5]))


def product(gtin: str, zh: str, en: str, hs: HsCode, origin: str, **changes: object) -> Product:
    values = {
        "brand_type": "4", "preference": "3", "ingredients": "脱脂乳粉、乳糖、植物油、乳清蛋白", "age": "12-36月龄幼儿",
        "packing": "1罐/盒", "net_content": "900g", "brand": "Muranelle 沐岚", "gtin": gtin[1:],
    }  # fmt: skip
    made = Product(
        gtin, 3, zh, en, "Muranelle 沐岚", "900g", "900 g", origin, "Muranelle Foods B.V.", hs.code, "122",
        tuple((d.key, values[d.key]) for d in hs.elements), ProductStatus.ACTIVE, "customs_barcode_db",
        date(2026, 3, 1),
    )  # fmt: skip
    return replace(made, **changes)


TRACE = (
    ("commissioning", "active", 90, 90, "Zwolle NL", "Muranelle Foods"),
    ("shipping", "in_transit", 60, 58, "Rotterdam NL", "样例航运"),
    ("importing", "in_progress", 30, 30, "Chongqing CN", "样例一号跨境电商"),
    ("storing", "sellable_not_accessible", 21, 21, "西永 A 库", "样例保税仓"),
)


def goods_history(gtin: str) -> tuple[TraceEvent, ...]:
    return tuple(
        TraceEvent(
            f"e-{gtin}-{name}", NOW - timedelta(days=days), NOW - timedelta(days=recorded), name, disposition,
            f"urn:epc:id:sgln:{place}", gtin, "L2609A", party=party,
        )
        for name, disposition, days, recorded, place, party in TRACE
    )  # fmt: skip


def known_goods(gtin: str) -> GoodsDossier:
    products = {
        MILK: product(MILK, "沐岚婴幼儿配方奶粉 3段 900g", "Muranelle infant formula stage 3, 900 g", HS_MILK, "309"),
        CREAM: product(CREAM, "澄禾保湿面霜 50ml", "Chenghe moisturising cream 50 ml", HS_CREAM, "305"),
        HONEY: product(HONEY, "北屿麦卢卡蜂蜜 500g", "Norrisle manuka honey 500 g", HS_CREAM, "609"),
        GIFT: product(GIFT, "品牌定制环保袋(赠品)", "Brand tote bag (gift)", HS_CREAM, "142", gift=True),
    }
    found = products.get(MILK if gtin == CASE else gtin)
    hs = {HS_MILK.code: HS_MILK, HS_CREAM.code: HS_CREAM}[found.hs_code] if found else None
    pack = (PackLevel(CASE, MILK, 6),) if gtin in {CASE, MILK} else ()
    return GoodsDossier(gtin, found, hs, pack, goods_history(gtin) if found else (), STAMP)


def units(sscc: str) -> UnitDossier:
    """Return what this dock knows of a logistic unit: one pallet with milk powder on it."""
    if sscc != PALLET:
        return UnitDossier(sscc, (), (), STAMP)
    days = [NOW - timedelta(days=day) for day in range(4)]
    put = TraceEvent("put", days[3], days[3], "packing", "in_progress", "urn:dock:1", gtin=MILK, lot="L2609A")
    put = replace(put, quantity=Decimal(72), action="ADD", part=Part.CHILD, parent=PALLET)
    sent = TraceEvent("sent", days[2], days[1], "shipping", "in_transit", "urn:port:2", sscc=PALLET)
    return UnitDossier(sscc, (sent,), (put,), STAMP)


def row(gnum: int, gtin: str, quantity: int, price: str, gmodel: str | None = None, **changes: object) -> ListItem:
    found = known_goods(gtin).product
    assert found is not None
    model = gmodel if gmodel is not None else "|".join(value for _, value in found.elements)
    made = ListItem(
        gnum, f"SKU-{gnum:03}", found.name_zh, found.hs_code, found.name_zh, model, gtin[1:], gtin, found.origin,
        Decimal(quantity), "122", Decimal(price), Decimal(price) * quantity,
    )  # fmt: skip
    return replace(made, **changes)


def parcel(
    waybill: str,
    items: Iterable[ListItem],
    status: str | None = "800",
    controls: tuple[ControlInstruction, ...] = (),
    earlier: tuple[EarlierDecision, ...] = (),
    stamp: DataStamp = STAMP,
) -> ParcelDossier:
    rows = tuple(items)
    number = f"80992026I{sum(map(ord, waybill)):09}"
    listing = DeclarationList(
        number, "COP1", "ORD1", waybill, "样例顺达速运", "样例甲平台 Sample Mall A", "50996A0001", "样例一号跨境电商",
        "8099", "1210", NOW - timedelta(hours=9), Decimal("3.24"), Decimal("2.70"), rows,
    )  # fmt: skip
    receipts = (Receipt(number, "120", NOW - timedelta(hours=8)),)
    if status is not None:
        receipts += (Receipt(number, status, NOW - timedelta(hours=2, minutes=11)),)
    trace = tuple(
        TraceEvent(f"p-{waybill}-{name}", NOW - timedelta(hours=hours), NOW - timedelta(hours=hours), name, disposition,
                   "urn:epc:id:sgln:西永 A 库", party="样例保税仓")
        for name, disposition, hours in (("picking", "in_progress", 4), ("packing", "in_progress", 3),
                                         ("arriving", "in_progress", 1))
    )  # fmt: skip
    known = tuple(known_goods(item.gtin) for item in rows if item.gtin)
    return ParcelDossier(waybill, listing, receipts if status else (), controls, known, trace, earlier, stamp)


WRONG_MODEL = "4|3|脱脂乳粉、乳糖、植物油|6-12月龄幼儿|1罐／盒|800g||8716200664561"
CONTROL = ControlInstruction(
    "BK-2026-0193", 2, "gtin", CREAM, ControlAction.DETAIN,
    "该批次涉嫌侵权, 发现即扣留并通知知识产权科。", "Suspected infringement: detain on sight, call the IPR desk.",
    NOW - timedelta(days=3), None, "8099",
)  # fmt: skip
INSPECT_CONTROL = replace(
    CONTROL, rule_id="BK-2026-0201", action=ControlAction.INSPECT, scope="origin", value="609",
    reason_zh="蜂蜜类抽查, 开箱核对数量与批号。", reason_en="Honey on sample: open, count, compare the lot.",
)  # fmt: skip
BEFORE = EarlierDecision("ST02", 811, Outcome.RELEASE, "1007", NOW - timedelta(hours=1, minutes=4))
INSPECTED = EarlierDecision("ST01", 640, Outcome.INSPECT, "1001", NOW - timedelta(hours=1), undone=False)

PARCELS: dict[str, ParcelDossier] = {
    FINE: parcel(FINE, (row(1, MILK, 2, "268.00"), row(2, CREAM, 1, "189.00"))),
    SECOND_FINE: parcel(SECOND_FINE, (row(1, HONEY, 3, "158.00"),)),
    WRONG: parcel(
        WRONG,
        (row(1, MILK, 3, "268.00", WRONG_MODEL), row(2, CREAM, 1, "189.00"), row(3, HONEY, 2, "158.00")),
        controls=(INSPECT_CONTROL,),
        earlier=(INSPECTED,),
    ),
    CONTROLLED: parcel(CONTROLLED, (row(1, CREAM, 4, "189.00"),), controls=(CONTROL,)),
    SENT_BACK: parcel(SENT_BACK, (row(1, MILK, 2, "268.00"),), status="700"),
    SEEN: parcel(SEEN, (row(1, MILK, 2, "268.00"),), earlier=(BEFORE,)),
    STALE: parcel(STALE, (row(1, MILK, 20, "268.00", "4|3|脱脂乳粉|||"),), status="500"),
}


def sent_back(waybill: str, rma: str) -> ParcelDossier:
    """A parcel of two tins that left twelve days ago, and whose return was applied for."""
    gone = parcel(waybill, (row(1, MILK, 2, "268.00"),))
    receipts = (*gone.receipts[:-1], replace(gone.receipts[-1], at=NOW - timedelta(days=12)))
    rows = (ReturnRow(1, gone.listing.items[0].gcode, "奶粉", Decimal(2), "122"),)
    numbers = {"cop_no": rma, "logistics_no": BACK if rma.endswith("7") else waybill, "order_no": "RMA-2026-0098"}
    applied = ReturnApplication(
        gone.listing.invt_no, "", "", "", "不想要了", NOW - timedelta(days=3), rows, waybill=waybill
    )
    return replace(gone, receipts=receipts, returns=(replace(applied, **numbers),))


PARCELS |= {CAME_BACK: sent_back(CAME_BACK, "RMA-2026-0097"), ALSO_BACK: sent_back(ALSO_BACK, "RMA-2026-0099")}


@dataclass
class Dock:
    """Drives the pure desk over the warehouse above."""

    state: DeskState = field(default_factory=lambda: DeskState(Setup(Policy(), Profile(card_key=KEY))))
    at: datetime = NOW - timedelta(minutes=5)
    seq: int = 240
    failing: bool = False
    silent: bool = False
    buckets: dict[int, Bucket] = field(default_factory=dict)
    outcomes: dict[int, Outcome] = field(default_factory=dict)
    scans: list[int] = field(default_factory=list)

    def working(self, person: Operator = ANNA) -> "Dock":
        self.state = replace(self.state, operator=person, shift=SHIFT)
        return self

    def scan(self, text: str, aim: str | None = "]C0") -> "Dock":
        self.at += timedelta(seconds=7)
        self.seq += 1
        self.scans.append(self.seq)
        raw = RawScan(text.encode(), Source.WEDGE, "keyboard", self.at, aim)
        return self.tell(e.Scanned(Scan(self.seq, raw)))

    def item(self, gtin: str, times: int = 1) -> "Dock":
        for _ in range(times):
            self.scan(gtin[1:], "]E0")
        return self

    def badge(self, person: Operator) -> "Dock":
        return self.scan(make_badge(person.badge, KEY))

    def choose(self, outcome: Outcome, waybill: str) -> "Dock":
        self.at += timedelta(seconds=3)
        return self.tell(e.Chosen(waybill, outcome, self.at))

    def tell(self, event: e.DeskEvent) -> "Dock":
        self.state, effects = step(self.state, event)
        for effect in effects:
            for answer in self._answer(effect):
                self.tell(answer)
        return self

    def _answer(self, effect: do.Effect) -> Iterable[e.DeskEvent]:
        if self.failing and isinstance(effect, do.LookUpParcel | do.Record):
            return [e.Failed("磁盘已满: 请清理空间后继续 · The disk is full: make room, then go on.", self.at)]
        if self.silent and isinstance(effect, do.LookUpParcel | do.Record):
            return []
        match effect:
            case do.LookUpParcel(scan=scan, waybill=waybill):
                found = PARCELS.get(waybill, ParcelDossier(waybill, None, (), (), (), (), (), STAMP))
                return [e.ParcelFound(scan, found, self.at)]
            case do.LookUpOriginals(scan=scan, number=number):
                returns = [r for parcel in PARCELS.values() for r in parcel.returns if number in r.numbers]
                return [e.OriginalsFound(scan, originals(number, returns, listed=number in PARCELS), self.at)]
            case do.LookUpGoods(scan=scan, gtin=gtin):
                return [e.GoodsFound(scan, known_goods(gtin), self.at)]
            case do.LookUpUnit(scan=scan, sscc=sscc):
                return [e.UnitFound(scan, units(sscc), self.at)]
            case do.Settle(scan=scan, bucket=bucket):
                self.buckets[scan] = bucket
            case do.Record(decision=decision):
                return [e.DecisionRecorded(decision, self._decided(decision))]
            case do.RecordUndo(decision_seq=seq):
                self.outcomes.pop(seq, None)
                return [e.UndoRecorded(seq, self.at)]
            case do.CheckPin(badge=badge, pin=pin):
                person = PEOPLE.get(badge)
                right = person is not None and pin == "1234"
                return [e.SignedIn(person, self.at) if right and person else e.SignInRefused("wrong_pin", self.at)]
            case do.CloseShift():
                return (
                    [e.CloseRefused(self.tally().open_scans)]
                    if self.tally().open_scans
                    else [e.ShiftClosed(SHIFT, self.tally())]
                )
            case _:
                pass
        return []

    def _decided(self, decision: Decision) -> int:
        self.seq += 1
        self.outcomes[self.seq] = decision.outcome
        self.buckets.update(dict.fromkeys(decision.scans, Bucket.DECIDED))
        return self.seq

    def tally(self) -> Tally:
        """What went before in this shift, and what this dock did."""
        spread = {Bucket.DECIDED: 161, Bucket.REPEAT: 9, Bucket.UNKNOWN: 3, Bucket.UNREADABLE: 2,
                  Bucket.STATION_CODE: 12, Bucket.VOIDED: 1, Bucket.CONSULTED: 4}  # fmt: skip
        before: dict[int, Bucket] = {}
        for bucket, n in spread.items():
            before.update({len(before) + 4 + i: bucket for i in range(n)})
        decided = {
            1000 + i: o for i, o in enumerate([Outcome.RELEASE] * 71 + [Outcome.INSPECT] * 6 + [Outcome.HOLD] * 4)
        }
        return Tally(
            SHIFT,
            (*before, *self.scans),
            MappingProxyType({**before, **self.buckets}),
            MappingProxyType({**decided, **self.outcomes}),
        )

    def face(self, **changes: object) -> Face:
        status = StationStatus("CQ-07", NOW, STAMP, 12, SyncState.OFFLINE, CameraState.LIVE)
        return Face(self.state, self.tally(), replace(status, **changes))


def returns_dock() -> Dock:
    """Return a dock that works as a return centre."""
    dock = Dock().working()
    dock.state = replace(dock.state, direction=Direction.RETURNS)
    return dock


def worked() -> Dock:
    """Return a dock in the middle of a shift, with results pinned and a parcel put aside."""
    dock = Dock().working()
    dock.scan(FINE).choose(Outcome.RELEASE, FINE)
    dock.scan("0690123456789", "]E0").item(STRANGER)
    dock.scan(SENT_BACK).choose(Outcome.RETURN, SENT_BACK)
    dock.scan(CONTROLLED).choose(Outcome.HOLD, CONTROLLED)
    dock.item(MILK)
    dock.scan(SECOND_FINE)
    return dock


def ambiguous() -> Face:
    dock = worked()
    return dock.scan("781203455674", None).face()


def _opened(dock: Dock) -> Dock:
    return dock.scan(WRONG).item(MILK, 2).item(CREAM).item(HONEY, 2).item(GIFT).item(STRANGER)


def _second() -> Dock:
    return worked().scan(CONTROLLED).choose(Outcome.DETAIN, CONTROLLED)


def _silent(dock: Dock) -> Dock:
    dock.silent = True
    return dock


def _failing(dock: Dock) -> Dock:
    dock.failing = True
    return dock


def _fault() -> Face:
    return _failing(worked()).scan(FINE).face(sync=SyncState.ATTENTION, camera=CameraState.LOST)


def _shift_open() -> Face:
    dock = Dock()
    dock.state = replace(dock.state, operator=SUE)
    face = dock.face()
    return replace(face, tally=Tally())


def _doubtful() -> Face:
    """A piece whose trace contradicts itself: sold before it was made, and one event declared wrong."""
    face = Dock().working().item(MILK).face()
    phase = face.state.phase
    assert isinstance(phase, OnGoods)
    piece = {"gtin": MILK, "serial": "S20260917"}

    def told(name: str, days: int, step: str, disposition: str, **changes: object) -> TraceEvent:
        at = NOW - timedelta(days=days)
        return TraceEvent(name, at, at, step, disposition, "urn:epc:id:sgln:8716200.00001.0", **piece, **changes)

    history = (
        told("sold", 70, "retail_selling", "retail_sold"),
        told("made", 60, "commissioning", "active"),
        told("packed", 59, "packing", "in_progress", part=Part.CHILD, action="ADD", parent=PALLET),
        told("lost", 40, "shipping", "in_transit", party="Muranelle Foods B.V."),
        told("wrong", 30, "error_declaration", "did_not_occur", declares="lost", corrective=("again",)),
        told("again", 39, "shipping", "in_transit", party="Muranelle Foods B.V."),
    )
    goods = replace(phase.dossier, history=history)
    shown = replace(phase, dossier=goods, item=replace(phase.item, serial=piece["serial"]))
    return replace(face, state=replace(face.state, phase=shown))


FACES: dict[str, Callable[[], Face]] = {
    "01-locked": lambda: Dock().face(camera=CameraState.OFF),
    "02-pin": lambda: Dock().badge(ANNA).face(),
    "03-open-shift": _shift_open,
    "04-idle": lambda: Dock().working().face(),
    "05-release-proposed": lambda: worked().scan(FINE).face(),
    "06-inspect-proposed": lambda: worked().scan(WRONG).face(),
    "07-inspect-opened": lambda: _opened(worked()).face(),
    "08-detain-proposed": lambda: worked().scan(CONTROLLED).face(),
    "09-return-proposed": lambda: worked().scan(SENT_BACK).face(),
    "10-hold-unknown": lambda: worked().scan(UNKNOWN).face(),
    "11-inspect-customs": lambda: worked().scan(STALE).face(),
    "12-decided-release": lambda: worked().scan(FINE).choose(Outcome.RELEASE, FINE).face(),
    "13-decided-inspect": lambda: worked().scan(WRONG).choose(Outcome.INSPECT, WRONG).face(sync=SyncState.SENDING),
    "14-release-refused": lambda: worked().scan(WRONG).choose(Outcome.RELEASE, WRONG).face(),
    "15-already-decided": lambda: worked().scan(SEEN).face(),
    "16-second-person": lambda: _second().face(),
    "17-second-pin": lambda: _second().badge(SUE).face(),
    "18-choose-reading": ambiguous,
    "19-unreadable": lambda: worked().scan(FINE).choose(Outcome.HOLD, FINE).scan("0690123456789", "]E0").face(),
    "20-product": lambda: Dock().working().item(MILK).face(),
    "20b-unit": lambda: Dock().working().scan(f"00{PALLET}", "]C1").face(),
    "20c-doubtful-piece": _doubtful,
    "21-unknown-product": lambda: Dock().working().item(STRANGER).face(),
    "22-fault": _fault,
    "23-recording": lambda: _silent(worked().scan(FINE)).choose(Outcome.RELEASE, FINE).face(),
    "24-shift-not-closed": lambda: Dock().working(SUE).scan(FINE).tell(e.CloseShiftAsked(NOW)).face(),
    "25-training-stale": lambda: (
        worked()
        .scan(FINE)
        .face(training=True, camera=CameraState.FROZEN, stamp=replace(STAMP, as_of=NOW - timedelta(days=4)))
    ),
    "26-locked-parked": lambda: worked().tell(e.LockAsked(NOW)).face(),
    "27-return-found": lambda: returns_dock().scan(BACK).item(MILK).face(),
    "28-return-choose": lambda: returns_dock().scan("RMA-2026-0098").face(),
}


def preview(width: int = 340, height: int = 191) -> Preview:
    """Return a picture of grey stripes with four framed symbols, one of each standing."""
    line = b"".join(bytes((90 + x // 6 % 40, 92 + x // 6 % 40, 96 + x // 6 % 40, 255)) for x in range(width))
    boxes = tuple(
        Box(((x, y), (x + 90, y + 4), (x + 88, y + 44), (x - 2, y + 40)), text, Symbology.CODE_128, standing, "")
        for (x, y), text, standing in zip(
            ((18, 20), (190, 16), (24, 112), (200, 108)),
            (FINE, MILK, CREAM, "0690123456789"),
            (Standing.ACCEPTED, Standing.WAITING, Standing.HELD, Standing.REFUSED),
            strict=True,
        )
    )
    return Preview(width, height, line * height, NOW, boxes)
