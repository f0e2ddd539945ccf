"""Recordings read without a desk: scored, explained frame by frame, and beside a candidate that harms nothing."""

import json
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from station.app.clipping import record_clips
from station.app.reading import CODES, read, recordings, why
from station.cli import main
from station.decoding import CANDIDATES, candidate
from station.domain.code import Symbology
from station.ports import Image, Look, Read, StationFault
from station.samples.clips import KINDS, clips


@pytest.fixture(scope="module")
def belt(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("clips")
    assert record_clips(out, seed=3, each=1, height=720) == len(KINDS)
    return out


def test_clean_clips_are_read_right_and_an_empty_belt_gives_nothing(belt: Path) -> None:
    for kind in ("clean", "waybill", "hand", "empty"):
        reading = read(belt / f"{kind}-01")
        assert reading.verdict is not None
        assert reading.verdict.perfect, reading.verdict.remarks
        assert len(reading.scans) == (kind != "empty")


def test_a_recording_is_read_the_same_twice(belt: Path) -> None:
    for path in (belt / "several-01", belt / "mixed-01"):
        assert read(path) == read(path)


def test_every_symbol_of_every_frame_says_why(belt: Path) -> None:
    looks: list[Look] = []
    read(belt / "clean-01", on_look=looks.append)
    rows = [json.loads(line) for look in looks for line in why(look)]
    assert {row["frame"] for row in rows} == set(range(1, 15))
    standings = [row["standing"] for row in rows if "standing" in row]
    assert standings.count("accepted") == 1
    assert set(standings) <= {"waiting", "accepted", "held"}
    assert all(row["why"] for row in rows if "standing" in row)


class Liar:
    """A candidate that reads one thing on every frame, and fails on every third."""

    name = "liar"
    looked = 0

    def read(self, image: Image) -> tuple[Read, ...]:
        self.looked += 1
        if self.looked % 3 == 0:
            raise RuntimeError("a bug")
        corners = ((0, 0), (9, 0), (9, 9), (0, 9))
        return (Read(Symbology.QR_CODE, b"made up", "]Q1", corners, "liar"),)


def test_a_candidate_is_compared_and_changes_nothing(belt: Path) -> None:
    alone = read(belt / "clean-01")
    beside = read(belt / "clean-01", candidate=Liar())
    assert beside.scans == alone.scans
    assert beside.verdict == alone.verdict
    compared = beside.compared
    assert compared is not None
    assert (compared.frames, compared.both) == (14, 0)
    assert [scan.text for scan in compared.only_shadow] == ["made up"]
    assert compared.only_live == alone.scans


@pytest.mark.parametrize("name", CANDIDATES)
def test_every_candidate_reads(name: str, belt: Path) -> None:
    found = candidate(name).read(np.zeros((90, 90), np.uint8))
    assert found == ()


def test_the_command_scores_and_says_what_was_missed(belt: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = belt / "clean-01"
    assert main(["reads", str(path), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["scores"] == [
        {"class": "clean", "correct": 1, "missed": 0, "wrong": 0, "doubled": 0}
    ]
    wanted = (path / CODES).read_text()
    try:
        (path / CODES).write_text('{"text": "never there", "kind": "clean"}\n')
        assert main(["reads", str(path)]) == 1
        assert "clean-01: missed: never there" in capsys.readouterr().out
        (path / CODES).write_text('{"text": 5}\n')
        assert main(["reads", str(path)]) == 1
        assert "line 1" in capsys.readouterr().err
    finally:
        (path / CODES).write_text(wanted)
    assert main(["reads", str(path), "--shadow", "nobody"]) == 2


def test_pictures_of_every_frame_are_left(belt: Path, tmp_path: Path) -> None:
    assert main(["reads", str(belt / "waybill-01"), "--pictures", str(tmp_path)]) == 0
    assert len(list((tmp_path / "waybill-01").iterdir())) == 14


def test_a_folder_without_a_recording_is_named(tmp_path: Path) -> None:
    with pytest.raises(StationFault, match="holds no recording"):
        list(recordings(tmp_path))


def test_the_same_seed_gives_the_same_clips() -> None:
    def told(seed: int) -> Iterator[str]:
        return (repr(clip) for clip in clips(seed, 2))

    assert list(told(5)) == list(told(5))
    assert list(told(5)) != list(told(6))
    assert len({clip.name for clip in clips(5, 2)}) == 2 * len(KINDS)
