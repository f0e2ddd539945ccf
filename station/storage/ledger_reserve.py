"""The reserve: space put aside beside the ledger, so that a full disk can still close the shift."""

import os
import shutil
from pathlib import Path

from station.domain.ledger import EntryType

RESERVE_BYTES = 64 * 1024 * 1024
CHUNK = 1024 * 1024

STARTS_WORK = frozenset(
    {EntryType.SCAN, EntryType.SHIFT_OPENED, EntryType.DATA_SWITCHED, EntryType.DATA_REFUSED, EntryType.EXPORTED}
)
"""What is refused on a full disk. All else brings the work under way to its end and may use the reserve."""


class Reserve:
    """A file of `size` bytes that is given up when the disk is full and made again once there is room."""

    def __init__(self, path: Path, size: int) -> None:
        self._path = path
        self._size = size
        self._stands = False

    def keep(self) -> bool:
        """Make the reserve if it does not stand and the disk has room for it; say whether it stands."""
        if self._stands or self._size == 0:
            return True
        try:
            if self._path.exists() and self._path.stat().st_size == self._size:
                self._stands = True
            elif shutil.disk_usage(self._path.parent).free > self._size + self._size // 8:
                self._allocate()
                self._stands = True
        except OSError:
            self.release()
        return self._stands

    def release(self) -> bool:
        """Give the space back to the disk; say whether that freed anything."""
        held = self._size > 0 and self._path.exists()
        self._stands = False
        try:
            self._path.unlink(missing_ok=True)
        except OSError:
            return False
        return held

    def _allocate(self) -> None:
        with self._path.open("wb") as file:
            if hasattr(os, "posix_fallocate"):
                os.posix_fallocate(file.fileno(), 0, self._size)
            else:
                for start in range(0, self._size, CHUNK):
                    file.write(b"\0" * min(CHUNK, self._size - start))
            file.flush()
            os.fsync(file.fileno())
