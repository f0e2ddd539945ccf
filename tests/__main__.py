"""`python3 -m tests`: make the checkout ready, then check style, types and floors, and run the tests.

With arguments it runs pytest alone and passes them on: `python3 -m tests -m slow tests/house`.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from xml.etree import ElementTree as ET

from station.bootstrap import ROOT, TESTS, prepare

PYTHON = [sys.executable, "-m"]
CHECKS = (
    ("style", [*PYTHON, "ruff", "check"]),
    ("format", [*PYTHON, "ruff", "format", "--check"]),
    ("types", [*PYTHON, "mypy"]),
    ("floors", [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"]),
)


def passes(heading: str, command: list[str]) -> bool:
    """Run a command under its heading and say whether it went well."""
    print(f"\n=== {heading}", flush=True)
    return subprocess.run(command, cwd=ROOT, stdin=subprocess.DEVNULL, check=False).returncode == 0


def counts(report: Path) -> tuple[int, int]:
    """Return how many tests passed and failed by pytest's report; a run that broke off counts as one failure."""
    if not report.is_file():
        return 0, 1
    suite = next(ET.parse(report).iter("testsuite")).attrib
    failed = int(suite["failures"]) + int(suite["errors"])
    return int(suite["tests"]) - int(suite["skipped"]) - failed, failed


def main(arguments: list[str]) -> int:
    """Run everything, or pytest alone with `arguments`; the last line says how many passed and failed."""
    if arguments:
        os.execv(sys.executable, [*PYTHON[:1], "-m", "pytest", *arguments])
    failed = [heading for heading, command in CHECKS if not passes(heading, command)]
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.xml"
        tests_pass = passes("tests", [*PYTHON, "pytest", f"--junit-xml={report}", "-o", "junit_logging=no"])
        passed, failures = counts(report)
    if failed or (not tests_pass and not failures):
        failed += [] if tests_pass else ["tests"]
        print(f"\n=== failed: {', '.join(failed)}")
        print(f"{passed} passed, {failures + len(set(failed) - {'tests'}) or 1} failed")
    return 0 if tests_pass and not failed else 1


if __name__ == "__main__":
    prepare(TESTS)
    sys.exit(main(sys.argv[1:]))
