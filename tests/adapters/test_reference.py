"""Reference data by one contract: the files, a delta over its base, and the store in memory."""

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from station.domain.assessment import Assessment, Hit
from station.domain.counting import Piece
from station.domain.cut import WHOLE, Cut
from station.domain.decision import Finding, Outcome
from station.domain.goods import ElementDefinition, HsCode, PackLevel, Part, TraceEvent
from station.domain.history import DoubtCode, History, alerts, doubts
from station.domain.parcel import Originals, ReturnApplication, ReturnRow
from station.domain.policy import Policy
from station.domain.reference import ReferenceData
from station.domain.rules import assess
from station.domain.subject import Item
from station.domain.thing import Thing
from station.ports import Pack, ReferenceStore
from station.storage.reference import build
from station.storage.reference.build import build_base, build_changes, build_delta
from station.storage.reference.store import SqliteReference
from station.storage.reference.switch import SwitchableReference
from tests.fakes.reference import InMemoryReference
from tests.fakes.reference_sample import (
    CREAM,
    GIFT,
    HS_CREAM,
    HS_MILK,
    MILK,
    MILK_CASE,
    MILK_PALLET,
    NOON,
    SAMPLE,
    UNKNOWN,
    control,
    event,
    item,
    listing,
    product,
    sample,
)

Opener = Callable[[ReferenceData], ReferenceStore]


def of_base(data: ReferenceData, folder: Path) -> SqliteReference:
    base = folder / f"base-{len(list(folder.iterdir()))}.db"
    build_base(data, base)
    return SqliteReference(Pack(data.name, data.version, data.as_of, base, None))


def of_delta(data: ReferenceData, folder: Path) -> SqliteReference:
    """Open the data as a delta over a base that had other rows, less rows and more rows."""
    old = replace(
        data,
        version=0,
        hs_codes=[replace(HS_MILK, zh="旧")],
        products=[
            *(p for p in data.products if p.gtin != CREAM),
            product(CREAM, name_zh="旧"),
            product(UNKNOWN, name_zh="旧"),
        ],
        packs=[],
        lists=[replace(x, logistics_no="OLD" + x.logistics_no) for x in data.lists],
        receipts=list(data.receipts)[:2],
        controls=[replace(c, reason_zh="旧") for c in data.controls],
        events=[event("gone", 1, gtin=MILK), *list(data.events)[:2]],
        operators=list(data.operators)[:1],
    )
    number = len(list(folder.iterdir()))
    base, delta = folder / f"base-{number}.db", folder / f"delta-{number}.db"
    build_base(old, base)
    build_delta(base, data, delta)
    return SqliteReference(Pack(data.name, data.version, data.as_of, base, delta))


def of_switch(data: ReferenceData, folder: Path) -> SwitchableReference:
    store = SwitchableReference(of_base(replace(data, products=[], lists=[], operators=[]), folder))
    store.switch(of_base(data, folder)).close()
    return store


@pytest.fixture(params=["memory", "base", "delta", "large", "switched"])
def opened(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Opener]:
    stores = []
    if request.param == "large":
        monkeypatch.setattr(build, "LISTED", 0)  # no file lists its places, as one with too many of them

    def open_store(data: ReferenceData) -> ReferenceStore:
        match request.param:
            case "memory":
                return InMemoryReference(data)
            case "base":
                stores.append(of_base(data, tmp_path))
            case "delta" | "large":
                stores.append(of_delta(data, tmp_path))
            case _:
                stores.append(of_switch(data, tmp_path))
        return stores[-1]

    yield open_store
    for store in stores:
        store.close()


def test_a_known_parcel_comes_with_everything(opened: Opener) -> None:
    data = sample()
    dossier = opened(data).parcel("SF1000000000001", NOON)
    assert dossier.listing == next(iter(data.lists))
    assert [r.status for r in dossier.receipts] == ["300", "120", "800"]
    assert dossier.customs_status == "800"
    assert [c.rule_id for c in dossier.controls] == ["R1", "R2", "R3", "R4", "R5", "R7"]
    assert dossier.controls[0] == next(iter(data.controls))
    assert [g.gtin for g in dossier.goods] == [MILK, CREAM]
    assert [e.event_id for e in dossier.history] == ["e4", "e5"]
    assert dossier.earlier == ()
    assert (dossier.stamp.pack, dossier.stamp.version, dossier.stamp.as_of) == ("hand-made", 3, NOON)


