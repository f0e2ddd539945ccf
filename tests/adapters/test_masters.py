"""Master data in: products, packs and elements from CSV and XLSX as people really save them."""

import io
import zipfile
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from station.domain.goods import CodeItem, ElementDefinition, HsCode, PackLevel, Product, ProductStatus
from station.domain.intake import MasterSent, Refused, Remark
from station.interchange.masters import looks_like_masters, read, reader
from station.interchange.masters.columns import tables
from station.interchange.masters.workbook import BIGGEST_STRINGS
from station.interchange.personal import masked

TITLES = [
    "gtin", "version", "name_zh", "name_en", "brand", "spec", "net_content", "origin", "manufacturer", "hs_code",
    "unit", "status", "provenance", "valid_from", "valid_to", "gift", "element.brand_type", "element.ingredients",
]  # fmt: skip
ROW = [
    "6901234567892", "2", "婴儿奶粉", "Infant formula", "某牌", "900g", "900g", "304", "某厂", "1901101000", "122",
    "active", "gds", "2026-01-31", "", "0", "4", "牛奶",
]  # fmt: skip
CHINESE = {
    "gtin": "商品条码", "name_zh": "商品名称", "origin": "原产国", "hs_code": "商品编码", "unit": "申报单位",
    "provenance": "来源", "valid_from": "生效日期", "element.brand_type": "要素.brand_type",
}  # fmt: skip
PRODUCT = Product(
    gtin="06901234567892",
    version=2,
    name_zh="婴儿奶粉",
    name_en="Infant formula",
    brand="某牌",
    spec="900g",
    net_content="900g",
    origin="304",
    manufacturer="某厂",
    hs_code="1901101000",
    unit="122",
    elements=(("brand_type", "4"), ("ingredients", "牛奶")),
    status=ProductStatus.ACTIVE,
    provenance="gds",
    valid_from=date(2026, 1, 31),
)
ELEMENTS = "hs_code,hs_zh,hs_en,unit1,unit2,seq,key,zh,en,required,codes\n"
MILK = "1901101000,婴幼儿奶粉,Infant formula,035,,"


def csv_of(*rows: list[str], separator: str = ",") -> str:
    return "".join(separator.join(row) + "\r\n" for row in rows)


def changed(**cells: str) -> list[str]:
    return [cells.get(title, cell) for title, cell in zip(TITLES, ROW, strict=True)]


def reading(path: Path, content: str | bytes) -> list[Any]:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    assert looks_like_masters(path)
    return list(read(path))


def workbook(path: Path, *rows: list[Any]) -> list[Any]:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    book.save(path)
    assert looks_like_masters(path)
    return list(read(path))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_a_product_comes_from_csv_as_people_save_it(tmp_path: Path, encoding: str, separator: str) -> None:
    (sent,) = reading(tmp_path / "f.csv", csv_of(TITLES, ROW, separator=separator).encode(encoding))
    assert sent == MasterSent(2, PRODUCT)


def test_a_product_comes_from_a_workbook_with_numbers_and_dates(tmp_path: Path) -> None:
    cells: list[Any] = changed()
    cells[0], cells[1], cells[13], cells[7] = 6901234567892, 2, date(2026, 1, 31), "304"
    (sent,) = workbook(tmp_path / "f.xlsx", TITLES, cells)
    assert sent == MasterSent(2, PRODUCT)


def test_chinese_titles_in_any_order_mean_the_same(tmp_path: Path) -> None:
    titles = [CHINESE.get(title, title) for title in TITLES]
    (sent,) = reading(tmp_path / "f.csv", csv_of(titles[::-1], ROW[::-1]))
    assert sent.record.gtin == PRODUCT.gtin
    assert dict(sent.record.elements) == dict(PRODUCT.elements)


def test_a_column_that_means_nothing_is_left_out_and_said(tmp_path: Path) -> None:
    remark, sent = reading(tmp_path / "f.csv", csv_of([*TITLES, "shelf"], [*ROW, "A7"]))
    assert isinstance(remark, Remark)
    assert "shelf" in remark.text
    assert isinstance(sent, MasterSent)


