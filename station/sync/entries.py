"""A station's entries as they lie in a centre's folder: files of consecutive entries, and the head they reach."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import msgspec

from station.domain.ledger import GENESIS, Entry, leaf_hash, unseal
from station.sync.files import write_whole

#: So many entries lie in one file at most; so many are sent again where one file is torn.
FILE_ENTRIES = 1000

NAME = re.compile(r"entries-(\d{10})-(\d{10})\.jsonl")


class Head(msgspec.Struct, frozen=True):
    """What `head.json` holds: how far the entries go, and the last one's hash."""

    seq: int
    hash: str


NOTHING = Head(0, GENESIS)


@dataclass(frozen=True, slots=True)
class Part:
    """One file, by its name: it claims the entries from the first to the last, both included."""

    path: Path
    first: int
    last: int


class EntryFiles:
    """The entries of one station. Raises OSError where the folder fails.

    `head` is the last entry of the whole, joined files. A file that is torn or does not join is never believed and
    never deleted: it is set aside, and the station sends those entries again. `witness` is the head as it was last
    written; where files were lost it is beyond `head`, and what is sent again must agree with it.
    """

    def __init__(self, folder: Path, station: str) -> None:
        self._folder = folder
        self._station = station
        self.witness = _read_head(folder / "head.json")
        found = _parts(folder)
        if self._is_whole(found):
            self._joined, self.head = found, self.witness
        else:
            self._joined, self.head = self._join(found)
        self._loose = [part for part in found if part not in self._joined]

    def hashes(self, first: int, last: int) -> dict[int, str]:
        """Return {sequence number: hash} of the entries held between two numbers, both included."""
        return {
            seq: leaf_hash(payload)
            for part in self._joined
            if part.first <= last and part.last >= first
            for seq, payload in enumerate(part.path.read_bytes().splitlines(), part.first)
            if first <= seq <= last
        }

    def append(self, entries: Sequence[Entry]) -> None:
        """Write entries that follow the head, and then the head they reach."""
        self._folder.mkdir(parents=True, exist_ok=True)
        for part in self._loose:
            _set_aside(part.path)
        self._loose = []
        for start in range(0, len(entries), FILE_ENTRIES):
            some = entries[start : start + FILE_ENTRIES]
            first, last = some[0], some[-1]
            path = self._folder / f"entries-{first.seq:010d}-{last.seq:010d}.jsonl"
            write_whole(path, b"".join(entry.payload + b"\n" for entry in some))
            self._joined.append(Part(path, first.seq, last.seq))
            self.head = Head(last.seq, last.hash)
        if self.head.seq >= self.witness.seq:
            write_whole(self._folder / "head.json", msgspec.json.encode(self.head) + b"\n")
            self.witness = self.head

    def _is_whole(self, parts: Sequence[Part]) -> bool:
        """Say whether nothing was torn since the head was written, by the names and the last file alone."""
        if not parts or parts[0].first != 1 or any(b.first != a.last + 1 for a, b in pairwise(parts)):
            return False
        return parts[-1].last == self.witness.seq and self._last(parts[-1]) == self.witness

    def _join(self, parts: Sequence[Part]) -> tuple[list[Part], Head]:
        """Return the files that join from the first entry on, each read from end to end, and the head they reach."""
        joined: list[Part] = []
        head = NOTHING
        for part in parts:
            if part.first == head.seq + 1 and (last := self._last(part, head.hash)) is not None:
                joined.append(part)
                head = last
        return joined, head

    def _last(self, part: Part, prev: str | None = None) -> Head | None:
        """Return the last entry of a file; None where the file is torn or does not join `prev`."""
        content = part.path.read_bytes()
        lines = content.split(b"\n")
        if lines.pop() or len(lines) != part.last - part.first + 1:
            return None
        for seq, payload in enumerate(lines, part.first):
            try:
                entry = unseal(payload)
            except ValueError:
                return None
            if (entry.station, entry.seq) != (self._station, seq) or prev not in {None, entry.prev}:
                return None
            prev = entry.hash
        return Head(part.last, prev or GENESIS)


def _parts(folder: Path) -> list[Part]:
    try:
        names = [(path, NAME.fullmatch(path.name)) for path in folder.iterdir()]
    except FileNotFoundError:
        return []
    parts = [Part(path, int(name[1]), int(name[2])) for path, name in names if name]
    return sorted(parts, key=lambda part: (part.first, part.last))


def _read_head(path: Path) -> Head:
    try:
        return msgspec.json.decode(path.read_bytes(), type=Head)
    except (FileNotFoundError, msgspec.MsgspecError):
        return NOTHING


def _set_aside(path: Path) -> None:
    """Rename a file that is not believed, so that nothing is lost should it be needed."""
    number = 1
    while (aside := path.with_name(f"{path.name}.torn-{number}")).exists():
        number += 1
    path.replace(aside)
