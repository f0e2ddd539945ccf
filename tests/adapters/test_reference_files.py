"""Reference files: built alike from the same data, refused where they are damaged, and never written by a look-up."""

import random
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from station.disk import sha256_of
from station.domain.reference import ReferenceData
from station.domain.thing import Thing
from station.ports import Pack, StationFault
from station.storage.reference.build import build_base, build_changes, build_delta
from station.storage.reference.store import SqliteReference
from tests.fakes.reference_sample import CREAM, MILK, NOON, control, event, listing, product, sample

PARTS = ("hs_codes", "products", "packs", "lists", "controls", "events", "operators")


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("reference") / "base.db"
    build_base(sample(), path)
    return path


def pack(base: Path, delta: Path | None = None, data: ReferenceData | None = None) -> Pack:
    data = data or sample()
    return Pack(data.name, data.version, data.as_of, base, delta)


def test_the_same_data_in_any_order_gives_the_same_bytes(base: Path, tmp_path: Path) -> None:
    data = sample()
    for seed in range(3):
        shuffle = random.Random(seed)
        parts = {part: iter(shuffle.sample(list(getattr(data, part)), len(getattr(data, part)))) for part in PARTS}
        build_base(replace(data, **parts), tmp_path / f"{seed}.db")
        assert (tmp_path / f"{seed}.db").read_bytes() == base.read_bytes()


def test_the_same_delta_gives_the_same_bytes(base: Path, tmp_path: Path) -> None:
    data = sample(version=4, products=[product(MILK, 7)])
    for name in ("one.db", "two.db"):
        build_delta(base, data, tmp_path / name)
    assert (tmp_path / "one.db").read_bytes() == (tmp_path / "two.db").read_bytes()


def test_an_unchanged_pack_gives_an_empty_delta(base: Path, tmp_path: Path) -> None:
    build_delta(base, sample(version=4), tmp_path / "delta.db")
    with closing(sqlite3.connect(tmp_path / "delta.db")) as db:
        tables = [name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        counts = {name: db.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in tables}
        listed = db.execute("SELECT DISTINCT gone, places FROM shelves").fetchall()
    assert {name for name, count in counts.items() if count} == {"meta", "shelves"}
    assert listed == [(b"", b"")]
    assert len(counts) == 5


def test_a_warning_that_a_delta_takes_away_or_takes_back_is_out_of_sight_again(tmp_path: Path) -> None:
    lot, busy = Thing(MILK, "L1"), [event(f"n{n:03}", 300 - n, gtin=MILK, lot="L1") for n in range(300)]
    recalled = event("recalled", 700, gtin=MILK, lot="L1", disposition="recalled")
    base, without, changed = (tmp_path / name for name in ("base.db", "without.db", "changed.db"))
    build_base(sample(events=[recalled, *busy]), base)
    build_delta(base, sample(version=4, events=busy), without)
    nothing: dict[str, list[object]] = {part: [] for part in (*PARTS, "receipts")}
    taken_back = replace(recalled, disposition="active")
    build_changes(base, sample(version=4, **{**nothing, "events": [taken_back]}), changed)
    for delta, expected in ((None, ["recalled"]), (without, []), (changed, [])):
        version = 3 if delta is None else 4
        with closing(SqliteReference(Pack("hand-made", version, NOON, base, delta))) as store:
            assert [e.event_id for e in store.history(lot) if e.disposition == "recalled"] == expected
            assert len(store.history(lot)) == 200 + len(expected)


def test_two_rows_with_one_key_are_refused(tmp_path: Path) -> None:
    for rows in (
        {"products": [product(MILK), product(MILK, spec="other")]},
        {"events": [event("e1", 1), event("e1", 2)]},
        {"lists": [listing("W", "1"), listing("W", "1", order_no="other")]},
        {"controls": [control("R1", "hs", "33"), control("R1", "hs", "33", reason_en="other")]},
    ):
        with pytest.raises(ValueError, match="two different rows"):
            build_base(sample(**rows), tmp_path / "base.db")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("rows", "why"),
    [
        ({"products": [product("4006381333931")]}, "14 digits"),
        ({"products": [product(MILK, 10_000)]}, "version"),
        ({"lists": [listing("W", "1", declared_at=datetime(2026, 1, 1))]}, "time zone"),  # noqa: DTZ001 - the fault
    ],
)
def test_what_cannot_be_stored_is_refused(tmp_path: Path, rows: dict[str, object], why: str) -> None:
    with pytest.raises(ValueError, match=why):
        build_base(sample(**rows), tmp_path / "base.db")
    assert list(tmp_path.iterdir()) == []


def test_a_reference_file_is_never_overwritten(base: Path) -> None:
    before = sha256_of(base)
    with pytest.raises(StationFault, match="exists already"):
        build_base(sample(products=[]), base)
    assert sha256_of(base) == before


def test_a_missing_folder_is_a_fault_not_a_crash(tmp_path: Path) -> None:
    with pytest.raises(StationFault, match="could not be written"):
        build_base(sample(), tmp_path / "no" / "base.db")


def test_a_file_that_is_missing_or_no_database_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "text.db").write_text("not a database, and long enough to be looked at " * 50)
    (tmp_path / "empty.db").touch()
    for name in ("none.db", "text.db", "empty.db"):
        with pytest.raises(StationFault, match="fetch the data again"):
            SqliteReference(pack(tmp_path / name))


def test_a_pack_that_is_not_what_it_says_is_refused(base: Path) -> None:
    for wrong in ({"name": "other"}, {"version": 4}, {"as_of": NOON.replace(year=2027)}):
        with pytest.raises(StationFault, match="holds hand-made version 3"):
            SqliteReference(replace(pack(base), **wrong))


