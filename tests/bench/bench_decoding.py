"""Our readers beside their peers on the same pictures in one interleaved run: python -m tests.bench.bench_decoding."""

import argparse
import csv
import re
import time
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import numpy as np
import tapirscan
import zxingcpp

from station import decoding
from station.decoding.symbols import expanded
from station.decoding.tapir import grey_of
from station.opencv import cv2
from tests.bench.blurred_trials import characters, ean
from tests.bench.hard_trials import bursts, frames, taken

DATA = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "barcodes"
CORE = {"EAN13", "EAN8", "UPCA", "UPCE", "Code128", "Code39", "ITF", "QRCode", "DataMatrix", "PDF417"}
RETAIL = {"EAN13", "UPCA", "UPCE", "ISBN"}
SEPARATOR = "\u241e"
SPELLED = re.compile(r"<[A-Z0-9]{2,3}>|\{GS\}|[\u2400-\u2421\x00-\x20()\[\]{}\x7f\ufeff]")

Found = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture with what is in it."""

    file: str
    form: str
    texts: tuple[str, ...]
    also: tuple[str, ...]

    @property
    def group(self) -> str:
        if self.form == "NONE":
            return "negative"
        if self.file.startswith("synth"):
            return "synthetic"
        return "core" if self.form in CORE else "other"


def pictures(folder: Path) -> Iterator[Picture]:
    with (folder / "ground_truth.csv").open(newline="", encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            also = tuple(each for each in (row["also"] or "").split(SEPARATOR) if each)
            texts = tuple(row["text"].split(SEPARATOR)) if row["format"] != "NONE" else ()
            yield Picture(row["file"], row["format"], texts, also)


def bare(form: str, text: str) -> str:
    """Return a message in the form in which messages are compared: as tools/score_decoder.py does it."""
    form = re.sub(r"[^A-Z0-9]", "", form.upper())
    text = SPELLED.sub("", unicodedata.normalize("NFC", text))
    if form in RETAIL:
        digits = re.sub(r"\D.*$", "", text)
        if form == "UPCE" and len(digits) == 8:
            digits = expanded(digits)
        return digits.zfill(13)[:13]
    if form == "CODABAR":
        text = re.sub(r"^[A-Da-d](.*)[A-Da-d]$", r"\1", text)
    if form.startswith("DATABAR") and len(text) == 16 and text.isdigit() and text.startswith("01"):
        text = text[2:]
    return text


def judged(picture: Picture, found: Found) -> tuple[bool, bool]:
    """Say whether all of a picture's messages were found, and whether one was that is not in it."""
    want = {bare(picture.form, text) for text in picture.texts}
    allowed = want | {bare(form, text) for text in picture.also for form in ("X", "EAN13")}
    got = {
        message if (message := bare(picture.form, text)) in want else bare(form, text) for form, text in found if text
    }
    return bool(want) and want <= got, bool(got - allowed)


def still(image: np.ndarray) -> Found:
    """Read as `station decode` does; also for tools/score_decoder.py."""
    return [(str(read.format), read.text) for read in decoding.read_image(image)]


def frame(image: np.ndarray) -> Found:
    """Read as every frame of a camera is."""
    return [(str(read.symbology), read.text) for read in decoding.live().read(image)]


def peers() -> dict[str, Callable[[np.ndarray], Found]]:
    low = tapirscan.Scanner(mode="low", formats="1D", parallel=False)
    medium = tapirscan.Scanner(mode="medium", formats="all", parallel=False)

    def zx(image: np.ndarray) -> Found:
        return [(str(each.format), each.text) for each in zxingcpp.read_barcodes(image)]

    def tap(scanner: tapirscan.Scanner, image: np.ndarray) -> Found:
        if min(image.shape[:2]) < 3:
            return []
        return [(each.format, each.text) for each in scanner.scan(grey_of(image)).barcodes]

    return {
        "zxing-cpp": zx,
        "tapirscan medium": lambda image: tap(medium, image),
        "simple chain": lambda image: tap(low, image) or zx(image) or tap(medium, image),
        "ours, every frame": frame,
        "ours, stills": still,
    }


