"""Symbols smeared by motion or defocus: read where thresholding fails, silent where in doubt."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest
import zxingcpp

from station.decoding.blurred.alphabet import QUIET, Alphabet, Symbol
from station.decoding.blurred.chain import likeliest
from station.decoding.blurred.characters import UNEVEN, certain, read_characters
from station.decoding.blurred.code128 import FNC1, GS, Message, code128, message
from station.decoding.blurred.ean import ean13
from station.decoding.blurred.fit import fitted
from station.decoding.blurred.itf import RATIOS, itf
from station.decoding.blurred.kernel import CELLS, PER_CELL, Kernel, spread
from station.decoding.blurred.pieces import costs, pieces
from station.decoding.blurred.reader import lines_of
from station.decoding.blurred.warp import Warp
from station.decoding.grey import read_blurred
from station.decoding.regions import Corners
from station.decoding.stills import StillReader
from station.decoding.tapir import Tapirscan
from station.decoding.zxing import Zxing
from station.domain.code import Symbology
from station.opencv import cv2
from station.ports import Read

NUMBER, CASE = "SF1029384756012", "16901234567899"
KERNELS = (Kernel(0.0, 0.4), Kernel(3.0, 0.3), Kernel(4.0, 0.3))
FINE = 16


def written(text: str, form: zxingcpp.BarcodeFormat = zxingcpp.BarcodeFormat.Code128) -> np.ndarray:
    """Return the modules of a symbol as another writer draws it, dark 1."""
    drawn = np.array(zxingcpp.create_barcode(text, form).to_image(scale=1, add_quiet_zones=False))
    return np.asarray(drawn[len(drawn) // 3] < 128, float)


def values(bars: np.ndarray) -> tuple[int, tuple[int, ...]]:
    """Return the start character and the others, check character and all, of drawn Code 128."""
    alphabet, cells = code128(), np.repeat(bars, CELLS)
    rows = np.concatenate([alphabet.codes, alphabet.heads])
    width = alphabet.width
    found = [
        int(np.nonzero((rows == cells[at : at + width]).all(1))[0][0])
        for at in range(0, len(cells) - len(alphabet.tail), width)
    ]
    return found[0] - len(alphabet.codes), tuple(found[1:])


def picture(bars: np.ndarray, width: float, *, way: str = "box", pixels: float = 2.5, noise: float = 2.0) -> np.ndarray:
    """Return a picture of bars on a white label, smeared over that many modules, with quiet zones of twelve."""
    fine = np.repeat(np.concatenate([np.zeros(12), bars, np.zeros(12)]), FINE)
    across = np.linspace(-1, 1, round(width * FINE) | 1)
    kernel = np.ones_like(across) if way == "box" else np.sqrt(1 - across**2)
    soft = np.convolve(fine, kernel / kernel.sum(), "same")
    line = np.interp(np.linspace(0, len(soft) - 1, int(len(soft) / FINE * pixels)), np.arange(len(soft)), soft)
    grey = 200 - 150 * np.tile(line, (48, 1)) + np.random.default_rng(0).normal(0, noise, (48, len(line)))
    return np.clip(grey, 0, 255).astype(np.uint8)


def label(grey: np.ndarray) -> Corners:
    rows, columns = grey.shape
    return (8.0, 2.0), (columns - 8.0, 2.0), (columns - 8.0, rows - 2.0), (8.0, rows - 2.0)


def curved(grey: np.ndarray, warp: Warp) -> np.ndarray:
    """Return a picture as it looks aslant or from a round parcel."""
    share = np.linspace(0, 1, grey.shape[1])
    source = np.interp(share, warp.places(share), share) * (grey.shape[1] - 1)
    x = np.tile(source.astype(np.float32), (len(grey), 1))
    y = np.repeat(np.arange(len(grey), dtype=np.float32)[:, None], grey.shape[1], 1)
    return np.asarray(cv2.remap(grey, x, y, cv2.INTER_LINEAR))


def texts(grey: np.ndarray) -> list[str]:
    return [read.text for read in told(grey, label(grey))]


def told(grey: np.ndarray, corners: Corners) -> tuple[Read, ...]:
    return read_blurred(grey, corners, lines_of(grey, corners), 0.012)


@pytest.mark.parametrize(
    "text", ["SF1029384756012", "1ZABCD0123456789012", "00345678901234567890", "AB123456789CN", "a b~"]
)
def test_the_message_is_the_one_another_writer_drew(text: str) -> None:
    head, characters = values(written(text))
    assert message(head, characters) == Message(text, gs1=False)
    bars = code128().drawn(Symbol(head, characters))[QUIET:-QUIET]
    np.testing.assert_array_equal(bars, np.repeat(written(text), CELLS))


def test_the_bars_of_an_itf_are_those_of_another_writer() -> None:
    bars = itf(3.0).drawn(Symbol(0, tuple(int(CASE[at : at + 2]) for at in range(0, 14, 2))))[QUIET:-QUIET]
    np.testing.assert_array_equal(bars, np.repeat(written(CASE, zxingcpp.BarcodeFormat.ITF), CELLS))


def test_fnc1_first_makes_a_gs1_128_and_later_separates() -> None:
    assert message(2, (FNC1, 10, 12, FNC1, 21, 34, 0)) == Message(f"1012{GS}2134", gs1=True)


@pytest.mark.parametrize(
    ("head", "characters"),
    [
        (1, (97, 33, 34, 35, 0)),  # FNC2
        (1, (33, 98, 34, 35, 0)),  # shift
        (1, (33, 100, 34, 35, 0)),  # FNC4
        (0, (33, 65, 34, 35, 0)),  # a control character
        (1, (33, 34, 99, 100, 35, 0)),  # to set C and back for nothing
        (1, (33, 34, 35, 99, 0)),  # to set C for nothing
        (1, (0,)),
    ],
)
def test_what_no_parcel_says_is_no_message(head: int, characters: tuple[int, ...]) -> None:
    assert message(head, characters) is None


def test_a_kernel_spreads_a_bar_and_loses_nothing() -> None:
    bar = np.zeros((1, 80))
    bar[0, 38:42] = 1
    for kernel in KERNELS:
        assert float(spread(bar, kernel)[0].sum()) == pytest.approx(8, rel=1e-3)
    box, soft = spread(bar, Kernel(3.0, 0.05))[0], spread(bar, Kernel(0.0, 1.0))[0]
    assert float(box.max()) == pytest.approx(2 / 3, abs=0.01)
    assert float((box > 0.01).sum() / 4) == pytest.approx(5, abs=0.5)
    assert float(soft.max()) == pytest.approx(0.683, abs=0.02)


@pytest.mark.parametrize("kernel", KERNELS)
@pytest.mark.parametrize("alphabet", [code128(), *map(itf, RATIOS)], ids=["code128", "itf2", "itf2.5", "itf3"])
def test_the_likeliest_symbol_for_a_perfect_line_is_itself(alphabet: Alphabet, kernel: Kernel) -> None:
    for head, characters in valid(alphabet, 3):
        line = spread(alphabet.drawn(Symbol(head, characters))[None], kernel)[0]
        best = likeliest(alphabet, costs(alphabet, [pieces(alphabet, kernel)], line, len(characters)))
        assert best.symbol == Symbol(head, characters)
        assert abs(best.cost) < 0.1
        assert best.lead > 0


def valid(alphabet: Alphabet, number: int) -> Iterator[tuple[int, tuple[int, ...]]]:
    """Yield random symbols whose sum is right."""
    rng, count = np.random.default_rng(7), 7
    adds = alphabet.addends(count)
    while number:
        head, drawn = int(rng.integers(0, len(alphabet.heads))), rng.integers(0, len(alphabet.codes), count)
        total = alphabet.opening[head] + adds[np.arange(count - 1), drawn[:-1]].sum()
        last = np.nonzero((total + adds[-1]) % alphabet.modulus == 0)[0]
        yield head, (*map(int, drawn[:-1]), int(last[0]))
        number -= 1


def test_the_lead_is_the_distance_to_the_nearest_other_valid_symbol() -> None:
    alphabet, kernel = itf(3.0), KERNELS[1]
    ((head, characters),) = valid(alphabet, 1)
    line = spread(alphabet.drawn(Symbol(head, characters))[None], kernel)[0]
    best = likeliest(alphabet, costs(alphabet, [pieces(alphabet, kernel)], line, len(characters)))
    adds = alphabet.addends(7)[0]
    others = [
        (*characters[:place], one, two, *characters[place + 2 :])
        for place in range(6)
        for one in range(100)
        for two in range(100)
        if (adds[one] + adds[two] - adds[characters[place]] - adds[characters[place + 1]]) % 10 == 0
    ]
    shown = spread(np.array([alphabet.drawn(Symbol(0, other)) for other in others if other != characters]), kernel)
    nearest = float(((shown - line) ** 2).sum(1).min())
    assert 0 < best.lead <= nearest * 1.02
    assert best.lead > nearest / 3


@pytest.mark.parametrize(("way", "width"), [("box", 1.5), ("box", 3.2), ("disc", 2.4), ("disc", 3.2)])
@pytest.mark.parametrize("turned", [False, True])
def test_a_smeared_symbol_is_read(way: str, width: float, turned: bool) -> None:
    for text in (NUMBER, "1ZABCD0123456789012", "00345678901234567890"):
        grey = np.pad(picture(written(text), width, way=way), ((0, 0), (0, 40)), constant_values=200)
        grey = np.ascontiguousarray(grey[::-1, ::-1]) if turned else grey
        assert texts(grey) == [text]


@pytest.mark.parametrize("warp", [Warp(0.25, 0.0), Warp(-0.2, 0.0), Warp(0.0, 0.15), Warp(0.1, 0.1)])
def test_a_smeared_symbol_seen_aslant_or_on_a_round_parcel_is_read(warp: Warp) -> None:
    grey = curved(picture(written(NUMBER), 2.5), warp)
    assert texts(grey) == [NUMBER]
    assert texts(np.ascontiguousarray(grey[::-1, ::-1])) == [NUMBER]


def test_bars_that_slant_and_fan_out_are_stood_upright() -> None:
    grey = np.pad(np.repeat(picture(written(NUMBER), 2.0), 2, axis=0), ((0, 0), (40, 40)), constant_values=200)
    rows, columns = grey.shape
    x, y = np.meshgrid(np.arange(columns, dtype=np.float32), np.arange(rows, dtype=np.float32))
    leaning = cv2.remap(grey, x + (0.3 + 0.6 * (x / columns - 0.5)) * (y - rows / 2), y, cv2.INTER_LINEAR)
    corners = ((55.0, 5.0), (columns - 55.0, 5.0), (columns - 55.0, rows - 5.0), (55.0, rows - 5.0))
    assert [read.text for read in told(leaning, corners)] == [NUMBER]


def test_a_wrong_character_leaves_its_rest_in_one_place() -> None:
    head, characters = values(written(NUMBER))
    grey = picture(written(NUMBER), 2.0)
    reading = read_characters(grey, label(grey)).reading
    assert reading is not None
    assert reading.symbol == Symbol(head, characters)
    at, kernel = reading.fit.at, Kernel(2.0, 0.3)
    line = spread(at.kind.drawn(reading.symbol)[None], kernel)[0]
    begin = float(QUIET * PER_CELL)
    place = replace(at, begin=begin, end=len(line) - begin, warp=Warp(0, 0), kernel=kernel)
    other = Symbol(head, (*characters[:4], (characters[4] + 5) % 100, *characters[5:]))
    bright = (200 - 100 * line).astype(np.float32)
    right, wrong = fitted(bright, reading.symbol, place, 3), fitted(bright, other, place, 3)
    assert right is not None
    assert wrong is not None
    assert wrong.uneven > UNEVEN
    assert right.residual < wrong.residual / 10


def test_a_warp_turned_is_the_same_read_from_the_other_end() -> None:
    share = np.linspace(0, 1, 11)
    for warp in (Warp(0.25, 0.0), Warp(-0.2, 0.1)):
        np.testing.assert_allclose(warp.turned().places(share), 1 - warp.places(1 - share), atol=1e-12)
        by_bend, by_curl = warp.slopes(share)
        np.testing.assert_allclose(
            by_bend, (Warp(warp.bend + 1e-6, warp.curl).places(share) - warp.places(share)) / 1e-6, atol=1e-5
        )
        np.testing.assert_allclose(
            by_curl, (Warp(warp.bend, warp.curl + 1e-6).places(share) - warp.places(share)) / 1e-6, atol=1e-5
        )


@pytest.mark.parametrize("ratio", RATIOS)
def test_a_smeared_itf_14_is_read(ratio: float) -> None:
    cells = itf(ratio).drawn(Symbol(0, tuple(int(CASE[at : at + 2]) for at in range(0, 14, 2))))[QUIET:-QUIET]
    grey = picture(cells, 2.3 * CELLS, pixels=3.0 / CELLS)
    (read,) = told(grey, label(grey))
    assert (read.symbology, read.text, read.aim) == (Symbology.ITF, CASE, "]I1")


@pytest.mark.parametrize("width", [3.0, 4.0])
def test_a_smeared_ean_13_is_read(width: float) -> None:
    for text in ("6901234567892", "9780201379624", "0036000291452"):
        grey = picture(written(text, zxingcpp.BarcodeFormat.EAN13), width)
        reading = read_characters(grey, label(grey)).reading
        assert reading is not None
        assert (reading.symbology, reading.symbol) == (
            Symbology.EAN_13,
            Symbol(int(text[0]), tuple(map(int, text[1:]))),
        )


def test_an_ean_is_told_from_other_bars_by_its_edges() -> None:
    retail = picture(written("6901234567892", zxingcpp.BarcodeFormat.EAN13), 3.0)
    assert read_characters(retail, label(retail)).ean < 0.4
    for text in (NUMBER, "1ZABCD4112889808273", "MX362965717CN"):
        waybill = picture(written(text), 3.0)
        assert read_characters(waybill, label(waybill)).ean > 0.6


def test_the_bars_of_an_ean_are_those_of_another_writer() -> None:
    bars = ean13().drawn(Symbol(6, tuple(map(int, "901234567892"))))[QUIET:-QUIET]
    np.testing.assert_array_equal(bars, np.repeat(written("6901234567892", zxingcpp.BarcodeFormat.EAN13), CELLS))


@pytest.mark.parametrize("kernel", KERNELS)
def test_the_likeliest_ean_for_a_perfect_line_is_itself(kernel: Kernel) -> None:
    for text in ("6901234567892", "0036000291452"):
        symbol = Symbol(int(text[0]), tuple(map(int, text[1:])))
        best, lead = ean13().likeliest([kernel], spread(ean13().drawn(symbol)[None], kernel)[0])
        assert best == symbol
        assert lead > 0


def test_a_gs1_128_keeps_its_fnc1() -> None:
    alphabet, data = code128(), (FNC1, 0, 69, 1, 23, 45, 67, 89, FNC1, 21, 12)
    check = (105 + sum(place * value for place, value in enumerate(data, 1))) % 103
    cells = alphabet.drawn(Symbol(2, (*data, check)))[QUIET:-QUIET]
    grey = picture(cells, 2.5 * CELLS, pixels=2.5 / CELLS)
    (read,) = told(grey, label(grey))
    assert (read.data, read.aim) == (b"00690123456789\x1d2112", "]C1")


def test_no_other_decoder_reads_what_it_reads() -> None:
    grey = np.pad(np.repeat(picture(written(NUMBER), 4.2), 3, axis=0), 60, constant_values=200)
    assert Zxing().read(grey) == ()
    assert Tapirscan().read(grey) == ()
    (read,) = StillReader().read(grey)
    assert (read.symbology, read.data, read.aim, read.decoder) == (Symbology.CODE_128, NUMBER.encode(), "]C0", "grey")


def test_a_smeared_itf_14_is_taken_from_a_still() -> None:
    grey = np.pad(
        np.repeat(picture(written(CASE, zxingcpp.BarcodeFormat.ITF), 3.2), 3, axis=0), 60, constant_values=200
    )
    assert [read.text for read in StillReader().read(grey)] == [CASE]


def spoilt(rng: np.random.Generator) -> Iterator[np.ndarray]:
    """Yield bars that are nearly a Code 128: with another character, cut off, with a part hidden; and none at all."""
    while True:
        whole = written(f"SF{rng.integers(10**12, 10**13)}")
        other = whole.copy()
        at, source = (11 * int(place) for place in rng.choice(np.arange(1, 10), 2, replace=False))
        other[at : at + 11] = whole[source : source + 11]
        if (other != whole).any():
            yield other
        yield whole[:-15]
        yield whole[22:]
        hidden = whole.copy()
        hidden[at : at + 16] = 0
        yield hidden
        retail = written(f"690{rng.integers(10**8, 10**9)}", zxingcpp.BarcodeFormat.EAN13)
        retail[3:10] = retail[10:17] if (retail[3:10] != retail[10:17]).any() else retail[17:24]
        yield retail
        widths = rng.integers(1, 5, 70)
        yield np.repeat(np.arange(len(widths)) % 2 == 0, widths).astype(float)


def test_a_symbol_that_is_not_whole_is_left_alone() -> None:
    rng = np.random.default_rng(11)
    for bars, _ in zip(spoilt(rng), range(36), strict=False):
        grey = picture(bars, float(rng.uniform(0.5, 3.5)))
        assert read_characters(grey, label(grey)).reading is None


def test_what_makes_a_symbol_certain() -> None:
    grey = picture(written(NUMBER), 2.0)
    reading = read_characters(grey, label(grey)).reading
    assert reading is not None
    fit = replace(reading.fit, residual=0.001, uneven=3.0)
    assert certain(fit, 0.0015)
    assert not certain(fit, 0.0009)
    assert not certain(replace(fit, uneven=8.0), 0.0015)
    assert certain(replace(fit, uneven=8.0), 0.005)
    assert not certain(replace(fit, residual=0.005), 0.05)
    case = replace(fit, at=replace(fit.at, kind=itf(3.0)))
    assert not certain(case, 0.0015)
    assert not certain(replace(case, residual=0.003), 0.03)
    assert certain(case, 0.0025)


def test_a_symbol_smeared_beyond_reading_is_left_alone() -> None:
    for width in (7.0, 8.0):
        grey = picture(written(NUMBER), width)
        assert read_characters(grey, label(grey)).reading is None


@pytest.mark.parametrize("value", [0, 128, 255])
def test_an_empty_region_is_left_alone(value: int) -> None:
    flat = np.full((48, 300), value, np.uint8)
    assert texts(flat) == []


def glared(grey: np.ndarray, tall: bool) -> np.ndarray:
    """Lay white spots over a picture so that no row is whole; with `tall` one of them hides some columns altogether."""
    rows, columns = grey.shape
    spots = np.zeros_like(grey)
    for place, height in ((0.3, 0.2), (0.5, 0.55), (0.7, 0.85)):
        size = (int(columns * 0.08), rows if tall and place == 0.5 else int(rows * 0.26))
        cv2.ellipse(spots, (int(columns * place), int(rows * height)), size, 0, 0, 360, 255, -1)
    return np.maximum(grey, spots)


def test_glare_is_left_out_where_each_column_is_free_somewhere() -> None:
    grey = np.repeat(picture(written(NUMBER), 1.2), 3, axis=0)
    shining = glared(grey, tall=False)
    assert (shining == 255).any(1).mean() > 0.9
    assert Tapirscan().read(shining) == ()
    assert texts(shining) == [NUMBER]


def test_what_glare_hides_altogether_is_not_made_up() -> None:
    shining = glared(np.repeat(picture(written(NUMBER), 1.2), 3, axis=0), tall=True)
    assert texts(shining) == []
