"""Tables of master data as offices save them: titles, separators, tabs, old formats, cells too many."""

import datetime as dt
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from station.domain.intake import MasterSent, Refused, Remark
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
    "titles with what cannot be seen": TABLE.replace("name_zh", "name_\u200bzh\ufeff"),
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
    "a number with a fraction": (TABLE.replace(ROW[0], f"{ROW[0]}.0"), "gtin", "a number with a fraction"),
    "a NUL byte": (TABLE.replace("某牌", "某\0牌"), "brand", "NUL byte"),
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
        *remarks, sent = read(tmp_path / name)
        assert isinstance(sent, MasterSent)
        assert [type(each) for each in remarks] == ([Remark] if name == "moved.xlsx" else [])


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
    assert "XLSX" not in refused.fix, "saved as a workbook again it still counts from 1904"


def test_an_old_or_locked_workbook_is_refused_by_that_name(tmp_path: Path) -> None:
    (refused,) = reading(tmp_path / "f.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000))
    assert "password" in refused.reason


def test_the_fix_for_a_number_with_a_fraction_is_the_number(tmp_path: Path) -> None:
    (refused,) = reading(tmp_path / "f.csv", TABLE.replace(ROW[0], f"{ROW[0]}.0"))
    assert refused.fix == f"write it without the point: {ROW[0]}"


@pytest.mark.parametrize(
    ("content", "field", "names"),
    [
        (TABLE.replace("hs_code", "hscode"), "hs_code", "商品编码"),
        (TABLE.replace("gtin", "gt\0in"), "gtin", "商品条码"),
        (f"商品主数据\r\n{TABLE.replace('valid_from', 'from')}", "valid_from", "生效日期"),
        ("gtin,child,number\r\n", "quantity", "内件数量"),
    ],
    ids=["misspelt", "with a NUL byte", "under a title", "packs"],
)
def test_a_table_without_a_column_that_it_needs_is_refused_by_the_columns_name(
    tmp_path: Path, content: str, field: str, names: str
) -> None:
    (refused,) = reading(tmp_path / "f.csv", content)
    assert isinstance(refused, Refused)
    assert refused.field == field
    assert names in refused.fix


def test_a_file_full_of_nul_bytes_is_no_table(tmp_path: Path) -> None:
    (tmp_path / "f.bin").write_bytes(TABLE.encode() + bytes(500))
    assert not looks_like_masters(tmp_path / "f.bin")


def merged(path: Path, table: list[list[str]], *areas: str) -> list[Any]:
    book = openpyxl.Workbook()
    assert book.active is not None
    for row in table:
        book.active.append(row)
    for each in areas:
        book.active.merge_cells(each)
    book.save(path)
    return list(read(path))


def test_rows_of_merged_cells_are_refused_and_no_value_is_lost_or_guessed(tmp_path: Path) -> None:
    codes = [ROW[0], "4006381333931", "5901234123457", "3017620422003"]
    table = [TITLES, *([code, *ROW[1:]] for code in codes)]
    one, two, *sent = merged(tmp_path / "f.xlsx", table, "D2:D3")
    assert [(each.line, each.field) for each in (one, two)] == [(2, "brand"), (3, "brand")]
    assert all("one cell with others" in each.reason for each in (one, two))
    assert [each.line for each in sent if isinstance(each, MasterSent)] == [4, 5]
    across, *_ = merged(tmp_path / "g.xlsx", table, "C2:D2")
    assert (across.line, across.field) == (2, "name_zh")


def test_merged_titles_are_titles(tmp_path: Path) -> None:
    over = [["商品主数据"], TITLES, [""] * len(TITLES), ROW]
    (sent,) = merged(tmp_path / "f.xlsx", over, "A1:I1", "A2:A3", "B2:B3")
    assert isinstance(sent, MasterSent)
    assert sent.line == 4


def test_an_hs_code_whose_cells_are_merged_is_refused_whole(tmp_path: Path) -> None:
    titles = ["hs_code", "hs_zh", "unit1", "seq", "key", "zh", "required"]
    rows = [["1901101000", "奶粉", "035", str(n), f"k{n}", "要素", "1"] for n in (1, 2, 3)]
    other = ["2203000000", "啤酒", "095", "1", "abv", "酒精度", "1"]
    found = merged(tmp_path / "f.xlsx", [titles, *rows, other], "A2:A4", "B2:B4")
    assert {each.field for each in found if isinstance(each, Refused)} <= {"hs_code", "hs_zh"}
    assert [each.record.code for each in found if isinstance(each, MasterSent)] == ["2203000000"]