def test_goods_come_with_the_version_of_the_day(opened: Opener) -> None:
    data = sample()
    dossier = opened(data).goods(MILK, NOON)
    assert dossier.product == list(data.products)[2]
    assert [p.version for p in dossier.earlier_versions] == [1]
    assert dossier.hs == HS_MILK
    assert [(p.gtin, p.child, p.quantity) for p in dossier.pack] == [(MILK_CASE, MILK, 6), (MILK_PALLET, MILK_CASE, 40)]
    assert [e.event_id for e in dossier.history] == ["e1", "e2", "e3"]
    assert dossier.history[2] == next(iter(data.events))


PALLET, CASE = "040123450000001112", "040123450000002225"


def packed(event_id: str, hours: int, parent: str, action: str = "ADD", **thing: object) -> TraceEvent:
    return event(event_id, hours, biz_step="packing", action=action, part=Part.CHILD, parent=parent, **thing)


def test_a_history_goes_up_through_what_a_thing_was_packed_in(opened: Opener) -> None:
    events = [
        event("made", 90, gtin=MILK, lot="L1", biz_step="commissioning"),
        event("other", 80, gtin=MILK, lot="L2"),
        packed("in-case", 70, CASE, gtin=MILK, lot="L1"),
        packed("on-pallet", 60, PALLET, sscc=CASE),
        event("before", 65, sscc=PALLET),
        event("at-sea", 50, sscc=PALLET, biz_step="transporting"),
        packed("off-pallet", 40, PALLET, "DELETE", sscc=CASE),
        event("after", 30, sscc=PALLET),
        event("case", 20, sscc=CASE),
    ]
    store = opened(sample(events=events))
    walked = [e.event_id for e in store.history(Thing(MILK, "L1"))]
    assert walked == ["made", "in-case", "on-pallet", "at-sea", "off-pallet", "case"]
    assert [e.event_id for e in store.history(Thing(sscc=CASE))] == ["on-pallet", "at-sea", "off-pallet", "case"]
    assert [e.event_id for e in store.history(Thing(sscc=PALLET))] == ["before", "at-sea", "after"]
    assert (
        store.history(Thing(MILK, "L9"))
        == store.history(Thing(UNKNOWN, "L1"))
        == store.history(Thing("12", "L1"))
        == History(())
    )


def test_a_history_goes_back_into_what_a_thing_was_made_from(opened: Opener) -> None:
    mixed = {"biz_step": "creating_class_instance", "parent": "https://id.gs1.org/253/4012345555554567"}
    events = [
        event("milled", 99, gtin=CREAM, lot="I7"),
        event("mixed", 90, gtin=CREAM, lot="I7", part=Part.INPUT, **mixed),
        event("mixed#row-2", 90, gtin=MILK, lot="L1", part=Part.OUTPUT, **mixed),
        event("sold on", 60, gtin=CREAM, lot="I7"),
        event("recalled", 95, gtin=CREAM, lot="I7", disposition="recalled"),
        *(event(f"n{n:03}", 40, gtin=MILK, lot="L1") for n in range(199)),
    ]
    told = [e.event_id for e in opened(sample(events=events)).history(Thing(MILK, "L1"))]
    assert (told[:3], len(told)) == (["recalled", "mixed#row-2", "n000"], 201), "what warns is kept"
    told = [e.event_id for e in opened(sample(events=events[:6])).history(Thing(MILK, "L1"))]
    assert told == ["milled", "recalled", "mixed", "mixed#row-2", "n000"]
    assert opened(sample(events=events)).history(Thing(MILK, "L2")) == History(())


def test_a_history_says_where_it_ends_before_all_was_read(opened: Opener) -> None:
    lot, unit = Thing(MILK, "L1"), Thing(sscc=CASE)
    events = [
        event("recalled", 300, gtin=MILK, lot="L1", disposition="recalled"),
        *(
            event(f"n{n:03}", 200 - n, gtin=MILK, lot="L1", sscc=CASE, parent=PALLET, part=Part.CHILD)
            for n in range(200)
        ),
    ]
    store = opened(sample(events=events))
    assert store.history(lot).cut == Cut(lot.key, (lot.key,))
    goods = store.goods(MILK, NOON)
    assert (len(goods.history), goods.cut.older) == (201, (f"/01/{MILK}",))
    assert store.history(unit).cut == WHOLE
    assert store.unit(PALLET).cut == WHOLE
    more = [*events, event("n200", 0, gtin=MILK, lot="L1", sscc=CASE, parent=PALLET, part=Part.CHILD)]
    store = opened(sample(events=more))
    assert store.history(unit).cut.older == (CASE,)
    assert store.unit(PALLET).cut.older == (PALLET,)
    assert store.parcel(CASE, NOON).cut.older == (CASE,)
    whole = opened(sample(events=events[1:]))
    assert (whole.history(lot).cut, whole.goods(MILK, NOON).cut) == (WHOLE, WHOLE)


