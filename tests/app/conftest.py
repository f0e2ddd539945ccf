"""A small generated centre, made once for all tests of the composed station."""

import shutil
from datetime import datetime
from pathlib import Path

import pytest

from station.app.training import Generated, generate

AS_OF = datetime.fromisoformat("2026-11-09T12:00:00+00:00")


@pytest.fixture(scope="session")
def small_centre(tmp_path_factory: pytest.TempPathFactory) -> Generated:
    """Forty parcels, published; no belt. Tests that publish into it make their own."""
    folder = tmp_path_factory.mktemp("centre")
    return generate(folder, seed=7, parcels=40, as_of=AS_OF, version=1, belt=False)


@pytest.fixture
def own_centre(tmp_path: Path, small_centre: Generated) -> Path:
    """A centre that a test may publish into."""
    return shutil.copytree(small_centre.centre, tmp_path / "centre")
