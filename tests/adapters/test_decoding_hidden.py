"""Matrix symbols under more glare than whole codewords of correction mend: solved bit by bit, or not at all."""

import math
from dataclasses import replace
from datetime import timedelta

import numpy as np
import pytest

from station.decoding import second_look
from station.decoding.squares import ecc200, qr_codewords
from station.decoding.squares.assumed import DIGITS, UNKNOWN, Guess, ecc200_guesses, qr_guesses
from station.decoding.squares.glare import under_glare, weighed
from station.decoding.squares.hidden import LEFT_OVER, uncovered
from station.decoding.squares.lattice import Lattice, agreement, fitted, placed
from station.decoding.squares.parity import Layout, solved
from station.decoding.squares.patterns import RING, Kind, known
from station.domain.code import Symbology
from station.opencv import cv2
from tests.adapters.test_decoding_squares import GOODS, drawn
from tests.bench.hard_frames import burst
from tests.bench.hard_trials import taken

LINK = "https://trk.example.cn/p/AB123456789012"
SYMBOLS = [(Symbology.DATA_MATRIX, GOODS), (Symbology.QR_CODE, LINK)]


def layout_of(modules: np.ndarray, symbology: Symbology) -> Layout:
    if symbology is Symbology.DATA_MATRIX:
        return ecc200.layout(len(modules))
    return next(qr_codewords.layouts(modules, np.zeros(modules.shape)))[0]


def with_glare(modules: np.ndarray, radius: float, at: tuple[float, float]) -> tuple[np.ndarray, np.ndarray]:
    """Return modules with a round patch that looks light, and the doubt in each."""
    y, x = np.mgrid[: len(modules), : len(modules)] + 0.5
    hidden = np.hypot(x - at[0], y - at[1]) < radius
    return np.where(hidden, 0.0, modules), np.where(hidden, 1.0, 0.0)


