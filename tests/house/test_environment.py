"""When the virtual environment is ready, half made, outdated, or somebody else's."""

from pathlib import Path

import pytest

from station.bootstrap.environment import (
    LOCKS,
    RUN,
    TESTS,
    UNFINISHED,
    fingerprint,
    interpreter,
    is_half_made,
    is_made_here,
    is_ready,
    stamp,
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A checkout whose environment looks finished for a run."""
    for name in ("pyproject.toml", *LOCKS.values()):
        (tmp_path / name).write_text(f"# {name}\n")
    venv = tmp_path / ".venv"
    interpreter(venv).parent.mkdir(parents=True)
    interpreter(venv).touch()
    finish(tmp_path, RUN)
    return tmp_path


def finish(root: Path, purpose: str) -> None:
    stamp(root / ".venv", purpose).write_text(fingerprint(root, purpose))


def test_a_finished_environment_is_ready_for_its_purpose_alone(root: Path) -> None:
    assert is_ready(root, RUN)
    assert not is_ready(root, TESTS)


def test_one_made_for_the_tests_serves_a_run(root: Path) -> None:
    stamp(root / ".venv", RUN).unlink()
    finish(root, TESTS)
    assert is_ready(root, RUN)
    assert is_ready(root, TESTS)


@pytest.mark.parametrize("name", ["pyproject.toml", LOCKS[RUN]])
def test_a_changed_file_calls_for_a_new_installation(root: Path, name: str) -> None:
    (root / name).write_text("changed\n")
    assert not is_ready(root, RUN)


def test_the_lock_of_the_tests_does_not_matter_to_a_run(root: Path) -> None:
    (root / LOCKS[TESTS]).write_text("changed\n")
    assert is_ready(root, RUN)


def test_a_python_exchanged_underneath_calls_for_a_new_installation(root: Path, tmp_path: Path) -> None:
    newer = tmp_path / "python3.99"
    newer.touch()
    interpreter(root / ".venv").unlink()
    interpreter(root / ".venv").symlink_to(newer)
    assert not is_ready(root, RUN)


def test_half_made_is_never_ready(root: Path) -> None:
    venv = root / ".venv"
    assert not is_half_made(venv)
    (venv / UNFINISHED).touch()
    assert is_half_made(venv)
    assert not is_ready(root, RUN)


def test_an_environment_without_its_python_is_half_made(root: Path) -> None:
    interpreter(root / ".venv").unlink()
    assert is_half_made(root / ".venv")
    assert not is_ready(root, RUN)


def test_an_environment_kept_by_hand_is_left_to_its_owner(root: Path) -> None:
    assert is_made_here(root / ".venv")
    stamp(root / ".venv", RUN).unlink()
    assert not is_made_here(root / ".venv")
