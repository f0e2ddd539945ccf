"""An installed Station finds its resources: every folder of them is in the package."""

import tomllib

from tests.conftest import ROOT


def test_every_folder_of_resources_is_packed() -> None:
    packed = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["setuptools"]["data-files"]
    folders = {path.name for path in (ROOT / "resources").iterdir() if path.is_dir() and path.name != "__pycache__"}
    assert packed == {f"share/station/resources/{name}": [f"resources/{name}/*"] for name in folders}
