"""station decode: one JSON line a file; a file that cannot be read is said so and the others are still read."""

import argparse
import json
from pathlib import Path

import numpy as np
import pytest
import zxingcpp

from station.cli import decode
from station.opencv import cv2


def picture(text: str, form: zxingcpp.BarcodeFormat) -> np.ndarray:
    return np.pad(np.array(zxingcpp.create_barcode(text, form).to_image(scale=3)), 40, constant_values=255)


def run(*files: Path) -> int:
    parser = argparse.ArgumentParser()
    decode.add(parser.add_subparsers())
    args = parser.parse_args(["decode", *map(str, files)])
    return int(args.run(args))


def test_a_picture_gives_one_line_of_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "包裹.png"
    done, data = cv2.imencode(".png", picture("6901234567892", zxingcpp.BarcodeFormat.EAN13))
    assert done
    path.write_bytes(data.tobytes())
    assert run(path) == 0
    (row,) = map(json.loads, capsys.readouterr().out.splitlines())
    assert set(row) == {"file", "reads", "ms"}
    assert row["file"] == str(path)
    (read,) = row["reads"]
    assert (read["format"], read["text"], read["bytes"], read["aim"]) == (
        "EAN-13",
        "6901234567892",
        b"6901234567892".hex(),
        "]E0",
    )
    assert len(read["quad"]) == 4
    assert "tapirscan" in read["decoder"]


def test_a_clip_gives_each_code_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "belt.avi"
    first = picture("YT7545000012", zxingcpp.BarcodeFormat.Code128)
    second = cv2.resize(picture("hello", zxingcpp.BarcodeFormat.QRCode), first.shape[::-1])
    writer = cv2.VideoWriter(str(path), cv2.VideoWriter.fourcc(*"MJPG"), 4, first.shape[::-1])
    for each in (first, first, second):
        writer.write(cv2.cvtColor(each, cv2.COLOR_GRAY2BGR))
    writer.release()
    assert run(path) == 0
    (row,) = map(json.loads, capsys.readouterr().out.splitlines())
    assert [read["text"] for read in row["reads"]] == ["YT7545000012", "hello"]


@pytest.mark.parametrize("name", ["absent.png", "torn.jpg", "folder"])
def test_a_file_that_cannot_be_read_does_not_stop_the_others(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    (tmp_path / "torn.jpg").write_bytes(b"\xff\xd8\xff\xe0 torn")
    (tmp_path / "folder").mkdir()
    good = tmp_path / "good.png"
    cv2.imwrite(str(good), picture("hello", zxingcpp.BarcodeFormat.QRCode))
    assert run(tmp_path / name, good) == 1
    out, err = capsys.readouterr()
    assert [json.loads(line)["file"] for line in out.splitlines()] == [str(good)]
    assert name in err


def test_a_picture_with_nothing_in_it_has_no_reads(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "empty.png"
    cv2.imwrite(str(path), np.full((80, 80), 200, np.uint8))
    assert run(path) == 0
    assert json.loads(capsys.readouterr().out)["reads"] == []
