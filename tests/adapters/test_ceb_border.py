"""CEB files that lie, break off, or mean harm; and personal data, which never crosses the border."""

import resource
import sys
from pathlib import Path

import pytest

from station.domain.intake import ListSent, ReceiptSent, Refused, Remark, ReturnSent
from station.interchange import encodings
from station.interchange.ceb import looks_like_xml, read
from tests.fakes import ceb_messages as made

ONE = made.message(made.inventory())
GB = made.message(made.inventory(), encoding="GB18030")
BILLION = (
    "<!DOCTYPE lolz [<!ENTITY a 'aaaaaaaaaa'>"
    + "".join(f"<!ENTITY {chr(98 + n)} '{f'&{chr(97 + n)};' * 10}'>" for n in range(9))
    + "]>\n"
)


def reading(path: Path, content: bytes) -> list[object]:
    path.write_bytes(content)
    return list(read(path))


def lists(found: list[object]) -> list[ListSent]:
    return [each for each in found if isinstance(each, ListSent)]


def refused(found: list[object]) -> list[Refused]:
    return [each for each in found if isinstance(each, Refused)]


READ_WELL: dict[str, bytes] = {
    "UTF-8": ONE.encode(),
    "UTF-8 with BOM": b"\xef\xbb\xbf" + ONE.encode(),
    "UTF-8 without a declaration": made.message(made.inventory(), encoding="").encode(),
    "blank lines before the declaration": b"\n\n  " + ONE.encode(),
    "UTF-16 little": made.message(made.inventory(), encoding="UTF-16").encode("utf-16"),
    "UTF-16 big": b"\xfe\xff" + made.message(made.inventory(), encoding="UTF-16").encode("utf-16-be"),
    "UTF-16 without BOM": made.message(made.inventory(), encoding="UTF-16").encode("utf-16-le"),
    "UTF-32": made.message(made.inventory(), encoding="UTF-32").encode("utf-32"),
    "UTF-32 big": b"\0\0\xfe\xff" + made.message(made.inventory(), encoding="UTF-32").encode("utf-32-be"),
    "UTF-32 without BOM": made.message(made.inventory(), encoding="UTF-32").encode("utf-32-be"),
    "GB18030": GB.encode("gb18030"),
    "GBK": made.message(made.inventory(), encoding="GBK").encode("gbk"),
    "GB2312": made.message(made.inventory(), encoding="gb2312").encode("gb2312"),
    "says UTF-8, is GB18030": ONE.encode("gb18030"),
    "says GB18030, is UTF-8": GB.encode(),
    "says GB2312, is UTF-8": made.message(made.inventory(), encoding="GB2312").encode(),
    "says nothing, is GB18030": made.message(made.inventory(), encoding="").encode("gb18030"),
    "says Latin-1, is UTF-8": made.message(made.inventory(), encoding="ISO-8859-1").encode(),
    "says UTF-16, is UTF-8": made.message(made.inventory(), encoding="UTF-16").encode(),
    "says what nobody knows": made.message(made.inventory(), encoding="x-mars").encode(),
    "another prefix": made.message(made.inventory(prefix="海:"), prefix="海").encode(),
    "no prefix": made.message(made.inventory(prefix=""), prefix="").encode(),
    "no namespace": made.message(made.inventory(prefix=""), prefix="", space="").replace(' xmlns=""', "").encode(),
    "Windows line ends": ONE.replace("\n", "\r\n").encode(),
    "one long line": ONE.replace("\n", "").encode(),
    "a processing instruction": made.message(
        made.inventory(), head="<?xml-stylesheet href='file:///etc/passwd'?>"
    ).encode(),
    "a signature after the records": ONE.replace(
        "</ceb:CEB621Message>",
        "<ds:Signature xmlns:ds='http://www.w3.org/2000/09/xmldsig#'><ds:X/></ds:Signature></ceb:CEB621Message>",
    ).encode(),
}