def later(count: int, **thing: object) -> list[TraceEvent]:
    return [event(f"n{n:03}", count - n, **thing) for n in range(count)]


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        ([], [DoubtCode.ALERT]),
        ([event("taken back", 690, gtin=MILK, lot="L1", disposition="unset:recalled")], []),
        ([event("found right", 690, gtin=MILK, lot="L1", disposition="conformant")], []),
        ([event("wrong", 690, gtin=MILK, lot="L1", disposition="recalled", declares="recalled")], []),
        ([event("another's", 690, gtin=MILK, lot="L2", disposition="unset:recalled")], [DoubtCode.ALERT]),
    ],
    ids=lambda case: case[0].event_id if case and isinstance(case[0], TraceEvent) else None,
)
def test_what_warns_of_a_thing_is_found_however_much_came_later(
    opened: Opener, after: list[TraceEvent], expected: list[DoubtCode]
) -> None:
    recalled = event("recalled", 700, gtin=MILK, lot="L1", disposition="recalled")
    busy = later(300, gtin=MILK, lot="L1")
    store = opened(sample(events=[event("made", 900, gtin=MILK, lot="L1"), recalled, *after, *busy]))
    lot = Thing(MILK, "L1")
    told = store.history(lot)
    assert (told.events[0].event_id, told.events[-1].event_id, told.cut.older) == ("recalled", "n299", (lot.key,))
    assert [d.code for d in doubts(told)] == expected
    assert [d.code for d in alerts(store.goods(MILK, NOON).history)] == expected
    assert "recalled" in {e.event_id for e in store.history(Thing(MILK, "L1", "S1"))}, "a piece has its lot's"
    assert len(store.history(Thing(MILK, "L2"))) == len([e for e in after if e.lot == "L2"])


def test_what_warns_of_a_unit_is_found_however_much_came_later(opened: Opener) -> None:
    """Of the parcel itself, and of the tote that it lies in; not of what the tote was before."""
    stolen = event("stolen", 700, sscc=CASE, disposition="stolen")
    put_in = packed("in", 650, PALLET, sscc=CASE)
    damaged = [event(f"damaged {h}", h, sscc=PALLET, disposition="damaged") for h in (660, 640)]
    busy = [*later(250, sscc=CASE), *(event(f"t{n:03}", 250 - n, sscc=PALLET) for n in range(250))]
    store = opened(sample(events=[stolen, put_in, *damaged, *busy]))
    told = {e.event_id for e in store.history(Thing(sscc=CASE))}
    assert {"stolen"} == told & {"stolen", "damaged 660"}
    assert "stolen" in {e.event_id for e in store.parcel(CASE, NOON).history}
    assert {"damaged 660", "damaged 640"} <= {e.event_id for e in store.unit(PALLET).history}


def test_a_unit_says_what_lies_in_it_now(opened: Opener) -> None:
    events = [
        packed("a", 9, CASE, gtin=MILK, lot="L1"),
        packed("b", 8, CASE, gtin=MILK, serial="S1"),
        packed("b-out", 7, CASE, "DELETE", gtin=MILK, serial="S1"),
        packed("c", 6, PALLET, gtin=CREAM, lot="L1"),
        event("emptied", 5, sscc=PALLET, action="DELETE", part=Part.EMPTIED),
        packed("d", 4, PALLET, sscc=CASE),
    ]
    store = opened(sample(events=events))
    case, pallet, unknown = store.unit(CASE), store.unit(PALLET), store.unit("040123450000003338")
    assert [e.event_id for e in case.contents] == ["a"]
    assert [e.event_id for e in pallet.contents] == ["d"]
    assert [e.event_id for e in case.history] == ["d"]
    assert (unknown.history, unknown.contents) == ((), ())