WRONG: list[tuple[dict[str, str], str, str]] = [
    ({"gtin": "6901234567893"}, "gtin", "check_digit"),
    ({"gtin": "12345678901"}, "gtin", "GTIN"),
    ({"gtin": "6.90123E+12"}, "gtin", "GTIN"),
    ({"gtin": ""}, "gtin", "missing"),
    ({"gtin": "无"}, "gtin", "no_barcode"),
    ({"version": "0"}, "version", "whole number"),
    ({"version": "10000"}, "version", "whole number"),
    ({"name_zh": ""}, "name_zh", "missing"),
    ({"name_zh": "x" * 2001}, "name_zh", "2001 characters"),
    ({"origin": "CN"}, "origin", "country code"),
    ({"hs_code": "190110"}, "hs_code", "ten digits"),
    ({"hs_code": "190110100O"}, "hs_code", "ten digits"),
    ({"unit": "kg"}, "unit", "unit code"),
    ({"status": "gone"}, "status", "no status"),
    ({"provenance": "hearsay"}, "provenance", "no source"),
    ({"valid_from": "31.01.26"}, "valid_from", "no date"),
    ({"valid_from": "2026-02-30"}, "valid_from", "no date"),
    ({"valid_to": "2026-01-31"}, "valid_to", "not after"),
    ({"gift": "perhaps"}, "gift", "neither"),
]


@pytest.mark.parametrize(("cells", "field", "reason"), WRONG)
def test_a_wrong_row_is_set_aside_and_no_other(tmp_path: Path, cells: dict[str, str], field: str, reason: str) -> None:
    before, refused, after = reading(tmp_path / "f.csv", csv_of(TITLES, ROW, changed(**cells), ROW))
    assert isinstance(before, MasterSent)
    assert isinstance(after, MasterSent)
    assert isinstance(refused, Refused)
    assert (refused.line, refused.field) == (3, field)
    assert reason in refused.reason
    assert refused.fix


@pytest.mark.parametrize("text", ["2026-01-31", "2026/1/31", "2026.01.31", "46053", "2026-01-31 00:00:00"])
def test_dates_as_people_write_them(tmp_path: Path, text: str) -> None:
    (sent,) = reading(tmp_path / "f.csv", csv_of(TITLES, changed(valid_from=text)))
    assert sent.record.valid_from == date(2026, 1, 31)


def test_quoted_cells_may_hold_separators_and_line_ends(tmp_path: Path) -> None:
    rows = csv_of(TITLES, changed(spec='"900g, 罐装\n第二行"'), changed(gtin="1"))
    sent, refused = reading(tmp_path / "f.csv", rows)
    assert sent.record.spec == "900g, 罐装\n第二行"
    assert refused.line == 4


def test_packs(tmp_path: Path) -> None:
    first, same, none = reading(
        tmp_path / "f.csv",
        "gtin,child,quantity\n16901234567899,6901234567892,12\n6901234567892,6901234567892,1\n16901234567899,6901234567892,0\n",
    )
    assert first == MasterSent(2, PackLevel("16901234567899", "06901234567892", 12))
    assert (same.field, none.field) == ("child", "quantity")


def test_elements_come_together_as_one_hs_code(tmp_path: Path) -> None:
    content = (
        ELEMENTS
        + MILK
        + "1,brand_type,品牌类型,Brand type,1,0=无品牌/no brand; 1=自主品牌\n"
        + MILK
        + "2,spec,规格,,0,\n"
    )
    (sent,) = reading(tmp_path / "f.csv", content)
    codes = (CodeItem("0", "无品牌", "no brand"), CodeItem("1", "自主品牌", ""))
    assert sent.record == HsCode(
        code="1901101000",
        zh="婴幼儿奶粉",
        en="Infant formula",
        unit1="035",
        unit2=None,
        elements=(
            ElementDefinition(0, "brand_type", "品牌类型", "Brand type", True, codes),
            ElementDefinition(1, "spec", "规格", "", False),
        ),
        sample=False,
    )


