"""CEB messages in: the official samples, the annex, and one thing wrong at a time."""

import xml.etree.ElementTree as ET
from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest

from station.domain.intake import Action, ListSent, ReceiptSent, Refused, Remark, ReturnSent
from station.interchange.ceb import read
from station.interchange.ceb.annex import annex
from tests.fakes import ceb_messages as made

XSD = "{http://www.w3.org/2001/XMLSchema}"


def reading(path: Path, content: str | bytes) -> list[object]:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return list(read(path))


@pytest.mark.parametrize(
    ("number", "kind", "records", "different"),
    [("621", ListSent, 10, 2), ("622", ReceiptSent, 10, 1), ("625", ReturnSent, 10, 1)],
)
def test_official_samples_are_read_whole(
    shared_data: Path, number: str, kind: type, records: int, different: int
) -> None:
    path = shared_data / "ceb" / f"real_gac2022_CEB{number}Message.xml"
    found = list(read(path))
    assert [type(each) for each in found] == [kind] * records
    assert len({repr(each).split(",", 1)[1] for each in found}) == different
    lines = path.read_text(encoding="utf-8").splitlines()
    head = {"621": "InventoryHead", "622": "InventoryReturn", "625": "InvtRefundHead"}[number]
    assert all(f"{head}>" in lines[each.line - 1] for each in found)


@pytest.mark.parametrize("number", ["311", "411", "511"])
def test_other_official_messages_are_refused_by_name(shared_data: Path, number: str) -> None:
    (refused,) = read(shared_data / "ceb" / f"real_gac2022_CEB{number}Message.xml")
    assert isinstance(refused, Refused)
    assert refused.reason.startswith(f"CEB{number}Message 进口")


def test_fields_are_those_of_the_official_schema(shared_data: Path) -> None:
    schema = ET.parse(shared_data / "ceb" / "ceb_import_202205.xsd").getroot()
    named = {e.get("name"): e for e in schema.findall(f"{XSD}element")}
    for name, structure in annex().structures.items():
        official = [e for e in named[name].iter(f"{XSD}element") if e is not named[name]]
        assert list(structure) == [e.get("name") for e in official]
        for each in official:
            field = structure[each.get("name", "")]
            facets = {f.tag.removeprefix(XSD): f.get("value") for f in each.iterfind(f".//{XSD}restriction/*")}
            assert field.optional == (each.get("minOccurs") == "0")
            if each.get("fixed"):
                assert annex().lists[field.list] == (each.get("fixed"),)
            if "length" in facets:
                assert (field.min, field.max) == (int(facets["length"] or 0),) * 2
            elif "maxLength" in facets:
                assert (field.min, field.max) == (int(facets.get("minLength") or 0), int(facets["maxLength"] or 0))


def test_every_message_of_the_official_schemas_is_known_by_name(shared_data: Path) -> None:
    known = {*annex().read, *annex().other}
    for schema in ("ceb_import_202205.xsd", "ceb_export_202205.xsd"):
        root = ET.parse(shared_data / "ceb" / schema).getroot()
        names = {e.get("name") or "" for e in root.findall(f"{XSD}element")}
        assert {name for name in names if name.startswith("CEB")} <= known


def test_a_list_is_read_field_by_field(tmp_path: Path) -> None:
    (sent,) = reading(tmp_path / "f.xml", made.message(made.inventory(rows=2, preNo="B20260102000000001")))
    assert isinstance(sent, ListSent)
    assert (sent.pre_no, sent.action, sent.sent_at.isoformat()) == (
        "B20260102000000001",
        Action.NEW,
        "2026-01-01T19:04:05+00:00",
    )
    listing = sent.listing
    assert (listing.cop_no, listing.order_no, listing.logistics_no) == ("COP-1", "O-1", "SF1234567890123")
    assert (listing.ebc_code, listing.customs_code, listing.trade_mode) == ("1101110326", "8012", "1210")
    assert listing.declared_at.isoformat() == "2026-01-01T16:00:00+00:00"
    assert [item.gnum for item in listing.items] == [1, 2]
    item = listing.items[0]
    assert (item.bar_code, item.gtin, item.gcode, item.country) == (
        "6901234567892",
        "06901234567892",
        "1901101000",
        "304",
    )
    assert (item.quantity, item.price, item.total_price, item.unit) == (Decimal(2), Decimal(100), Decimal(200), "122")


def test_a_receipt_has_customs_time_to_the_millisecond(tmp_path: Path) -> None:
    (sent,) = reading(tmp_path / "f.xml", made.message(made.receipt(invtNo="80122026I000000001"), "CEB622"))
    assert isinstance(sent, ReceiptSent)
    assert (sent.status, sent.at.isoformat()) == ("800", "2026-01-03T02:11:12.345000+00:00")
    assert (sent.cop_no, sent.pre_no, sent.invt_no) == ("COP-1", "B20260102000000001", "80122026I000000001")