@pytest.mark.parametrize(
    ("day", "version", "earlier"),
    [
        (date(2023, 12, 31), None, []),
        (date(2024, 1, 1), 1, []),
        (date(2025, 5, 31), 1, []),
        (date(2025, 6, 1), 2, [1]),
        (date(2027, 1, 1), 3, [1, 2]),
    ],
)
def test_a_version_is_valid_from_its_first_day_and_not_on_its_last(
    opened: Opener, day: date, version: int | None, earlier: list[int]
) -> None:
    at = NOON.replace(year=day.year, month=day.month, day=day.day)
    dossier = opened(sample()).goods(MILK, at)
    assert (dossier.product.version if dossier.product else None) == version
    assert [p.version for p in dossier.earlier_versions] == earlier


def test_a_case_comes_with_what_it_holds_and_what_holds_it(opened: Opener) -> None:
    pack = opened(sample()).goods(MILK_CASE, NOON).pack
    assert [(p.gtin, p.child, p.quantity) for p in pack] == [(MILK_CASE, MILK, 6), (MILK_PALLET, MILK_CASE, 40)]


def test_a_mixed_case_and_a_circle_of_packs_come_to_an_end(opened: Opener) -> None:
    mixed = [PackLevel(MILK_CASE, MILK, 4), PackLevel(MILK_CASE, CREAM, 2), PackLevel(MILK_PALLET, MILK_CASE, 9)]
    store = opened(sample(packs=[*mixed, PackLevel(CREAM, GIFT, 1), PackLevel(GIFT, CREAM, 1)]))
    family = [(p.gtin, p.child) for p in store.goods(MILK_PALLET, NOON).pack]
    assert family == [(MILK_PALLET, MILK_CASE), (MILK_CASE, CREAM), (MILK_CASE, MILK), (CREAM, GIFT), (GIFT, CREAM)]
    assert [p.gtin for p in store.goods(MILK, NOON).pack] == [MILK_CASE, MILK_PALLET]
    assert {p.gtin for p in store.goods(CREAM, NOON).pack} == {CREAM, GIFT, MILK_CASE, MILK_PALLET}


def test_what_hangs_on_a_circle_of_packs_is_found(opened: Opener) -> None:
    """What was met on the way up must be gone on from on the way down as well."""
    circle = [PackLevel(MILK, MILK_CASE, 1), PackLevel(MILK_CASE, SAMPLE, 1), PackLevel(SAMPLE, MILK, 1)]
    store = opened(sample(packs=[*circle, PackLevel(SAMPLE, CREAM, 2), PackLevel(CREAM, GIFT, 3)]))
    family = [(p.gtin, p.child) for p in store.goods(MILK, NOON).pack]
    down = [(MILK, MILK_CASE), (MILK_CASE, SAMPLE), (SAMPLE, CREAM), (SAMPLE, MILK), (CREAM, GIFT)]
    assert family == [*down, (SAMPLE, MILK), (MILK_CASE, SAMPLE), (MILK, MILK_CASE)]


def test_goods_past_their_dates_keep_their_earlier_versions(opened: Opener) -> None:
    store = opened(sample())
    last_day = NOON.replace(year=2025, month=12, day=31)
    assert store.goods(SAMPLE, last_day).product is not None
    dossier = store.goods(SAMPLE, last_day + timedelta(days=1))
    assert dossier.product is None
    assert dossier.hs is None
    assert [p.version for p in dossier.earlier_versions] == [1]


NAME = ElementDefinition(1, "name", "品名", "Name", required=True)
#: Until June 2026 one list, from June another, and from 20 November in Beijing a third; cosmetics have none since June.
LISTS = (
    replace(HS_MILK, valid_to=date(2026, 6, 1)),
    replace(HS_MILK, elements=(*HS_MILK.elements, NAME), valid_from=date(2026, 6, 1), valid_to=date(2026, 11, 20)),
    replace(HS_MILK, elements=(NAME,), valid_from=date(2026, 11, 20)),
    replace(HS_CREAM, valid_to=date(2026, 6, 1)),
)


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        ("2026-05-31T15:59:59+00:00", LISTS[0]),
        ("2026-05-31T16:00:00+00:00", LISTS[1]),
        ("2026-11-19T15:59:59+00:00", LISTS[1]),
        ("2026-11-20T00:00:00+08:00", LISTS[2]),
    ],
)
def test_goods_come_with_the_element_list_in_force_on_the_day_in_beijing(
    opened: Opener, at: str, expected: HsCode
) -> None:
    unsaid = tuple(replace(hs, valid_to=None) for hs in LISTS if hs.code == HS_MILK.code)
    for lists in (LISTS, LISTS[::-1], unsaid):
        hs = opened(sample(hs_codes=lists)).goods(MILK, datetime.fromisoformat(at)).hs
        assert hs == expected, "it ends where the next one begins, whether it says so or not"


