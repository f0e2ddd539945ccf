"""Bad input at the command line gets a sentence, and no fault leaves the dock without a desk."""

import json
import os
from pathlib import Path

import pytest

from station.app.training import Generated, enrol_training
from station.cli import main
from station.settings import FILE


@pytest.fixture
def data(tmp_path: Path, small_centre: Generated) -> Path:
    """A training station with its first pack."""
    folder = tmp_path / "station"
    enrol_training(folder, small_centre.centre)
    return folder


def test_a_carrier_pattern_that_is_none_is_told_at_the_start(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    settings = (data / FILE).read_text(encoding="utf-8").replace("carriers = {  }", 'carriers = { X = "[" }')
    (data / FILE).write_text(settings, encoding="utf-8")
    for words in (["lookup", "SF1234567890123"], ["sync"], ["export", "last", "x.csv", "--format", "csv"]):
        assert main([*words, "--data", str(data)]) == 1
        assert "pattern of X" in capsys.readouterr().err
    assert main(["doctor", "--data", str(data)]) == 10


def test_a_time_too_long_for_any_clock_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / FILE).write_text("max_data_age_hours = 99999999999999\n", encoding="utf-8")
    assert main(["sync", "--data", str(tmp_path)]) == 1
    assert FILE in capsys.readouterr().err


def test_a_code_that_is_no_text_is_looked_up_all_the_same(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lookup", os.fsdecode(b"\xff\xfe"), "--json", "--data", str(data)]) == 1
    assert "error" in json.loads(capsys.readouterr().out)


@pytest.mark.parametrize("words", [["--as-of", "9999-12-31"], ["--as-of", "0001-01-01"], ["--version", "0"]])
def test_sample_data_of_no_possible_time_or_version_is_refused(words: list[str], tmp_path: Path) -> None:
    assert main(["data", "generate", "--out", str(tmp_path / "centre"), *words]) == 2
    assert not (tmp_path / "centre").exists()


def test_a_key_that_cannot_be_read_does_not_call_the_ledger_broken(tmp_path: Path) -> None:
    assert main(["verify", str(tmp_path), "--key", str(tmp_path / "none.pub")]) == 3


def test_a_product_or_parcel_is_judged_by_the_stations_own_policy(
    data: Path, small_centre: Generated, capsys: pytest.CaptureFixture[str]
) -> None:
    from station.samples.warehouse import make
    from tests.app.conftest import AS_OF

    plan = next(p for p in make(7, 40, AS_OF).plans() if p.outcome.value == "release" and not p.opened)
    assert main(["lookup", plan.waybill, "--json", "--data", str(data)]) == 0
    assert json.loads(capsys.readouterr().out)["proposal"] == "release"
