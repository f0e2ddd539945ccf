"""The generated warehouse: the same every time, valid where it should be, wrong only where a fault was planted."""

import hashlib
import re
from collections import Counter
from collections.abc import Iterable
from datetime import datetime

import pytest

from station.domain.goods import Part
from station.domain.gs1.gtin import Gtin, check_digit, is_restricted, normalise
from station.domain.history import DoubtCode, doubts, tell, walk
from station.domain.identity import Role
from station.domain.policy import CUSTOMS_STATUS
from station.domain.thing import Thing
from station.samples.plan import Fault
from station.samples.stock import RECALLED
from station.samples.warehouse import Warehouse, make
from tests.fakes.reference import InMemoryReference
from tests.samples.conftest import AS_OF

MOBILE = re.compile(r"(?<!\d)1[3-9]\d{9}(?!\d)")
#: 18 digits with a date of birth in them, as a person's number has and a pallet's has not.
IDENTITY = re.compile(r"(?<!\d)\d{6}(19|20)\d\d(0[1-9]|1[0-2])([0-2]\d|3[01])\d{3}[\dXx](?!\d)")


def everything(warehouse: Warehouse) -> Iterable[str]:
    data = warehouse.reference()
    parts = (data.hs_codes, data.products, data.packs, data.lists, data.receipts, data.controls, data.events)
    parts = (*parts, data.returns)
    for part in (*parts, data.operators, warehouse.staff, warehouse.plans()):
        for row in part:
            yield repr(row)


def digest(warehouse: Warehouse) -> str:
    return hashlib.sha256("\n".join(everything(warehouse)).encode()).hexdigest()


def test_the_same_seed_gives_the_same_bytes() -> None:
    assert digest(make(5, 60, AS_OF)) == digest(make(5, 60, AS_OF))


def test_another_seed_gives_other_bytes() -> None:
    assert digest(make(5, 60, AS_OF)) != digest(make(6, 60, AS_OF))


def test_a_parcel_is_the_same_packed_alone_or_in_a_row(warehouse: Warehouse) -> None:
    assert [warehouse.packer.pack(i) for i in (400, 3)] == [list(warehouse.consignments())[i] for i in (400, 3)]


def test_an_instant_without_its_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        make(1, 1, datetime(2026, 11, 20))  # noqa: DTZ001 - the point


def test_too_few_products_are_refused() -> None:
    with pytest.raises(ValueError, match="at least 300"):
        make(1, 1, AS_OF, wares=38)


def test_streams_can_be_read_twice(warehouse: Warehouse) -> None:
    lists = warehouse.reference().lists
    assert list(lists) == list(lists)
    assert len(list(lists)) == 1000 + len({back.listing for back in warehouse.returned})


def test_every_gtin_is_valid(warehouse: Warehouse) -> None:
    gtins = {p.gtin for p in warehouse.products} | {pack.gtin for pack in warehouse.packs}
    gtins |= {c.gtin for plan in warehouse.plans() for c in plan.contents if c.gtin}
    assert all(len(gtin) == 14 and isinstance(normalise(gtin), Gtin) for gtin in gtins)
    printed = {c.printed for plan in warehouse.plans() for c in plan.contents if c.printed}
    assert {len(number) for number in printed} == {8, 12, 13, 14}
    assert all(isinstance(normalise(number), Gtin) for number in printed)


def test_declared_barcodes_are_gtins_unless_a_fault_says_otherwise(warehouse: Warehouse) -> None:
    for c in warehouse.consignments():
        for item in c.listing.items:
            as_written = normalise(item.bar_code)
            assert item.gtin == (as_written.digits if isinstance(as_written, Gtin) else None)
            if item.gtin is None and item.bar_code != "无":
                assert (item.gnum, c.plan.fault) in {(c.plan.row, Fault.LOST_ZERO), (c.plan.row, Fault.NO_BARCODE)}


def test_cases_have_an_indicator_and_point_at_their_pieces(warehouse: Warehouse) -> None:
    gtins = {p.gtin for p in warehouse.products}
    assert len(warehouse.packs) >= 20
    assert {pack.gtin[0] for pack in warehouse.packs} <= set("12345678")
    assert all(pack.gtin in gtins and pack.child in gtins and pack.quantity > 1 for pack in warehouse.packs)


def test_only_restricted_wares_have_restricted_numbers(warehouse: Warehouse) -> None:
    assert all(is_restricted(w.product.gtin) for w in warehouse.goods.restricted)
    assert not any(is_restricted(w.product.gtin) for w in (*warehouse.goods.wares, *warehouse.goods.gifts))


def test_some_products_have_an_older_version_that_differs_in_one_element(warehouse: Warehouse) -> None:
    renewed = [w for w in warehouse.goods.wares if w.old]
    assert len(renewed) >= 10
    for ware in renewed:
        old = ware.old
        assert old is not None
        assert (old.version, ware.product.version) == (1, 2)
        assert old.valid_to == ware.product.valid_from
        assert sum(a != b for a, b in zip(old.elements, ware.product.elements, strict=True)) == 1


