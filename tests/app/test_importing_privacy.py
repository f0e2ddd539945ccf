"""Receipts and returns are freed of the buyer whom the lists of the same import name, whatever order the files have."""

import sqlite3
from pathlib import Path

import pytest

from station.app.importing import INTAKE
from station.domain.intake import Taken
from tests.app.test_importing import NUMBER, Bench
from tests.fakes import ceb_messages as made


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path)


def kept(bench: Bench) -> bytes:
    return b"".join(p.read_bytes() for p in bench.centre.rglob("*") if p.is_file())


TOLD = "退单：欧阳测试与测试戊不是一人，寄往测试路99号，尾号13912345678"


@pytest.mark.parametrize("receipts_first", [False, True])
@pytest.mark.parametrize("number", ["copNo", "preNo", "invtNo"])
def test_a_receipt_loses_the_buyer_of_its_list(bench: Bench, receipts_first: bool, number: str) -> None:
    own = {"copNo": "COP-1", "preNo": "B20260102000000001", "invtNo": NUMBER}
    listing = made.message(made.inventory(**{key: value if key == number else "" for key, value in own.items()}))
    receipt = made.message(made.receipt(**own, returnInfo=TOLD), "CEB622")
    report = bench.bring(*((receipt, listing) if receipts_first else (listing, receipt)))
    assert [file.file for file in report.files] == ["1.xml", "2.xml"]
    assert [file.taken[Taken.NEW] for file in report.files] == [1, 1]
    (said,) = sqlite3.connect(bench.centre / INTAKE).execute("SELECT info FROM receipts").fetchone()
    assert said == "退单：****与测试戊不是一人，寄往******，尾号***********"
    for value in ("欧阳测试", "测试路99号", "13912345678"):
        assert value.encode() not in kept(bench)


@pytest.mark.parametrize("nothing", ["", None])
def test_a_list_that_says_nothing_of_its_buyer_costs_no_receipt_or_return(bench: Bench, nothing: str | None) -> None:
    listing = made.message(made.inventory(invtNo=NUMBER, **dict.fromkeys(made.BUYER, nothing)))
    receipts = made.receipt(invtNo=NUMBER) + made.receipt(copNo="COP-2", preNo="B20260102000000002")
    returns = made.refund(invtNo=NUMBER) + made.refund(copNo="COP-2")
    report = bench.bring(listing, made.message(receipts, "CEB622"), made.message(returns, "CEB625"))
    assert [file.taken[Taken.NEW] for file in report.files] == [1, 2, 2]
    assert not any(file.refusals for file in report.files)


def test_a_return_loses_the_address_of_its_list(bench: Bench) -> None:
    listing = made.message(made.inventory(invtNo=made.RETURN["invtNo"]))
    bench.bring(listing, made.message(made.refund(reason="从测试路99号退回"), "CEB625"))
    assert "测试路99号".encode() not in kept(bench)
    assert "从******退回".encode() in kept(bench)


def test_a_receipt_or_return_masked_more_in_one_import_than_in_another_is_one(bench: Bench) -> None:
    listing = made.message(made.inventory(invtNo=NUMBER))
    receipt = made.message(made.receipt(invtNo=NUMBER, returnInfo=TOLD), "CEB622")
    other = made.message(made.receipt(invtNo=NUMBER, returnInfo=TOLD.replace("退单", "改单")), "CEB622")
    refund = made.message(made.refund(invtNo=NUMBER, reason="从测试路99号退回"), "CEB625")

    def brought(*contents: str) -> list[Taken]:
        report = bench.bring(*contents)
        assert not any(file.refusals for file in report.files)
        return [each for file in report.files for each in file.taken]

    def said() -> tuple[list[str], list[str]]:
        db = sqlite3.connect(bench.centre / INTAKE)
        returns = "SELECT json_extract(CAST(body AS TEXT), '$.reason') FROM returns"
        return [i for (i,) in db.execute("SELECT info FROM receipts ORDER BY id")], [r for (r,) in db.execute(returns)]

    assert brought(receipt, refund) == [Taken.NEW, Taken.NEW]
    assert "测试路99号" in said()[0][0] + said()[1][0], "nobody's list is known yet"
    assert brought(listing) == [Taken.NEW]
    assert brought(listing, receipt, refund) == [Taken.REPEAT, Taken.CHANGED, Taken.CHANGED]
    masked = ["退单：****与测试戊不是一人，寄往******，尾号***********"], ["从******退回"]
    assert said() == masked
    assert brought(receipt, refund) == brought(listing, receipt, refund)[1:] == [Taken.REPEAT, Taken.REPEAT]
    assert said() == masked
    assert "从******退回" in repr(bench.parcel())
    assert "测试路99号" not in repr(bench.parcel())
    assert brought(other) == [Taken.NEW]
    assert [info[:2] for info in said()[0]] == ["退单", "改单"]
    clash = made.message(made.refund(invtNo=NUMBER, reason="从测试路99号寄回"), "CEB625")
    (refused,) = bench.bring(clash).files[0].refused
    assert refused.field == "appTime"


@pytest.mark.parametrize("field", ["copNo", "preNo", "ebcCode", "invtNo"])
@pytest.mark.parametrize("number", ["11010519491231002X", "13987654321"])
def test_a_receipt_with_a_number_of_a_person_for_a_code_is_refused(bench: Bench, field: str, number: str) -> None:
    if field in {"preNo", "invtNo"} and len(number) != 18:
        pytest.skip("the annex asks for 18 characters")
    good = made.receipt(returnTime="20260104101112345")
    report = bench.bring(made.message(made.receipt(**{field: number}) + good, "CEB622"))
    (refused,) = report.files[0].refused
    assert refused.field == field
    assert refused.reason == "holds somebody's own data"
    assert report.files[0].taken[Taken.NEW] == 1
    assert number.encode() not in kept(bench)
    assert number not in "\n".join(report.lines())
