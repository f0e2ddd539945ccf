"""Code 128 under glare: read where some rows show what others hide, silent where a character is not told by any."""

import itertools

import numpy as np
import pytest

from station.decoding.blurred.alphabet import Symbol
from station.decoding.blurred.chain import own_lead
from station.decoding.blurred.characters import read_characters
from station.decoding.blurred.code128 import code128
from station.decoding.blurred.glare import lit as put_together
from station.decoding.blurred.glared import read_glared
from station.decoding.blurred.kernel import PER_CELL, Kernel, spread
from station.decoding.blurred.pieces import costs, pieces, told_costs
from station.decoding.blurred.spans import spans, together
from station.decoding.grey import read_lit
from station.decoding.regions import Corners
from station.decoding.unread import SecondLook
from station.domain.code import Symbology
from station.opencv import cv2
from tests.adapters.test_decoding_characters import KERNELS, NUMBER, valid, values, written

PIXELS, WHITE, ROWS = 3, 12, 60
FIRST = PIXELS * WHITE


def label(text: str = NUMBER) -> tuple[np.ndarray, Corners]:
    """Return a label with a Code 128 on it in grey, ink 30 and paper 200, and the region of its bars."""
    bars = np.repeat(np.concatenate([np.zeros(WHITE), written(text), np.zeros(WHITE)]), PIXELS)
    grey = np.tile(200 - 170 * bars, (ROWS, 1)).astype(np.float32)
    columns = float(len(bars))
    return grey, ((8.0, 2.0), (columns - 8, 2.0), (columns - 8, ROWS - 2.0), (8.0, ROWS - 2.0))


def taken(grey: np.ndarray, blur: float = 1.2) -> np.ndarray:
    """Return a label as a camera takes it: out of focus and noisy."""
    soft = cv2.GaussianBlur(np.minimum(grey, 230), (0, 0), blur)
    return np.clip(soft + np.random.default_rng(1).normal(0, 3, soft.shape), 0, 255).astype(np.uint8)


def lit(grey: np.ndarray, middle: float, across: float, rows: tuple[float, float]) -> np.ndarray:
    """Lay a soft white spot over columns and rows of a label."""
    y, x = np.mgrid[: grey.shape[0], : grey.shape[1]].astype(np.float32)
    centre, high = sum(rows) / 2, (rows[1] - rows[0]) / 2
    far = np.hypot((x - middle) / across, (y - centre) / high)
    return np.asarray(grey + 255 * np.clip((1.2 - far) / 0.2, 0, 1))


@pytest.mark.parametrize("rows", [(16.0, 80.0), (-20.0, 46.0), (12.0, 46.0)])
def test_a_symbol_is_read_whose_characters_show_beside_the_glare(rows: tuple[float, float]) -> None:
    grey, corners = label()
    picture = taken(lit(grey, grey.shape[1] * 0.45, 90.0, rows))
    reading = read_glared(picture, corners)
    assert reading is not None
    assert (reading.symbol.head, reading.symbol.characters) == values(written(NUMBER))
    (read,) = read_lit(picture, corners)
    assert (read.symbology, read.text, read.decoder) == (Symbology.CODE_128, NUMBER, "grey")


def test_the_reader_of_smeared_symbols_does_not_read_it() -> None:
    grey, corners = label()
    picture = taken(lit(grey, grey.shape[1] * 0.45, 90.0, (16.0, 80.0)))
    assert read_characters(picture, corners).reading is None
    assert read_characters(taken(grey), corners).reading is not None


@pytest.mark.parametrize("place", range(1, 11))
def test_a_character_that_no_row_tells_is_not_taken_from_the_check(place: int) -> None:
    grey, corners = label()
    begin = FIRST + 11 * PIXELS * place
    hidden = grey.copy()
    hidden[:, begin + 4 : begin + 11 * PIXELS - 4] = 255
    assert read_glared(taken(grey), corners) is not None
    assert read_glared(taken(hidden), corners) is None


def test_a_symbol_seen_aslant_and_smeared_alike_is_read() -> None:
    grey, _ = label()
    rows, columns = grey.shape
    flat = np.array([[0, 0], [columns, 0], [columns, rows], [0, rows]], np.float32)
    high = rows * 0.7
    lean = np.array([[0, rows / 2 - high / 2], [columns, 0], [columns, rows], [0, rows / 2 + high / 2]], np.float32)
    turn = cv2.getPerspectiveTransform(flat, lean)
    aslant = cv2.warpPerspective(grey, turn, (columns, rows), flags=cv2.INTER_AREA, borderValue=200)
    picture = taken(aslant, 2.4)
    reading = read_glared(picture, ((8.0, 2.0), (columns - 8.0, 2.0), (columns - 8.0, rows - 2.0), (8.0, rows - 2.0)))
    assert reading is not None
    assert (reading.symbol.head, reading.symbol.characters) == values(written(NUMBER))
    assert abs(reading.fit.at.warp.bend) > 0.1
    assert reading.fit.residual < 3e-4  # 1.1e-3 where a smear is drawn as wide over narrow modules as over wide ones


