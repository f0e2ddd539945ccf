"""The truth of a parcel: what should be found, decided and said of it, reckoned from what was planted."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from random import Random

from station.domain.decision import Finding, Outcome
from station.domain.goods import Product
from station.domain.parcel import ControlInstruction, DeclarationList
from station.domain.policy import customs_status
from station.samples import rates
from station.samples.controls import Touched, in_force
from station.samples.plan import INSIDE, OF_ACTION, OF_FAULT, OF_STATUS, Content, Fault, ParcelPlan, Verdict, strictest
from station.samples.planting import Planted

ORDER = tuple(Finding)


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What is known of a parcel before it is judged; `at` is the instant whose controls count.

    Of the products `recalled` a lot was called back, which may be another one than lies here.
    """

    index: int
    status: str
    fault: Fault | None
    listing: DeclarationList
    planted: Planted
    at: datetime
    recalled: frozenset[str] = frozenset()

    @property
    def contents(self) -> tuple[Content, ...]:
        """Return everything that lies in the parcel."""
        return (*(row.content for row in self.planted.rows), *self.planted.extra)


def judge(
    rng: Random, about: Circumstances, products: Mapping[str, Product], controls: tuple[ControlInstruction, ...]
) -> ParcelPlan:
    """Return the truth of a parcel; the draw says whether it is opened where nothing demands it."""
    contents = about.contents
    hits = tuple(in_force(controls, _touched(about, products, opened=False), about.at))
    wish = rng.random()
    opened = _opened(wish, about, hits)
    if opened:
        hits = tuple(in_force(controls, _touched(about, products, opened=True), about.at))
    verdicts = tuple(_verdicts(about, hits))
    outcome = strictest(verdicts)
    conform = opened and about.fault is None and outcome is Outcome.INSPECT
    told = {v.finding for v in verdicts}
    return ParcelPlan(
        index=about.index,
        waybill=about.listing.logistics_no,
        status=about.status,
        fault=about.fault,
        row=about.planted.row,
        detail=about.planted.detail,
        contents=contents,
        opened=opened,
        controls=tuple(c.rule_id for c in hits),
        findings=tuple(f for f in ORDER if f in told),
        outcome=Outcome.RELEASE if conform else outcome,
        conform=conform,
        why_zh="；".join(v.zh for v in verdicts) + ("；开箱查验相符" if conform else "") or "无异常",
        why_en="; ".join(v.en for v in verdicts) + ("; opened and found conform" if conform else "") or "nothing found",
    )


def _opened(wish: float, about: Circumstances, hits: tuple[ControlInstruction, ...]) -> bool:
    pieces = sum(c.pieces for c in about.contents)
    if about.fault in INSIDE:
        return True
    if not about.planted.openable or pieces > rates.MANY:
        return False
    asked = strictest(_verdicts(about, hits)) is Outcome.INSPECT and about.fault is None
    return wish < (rates.CONFORM if asked else rates.OPENED)


def _verdicts(about: Circumstances, hits: tuple[ControlInstruction, ...]) -> Iterator[Verdict]:
    asked = OF_STATUS[about.status]
    if asked is not Outcome.RELEASE:
        zh, en, _ = customs_status(about.status)
        yield Verdict(Finding.CUSTOMS_STATUS, asked, f"海关状态{about.status}{zh}", f"customs {about.status} {en}")
    for control in hits:
        name = f" {control.rule_id}"
        yield Verdict(Finding.CONTROL_HIT, OF_ACTION[control.action], f"布控{name}", f"control{name}")
    lots = {c.gtin for c in about.contents if c.lot == about.planted.detail}
    if about.recalled.intersection(item.gtin for item in about.listing.items if item.gtin not in lots):
        yield Verdict(Finding.HISTORY_NOTICE, Outcome.RELEASE, "同一商品有召回批次", "another lot was called back")
    if about.fault is not None:
        yield OF_FAULT[about.fault]


def _touched(about: Circumstances, products: Mapping[str, Product], *, opened: bool) -> Touched:
    listing, items = about.listing, about.listing.items
    found = [products[c.gtin] for c in about.contents if c.gtin in products] if opened else []
    known = found + [products[i.gtin] for i in items if i.gtin is not None and i.gtin in products]
    return Touched(
        waybill=listing.logistics_no,
        merchant=listing.ebc_code,
        gtins=frozenset({i.gtin for i in items if i.gtin} | {p.gtin for p in found}),
        codes=frozenset({i.gcode for i in items} | {p.hs_code for p in known}),
        origins=frozenset({i.country for i in items} | {p.origin for p in known}),
    )