def test_a_parcel_comes_with_the_element_lists_of_the_day_of_its_declaration_not_of_the_look_up(opened: Opener) -> None:
    store = opened(sample(hs_codes=LISTS))
    declared = next(iter(sample().lists)).declared_at
    assert declared.date() < date(2026, 11, 20) <= NOON.date()
    dossier = store.parcel("SF1000000000001", NOON)
    assert [g.hs for g in dossier.goods] == [LISTS[1], None], "of cosmetics there is no list any more"
    assert store.goods(MILK, NOON).hs == LISTS[2]
    early = store.parcel("ZT3000000000003", NOON)
    assert [g.hs for g in early.goods] == [LISTS[1]]


def test_a_parcel_comes_with_the_lists_of_declared_codes_that_are_no_product_s_own(opened: Opener) -> None:
    rows = (item(1, MILK, HS_CREAM.code), item(2, MILK, "9999999999"), item(3, None, HS_MILK.code))
    lists = [listing("SF1", "800120261000000001", *rows), listing("SF2", "2", item(1, UNKNOWN, HS_CREAM.code))]
    store = opened(sample(lists=lists))
    assert store.parcel("SF1", NOON).hs_codes == (HS_CREAM,)
    assert store.parcel("SF2", NOON).hs_codes == (HS_CREAM,)
    assert store.parcel("NOBODY", NOON).hs_codes == ()


@pytest.mark.parametrize(("at", "version"), [("2025-05-31T15:59:59+00:00", 1), ("2025-05-31T16:00:00+00:00", 2)])
def test_versions_of_a_product_change_at_midnight_in_beijing(opened: Opener, at: str, version: int) -> None:
    product = opened(sample()).goods(MILK, datetime.fromisoformat(at)).product
    assert product is not None
    assert product.version == version


@pytest.mark.parametrize("gtin", [UNKNOWN, "", "x", "123", "٠٠٠٠٠٠٠٠٠٠٠٠٠٠", "' OR 1=1 --", "0" * 14, "9" * 14])
def test_unknown_goods_are_an_empty_dossier(opened: Opener, gtin: str) -> None:
    dossier = opened(sample()).goods(gtin, NOON)
    assert (dossier.gtin, dossier.product, dossier.hs, dossier.pack, dossier.history) == (gtin, None, None, (), ())


@pytest.mark.parametrize("waybill", ["NOBODY-KNOWS", "", "sf1000000000001", "SF100000000000", "' OR '1'='1", "SF%"])
def test_an_unknown_parcel_is_an_empty_dossier(opened: Opener, waybill: str) -> None:
    dossier = opened(sample()).parcel(waybill, NOON)
    assert (dossier.listing, dossier.receipts, dossier.goods, dossier.history) == (None, (), (), ())
    assert [c.rule_id for c in dossier.controls] == ["R7"], "a control of an unknown scope could touch anything"


def test_a_control_may_name_a_parcel_without_a_list(opened: Opener) -> None:
    controls = opened(sample()).parcel("NOBODY", NOON).controls
    assert [(c.rule_id, c.version) for c in controls] == [("R7", 1), ("R9", 1), ("R9", 2)]


@pytest.mark.parametrize("value", [MILK, MILK[1:]])
def test_a_control_on_a_piece_is_found_by_its_packs_however_its_digits_are_written(opened: Opener, value: str) -> None:
    data = sample(lists=[listing("CASES", "800120261000000077", item(1, MILK_PALLET, "0000000000"))])
    store = opened(replace(data, controls=[control("R1", "gtin", value)]))
    assert [c.rule_id for c in store.parcel("CASES", NOON).controls] == ["R1"]
    found = {gtin: len(store.goods(gtin, NOON).controls) for gtin in (MILK, MILK_CASE, MILK_PALLET, CREAM)}
    assert found == {MILK: 1, MILK_CASE: 1, MILK_PALLET: 1, CREAM: 0}


