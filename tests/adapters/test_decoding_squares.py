"""Matrix symbols under glare and motion: read on their lattice where the peers read nothing, silent where none is."""

import sys
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
import zxingcpp

from station.decoding.squares import qr_codewords
from station.decoding.squares.ecc200 import CODEWORDS, corrected
from station.decoding.squares.patterns import KINDS, RING, Kind, known
from station.decoding.squares.places import places
from station.decoding.squares.reader import LatticeReader
from station.decoding.stills import StillReader
from station.decoding.zxing import Zxing
from station.domain.code import Symbology
from station.opencv import cv2

GOODS = "010690123456789221A7B3C9D117270615"
FORMS = {
    Symbology.DATA_MATRIX: zxingcpp.BarcodeFormat.DataMatrix,
    Symbology.QR_CODE: zxingcpp.BarcodeFormat.QRCode,
}


def drawn(text: str, symbology: Symbology) -> np.ndarray:
    """Return the modules of a message, dark 1."""
    picture = zxingcpp.create_barcode(text, FORMS[symbology]).to_image(scale=1, add_quiet_zones=False)
    return (np.array(picture) < 128).astype(float)


def seen(modules: np.ndarray, *, motion: int = 0, spot: tuple[float, float, float] | None = None) -> np.ndarray:
    """Return a label on a grey table, turned by 20 degrees, 3 pixels a module; a spot is (u, v, radius) in modules."""
    fine = np.kron(np.pad(modules, 4), np.ones((8, 8)))
    label = (225 - 190 * fine).astype(np.float32)
    if spot:
        u, v, radius = spot
        cv2.circle(label, (int(8 * u + 32), int(8 * v + 32)), int(8 * radius), 250, -1)
    turn = cv2.getRotationMatrix2D((len(label) / 2, len(label) / 2), 20, 3 / 8)
    turn[:, 2] += (150 - len(label) / 2, 110 - len(label) / 2)
    mask = cv2.warpAffine(np.ones_like(label), turn, (300, 220), flags=cv2.INTER_AREA)
    table = np.random.default_rng(7).normal(120, 3, (220, 300)).astype(np.float32)
    picture = table * (1 - mask) + mask * cv2.warpAffine(label, turn, (300, 220), flags=cv2.INTER_AREA)
    if motion:
        picture = cv2.blur(picture, (motion, 1))
    noisy = picture + np.random.default_rng(8).normal(0, 2, picture.shape)
    return np.clip(noisy, 0, 255).astype(np.uint8)


def read(picture: np.ndarray) -> set[str]:
    reader = LatticeReader()
    return {read.text for place in places(picture, 5) for read in reader.read(picture, place)}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: f"{kind.symbology}-{kind.side}")
def test_what_is_known_of_a_symbol_is_what_another_writer_draws(kind: Kind) -> None:
    for length in range(1, 400):
        modules = drawn("1" * length, kind.symbology)
        if len(modules) >= kind.side:
            break
    assert modules.shape == (kind.side, kind.side)
    expected = known(kind)[RING:-RING, RING:-RING]
    told = ~np.isnan(expected)
    assert told.sum() >= 4 * kind.side - 4
    np.testing.assert_array_equal(modules[told], expected[told])


