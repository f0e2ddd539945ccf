"""A centre and stations that are updated one by one: what earlier versions of Station wrote is gone on with."""

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from station.app.importing import import_files
from station.app.training import ROOT, Generated
from station.ports import Pack, StationFault
from station.storage.intake import pack_rows
from station.storage.reference.build import build_base, build_delta
from station.storage.reference.places import SPAN
from station.storage.reference.schema import OF_GOODS, TABLES, WARNING_OF_GOODS
from station.storage.reference.store import SqliteReference
from station.sync.packs import SignedPacks
from station.sync.publish import FOR_TRAINING, publish
from station.sync.publisher_keys import PublisherKeys
from tests.adapters.test_reference_places import pack_of
from tests.app.conftest import AS_OF
from tests.fakes.earlier_formats import as_written_in
from tests.fakes.reference_sample import MILK, event, product, sample

AT = datetime(2026, 11, 20, 8, tzinfo=UTC)
KEYS = PublisherKeys.from_seed(b"station training publisher 7")
FAR = (WARNING_OF_GOODS.first - OF_GOODS.first, SPAN, OF_GOODS.first, OF_GOODS.last)
LEVEL = "gtin,child,quantity\n16901234567899,6901234567892,6\n"

earlier = pytest.mark.parametrize("written", [6, 7])


def everything(pack: Pack) -> dict[str, list[str]]:
    return {table.name: sorted(set(map(repr, pack_rows.rows(pack, table)))) for table in TABLES}


@earlier
def test_all_rows_of_a_pack_of_a_format_before_are_taken_over(written: int, tmp_path: Path) -> None:
    recalled = [event(f"r{n}", n, gtin=MILK, lot="L", disposition="recalled") for n in range(3)]
    old = sample(events=[*sample().events, *recalled])
    new = sample(version=4, events=[*sample().events, *recalled[1:]], products=[product(MILK, 7)])
    base, delta = tmp_path / "base.db", tmp_path / "delta.db"
    build_base(old, base)
    build_delta(base, new, delta)
    packs = (pack_of(old, base), pack_of(new, delta, base))
    told = [everything(pack) for pack in packs]
    assert not any(map(pack_rows.outdated, packs))
    assert all(len(told[0][table.name]) > 1 for table in TABLES if table.name != "returns")
    for path in (base, delta):
        as_written_in(written, path)
    assert [everything(pack) for pack in packs] == told
    assert all(map(pack_rows.outdated, packs))
    with pytest.raises(StationFault, match=f"has format {written}, .* makes a new pack with its next import"):
        SqliteReference(packs[0])


def test_events_that_lay_where_warnings_lie_today_are_taken_over(tmp_path: Path) -> None:
    """Of a product with more than 600,000 of them."""
    base, data = tmp_path / "base.db", sample()
    build_base(data, base)
    told = everything(pack_of(data, base))["events"]
    as_written_in(6, base)
    with closing(sqlite3.connect(base)) as file, file:
        moved = file.execute("UPDATE goods SET id = id + ? WHERE id % ? BETWEEN ? AND ?", FAR).rowcount
    assert moved > 1
    assert everything(pack_of(data, base))["events"] == told


@pytest.fixture
def yesterday(tmp_path: Path, small_centre: Generated) -> Callable[[int], Path]:
    """Return what makes a centre whose pack is of a format before."""

    def make(written: int) -> Path:
        packs = SignedPacks(small_centre.centre / "packs", tmp_path / "fetched")
        packs.trust((small_centre.centre / ROOT).read_bytes())
        pack = packs.newest(0, AT)
        assert pack is not None
        base = tmp_path / "yesterday.db"
        shutil.copyfile(pack.base, base)
        held = Pack(pack.name, 1, AS_OF, as_written_in(written, base), None)
        centre = tmp_path / "yesterday"
        (centre / ROOT).parent.mkdir()
        (centre / ROOT).write_bytes(publish(centre, KEYS, held, AS_OF, FOR_TRAINING))
        return centre

    return make


@earlier
def test_an_import_makes_a_pack_of_today_of_what_stations_cannot_read(
    written: int, yesterday: Callable[[int], Path], small_centre: Generated, tmp_path: Path
) -> None:
    """Also where it brings nothing new: the same file twice, the intake lost in between."""
    centre, path = yesterday(written), tmp_path / "levels.csv"
    path.write_text(LEVEL, encoding="utf-8")
    report = import_files(centre, [path], tmp_path / "keys", AT)
    assert report.version == 2
    packs = SignedPacks(centre / "packs", tmp_path / "reference")
    packs.trust((centre / ROOT).read_bytes())
    pack = packs.newest(1, AT)
    assert pack is not None
    assert not pack_rows.outdated(pack)
    fresh = SignedPacks(small_centre.centre / "packs", tmp_path / "other")
    fresh.trust((small_centre.centre / ROOT).read_bytes())
    made = fresh.newest(0, AT)
    assert made is not None
    told, held = everything(made), everything(pack)
    assert len(held.pop("packs")) == len(told.pop("packs")) + 1
    lists = held.pop("hs_codes"), told.pop("hs_codes")
    assert held == told
    assert (lists[0] == lists[1]) == (written == 7), "in 6 they had no days"
    assert len(lists[0]) > 30
    assert import_files(centre, [path], tmp_path / "keys", AT).version is None, "nothing new, and readable"


def test_an_import_of_nothing_new_makes_a_pack_that_stations_can_read(
    yesterday: Callable[[int], Path], tmp_path: Path
) -> None:
    centre, path = yesterday(6), tmp_path / "none.csv"
    path.write_text("gtin,child,quantity\n", encoding="utf-8")
    assert import_files(centre, [path], tmp_path / "keys", AT).version == 2