def test_receipts_of_one_instant_keep_their_order(opened: Opener) -> None:
    dossier = opened(sample()).parcel("YT2000000000002", NOON)
    assert [r.status for r in dossier.receipts] == ["300", "500"]
    assert [g.gtin for g in dossier.goods] == [UNKNOWN]
    assert dossier.goods[0].product is None
    assert "R6" in [c.rule_id for c in dossier.controls]


def test_a_receipt_may_come_before_its_list(opened: Opener) -> None:
    data = sample(lists=[*sample().lists, listing("EMS5", "800120261000009999")])
    assert [r.info for r in opened(data).parcel("EMS5", NOON).receipts] == ["the list comes later"]


def test_a_list_without_a_number_joins_no_receipt(opened: Opener) -> None:
    dossier = opened(sample()).parcel("ZT3000000000003", NOON)
    assert dossier.listing is not None
    assert dossier.receipts == ()


def test_a_number_used_twice_means_the_newest_list_declared_by_then(opened: Opener) -> None:
    store = opened(sample())
    for at, expected in [
        (NOON, "800120260000000009"),
        (NOON - timedelta(days=100), "800120250000000009"),
        (NOON - timedelta(days=1000), "800120260000000009"),
    ]:
        found = store.parcel("JD4", at).listing
        assert found is not None
        assert found.invt_no == expected


def test_history_is_cut_to_the_newest_events(opened: Opener) -> None:
    events = [event(f"n{n:03d}", n, gtin=MILK) for n in range(250)]
    history = opened(sample(events=events)).goods(MILK, NOON).history
    assert [e.event_id for e in history] == [f"n{n:03d}" for n in reversed(range(200))]


def test_people_come_by_number(opened: Opener) -> None:
    people = opened(sample()).operators()
    assert list(people) == sorted(sample().operators, key=lambda o: o.number)


def test_the_return_applications_on_a_list_come_with_its_parcel(opened: Opener) -> None:
    data = sample()
    number = next(iter(data.lists)).invt_no
    rows = (ReturnRow(1, "1901101000", "奶粉", Decimal("1.50"), "142"),)
    later = ReturnApplication(number, "EBC", "R2", "SF1000000000001", "破损", NOON - timedelta(days=1), rows)
    first = replace(later, cop_no="R1", applied_at=NOON - timedelta(days=2), rows=())
    other = replace(later, invt_no="another list")
    store = opened(replace(data, returns=[later, other, first, later]))
    assert store.parcel("SF1000000000001", NOON).returns == (first, later)
    assert store.parcel("nobody's", NOON).returns == ()


BACK = ReturnApplication(
    "800120261000000001", "EBC", "RMA-1", "YTBACK1", "破损", NOON, (), "B20261109000000001", "SO-1", "SF1000000000001"
)


@pytest.mark.parametrize("number", ["SF1000000000001", "YTBACK1", "RMA-1", "B20261109000000001", "SO-1", BACK.invt_no])
def test_every_number_of_a_return_application_leads_to_its_original_list(opened: Opener, number: str) -> None:
    other = replace(BACK, invt_no="another", cop_no="RMA-2", logistics_no="X", pre_no="", order_no="", waybill="W")
    found = opened(sample(returns=[other, BACK])).originals(number)
    assert found == Originals(number, ("SF1000000000001",))


def test_a_number_of_two_lists_is_ambiguous_and_an_unknown_one_leads_nowhere(opened: Opener) -> None:
    twice = replace(BACK, cop_no="RMA-2", applied_at=NOON - timedelta(days=1))
    same = replace(BACK, invt_no="800120261000000002", cop_no="RMA-3", order_no="", waybill="YT2000000000002")
    stray = replace(same, invt_no="800120269999", cop_no="RMA-4", pre_no="", waybill="")
    its_waybill = replace(same, cop_no="SF1000000000001", logistics_no="YT2000000000002", pre_no="")
    store = opened(sample(returns=[BACK, twice, same, stray, its_waybill]))
    assert store.originals("SO-1").waybills == ("SF1000000000001",)
    assert store.originals("YTBACK1") == Originals("YTBACK1", ("SF1000000000001", "YT2000000000002"), ("800120269999",))
    assert store.originals("SF1000000000001").waybills == ("SF1000000000001", "YT2000000000002")
    for nowhere in ("", "nobody's", "ytback1"):
        assert store.originals(nowhere) == Originals(nowhere, ())


