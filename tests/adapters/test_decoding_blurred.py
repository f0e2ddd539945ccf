"""EAN-13 out of focus: read where thresholding fails, silent where nothing can be told; the regions around it."""

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
import zxingcpp

from station.decoding.blurred.bank import SIGMAS, bank
from station.decoding.blurred.digits import lead, lower_bounds, most_likely
from station.decoding.blurred.ean_fit import FINE, Alignment, Line, Start, fitted
from station.decoding.blurred.reader import lines_of, read_lines
from station.decoding.blurred.symbol import QUIET, blurred, modules, template
from station.decoding.regions import Corners, Margins, edge_width, repeats_itself, same_bars, upright
from station.decoding.stills import Shared, StillReader
from station.decoding.symbols import LINEAR
from station.decoding.tapir import Tapirscan
from station.decoding.zxing import Zxing
from station.domain.code import Symbology
from station.opencv import cv2

DIGITS = "6901234567892"
FULL = Margins(0, 0)


def valid(rng: np.random.Generator) -> str:
    twelve = rng.integers(0, 10, 12)
    check = -int((twelve * np.tile([1, 3], 6)).sum()) % 10
    return "".join(map(str, (*twelve, check)))


def out_of_focus(
    bars: np.ndarray, blur: float, *, pixels: float = 3.0, noise: float = 1.5, seed: int = 0
) -> np.ndarray:
    """Return a picture of bars (modules, dark 1) on a white label, blurred by a number of modules."""
    rng = np.random.default_rng(seed)
    fine = np.repeat(np.concatenate([np.zeros(12), bars, np.zeros(12)]), 16).astype(np.float32)
    soft = cv2.GaussianBlur(fine[None], (0, 0), blur * 16)[0]
    line = np.interp(np.linspace(0, len(soft) - 1, int(len(soft) / 16 * pixels)), np.arange(len(soft)), soft)
    picture = 200 - 120 * np.tile(line, (48, 1)) + rng.normal(0, noise, (48, len(line)))
    return np.clip(picture, 0, 255).astype(np.uint8)


def label(picture: np.ndarray) -> Corners:
    rows, columns = picture.shape
    return (15.0, 4.0), (columns - 15.0, 4.0), (columns - 15.0, rows - 4.0), (15.0, rows - 4.0)


def bars_of(digits: str) -> np.ndarray:
    return modules(digits)[QUIET:-QUIET]


