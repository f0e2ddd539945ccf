"""Seeded trials of the reader of Code 128 under glare: symbols and what is none, with soft white spots on them."""

import sys
from collections.abc import Iterator

import numpy as np

from station.decoding.blurred.code128 import message
from station.decoding.blurred.glared import read_glared
from station.decoding.regions import Corners
from station.opencv import cv2
from tests.bench.blurred_trials import FINE, Bars, Tally, code128_bars, not_whole, other_bars, warped_line

#: Samples a module as drawn, before it is photographed; white above and below, and the height of bars, in modules.
DRAWN, ABOVE = 4, 5
PAPER, INK, WHITEST = 232.0, 22.0, 255.0


def spotted(rng: np.random.Generator, bars: np.ndarray, tall: int) -> np.ndarray:
    """Return drawn bars as a label in grey, one to three soft spots or stripes of light on it that end in white."""
    rows, columns = (tall + 2 * ABOVE) * DRAWN, len(bars)
    label = np.full((rows, columns), PAPER, np.float32)
    label[ABOVE * DRAWN : -ABOVE * DRAWN] -= (PAPER - INK) * bars
    y, x = np.mgrid[:rows, :columns].astype(np.float32)
    light = np.zeros_like(label)
    for _ in range(rng.integers(1, 4)):
        across, high = rng.uniform(4, 30) * DRAWN, rng.uniform(0.15, 1.2) * rows / 2
        u, v = x - rng.uniform(0.1, 0.9) * columns, y - rng.uniform(0, 1) * rows
        turn = rng.uniform(-0.6, 0.6)
        far = np.hypot((u * np.cos(turn) + v * np.sin(turn)) / across, (v * np.cos(turn) - u * np.sin(turn)) / high)
        soft = rng.uniform(0.1, 0.6)
        light = np.maximum(light, rng.uniform(120, 300) * np.clip((1 + soft - far) / soft, 0, 1))
    return np.minimum(WHITEST, label + light)


def photographed(rng: np.random.Generator, label: np.ndarray) -> tuple[np.ndarray, Corners]:
    """Return a label smeared, dimmed, noisy and as JPEG, and a region round its bars that is a little wrong."""
    pixels = float(rng.uniform(1.3, 3))
    small = cv2.resize(label, None, fx=pixels / DRAWN, fy=pixels / DRAWN, interpolation=cv2.INTER_AREA)
    motion = np.ones((1, 1 + int(rng.uniform(0, 3) * pixels)), np.float32)
    soft = cv2.GaussianBlur(cv2.filter2D(small, -1, motion / motion.size), (0, 0), rng.uniform(0.3, 0.9) * pixels)
    image = soft * rng.uniform(0.2, 1) + rng.normal(0, rng.uniform(1, 7), soft.shape)
    _, jpeg = cv2.imencode(".jpg", np.clip(image, 0, 255).astype(np.uint8), [1, int(rng.integers(40, 95))])
    rows, columns = soft.shape
    top, low = (ABOVE + rng.uniform(-2, 3, 2)) * pixels
    left, right = rng.uniform(1, 8, 2) * pixels
    corners = ((left, top), (columns - right, top), (columns - right, rows - low), (left, rows - low))
    return cv2.imdecode(jpeg, 0), corners


def said(image: np.ndarray, corners: Corners) -> str | None:
    """Return what the reader says of a region."""
    reading = read_glared(image, corners)
    found = message(reading.symbol.head, reading.symbol.characters) if reading is not None else None
    return found.text if found is not None else None


def trials(count: int, seed: int) -> Iterator[tuple[Bars, str | None]]:
    """Yield bars and what was said of them: one in two a whole Code 128, one in four one that is not."""
    for trial in range(count):
        rng = np.random.default_rng(seed + trial)
        kind = trial % 4
        bars = code128_bars(rng) if kind < 2 else not_whole(rng, code128_bars(rng)) if kind == 2 else other_bars(rng)
        line = warped_line(rng, bars.line)
        drawn = line[: len(line) // (FINE // DRAWN) * (FINE // DRAWN)].reshape(-1, FINE // DRAWN).mean(1)
        image, corners = photographed(rng, spotted(rng, drawn, int(rng.integers(25, 45))))
        if rng.random() < 0.5:
            image = np.ascontiguousarray(image[::-1, ::-1])
            rows, columns = image.shape
            (left, top), (right, _), (_, low), _ = corners
            left, right, top, low = columns - right, columns - left, rows - low, rows - top
            corners = ((left, top), (right, top), (right, low), (left, low))
        yield bars, said(image, corners)


def glared(count: int, seed: int) -> None:
    """Print what was read of so many trials."""
    tally = Tally()
    for bars, text in trials(count, seed):
        tally.add((bars.kind if bars.text is not None else f"no symbol: {bars.kind}",), bars, text)
    spent = tally.milliseconds()
    print(f"\n| under glare ({count} trials, seed {seed}) | shown | read | wrong |\n|---|---|---|---|")
    for row, shown in sorted(tally.shown.items()):
        print(f"| {row[0]} | {shown} | {tally.read[row] if row[0] == 'Code 128' else ''} | {tally.wrong[row]} |")
    print(f"\n{spent:.0f} ms of its own a region")


if __name__ == "__main__":
    glared(int(sys.argv[1]), int(sys.argv[2]))
