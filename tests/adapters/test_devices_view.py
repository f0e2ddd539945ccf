"""What the camera looks at and how it is shown: stable names, eight views that decode alike, a meter with a hint."""

from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import product
from pathlib import Path

import numpy as np
import pytest

from station.app.eyes import Eyes, reader
from station.decoding import live
from station.devices.camera import cameras, open_lens
from station.devices.meter import measured
from station.domain.picture import PATIENCE, Advice, Hint, Measure, advise
from station.domain.sightings import Standing
from station.opencv import cv2
from station.ports import Box, Frame, Look
from station.settings import FILE, BadSettings, Settings, load

START = datetime(2026, 11, 11, 8, 0, tzinfo=UTC)


def code(text: str = "6901234567892", scale: int = 3) -> np.ndarray:
    """A picture with one code, left of the middle and above it."""
    import zxingcpp

    symbol = np.array(zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.EAN13).to_image(scale=scale), np.uint8)
    picture = np.full((480, 800), 200, np.uint8)
    rows, columns = symbol.shape
    picture[60 : 60 + rows, 60 : 60 + columns] = symbol
    noise = np.random.default_rng(1).normal(0, 3, picture.shape)
    return np.clip(picture + noise, 0, 255).astype(np.uint8)


@pytest.mark.parametrize(("mirrored", "turned", "part"), list(product((False, True), repeat=3)))
def test_all_eight_views_read_the_same_and_show_it_in_its_place(mirrored: bool, turned: bool, part: bool) -> None:
    settings = Settings(mirrored=mirrored, turned=turned, region=(0, 0, 70, 80) if part else (0, 0, 100, 100))
    picture = cv2.cvtColor(code(), cv2.COLOR_GRAY2BGR)
    (read,) = reader(settings).read(picture)
    (alone,) = live().read(picture)
    assert read.data == b"6901234567892"
    assert all(abs(a - b) <= 3 for p, q in zip(read.quad, alone.quad, strict=True) for a, b in zip(p, q, strict=True))
    box = Box(read.quad, "", read.symbology, Standing.ACCEPTED, "")
    shown = Eyes(settings).shown(Look(Frame(1, START, picture), (box,)), (400, 240))
    pixels = np.frombuffer(shown.bgra, np.uint8).reshape(shown.height, shown.width, 4)[..., 0]
    xs, ys = zip(*shown.boxes[0].quad, strict=True)
    inside = pixels[min(ys) + 4 : max(ys) - 4, min(xs) + 4 : max(xs) - 4]
    assert inside.std() > 60, "where the box is drawn, the bars are shown"
    assert (min(xs) > 200) is (mirrored is not turned)
    assert (shown.region is not None) is part


def test_what_lies_outside_the_region_is_not_read() -> None:
    picture = cv2.cvtColor(code(), cv2.COLOR_GRAY2BGR)
    assert reader(Settings(region=(60, 0, 100, 100))).read(picture) == ()


@pytest.mark.parametrize("region", ["[10, 0, 10, 100]", "[0, 90, 100, 20]", "[0, 0, 100, 101]", "[0, 0]"])
def test_a_region_that_is_none_is_refused_with_the_fix(tmp_path: Path, region: str) -> None:
    (tmp_path / FILE).write_text(f"region = {region}\n")
    with pytest.raises(BadSettings, match="region"):
        load(tmp_path)


def test_a_stable_name_opens_the_same_camera_when_the_numbers_change(tmp_path: Path) -> None:
    films = {}
    for number, grey in enumerate((40, 220)):
        films[grey] = tmp_path / f"video{number}.avi"
        writer = cv2.VideoWriter(str(films[grey]), cv2.VideoWriter.fourcc(*"MJPG"), 5, (64, 48))
        writer.write(np.full((48, 64, 3), grey, np.uint8))
        writer.release()
    by_id = tmp_path / "by-id"
    by_id.mkdir()
    name = by_id / "usb-Belt_Cam-video-index0"
    name.symlink_to(films[220])
    assert [each.path for each in cameras(by_id)] == [str(name)]
    for _ in range(2):  # plugged into another port: the number is another, the name the same
        lens = open_lens(str(name))
        there, picture = lens.read()
        lens.release()
        assert there
        assert picture.mean() > 200
        moved = tmp_path / "video7.avi"
        if not moved.exists():
            films[220].rename(moved)
            name.unlink()
            name.symlink_to(moved)


def pictures(kind: str) -> Iterator[np.ndarray]:
    for number in range(6):
        picture = code(scale=2 + number % 3)
        match kind:
            case "blurred":
                yield cv2.GaussianBlur(picture, (0, 0), 3)
            case "dark":
                yield (picture * 0.12).astype(np.uint8)
            case "bright":
                yield np.clip(picture.astype(int) + 70, 0, 255).astype(np.uint8)
            case _:
                yield picture


@pytest.mark.parametrize("kind", ["sharp", "blurred", "dark", "bright"])
def test_the_meter_says_what_is_the_matter(kind: str) -> None:
    expected = None if kind == "sharp" else Hint(kind)
    assert {measured(picture).hint for picture in pictures(kind)} == {expected}


def test_an_empty_belt_is_not_called_blurred() -> None:
    belt = np.random.default_rng(2).normal(90, 2, (480, 800)).clip(0, 255).astype(np.uint8)
    assert measured(cv2.GaussianBlur(belt, (0, 0), 3)).hint is None


def test_a_hint_comes_after_a_while_and_goes_with_the_first_read() -> None:
    bad, told, advice = Measure(5, 100, 120, 0), [], Advice()
    for _ in range(PATIENCE + 1):
        advice = advise(advice, bad, read=False)
        told.append(advice.hint)
    assert told == [None] * (PATIENCE - 1) + [Hint.BLURRED] * 2
    assert advise(advice, bad, read=True).hint is None
    assert advise(advice, Measure(5, 100, 10, 0), read=False).hint is None, "another trouble starts anew"
