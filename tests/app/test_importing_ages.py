"""Importing master data: the newer stands, the older is named, and what nothing dates is not guessed at."""

import json
import shutil
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from station.app.import_report import FileReport
from station.app.importing import INTAKE, import_files
from station.domain.intake import Taken
from station.domain.matching import Match
from station.domain.policy import Policy
from station.domain.rules import assess
from tests.app.test_importing import AT, NUMBER, Bench, lists, receipts
from tests.fakes import ceb_messages as made


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path)


PRODUCTS = "gtin,name_zh,origin,hs_code,unit,provenance,valid_from,element.brand"


def products(brand: str, valid_from: str, as_of: str = "") -> str:
    return f"{PRODUCTS},as_of\n6901234567892,婴儿奶粉,304,1901101000,122,gds,{valid_from},{brand},{as_of}\n"


def brand(bench: Bench) -> str:
    with bench.store() as store:
        product = store.goods("06901234567892", AT).product
    assert product is not None
    return dict(product.elements)["brand"]


@pytest.mark.parametrize("lost", [False, True], ids=["known to the intake", "known to the pack alone"])
def test_an_older_product_table_never_takes_the_place_of_a_newer_one(bench: Bench, *, lost: bool) -> None:
    bench.bring(products("新", "2026-06-01"))
    if lost:
        (bench.centre / INTAKE).unlink()
    report = bench.bring(products("旧", "2024-01-01"))
    assert (report.version, report.files[0].taken, report.clean) == (None, {Taken.OLDER: 1}, True)
    (said,) = [line for line in report.lines() if "older than" in line]
    assert said.endswith(":2: is valid from 2024-01-01, what is known is valid from 2026-06-01")
    assert report.record()["files"][0]["set_aside"][0]["line"] == 2
    assert brand(bench) == "新"
    assert bench.bring(products("更新", "2026-07-01")).files[0].taken == {Taken.CHANGED: 1}
    assert brand(bench) == "更新"


@pytest.mark.parametrize("lost", [False, True], ids=["known to the intake", "known to the pack alone"])
def test_where_nothing_tells_the_age_what_is_known_stands_until_a_table_says_for_when_it_speaks(
    bench: Bench, *, lost: bool
) -> None:
    packs = "gtin,child,quantity,as_of\n16901234567899,6901234567892,"
    bench.bring(products("甲", "2026-01-01"), f"{packs}6,\n")
    if lost:
        (bench.centre / INTAKE).unlink()
    long_ago, later = "2026-01-01", (AT + timedelta(hours=2)).isoformat()
    for said in ("", long_ago, AT.isoformat()):
        report = bench.bring(products("乙", "2026-01-01", said), f"{packs}12,{said}\n")
        assert (report.version, [f.refusals for f in report.files]) == (None, [1, 1])
        assert all("nothing tells" in f.refused[0].reason and "as_of" in f.refused[0].fix for f in report.files)
    report = bench.bring(products("乙", "2026-01-01", later), f"{packs}12,{later}\n")
    assert [f.taken for f in report.files] == [{Taken.CHANGED: 1}, {Taken.CHANGED: 1}]
    again = bench.bring(products("丙", "2026-01-01", AT.isoformat()), f"{packs}24,{AT.isoformat()}\n")
    assert [f.taken for f in again.files] == [{Taken.OLDER: 1}, {Taken.OLDER: 1}]
    assert bench.bring(products("丁", "2026-01-01", "2027-01-01")).files[0].refused[0].field == "as_of"
    assert brand(bench) == "乙"
    with bench.store() as store:
        assert [level.quantity for level in store.goods("06901234567892", AT).pack] == [12]


ELEMENTS = "hs_code,hs_zh,unit1,seq,key,zh,required,valid_from,valid_to,as_of\n"


def elements(*keys: str, begins: str = "", ends: str = "", as_of: str = "") -> str:
    rows = (f"1901101000,婴幼儿奶粉,035,{n},{key},{key},1,{begins},{ends},{as_of}" for n, key in enumerate(keys))
    return ELEMENTS + "\n".join(rows) + "\n"


def keys_on(bench: Bench, day: datetime) -> list[str]:
    with bench.store() as store:
        hs = store.goods("06901234567892", day).hs
    return [element.key for element in hs.elements] if hs is not None else []


