"""The border under any bytes: readers never raise, and what they take of a spoiled file is whole and of this world."""

import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from station.domain.intake import EventSent, ListSent, MasterSent, ReceiptSent, Refused, Remark, ReturnSent
from station.interchange import ceb, epcis, masters
from tests.adapters.test_epcis import EVENT, PACKED, written
from tests.adapters.test_masters import ROW, TITLES, csv_of
from tests.fakes.ceb_messages import BUYER, inventory, message, receipt, refund

Read = Callable[[Path], Iterator[object]]
RECORDS = (ListSent, ReceiptSent, ReturnSent, EventSent, MasterSent)


def workbook() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        book = openpyxl.Workbook()
        assert book.active is not None
        for row in (TITLES, ROW):
            book.active.append(row)
        book.save(Path(folder, "t.xlsx"))
        return Path(folder, "t.xlsx").read_bytes()


WHOLE: dict[str, tuple[Read, bytes]] = {
    "lists": (ceb.read, message(inventory(2) + inventory(copNo="COP-2")).encode()),
    "lists in GB18030": (ceb.read, message(inventory(), encoding="GB18030").encode("gb18030")),
    "receipts": (ceb.read, message(receipt() + receipt(returnStatus="500"), "CEB622").encode()),
    "returns": (ceb.read, message(refund(), "CEB625").encode()),
    "events": (epcis.read, written(EVENT, PACKED).encode()),
    "table": (masters.read, csv_of(TITLES, ROW).encode()),
    "workbook": (masters.read, workbook()),
}

MARKS = st.sampled_from([b"<", b">", b"&", b"]]>", b'"', b"{", b"\x00", b"\xff\xfe"])
edits = st.lists(
    st.tuples(
        st.sampled_from(["cut", "drop", "double", "insert", "flip"]),
        st.floats(0, 1, exclude_max=True),
        st.integers(1, 60),
        st.binary(min_size=1, max_size=12) | MARKS,
    ),
    min_size=1,
    max_size=6,
)


Changes = list[tuple[str, float, int, bytes]]


def spoiled(data: bytes, changes: Changes) -> bytes:
    for kind, where, size, added in changes:
        place = int(where * len(data))
        head, part, rest = data[:place], data[place : place + size], data[place + size :]
        match kind:
            case "cut":
                data = head
            case "drop":
                data = head + rest
            case "double":
                data = head + part + part + rest
            case "insert":
                data = head + added + part + rest
            case _:
                data = head + bytes(b ^ 0x20 for b in part) + rest
    return data


def take(read: Read, data: bytes) -> list[object]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "message")
        path.write_bytes(data)
        return list(read(path))


@pytest.mark.parametrize("kind", WHOLE)
def test_the_files_that_are_spoiled_below_are_whole(kind: str) -> None:
    read, data = WHOLE[kind]
    assert [type(each) for each in take(read, data) if not isinstance(each, Remark)] != []
    assert not any(isinstance(each, Refused) for each in take(read, data))


@pytest.mark.parametrize("kind", WHOLE)
@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(changes=edits)
def test_a_spoiled_file_gives_whole_records_and_reasons(
    kind: str, changes: list[tuple[str, float, int, bytes]]
) -> None:
    read, data = WHOLE[kind]
    found = take(read, spoiled(data, changes))
    assert all(isinstance(each, (*RECORDS, Refused, Remark)) for each in found)
    for each in found:
        if isinstance(each, Refused):
            assert each.reason
            assert each.line >= 0
        assert not any(secret in repr(each) for secret in (BUYER["buyerIdNumber"], BUYER["buyerTelephone"]))


@pytest.mark.parametrize("read", [ceb.read, epcis.read, masters.read])
@settings(deadline=None)
@given(data=st.binary(max_size=400))
def test_any_bytes_have_an_answer(read: Read, data: bytes) -> None:
    assert all(isinstance(each, Refused | Remark) for each in take(read, data))


MEGABYTE = 1 << 20
ENDLESS: dict[str, bytes] = {
    "open tags": b"<a>" * (MEGABYTE // 3),
    "one name": b"<" + b"a" * MEGABYTE,
    "attributes": b"<a " + b'b="c" ' * (MEGABYTE // 6) + b">",
    "ampersands": b"<a>" + b"&amp;" * (MEGABYTE // 5),
    "brackets": b"[" * MEGABYTE,
    "braces": b'{"a":' * (MEGABYTE // 5),
    "quotes": b'"' * MEGABYTE,
    "backslashes": b'{"a":"' + b"\\" * MEGABYTE,
    "commas": b"gtin,child,quantity\n" + b"," * MEGABYTE,
    "lines": b"gtin,child,quantity\n" + b"\n" * MEGABYTE,
    "zeros": bytes(MEGABYTE),
    "half characters": b"\xe8\xb7" * (MEGABYTE // 2),
}


@pytest.mark.parametrize("read", [ceb.read, epcis.read, masters.read])
@pytest.mark.parametrize("data", ENDLESS.values(), ids=ENDLESS.keys())
def test_a_megabyte_of_one_thing_ends(read: Read, data: bytes) -> None:
    found = take(read, data)
    assert all(isinstance(each, Refused | Remark) for each in found)
    assert len(found) <= MEGABYTE
