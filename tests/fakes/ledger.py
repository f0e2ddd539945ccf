"""A ledger in memory, held to the same contract as the one on disk."""

import threading
from collections.abc import Iterator
from datetime import datetime

from station.domain.decision import EarlierDecision
from station.domain.earlier import earlier_decisions
from station.domain.ledger import GENESIS, Draft, Entry, seal
from station.ports import Fork, PushReceipt, StationFault


class MemoryLedger:
    """`ports.Ledger` without a disk. While `fault` is set, nothing is written and its words are raised."""

    def __init__(self, station: str = "D-07") -> None:
        self.station = station
        self.fault: str | None = None
        self._entries: list[Entry] = []
        self._by_op: dict[str, Entry] = {}
        self._receipts: list[PushReceipt] = []
        self._lock = threading.Lock()
        self._closed = False

    def append(self, draft: Draft) -> Entry:
        with self._lock:
            self._must_be_open()
            if self.fault is not None:
                raise StationFault(self.fault)
            if draft.op_id is not None and draft.op_id in self._by_op:
                return self._by_op[draft.op_id]
            prev = self._entries[-1].hash if self._entries else GENESIS
            entry = seal(draft, self.station, len(self._entries) + 1, prev)
            self._entries.append(entry)
            if draft.op_id is not None:
                self._by_op[draft.op_id] = entry
            return entry

    def entries(self, after: int = 0) -> Iterator[Entry]:
        self._must_be_open()
        seq = max(after, 0)
        while seq < len(self._entries):
            yield self._entries[seq]
            seq += 1

    def head(self) -> tuple[int, str]:
        self._must_be_open()
        return (self._entries[-1].seq, self._entries[-1].hash) if self._entries else (0, GENESIS)

    def decisions(self, waybill: str) -> tuple[EarlierDecision, ...]:
        return earlier_decisions(self.entries(), waybill)

    def remember_receipt(self, receipt: PushReceipt, at: datetime, raw: bytes = b"") -> None:
        self._must_be_open()
        if receipt not in self._receipts:
            self._receipts.append(receipt)
        if not self._holds(receipt):
            raise Fork(self.station, receipt.head_seq, "the centre's receipt names an entry that is not in this ledger")

    def receipts(self) -> tuple[PushReceipt, ...]:
        return tuple(self._receipts)

    def pushed(self) -> tuple[int, str]:
        held = [receipt for receipt in self._receipts if receipt.head_seq and self._holds(receipt)]
        newest = max(held, key=lambda receipt: receipt.head_seq, default=None)
        return (newest.head_seq, newest.head_hash) if newest else (0, GENESIS)

    def close(self) -> None:
        self._closed = True

    def _holds(self, receipt: PushReceipt) -> bool:
        hashes = [GENESIS, *(entry.hash for entry in self._entries)]
        return (
            receipt.station == self.station
            and receipt.head_seq < len(hashes)
            and hashes[receipt.head_seq] == receipt.head_hash
        )

    def _must_be_open(self) -> None:
        if self._closed:
            raise StationFault("The ledger is closed; start Station again to go on.")
