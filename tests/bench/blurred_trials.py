"""Seeded trials of the readers of grey values: symbols and other bars, smeared, bent, unevenly lit, noisy, JPEG."""

import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import zxingcpp

from station.decoding.blurred.alphabet import Symbol
from station.decoding.blurred.characters import read_characters
from station.decoding.blurred.code128 import message
from station.decoding.blurred.itf import RATIOS, digits, itf
from station.decoding.blurred.reader import lines_of, read_lines
from station.decoding.blurred.symbol import QUIET, modules
from station.decoding.blurred.warp import Warp
from station.decoding.regions import Corners
from station.domain.code import Symbology
from station.opencv import cv2

FINE = 16
WHITE = 12
FORMS = zxingcpp.BarcodeFormat
LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ"
SMEARS = {"box": (0.5, 6.0), "disc": (0.5, 5.0), "gauss": (0.3, 2.0)}
BANDS = {
    "box": ((0.5, 2.0), (2.0, 3.0), (3.0, 4.0), (4.0, 5.0), (5.0, 6.0)),
    "disc": ((0.5, 2.0), (2.0, 3.0), (3.0, 4.0), (4.0, 5.0)),
    "gauss": ((0.3, 0.8), (0.8, 1.2), (1.2, 1.6), (1.6, 2.0)),
}


@dataclass(frozen=True, slots=True)
class Bars:
    """Bars at sixteen samples a module, dark 1, and what a reader may say of them: nothing where they are no symbol."""

    kind: str
    line: np.ndarray
    text: str | None


def smeared(line: np.ndarray, way: str, size: float) -> np.ndarray:
    """Smear a line by a box or disc of that width, or a Gaussian of that sigma, in modules."""
    if way == "gauss":
        kernel = cv2.getGaussianKernel(int(8 * size * FINE) | 1, size * FINE).ravel()
    else:
        across = np.linspace(-1, 1, round(size * FINE) | 1)
        kernel = np.ones_like(across) if way == "box" else np.sqrt(1 - across**2)
    soft: np.ndarray = np.convolve(line, kernel / kernel.sum(), "same")
    return soft


def photographed(rng: np.random.Generator, soft: np.ndarray) -> tuple[np.ndarray, Corners]:
    """Return a smeared line as the camera may show it, and a region round it that is a little wrong."""
    pixels = float(rng.uniform(1.5, 4))
    length = int(len(soft) / FINE * pixels)
    place = np.linspace(0, 1, length)
    place = place + rng.uniform(-0.1, 0.1) * place * (1 - place)
    line = np.interp(place * (len(soft) - 1), np.arange(len(soft)), soft)
    light = rng.uniform(120, 230)
    grey = (light - rng.uniform(30, light - 10) * line) * (
        1 + rng.uniform(-0.25, 0.25) * (np.arange(length) / length - 0.5)
    )
    image = np.tile(grey, (40, 1)) + rng.normal(0, rng.uniform(0.5, 4), (40, length))
    _, jpeg = cv2.imencode(".jpg", np.clip(image, 0, 255).astype(np.uint8), [1, int(rng.integers(50, 95))])
    inset = 6 * pixels
    left, right = inset * rng.uniform(0.3, 1.3), length - inset * rng.uniform(0.3, 1.3)
    return cv2.imdecode(jpeg, 0), ((left, 4.0), (right, 4.0), (length - inset, 36.0), (inset, 36.0))


def warped_line(rng: np.random.Generator, line: np.ndarray) -> np.ndarray:
    """Return a line as it looks aslant and from a round parcel, each in every second case."""
    bend = float(rng.uniform(-0.2, 0.2)) * float(rng.integers(0, 2))
    curl = float(rng.uniform(0, 0.2)) * float(rng.integers(0, 2))
    share = np.linspace(0, 1, len(line))
    seen: np.ndarray = np.interp(share, Warp(bend, curl).places(share), line)
    return seen


def fine(bars: np.ndarray, before: float = WHITE, after: float = WHITE) -> np.ndarray:
    """Return modules, dark 1, at sixteen samples each, with white before and after."""
    white = [np.zeros(round(width * FINE)) for width in (before, after)]
    line: np.ndarray = np.concatenate([white[0], np.repeat(bars, FINE), white[1]]).astype(np.float32)
    return line


