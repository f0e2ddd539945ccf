"""Whether the Python at hand has what the project file asks for."""

import importlib.metadata

import pytest

from station.bootstrap import ROOT
from station.bootstrap.packages import are_met, is_met, numbers, requirements

HERE = {"PySide6": "6.11.3", "opencv-python": "5.0.0.93", "tuf": "7.0.0", "psycopg": "3.3.9", "rc": "2.0rc1"}


def version_of(name: str) -> str:
    if name not in HERE:
        raise importlib.metadata.PackageNotFoundError(name)
    return HERE[name]


@pytest.mark.parametrize(
    ("requirement", "met"),
    [
        ("PySide6>=6.11.3,<6.12", True),
        ("PySide6>=6.11.4", False),
        ("PySide6<6.11.3", False),
        ("PySide6==6.11.3", True),
        ("opencv-python>=5.0,<6", True),
        ("tuf>=7,<8", True),
        ("tuf==7", True),
        ("psycopg[binary]>=3.3 ; sys_platform == 'linux'", True),
        ("no-such-package", False),
    ],
)
def test_bounds(requirement: str, met: bool) -> None:
    assert is_met(requirement, version_of) is met


def test_version_numbers_are_compared_as_numbers() -> None:
    assert numbers("6.9") < numbers("6.11.3") < numbers("6.12")
    assert numbers("7.0.0") == numbers("7") == [7]
    assert numbers("2.0rc1") == [2]


def test_every_requirement_of_this_project_is_of_a_kind_that_is_understood() -> None:
    for requirement in requirements(ROOT, everything=True):
        bounds = requirement.partition(";")[0]
        assert not any(sign in bounds for sign in ("~=", "!=", "===", "<=", "*", "@")), requirement


def test_the_python_that_runs_the_tests_has_everything() -> None:
    assert are_met(ROOT, everything=True)
