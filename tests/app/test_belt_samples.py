"""The generated samples of a data folder are made once, and anew where this version makes or reads others."""

import json
from pathlib import Path

import pytest

from station.app import belt


@pytest.mark.parametrize("changed", ["edition", "format"])
def test_samples_of_another_version_are_made_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, changed: str
) -> None:
    monkeypatch.setattr(belt, "PARCELS", 1)
    told: list[str] = []
    centre = belt.sample_centre(tmp_path, told.append).centre
    done = centre / "complete.json"
    made = json.loads(done.read_text(encoding="utf-8"))
    assert belt.sample_centre(tmp_path, told.append).centre == centre
    assert len(told) == 1, "they are there already"
    done.write_text(json.dumps(made | {changed: made[changed] - 1}), encoding="utf-8")
    (centre / "left").touch()
    belt.sample_centre(tmp_path, told.append)
    assert (len(told), (centre / "left").exists()) == (2, False)
    assert json.loads(done.read_text(encoding="utf-8")) == made