def test_lists_have_one_to_twelve_rows_mostly_few(warehouse: Warehouse) -> None:
    sizes = Counter(len(c.listing.items) for c in warehouse.consignments())
    assert sizes.keys() <= set(range(1, 13))
    assert sum(sizes[n] for n in range(1, 5)) > 0.8 * 1000
    assert max(sizes) >= 8


def test_waybills_and_lists_are_numbered_once(warehouse: Warehouse) -> None:
    lists = [c.listing for c in warehouse.consignments()]
    assert len({x.logistics_no for x in lists}) == len({x.invt_no for x in lists}) == len(lists)
    assert all(re.fullmatch(r"\d{8}I\d{9}", x.invt_no) for x in lists)
    bare = [x.logistics_no for x in lists if len(x.logistics_no) == 14 and x.logistics_no.isdigit()]
    lucky = [number for number in bare if isinstance(normalise(number), Gtin)]
    assert 0.05 < len(lucky) / len(bare) < 0.15


def test_every_status_comes_and_most_parcels_are_released() -> None:
    newest = Counter(c.receipts[-1].status for c in make(11, 80, AS_OF).consignments())
    assert newest.keys() >= CUSTOMS_STATUS.keys()
    assert any(status.startswith("-") for status in newest)
    assert Counter(c.receipts[-1].status for c in make(11, 1000, AS_OF).consignments())["800"] > 880


def test_receipts_come_in_the_order_of_their_times_and_before_the_data(warehouse: Warehouse) -> None:
    for c in warehouse.consignments():
        times = [r.at for r in c.receipts]
        assert times == sorted(set(times))
        assert c.listing.declared_at < times[0]
        assert max(*times, *(e.recorded_at for e in c.events if e.recorded_at)) <= AS_OF


def test_controls_of_every_scope_in_force_expired_and_to_come(warehouse: Warehouse) -> None:
    controls = list(warehouse.reference().controls)
    assert {c.scope for c in controls} == {"logistics_no", "gtin", "hs", "ebc_code", "origin", "random"}
    assert any(c.valid_to and c.valid_to < AS_OF for c in controls)
    assert any(c.valid_from > AS_OF for c in controls)
    assert 0.01 < sum(bool(plan.controls) for plan in warehouse.plans()) / 1000 < 0.12


def test_history_tells_when_things_happened_and_when_that_was_written_down(warehouse: Warehouse) -> None:
    events = list(warehouse.reference().events)
    assert {e.biz_step for e in events} >= {"commissioning", "shipping", "receiving", "storing", "picking", "packing"}
    assert all(e.recorded_at is not None and e.at <= e.recorded_at for e in events)
    assert any(each.late for each in tell(events))
    assert len({e.event_id for e in events}) == len(events)
    planted = {c.listing.logistics_no for c in warehouse.consignments() if c.plan.fault is Fault.TWO_PLACES}
    called_back = {Thing(w.product.gtin, lot).key for w, (lot, _) in warehouse.goods.recalled[:-1]}
    ware, made, ingredient = warehouse.goods.tainted
    called_back.add(Thing(ingredient, made[:-1]).key)
    assert {(d.code, d.thing) for d in doubts(events)} == {
        *((DoubtCode.TWO_PLACES, waybill) for waybill in planted),
        *((DoubtCode.ALERT, lot) for lot in called_back),
    }
    assert (len(called_back), bool(planted)) == (RECALLED, True)
    story = InMemoryReference(warehouse.reference()).history(Thing(ware.product.gtin, made))
    assert [(d.code, d.thing) for d in doubts(story)] == [(DoubtCode.ALERT, Thing(ingredient, made[:-1]).key)]
    pallet = next(e.parent for e in events if e.part is Part.CHILD)
    assert pallet is not None
    assert check_digit(pallet[:-1]) == pallet[-1]
    on_the_way = walk(Thing(sscc=pallet), lambda thing: [e for e in events if e.thing == thing])
    assert [e.biz_step for e in on_the_way] == ["shipping", "arriving", "receiving"]


def test_people_of_every_role_with_badges_and_hashed_pins() -> None:
    data = make(3, 1, AS_OF).reference(pin_hash=lambda pin: f"hash of {pin}")
    people = list(data.operators)
    assert Counter(p.role for p in people) == {role: 3 if role is Role.INSPECTOR else 1 for role in Role}
    assert len({p.badge for p in people}) == len(people)
    assert all(re.fullmatch(r"[A-Z0-9]{16}", p.badge) and p.pin_hash.startswith("hash of ") for p in people)
    assert {p.pin_hash for p in make(3, 1, AS_OF).reference().operators} == {"!"}


def test_a_pack_of_samples_is_marked_as_training(warehouse: Warehouse) -> None:
    assert warehouse.reference().training


def test_nothing_that_looks_like_a_person_is_generated(warehouse: Warehouse) -> None:
    for text in everything(warehouse):
        assert not MOBILE.search(text), text
        assert not IDENTITY.search(text), text