@pytest.mark.parametrize(
    ("second", "field"),
    [
        (MILK + "2,Spec!,规格,,0,\n", "key"),
        (MILK + "3,spec,规格,,0,\n", "seq"),
        (MILK + "2,brand,规格,,0,\n", "key"),
        (MILK + "2,spec,,,0,\n", "zh"),
        (MILK + "2,spec,规格,,0,a;b\n", "codes"),
        (MILK.replace("035", "011") + "2,spec,规格,,0,\n", "unit1"),
        (MILK + "2,spec,规格,,maybe,\n", "required"),
    ],
)
def test_an_hs_code_with_one_wrong_element_is_set_aside_whole(tmp_path: Path, second: str, field: str) -> None:
    content = (
        ELEMENTS
        + MILK
        + "1,brand,品牌,,1,\n"
        + second
        + MILK.replace("1901101000", "3304990039")
        + "1,brand,品牌,,1,\n"
    )
    refused, good = reading(tmp_path / "f.csv", content)
    assert isinstance(refused, Refused)
    assert refused.field == field
    assert good.record.code == "3304990039"


DATED = ELEMENTS.replace("codes", "codes,valid_from,valid_to")
SPEC, BRAND, NAME, USAGE = "spec,规格,,0,,", "brand,品牌,,1,,", "name,品名,,1,,", "usage,用途,,1,,"


def test_an_hs_code_comes_with_a_list_for_each_day_that_one_begins_on_the_earliest_first(tmp_path: Path) -> None:
    rows = (
        f"1,{SPEC}2026-06-01,", f"1,{BRAND}2025/1/1,2026-06-01",
        f"2,{BRAND}2026-06-01,", f"2,{SPEC}2025-01-01,2026-06-01",
    )  # fmt: skip
    found = reading(tmp_path / "f.csv", DATED + "".join(f"{MILK}{row}\n" for row in rows))
    lists = [(each.record.valid_from, each.record.valid_to, [e.key for e in each.record.elements]) for each in found]
    first, second = date(2025, 1, 1), date(2026, 6, 1)
    assert lists == [(first, second, ["brand", "spec"]), (second, None, ["spec", "brand"])]
    assert [each.line for each in found] == [3, 2]


def test_the_titles_of_a_list_s_days_may_be_chinese(tmp_path: Path) -> None:
    content = DATED.replace("valid_from,valid_to", "生效日期,失效日期") + f"{MILK}1,{BRAND}2026-06-01,2027-01-01\n"
    (sent,) = reading(tmp_path / "f.csv", content)
    assert (sent.record.valid_from, sent.record.valid_to) == (date(2026, 6, 1), date(2027, 1, 1))


@pytest.mark.parametrize(
    ("rows", "field"),
    [
        ((f"1,{BRAND}2026-06-01,2026-06-01",), "valid_to"),
        ((f"1,{BRAND}2026-13-01,",), "valid_from"),
        ((f"1,{BRAND}2026-06-01,", f"2,{SPEC}2026-06-01,2027-01-01"), "valid_to"),
        ((f"1,{BRAND}2026-06-01,", f"2,{SPEC},"), "seq"),
        ((f"1,{BRAND}2025-01-01,", f"1,{BRAND}2026-06-01,", f"3,{SPEC}2026-06-01,"), "seq"),
        ((f"0,{BRAND},", f"1,{SPEC}2026-06-01,"), "valid_from"),
        ((f"0,{BRAND}2025-06-01,", f"1,{SPEC}2026-06-01,"), "valid_from"),
    ],
)
def test_an_hs_code_with_one_wrong_list_is_set_aside_with_all_of_them(
    tmp_path: Path, rows: tuple[str, ...], field: str
) -> None:
    found = reading(tmp_path / "f.csv", DATED + "".join(f"{MILK}{row}\n" for row in rows))
    assert [(type(each), each.field) for each in found] == [(Refused, field)]


