"""A station's entries as they lie in a centre's folder: files of consecutive entries, and the head they reach."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec

from station.disk import write_whole
from station.domain.ledger import GENESIS, Entry, leaf_hash, unseal

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


@dataclass(frozen=True, slots=True)
class Seen:
    """A file that was read from end to end: how it looked, what its first entry follows, and its last entry."""

    size: int
    changed: int
    prev: str
    last: Head


class EntryFiles:
    """The entries of one station. Raises OSError where the folder fails.

    `head` is the last entry of the whole, joined files. A file that is torn or does not join is never believed and
    never deleted: it is set aside, and the station sends those entries again. `witness` is the head as it was last
    written; where files were lost it is beyond `head`, and what is sent again must agree with it. Files in `seen` are
    not read again while their size and time stay.
    """

    def __init__(self, folder: Path, station: str, seen: dict[Path, Seen]) -> None:
        self._folder = folder
        self._station = station
        self._seen = seen
        self.witness = _read_head(folder / "head.json")
        self.head = NOTHING
        self._joined: list[Part] = []
        self._loose: list[Part] = []
        for part in _parts(folder):
            last = self._last(part) if part.first == self.head.seq + 1 else None
            if last is None:
                self._loose.append(part)
            else:
                self._joined.append(part)
                self.head = last

    def hashes(self, first: int, last: int) -> dict[int, str]:
        """Return {sequence number: hash} of the entries held between two numbers, both included."""
        return {
            seq: leaf_hash(payload)
            for part in self._joined
            if part.first <= last and part.last >= first
            for seq, payload in enumerate(part.path.read_bytes().splitlines(), part.first)
            if first <= seq <= last
        }

    def entries(self) -> Iterator[Entry]:
        """Yield the entries held, in order. Raises ValueError where a file was changed since it was looked over."""
        for part in self._joined:
            yield from map(unseal, part.path.read_bytes().splitlines())

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

    def _last(self, part: Part) -> Head | None:
        """Return the last entry of a file that follows the head; None where the file is torn or does not join."""
        state = part.path.stat()
        seen = self._seen.get(part.path)
        if seen is None or (seen.size, seen.changed) != (state.st_size, state.st_mtime_ns):
            read = self._read(part)
            if read is None:
                return None
            seen = self._seen[part.path] = Seen(state.st_size, state.st_mtime_ns, *read)
        return seen.last if seen.prev == self.head.hash else None

    def _read(self, part: Part) -> tuple[str, Head] | None:
        """Return what a file's first entry follows, and its last entry; None where the file is not whole."""
        lines = part.path.read_bytes().split(b"\n")
        if lines.pop() or len(lines) != part.last - part.first + 1:
            return None
        first = prev = None
        for seq, payload in enumerate(lines, part.first):
            try:
                entry = unseal(payload)
            except ValueError:
                return None
            if (entry.station, entry.seq) != (self._station, seq) or prev not in {None, entry.prev}:
                return None
            first, prev = first or entry.prev, entry.hash
        return (first, Head(part.last, prev)) if first and prev else None


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
