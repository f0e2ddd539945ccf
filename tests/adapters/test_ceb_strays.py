"""CEB files with what is no part of the message, codes that only look right, and the encodings of neighbours."""

from pathlib import Path

import pytest

from station.domain.intake import ListSent, Refused
from station.interchange.ceb import read
from tests.fakes import ceb_messages as made

REBOUND = made.inventory().replace("<ceb:Inventory>", '<ceb:Inventory xmlns:ceb="urn:example:other">', 1)


def reading(path: Path, content: str, encoding: str = "utf-8") -> list[object]:
    path.write_bytes(content.encode(encoding))
    return list(read(path))


@pytest.mark.parametrize(
    ("stray", "named"),
    [(made.receipt(), "InventoryReturn"), (REBOUND, "Inventory"), ("<ceb:inventory/>", "inventory")],
    ids=["a receipt in a list's message", "a record of another namespace", "a record in small letters"],
)
def test_what_is_no_record_of_the_message_is_named_and_the_rest_taken(tmp_path: Path, stray: str, named: str) -> None:
    taken, refused, last = reading(
        tmp_path / "f.xml", made.message(made.inventory() + stray + made.inventory(copNo="LAST"))
    )
    assert isinstance(taken, ListSent)
    assert isinstance(last, ListSent)
    assert isinstance(refused, Refused)
    assert (refused.field, refused.reason) == (named, "is no part of CEB621Message")


def test_transport_and_extension_beside_the_records_are_left_alone(tmp_path: Path) -> None:
    beside = (
        "<ceb:BaseTransfer><ceb:dxpId>D</ceb:dxpId></ceb:BaseTransfer><ceb:ExtendMessage><ceb:x/></ceb:ExtendMessage>"
    )
    (taken,) = reading(tmp_path / "f.xml", made.message(made.inventory() + beside))
    assert isinstance(taken, ListSent)


def test_a_row_under_another_name_refuses_its_list_and_is_not_left_out(tmp_path: Path) -> None:
    two = made.inventory(rows=2)
    second = two.rindex("InventoryList>", 0, two.rindex("<ceb:gnum>2"))
    named_otherwise = two[:second] + two[second:].replace("InventoryList>", "InventoryRow>")
    (refused,) = reading(tmp_path / "f.xml", made.message(named_otherwise))
    assert isinstance(refused, Refused)
    assert refused.field == "InventoryRow"


@pytest.mark.parametrize(("written", "meant"), [("barcode", "barCode"), ("BarCod", "barCode"), ("x", None)])
def test_the_field_that_a_misspelt_one_may_be_is_named(tmp_path: Path, written: str, meant: str | None) -> None:
    (refused,) = reading(tmp_path / "f.xml", made.message(made.inventory().replace("ceb:barCode>", f"ceb:{written}>")))
    assert isinstance(refused, Refused)
    assert (f"did the sender mean {meant}?" in refused.fix) is (meant is not None)


def test_of_many_strange_fields_the_first_is_named(tmp_path: Path) -> None:
    body = made.inventory().replace("<ceb:copNo>", "<ceb:first/><ceb:second/><ceb:copNo>")
    (refused,) = reading(tmp_path / "f.xml", made.message(body))
    assert isinstance(refused, Refused)
    assert refused.field == "first"


@pytest.mark.parametrize("hidden", ["\u202e", "\u200b", "\ufeff", "\u00ad"])
def test_a_code_with_a_character_that_cannot_be_seen_is_refused(tmp_path: Path, hidden: str) -> None:
    (refused,) = reading(tmp_path / "f.xml", made.message(made.inventory(logisticsNo=f"SF12{hidden}34")))
    assert isinstance(refused, Refused)
    assert refused.field == "logisticsNo"
    assert "cannot be seen" in refused.reason


@pytest.mark.parametrize(("encoding", "name"), [("Big5", "嬰兒奶粉"), ("Shift_JIS", "粉ミルク"), ("EUC-KR", "분유")])
def test_a_neighbours_encoding_is_read_where_the_file_names_it(tmp_path: Path, encoding: str, name: str) -> None:
    plain = {"itemName": "x", "gmodel": "4|3|x", "gname": name}
    head = {"ebpName": "x", "ebcName": "x", "logisticsName": "x", "agentName": "x", "buyerName": "x"}
    whole = made.message(made.inventory(row=plain, consigneeAddress="x", **head), encoding=encoding)
    (taken,) = reading(tmp_path / "f.xml", whole, encoding)
    assert isinstance(taken, ListSent)
    assert taken.listing.items[0].gname == name


@pytest.mark.parametrize(
    "content",
    [
        "<欧阳测验T13812345678>x</欧阳测验T13812345678>",
        "<x xmlns='urn:13812345678:欧阳测验'/>",
        made.message("<ceb:欧阳测验13812345678/>"),
        made.message(made.inventory().replace("<ceb:InventoryList>", "<ceb:欧阳测验T13812345678/><ceb:InventoryList>")),
        made.message(made.inventory().replace("<ceb:gname>", "<ceb:欧阳测验T13812345678/><ceb:gname>")),
    ],
)
def test_a_refusal_quotes_no_name_that_may_be_a_persons(tmp_path: Path, content: str) -> None:
    path = tmp_path / "f.xml"
    path.write_text(content, encoding="utf-8")
    said = repr([each for each in read(path) if not isinstance(each, ListSent)])
    assert "***" in said
    assert "欧阳" not in said
    assert "12345678" not in said