def test_the_days_of_a_list_may_be_written_one_way_or_another(tmp_path: Path) -> None:
    rows = (
        f"0,{BRAND}2026-06-01,9999-12-31", f"1,{SPEC}2026/6/1,9999/12/31", f"2,{NAME}20260601,2958465",
        f"3,{USAGE}2026年6月1日,9999-12-31T00:00:00",
    )  # fmt: skip
    (sent,) = reading(tmp_path / "f.csv", DATED + "".join(f"{MILK}{row}\n" for row in rows))
    assert (sent.record.valid_from, sent.record.valid_to) == (date(2026, 6, 1), date.max)


def test_a_date_that_a_list_speaks_for_is_its_first_moment_in_beijing(tmp_path: Path) -> None:
    titles = DATED.replace("valid_to", "valid_to,as_of")
    (sent,) = reading(tmp_path / "f.csv", f"{titles}{MILK}0,{BRAND}2026-06-01,,2026-05-20\n")
    assert sent.as_of == datetime(2026, 5, 19, 16, tzinfo=UTC)
    (refused,) = reading(tmp_path / "f.csv", f"{titles}{MILK}0,{BRAND}2026-06-01,,0001-01-01\n")
    assert (type(refused), refused.field) == (Refused, "as_of")


@pytest.mark.parametrize("day", ["202606", "2026", "2026061", "2958466", "1.6.2026"])
def test_what_may_be_no_day_is_taken_for_none(tmp_path: Path, day: str) -> None:
    (refused,) = reading(tmp_path / "f.csv", f"{DATED}{MILK}1,{BRAND}{day},\n")
    assert (type(refused), refused.field, refused.reason) == (Refused, "valid_from", "is no date")


def test_an_hs_code_of_more_lists_than_are_read_is_refused_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reader, "MOST_ROWS", 3)
    rows = [f"{MILK}1,{BRAND}{year}-01-01,\n" for year in range(2020, 2026)]
    (refused,) = reading(tmp_path / "f.csv", DATED + "".join(rows))
    assert (refused.line, refused.field) == (2, "hs_code")


def test_an_hs_code_that_comes_back_is_refused(tmp_path: Path) -> None:
    one, other = MILK + "1,brand,品牌,,1,\n", MILK.replace("1901101000", "3304990039") + "1,brand,品牌,,1,\n"
    found = reading(tmp_path / "f.csv", ELEMENTS + one + other + one)
    assert [type(each) for each in found] == [MasterSent, MasterSent, Refused]


def test_numbers_of_people_are_masked(tmp_path: Path) -> None:
    (sent,) = reading(tmp_path / "f.csv", csv_of(TITLES, changed(manufacturer="某厂 13912345678")))
    assert "13912345678" not in repr(sent)


@pytest.mark.parametrize("text", ["消费者安慕希酸奶", "买家：金装礼盒", "收货地址：测试路12号", "buyer: Anna's Choice"])
def test_what_a_table_says_of_goods_announces_nobody(tmp_path: Path, text: str) -> None:
    assert masked(text) != text, "elsewhere it would"
    cells = {"name_zh": text, "brand": text, "element.ingredients": text}
    (sent,) = reading(tmp_path / "f.csv", csv_of(TITLES, changed(**cells)))
    assert isinstance(sent.record, Product)
    assert (sent.record.name_zh, sent.record.brand) == (text, text)
    assert ("ingredients", text) in sent.record.elements


