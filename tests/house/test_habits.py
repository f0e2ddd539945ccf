"""Habits of the house: small files, no circles, a light front door, nothing that names a machine."""

import re
import statistics
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import grimp
import pytest

from station.bootstrap import ROOT

SOURCES = sorted((ROOT / "station").rglob("*.py"))
HEAVY = ("PySide6", "cv2", "numpy", "pyzbar", "zxingcpp", "tapirscan", "reedsolo", "sqlite_utils", "xlsxwriter", "tuf")
MACHINE = re.compile(
    "|".join(("/wo" + "rk/", "/ro" + "ot/", "/ho" + "me/[a-z]", "/o" + "pt/(pypi|wheels)", r"\.pkg\." + "dev"))
)


def tracked() -> Iterator[Path]:
    """Yield the files a commit would hold, without asking git, which a bare machine does not have."""
    folders = (ROOT / name for name in ("station", "tests", "docs", "resources", ".ci"))
    candidates = [*ROOT.glob("*.*"), *(path for folder in folders for path in folder.rglob("*"))]
    yield from (path for path in candidates if path.is_file() and "__pycache__" not in path.parts)


def test_the_median_file_is_under_100_lines() -> None:
    lengths = [len(path.read_text(encoding="utf-8").splitlines()) for path in SOURCES]
    assert statistics.median(lengths) < 100


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_module_says_in_its_first_line_what_it_is_for(path: Path) -> None:
    first = path.read_text(encoding="utf-8").splitlines()[0]
    assert re.match(r'r?""".{10,}', first)


def test_no_module_imports_itself_by_a_detour() -> None:
    graph = grimp.build_graph("station", cache_dir=None, exclude_type_checking_imports=True)
    waiting = {module: set(graph.find_modules_directly_imported_by(module)) for module in graph.modules}
    while free := [module for module, imported in waiting.items() if not imported & waiting.keys()]:
        for module in free:
            del waiting[module]
    assert not waiting, f"in a circle, or above one: {sorted(waiting)}"


def test_the_command_line_loads_nothing_heavy() -> None:
    script = f"import sys, station.cli; print(*[name for name in {HEAVY} if name in sys.modules])"
    loaded = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    assert loaded.stdout.split() == []


def test_nothing_names_the_machine_it_was_written_on() -> None:
    named = []
    for path in tracked():
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue  # pictures and sounds
        named += [f"{path.relative_to(ROOT)}: {match[0]}" for match in MACHINE.finditer(text)]
    assert not named
