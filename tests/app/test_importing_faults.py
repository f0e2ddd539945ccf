"""An import among bad files: nothing of the good ones is lost, and what was done is always said."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from station.app import import_file, importing
from station.domain.intake import ListSent, MasterSent, Refused, Remark, Sent, Taken
from station.interchange import ceb, epcis, rules
from station.ports import StationFault
from tests.app.test_importing import AT, Bench, lists
from tests.app.test_importing_ages import rule
from tests.fakes import ceb_messages as made


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path)


def failing_after(many: int, error: Exception) -> import_file.Reader:
    def read(path: Path) -> Iterator[Sent | Refused | Remark]:
        for number, each in enumerate(ceb.read(path)):
            if number == many:
                raise error
            yield each

    return read


@pytest.mark.parametrize("many", [0, 1])
def test_a_reader_that_fails_refuses_its_file_aloud_and_loses_no_other(
    bench: Bench, monkeypatch: pytest.MonkeyPatch, many: int
) -> None:
    reader = failing_after(many, KeyError("13912345678"))
    monkeypatch.setattr(import_file, "READERS", (("CEB", ceb.looks_like_xml, reader), *import_file.READERS[1:]))
    first, second = made.inventory(copNo="C-1", logisticsNo="W-1"), made.inventory(copNo="C-2", logisticsNo="W-2")
    other = json.dumps({"@context": [], "type": "EPCISDocument"})
    spoilt, untouched = bench.bring(made.message(first + second), other).files
    assert (spoilt.taken[Taken.NEW], spoilt.refusals) == (many, 1)
    (said,) = spoilt.refused
    assert "the reader failed (KeyError, test_importing_faults.py:" in said.reason
    assert "13912345678" not in repr(said)
    assert said.line == (3 if many else 0)
    assert [each.field for each in untouched.refused] == ["epcisBody"]


def test_a_look_that_fails_refuses_its_file_aloud_too(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(_: Path) -> bool:
        raise RecursionError

    monkeypatch.setattr(import_file, "READERS", (("CEB", ceb.looks_like_xml, ceb.read), ("EPCIS", fails, epcis.read)))
    good, bad = bench.bring(lists(), "{}").files
    assert (good.taken[Taken.NEW], good.refusals) == (1, 0)
    assert "the whole file is unread" in bad.refused[0].reason


def test_a_record_that_cannot_be_kept_is_refused_aloud_and_no_other(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    def spoiled(path: Path) -> Iterator[Sent | Refused | Remark]:
        for each in ceb.read(path):
            assert isinstance(each, ListSent)
            spoilt = each.listing.cop_no == "C-1"
            yield replace(each, sent_at=each.sent_at.replace(tzinfo=None)) if spoilt else each

    monkeypatch.setattr(import_file, "READERS", (("CEB", ceb.looks_like_xml, spoiled),))
    bodies = (made.inventory(copNo=f"C-{n}", logisticsNo=f"W-{n}") for n in range(3))
    (file,) = bench.bring(made.message("".join(bodies))).files
    assert (file.taken[Taken.NEW], file.refusals) == (2, 1)
    assert (file.refused[0].record, "cannot be kept (TypeError" in file.refused[0].reason) == (2, True)


def test_of_a_rule_pack_with_a_part_that_cannot_be_kept_nothing_stays_and_nothing_is_said_to_stay(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    def spoiled(path: Path) -> Iterator[Sent | Refused | Remark]:
        for number, each in enumerate(rules.read(path)):
            assert isinstance(each, MasterSent)
            yield replace(each, as_of=datetime(2026, 1, 1)) if number else each  # noqa: DTZ001 - what is at fault

    monkeypatch.setattr(
        import_file, "READERS", (import_file.READERS[0], (import_file.RULE_PACK, rules.looks_like_rules, spoiled))
    )
    paths = (bench.folder / "rules.toml", bench.folder / "lists.xml")
    for path, text in zip(paths, (rule() + rule().replace("R-1", "R-2"), lists()), strict=True):
        path.write_text(text, encoding="utf-8")
    pack, good = importing.import_files(bench.centre, list(paths), bench.folder / "keys", AT).files
    assert (pack.taken, pack.refusals, good.taken) == ({}, 1, {Taken.NEW: 1})
    assert "cannot be kept (TypeError" in pack.refused[0].reason
    assert "imported" not in pack.refused[0].fix, "the first control was not"


OLDEST = "0001-01-01T00:00:00+08:00"


@pytest.mark.parametrize("as_of", [OLDEST, "9999-12-31T23:59:59-08:00"])
def test_a_table_that_speaks_for_no_year_of_utc_is_refused_and_the_rest_comes_in(bench: Bench, as_of: str) -> None:
    table = f"gtin,child,quantity,as_of\n16901234567899,6901234567892,6,{as_of}\n"
    bad, good = bench.bring(table, lists()).files
    assert [(each.line, each.field) for each in bad.refused] == [(2, "as_of")]
    assert good.taken[Taken.NEW] == 1


def test_a_disk_that_fails_is_still_a_fault_and_keeps_nothing(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    reader = failing_after(1, StationFault("the disk is gone"))
    monkeypatch.setattr(import_file, "READERS", (("CEB", ceb.looks_like_xml, reader),))
    with pytest.raises(StationFault, match="the disk is gone"):
        bench.bring(made.message(made.inventory(copNo="C-1") + made.inventory(copNo="C-2")))
    assert not (bench.centre / "packs").exists()


def test_a_bad_file_of_each_kind_leaves_the_good_one_in(bench: Bench) -> None:
    context = {"@context": [], "schemaVersion": "2.0", "epcisBody": {"eventList": []}}
    bad = (
        lists(copNo="COP-2", declTime="00010101"),
        json.dumps(context | {"type": ["EPCISDocument"]}),
        "PK\x03\x04" + "x" * 500,
    )
    good, *others = bench.bring(lists(), *bad).files
    assert good.taken[Taken.NEW] == 1
    assert [(each.read, each.refusals) for each in others] == [(0, 1)] * 3


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "gbk", "utf-8"])
@pytest.mark.parametrize("option", [(), ("--json",)])
def test_the_report_comes_out_on_any_terminal(tmp_path: Path, encoding: str, option: tuple[str, ...]) -> None:
    path = os.fsdecode(os.fsencode(tmp_path) + "/㐀𠮷é".encode() + b"\xff.xml")
    Path(path).write_text(made.message("", "CEB311"), encoding="utf-8")
    words = ["--data", str(tmp_path / "d"), "data", "import", "--into", str(tmp_path / "c"), *option, path]
    done = subprocess.run(
        [sys.executable, "-c", "import sys; from station.cli import main; sys.exit(main())", *words],
        capture_output=True, env={**os.environ, "PYTHONIOENCODING": f"{encoding}:strict"}, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (1, b"")
    said = done.stdout.decode(encoding)
    if option:
        (file,) = json.loads(said)["files"]
        assert file["file"] == Path(path).name
        assert file["refusals"][0]["reason"].startswith("CEB311Message 进口电子订单")
    else:
        assert "CEB311Message" in said
