"""The lock files fit the project file, hold a hash for everything, and name no machine."""

import re
import tomllib

import pytest

from station.bootstrap import ROOT
from station.bootstrap.environment import LOCKS, RUN, TESTS
from station.bootstrap.packages import REQUIREMENT, is_met, requirements

PINNED = re.compile(r"^([\w.-]+)==([^ ;\\]+)", re.MULTILINE)


def plain(name: str) -> str:
    """Return a package's name as an index files it (PEP 503)."""
    return re.sub(r"[-_.]+", "-", name).lower()


def pins(purpose: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, version in PINNED.findall((ROOT / LOCKS[purpose]).read_text()):
        found.setdefault(plain(name), []).append(version)
    return found


@pytest.mark.parametrize("purpose", [RUN, TESTS])
def test_every_requirement_is_pinned_within_its_bounds(purpose: str) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    wanted = [*requirements(ROOT, everything=purpose == TESTS), *project["build-system"]["requires"]]
    locked = pins(purpose)
    for requirement in wanted:
        name = plain(REQUIREMENT.match(requirement)[1])
        if name != "station":
            assert locked.get(name), f"{name} is not in {LOCKS[purpose]}: refresh it as CONTRIBUTING.md says"
            assert all(is_met(requirement, lambda _, version=version: version) for version in locked[name]), requirement


def test_a_run_and_the_tests_use_the_same_versions() -> None:
    run, tests = pins(RUN), pins(TESTS)
    assert {name: tests.get(name) for name in run} == run


@pytest.mark.parametrize("name", LOCKS.values())
def test_everything_has_a_hash(name: str) -> None:
    for block in re.split(r"\n(?=\S)", (ROOT / name).read_text()):
        if not block.startswith("#"):
            assert "--hash=sha256:" in block, block.splitlines()[0]


@pytest.mark.parametrize("name", LOCKS.values())
def test_no_address_and_no_path(name: str) -> None:
    text = (ROOT / name).read_text()
    assert "//" not in text
    assert not re.search(r"^\s*(-i|-f|-e|--index|--extra|--find|--trusted)", text, re.MULTILINE)