@pytest.mark.parametrize("content", READ_WELL.values(), ids=READ_WELL.keys())
def test_one_list_is_read_whatever_the_file_says_of_itself(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "f.xml"
    found = reading(path, content)
    assert looks_like_xml(path)
    assert not refused(found)
    (sent,) = lists(found)
    assert sent.listing.items[0].gname == "婴儿奶粉"
    assert sent.listing.ebc_name == "电商"


@pytest.mark.parametrize("name", ["says UTF-8, is GB18030", "says GB18030, is UTF-8", "says Latin-1, is UTF-8"])
def test_a_file_that_lies_of_its_encoding_is_named(tmp_path: Path, name: str) -> None:
    found = reading(tmp_path / "f.xml", READ_WELL[name])
    assert any(isinstance(each, Remark) and "the file says" in each.text for each in found)


def test_two_characters_that_are_valid_in_both_encodings_stay_chinese(tmp_path: Path) -> None:
    for word in ("好的", "中文", "联通", "一"):
        rows = {"itemName": word, "gname": word, "gmodel": word}
        names = dict.fromkeys(("ebpName", "ebcName", "logisticsName", "agentName"), word)
        content = made.message(made.inventory(row=rows, **names), encoding="GBK").encode("gbk")
        (sent,) = lists(reading(tmp_path / "f.xml", content))
        assert sent.listing.items[0].gname == word


@pytest.mark.parametrize("word", ["路", "母", "母路", "隆"])
def test_bytes_that_are_both_encodings_are_what_the_file_says(tmp_path: Path, word: str) -> None:
    assert word.encode("gbk").decode("utf-8") != word
    for declared, name in (("GBK", "gb18030"), ("UTF-8", "utf-8")):
        path = tmp_path / "f.xml"
        path.write_bytes(f'<?xml version="1.0" encoding="{declared}"?><a>'.encode() + word.encode("gbk") + b"</a>")
        assert encodings.find(path).name == name


def test_a_damaged_byte_does_not_turn_utf_8_into_gb18030(tmp_path: Path) -> None:
    content = bytearray(("商品" * 50).encode())
    content[0] = 0xA5
    assert "\ufffd" not in content.decode("gb18030", "replace")
    (tmp_path / "f.xml").write_bytes(content)
    assert encodings.find(tmp_path / "f.xml").name == "utf-8"


def test_a_damaged_byte_sets_one_record_aside(tmp_path: Path) -> None:
    body = "".join(made.inventory(copNo=f"C-{n}") for n in range(5))
    content = bytearray(made.message(body).encode())
    place = content.index("婴儿奶粉".encode(), len(content) // 2)
    content[place + 1] ^= 0x40
    found = reading(tmp_path / "f.xml", bytes(content))
    (bad,) = refused(found)
    assert bad.field == "itemName"
    assert "no character" in bad.reason
    assert len(lists(found)) == 4


HARMFUL: dict[str, tuple[bytes, str]] = {
    "a billion laughs": (
        made.message(made.inventory(orderNo="X"), head=BILLION).replace(">X<", ">&j;<").encode(),
        "document type",
    ),
    "a quadratic blow-up": (
        made.message(made.inventory(), head=f"<!DOCTYPE x [<!ENTITY a '{'a' * 50_000}'>]>").encode(),
        "document type",
    ),
    "an external entity": (
        made.message(made.inventory(), head="<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>").encode(),
        "document type",
    ),
    "an external document type": (
        made.message(made.inventory(), head="<!DOCTYPE x SYSTEM 'http://localhost:9/x.dtd'>").encode(),
        "document type",
    ),
    "a parameter entity": (
        made.message(made.inventory(), head="<!DOCTYPE x [<!ENTITY % p SYSTEM 'file:///etc/hostname'> %p;]>").encode(),
        "document type",
    ),
    "an undefined entity": (
        made.message(made.inventory(orderNo="X")).replace(">X<", ">&nope;<").encode(),
        "well-formed",
    ),
    "ten thousand levels": (made.message("<a>" * 10_000 + "</a>" * 10_000).encode(), "levels"),
    "deep in a field": (
        made.message(made.inventory(orderNo="X").replace(">X<", ">" + "<a>" * 100 + "</a>" * 100 + "<")).encode(),
        "levels",
    ),
    "a thousand attributes": (
        made.message("<ceb:Inventory " + " ".join(f"a{n}='1'" for n in range(1000)) + "/>").encode(),
        "levels or 64",
    ),
    "a tag without an end": (made.message("<ceb:Inventory a='" + "x" * 3_000_000).encode(), "more than"),
    "a comment without an end": (made.message("<!--" + "x" * 3_000_000).encode(), "more than"),
    "a control character": (made.message(made.inventory(orderNo="a\x01")).encode(), "well-formed"),
    "a NUL": (made.message(made.inventory(orderNo="a\x00")).encode(), "well-formed"),
    "another namespace": (made.message(made.inventory(), space="urn:example:ceb").encode(), "namespace"),
    "another document": (b"<html><body>404</body></html>", "html is not read here"),
    "a root in the wrong case": (ONE.replace("CEB621Message", "ceb621message").encode(), "not read here"),
    "a cancellation": (made.message("", "CEB623").encode(), "CEB623Message 进口撤销申请单"),
    "an order": (made.message("", "CEB311").encode(), "CEB311Message 进口电子订单"),
    "an unknown message": (made.message("", "CEB999").encode(), "CEB999Message is not read here"),
    "nothing but a root": (b"<", "well-formed"),
    "nothing": (b"", "well-formed"),
    "mismatched tags": (made.message("<ceb:Inventory></ceb:InventoryHead>").encode(), "well-formed"),
    "two documents in one file": ((ONE + ONE).encode(), "well-formed"),
}


@pytest.mark.parametrize(("content", "reason"), HARMFUL.values(), ids=HARMFUL.keys())
def test_what_could_hurt_is_refused_with_line_reason_and_fix(tmp_path: Path, content: bytes, reason: str) -> None:
    found = reading(tmp_path / "f.xml", content)
    last = found[-1]
    assert isinstance(last, Refused)
    assert reason in last.reason
    assert last.fix
    assert len(lists(found)) == (1 if content.startswith(ONE.encode()) else 0)


OVERDONE: dict[str, str] = {
    "deep in a field": made.inventory(orderNo="X").replace(">X<", ">" + "<a>" * 100 + "</a>" * 100 + "<"),
    "deep beside the records": "<ceb:ExtendMessage>" + "<a>" * 100 + "</a>" * 100 + "</ceb:ExtendMessage>",
    "attributes": made.inventory().replace(
        "<ceb:gname>", "<ceb:gname " + " ".join(f"a{n}='1'" for n in range(100)) + ">"
    ),
    "attributes of a record": made.inventory().replace(
        "<ceb:Inventory>", "<ceb:Inventory " + " ".join(f"a{n}='1'" for n in range(100)) + ">"
    ),
}


@pytest.mark.parametrize("body", OVERDONE.values(), ids=OVERDONE.keys())
def test_what_is_overdone_is_refused_and_the_records_around_it_are_read(tmp_path: Path, body: str) -> None:
    whole = made.message(made.inventory(copNo="BEFORE") + body + made.inventory(copNo="AFTER"))
    before, bad, after = reading(tmp_path / "f.xml", whole.encode())
    assert isinstance(bad, Refused)
    assert "levels or 64 attributes" in bad.reason
    assert [sent.listing.cop_no for sent in lists([before, after])] == ["BEFORE", "AFTER"]


@pytest.mark.parametrize("tail", ["<a b='" + "x" * 3_000_000, "<a>" * 20_000], ids=["an endless tag", "bottomless"])
def test_where_nothing_more_can_be_read_the_open_record_and_the_rest_are_named(tmp_path: Path, tail: str) -> None:
    record = made.inventory(orderNo="X").replace(">X<", ">" + tail)
    found = reading(tmp_path / "f.xml", made.message(made.inventory() + record).encode())
    assert len(lists(found)) == 1
    cut, rest = refused(found)
    assert (cut.record, cut.reason.startswith("the record is cut off")) == (2, True)
    assert "all from here on is unread" in rest.reason


def test_refusals_in_one_line_are_told_apart_by_the_number_of_their_record(tmp_path: Path) -> None:
    body = made.inventory() + made.inventory(appType="9") + made.inventory() + made.inventory(rows=0)
    found = refused(reading(tmp_path / "f.xml", made.message(body).replace("\n", "").encode()))
    assert [(each.line, each.record, each.field) for each in found] == [(1, 2, "appType"), (1, 4, "InventoryList")]


def test_no_harmful_file_takes_memory(tmp_path: Path) -> None:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for content, _ in HARMFUL.values():
        reading(tmp_path / "f.xml", content)
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    assert grown < 64_000 * (1024 if sys.platform == "darwin" else 1)


def test_a_file_cut_anywhere_gives_the_whole_records_before_the_cut(tmp_path: Path) -> None:
    content = made.message("".join(made.inventory(copNo=f"C-{n}") for n in range(4))).encode()
    ends = [i + len(b"</ceb:Inventory>") for i in range(len(content)) if content.startswith(b"</ceb:Inventory>", i)]
    for cut in range(1, len(content) - 1, 97):
        found = reading(tmp_path / "f.xml", content[:cut])
        assert [sent.listing.cop_no for sent in lists(found)] == [f"C-{n}" for n in range(sum(e <= cut for e in ends))]
        assert isinstance(found[-1], Refused)


def test_a_gb18030_file_cut_inside_a_character_is_still_gb18030(tmp_path: Path) -> None:
    content = made.message(made.inventory() + made.inventory(), encoding="GB18030").encode("gb18030")
    cut = content.rindex("婴".encode("gb18030")) + 1
    found = reading(tmp_path / "f.xml", content[:cut])
    assert [sent.listing.items[0].gname for sent in lists(found)] == ["婴儿奶粉"]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        (f"退单：{made.BUYER['buyerIdNumber']}身份证有误", "退单：******************身份证有误"),
        ("电话13912345678不通", "电话***********不通"),
        ("139-1234-5678", "***-****-****"),
        ("13912345678901", "13912345678901"),
        ("清单80122026I000000001放行", "清单80122026I000000001放行"),
    ],
)
def test_free_text_of_receipts_loses_identity_and_telephone_numbers(tmp_path: Path, text: str, left: str) -> None:
    (sent,) = reading(tmp_path / "f.xml", made.message(made.receipt(returnInfo=text), "CEB622").encode())
    assert isinstance(sent, ReceiptSent)
    assert sent.info == left