@pytest.mark.parametrize("lost", [False, True], ids=["known to the intake", "known to the pack alone"])
def test_an_element_list_holds_from_its_day_on_and_the_one_before_it_until_then(bench: Bench, *, lost: bool) -> None:
    before, after = AT - timedelta(days=40), AT + timedelta(days=1)
    bench.bring(products("某牌", "2026-01-01"), elements("brand"))
    if lost:
        (bench.centre / INTAKE).unlink()
    report = bench.bring(elements("brand", "spec", begins=f"{AT:%F}", ends=f"{AT + timedelta(days=9):%F}"))
    assert report.files[0].taken == {Taken.NEW: 1}
    assert [keys_on(bench, day) for day in (before, AT, after)] == [["brand"], ["brand", "spec"], ["brand", "spec"]]
    assert keys_on(bench, AT + timedelta(days=9)) == ["brand"], "the one without an end is in force again"
    assert bench.bring(elements("brand")).files[0].taken == {Taken.REPEAT: 1}
    undated = bench.bring(elements("spec"))
    assert (undated.version, undated.files[0].refusals) == (None, 1)
    assert keys_on(bench, before) == ["brand"]


@pytest.mark.parametrize("lost", [False, True], ids=["known to the intake", "known to the pack alone"])
def test_a_list_without_its_day_is_refused_where_dated_ones_are_known(bench: Bench, *, lost: bool) -> None:
    bench.bring(products("某牌", "2026-01-01"), elements("brand", begins="2026-01-01"))
    if lost:
        (bench.centre / INTAKE).unlink()
    report = bench.bring(elements("spec"))
    (refused,) = report.files[0].refused
    assert (report.version, refused.line, refused.field) == (None, 2, "valid_from")
    assert keys_on(bench, AT) == ["brand"]


@pytest.mark.parametrize("lost", [False, True], ids=["known to the intake", "known to the pack alone"])
def test_a_list_without_its_day_does_not_change_unseen_behind_a_dated_one(bench: Bench, *, lost: bool) -> None:
    """Whoever sends it later means it to be in force, and it would not be."""
    bench.bring(products("某牌", "2026-01-01"), elements("brand"), elements("brand", "spec", begins="2026-06-01"))
    if lost:
        (bench.centre / INTAKE).unlink()
    later = (AT + timedelta(hours=2)).isoformat()
    report = bench.bring(elements("spec", as_of=later))
    (refused,) = report.files[0].refused
    assert (report.version, refused.field) == (None, "valid_from")
    assert "2026-06-01" in refused.reason
    assert bench.bring(elements("spec", begins="2026-07-01", as_of=later)).files[0].taken == {Taken.NEW: 1}
    assert keys_on(bench, AT) == ["spec"]


@pytest.mark.parametrize("together", [False, True])
def test_a_list_that_ends_where_a_dated_one_begins_comes_in_before_it_or_after(bench: Bench, *, together: bool) -> None:
    day = f"{AT:%F}"
    after, before = elements("brand", "spec", begins=day), elements("spec", ends=day)
    bench.bring(products("某牌", "2026-01-01"))
    for files in [(after, before)] if together else [(after,), (before,)]:
        assert [file.refusals for file in bench.bring(*files).files] == [0] * len(files)
    assert (keys_on(bench, AT - timedelta(days=1)), keys_on(bench, AT)) == (["spec"], ["brand", "spec"])
    too_long = elements("name", ends=f"{AT + timedelta(days=1):%F}", as_of=(AT + timedelta(hours=1)).isoformat())
    assert bench.bring(too_long).files[0].refusals == 1


def test_a_list_is_ended_by_saying_so_and_never_begins_again(bench: Bench) -> None:
    bench.bring(products("某牌", "2026-01-01"), elements("brand", begins="2026-01-01"))
    ended = elements("brand", begins="2026-01-01", ends=f"{AT:%F}")
    assert bench.bring(ended).files[0].taken == {Taken.CHANGED: 1}
    assert (keys_on(bench, AT - timedelta(days=1)), keys_on(bench, AT)) == (["brand"], [])
    assert bench.bring(elements("brand", begins="2026-01-01")).files[0].taken == {Taken.OLDER: 1}
    other = bench.bring(elements("spec", begins="2026-01-01"))
    assert (other.files[0].refusals, keys_on(bench, AT)) == (1, [])
    later = (AT + timedelta(hours=2)).isoformat()
    assert bench.bring(elements("spec", begins="2026-01-01", as_of=later)).files[0].taken == {Taken.CHANGED: 1}
    assert keys_on(bench, AT) == ["spec"]