@pytest.mark.parametrize(
    ("code", "gtin"),
    [
        ("无", None),
        ("", None),
        ("6901234567893", None),
        ("96385074", "00000096385074"),
        ("042100005264", "00042100005264"),
        (None, None),
    ],
)
def test_a_barcode_is_kept_as_written_and_as_gtin_where_it_is_one(
    tmp_path: Path, code: str | None, gtin: str | None
) -> None:
    (sent,) = reading(tmp_path / "f.xml", made.message(made.inventory(row={"barCode": code})))
    assert isinstance(sent, ListSent)
    assert (sent.listing.items[0].bar_code, sent.listing.items[0].gtin) == (code or "", gtin)


#: What is wrong with one inventory, the field that must be named, and a word of the reason.
WRONG_LISTS: list[tuple[str, dict[str, str | None], dict[str, str | None], str, str]] = [
    ("no waybill", {"logisticsNo": None}, {}, "logisticsNo", "missing"),
    ("empty order", {"orderNo": "  "}, {}, "orderNo", "missing"),
    ("long order", {"orderNo": "x" * 61}, {}, "orderNo", "61 characters"),
    ("long copNo", {"copNo": "x" * 21}, {}, "copNo", "21 characters"),
    ("short guid", {"guid": "x" * 35}, {}, "guid", "says 36"),
    ("appType", {"appType": "9"}, {}, "appType", "list"),
    ("appStatus", {"appStatus": "7"}, {}, "appStatus", "list"),
    ("freight in dollars", {"currency": "502"}, {}, "currency", "list"),
    ("goods in dollars", {}, {"currency": "USD"}, "currency", "list"),
    ("tradeMode", {"tradeMode": "9810"}, {}, "tradeMode", "list"),
    ("ieFlag", {"ieFlag": "X"}, {}, "ieFlag", "list"),
    ("no such day", {"declTime": "20260230"}, {}, "declTime", "exists"),
    ("a day before the year one in UTC", {"declTime": "00010101"}, {}, "declTime", "exists"),
    ("a second before the year one in UTC", {"appTime": "00010101000000"}, {}, "appTime", "exists"),
    ("no such hour", {"appTime": "20260102250405"}, {}, "appTime", "exists"),
    ("time in letters", {"appTime": "2026010203040x"}, {}, "appTime", "no time"),
    ("time in other digits", {"appTime": "２０２６０１０２０３０４０５"}, {}, "appTime", "no time"),
    ("weight in words", {"grossWeight": "1kg"}, {}, "grossWeight", "no number"),
    ("weight not a number", {"grossWeight": "NaN"}, {}, "grossWeight", "no number"),
    ("weight with exponent", {"netWeight": "1e3"}, {}, "netWeight", "no number"),
    ("weight below zero", {"netWeight": "-1"}, {}, "netWeight", "below zero"),
    ("too many decimals", {"freight": "0.123456"}, {}, "freight", "no number"),
    ("too many digits", {"freight": "12345678901234567890"}, {}, "freight", "no number"),
    ("huge field", {"note": "x" * 100_000}, {}, "note", "100000 characters"),
    ("row without name", {}, {"gname": None}, "gname", "missing"),
    ("short code", {}, {"gcode": "190110"}, "gcode", "says 10"),
    ("long model", {}, {"gmodel": "x" * 511}, "gmodel", "511 characters"),
    ("long barcode", {}, {"barCode": "6" * 51}, "barCode", "51 characters"),
    ("no quantity", {}, {"qty": None}, "qty", "missing"),
    ("nothing of it", {}, {"qty": "0"}, "qty", "above zero"),
    ("row zero", {}, {"gnum": "0"}, "gnum", "below 1"),
    ("row in words", {}, {"gnum": "one"}, "gnum", "whole number"),
    ("a comma for a point", {}, {"price": "1,5"}, "price", "no number"),
    ("an id number for an order", {"orderNo": made.BUYER["buyerIdNumber"]}, {}, "orderNo", "buyer's own"),
    ("a phone in a code", {}, {"itemNo": "T13912345678"}, "itemNo", "buyer's own"),
]


@pytest.mark.parametrize(
    ("head", "row", "field", "reason"), [w[1:] for w in WRONG_LISTS], ids=[w[0] for w in WRONG_LISTS]
)
def test_one_wrong_field_sets_its_record_aside_and_no_other(
    tmp_path: Path, head: dict[str, str | None], row: dict[str, str | None], field: str, reason: str
) -> None:
    content = made.message(
        made.inventory(copNo="BEFORE") + made.inventory(row=row, **head) + made.inventory(copNo="AFTER")
    )
    before, refused, after = reading(tmp_path / "f.xml", content)
    assert isinstance(refused, Refused)
    assert (refused.field, refused.line) == (field, 4)
    assert reason in refused.reason
    assert refused.fix
    assert isinstance(before, ListSent)
    assert isinstance(after, ListSent)
    assert (before.listing.cop_no, after.listing.cop_no) == ("BEFORE", "AFTER")


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"returnTime": "20260103101112"}, "returnTime"),
        ({"returnTime": "20261303101112345"}, "returnTime"),
        ({"returnTime": "00010101000000000"}, "returnTime"),
        ({"returnStatus": "509"}, "returnStatus"),
        ({"returnStatus": "-"}, "returnStatus"),
        ({"copNo": None}, "copNo"),
        ({"preNo": "B2026"}, "preNo"),
        ({"invtNo": "123"}, "invtNo"),
        ({"returnInfo": "x" * 1001}, "returnInfo"),
    ],
)
def test_a_wrong_receipt_is_set_aside(tmp_path: Path, fields: dict[str, str | None], field: str) -> None:
    refused, good = reading(tmp_path / "f.xml", made.message(made.receipt(**fields) + made.receipt(), "CEB622"))
    assert isinstance(refused, Refused)
    assert refused.field == field
    assert isinstance(good, ReceiptSent)


