"""Rows of a file asked for ahead, from other connections: where the disk must be waited for, the waits overlap."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import local

from station.storage.reference.reader import ReferenceFile

WAYS = 3
#: In KiB: all inner pages of a large file, and few others.
KEPT = 12_288


class Ahead:
    """Brings the pages of rows into the system's memory. What it reads is nobody's answer: who asks reads again.

    Opens its connections when it is first needed. Safe from any one thread at a time.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._pool: ThreadPoolExecutor | None = None
        self._own = local()
        self._files: list[ReferenceFile] = []

    def touch(self, shelf: str, starts: list[int], length: int) -> None:
        """Begin to read the rows from each start on, but the first share, which the asker comes to at once."""
        if self._pool is None:
            self._pool = ThreadPoolExecutor(WAYS, "ahead")
        for share in shares(starts)[1:]:
            self._pool.submit(self._read, shelf, share, length)

    def close(self) -> None:
        """Let the file go; waits for what is under way."""
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)
        for file in self._files:
            file.close()

    def _read(self, shelf: str, starts: list[int], length: int) -> None:
        file: ReferenceFile | None = getattr(self._own, "file", None)
        if file is None:
            file = self._own.file = ReferenceFile(self._path, kept=KEPT)
            self._files.append(file)
        file.touch(shelf, starts, length)


def shares(starts: list[int]) -> list[list[int]]:
    """Return starts in even shares: the asker's, and one for each way."""
    length = -(-len(starts) // (WAYS + 1))
    return [starts[first : first + length] for first in range(0, len(starts), length)]