def test_a_parcel_is_compared_by_the_list_of_the_day_it_was_declared(bench: Bench) -> None:
    """Imported, published, fetched and judged: the order of what was declared is that of its own day."""
    day = f"{AT:%F}"
    before, after = elements("brand", "spec", ends=day), elements("spec", "brand", begins=day)
    titles = f"{PRODUCTS},element.spec,as_of"
    bench.bring(f"{titles}\n6901234567892,婴儿奶粉,304,1901101000,122,gds,2026-01-01,某牌,800克/罐,\n", before)
    bench.bring(after)
    yesterday, today = f"{AT - timedelta(days=1):%Y%m%d}", f"{AT:%Y%m%d}"
    declared = {
        "1": (yesterday, "某牌|800克/罐", True),
        "2": (yesterday, "800克/罐|某牌", False),
        "3": (today, "800克/罐|某牌", True),
        "4": (today, "某牌|800克/罐", False),
    }
    for n, (day, gmodel, _) in declared.items():
        row = {"barCode": "6901234567892", "gcode": "1901101000", "gmodel": gmodel}
        bench.bring(lists(row, invtNo=f"80122026I00000000{n}", copNo=n, logisticsNo=f"SF{n}", declTime=day))
    for n, (_, _, agrees) in declared.items():
        (row,) = assess(bench.parcel(f"SF{n}"), (), Policy(), AT).rows
        assert len(row.elements) == 2
        assert ({e.match for e in row.elements} == {Match.SAME}) is agrees, declared[n]


def test_master_data_do_not_go_back_with_an_old_intake_that_was_put_back(bench: Bench) -> None:
    packs, said = "gtin,child,quantity,as_of\n16901234567899,6901234567892,", "2026-03-01"
    bench.bring(products("旧", "2026-01-01"), f"{packs}6,{said}\n")
    old = (bench.centre / INTAKE).read_bytes()
    bench.bring(products("新", "2026-06-01"))
    (bench.centre / INTAKE).write_bytes(old)
    bench.bring(lists())
    assert brand(bench) == "新"
    report = bench.bring(products("旧", "2026-01-01"), f"{packs}12,2026-02-01\n")
    assert [f.taken for f in report.files] == [{Taken.OLDER: 1}] * 2, "what both say alike keeps its as_of"
    assert brand(bench) == "新"


def put_back(bench: Bench, old: bytes) -> None:
    (bench.centre / INTAKE).write_bytes(old)
    bench.bring(products("某牌", "2026-01-01"))


def test_a_list_that_was_deleted_stays_deleted_with_an_old_intake_that_was_put_back(bench: Bench) -> None:
    standing = made.message(made.inventory(invtNo=NUMBER))
    bench.bring(standing, lists(invtNo="80122026I000000002", copNo="other", logisticsNo="SF2"))
    old = (bench.centre / INTAKE).read_bytes()
    deletes = lists(invtNo=NUMBER, appType="3", appTime="20261120100000")
    assert bench.bring(deletes).files[0].taken == {Taken.DELETED: 1}
    put_back(bench, old)
    assert bench.parcel().listing is None
    assert bench.parcel("SF2").listing is not None
    assert bench.bring(standing).files[0].taken == {Taken.OLDER: 1}
    assert bench.bring(deletes).files[0].taken == {Taken.REPEAT: 1}
    assert bench.parcel().listing is None


def test_a_list_that_was_changed_does_not_go_back_with_an_old_intake_that_was_put_back(bench: Bench) -> None:
    """Nor does one that customs' receipt had numbered lose that number, or one that came since."""
    numbered = {"returnStatus": "800", "returnTime": "20261120090000000", "invtNo": NUMBER}
    first = lists(invtNo=None, appTime="20261119100000")
    bench.bring(first, receipts(numbered))
    old = (bench.centre / INTAKE).read_bytes()
    changes = lists({"qty": "7"}, invtNo=None, appType="2", appTime="20261120100000")
    bench.bring(changes, lists(invtNo="80122026I000000002", copNo="other", logisticsNo="SF2"))
    assert bench.parcel().listing is not None
    put_back(bench, old)
    for _ in range(2):
        listing = bench.parcel().listing
        assert listing is not None
        assert (listing.items[0].quantity, listing.invt_no, bench.parcel().customs_status) == (7, NUMBER, "800")
        assert bench.parcel("SF2").listing is not None
        bench.bring(first)
    assert bench.bring(changes).files[0].taken == {Taken.REPEAT: 1}