@pytest.mark.parametrize(("symbology", "text"), SYMBOLS)
def test_unsure_bits_are_solved_for_while_checks_are_left(symbology: Symbology, text: str) -> None:
    modules = drawn(text, symbology)
    layout = layout_of(modules, symbology)
    bits = modules[layout.rows, layout.across].astype(np.uint8) ^ layout.mask
    rng = np.random.default_rng(1)
    for unsure, solvable in ((layout.checks - LEFT_OVER, True), (layout.checks - LEFT_OVER + 20, False)):
        for _ in range(10):
            chosen = rng.permutation(len(bits))[:unsure]
            doubt = np.zeros(len(bits))
            doubt[chosen] = rng.uniform(0.5, 1, unsure)
            spoilt = bits.copy()
            spoilt[chosen] ^= 1
            found = solved(layout, spoilt, doubt, LEFT_OVER)
            if solvable:
                np.testing.assert_array_equal(found, bits)
            else:
                assert found is None
    # one bit that is wrong and not in doubt: nothing holds, and nothing is made up
    spoilt = bits.copy()
    spoilt[5] ^= 1
    assert solved(layout, spoilt, (np.arange(len(bits)) > len(bits) // 2).astype(float), LEFT_OVER) is None


@pytest.mark.parametrize(("symbology", "text"), SYMBOLS)
def test_more_is_told_under_glare_than_by_codewords(symbology: Symbology, text: str) -> None:
    modules = drawn(text, symbology)
    side = len(modules)
    mend = ecc200.corrected if symbology is Symbology.DATA_MATRIX else qr_codewords.corrected
    radius = {Symbology.DATA_MATRIX: 5.3, Symbology.QR_CODE: 7.0}[symbology]
    spoilt, doubt = with_glare(modules, radius, (side * 0.55, side * 0.55))
    assert mend(spoilt, doubt > 0) is None
    found = uncovered(Kind(symbology, side), spoilt, doubt)
    assert found is not None
    layout = layout_of(modules, symbology)
    assert (found == modules)[layout.rows, layout.across].all()


def test_a_format_under_glare_is_found_by_what_is_left_of_it() -> None:
    modules = drawn(LINK, Symbology.QR_CODE)
    spoilt, doubt = modules.copy(), np.zeros(modules.shape)
    for rows, columns in ((slice(7, 9), slice(0, 9)), (slice(0, 5), slice(8, 9)), (slice(22, 29), slice(8, 9))):
        spoilt[rows, columns], doubt[rows, columns] = 0, 1
    assert qr_codewords.corrected(spoilt, np.zeros(modules.shape, bool)) is None
    found = uncovered(Kind(Symbology.QR_CODE, 29), spoilt, doubt)
    assert found is not None
    layout = layout_of(modules, Symbology.QR_CODE)
    np.testing.assert_array_equal(found[layout.rows, layout.across], modules[layout.rows, layout.across])
    np.testing.assert_array_equal(found[22:, 8], modules[22:, 8])


def test_one_of_the_guesses_at_a_message_is_right() -> None:
    rng = np.random.default_rng(2)
    for _ in range(40):
        digits = "".join(map(str, rng.integers(0, 10, 2 * int(rng.integers(4, 20)))))
        for symbology, text, guesses in (
            (Symbology.DATA_MATRIX, digits, ecc200_guesses),
            (Symbology.QR_CODE, f"https://a.example/{digits}", qr_guesses),
            (Symbology.QR_CODE, digits, qr_guesses),
        ):
            modules = drawn(text, symbology)
            if len(modules) != len(modules.T):
                continue  # a rectangular Data Matrix
            layout = layout_of(modules, symbology)
            bits = (modules[layout.rows, layout.across].astype(np.uint8) ^ layout.mask)[layout.data]
            seen = list(guesses(bits, np.zeros(len(bits))))
            assert seen
            assert all(((guess.bits == UNKNOWN) | (guess.bits == bits)).all() for guess in seen)
            assert any(guess.holds(bits) for guess in seen)
            place = np.arange(len(bits)) / len(bits)
            hidden = ((place > 0.3) & (place < 0.7)).astype(float)
            right = [
                guess
                for guess in guesses(bits * (hidden == 0), hidden)
                if ((guess.bits == UNKNOWN) | (guess.bits == bits)).all() and guess.holds(bits)
            ]
            assert right
            assert 0 <= right[0].told(bits, (hidden > 0) & (right[0].bits == UNKNOWN)) <= 0.5 * len(right[0].begins)


def test_characters_that_may_not_be_gainsay_a_guess() -> None:
    pairs, nothing = np.unpackbits(np.array([130, 229, 232], np.uint8)), np.zeros(24, bool)
    guess = Guess(np.full(24, UNKNOWN), np.array([0, 8, 16]), DIGITS)
    assert guess.holds(pairs)
    assert guess.told(pairs, nothing) == 0
    # the lowest bit of 229 may be any, that of 130 too, but 233 may not be: one check, held by half of all
    assert guess.told(pairs, np.arange(24) % 8 == 7) == pytest.approx(1)
    other = np.unpackbits(np.array([130, 230, 232], np.uint8))
    assert not guess.holds(other)
    assert guess.told(other, nothing) == math.inf


def test_nothing_is_made_up() -> None:
    rng = np.random.default_rng(3)
    for trial in range(300):
        symbology, text = SYMBOLS[trial % 2]
        modules = drawn(text, symbology)
        kind = Kind(symbology, len(modules))
        other = rng.integers(0, 2, modules.shape).astype(float)
        spoilt, doubt = with_glare(modules, float(rng.uniform(3, 9)), tuple(rng.uniform(0, len(modules), 2)))
        mixed = np.where(rng.random(modules.shape) < rng.uniform(0, 0.3), other, spoilt)
        found = uncovered(kind, mixed, doubt)
        layout = layout_of(modules, symbology)
        assert found is None or (found == modules)[layout.rows, layout.across].all()
        assert uncovered(kind, other, np.maximum(doubt, rng.random(modules.shape) * 0.9)) is None


def test_two_symbols_in_one_are_never_a_third() -> None:
    for symbology, texts in (
        (Symbology.DATA_MATRIX, ("0106901234567892211234567817270615", "0106901234567892218765432117270615")),
        (Symbology.QR_CODE, (LINK, LINK.replace("12", "21"))),
    ):
        one, other = (drawn(text, symbology) for text in texts)
        layout = layout_of(one, symbology)
        for column in range(1, len(one)):
            mixed = np.concatenate([one[:, :column], other[:, column:]], 1)
            for hidden in range(0, len(one) - 3, 3):
                doubt = np.zeros(mixed.shape)
                doubt[:, hidden : hidden + 3] = 1
                found = uncovered(Kind(symbology, len(one)), mixed, doubt)
                if found is not None:
                    bits = found[layout.rows, layout.across]
                    assert any((bits == each[layout.rows, layout.across]).all() for each in (one, other))


@pytest.mark.parametrize(("symbology", "text"), SYMBOLS)
def test_modules_that_fade_in_glare_are_told_and_those_that_are_gone_are_doubted(
    symbology: Symbology, text: str
) -> None:
    modules = drawn(text, symbology)
    side, rng = len(modules), np.random.default_rng(4)
    data = np.isnan(known(Kind(symbology, side))[RING:-RING, RING:-RING])
    y, x = np.mgrid[:side, :side] + 0.5
    ink = np.clip((np.hypot(x - 0.55 * side, y - 0.5 * side) - 0.2 * side) / 4, 0, 1)
    likely, left = weighed(modules * ink + rng.normal(0, 0.03, modules.shape))
    sure = np.abs(2 * likely - 1) > 0.5
    told = (likely > 0.5) == (modules > 0.5)
    assert told[sure & data].all()
    assert sure[ink > 0.5].mean() > 0.95
    assert sure[(ink > 0.25) & (modules > 0)].mean() > 0.9
    assert sure[ink == 0].mean() < 0.05
    assert np.abs(left - ink)[ink > 0.25].mean() < 0.15
    # a threshold at half the ink sees fewer, and does not know which
    assert ((modules * ink > 0.5) != (modules > 0.5)).sum() > 1.2 * (~told).sum()


def test_without_glare_nothing_is_in_doubt() -> None:
    for symbology, text in SYMBOLS:
        modules = drawn(text, symbology)
        likely, _ = weighed(modules * 0.9 + 0.05)
        assert (np.abs(likely - modules) < 0.25).mean() > 0.97
        assert not under_glare(np.pad(modules, 2), 2)[2:-2, 2:-2].mean() > 0.1


def test_glare_is_where_nothing_is_dark_all_around() -> None:
    seen = np.pad(drawn(GOODS, Symbology.DATA_MATRIX), 2)
    seen[8:13, 9:14] = -0.05
    glare = under_glare(seen, 2)
    assert glare[7:14, 8:15].all()
    assert not glare[:4].any()
    assert not glare[-4:].any()


def test_a_lattice_is_fitted_beside_glare_over_a_finder() -> None:
    modules = drawn(LINK, Symbology.QR_CODE)
    side, scale = len(modules), 4
    fine = 225 - 190 * np.kron(np.pad(modules, 6), np.ones((8, 8), np.float32))
    y, x = np.mgrid[: len(fine), : len(fine)] / 8 - 6
    fine = np.minimum(245, fine + 255 * np.clip((9 - np.hypot(x - 1, y - 3)) / 3, 0, 1)).astype(np.float32)
    grey = cv2.GaussianBlur(cv2.resize(fine, None, fx=scale / 8, fy=scale / 8, interpolation=cv2.INTER_AREA), (0, 0), 2)
    true = np.array([[scale, 0, 6 * scale - 0.5], [0, scale, 6 * scale - 0.5], [0, 0, 1]], float)
    moved = true @ np.array([[1, 0, 0.4], [0, 1, -0.4], [0, 0, 1]])
    lattice = fitted(grey, Lattice(Kind(Symbology.QR_CODE, side), moved, (225.0, 0.0, 0.0), -190.0))
    assert lattice is not None
    corners = np.array([0, side, side, 0.0]), np.array([0, 0, side, float(side)])
    off = np.hypot(
        *(one - other for one, other in zip(placed(lattice.place, *corners), placed(true, *corners), strict=True))
    )
    assert off.max() < 0.3 * scale
    assert abs(lattice.light[0] - 225) < 25


def test_what_is_known_of_a_symbol_agrees_with_it_in_light_that_falls_off() -> None:
    modules = drawn(LINK, Symbology.QR_CODE)
    side = len(modules)
    even = np.kron(200 - 80 * np.pad(modules, 6), np.ones((4, 4))).astype(np.float32)
    falling = even - np.linspace(0, 120, len(even), dtype=np.float32)
    place = np.array([[4.0, 0, 23.5], [0, 4, 23.5], [0, 0, 1]])
    across = 120 * 4 * side / len(even)
    light = 200 - 120 * 24 / len(even), -across, 0.0
    lit = Lattice(Kind(Symbology.QR_CODE, side), place, light, -80.0)
    assert agreement(falling, lit) == pytest.approx(agreement(even, replace(lit, light=(200.0, 0.0, 0.0))), abs=0.02)


@pytest.mark.parametrize(
    ("seed", "form"),
    [
        (107, "DataMatrix"),
        (91, "DataMatrix"),
        (19, "QRCode"),
        (20310, "QRCode"),
        (20118, "QRCode"),
        (20015, "DataMatrix"),
        (21374, "QRCode"),
        (21371, "DataMatrix"),
    ],
    ids=[
        "two pixels a module, aslant",
        "glare over a third of the modules",
        "glare over a quarter",
        "more than a third, told in its rim",
        "a finder under glare",
        "a side under glare",
        "a side cut in two by glare",
        "behind five places that are likelier",
    ],
)
def test_a_burst_is_read_that_codewords_alone_leave_unread(seed: int, form: str) -> None:
    text, images = burst(seed, form)
    assert taken(images, second_look(), timedelta(milliseconds=66)) == [text]


@pytest.mark.parametrize("form", ["DataMatrix", "QRCode", "Code128"])
def test_of_two_labels_in_one_place_one_after_the_other_no_third_is_made(form: str) -> None:
    one, first = burst(5, form)
    other, second = burst(6, form)
    scans = taken([*first][:3] + [*second][2:], second_look(), timedelta(milliseconds=66))
    assert set(scans) <= {one, other}