def test_nothing_of_the_buyer_is_left_wherever_the_message_says_it(tmp_path: Path) -> None:
    told = "、".join(made.BUYER[key] for key in list(made.BUYER)[1:])
    body = made.inventory(row={"itemName": told, "gname": f"奶粉 {told}", "gmodel": told}, ebcName=told, note=told)
    (sent,) = lists(reading(tmp_path / "f.xml", made.message(body).encode()))
    (back,) = reading(tmp_path / "g.xml", made.message(made.refund(reason=f"请联系{told}"), "CEB625").encode())
    assert isinstance(back, ReturnSent)
    for value in list(made.BUYER.values())[1:]:
        assert value not in repr(sent)
        assert value not in repr(back) or value == made.BUYER["consigneeAddress"]  # CEB625 has no address to know it by


@pytest.mark.parametrize("telephone", ["00000000000", "138****1234", "1234567", "142", "1", "0", "+0", "无"])
def test_a_placeholder_for_the_buyer_refuses_nothing(tmp_path: Path, telephone: str) -> None:
    body = made.inventory(buyerTelephone=telephone, buyerIdNumber="142", orderNo="000000000001381234567")
    (sent,) = lists(reading(tmp_path / "f.xml", made.message(body).encode()))
    assert sent.listing.order_no == "000000000001381234567"


def test_what_is_refused_quotes_nothing(tmp_path: Path) -> None:
    for field in made.HEAD:
        secret = f"{made.BUYER['buyerIdNumber']}{made.BUYER['buyerName']}" * 60
        found = reading(tmp_path / "f.xml", made.message(made.inventory(**{field: secret})).encode())
        assert made.BUYER["buyerIdNumber"] not in repr(refused(found))


def test_a_big_file_is_read_in_constant_memory(tmp_path: Path) -> None:
    path = tmp_path / "big.xml"
    one = made.inventory(rows=20)
    start, end = made.message("@").split("@")
    with path.open("w", encoding="utf-8") as file:
        file.write(start)
        for _ in range(1200):
            file.write(one)
        file.write(end)
    count = 0
    before = 0
    for count, _ in enumerate(read(path), start=1):
        if count == 100:
            before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    assert count == 1201
    assert grown < 8_000 * (1024 if sys.platform == "darwin" else 1), f"{path.stat().st_size} bytes read"
