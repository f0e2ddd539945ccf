"""What an import refuses against what is known: the clock, another row of the same import, a circle of packs."""

from pathlib import Path

import pytest

from station.app.importing import INTAKE
from station.domain.intake import Taken
from tests.app.test_importing import Bench, epcis_document, lists
from tests.fakes import ceb_messages as made


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path)


@pytest.mark.parametrize("day", ["20261123", "99991231"])
def test_a_list_declared_in_the_future_is_refused(bench: Bench, day: str) -> None:
    report = bench.bring(lists(declTime=day), lists(copNo="COP-2", declTime="20261121"))
    assert [(each.field, each.reason) for each in report.files[0].refused] == [("declTime", "lies in the future")]
    assert report.files[1].taken == {Taken.NEW: 1}


@pytest.mark.parametrize(
    "content",
    [made.message(""), made.message("", "CEB622"), "gtin,child,quantity\n", '{"eventList": []}'],
    ids=["a list message", "a receipt message", "a table", "a document"],
)
def test_a_file_without_a_record_says_so(bench: Bench, content: str) -> None:
    if content.startswith("{"):
        content = epcis_document()
    (file,) = bench.bring(content).files
    assert (file.read, file.refusals) == (0, 0)
    assert [each.text for each in file.remarks] == ["there is no record in the file"]


TITLES = "gtin,name_zh,origin,hs_code,unit,provenance,valid_from,element.brand\n"
LEVEL = "16901234567899,6901234567892,"
MILK = "6901234567892,婴儿奶粉,304,1901101000,122,gds,2026-01-01,"


@pytest.mark.parametrize(
    ("head", "one", "other"),
    [
        (TITLES, f"{MILK}甲\n", f"{MILK}乙\n"),
        ("gtin,child,quantity\n", f"{LEVEL}6\n", f"{LEVEL}12\n"),
    ],
    ids=["products", "packs"],
)
def test_rows_of_one_import_that_disagree_are_named_and_change_nothing_each_time(
    bench: Bench, head: str, one: str, other: str
) -> None:
    first, again = bench.bring(head + one + other + one), bench.bring(head + one + other + one)
    (file,) = first.files
    assert (file.taken, file.refusals) == ({Taken.NEW: 1, Taken.REPEAT: 1}, 1)
    assert (file.refused[0].line, "says otherwise" in file.refused[0].reason) == (3, True)
    assert (again.files[0].taken, again.files[0].refusals, again.version) == ({Taken.REPEAT: 2}, 1, None)
    apart = bench.bring(head + one, head + other)
    assert [f.refusals for f in apart.files] == [0, 1]
    assert bench.bring(head + other).files[0].refusals == 1, "another import says no more of which is newer"


def test_a_level_of_the_pack_alone_closes_a_circle_too(bench: Bench) -> None:
    head, unit, case, pallet = "gtin,child,quantity\n", "6901234567892", "16901234567899", "24006381333935"
    bench.bring(f"{head}{case},{unit},6\n{pallet},{case},10\n")
    (bench.centre / INTAKE).unlink()
    (file,) = bench.bring(f"{head}{unit},{case},2\n{case},{pallet},2\n{unit},{pallet},2\n").files
    assert (file.taken, [(each.line, each.field) for each in file.refused]) == ({}, [(n, "child") for n in (2, 3, 4)])


def test_pack_levels_that_close_a_circle_are_refused(bench: Bench) -> None:
    unit, case, pallet = "6901234567892", "16901234567899", "26901234567896"
    rows = f"{case},{unit},6\n{pallet},{case},10\n{unit},{pallet},2\n{unit},{case},2\n{pallet},{unit},60\n"
    for taken in ({Taken.NEW: 3}, {Taken.REPEAT: 3}):
        (file,) = bench.bring("gtin,child,quantity\n" + rows).files
        assert (file.taken, [(each.line, each.field) for each in file.refused]) == (taken, [(4, "child"), (5, "child")])
