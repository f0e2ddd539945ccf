"""Control instructions 布控指令 of every scope: in force, expired, and to come."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from random import Random

from station.domain.audience import Audience
from station.domain.controls import RANDOM
from station.domain.goods import Product
from station.domain.parcel import ControlAction, ControlInstruction
from station.samples.stock import Stock
from station.samples.words import Words

WORDS: dict[ControlAction, tuple[str, str]] = {
    ControlAction.INSPECT: ("开箱查验，逐件核对条码与数量", "open the parcel; check every barcode and the quantity"),
    ControlAction.HOLD: ("暂存，等待单证核实", "hold until the documents are checked"),
    ControlAction.DETAIN: ("扣留并报告主管", "detain and report to the supervisor"),
}


@dataclass(frozen=True, slots=True)
class Touched:
    """What of a parcel a control can name: its waybill, its merchant, and all its goods, declared or found."""

    waybill: str
    merchant: str
    gtins: frozenset[str]
    codes: frozenset[str]
    origins: frozenset[str]


#: Random controls 随机抽查: of all parcels, of one kind of goods, and one that is over.
RATES = (
    ("SR-1", '{"rate": "0.08", "minimum": "0.02"}', True),
    ("SR-2", '{"rate": "0.10", "minimum": "0.05", "hs": "2106"}', True),
    ("SR-3", '{"rate": "0.50", "minimum": "0.10"}', False),
)


def instruct(
    rule: str, scope: str, value: str, action: ControlAction, period: tuple[datetime, datetime | None]
) -> ControlInstruction:
    """Return an instruction with its written words."""
    zh, en = WORDS[action]
    return ControlInstruction(
        rule, 1, scope, value, action, f"样例布控：{zh}", f"Sample control: {en}", *period, "样例关 Sample district"
    )


def standing(rng: Random, stock: Stock, words: Words, as_of: datetime) -> tuple[ControlInstruction, ...]:
    """Return the controls that name no single parcel: by GTIN, commodity code, merchant, origin, and at random."""
    now = (as_of - timedelta(days=20), None)
    expired = (as_of - timedelta(days=60), as_of - timedelta(days=10))
    later = (as_of + timedelta(days=15), as_of + timedelta(days=45))
    rare = sorted((w for w in stock.wares if w.share <= 3), key=lambda w: w.product.gtin)
    gtins = [w.product.gtin for w in rng.sample(rare, 4)]
    merchants = [code for _, code in words.merchants]
    return (
        replace(instruct("SC-G1", "gtin", gtins[0], ControlAction.DETAIN, now), priority=1),
        instruct("SC-G2", "gtin", gtins[1], ControlAction.INSPECT, now),
        instruct("SC-G3", "gtin", gtins[2], ControlAction.DETAIN, expired),
        instruct("SC-G4", "gtin", gtins[3], ControlAction.HOLD, later),
        instruct("SC-H1", "hs", "9102", ControlAction.INSPECT, now),
        instruct("SC-H2", "hs", "190110", ControlAction.INSPECT, expired),
        instruct("SC-H3", "hs", "22", ControlAction.HOLD, later),
        replace(instruct("SC-E1", "ebc_code", merchants[-1], ControlAction.HOLD, now), audience=Audience.SUPERVISOR),
        instruct("SC-E2", "ebc_code", merchants[0], ControlAction.INSPECT, expired),
        instruct("SC-O1", "origin", "327", ControlAction.INSPECT, now),
        instruct("SC-O2", "origin", "601", ControlAction.HOLD, later),
        *(instruct(rule, RANDOM, rate, ControlAction.INSPECT, now if on else expired) for rule, rate, on in RATES),
    )


def on_parcel(rng: Random, index: int, waybill: str, as_of: datetime) -> ControlInstruction:
    """Return a control that names one parcel; one in four is expired."""
    action = rng.choices(tuple(WORDS), (6, 3, 2))[0]
    since = as_of - timedelta(hours=rng.randrange(2, 48))
    until = as_of - timedelta(hours=1) if rng.random() < 0.25 else as_of + timedelta(days=7)
    return instruct(f"SC-P{index + 1}", "logistics_no", waybill, action, (since, until))


def in_force(controls: Iterable[ControlInstruction], parcel: Touched, at: datetime) -> Iterator[ControlInstruction]:
    """Yield the controls in force at an instant that touch a parcel."""
    for control in controls:
        started = control.valid_from <= at
        if started and (control.valid_to is None or at < control.valid_to) and _touches(control, parcel):
            yield control


def names(control: ControlInstruction, product: Product) -> bool:
    """Say whether a control, in force or not, names a product."""
    kinds = frozenset({product.gtin}), frozenset({product.hs_code}), frozenset({product.origin})
    return _touches(control, Touched("", "", *kinds))


def _touches(control: ControlInstruction, parcel: Touched) -> bool:
    match control.scope:
        case "logistics_no":
            return control.value == parcel.waybill
        case "ebc_code":
            return control.value == parcel.merchant
        case "gtin":
            return control.value in parcel.gtins
        case "hs":
            return any(code.startswith(control.value) for code in parcel.codes)
        case "origin":
            return control.value in parcel.origins
        case _:  # whom the random ones pick nobody knows before the shift
            return False