def test_return_applications_do_not_go_back_with_an_old_intake_that_was_put_back(bench: Bench) -> None:
    def applied(**head: str) -> str:
        return made.message(made.refund(invtNo=NUMBER, **head), "CEB625")

    one, other = {"copNo": "R1"}, {"copNo": "R2"}
    bench.bring(lists(invtNo=NUMBER), applied(**one), applied(**other))
    old = (bench.centre / INTAKE).read_bytes()
    bench.bring(applied(**one, appType="3", appTime="20261120100000"))
    bench.bring(applied(**other, appType="2", appTime="20261120100000", reason="质量问题"))
    put_back(bench, old)
    assert [(back.cop_no, back.reason) for back in bench.parcel().returns] == [("R2", "质量问题")]


def test_an_intake_that_knows_more_than_an_old_pack_put_back_keeps_it(bench: Bench) -> None:
    bench.bring(products("某牌", "2026-01-01"))
    shutil.copytree(bench.centre / "packs", bench.folder / "old packs")
    bench.bring(lists(invtNo=NUMBER))
    shutil.rmtree(bench.centre / "packs")
    shutil.copytree(bench.folder / "old packs", bench.centre / "packs")
    bench.bring("gtin,child,quantity\n16901234567899,6901234567892,6\n")
    assert bench.parcel().listing is not None


def test_what_only_the_pack_has_is_known_from_when_it_was_first_met(bench: Bench) -> None:
    bench.bring(products("甲", "2026-01-01"))
    (bench.centre / INTAKE).unlink()
    bench.bring(products("甲", "2026-01-01"))
    path = bench.folder / "later.csv"
    path.write_text(products("乙", "2026-01-01", (AT + timedelta(hours=2)).isoformat()), encoding="utf-8")
    report = import_files(bench.centre, [path], bench.folder / "keys", AT + timedelta(days=1))
    assert report.files[0].taken == {Taken.CHANGED: 1}


def test_an_older_table_adds_what_is_not_there(bench: Bench) -> None:
    bench.bring(products("新", "2026-06-01"))
    report = bench.bring(products("旧", "2024-01-01") + "4006381333931,笔,304,9608100000,122,gds,2024-01-01,旧,\n")
    assert report.files[0].taken == {Taken.OLDER: 1, Taken.NEW: 1}


def rule(valid_to: str = "", action: str = "detain", as_of: str = "") -> str:
    return f"""{as_of}
[[control]]
rule_id = "R-1"
version = 1
valid_from = 2026-01-01T00:00:00+08:00
{valid_to}
scope = "gtin"
value = "06901234567892"
action = "{action}"
issued_by = "8013"
zh = "扣留"
en = "detain"
example = [{{ at = 2026-01-02T10:00:00+08:00, hit = true, parcel = {{ items = [{{ gtin = "06901234567892" }}] }} }}]
"""


def test_a_control_that_was_ended_never_begins_again_and_nothing_changes_it_under_its_number(tmp_path: Path) -> None:
    ended, later = "valid_to = 2026-02-01T00:00:00+08:00", "valid_to = 2026-03-01T00:00:00+08:00"
    bench = Bench(tmp_path)

    def bring(text: str) -> FileReport:
        path = tmp_path / "rules.toml"
        path.write_text(text, encoding="utf-8")
        return import_files(bench.centre, [path], tmp_path / "keys", AT).files[0]

    assert bring(rule()).taken == {Taken.NEW: 1}
    notice = bring(rule(action="notify"))
    assert (notice.taken, notice.refusals) == ({}, 1), "a detention is no notice because a file says so"
    assert "next version" in notice.refused[0].fix
    assert bring(rule(ended)).taken == {Taken.CHANGED: 1}
    open_again = bring(rule())
    assert open_again.taken == {Taken.OLDER: 1}
    assert open_again.older[0].why.startswith("has no end, what is known ended it on 2026-01-31 16:00:00 UTC")
    assert bring(rule(later)).refusals == 1
    said = f"as_of = {(AT + timedelta(hours=1)).isoformat()}"
    assert bring(rule(later, as_of=said)).taken == {Taken.CHANGED: 1}
    assert bring(rule(ended, as_of="as_of = 2026-01-01T00:00:00Z")).taken == {Taken.OLDER: 1}
    assert bring(rule(as_of="as_of = 2026-01-01")).refused[0].reason == "as_of is no instant with its offset"
    with bench.store() as store:
        (control,) = store.goods("06901234567892", AT).controls
    assert control.valid_to == datetime(2026, 2, 28, 16, tzinfo=UTC)