def written(form: zxingcpp.BarcodeFormat, text: str) -> np.ndarray:
    """Return the modules of a symbol as another writer draws it."""
    drawn = np.array(zxingcpp.create_barcode(text, form).to_image(scale=1, add_quiet_zones=False))
    dark: np.ndarray = (drawn[len(drawn) // 3] < 128).astype(float)
    return dark


def parcel_number(rng: np.random.Generator) -> str:
    """Return a message of the kind found on parcels: letters and digits, or digits alone."""
    number = "".join(map(str, rng.integers(0, 10, 18)))
    letters = "".join(LETTERS[n] for n in rng.integers(0, len(LETTERS), 4))
    kinds = (
        f"1Z{letters}{number[:13]}",
        f"SF{number[:13]}",
        f"{letters[:2]}{number[:9]}CN",
        f"00{number}",
        number[:12],
    )
    return kinds[rng.integers(0, len(kinds))]


def ean(count: int, seed: int) -> None:
    """Print the table of EAN-13 out of focus, and of bars that are none."""
    print(f"\n| blur in modules ({count} seeded trials, seed {seed}) | symbols | read | wrong |\n|---|---|---|---|")
    bands = ((0.3, 0.8), (0.8, 1.2), (1.2, 1.6), (1.6, 2.0), (2.0, 2.6))
    shown: Counter[tuple[float, float]] = Counter()
    read: Counter[tuple[float, float]] = Counter()
    wrong: Counter[tuple[float, float]] = Counter()
    others = taken = 0
    began = time.thread_time()
    for trial in range(count):
        rng = np.random.default_rng(seed + trial)
        blur = float(rng.uniform(0.3, 2.6))
        band = next(each for each in bands if each[0] <= blur <= each[1])
        if trial % 2:
            widths = rng.choice([[1, 2], [1, 3], [1, 2, 3, 4]][trial % 3], rng.integers(45, 75))
            bars = np.repeat(np.arange(len(widths)) % 2 == 0, widths).astype(float)
            others += 1
            taken += read_lines(lines_of(*photographed(rng, smeared(fine(bars), "gauss", blur)))) is not None
            continue
        number = retail_number(rng)
        reading = read_lines(lines_of(*photographed(rng, smeared(fine(modules(number)[QUIET:-QUIET]), "gauss", blur))))
        shown[band] += 1
        read[band] += reading is not None and reading.digits == number
        wrong[band] += reading is not None and reading.digits != number
    for band in bands:
        print(f"| {band[0]}-{band[1]} | {shown[band]} | {read[band]} | {wrong[band]} |")
    print(f"| bars that are no EAN | {others} | | {taken} |")
    print(f"\n{1000 * (time.thread_time() - began) / count:.0f} ms of its own a region")


def retail_number(rng: np.random.Generator) -> str:
    twelve = rng.integers(0, 10, 12)
    return "".join(map(str, (*twelve, -int((twelve * np.tile([1, 3], 6)).sum()) % 10)))


def code128_bars(rng: np.random.Generator) -> Bars:
    text = parcel_number(rng)
    return Bars("Code 128", fine(written(FORMS.Code128, text)), text)


def itf_bars(rng: np.random.Generator) -> Bars:
    thirteen = rng.integers(0, 10, 13)
    number = "".join(map(str, (*thirteen, -int((thirteen * np.tile([3, 1], 7)[:13]).sum()) % 10)))
    alphabet = itf(float(rng.choice(RATIOS)))
    cells = alphabet.drawn(Symbol(0, tuple(int(number[at : at + 2]) for at in range(0, 14, 2))))[10:-10]
    line = np.concatenate([np.zeros(WHITE * FINE), np.repeat(cells, FINE // 2), np.zeros(WHITE * FINE)])
    return Bars("ITF-14", line.astype(np.float32), number)


def ean_bars(rng: np.random.Generator) -> Bars:
    number = retail_number(rng)
    return Bars("EAN-13", fine(modules(number)[QUIET:-QUIET]), number)


def other_bars(rng: np.random.Generator) -> Bars:
    """Return bars in which nobody may read anything: no symbol of ours, or one that is not whole."""
    number = "".join(map(str, rng.integers(0, 10, 18)))
    match int(rng.integers(0, 6)):
        case 0:
            widths = rng.choice([[1, 2], [1, 3], [1, 2, 3, 4]][rng.integers(0, 3)], rng.integers(45, 110))
            return Bars("random bars", fine(np.repeat(np.arange(len(widths)) % 2 == 0, widths).astype(float)), None)
        case 1:
            form, text = (
                (FORMS.Code39, parcel_number(rng)[:10]),
                (FORMS.Code93, parcel_number(rng)),
                (FORMS.Codabar, f"A{number[:12]}B"),
                (FORMS.ITF, number[: int(rng.choice([10, 12, 16, 18]))]),
                (FORMS.EAN8, number[:7]),
                (FORMS.UPCE, "0" + "".join(map(str, rng.integers(4, 10, 6)))),
            )[rng.integers(0, 6)]
            return Bars(form.name, fine(written(form, text)), None)
        case _:
            return not_whole(
                rng, (code128_bars(rng), code128_bars(rng), ean_bars(rng), itf_bars(rng))[rng.integers(0, 4)]
            )


def not_whole(rng: np.random.Generator, whole: Bars) -> Bars:
    """Return a symbol cut off, with a part hidden, or with one character or digit printed as another."""
    white, line = WHITE * FINE, whole.line
    inside = len(line) - 2 * white
    match int(rng.integers(0, 3)):
        case 0:
            cut = int(rng.uniform(0.1, 0.5) * inside)
            part = np.concatenate(
                [np.zeros(white), line[white + cut :]] if rng.random() < 0.5 else [line[:-white][:-cut]]
            )
            return Bars(f"{whole.kind} cut off", np.append(part, np.zeros(white)).astype(np.float32), None)
        case 1:
            at = white + int(rng.uniform(0.1, 0.8) * inside)
            line[at : at + int(rng.uniform(10, 40) * FINE)] = rng.choice([0.0, 0.5, 1.0])
            return Bars(f"{whole.kind} with a part hidden", line, None)
        case _:
            width, first, number = {"EAN-13": (7, 3, 6)}.get(whole.kind, (11, 11, inside // FINE // 11 - 2))
            one, other = (white + FINE * (first + width * int(place)) for place in rng.choice(number, 2, replace=False))
            if (line[one : one + width * FINE] == line[other : other + width * FINE]).all():
                other = one + FINE
            line[one : one + width * FINE] = line[other : other + width * FINE].copy()
            return Bars(f"{whole.kind} with a wrong character", line, None)


def said(image: np.ndarray, corners: Corners) -> str | None:
    """Return what the reader of characters says of a region."""
    reading = read_characters(image, corners).reading
    if reading is None:
        return None
    if reading.symbology is Symbology.EAN_13:
        return "".join(map(str, (reading.symbol.head, *reading.symbol.characters)))
    if reading.symbology is Symbology.ITF:
        return digits(reading.symbol.characters)
    found = message(reading.symbol.head, reading.symbol.characters)
    return found.text if found is not None else None


def trials(count: int, seed: int) -> Iterator[tuple[Bars, str, float, str | None]]:
    """Yield bars, the way and size of the smear, and what was said: four in eight no symbol."""
    for trial in range(count):
        rng = np.random.default_rng(seed + trial)
        way = ("box", "disc", "gauss")[trial % 3]
        size = float(rng.uniform(*SMEARS[way]))
        kind = trial % 8
        bars = (*[other_bars] * 4, itf_bars, ean_bars, code128_bars, code128_bars)[kind](rng)
        image, corners = photographed(rng, smeared(warped_line(rng, bars.line), way, size))
        if rng.random() < 0.5:
            image = np.ascontiguousarray(image[:, ::-1])
            corners = tuple((image.shape[1] - x, y) for x, y in (corners[1], corners[0], corners[3], corners[2]))
        yield bars, way, size, said(image, corners)


class Tally:
    """Counts by row of a table what was shown, what was read rightly, and what wrongly; and the time since it began."""

    def __init__(self) -> None:
        self.shown: Counter[tuple[str, ...]] = Counter()
        self.read: Counter[tuple[str, ...]] = Counter()
        self.wrong: Counter[tuple[str, ...]] = Counter()
        self._began = time.thread_time()

    def add(self, row: tuple[str, ...], bars: Bars, text: str | None) -> None:
        """Count one look at bars; a wrong reading is printed."""
        self.shown[row] += 1
        self.read[row] += text is not None and text == bars.text
        if text is not None and text != bars.text:
            self.wrong[row] += 1
            print(f"wrong: {row} {bars.text!r} read as {text!r}")

    def milliseconds(self) -> float:
        """Return the thread's own time for one look."""
        return 1000 * (time.thread_time() - self._began) / max(1, self.shown.total())


def characters(count: int, seed: int) -> None:
    """Print the table of Code 128, ITF-14 and EAN-13 smeared in three ways, and of what is no symbol."""
    tally = Tally()
    for bars, way, size, text in trials(count, seed):
        if bars.text is None:
            row: tuple[str, ...] = (bars.kind,)
        else:
            low, high = next(band for band in BANDS[way] if size <= band[1])
            row = (bars.kind, way, f"{low}-{high}")
        tally.add(row, bars, text)
    spent, shown = tally.milliseconds(), tally.shown
    print(f"\n| symbol, smear in modules ({count} trials, seed {seed}) | symbols | read | wrong |\n|---|---|---|---|")
    for row in sorted(row for row in shown if len(row) == 3):
        print(f"| {', '.join(row)} | {shown[row]} | {tally.read[row]} | {tally.wrong[row]} |")
    for row in sorted(row for row in shown if len(row) == 1):
        print(f"| no symbol: {row[0]} | {shown[row]} | | {tally.wrong[row]} |")
    print(f"\n{spent:.0f} ms of its own a region")
