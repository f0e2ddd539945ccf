"""Which station a command works on: the one in the data folder, or the training station that was made in it."""

from pathlib import Path

from station.paths import station_in
from station.settings import Settings, save


def test_a_folder_with_a_station_is_that_station(tmp_path: Path) -> None:
    save(tmp_path / "training", Settings(training=True))
    save(tmp_path, Settings())
    assert station_in(tmp_path) == tmp_path


def test_where_only_the_training_station_was_made_it_is_that_one(tmp_path: Path) -> None:
    assert station_in(tmp_path) == tmp_path
    save(tmp_path / "training", Settings(training=True))
    assert station_in(tmp_path) == tmp_path / "training"
