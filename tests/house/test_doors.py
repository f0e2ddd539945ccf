"""The doors themselves: a first start, a second, two at once, one after an accident; and old Pythons."""

import ast
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from station import bootstrap
from station.bootstrap.console import CANNOT_SET_UP
from station.bootstrap.environment import LOCKS, UNFINISHED

BOOTSTRAP = Path(bootstrap.__file__).parent
DOORS = [BOOTSTRAP.parent / "__init__.py", BOOTSTRAP.parent / "__main__.py", *BOOTSTRAP.glob("*.py")]
PROJECT = """
[build-system]
requires = []
build-backend = "backend"
backend-path = ["."]
[project]
name = "station"
version = "0"
dependencies = ["made-by-the-bootstrap>=1"]
"""
BACKEND = '''
import zipfile
def build_editable(folder, config_settings=None, metadata_directory=None):
    """Pack a wheel that holds nothing but its own name, and the package the project asks for."""
    name = "station-0-py3-none-any.whl"
    with zipfile.ZipFile(f"{folder}/{name}", "w") as wheel:
        info = "station-0.dist-info"
        wheel.writestr(f"{info}/METADATA", "Metadata-Version: 2.1\\nName: station\\nVersion: 0\\n")
        wheel.writestr(f"{info}/WHEEL", "Wheel-Version: 1.0\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n")
        wheel.writestr("made_by_the_bootstrap.py", "")
        wheel.writestr(f"{info}/RECORD", "")
    return name
'''
COMMAND_LINE = """
import sys
def main():
    import made_by_the_bootstrap
    print("station runs", *sys.argv[1:])
    return 3
"""


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A small house with the real doors; its packages come from nowhere, so that no network is needed."""
    shutil.copytree(BOOTSTRAP, tmp_path / "station" / "bootstrap")
    shutil.copy(BOOTSTRAP.parent / "__main__.py", tmp_path / "station")
    (tmp_path / "station" / "__init__.py").touch()
    (tmp_path / "station" / "cli.py").write_text(COMMAND_LINE)
    (tmp_path / "pyproject.toml").write_text(PROJECT)
    (tmp_path / "backend.py").write_text(BACKEND)
    for name in LOCKS.values():
        (tmp_path / name).write_text("# nothing\n")
    return tmp_path


def start(checkout: Path) -> subprocess.Popen[str]:
    """Start the station as somebody does who has only a plain Python."""
    command = [getattr(sys, "_base_executable", sys.executable), "-m", "station", "--one", "two words"]
    pipe = subprocess.PIPE
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    return subprocess.Popen(command, cwd=checkout, env=environment, stdout=pipe, stderr=pipe, text=True)


def runs(started: "subprocess.Popen[str]") -> str:
    """Wait for it, see that the command line got its words and its exit code came through; return what was said."""
    out, err = started.communicate()
    assert (out, started.returncode) == ("station runs --one two words\n", 3), err
    return err


@pytest.mark.slow
def test_the_first_start_sets_up_and_the_second_has_nothing_to_say(checkout: Path) -> None:
    assert "making .venv" in runs(start(checkout))
    assert runs(start(checkout)) == ""


@pytest.mark.slow
def test_a_changed_lock_is_installed_into_the_same_environment(checkout: Path) -> None:
    runs(start(checkout))
    (checkout / LOCKS["run"]).write_text("# nothing, but said in other words\n")
    said = runs(start(checkout))
    assert "installing" in said
    assert "making .venv" not in said


@pytest.mark.slow
def test_after_an_accident_the_environment_is_made_anew(checkout: Path) -> None:
    runs(start(checkout))
    (checkout / ".venv" / UNFINISHED).touch()
    shutil.rmtree(next((checkout / ".venv").glob("[Ll]ib/**/pip")))
    assert "making .venv" in runs(start(checkout))
    assert runs(start(checkout)) == ""


@pytest.mark.slow
def test_two_starts_at_once_make_one_environment(checkout: Path) -> None:
    both = [start(checkout), start(checkout)]
    said = [runs(each) for each in both]
    assert sum("making .venv" in each for each in said) == 1


def test_a_python_that_is_too_old_is_told_which_one_is_needed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(bootstrap, "OLDEST_PYTHON", (99, 1))
    with pytest.raises(SystemExit) as end:
        bootstrap.prepare()
    assert end.value.code == CANNOT_SET_UP
    assert "needs Python 99.1 or newer" in capsys.readouterr().err


@pytest.mark.parametrize("path", DOORS, ids=lambda path: path.name)
def test_old_pythons_can_read_as_far_as_that(path: Path) -> None:
    ast.parse(path.read_text(encoding="utf-8"), feature_version=(3, 9))


def test_a_frozen_app_sets_nothing_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(bootstrap, "OLDEST_PYTHON", (99, 1))
    bootstrap.prepare()