def packed(tmp_path: Path, change: dict[str, bytes]) -> Path:
    """Save a good workbook with some of its parts exchanged."""
    path = tmp_path / "f.xlsx"
    workbook(path, TITLES, ROW)
    with zipfile.ZipFile(path) as book:
        parts = {name: book.read(name) for name in book.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
        for name, content in {**parts, **change}.items():
            book.writestr(name, content)
    return path


SHEET = "xl/worksheets/sheet1.xml"
HARMFUL: dict[str, tuple[dict[str, bytes], str]] = {
    "a bomb": ({SHEET: b" " * 40_000_000}, "unpacks to"),
    "a bomb of texts": ({"xl/sharedStrings.xml": b"a" * (BIGGEST_STRINGS + 1)}, "unpacks to"),
    "entities": ({SHEET: b"<!DOCTYPE x [<!ENTITY a 'b'>]><worksheet>&a;</worksheet>"}, "document type"),
    "an external entity": (
        {SHEET: b"<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><worksheet>&a;</worksheet>"}, "document type"
    ),
    "deep nesting": ({SHEET: b"<a>" * 5000 + bytes(range(65, 91)) * 1000 + b"</a>" * 5000}, "levels"),
    "no XML": ({SHEET: b"<worksheet><"}, "well-formed"),
    "a text that is not there": (
        {SHEET: b"<worksheet><sheetData><row r='1'><c r='A1' t='s'><v>999</v></c></row></sheetData></worksheet>"},
        "not there",
    ),
    "far to the right": (
        {SHEET: b"<worksheet><sheetData><row r='1'><c r='XFD1'><v>1</v></c></row></sheetData></worksheet>"}, "cells"
    ),
}  # fmt: skip


@pytest.mark.parametrize(("change", "reason"), HARMFUL.values(), ids=HARMFUL.keys())
def test_a_harmful_workbook_is_refused(tmp_path: Path, change: dict[str, bytes], reason: str) -> None:
    (refused,) = read(packed(tmp_path, change))
    assert isinstance(refused, Refused)
    assert reason in refused.reason


def test_a_workbook_cut_short_or_of_another_kind_is_refused(tmp_path: Path) -> None:
    path = packed(tmp_path, {})
    whole = path.read_bytes()
    for cut in (10, len(whole) // 2, len(whole) - 5):
        path.write_bytes(whole[:cut])
        (refused,) = read(path)
        assert isinstance(refused, Refused)
    other = io.BytesIO()
    with zipfile.ZipFile(other, "w") as archive:
        archive.writestr("letter.txt", "hello")
    path.write_bytes(other.getvalue())
    (refused,) = read(path)
    assert isinstance(refused, Refused)
    assert "no first sheet" in refused.reason


@pytest.mark.parametrize("off", [5000, -5000, 1 << 31])
def test_a_workbook_whose_directory_points_outside_is_refused_and_the_disk_not_blamed(tmp_path: Path, off: int) -> None:
    path = packed(tmp_path, {})
    content = bytearray(path.read_bytes())
    place = content.rindex(b"PK\x05\x06") + 16
    moved = (int.from_bytes(content[place : place + 4], "little") + off) % (1 << 32)
    content[place : place + 4] = moved.to_bytes(4, "little")
    path.write_bytes(content)
    (refused,) = read(path)
    assert isinstance(refused, Refused)
    assert "no workbook that can be read" in refused.reason


def test_a_row_of_endless_cells_or_an_open_quote_is_refused(tmp_path: Path) -> None:
    (wide,) = reading(tmp_path / "f.csv", csv_of(TITLES, ["1"] * 300))
    assert "cells" in wide.reason
    (quote,) = reading(tmp_path / "g.csv", csv_of(TITLES, ['"' + "x" * 500_000]))
    assert isinstance(quote, Refused)


def test_other_texts_are_no_master_data(tmp_path: Path) -> None:
    for content in ("", "hello\n", "gtin,price\n1,2\n", "\x00\x01", "<xml/>", "{}"):
        path = tmp_path / "f.txt"
        path.write_text(content, encoding="utf-8")
        assert not looks_like_masters(path)


def test_every_field_of_every_table_has_a_chinese_title_of_its_own() -> None:
    for table in tables():
        names = [name for each in table.names.values() for name in each]
        assert len(names) == len(set(names))
        assert all(len(each) > 1 for each in table.names.values())


def test_no_row_of_a_damaged_workbook_is_taken(tmp_path: Path) -> None:
    path = tmp_path / "t.xlsx"
    workbook(path, TITLES, *([ROW] * 400))
    whole = path.read_bytes()
    with zipfile.ZipFile(path) as book:
        sheet = book.getinfo("xl/worksheets/sheet1.xml")
        end = sheet.header_offset + sheet.compress_size
    for place in (end, end - 40, sheet.header_offset + 60):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        (refused,) = read(path)
        assert isinstance(refused, Refused)
        assert refused.line == 0
