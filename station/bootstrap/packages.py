"""Does the Python at hand have the packages the project file asks for? Then nothing has to be set up."""

from __future__ import annotations

import importlib.metadata
import re
from collections.abc import Callable
from pathlib import Path

BOUND = re.compile(r"(>=|==|<)\s*([\d.]+)")
REQUIREMENT = re.compile(r"([\w.-]+)(?:\[[^]]*])?([^;]*)")
COMPARE: dict[str, Callable[[list[int], list[int]], bool]] = {
    ">=": lambda found, bound: found >= bound,
    "==": lambda found, bound: found == bound,
    "<": lambda found, bound: found < bound,
}


def are_met(root: Path, everything: bool) -> bool:
    """Say whether all requirements are installed within their bounds; `everything` counts the extras too."""
    return all(is_met(requirement) for requirement in requirements(root, everything))


def requirements(root: Path, everything: bool) -> list[str]:
    """Return the project file's requirements as written there."""
    import tomllib  # noqa: PLC0415 - new in Python 3.11, which has been checked by now

    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"].values() if everything else ()
    return [*project["dependencies"], *(requirement for extra in extras for requirement in extra)]


def is_met(requirement: str, version_of: Callable[[str], str] = importlib.metadata.version) -> bool:
    """Say whether a package is installed within its bounds (`name>=1.2,<2`); extras and markers are not looked at."""
    found = REQUIREMENT.match(requirement)
    if found is None:
        return False
    try:
        version = numbers(version_of(found[1]))
    except importlib.metadata.PackageNotFoundError:
        return False
    return all(COMPARE[sign](version, numbers(bound)) for sign, bound in BOUND.findall(found[2]))


def numbers(version: str) -> list[int]:
    """Return a version's numbers without zeros at the end: "7.1.0" gives [7, 1]."""
    return [int(part) for part in re.sub(r"(\.0+)+$", "", re.split(r"[a-z+]", version)[0]).split(".") if part]