def test_a_line_is_that_of_the_rows_that_show_it_and_what_none_shows_tells_nothing() -> None:
    grey, _ = label()
    x = np.arange(grey.shape[1])
    beside, under = grey.copy(), (x > 200) & (x < 260)
    beside[:, under] = 255
    beside[15:, (x > 320) & (x < 400)] = 255
    found, *halves = put_together(beside, 12.0, slice(60, len(x) - 60))
    there = (x > 60) & (x < len(x) - 60)
    for each in (found, *halves):
        assert each.tells[(x > 210) & (x < 250)].max() == 0
        assert each.tells[there & ((x < 190) | (x > 270))].min() > 0.3
        shown = there & ((x < 190) | (x > 270))
        assert np.abs(each.line - grey[0])[shown].mean() < 3


@pytest.mark.parametrize("kernel", KERNELS)
def test_told_alike_everywhere_distances_are_the_plain_ones(kernel: Kernel) -> None:
    alphabet = code128()
    ((head, characters),) = valid(alphabet, 1)
    line = spread(alphabet.drawn(Symbol(head, characters))[None], kernel)[0]
    line += np.random.default_rng(3).normal(0, 0.05, len(line)).astype(np.float32)
    made = [pieces(alphabet, kernel)]
    plain, told = costs(alphabet, made, line, 7), told_costs(alphabet, made, line, 7, np.ones_like(line))
    np.testing.assert_allclose(told.first, plain.first, atol=2e-3)
    np.testing.assert_allclose(told.onward, plain.onward, atol=2e-3)
    np.testing.assert_allclose(told.last, plain.last, atol=2e-3)


def test_what_tells_nothing_changes_nothing_and_leaves_the_character_open() -> None:
    alphabet, kernel = code128(), KERNELS[0]
    ((head, characters),) = valid(alphabet, 1)
    line = spread(alphabet.drawn(Symbol(head, characters))[None], kernel)[0]
    made, symbol = [pieces(alphabet, kernel)], Symbol(head, characters)
    begin = made[0].heads.shape[1] + (2 * alphabet.width - alphabet.width // 2) * PER_CELL
    tells, other = np.ones_like(line), line.copy()
    tells[begin - 4 : begin + alphabet.width * PER_CELL + 4] = 0
    other[tells == 0] = 0.5
    one, two = (told_costs(alphabet, made, seen, 7, tells) for seen in (line, other))
    np.testing.assert_allclose(one.onward, two.onward, atol=1e-3)
    assert own_lead(one, symbol) < 0.05
    assert own_lead(costs(alphabet, made, line, 7), symbol) > 1


def test_the_own_lead_is_the_distance_to_the_nearest_other_row_of_characters() -> None:
    alphabet, kernel = code128(), KERNELS[1]
    ((head, characters),) = valid(alphabet, 1)
    line = spread(alphabet.drawn(Symbol(head, characters))[None], kernel)[0]
    found = own_lead(costs(alphabet, [pieces(alphabet, kernel)], line, 7), Symbol(head, characters))
    near = [
        Symbol(head, (*characters[:place], other, *characters[place + 1 :]))
        for place, other in itertools.product(range(7), range(103))
        if other != characters[place]
    ]
    near += [Symbol(other, characters) for other in range(3) if other != head]
    nearest = min(float(((spread(alphabet.drawn(each)[None], kernel)[0] - line) ** 2).sum()) for each in near)
    assert found == pytest.approx(nearest, rel=0.02)
    worse = Symbol(head, (*characters[:3], (characters[3] + 1) % 103, *characters[4:]))
    assert own_lead(costs(alphabet, [pieces(alphabet, kernel)], line, 7), worse) < 0


def region(left: float, right: float, top: float = 100.0, low: float = 160.0) -> Corners:
    return (left, top), (right, top), (right, low), (left, low)


def test_two_parts_of_one_row_of_bars_make_a_whole() -> None:
    whole = together(region(100, 220), region(300, 500))
    assert whole is not None
    np.testing.assert_allclose(whole, region(100, 500), atol=1e-6)
    first, second, third, fourth = region(100, 220)
    turned = (third, fourth, first, second)
    np.testing.assert_allclose(together(region(300, 500), turned), region(100, 500), atol=1e-6)


@pytest.mark.parametrize(
    "other",
    [
        region(300, 500, 180, 240),
        region(300, 500, 115, 145),
        ((300.0, 60.0), (360.0, 200.0), (305.0, 224.0), (245.0, 84.0)),
    ],
    ids=["the row below", "half as high", "across"],
)
def test_parts_of_other_rows_make_none(other: Corners) -> None:
    assert together(region(100, 280), other) is None


def test_the_longest_spans_come_first_each_once() -> None:
    found = spans((region(100, 220), region(300, 500), region(302, 498)), 2)
    np.testing.assert_allclose(found[0], region(100, 500), atol=1e-6)
    np.testing.assert_allclose(found[1], region(300, 500), atol=1e-6)
    assert spans((region(100, 150),), 2) == []


class Silent:
    """Reads nothing."""

    name = "silent"

    def read(self, image: object) -> tuple[()]:
        return ()


def test_the_second_look_reads_a_symbol_that_glare_has_torn_apart() -> None:
    grey, _ = label()
    frame = np.full((400, 600), 120, np.uint8)
    picture = taken(lit(grey, grey.shape[1] * 0.5, 100.0, (15.0, 90.0)))
    frame[150 : 150 + ROWS, 40 : 40 + picture.shape[1]] = picture[:, :560]
    reads = [SecondLook(Silent()).read(frame) for _ in range(2)]
    assert [read.text for read in reads[0]] == [NUMBER]
    assert reads[0] == reads[1]