def photos(folder: Path) -> None:
    readers = peers()
    right: dict[str, Counter[str]] = defaultdict(Counter)
    wrong: dict[str, list[str]] = defaultdict(list)
    spent: dict[str, Counter[str]] = defaultdict(Counter)
    waited: Counter[str] = Counter()
    count: Counter[str] = Counter()
    for reader in readers.values():
        reader(np.full((240, 320, 3), 128, np.uint8))
    for picture in pictures(folder):
        image = cv2.imread(str(folder / picture.file), cv2.IMREAD_COLOR)
        if image is None:
            continue
        count[picture.group] += 1
        for name, reader in readers.items():
            began, since = time.process_time(), time.perf_counter()
            found = reader(image)
            spent[name][picture.group] += time.process_time() - began  # type: ignore[assignment]
            waited[name] += time.perf_counter() - since  # type: ignore[assignment]
            good, bad = judged(picture, found)
            right[name][picture.group] += good
            if bad:
                wrong[name].append(picture.file)
    print(
        f"\n| {sum(count.values())} pictures | core photos ({count['core']}) | other formats ({count['other']}) | "
        f"synthetic ({count['synthetic']}) | pictures with a wrong read | reads on {count['negative']} negatives | "
        "CPU ms a photo | of zxing-cpp | all pictures: waited, of zxing-cpp |"
    )
    print("|---|---|---|---|---|---|---|---|---|")
    unit = sum(spent["zxing-cpp"][group] for group in ("core", "other", "negative"))
    photos_read = sum(count[group] for group in ("core", "other", "negative"))
    for name in readers:
        ours = sum(spent[name][group] for group in ("core", "other", "negative"))
        shares = " | ".join(f"{100 * right[name][g] / count[g]:.1f} %" for g in ("core", "other", "synthetic"))
        negatives = sum(1 for file in wrong[name] if "falsepos" in file or "partial" in file or "empty" in file)
        print(
            f"| {name} | {shares} | {len(wrong[name])} | {negatives} | {1000 * ours / photos_read:.1f} | "
            f"{ours / unit:.2f} | {waited[name] / waited['zxing-cpp']:.2f} |"
        )
    print("\nwrong, ours:", ", ".join(sorted(set(wrong["ours, stills"] + wrong["ours, every frame"]))) or "none")


def empty_frames(folder: Path) -> None:
    print("\n| empty cluttered frame | zxing-cpp ms | every frame, ms | of zxing-cpp |\n|---|---|---|---|")
    zx = peers()["zxing-cpp"]
    for scale in (1.0, 1.5):
        times: dict[str, list[float]] = {"zx": [], "ours": []}
        size = ""
        for file in sorted((folder / "synth").glob("empty_*.jpg")):
            image = cv2.resize(cv2.imread(str(file)), None, fx=scale, fy=scale, interpolation=cv2.INTER_CUBIC)
            size = f"{image.shape[1]} x {image.shape[0]}"
            for _ in range(8):
                for name, reader in (("zx", zx), ("ours", frame)):
                    began = time.thread_time()
                    reader(image)
                    times[name].append(1000 * (time.thread_time() - began))
        middle = {name: float(np.median(values)) for name, values in times.items()}
        print(f"| {size} | {middle['zx']:.1f} | {middle['ours']:.1f} | {middle['ours'] / middle['zx']:.2f} |")


def clips(folder: Path) -> None:
    print("\n| clip (4 frames, 250 ms apart) | every frame | with a second look |\n|---|---|---|")
    truth = {picture.file: picture for picture in pictures(folder)}
    for number in range(100):
        files = sorted(file for file in truth if f"/clip{number}_" in file)
        if not files:
            break
        heard = []
        images = [cv2.imread(str(folder / file), cv2.IMREAD_COLOR) for file in files]
        for harder in (None, decoding.second_look()):
            scans = taken(images, harder, timedelta(milliseconds=250))
            heard.append("right" if scans == list(truth[files[0]].texts) else "nothing" if not scans else f"{scans}")
        print(f"| {truth[files[0]].form} | {heard[0]} | {heard[1]} |")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--trials", type=int, default=2000)
    parser.add_argument("--frames", type=int, default=200)
    parser.add_argument("--bursts", type=int, default=120)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    if args.data.is_dir():
        photos(args.data)
        empty_frames(args.data)
        clips(args.data)
    else:
        print(f"no pictures in {args.data}: only the seeded trials")
    frames(peers(), args.frames, args.seed)
    bursts(args.bursts, args.seed)
    ean(args.trials, args.seed)
    characters(args.trials, args.seed)


if __name__ == "__main__":
    main()