def test_a_delta_of_another_base_is_refused(base: Path, tmp_path: Path) -> None:
    other, delta, later = tmp_path / "other.db", tmp_path / "delta.db", sample(version=9)
    build_base(sample(version=2), other)
    build_delta(other, later, delta)
    with pytest.raises(StationFault, match="was not made for"):
        SqliteReference(pack(base, delta, later))
    with pytest.raises(StationFault, match="is a delta"):
        SqliteReference(pack(delta, None, later))


def test_a_file_of_another_format_or_with_a_trigger_is_refused(base: Path, tmp_path: Path) -> None:
    for name, sql, why in (
        ("format", "UPDATE meta SET value = '9' WHERE key = 'format'", "update Station"),
        ("trigger", "CREATE TRIGGER t BEFORE DELETE ON meta BEGIN SELECT 1; END", "which no reference file has"),
        ("view", "CREATE VIEW v AS SELECT 1", "which no reference file has"),
        ("columns", "ALTER TABLE goods ADD COLUMN more TEXT", "columns of goods"),
        ("table", "DROP TABLE numbers", "damaged"),
        ("meta", "DELETE FROM meta WHERE key = 'as_of'", "damaged"),
    ):
        copy = tmp_path / f"{name}.db"
        copy.write_bytes(base.read_bytes())
        with closing(sqlite3.connect(copy, isolation_level=None)) as db:
            db.execute(sql)
        with pytest.raises(StationFault, match=why):
            SqliteReference(pack(copy))


def test_torn_pages_are_a_fault_or_the_right_answer_never_a_crash(base: Path, tmp_path: Path) -> None:
    """Without the hash, which finds them all, SQLite may miss a flip; it must never take the station down."""
    whole = base.read_bytes()
    shuffle = random.Random(7)
    faults = 0
    for n in range(60):
        torn = bytearray(whole)
        at = shuffle.choice([at for at in range(0, len(torn), 512) if any(torn[at : at + 512])])
        torn[at : at + 512] = bytes(512)
        copy = tmp_path / f"{n}.db"
        copy.write_bytes(torn)
        try:
            with closing(SqliteReference(pack(copy))) as store:
                store.parcel("SF1000000000001", NOON)
                store.operators()
        except StationFault:
            faults += 1
    assert faults > 10


def test_nothing_but_reading_is_allowed(base: Path) -> None:
    with closing(SqliteReference(pack(base))) as store:
        connection = store._files._base._connection
        for sql in (
            "DELETE FROM goods",
            "CREATE TABLE t (x)",
            "ATTACH ':memory:' AS m",
            "PRAGMA user_version",
            "SELECT load_extension('x')",
            "BEGIN",
            "SELECT upper(body) FROM goods",
            "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT x FROM n",
        ):
            with pytest.raises(sqlite3.DatabaseError, match=r"not authorized|prohibited"):
                connection.execute(sql)


@settings(max_examples=300)
@given(st.text(max_size=60))
def test_no_code_changes_the_question(base: Path, text: str) -> None:
    before = sha256_of(base)
    with closing(SqliteReference(pack(base))) as store:
        known = {x.logistics_no for x in sample().lists}
        assert (store.parcel(text, NOON).listing is not None) == (text in known)
        assert store.goods(text, NOON).product is None or text in {MILK, CREAM}
    assert sha256_of(base) == before


def test_a_look_up_is_answered_from_any_thread(base: Path) -> None:
    from concurrent.futures import ThreadPoolExecutor

    with closing(SqliteReference(pack(base))) as store, ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda _: store.parcel("SF1000000000001", NOON), range(200)))
        assert set(answers) == {store.parcel("SF1000000000001", NOON)}


def test_the_switch_answers_from_the_new_pack_and_gives_the_old_one_back(base: Path, tmp_path: Path) -> None:
    from station.storage.reference.switch import SwitchableReference

    newer = sample(version=4, products=[product(MILK, 9)])
    build_base(newer, tmp_path / "newer.db")
    old = SqliteReference(pack(base))
    with closing(SwitchableReference(old)) as store:
        assert store.switch(SqliteReference(pack(tmp_path / "newer.db", None, newer))) is old
        assert store.stamp().version == 4
        found = store.goods(MILK, NOON).product
        assert found is not None
        assert found.version == 9
    assert old.stamp().version == 3
    old.close()
    with pytest.raises(StationFault):
        old.goods(MILK, NOON)


def test_every_look_up_goes_by_an_index(base: Path) -> None:
    """A table read from end to end is fast with ten rows and takes minutes with ten million."""
    asked: list[str] = []
    with closing(SqliteReference(Pack("hand-made", 3, NOON, base, None))) as store:
        file = store._files._base
        run = file._execute
        file._execute = lambda sql, values: (asked.append(sql), run(sql, values))[1]  # type: ignore[method-assign]
        walk = file._cursor
        file._cursor = lambda sql, *values: (asked.append(sql), walk(sql, *values))[1]  # type: ignore[method-assign]
        store.parcel("SF1000000000001", NOON)
        store.goods(MILK, NOON)
        store.history(Thing(MILK, "L1"))
        store.history(Thing(MILK, "L1", "S9"))
        store.unit("SF1000000000001")
    assert len(asked) > 8
    with closing(sqlite3.connect(base)) as db:
        for sql in asked:
            values = ["[1]" if "json_each" in sql else "1"] * sql.count("?")
            plan = [row[3] for row in db.execute(f"EXPLAIN QUERY PLAN {sql}", values)]
            scans = {step.split()[1] for step in plan if step.startswith("SCAN")} - {"json_each", "asked"}
            assert not scans, (sql, plan)