def test_the_modules_are_those_of_another_writer() -> None:
    rng = np.random.default_rng(1)
    for digits in [valid(rng) for _ in range(20)]:
        drawn = np.array(zxingcpp.create_barcode(digits, zxingcpp.BarcodeFormat.EAN13).to_image(scale=1))
        dark = (drawn[len(drawn) // 3] == 0).astype(int)
        first, last = np.nonzero(dark)[0][[0, -1]]
        np.testing.assert_array_equal(dark[first : last + 1], bars_of(digits))


@pytest.mark.parametrize("sigma", SIGMAS)
def test_the_best_symbol_for_a_perfect_picture_is_itself(sigma: float) -> None:
    rng = np.random.default_rng(2)
    for digits in [valid(rng) for _ in range(5)]:
        costs = bank(sigma, FINE).costs(template(digits, sigma, FINE)[None].astype(np.float32))
        assert most_likely(costs) == digits
        assert lead(costs, digits) > 0
        least = sum(float(cost.min()) for cost in costs)
        assert least - 0.01 < lower_bounds(costs)[0] < 0.15


@pytest.mark.parametrize("sigma", SIGMAS)
def test_a_symbol_put_together_from_its_patterns_is_the_whole_one_blurred(sigma: float) -> None:
    rng = np.random.default_rng(3)
    for digits in [valid(rng) for _ in range(5)]:
        whole = blurred(modules(digits)[None], sigma, FINE)[0]
        np.testing.assert_allclose(template(digits, sigma, FINE), whole, atol=1e-4)


def test_symbols_fitted_side_by_side_are_fitted_as_each_alone() -> None:
    picture = out_of_focus(bars_of(DIGITS), 1.1)
    line = Line.of(lines_of(picture, label(picture)).whole)
    other = "6901234567885"
    starts = [Start(line, text, Alignment(100.0, 540.0, 0.02, 0.85)) for text in (DIGITS, other)]
    starts.append(Start(line, DIGITS, Alignment(105.0, 534.0, -0.03, 1.35)))
    together = fitted(starts)
    assert together[0].residual < 0.001 < together[1].residual
    for start, fit in zip(starts, together, strict=True):
        (alone,) = fitted([start])
        assert fit.at == alone.at
        assert fit.residual == pytest.approx(alone.residual)


def test_bars_are_told_from_print_by_their_lines() -> None:
    picture = out_of_focus(bars_of(DIGITS), 1.0, noise=8)
    assert lines_of(picture, label(picture)).shows_bars()
    cells = np.random.default_rng(5).integers(0, 2, (8, 60)).astype(np.uint8)
    words = 200 - 120 * np.kron(cells, np.ones((6, 6), np.uint8))
    assert not lines_of(words, label(words)).shows_bars()


@pytest.mark.parametrize("across", [3, 5, 9])
def test_bars_are_told_from_cloth_by_their_length(across: int) -> None:
    threads = np.random.default_rng(6).normal(0, 40, (60, 400)).astype(np.float32)
    cloth = np.clip(128 + across * cv2.blur(threads, (1, across)), 0, 255).astype(np.uint8)
    assert not lines_of(cloth, label(cloth)).shows_bars()
    glared = np.repeat(out_of_focus(bars_of(DIGITS), 1.0), 2, axis=0)
    glared[:40, 40:280] = 255
    assert lines_of(glared, label(glared)).shows_bars()


def test_the_lead_is_the_distance_to_the_nearest_other_symbol() -> None:
    sigma, digits = 1.1, "6901234567892"
    costs = bank(sigma, FINE).costs(template(digits, sigma, FINE)[None].astype(np.float32))
    others = [f"69012345678{tens}{check}" for tens in range(10) for check in range(10)]
    valid_others = [
        other
        for other in others
        if other != digits and sum(int(d) * (3 if i % 2 else 1) for i, d in enumerate(other)) % 10 == 0
    ]
    distances = [
        float(((template(other, sigma, FINE) - template(digits, sigma, FINE)) ** 2).sum()) for other in valid_others
    ]
    assert 0 < lead(costs, digits) <= min(distances) * 1.05


@pytest.mark.parametrize("blur", [0.8, 1.1, 1.4])
def test_a_symbol_out_of_focus_is_read(blur: float) -> None:
    rng = np.random.default_rng(3)
    for digits in [valid(rng) for _ in range(4)]:
        picture = out_of_focus(bars_of(digits), blur)
        reading = read_lines(lines_of(picture, label(picture)))
        assert reading is not None
        assert reading.digits == digits
        assert abs(reading.sigma - blur) < 0.4


def test_no_other_decoder_reads_what_it_reads() -> None:
    picture = np.pad(np.repeat(out_of_focus(bars_of(DIGITS), 1.5), 4, axis=0), 40, constant_values=200)
    assert Zxing().read(picture) == ()
    assert Tapirscan().read(picture) == ()
    (read,) = StillReader().read(picture)
    assert (read.symbology, read.data, read.aim, read.decoder) == (Symbology.EAN_13, DIGITS.encode(), "]E0", "grey")


def test_a_symbol_on_its_head_is_read() -> None:
    picture = np.ascontiguousarray(out_of_focus(bars_of(DIGITS), 1.2)[::-1, ::-1])
    reading = read_lines(lines_of(picture, label(picture)))
    assert reading is not None
    assert reading.digits == DIGITS


def other_bars(rng: np.random.Generator) -> Iterator[np.ndarray]:
    """Yield bars that are no EAN: other widths, two widths alone, even stripes."""
    while True:
        for widths in (
            rng.integers(1, 5, rng.integers(45, 75)),
            rng.choice([1, 3], rng.integers(50, 70)),
            np.full(48, 2),
        ):
            yield np.repeat(np.arange(len(widths)) % 2 == 0, widths).astype(float)


def test_bars_that_are_no_ean_are_left_alone() -> None:
    rng = np.random.default_rng(4)
    for bars, _ in zip(other_bars(rng), range(30), strict=False):
        picture = out_of_focus(bars, float(rng.uniform(0.5, 2)))
        assert read_lines(lines_of(picture, label(picture))) is None


def test_a_symbol_blurred_beyond_reading_is_left_alone() -> None:
    rng = np.random.default_rng(5)
    for digits in [valid(rng) for _ in range(10)]:
        picture = out_of_focus(bars_of(digits), 2.8)
        assert read_lines(lines_of(picture, label(picture))) is None


def test_an_empty_region_is_left_alone() -> None:
    flat = np.full((48, 300), 128, np.uint8)
    assert read_lines(lines_of(flat, label(flat))) is None


def test_even_stripes_repeat_themselves_and_codes_do_not() -> None:
    stripes = out_of_focus(np.tile([1.0, 1.0, 0.0, 0.0], 40), 0.5)
    code = out_of_focus(bars_of(DIGITS), 0.5)
    assert repeats_itself(upright(stripes, label(stripes), 640, FULL))
    assert not repeats_itself(upright(code, label(code), 640, FULL))
    assert not repeats_itself(np.full((48, 640), 128, np.uint8))


def test_a_slanted_region_is_stood_upright() -> None:
    code = np.pad(out_of_focus(bars_of(DIGITS), 0.4), 150, constant_values=200)
    turn = cv2.getRotationMatrix2D((code.shape[1] / 2, code.shape[0] / 2), 35, 1)
    turned = cv2.warpAffine(code, turn, code.shape[::-1], borderValue=200)
    rows, columns = code.shape
    square = np.array([[150, 150], [columns - 150, 150], [columns - 150, rows - 150], [150, rows - 150]], np.float32)
    first, second, third, fourth = ((float(x), float(y)) for x, y in cv2.transform(square[None], turn)[0])
    stood = upright(turned, (first, second, third, fourth), 640, Margins(0.05, 0.1))
    assert [read.data for read in Zxing(LINEAR, turned=False, halved=False).read(stood)] == [DIGITS.encode()]


def test_edges_tell_sharp_bars_from_blurred_ones_whatever_the_contrast() -> None:
    widths = [edge_width(out_of_focus(bars_of(DIGITS), blur)) for blur in (0.2, 0.6, 1.2, 2.0)]
    assert widths == sorted(widths)
    assert widths[-1] > 2 * widths[0]
    faint = (out_of_focus(bars_of(DIGITS), 1.2) // 3 + 80).astype(np.uint8)
    assert edge_width(faint) == pytest.approx(widths[2], rel=0.2)


def test_one_label_found_twice_is_the_same_bars_and_another_is_not() -> None:
    here: Corners = ((100.0, 100.0), (300.0, 100.0), (300.0, 180.0), (100.0, 180.0))
    nearly: Corners = ((104.0, 98.0), (306.0, 102.0), (304.0, 176.0), (98.0, 184.0))
    aside: Corners = ((160.0, 100.0), (360.0, 100.0), (360.0, 180.0), (160.0, 180.0))
    wider: Corners = ((60.0, 80.0), (340.0, 80.0), (340.0, 200.0), (60.0, 200.0))
    across: Corners = ((160.0, 40.0), (160.0, 240.0), (240.0, 240.0), (240.0, 40.0))
    assert same_bars(here, nearly)
    assert not any(same_bars(here, other) for other in (aside, wider, across))


def test_work_that_the_other_thread_has_not_begun_is_done_by_who_wants_it() -> None:
    held = threading.Event()
    with ThreadPoolExecutor(1) as beside:
        first = Shared(beside, lambda: held.wait(30))
        second = Shared(beside, threading.get_ident)
        assert second.done() == threading.get_ident()
        held.set()
        assert first.done()
