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
