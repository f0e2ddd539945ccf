"""Tables of master data as offices save them: titles, separators, tabs, old formats, cells too many."""

import datetime as dt
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from station.domain.intake import MasterSent, Refused
from station.interchange.masters import looks_like_masters, read

TITLES = ["gtin", "version", "name_zh", "brand", "origin", "hs_code", "unit", "provenance", "valid_from"]
ROW = ["6901234567892", "1", "婴儿奶粉", "某牌", "304", "1901101000", "122", "gds", "2026-01-31"]
TABLE = f"{','.join(TITLES)}\r\n{','.join(ROW)}\r\n"


def reading(path: Path, content: str | bytes) -> list[Any]:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    assert looks_like_masters(path)
    return list(read(path))


AS_SAVED: dict[str, str | bytes] = {
    "Unicode text of a spreadsheet": TABLE.replace(",", "\t").encode("utf-16"),
    "carriage returns alone": TABLE.replace("\r\n", "\r"),
    "a line that names the separator": "sep=;\r\n" + TABLE.replace(",", ";"),
    "a title above the header": "商品主数据 2026\r\n\r\n" + TABLE,
    "empty cells behind the table": TABLE.replace("\r\n", ",,\r\n"),
}


@pytest.mark.parametrize("content", AS_SAVED.values(), ids=AS_SAVED.keys())
def test_a_table_is_read_as_an_office_saves_it(tmp_path: Path, content: str | bytes) -> None:
    (sent,) = reading(tmp_path / "f.csv", content)
    assert isinstance(sent, MasterSent)
    assert getattr(sent.record, "name_zh", "") == "婴儿奶粉"


WRONG: dict[str, tuple[str, str, str]] = {
    "a comma without quotes": (TABLE.replace("某牌", "某牌,金装"), "", "more cells than the header has titles"),
    "two columns that disagree": (
        f"{','.join(TITLES)},商品条码\r\n{','.join(ROW)},4006381333931\r\n", "gtin", "otherwise in a second column"
    ),
    "a formula's error": (TABLE.replace("婴儿奶粉", "#REF!"), "name_zh", "spreadsheet's error"),
    "a year for a day": (TABLE.replace("2026-01-31", "2026"), "valid_from", "no date"),
}  # fmt: skip


@pytest.mark.parametrize(("content", "field", "reason"), WRONG.values(), ids=WRONG.keys())
def test_a_row_that_would_be_misread_is_set_aside(tmp_path: Path, content: str, field: str, reason: str) -> None:
    (refused,) = reading(tmp_path / "f.csv", content)
    assert isinstance(refused, Refused)
    assert refused.field == field
    assert reason in refused.reason


def test_two_columns_that_agree_are_one(tmp_path: Path) -> None:
    (sent,) = reading(tmp_path / "f.csv", f"{','.join(TITLES)},商品条码\r\n{','.join(ROW)},6901234567892\r\n")
    assert isinstance(sent, MasterSent)


def test_the_first_sheet_is_the_first_tab_that_can_be_seen(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    notes = book.active
    assert notes is not None
    notes.append(["notes"])
    goods = book.create_sheet("goods")
    goods.append(TITLES)
    goods.append(ROW)
    notes.sheet_state, book.active = "hidden", 1
    book.save(tmp_path / "hidden.xlsx")
    notes.sheet_state = "visible"
    book.move_sheet(goods, -1)
    book.save(tmp_path / "moved.xlsx")
    for name in ("hidden.xlsx", "moved.xlsx"):
        (sent,) = read(tmp_path / name)
        assert isinstance(sent, MasterSent)


def test_a_workbook_that_counts_from_1904_is_refused_by_that_name(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.epoch = dt.datetime(1904, 1, 1)  # noqa: DTZ001 - a workbook knows no zone
    assert book.active is not None
    book.active.append(TITLES)
    book.active.append([*ROW[:-1], dt.date(2026, 1, 31)])
    book.save(tmp_path / "f.xlsx")
    (refused,) = read(tmp_path / "f.xlsx")
    assert isinstance(refused, Refused)
    assert "1904" in refused.reason


def test_an_old_or_locked_workbook_is_refused_by_that_name(tmp_path: Path) -> None:
    (refused,) = reading(tmp_path / "f.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000))
    assert "password" in refused.reason