@pytest.mark.parametrize("status", ["1", "2", "3", "4", "100", "120", "300", "399", "500", "599", "700", "899", "-101"])
def test_every_status_of_the_annex_is_read(tmp_path: Path, status: str) -> None:
    (sent,) = reading(tmp_path / "f.xml", made.message(made.receipt(returnStatus=status), "CEB622"))
    assert isinstance(sent, ReceiptSent)
    assert sent.status == status


def test_rows_that_share_a_number_or_are_too_many_refuse_their_record(tmp_path: Path) -> None:
    content = made.message(
        made.inventory(rows=2, row={"gnum": "1"}) + made.inventory(rows=100) + made.inventory(rows=99)
    )
    twice, many, good = reading(tmp_path / "f.xml", content)
    assert isinstance(twice, Refused)
    assert "twice" in twice.reason
    assert isinstance(many, Refused)
    assert "99 rows" in many.reason
    assert isinstance(good, ListSent)
    assert len(good.listing.items) == 99


SHAPES: list[tuple[str, str, str]] = [
    ("no head", "<ceb:Inventory></ceb:Inventory>", "no head"),
    ("no rows", "<ceb:Inventory>" + made.element("InventoryHead", dict(made.HEAD)) + "</ceb:Inventory>", "no rows"),
    ("field twice", made.inventory().replace("<ceb:orderNo>", "<ceb:orderNo>x</ceb:orderNo><ceb:orderNo>"), "twice"),
    ("elements in a field", made.inventory().replace("O-1", "<ceb:b>O-1</ceb:b>"), "holds elements"),
    (
        "two heads",
        made.inventory().replace(
            "<ceb:InventoryList>", made.element("InventoryHead", dict(made.HEAD)) + "<ceb:InventoryList>"
        ),
        "second head",
    ),
    (
        "a stranger's field",
        made.inventory().replace("<ceb:copNo>", '<x:copNo xmlns:x="urn:x">1</x:copNo><ceb:copNo>'),
        "no part of InventoryHead",
    ),
    (
        "an unknown field",
        made.inventory().replace("<ceb:copNo>", "<ceb:newField>1</ceb:newField><ceb:copNo>"),
        "no part of InventoryHead",
    ),
    (
        "text between the fields",
        made.inventory().replace("<ceb:copNo>", "COP-7<ceb:copNo>"),
        "text where elements belong",
    ),
    (
        "many strangers",
        made.inventory().replace("<ceb:copNo>", "<ceb:a/><ceb:b/><ceb:b/><ceb:copNo>"),
        "no part of InventoryHead",
    ),
    ("a misspelt number", made.inventory().replace("ceb:copNo>", "ceb:copno>"), "no part of InventoryHead"),
    ("a misspelt barcode", made.inventory().replace("ceb:barCode>", "ceb:barcode>"), "no part of InventoryList"),
    ("a comment", made.inventory().replace("<ceb:copNo>", "<!-- <ceb:copNo>x</ceb:copNo> --><ceb:copNo>"), ""),
    ("character data", made.inventory().replace("婴儿奶粉", "<![CDATA[婴儿奶粉]]>"), ""),
    ("references", made.inventory(ebcName="A&B <电商>"), ""),
]


@pytest.mark.parametrize(("body", "reason"), [s[1:] for s in SHAPES], ids=[s[0] for s in SHAPES])
def test_odd_shapes_are_read_or_refused_as_one_record(tmp_path: Path, body: str, reason: str) -> None:
    first, good = reading(tmp_path / "f.xml", made.message(body + made.inventory(copNo="AFTER")))
    assert isinstance(good, ListSent)
    if reason:
        assert isinstance(first, Refused)
        assert reason in first.reason
    else:
        assert isinstance(first, ListSent)
        assert first.listing.cop_no == "COP-1"


def test_more_records_than_the_annex_allows_are_read_and_said(tmp_path: Path) -> None:
    body = "".join(made.inventory(copNo=f"C-{n}") for n in range(150))
    kinds = Counter(type(each) for each in reading(tmp_path / "f.xml", made.message(body)))
    assert kinds == {ListSent: 150, Remark: 1}