def test_a_rule_pack_of_which_a_part_is_refused_is_not_taken_in_at_all(tmp_path: Path) -> None:
    bench = Bench(tmp_path)
    path = tmp_path / "rules.toml"
    path.write_text(rule(), encoding="utf-8")
    import_files(bench.centre, [path], tmp_path / "keys", AT)
    second = rule().replace("R-1", "R-2")
    path.write_text(second + rule(action="notify"), encoding="utf-8")
    other = tmp_path / "other.csv"
    other.write_text(products("甲", "2026-01-01"), encoding="utf-8")
    report = import_files(bench.centre, [path, other], tmp_path / "keys", AT)
    assert [(f.taken, f.refusals) for f in report.files] == [({}, 1), ({Taken.NEW: 1}, 0)]
    assert "whole or not at all" in report.files[0].remarks[0].text
    with bench.store() as store:
        assert [c.rule_id for c in store.goods("06901234567892", AT).controls] == ["R-1"]


def sample(rate: str, hs: str = "", valid_to: str = "") -> str:
    return f"""
[[control]]
rule_id = "R-RANDOM"
version = 1
valid_from = 2026-01-01T00:00:00+08:00
{valid_to}
scope = "random"
value = {{ rate = "{rate}", hs = "{hs}" }}
action = "inspect"
issued_by = "8013"
zh = "抽查"
en = "random sample"
example = [{{ at = 2026-01-02T10:00:00+08:00, hit = true, parcel = {{ items = [{{ hs = "3304990029" }}] }} }}]
"""


def test_random_controls_of_an_intake_of_before_stand_once_a_stratum_and_can_be_ended(tmp_path: Path) -> None:
    bench = Bench(tmp_path)

    def bring(text: str) -> FileReport:
        (tmp_path / "rules.toml").write_text(text, encoding="utf-8")
        return import_files(bench.centre, [tmp_path / "rules.toml"], tmp_path / "keys", AT).files[0]

    assert bring(sample("0.05") + sample("0.2", "33")).taken == {Taken.NEW: 2}
    as_before(bench)
    with closing(sqlite3.connect(bench.centre / INTAKE)) as connection:
        rows = connection.execute("SELECT key, body FROM masters").fetchall()
        connection.execute("DELETE FROM masters")
        for _, body in rows:
            control = json.loads(body)
            for value in (control["value"], control["value"].replace("0.05", "0.01")):
                told = json.dumps(control | {"value": value}, ensure_ascii=False)
                row = ("ControlInstruction", f"R-RANDOM/0001/random/{value}", told.encode())
                connection.execute("INSERT OR IGNORE INTO masters VALUES (?, ?, ?)", row)
        assert connection.execute("SELECT count(*) FROM masters").fetchone() == (3,)
        connection.commit()
    ended = "valid_to = 2026-02-01T00:00:00+08:00"
    assert bring(sample("0.05") + sample("0.2", "33")).taken == {Taken.REPEAT: 2}
    assert bring(sample("0.05", valid_to=ended)).taken == {Taken.CHANGED: 1}
    with bench.store() as store:
        known = [(control.about, control.valid_to is None) for control in store.parcel("W-1", AT).controls]
    assert sorted(known) == [("", False), ("hs=33", True)]


def as_before(bench: Bench) -> None:
    """Make an intake one of format 1."""
    with closing(sqlite3.connect(bench.centre / INTAKE)) as connection:
        for column in ("as_of", "met_at"):
            connection.execute(f"ALTER TABLE masters DROP COLUMN {column}")
        connection.execute("DROP TABLE met")
        connection.execute("UPDATE meta SET value = '1' WHERE key = 'format'")
        connection.commit()


def test_an_intake_of_before_is_taken_on_and_its_rows_are_no_newer_than_now(bench: Bench) -> None:
    bench.bring(products("甲", "2026-01-01"))
    as_before(bench)
    assert bench.bring(products("旧", "2025-01-01")).files[0].taken == {Taken.OLDER: 1}
    assert bench.bring(products("乙", "2026-01-01", AT.isoformat())).files[0].refusals == 1
    later = (AT + timedelta(hours=1)).isoformat()
    assert bench.bring(products("乙", "2026-01-01", later)).files[0].taken == {Taken.CHANGED: 1}
