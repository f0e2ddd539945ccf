"""Seeded hard frames read by every reader, and bursts of them taken as the dock takes frames."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta

import numpy as np

from station import decoding
from station.ports import Decoder, Frame
from station.services.capture import CapturePipeline
from tests.bench.hard_frames import FORMS, LEVELS, HardFrame, burst, dock, hard_frame

START = datetime(2026, 1, 1, tzinfo=UTC)
Readers = dict[str, Callable[[np.ndarray], list[tuple[str, str]]]]


def taken(images: Iterable[np.ndarray], harder: Decoder | None, apart: timedelta) -> list[str]:
    """Return what the capture of the dock takes of frames."""
    scans: list[str] = []
    capture = CapturePipeline(decoding.live(), lambda scan: scans.append(scan.text), harder=harder)
    for index, image in enumerate(images):
        capture.feed(Frame(index, START + index * apart, image))
    return scans


def frames(readers: Readers, number: int, seed: int) -> None:
    """Read frames spoilt in each named way, two of each, and so many of the mix of a dock."""
    right: dict[str, Counter[str]] = defaultdict(Counter)
    wrong: Counter[str] = Counter()
    count: Counter[str] = Counter()

    def look(group: str, shown: HardFrame) -> None:
        count[group] += 1
        want = shown.text.zfill(13)
        for name, reader in readers.items():
            said = {text.zfill(13) for _, text in reader(shown.image)}
            right[name][group] += want in said
            wrong[name] += bool(said - {want})

    for each, (level, form) in enumerate((level, form) for level in LEVELS for form in FORMS * 2):
        look(level.split()[0], hard_frame(seed + each, form, LEVELS[level]))
    for each in range(number):
        form = FORMS[each % 4]
        look(f"dock, {form}", hard_frame(seed + 1000 + each, form, dock(np.random.default_rng(seed + each), form)))
    print(f"\n| seeded hard frames, seed {seed} | n | " + " | ".join(readers) + " |")
    print("|---|---|" + "---|" * len(readers))
    for group, n in count.items():
        print(f"| {group} | {n} | " + " | ".join(f"{100 * right[name][group] / n:.0f} %" for name in readers) + " |")
    total = count.total()
    print(f"| all | {total} | " + " | ".join(f"{100 * right[name].total() / total:.1f} %" for name in readers) + " |")
    print(f"| with a wrong read | {total} | " + " | ".join(str(wrong[name]) for name in readers) + " |")


def bursts(number: int, seed: int) -> None:
    """Take bursts of five frames of the mix of a dock."""
    print(f"\n| bursts of 5 frames, seed {seed} | n | every frame: right | wrong | and a second look: right | wrong |")
    print("|---|---|---|---|---|---|")
    right: dict[str, Counter[str]] = defaultdict(Counter)
    wrong: dict[str, Counter[str]] = defaultdict(Counter)
    count: Counter[str] = Counter()
    for each in range(number):
        form = FORMS[each % 4]
        text, shown = burst(seed + each, form)
        images = list(shown)
        count[form] += 1
        for name, harder in (("every", None), ("second", decoding.second_look())):
            scans = taken(images, harder, timedelta(milliseconds=66))
            right[name][form] += scans == [text]
            wrong[name][form] += any(scan != text for scan in scans)
    for form, n in count.items():
        row = " | ".join(f"{100 * right[name][form] / n:.0f} % | {wrong[name][form]}" for name in ("every", "second"))
        print(f"| {form} | {n} | {row} |")
    row = " | ".join(f"{100 * right[n].total() / number:.1f} % | {wrong[n].total()}" for n in ("every", "second"))
    print(f"| all | {number} | {row} |")
