"""HID-POS reports: the page 0x8C layout as scanners send it, joined, capped, and never made up."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from station.domain.code import Symbology
from station.domain.hid_pos import LIMIT, Damaged, Message, Pending, symbology_of, take

#: The first report of a Honeywell Voyager's answer as published by people who recorded it: "Product Name: Voyag...".
VOYAGER = (
    bytes((2, 56, 93, 88, 48)) + b"Product Name: Voyager 1602g wireless area-imaging scanner"[:56] + bytes((1, 0, 0))
)


def report(data: bytes, aim: bytes = b"]C0", *, goes_on: bool = False) -> bytes:
    return bytes((2, len(data))) + aim + data.ljust(56, b"\0") + bytes((goes_on, 0, 0))


def fed(*reports: bytes) -> list[Message | Damaged]:
    pending, out = Pending(), []
    for each in reports:
        pending, answer = take(pending, each)
        if answer is not None:
            out.append(answer)
    return out


def test_a_recorded_report_goes_on_until_the_last() -> None:
    (message,) = fed(VOYAGER, report(b"r\r\n", b"]X0"))
    assert isinstance(message, Message)
    assert message.data.startswith(b"Product Name: Voyager")
    assert (message.aim, message.symbology) == ("]X0", None)


@given(st.binary(min_size=1, max_size=600), st.integers(1, 56))
def test_a_message_is_joined_however_it_was_cut(data: bytes, size: int) -> None:
    parts = [data[n : n + size] for n in range(0, len(data), size)]
    reports = [report(part, goes_on=n < len(parts) - 1) for n, part in enumerate(parts)]
    (message,) = fed(*reports)
    assert message == Message(data, "]C0", Symbology.CODE_128)


@given(st.lists(st.binary(max_size=70), max_size=12))
def test_no_report_breaks_it(reports: list[bytes]) -> None:
    for answer in fed(*reports):
        assert isinstance(answer, Message | Damaged)


def test_endless_input_is_dropped_aloud_and_the_next_code_is_whole() -> None:
    endless = [report(b"9" * 56, goes_on=True)] * (LIMIT // 56 + 2)
    answers = fed(*endless, report(b"9"), report(b"SF1"))
    assert [type(a) for a in answers] == [Damaged, Message]
    assert isinstance(answers[1], Message)
    assert answers[1].data == b"SF1"


@pytest.mark.parametrize("bad", [b"\x02\x05]C0AB", report(b"A")[:61], bytes((2, 57)) + bytes(62)])
def test_a_report_of_the_wrong_size_is_told(bad: bytes) -> None:
    assert [type(a) for a in fed(bad)] == [Damaged]


def test_other_reports_and_empty_codes_are_nothing() -> None:
    assert fed(b"", b"\x05abc", report(b"")) == []


@pytest.mark.parametrize(
    ("aim", "data", "symbology"),
    [
        ("]E0", b"6901234567892", Symbology.EAN_13),
        ("]E0", b"012345678905", Symbology.UPC_A),
        ("]E4", b"96385074", Symbology.EAN_8),
        ("]d2", b"01", Symbology.DATA_MATRIX),
        ("]e0", b"0109501101530003", Symbology.DATABAR),
        ("]X0", b"1", None),
        (None, b"1", None),
    ],
)
def test_the_identifier_names_the_symbology(aim: str | None, data: bytes, symbology: Symbology | None) -> None:
    assert symbology_of(aim, data) is symbology