@pytest.mark.parametrize("side", CODEWORDS)
def test_errors_and_twice_as_many_erasures_are_mended(side: int) -> None:
    rng = np.random.default_rng(side)
    for length in range(1, 400):
        modules = drawn("A" * length, Symbology.DATA_MATRIX)
        if len(modules) == side:
            break
    assert len(modules) == side
    nowhere = np.zeros((side, side), bool)
    np.testing.assert_array_equal(corrected(modules, nowhere), modules)
    spoilt = modules.copy()
    row, column = side // 2 + 2, side // 2 + 2
    spoilt[row, column] = 1 - spoilt[row, column]
    np.testing.assert_array_equal(corrected(spoilt, nowhere), modules)
    if side >= 14:
        patch = np.zeros((side, side), bool)
        patch[row : row + side // 5, column : column + side // 5] = True
        spoilt = np.where(patch, rng.integers(0, 2, (side, side)), modules)
        np.testing.assert_array_equal(corrected(spoilt, patch), modules)


@pytest.mark.parametrize("level", "LMQH")
@pytest.mark.parametrize("version", range(1, 8))
def test_qr_codewords_stand_where_another_writer_puts_them(version: int, level: str) -> None:
    side = 17 + 4 * version
    for length in range(1, 200):
        picture = zxingcpp.create_barcode("a" * length, zxingcpp.BarcodeFormat.QRCode, ec_level=level)
        modules = (np.array(picture.to_image(scale=1, add_quiet_zones=False)) < 128).astype(float)
        if len(modules) == side:
            break
    assert len(modules) == side
    nowhere = np.zeros((side, side), bool)
    np.testing.assert_array_equal(qr_codewords.corrected(modules, nowhere), modules)
    spoilt = modules.copy()
    spoilt[side - 3, side - 3] = 1 - spoilt[side - 3, side - 3]
    np.testing.assert_array_equal(qr_codewords.corrected(spoilt, nowhere), modules)
    patch = np.zeros((side, side), bool)
    patch[10:12, 10:13] = True
    spoilt = np.where(patch, 0, modules)
    np.testing.assert_array_equal(qr_codewords.corrected(spoilt, patch), modules)


def test_two_threads_mend_in_two_fields_at_once() -> None:
    goods, link = drawn(GOODS, Symbology.DATA_MATRIX), drawn("https://trk.example.cn/p/AB", Symbology.QR_CODE)
    spoilt = [modules.copy() for modules in (goods, link)]
    for modules in spoilt:
        modules[12, 12:14] = 1 - modules[12, 12:14]
    ways = (corrected, qr_codewords.corrected)
    nowhere = [np.zeros(modules.shape, bool) for modules in spoilt]
    switching = sys.getswitchinterval()
    sys.setswitchinterval(1e-5)
    try:
        with ThreadPoolExecutor(2) as threads:
            found = list(threads.map(lambda n: ways[n % 2](spoilt[n % 2], nowhere[n % 2]), range(200)))
    finally:
        sys.setswitchinterval(switching)
    assert all(each is not None and (each == (goods, link)[n % 2]).all() for n, each in enumerate(found))


def test_modules_without_a_message_are_none() -> None:
    rng = np.random.default_rng(3)
    for side in (10, 12, 14, 18):
        for _ in range(200):
            modules = rng.integers(0, 2, (side, side)).astype(float)
            assert corrected(modules, np.zeros((side, side), bool)) is None
            assert corrected(modules, rng.random((side, side)) < 0.05) is None
    for side in (21, 25, 29):
        for _ in range(200):
            modules = rng.integers(0, 2, (side, side)).astype(float)
            assert qr_codewords.corrected(modules, np.zeros((side, side), bool)) is None
            assert qr_codewords.corrected(modules, rng.random((side, side)) < 0.02) is None


@pytest.mark.parametrize(
    ("symbology", "motion", "spot"),
    [
        (Symbology.DATA_MATRIX, 0, (0.5, 17.0, 8.2)),
        (Symbology.DATA_MATRIX, 0, (9.0, 9.0, 4.4)),
        (Symbology.DATA_MATRIX, 7, None),
        (Symbology.QR_CODE, 7, None),
        (Symbology.QR_CODE, 0, (24.0, 14.0, 4.0)),
    ],
    ids=[
        "glare on the corner of both bars",
        "glare in the middle",
        "motion, Data Matrix",
        "motion, QR Code",
        "glare, QR Code",
    ],
)
def test_reads_what_the_peers_do_not(
    symbology: Symbology, motion: int, spot: tuple[float, float, float] | None
) -> None:
    text = GOODS if symbology is Symbology.DATA_MATRIX else "https://trk.example.cn/p/AB123456789"
    picture = seen(drawn(text, symbology), motion=motion, spot=spot)
    assert Zxing().read(picture) == ()
    assert read(picture) == {text}
    reader = StillReader()
    first, again = reader.read(picture), reader.read(picture)
    assert [each.text for each in first] == [text]
    assert first == again


def test_the_corners_are_those_of_the_symbol() -> None:
    picture = seen(drawn(GOODS, Symbology.DATA_MATRIX))
    reader = LatticeReader()
    ours = next(reads for place in places(picture, 5) if (reads := reader.read(picture, place)))[0]
    theirs = Zxing().read(picture)[0]
    assert ours.data == theirs.data
    assert ours.aim == theirs.aim
    np.testing.assert_allclose(sorted(ours.quad), sorted(theirs.quad), atol=4)


def test_nothing_is_read_where_nothing_is() -> None:
    rng = np.random.default_rng(5)
    woven = np.clip(128 + 60 * cv2.blur(rng.normal(0, 1, (220, 300)), (3, 3)) * 3, 0, 255).astype(np.uint8)
    assert read(woven) == set()
    squares = np.kron(rng.integers(0, 2, (18, 18)), np.ones((5, 5))) * 200
    lonely = np.pad(255 - squares, 60, constant_values=255).astype(np.uint8)
    assert places(lonely, 5)
    assert read(lonely) == set()
    assert places(np.zeros((9, 9), np.uint8), 5) == []
