"""Places of a reference file: what shares one is told apart, what does not fit is refused, copies are one row."""

import threading
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from station.domain.goods import PackLevel, Part
from station.domain.parcel import Receipt, ReturnApplication
from station.domain.reference import ReferenceData
from station.domain.thing import Thing
from station.ports import Pack
from station.storage.intake import pack_rows
from station.storage.reference import overlay, places
from station.storage.reference.ahead import WAYS, shares
from station.storage.reference.build import build_base, build_changes, build_delta
from station.storage.reference.controls import KnownControls
from station.storage.reference.places import GOODS, SPAN, place_of_gtin
from station.storage.reference.reader import ReferenceFile
from station.storage.reference.schema import EVENTS, PACKS, RECEIPTS, RETURNS, TABLES
from station.storage.reference.store import SqliteReference
from tests.fakes.reference import InMemoryReference
from tests.fakes.reference_sample import (
    CREAM,
    MILK,
    MILK_CASE,
    MILK_PALLET,
    NOON,
    control,
    event,
    item,
    listing,
    product,
    sample,
)

CASE = "040123450000002225"


@pytest.fixture
def one_place(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Have all numbers that are no GTIN share a place."""
    monkeypatch.setattr(places, "PLACES", 1)
    places.place_of_text.cache_clear()
    yield
    places.place_of_text.cache_clear()


def pack_of(data: ReferenceData, path: Path, base: Path | None = None) -> Pack:
    return Pack(data.name, data.version, data.as_of, base or path, path if base else None)


@pytest.mark.usefixtures("one_place")
def test_numbers_that_share_a_place_are_told_apart(tmp_path: Path) -> None:
    inside = [event("in", 4, gtin=MILK, parent=CASE, action="ADD", part=Part.CHILD)]
    inside += [event("on", 3, sscc=CASE, parent="SF1000000000001", action="ADD", part=Part.CHILD)]
    data = sample(events=[*sample().events, *inside])
    build_base(data, tmp_path / "base.db")
    memory = InMemoryReference(data)
    with closing(SqliteReference(pack_of(data, tmp_path / "base.db"))) as store:
        for waybill in [*(x.logistics_no for x in data.lists), "NOBODY", ""]:
            assert store.parcel(waybill, NOON) == memory.parcel(waybill, NOON)
        for unit in ("SF1000000000001", CASE, "other"):
            assert store.unit(unit) == memory.unit(unit)
            assert len(store.unit(unit).contents) == (unit != "other")


def test_gtins_that_differ_in_the_check_digit_alone_are_told_apart(tmp_path: Path) -> None:
    twin = MILK[:-1] + "9"
    data = sample(
        products=[product(MILK), product(twin, spec="1 kg")],
        packs=[PackLevel(MILK_CASE, MILK, 6)],
        events=[event("a", 1, gtin=MILK, lot="L"), event("b", 1, gtin=twin, lot="L")],
    )
    build_base(data, tmp_path / "base.db")
    memory = InMemoryReference(data)
    with closing(SqliteReference(pack_of(data, tmp_path / "base.db"))) as store:
        for gtin in (MILK, twin, MILK_CASE):
            assert store.goods(gtin, NOON) == memory.goods(gtin, NOON)
            assert store.history(Thing(gtin, "L")) == memory.history(Thing(gtin, "L"))


def test_more_rows_than_a_drawer_holds_are_refused(tmp_path: Path) -> None:
    """A row number beyond its drawer would be read as another kind of row, or belong to the next place."""
    crowd = [control("R", "random", str(n)) for n in range(50_001)]
    build_base(sample(controls=crowd[:-1]), tmp_path / "full.db")
    with pytest.raises(ValueError, match="controls: more rows are found by one number"):
        build_base(sample(controls=crowd), tmp_path / "base.db")
    assert [path.name for path in tmp_path.iterdir()] == ["full.db"]


def test_an_event_of_a_lot_is_found_behind_many_of_other_lots(tmp_path: Path) -> None:
    data = sample(events=[event(f"n{n:03d}", n, gtin=MILK, lot="L1" if n % 300 == 299 else "L2") for n in range(900)])
    build_base(data, tmp_path / "base.db")
    with closing(SqliteReference(pack_of(data, tmp_path / "base.db"))) as store:
        assert [e.event_id for e in store.history(Thing(MILK, "L1"))] == ["n899", "n599", "n299"]
        assert [e.event_id for e in store.history(Thing(MILK, "L2"))][-2:] == ["n001", "n000"]


def both_ways(folder: Path, old: ReferenceData, new: ReferenceData) -> tuple[Path, Path, Path]:
    """Return a base, and two files over it that make it newer data: of all of that, and of what changed alone."""
    base, whole, changed = folder / "base.db", folder / "whole.db", folder / "changed.db"
    build_base(old, base)
    build_delta(base, new, whole)
    build_changes(base, replace(new, receipts=[]), changed)
    return base, whole, changed


def test_a_corrected_event_leaves_every_place_of_the_one_before(tmp_path: Path) -> None:
    old = sample(events=[event("e1", 5, gtin=MILK, lot="L", sscc=CASE, parent="pallet", part=Part.CHILD)])
    new = replace(old, version=4, events=[event("e1", 4, gtin=CREAM, lot="L", parent="other", part=Part.CHILD)])
    memory = InMemoryReference(new)
    base, *deltas = both_ways(tmp_path, old, new)
    for delta in deltas:
        with closing(SqliteReference(pack_of(new, delta, base))) as store:
            for thing in (Thing(MILK), Thing(CREAM), Thing(sscc=CASE)):
                assert store.history(thing) == memory.history(thing)
            for unit in ("pallet", "other"):
                assert store.unit(unit) == memory.unit(unit)
        assert [e.at for e in pack_rows.rows(pack_of(new, delta, base), EVENTS)] == [new.events[0].at]


def test_every_row_of_a_pack_comes_once(tmp_path: Path) -> None:
    data = sample(
        packs=[*sample().packs, PackLevel(MILK_CASE, CREAM, 2)],
        events=[*sample().events, event("in", 9, gtin=MILK, sscc="U", parent=CASE), event("of nothing", 2)],
    )
    old = replace(data, version=2, packs=list(data.packs)[:1], events=list(data.events)[:3], controls=[])
    base, delta = tmp_path / "base.db", tmp_path / "delta.db"
    build_base(old, base)
    build_delta(base, data, delta)
    for table in TABLES:
        rows = list(pack_rows.rows(pack_of(data, delta, base), table))
        assert len(rows) == len(set(rows)), table.name
        assert set(rows) == set(getattr(data, table.name)), table.name
    assert len(list(pack_rows.rows(pack_of(data, delta, base), PACKS))) == 3


def test_a_return_application_leaves_the_numbers_that_it_no_longer_bears(tmp_path: Path) -> None:
    first = ReturnApplication("INV", "EBC", "RMA", "CARRIER1", "", NOON, (), order_no="SO", waybill="SF1")
    old = sample(returns=[first, replace(first, cop_no="RMA2", logistics_no="CARRIER2")])
    new = replace(old, version=4, returns=[replace(first, logistics_no="CARRIER3"), *list(old.returns)[1:]])
    memory = InMemoryReference(new)
    base, *deltas = both_ways(tmp_path, old, new)
    for delta in deltas:
        with closing(SqliteReference(pack_of(new, delta, base))) as store:
            for number in ("CARRIER1", "CARRIER2", "CARRIER3", "RMA", "SO", "INV"):
                assert store.originals(number) == memory.originals(number), number
            assert store.originals("CARRIER1").waybills == ()
        assert sorted(pack_rows.rows(pack_of(new, delta, base), RETURNS), key=str) == sorted(new.returns, key=str)


def test_receipts_without_a_number_do_not_fill_one_drawer() -> None:
    one, other = Receipt("", "800", NOON), Receipt("", "800", NOON + timedelta(seconds=1))
    assert RECEIPTS.places(one) != RECEIPTS.places(other)


def test_packs_of_one_family_are_found_from_each_of_its_members(tmp_path: Path) -> None:
    """A case's packs lie with the piece: whoever asks for the case asks there too, and gets none of the piece's own."""
    data = sample(packs=[PackLevel(MILK_CASE, MILK, 6), PackLevel(MILK_PALLET, MILK_CASE, 40)])
    build_base(data, tmp_path / "base.db")
    memory = InMemoryReference(data)
    with closing(SqliteReference(pack_of(data, tmp_path / "base.db"))) as store:
        for gtin in (MILK, MILK_CASE, MILK_PALLET):
            assert store.goods(gtin, NOON) == memory.goods(gtin, NOON)
            assert len(store.goods(gtin, NOON).pack) == 2
        assert store.goods(MILK, NOON).product is not None
        assert store.goods(MILK_CASE, NOON).product is None


@pytest.mark.parametrize("most", [1, 2, 4, 5, 9])
def test_every_start_is_read_ahead_or_left_to_the_asker(most: int) -> None:
    parts = shares(list(range(most)))
    assert [start for part in parts for start in part] == list(range(most))
    assert len(parts) <= WAYS + 1
    assert len(parts[0]) == max(map(len, parts))


def test_rows_can_be_read_ahead_to_no_other_end(tmp_path: Path) -> None:
    build_base(sample(), tmp_path / "base.db")
    with closing(ReferenceFile(tmp_path / "base.db", kept=1024)) as file:
        rows = file.runs(GOODS, [place_of_gtin(MILK) * SPAN], SPAN)
        file.touch(GOODS, [place_of_gtin(MILK) * SPAN], SPAN)
        assert rows
        assert file.runs(GOODS, [place_of_gtin(MILK) * SPAN], SPAN) == rows


def test_a_store_that_waits_for_its_disk_says_the_same_and_leaves_no_thread(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(overlay, "OF_THE_DISK", -1.0)
    threads = threading.active_count()
    lists = [listing("SF7", "80017", item(1, MILK), item(2, CREAM), item(3, MILK_CASE)), *sample().lists]
    data = sample(lists=lists)
    build_base(data, tmp_path / "base.db")
    memory = InMemoryReference(data)
    with closing(SqliteReference(pack_of(data, tmp_path / "base.db"))) as store:
        for _ in range(3):
            for each in lists:
                assert store.parcel(each.logistics_no, NOON) == memory.parcel(each.logistics_no, NOON)
        assert threading.active_count() > threads
    assert threading.active_count() == threads


def test_controls_on_things_that_were_not_fetched_are_never_said_to_be_none(tmp_path: Path) -> None:
    build_base(sample(), tmp_path / "base.db")
    with closing(overlay.Overlay(pack_of(sample(), tmp_path / "base.db"))) as files:
        controls = KnownControls(files)
        controls.fetch({"gtin=1"})
        assert controls.on({"gtin=1"}) == ()
        with pytest.raises(KeyError, match="gtin=2"):
            controls.on({"gtin=1", "gtin=2"})
