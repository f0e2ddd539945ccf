"""The intake file: work that grows with what comes in, and not with its square."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from station.domain.intake import ListSent, ReceiptSent, Taken
from station.domain.parcel import Receipt
from station.interchange import ceb
from station.ports import StationFault
from station.storage.intake.masks import as_masked
from station.storage.intake.schema import SCHEMA
from station.storage.intake.store import Intake, opened
from tests.fakes import ceb_messages as made

AT = datetime(2026, 11, 20, 8, tzinfo=UTC)


@pytest.fixture
def one(tmp_path: Path) -> ListSent:
    path = tmp_path / "f.xml"
    path.write_text(made.message(made.inventory()), encoding="utf-8")
    (sent,) = ceb.read(path)
    assert isinstance(sent, ListSent)
    return sent


def steps(one: ListSent, count: int) -> int:
    """Return how many hundred steps SQLite takes to take in and join so many lists and receipts."""
    taken = 0

    def step() -> int:
        nonlocal taken
        taken += 1
        return 0

    listings = [replace(one.listing, cop_no=f"C{n}", logistics_no=f"W{n}") for n in range(count)]
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        connection.executescript(SCHEMA)
        connection.set_progress_handler(step, 100)
        intake = Intake(connection)
        held = (
            replace(each, cop_no=f"P{n}", logistics_no=f"P{n}", invt_no=f"{n:018d}") for n, each in enumerate(listings)
        )
        intake.take_over(held, (Receipt(f"{n:018d}", "800", AT) for n in range(count)))
        for n, listing in enumerate(listings):
            assert intake.put(replace(one, listing=listing), AT) is Taken.NEW
            receipt = ReceiptSent(0, f"C{n}", f"B{n:017d}", f"I{n:017d}", listing.ebc_code, "800", AT, "")
            assert intake.put(receipt, AT) is Taken.NEW
        joined = intake.join()
        assert (joined.joined, joined.waiting, joined.doubtful) == (2 * count, 0, 0)
        assert sum(1 for _ in intake.lists()) == sum(1 for _ in intake.receipts()) == 2 * count
        connection.set_progress_handler(None, 0)
    return taken


def test_twice_as_much_takes_twice_as_long(one: ListSent) -> None:
    assert steps(one, 400) < 3 * steps(one, 200)


@pytest.mark.parametrize(
    ("text", "other", "masked"),
    [
        ("寄往测试路9号", "寄往***9*", "寄往***9*"),
        ("**测试路9号", "寄往***9*", "*****9*"),
        ("退往测试路9号", "寄往***9*", "退往测试路9号"),
        ("寄往测试路9号", "寄往****9*", "寄往测试路9号"),
        ("3*5", "3*5", "3*5"),
        ("", "", ""),
    ],
)
def test_a_text_is_masked_as_its_copy_is(text: str, other: str, masked: str) -> None:
    assert as_masked(text, other) == masked


def test_copies_of_a_receipt_that_were_kept_apart_become_one(tmp_path: Path) -> None:
    receipt = ReceiptSent(0, "C", "B", "I", "E", "800", AT, "退单：测试")
    with opened(tmp_path / "intake.db") as intake:
        assert intake.put(receipt, AT) is Taken.NEW
        assert intake.put(replace(receipt, info="退单：试测"), AT) is Taken.NEW, "says otherwise"
        assert intake.put(replace(receipt, info="退单：**", at=AT + timedelta(seconds=1)), AT) is Taken.NEW
        intake.commit("")
    with closing(sqlite3.connect(tmp_path / "intake.db")) as connection, connection:
        connection.execute("UPDATE receipts SET at = (SELECT at FROM receipts WHERE id = 1)")  # as they once were kept
    with opened(tmp_path / "intake.db") as intake:
        assert intake.put(replace(receipt, info="退单：**"), AT) is Taken.CHANGED
        intake.commit("")
    with closing(sqlite3.connect(tmp_path / "intake.db")) as connection:
        kept = [info for (info,) in connection.execute("SELECT info FROM receipts ORDER BY id")]
    assert kept == ["退单：**", "退单：试测"]


def test_a_second_import_at_the_same_time_is_told_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("station.storage.intake.store.PATIENCE", 0.01)
    with (
        opened(tmp_path / "intake.db"),
        pytest.raises(StationFault, match="no other import"),
        opened(tmp_path / "intake.db"),
    ):
        pass


def test_a_file_that_is_no_intake_is_refused(tmp_path: Path) -> None:
    (tmp_path / "intake.db").write_bytes(b"something else" * 1000)
    with pytest.raises(StationFault), opened(tmp_path / "intake.db"):
        pass
