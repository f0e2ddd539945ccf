"""Reference data that can be replaced while the desk works, without a restart."""

import threading
from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from station.domain.control import ControlInstruction
from station.domain.goods import DataStamp, GoodsDossier, UnitDossier
from station.domain.history import History
from station.domain.identity import Operator
from station.domain.parcel import Originals, ParcelDossier
from station.domain.thing import Thing
from station.ports import ReferenceStore


class ClosableReference(ReferenceStore, Protocol):
    """A store that holds files."""

    @property
    def training(self) -> bool:
        """Say whether this is generated data."""

    def close(self) -> None:
        """Let the files go."""


class SwitchableReference:
    """A ReferenceStore whose content can be switched. Safe from any thread: a look-up is answered by one pack whole."""

    def __init__(self, store: ClosableReference) -> None:
        self._store = store
        self._turn = threading.Lock()

    @property
    def training(self) -> bool:
        """Say whether the data of the moment is generated, so that nothing real may be decided on it."""
        return self._store.training

    def switch(self, store: ClosableReference) -> ClosableReference:
        """Answer from another store from now on; return the one before, which nobody asks any more.

        Waits for one look-up at most. Opening the new store and closing the one before are the caller's: they take
        longer, and look-ups go on meanwhile.
        """
        with self._turn:
            before, self._store = self._store, store
        return before

    def stamp(self) -> DataStamp:
        """Say which data this is and how old; never waits."""
        return self._store.stamp()

    def parcel(self, waybill: str, at: datetime) -> ParcelDossier:
        """Return what is known of a parcel at an instant, as the store of the moment knows it."""
        with self._turn:
            return self._store.parcel(waybill, at)

    def originals(self, number: str) -> Originals:
        """Return the original lists that the number on a returned parcel leads to, as the store of the moment knows."""
        with self._turn:
            return self._store.originals(number)

    def goods(self, gtin: str, at: datetime) -> GoodsDossier:
        """Return what is known of a GTIN at an instant, as the store of the moment knows it."""
        with self._turn:
            return self._store.goods(gtin, at)

    def history(self, thing: Thing) -> History:
        """Return the newest events of a lot, a piece or a unit, and of all it was packed in meanwhile, by time."""
        with self._turn:
            return self._store.history(thing)

    def unit(self, sscc: str) -> UnitDossier:
        """Return what is known of a logistic unit, as the store of the moment knows it."""
        with self._turn:
            return self._store.unit(sscc)

    def rates(self) -> tuple[ControlInstruction, ...]:
        """Return the controls of scope ``random``, as the store of the moment knows them."""
        with self._turn:
            return self._store.rates()

    def operators(self) -> Sequence[Operator]:
        """Return the people who may sign in here."""
        with self._turn:
            return self._store.operators()

    def close(self) -> None:
        """Let the files go."""
        with self._turn:
            self._store.close()
