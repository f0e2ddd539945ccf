"""The last line of `python3 -m tests`: how many passed and failed, whatever happened to pytest."""

from pathlib import Path

import pytest

from tests.__main__ import counts

REPORT = '<testsuites><testsuite tests="{}" failures="{}" errors="{}" skipped="{}"/></testsuites>'


@pytest.mark.parametrize(("numbers", "passed_failed"), [((10, 0, 0, 3), (7, 0)), ((10, 2, 1, 3), (4, 3))])
def test_skipped_ones_did_not_pass_and_errors_are_failures(
    tmp_path: Path, numbers: tuple[int, ...], passed_failed: tuple[int, int]
) -> None:
    report = tmp_path / "report.xml"
    report.write_text(REPORT.format(*numbers))
    assert counts(report) == passed_failed


def test_a_run_that_broke_off_is_a_failure(tmp_path: Path) -> None:
    assert counts(tmp_path / "never-written.xml") == (0, 1)
