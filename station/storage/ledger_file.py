"""The ledger's file while it is open: its two connections, who may use them when, and what stopped it."""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from station.ports import StationFault
from station.storage.ledger_connection import Connect, as_fault, open_reader, open_writer
from station.storage.ledger_rows import check_tail

CLOSED = "The ledger is closed; start Station again to go on."
UNSURE = (
    "The disk failed while writing, and another program reads the ledger, so that it cannot be put right. Close that "
    "program, check the disk, and start Station again."
)


class LedgerFile:
    """One writing and one reading connection, each for one thread at a time, so that reading never waits for a disk."""

    def __init__(self, path: Path, station: str, connect: Connect) -> None:
        self._path = path
        self._station = station
        self._connect = connect
        self._reading = threading.Lock()
        self._writing = threading.RLock()
        self._stopped: str | None = None
        self._open()

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """Lend the reading connection. Raises StationFault where the file is closed or cannot be read."""
        with self._reading:
            self._must_be_open()
            try:
                yield self._reader
            except sqlite3.Error as error:
                raise fault_or_bug(error) from error

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Keep every other writer out. Raises StationFault where the file is closed or has failed."""
        with self._writing:
            self._must_be_open()
            yield

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """Hold the write lock from the first read to the commit; on any error nothing of it stays.

        Raises sqlite3.Error as it comes: what to do about it is for the caller to say.
        """
        with self.writing():
            self._writer.execute("BEGIN IMMEDIATE")
            try:
                yield self._writer
                self._writer.execute("COMMIT")
            except BaseException:
                if self._writer.in_transaction:
                    with suppress(sqlite3.Error):  # SQLite has rolled back by itself; the first error is to be told
                        self._writer.execute("ROLLBACK")
                raise

    def reopen(self) -> None:
        """Open the file anew after an I/O error, check its tail, and sync all that is found there once more.

        After a failed fsync the page cache cannot be trusted: only what is written again counts as durable.
        Raises sqlite3.Error, OSError or StationFault; the file is then closed for good.
        """
        with self._writing, self._reading:
            self._must_be_open()
            self._drop()
            self._stopped = CLOSED
            self._open()
            (busy, *_rest) = self._writer.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            if busy:
                raise StationFault(UNSURE)
            self._stopped = None

    def stop(self, why: str) -> None:
        """Let the file go and answer everything from now on with a fault that says why. Safe to call twice."""
        with self._writing, self._reading:
            self._stopped = self._stopped if self._stopped not in (None, CLOSED) else why
            self._drop()

    def _must_be_open(self) -> None:
        if self._stopped is not None:
            raise StationFault(self._stopped)

    def _open(self) -> None:
        self._writer = open_writer(self._path, self._connect)
        try:
            check_tail(self._writer, self._station, self._path)
            self._reader = open_reader(self._path)
        except BaseException:
            self._writer.close()
            raise

    def _drop(self) -> None:
        for connection in (self._reader, self._writer):
            with suppress(sqlite3.Error):  # nothing is lost: what was acknowledged is durable
                connection.close()


def fault_or_bug(error: sqlite3.Error | OSError) -> Exception:
    """Turn an error of the environment into a fault; a bug of ours stays what it is."""
    return as_fault(error) or error