def test_a_repeated_row_is_one_row(opened: Opener) -> None:
    data = sample()
    parts = ("hs_codes", "products", "packs", "lists", "receipts", "controls", "events", "operators")
    store = opened(replace(data, **{part: [*getattr(data, part), *getattr(data, part)] for part in parts}))
    dossier = store.parcel("SF1000000000001", NOON)
    assert [r.status for r in dossier.receipts] == ["300", "120", "800"]
    assert [c.rule_id for c in dossier.controls] == ["R1", "R2", "R3", "R4", "R5", "R7"]
    assert [e.event_id for e in dossier.history] == ["e4", "e5"]
    assert len(dossier.goods[0].pack) == 2
    assert len(store.operators()) == 2


def test_every_answer_of_a_delta_is_the_answer_of_memory(tmp_path: Path) -> None:
    data = sample()
    memory = InMemoryReference(data)
    with closing(of_delta(data, tmp_path)) as store:
        for waybill in [x.logistics_no for x in data.lists] + ["OLDJD4", "NOBODY"]:
            assert store.parcel(waybill, NOON) == memory.parcel(waybill, NOON)
        for gtin in [MILK, MILK_CASE, MILK_PALLET, CREAM, SAMPLE, UNKNOWN]:
            assert store.goods(gtin, NOON) == memory.goods(gtin, NOON)


def test_a_control_stops_goods_found_in_a_parcel_that_does_not_declare_them(opened: Opener) -> None:
    """A gift is no finding by itself; one that a control names must not leave."""
    data = sample(products=[*sample().products, product(GIFT, gift=True, hs_code="9503006000", origin="116")])
    quiet = listing("QUIET", "800120261000000077", item(1, None, "0000000000", country="000"), ebc_code="-")
    for scope, value in (("gtin", GIFT), ("hs", "9503"), ("origin", "116")):
        store = opened(replace(data, lists=[quiet], controls=[control("R1", scope, value)]))
        dossier = store.parcel("QUIET", NOON)
        gift = Piece(1, Item(GIFT), store.goods(GIFT, NOON), "wedge", NOON)
        assert [c.rule_id for c in gift.goods.controls] == ["R1"]
        declared = assess(dossier, (), Policy(), NOON)
        opened_parcel = assess(dossier, (gift,), Policy(), NOON)
        assert [hit.proposal for hit in hits_of(declared, Finding.CONTROL_HIT)] == []
        assert [hit.proposal for hit in hits_of(opened_parcel, Finding.CONTROL_HIT)] == [Outcome.HOLD]


def hits_of(assessment: Assessment, finding: Finding) -> list[Hit]:
    return [hit for result in assessment.results for hit in result.hits if hit.finding is finding]


def test_a_delta_of_changes_alone_answers_as_one_of_the_whole_content(tmp_path: Path) -> None:
    """New rows come in, rows of one key take the old ones' place, nothing else goes."""
    old = sample(version=2, controls=[control("R2", "gtin", MILK), control("R8", "gtin", SAMPLE)])
    new_cream = product(CREAM, hs_code=HS_CREAM.code, origin="305", net_content="0.3 L")
    changes = replace(
        sample(),
        hs_codes=[],
        products=[new_cream, product(UNKNOWN)],
        packs=[],
        lists=[],
        receipts=[],
        controls=[control("R2", "gtin", MILK, reason_zh="新")],
        events=[event("e9", 1, gtin=UNKNOWN)],
        operators=[],
    )
    whole = replace(
        sample(),
        products=[*(p for p in old.products if p.gtin != CREAM), *changes.products],
        controls=[*changes.controls, control("R8", "gtin", SAMPLE)],
        events=[*old.events, *changes.events],
    )
    base, delta = tmp_path / "base.db", tmp_path / "delta.db"
    build_base(old, base)
    build_changes(base, changes, delta)
    store, wanted = SqliteReference(Pack("hand-made", 3, NOON, base, delta)), of_base(whole, tmp_path)
    with closing(store), closing(wanted):
        for number in ("SF1000000000001", "YT2000000000002", "JD4", "NOBODY"):
            assert store.parcel(number, NOON) == wanted.parcel(number, NOON)
        for number in (MILK, CREAM, SAMPLE, UNKNOWN):
            assert store.goods(number, NOON) == wanted.goods(number, NOON)
        assert store.operators() == wanted.operators()
