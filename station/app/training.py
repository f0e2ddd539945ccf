"""The training warehouse: generated, published like real data, and taken in like real data."""

import hashlib
import json
import shutil
import tempfile
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from station.app.station import KEYS, REFERENCE
from station.ports import Pack, StationFault
from station.samples.warehouse import Warehouse, make
from station.settings import FILE, Settings, save
from station.storage.pins import ArgonPinHasher
from station.storage.reference.build import build_base
from station.storage.reference.shelf import ReferenceShelf
from station.storage.secret_file import load_or_make
from station.sync.packs import SignedPacks
from station.sync.publish import FOR_TRAINING, publish
from station.sync.publisher_keys import PublisherKeys

if TYPE_CHECKING:
    from station.samples.picking import Drawing

#: Secrets of training stations are public: every card and PIN in the documents works on each of them, and nowhere else.
TRAINING_PEPPER = hashlib.sha256(b"station training pepper").digest()
TRAINING_DRAW_KEY = hashlib.sha256(b"station training draws").digest()
TRAINING_CARD_KEY = hashlib.sha256(b"station training cards").digest()
TRAINING_STATION = "TRAINING-01"
#: So that peak mode is seen in the few parcels of a generated shift; a real site tolerates a hundredth, or less.
TRAINING_TOLERATED = 0.7
TRAINING_AGE_HOURS = 24 * 366 * 10

ROOT = "root.json"
BELT = "belt"
EXPECTED = "expected.jsonl"
SHIFT_BEGINS = timedelta(minutes=30)


@dataclass(frozen=True, slots=True)
class Generated:
    """What was generated: the centre's folder, the root to trust it by, the recorded belt where one was asked for."""

    centre: Path
    root: Path
    belt: Path | None


def generate(out: Path, *, seed: int, parcels: int, as_of: datetime, version: int, belt: bool) -> Generated:
    """Generate a warehouse and publish it into a centre's folder. The same arguments give the same bytes.

    Raises StationFault where the folder cannot be written, or holds this version or a newer one already.
    """
    warehouse = make(seed, parcels, as_of, version=version)
    hasher = ArgonPinHasher(TRAINING_PEPPER)

    def pin_hash(pin: str) -> str:
        return hasher.hash(pin, hashlib.sha256(b"training salt" + pin.encode()).digest()[:16])

    reference = warehouse.reference(pin_hash)
    with tempfile.TemporaryDirectory() as work:
        base = Path(work, "base.db")
        build_base(reference, base)
        keys = PublisherKeys.from_seed(f"station training publisher {seed}".encode())
        root = publish(out, keys, Pack(reference.name, version, as_of, base, None), as_of, FOR_TRAINING)
    (out / ROOT).write_bytes(root)
    return Generated(out, out / ROOT, record_belt(out / BELT, warehouse, seed) if belt else None)


def record_belt(path: Path, warehouse: Warehouse, seed: int) -> Path:
    """Record a shift on the belt of a warehouse, and what should be decided of each parcel beside it."""
    from station.devices.recording import write
    from station.samples.belt import expected, samplings, tape

    start, count = warehouse.as_of + SHIFT_BEGINS, warehouse.parcels
    drawing, key = drawn_in_training(), TRAINING_CARD_KEY
    events = tape(warehouse, seed, start, card_key=key, parcels=count, drawing=drawing)
    write(path, start, events, frame_format="jpg", seed=str(seed), source="generated: no real camera saw this")
    draws = samplings(warehouse, seed, start, card_key=key, parcels=count, drawing=drawing)
    truth = expected(warehouse, seed, parcels=count, samplings=draws)
    lines = [json.dumps({"waybill": each.waybill, "outcome": each.outcome.value}) + "\n" for each in truth]
    (path / EXPECTED).write_text("".join(lines), encoding="utf-8")
    return path


def drawn_in_training() -> "Drawing":
    """Return what the draws of every training station follow from: whoever records a belt knows what will be picked."""
    from station.samples.picking import Drawing

    return Drawing(TRAINING_DRAW_KEY, TRAINING_STATION, TRAINING_TOLERATED)


def enrol_alone(data: Path, sample: Path) -> None:
    """Make a folder a training station with a copy of a generated centre, to which nobody else sends."""
    own = data / "centre"
    if not own.exists():
        shutil.copytree(sample, own, ignore=shutil.ignore_patterns(BELT, "stations", "complete.json"))
    enrol_training(data, own)


def enrol_training(data: Path, centre: Path) -> None:
    """Make a folder a training station of a generated centre: settings, public secrets, trust, and its first pack."""
    if not (data / FILE).exists():
        age = TRAINING_AGE_HOURS  # generated data does not grow old by itself
        settings = Settings(station=TRAINING_STATION, training=True, centre=str(centre), max_data_age_hours=age)
        save(data, msgspec.structs.replace(settings, peak=True, tolerated_miss_share=TRAINING_TOLERATED))
    load_or_make(data / KEYS / "pepper", len(TRAINING_PEPPER), lambda: TRAINING_PEPPER)
    load_or_make(data / KEYS / "draw.key", len(TRAINING_DRAW_KEY), lambda: TRAINING_DRAW_KEY)
    load_or_make(data / KEYS / "card.key", len(TRAINING_CARD_KEY), lambda: TRAINING_CARD_KEY)
    packs = SignedPacks(centre / "packs", data / REFERENCE)
    try:
        packs.trust((centre / ROOT).read_bytes())
    except OSError as error:
        raise StationFault(f"{centre} is no generated centre: {error}") from error
    shelf = ReferenceShelf(data / REFERENCE)
    try:
        from station.app.clock import SystemClock

        pack = packs.newest(shelf.version(), SystemClock().now())
        if pack is not None:
            shelf.install(pack)
    finally:
        shelf.close()
