"""One station on its data folder: settings, keys, ledger, reference data and desk, opened and let go together."""

import logging
import re
import secrets
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from station.app.scanning import known
from station.domain.desk.states import Setup
from station.domain.routing import Profile
from station.ports import Clock, StationFault
from station.scanners import separators_kept
from station.services.desk import DeskService, OnChange
from station.services.sign_in import SignIn
from station.settings import FILE, BadSettings, Settings, load
from station.storage.keys import station_key
from station.storage.ledger import SqliteLedger, open_ledger
from station.storage.lock import hold
from station.storage.pins import ArgonPinHasher, pepper
from station.storage.reference.directory import ReferenceDirectory
from station.storage.reference.shelf import ReferenceShelf
from station.storage.reference.switch import SwitchableReference
from station.storage.secret_file import load_or_make

log = logging.getLogger(__name__)

LEDGER = "ledger.db"
KEYS = "keys"
REFERENCE = "reference"
CARD_KEY_BYTES = 32


@dataclass(frozen=True, slots=True)
class Station:
    """Everything of one running station."""

    data: Path
    settings: Settings
    clock: Clock
    ledger: SqliteLedger
    shelf: ReferenceShelf
    card_key: bytes

    def desk(
        self,
        on_change: OnChange = lambda _state, _tally: None,
        on_wrong: Callable[[datetime], None] = lambda _at: None,
    ) -> DeskService:
        """Return the desk, recovered from the ledger and ready for a badge."""
        reference = self.shelf.store
        hasher = ArgonPinHasher(pepper(self.data / KEYS))
        kept = separators_kept(known(self.data))
        setup = Setup(self.settings.policy, profile(self.settings, self.card_key, kept))
        sign_in = SignIn(reference, hasher, self.ledger)
        training = self.settings.training or reference.training
        desk = DeskService(
            setup,
            reference,
            self.ledger,
            sign_in,
            self.clock,
            training=training,
            on_change=on_change,
            on_wrong=on_wrong,
            draw_key=draw_key(self.data),
        )
        desk.recover()
        return desk


@contextmanager
def opened(data: Path, clock: Clock) -> Iterator[Station]:
    """Open a station for this program alone. Raises StationFault with what to do."""
    settings = settings_of(data)
    profile(settings, b"")
    with ExitStack() as stack:
        stack.enter_context(hold(data))
        key = station_key(data / KEYS, settings.station)
        ledger = open_ledger(data / LEDGER, settings.station, sign=key.sign)
        stack.callback(ledger.close)
        shelf = ReferenceShelf(data / REFERENCE)
        stack.callback(shelf.close)
        for fault in shelf.faults:
            log.warning("%s", fault)
        yield Station(data, settings, clock, ledger, shelf, card_key(data))


@contextmanager
def opened_reference(data: Path) -> Iterator[tuple[SwitchableReference, Profile]]:
    """Open a folder's reference data alone, beside a running station; nothing is written.

    Raises StationFault where there is none.
    """
    directory = ReferenceDirectory(data / REFERENCE)
    store = directory.open_current()
    if store is None and directory.faults:
        raise StationFault("; ".join(directory.faults))
    if store is None:
        raise StationFault(f"no reference data in {data}: run `station sync`, or `station demo` for training data")
    with closing(SwitchableReference(store)) as reference:
        yield reference, profile(settings_of(data), b"")


def settings_of(data: Path) -> Settings:
    """Read a folder's settings; what is wrong with them is a fault with the file's name in it."""
    try:
        settings = load(data)
        timedelta(hours=settings.max_data_age_hours, seconds=settings.idle_lock_seconds + settings.sync_every_seconds)
    except BadSettings as error:
        raise StationFault(str(error)) from error
    except OverflowError as error:
        raise StationFault(f"{data / FILE} cannot be used: a time in it is too long") from error
    return settings


def profile(settings: Settings, key: bytes, kept: frozenset[str] = frozenset()) -> Profile:
    """Return how this station routes what it scans; `kept` names the devices that were shown to send separators.

    Raises StationFault where a carrier's pattern is none.
    """
    if settings.carriers:
        for carrier, pattern in settings.carriers.items():
            try:
                re.compile(pattern)
            except (re.error, RecursionError, OverflowError) as error:
                raise StationFault(f"{FILE}: the pattern of {carrier} in carriers is none: {error}") from error
        return Profile(waybills=tuple(settings.carriers.items()), card_key=key, separators_kept=kept)
    return Profile(card_key=key, separators_kept=kept)


def draw_key(data: Path) -> bytes:
    """Return the key that the seeds of the random sample follow from, making it at first use; it never leaves here."""
    return load_or_make(data / KEYS / "draw.key", CARD_KEY_BYTES, lambda: secrets.token_bytes(CARD_KEY_BYTES))


def card_key(data: Path) -> bytes:
    """Return the key that this station's cards are printed and checked with, making it at first use."""
    return load_or_make(data / KEYS / "card.key", CARD_KEY_BYTES, lambda: secrets.token_bytes(CARD_KEY_BYTES))
