"""In step with a centre: ledger entries go out exactly once, newer reference data comes in; work never waits."""

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass
from itertools import islice

from station.domain.goods import DataStamp
from station.domain.ledger import Draft, EntryType, Json
from station.domain.rate_rows import switch_rows
from station.domain.status import SyncState
from station.ports import Centre, Clock, Fork, Ledger, Outbox, PackShelf, PushReceipt, StationFault

log = logging.getLogger(__name__)

BATCH = 500


@dataclass(frozen=True, slots=True)
class SyncReport:
    """What one round did: entries sent, the data now in use, and what stands in the way, in words."""

    state: SyncState
    pushed: int = 0
    pending: int = 0
    switched_to: DataStamp | None = None
    problem: str = ""


class Syncing:
    """One round at a time with one centre. Push comes first: what was decided is worth more than what is new."""

    def __init__(self, ledger: Ledger, outbox: Outbox, centre: Centre, shelf: PackShelf, clock: Clock) -> None:
        self._ledger = ledger
        self._outbox = outbox
        self._centre = centre
        self._shelf = shelf
        self._clock = clock
        self._one = threading.Lock()
        self._refused = ""

    def pending(self) -> int:
        """Return how many entries no centre has receipted yet."""
        return self._ledger.head()[0] - self._outbox.pushed()[0]

    def round(self) -> SyncReport:
        """Push, then pull. A centre that cannot be reached is a normal day and is told in the report."""
        with self._one:
            pushed = 0
            try:
                pushed = self._push()
                stamp = self._pull()
            except Fork as fork:
                return SyncReport(SyncState.ATTENTION, pushed, self.pending(), None, str(fork))
            except StationFault as fault:
                return SyncReport(SyncState.OFFLINE, pushed, self.pending(), None, str(fault))
            return SyncReport(SyncState.OK, pushed, self.pending(), stamp)

    def _push(self) -> int:
        """Hand over everything after what the centre has, in batches; return how many entries were new to it."""
        station = self._ledger.station
        head = self._centre.head(station)
        self._remember(head)
        sent = 0
        while batch := list(islice(self._ledger.entries(max(head.head_seq - 1, 0)), BATCH)):
            # the newest entry the centre has goes along: a different history is noticed even with nothing new
            new = sum(entry.seq > head.head_seq for entry in batch)
            head = self._centre.push(station, batch)
            self._remember(head)
            sent += new
            if not new or head.head_seq >= self._ledger.head()[0]:
                break
        return sent

    def _remember(self, receipt: PushReceipt) -> None:
        if receipt.head_seq and (receipt.head_seq, receipt.head_hash) != self._outbox.pushed():
            self._outbox.remember_receipt(receipt, self._clock.now())

    def _pull(self) -> DataStamp | None:
        try:
            pack = self._centre.newest_pack(self._shelf.version())
            if pack is None:
                return None
            stamp = self._shelf.install(pack)
        except StationFault as fault:
            if str(fault) != self._refused:  # one entry a reason, not one a round
                self._refused = str(fault)
                self._ledger.append(Draft(EntryType.DATA_REFUSED, self._clock.now(), {"reason": self._refused}))
            raise
        body: dict[str, Json] = {"pack": stamp.pack, "version": stamp.version}
        try:
            body["rates"] = switch_rows(self._shelf.rates())
        except StationFault:
            log.warning("the rates of %s cannot be read: no draw at them will count as checked", stamp.pack)
        self._ledger.append(Draft(EntryType.DATA_SWITCHED, self._clock.now(), body))
        return stamp


class SyncLoop:
    """Quiet rounds in a thread of its own, every so many seconds and when asked."""

    def __init__(self, syncing: Syncing, every: float, on_report: Callable[[SyncReport], None]) -> None:
        self._syncing = syncing
        self._every = every
        self._on_report = on_report
        self._wake = threading.Event()
        self._stopped = False
        self._thread = threading.Thread(target=self._run, name="station-sync")

    def start(self) -> None:
        """Begin with a round at once."""
        self._thread.start()

    def stop(self) -> None:
        """End after the round under way."""
        self._stopped = True
        self._wake.set()
        self._thread.join()

    def ask(self) -> None:
        """Have a round now."""
        self._wake.set()

    def _run(self) -> None:
        while not self._stopped:
            try:
                report = self._syncing.round()
            except Exception as bug:
                log.exception("syncing failed")
                report = SyncReport(SyncState.ATTENTION, problem=repr(bug))
            try:
                self._on_report(report)
            except Exception:  # whoever is told is at fault; the rounds go on
                log.exception("nobody could be told of a round")
            self._wake.wait(self._every)
            self._wake.clear()
