"""Planted faults: as often as the table says, really there, and found by the rules as the truth says."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta

import pytest

from station.domain.counting import Piece
from station.domain.decision import Finding, Outcome
from station.domain.goods import list_in_force
from station.domain.gs1.gtin import is_restricted
from station.domain.history import DoubtCode, doubts
from station.domain.instants import day_of
from station.domain.parcel import ListItem
from station.domain.policy import Policy
from station.domain.rules import assess
from station.domain.subject import Item
from station.samples import rates
from station.samples.consignments import Consignment
from station.samples.plan import INSIDE, Content, Fault, ParcelPlan
from station.samples.stock import Ware
from station.samples.warehouse import Warehouse
from tests.fakes.reference import InMemoryReference
from tests.samples.conftest import AS_OF


@pytest.mark.parametrize("fault", Fault)
def test_each_fault_comes_about_as_often_as_the_table_says(fault: Fault, warehouse: Warehouse) -> None:
    found = sum(plan.fault is fault for plan in warehouse.plans())
    expected = 1000 * rates.FAULTS[fault]
    assert expected / 3 < found < expected * 2 + 5


@dataclass(frozen=True)
class Spoilt:
    """One spoilt parcel, with its spoilt row taken apart and the standard it should have followed."""

    consignment: Consignment
    warehouse: Warehouse

    @property
    def plan(self) -> ParcelPlan:
        return self.consignment.plan

    @property
    def item(self) -> ListItem:
        items = self.consignment.listing.items
        return next((i for i in items if i.gnum == self.plan.row), items[0])

    @property
    def declared(self) -> dict[str, str]:
        lists = (hs for hs in self.warehouse.hs_codes if hs.code == self.item.gcode)
        hs = list_in_force(lists, day_of(self.consignment.listing.declared_at))
        assert hs is not None
        return dict(zip((e.key for e in hs.elements), self.item.gmodel.split("|"), strict=True))

    @property
    def ware(self) -> Ware:
        goods = self.warehouse.goods
        inside = next(c for c in self.plan.contents if c.row == self.item.gnum)
        return next(w for w in (*goods.wares, *goods.restricted) if inside.gtin in wares_numbers(w))

    @property
    def last(self) -> str:
        return self.plan.contents[-1].gtin


def wares_numbers(ware: Ware) -> set[str]:
    return {ware.product.gtin} | ({ware.case.gtin} if ware.case else set())


def different(spoilt: Spoilt) -> set[str]:
    return {key for key, value in spoilt.ware.product.elements if spoilt.declared[key] != value}


THERE: dict[Fault, Callable[[Spoilt], bool]] = {
    Fault.LOST_ZERO: lambda s: len(s.item.bar_code) == 11 and "0" + s.item.bar_code == s.plan.detail,
    Fault.NO_BARCODE: lambda s: s.item.bar_code == "",
    Fault.WRONG_ELEMENT: lambda s: different(s) == {s.plan.detail} and s.declared[s.plan.detail] != "",
    Fault.MISSING_ELEMENT: lambda s: different(s) == {s.plan.detail} and s.declared[s.plan.detail] == "",
    Fault.STALE_VERSION: lambda s: s.ware.old is not None and tuple(s.declared.items()) == s.ware.old.elements,
    Fault.WRONG_CLASS: lambda s: s.item.gcode != s.ware.product.hs_code and not different(s),
    Fault.WRONG_ORIGIN: lambda s: s.item.country != s.ware.product.origin,
    Fault.UNKNOWN_BARCODE: lambda s: s.item.gtin not in {p.gtin for p in s.warehouse.products},
    Fault.RESTRICTED_NUMBER: lambda s: s.item.gtin is not None and is_restricted(s.item.gtin),
    Fault.OVER_LIMIT: lambda s: s.consignment.listing.total > Policy().transaction_limit,
    Fault.WRONG_QUANTITY: lambda s: counts(s.consignment) != declared_counts(s.consignment),
    Fault.UNDECLARED_GIFT: lambda s: s.last in {w.product.gtin for w in s.warehouse.goods.gifts},
    Fault.RECALLED_LOT: lambda s: (s.ware.product.gtin, s.plan.detail) in called_back(s.warehouse),
    Fault.TWO_PLACES: lambda s: [d.code for d in doubts(s.consignment.events)] == [DoubtCode.TWO_PLACES],
    Fault.UNDECLARED_ITEM: lambda s: s.last not in {i.gtin for i in s.consignment.listing.items},
}


def called_back(warehouse: Warehouse) -> set[tuple[str | None, str | None]]:
    ware, lot, ingredient = warehouse.goods.tainted
    recalled = {(e.gtin, e.lot) for e in warehouse.lot_events if e.disposition == "recalled"}
    assert {gtin for gtin, _ in recalled} & {ware.product.gtin, ingredient} == {ingredient}
    return {*recalled, (ware.product.gtin, lot)}


def counts(c: Consignment) -> dict[int | None, int]:
    return {x.row: x.pieces * x.holds for x in c.plan.contents}


def declared_counts(c: Consignment) -> dict[int | None, int]:
    return {i.gnum: int(i.quantity) for i in c.listing.items}


@pytest.mark.parametrize("fault", Fault)
def test_a_planted_fault_is_really_there(fault: Fault, warehouse: Warehouse) -> None:
    spoilt = [Spoilt(c, warehouse) for c in warehouse.consignments() if c.plan.fault is fault]
    assert spoilt
    assert all(THERE[fault](s) for s in spoilt)


def test_only_a_parcel_planted_over_the_limit_is_over_it(warehouse: Warehouse) -> None:
    dear = {c.plan.fault for c in warehouse.consignments() if c.listing.total > Policy().transaction_limit}
    assert dear == {Fault.OVER_LIMIT}


def test_without_a_fault_what_lies_in_the_parcel_is_what_was_declared(warehouse: Warehouse) -> None:
    for c in warehouse.consignments():
        if c.plan.fault is None:
            assert counts(c) == declared_counts(c)


def test_some_rows_were_declared_by_a_list_that_is_in_force_no_more(warehouse: Warehouse) -> None:
    (earlier,) = [hs for hs in warehouse.hs_codes if hs.valid_to is not None]
    brand = next(e.seq for e in earlier.elements if e.key == "brand")
    rows = [(i, c.listing.declared_at) for c in warehouse.consignments() for i in c.listing.items if not c.plan.fault]
    before = [i for i, at in rows if i.gcode == earlier.code and earlier.holds_on(day_of(at))]
    after = [i for i, at in rows if i.gcode == earlier.code and not earlier.holds_on(day_of(at))]
    assert len(before) > 20 < len(after)
    branded = [[item.gmodel.split("|")[brand] for item in items] for items in (before, after)]
    assert [all("/" in each for each in values) for values in branded] == [True, False]


def test_the_rules_find_what_was_planted_and_propose_what_the_truth_says(warehouse: Warehouse) -> None:
    """The truth is reckoned from the planting, the rules see the data alone: they must come to the same."""
    chosen = [c for c in warehouse.consignments() if c.plan.index % 5 == 0 or c.plan.fault or c.plan.controls]
    store = InMemoryReference(warehouse.reference())
    for c in chosen:
        assert judged(store, c) == (c.plan.findings, Outcome.INSPECT if c.plan.conform else c.plan.outcome), c.plan


def judged(store: InMemoryReference, c: Consignment) -> tuple[tuple[Finding, ...], Outcome]:
    at = AS_OF + timedelta(hours=3)
    pieces = tuple(
        piece(store, n, content) for content in c.plan.contents for n in range(content.pieces) if c.plan.opened
    )
    assessment = assess(store.parcel(c.plan.waybill, at), pieces, Policy(), at)
    return tuple(f for f in Finding if f in assessment.findings), assessment.proposal


def piece(store: InMemoryReference, n: int, content: Content) -> Piece:
    """A piece as the desk looks it up: where its barcode has a lot, with the lot's own history."""
    at, item = AS_OF + timedelta(hours=3), Item(content.gtin, content.lot)
    goods = store.goods(content.gtin, at)
    return Piece(n, item, replace(goods, history=store.history(item.thing)) if item.lot else goods, "wedge", at)


def test_a_fault_inside_a_parcel_is_found_because_it_is_opened(warehouse: Warehouse) -> None:
    assert all(plan.opened for plan in warehouse.plans() if plan.fault in INSIDE)
