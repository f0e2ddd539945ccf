"""Seeded trials of what is solved for under glare: symbols with glare and errors, two symbols in one, and noise.

In half of them the glare is drawn and the doubt given, in half modules fade into glare and the doubt is learnt.

`python -m tests.bench.hidden_trials COUNT SEED`
"""

import sys
from collections import Counter

import numpy as np
import zxingcpp

from station.decoding.squares.glare import weighed
from station.decoding.squares.hidden import uncovered
from station.decoding.squares.patterns import RING, Kind, known
from station.domain.code import Symbology
from tests.bench.hard_frames import message

FORMS = {"QRCode": Symbology.QR_CODE, "DataMatrix": Symbology.DATA_MATRIX}
SPOILT = ("glare and errors", "two symbols in one", "noise", "fading glare", "fading, two in one", "fading, noise")


def drawn(text: str, form: str) -> np.ndarray:
    """Return the modules of a message as another writer draws them, dark 1."""
    picture = zxingcpp.create_barcode(text, getattr(zxingcpp.BarcodeFormat, form)).to_image(
        scale=1, add_quiet_zones=False
    )
    return (np.array(picture) < 128).astype(float)


def said(modules: np.ndarray) -> list[str]:
    """Return what zxing-cpp reads in modules."""
    picture = np.kron(np.pad(1 - modules, 4, constant_values=1), np.full((4, 4), 255)).astype(np.uint8)
    return [each.text for each in zxingcpp.read_barcodes(picture)]


def trial(rng: np.random.Generator, form: str, spoilt: str) -> str:
    """Return what comes of one trial: right, wrong, or nothing."""
    whole, other = (drawn(message(rng, form), form) for _ in range(2))
    side = len(whole)
    y, x = np.mgrid[:side, :side] - rng.uniform(0, side, 2)[:, None, None]
    hidden = np.hypot(x, y * rng.uniform(0.6, 1.6)) < rng.uniform(2, 0.45 * side)
    modules = whole
    if "two" in spoilt and other.shape == whole.shape:
        modules = np.where(x * rng.normal() + y * rng.normal() < 0, whole, other)
    if "noise" in spoilt:
        modules = rng.integers(0, 2, whole.shape).astype(float)
    # the rim of glare: half of what it hides there is not in doubt
    rim = hidden & (rng.random(whole.shape) < rng.choice([0, 0, 0.05, 0.2]))
    wrong = rng.random(whole.shape) < rng.choice([0, 0, 0.01, 0.03])
    modules = np.where(wrong, 1 - modules, modules)
    if "fading" in spoilt:
        seen = _faded(rng, modules)
        doubt = 1 - np.abs(2 * seen - 1)
    else:
        seen, doubt = np.where(hidden, 0, modules), np.where(hidden & ~rim, 1.0, rng.uniform(0, 0.3, whole.shape))
    found = uncovered(Kind(FORMS[form], side), seen, doubt)
    if found is None:
        return "nothing"
    pattern = known(Kind(FORMS[form], side))[RING:-RING, RING:-RING]
    told, true = said(np.where(np.isnan(pattern), found, pattern)), {*said(whole), *said(other)}
    return "wrong" if any(text not in true for text in told) else "right" if told else "nothing"


def _faded(rng: np.random.Generator, modules: np.ndarray) -> np.ndarray:
    """Return how likely each module seems dark where glare lets them fade towards its middle, under noise."""
    side = len(modules)
    y, x = np.mgrid[:side, :side] - rng.uniform(0, side, 2)[:, None, None]
    far = np.hypot(x, y * rng.uniform(0.6, 1.6))
    ink = np.clip((far - rng.uniform(1, 0.4 * side)) / rng.uniform(1, 5), 0, 1)
    likely, _ = weighed(modules * ink + rng.normal(0, rng.choice([0.03, 0.06, 0.12]), modules.shape))
    return likely


def trials(count: int, seed: int) -> None:
    """Print the table."""
    came: Counter[tuple[str, str, str]] = Counter()
    for number in range(count):
        form, spoilt = tuple(FORMS)[number % 2], SPOILT[number // 2 % len(SPOILT)]
        came[form, spoilt, trial(np.random.default_rng(seed + number), form, spoilt)] += 1
    print(f"\n| solved for under glare ({count} trials, seed {seed}) | right | nothing | wrong |\n|---|---|---|---|")
    for form in FORMS:
        for spoilt in SPOILT:
            row = " | ".join(str(came[form, spoilt, end]) for end in ("right", "nothing", "wrong"))
            print(f"| {form}, {spoilt} | {row} |")


if __name__ == "__main__":
    trials(*map(int, sys.argv[1:]))
