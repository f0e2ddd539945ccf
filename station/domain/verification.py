"""The check of a ledger: every link, every signed tree head, every receipt, and the first entry that is wrong."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import IntEnum

from station.domain.bundle import Evidence
from station.domain.chain_link import Link, Row, read_link
from station.domain.checkpoint import Checkpoint, origin_of, read_checkpoint
from station.domain.ledger import FORMAT
from station.domain.merkle import GrowingTree

NoteCheck = Callable[[str], bool]
"""Says whether a checkpoint note bears a good signature of a trusted key."""


class Soundness(IntEnum):
    """What a check came to; the numbers are the exit codes of `station verify`."""

    INTACT = 0
    BROKEN = 1
    UNWITNESSED = 2
    CANNOT_CHECK = 3


@dataclass(frozen=True, slots=True)
class Verdict:
    """The answer of a check.

    `entry` is the first wrong entry of a broken ledger, or the first that no centre has seen of an unwitnessed one.
    `entries` counts what was found sound, `witnessed` is the last entry a receipt covers, `signed` the last one under
    a checkpoint whose signature was checked (0 where no key was at hand).
    """

    soundness: Soundness
    entry: int | None
    reason: str
    station: str = ""
    entries: int = 0
    head: str = ""
    witnessed: int = 0
    signed: int = 0


def verify(payloads: Iterable[bytes], evidence: Evidence | None = None, signed: NoteCheck | None = None) -> Verdict:
    """Check entries' payloads, in order, against each other and against the evidence.

    `signed` None leaves signatures unchecked. A station's own checkpoint never counts as a witness: whoever can cut
    the ledger's tail can also sign a shorter one.
    """
    return verify_rows(map(Row, payloads), evidence, signed)


def verify_rows(rows: Iterable[Row], evidence: Evidence | None = None, signed: NoteCheck | None = None) -> Verdict:
    """Check rows as `verify` does, and what the table says of each beside its payload."""
    check = _Check(evidence or Evidence(), signed)
    try:
        check.walk(rows)
        check.end()
    except _Broken as broken:
        return check.verdict(Soundness.BROKEN, broken.entry, broken.reason)
    return check.sum_up()


class _Broken(Exception):
    def __init__(self, entry: int | None, reason: str) -> None:
        super().__init__(reason)
        self.entry = entry
        self.reason = reason


class _Check:
    """One walk over a ledger: where it stands, what it has grown to, and which evidence is still to be met."""

    def __init__(self, evidence: Evidence, signed: NoteCheck | None) -> None:
        before = evidence.before
        self._first = before.size + 1
        self._seq = before.size
        self._head = before.head
        self._prev_of_head = ""
        self._sound = before.size
        self._tree = GrowingTree(before.size, before.subtrees)
        self._station = ""
        self._unknown: int | None = None
        self._witnessed = 0
        self._evidence = evidence
        self._signed = signed
        self._notes: dict[int, str] = {}
        self._heads: dict[int, Checkpoint] = {}
        self._receipts: dict[str, dict[int, set[str]]] = {}
        self._received: dict[int, set[str]] = {}

    def walk(self, rows: Iterable[Row]) -> None:
        """Follow the chain to its end; each entry is judged with the next one in sight."""
        self._read_evidence()
        links = map(read_link, rows)
        link = next(links, None)
        while link is not None:
            following = next(links, None)
            self._judge(link, following)
            link = following

    def _read_evidence(self) -> None:
        for note in self._evidence.checkpoints:
            try:
                checkpoint = read_checkpoint(note)
            except ValueError as error:
                raise _Broken(None, f"a checkpoint is damaged: {error}") from error
            if self._heads.setdefault(checkpoint.size, checkpoint) != checkpoint:
                raise _Broken(checkpoint.size, f"two checkpoints of {checkpoint.size} entries contradict each other")
            self._notes[checkpoint.size] = note
        for witness in self._evidence.witnesses:
            self._receipts.setdefault(witness.station, {}).setdefault(witness.seq, set()).add(witness.hash)

    def _judge(self, link: Link, following: Link | None) -> None:
        """Take the next entry; the evidence on those before it is met first, unless this one shows who is to blame."""
        expected = self._seq + 1
        broken = self._break(link, following, expected)
        if broken is None or broken.entry == expected:
            self._meet_evidence()
        if broken is not None:
            raise broken
        if link.version != FORMAT and self._unknown is None:
            self._unknown = expected
        if not self._station:
            self._station, self._received = link.station, self._receipts.get(link.station, {})
        self._seq, self._head, self._prev_of_head = expected, link.hash, link.prev
        self._tree.add(link.digest)

    def _break(self, link: Link, following: Link | None, expected: int) -> _Broken | None:
        """Say where the chain breaks with this entry, if it does."""
        if link.row is not None and link.row != expected:
            return _Broken(expected, f"entry {expected} is missing")
        if link.trouble is not None:
            return _Broken(expected, f"entry {expected} was changed: {link.trouble}")
        if link.seq != expected or link.prev != self._head:
            return self._blame(link, following, expected)
        if self._station and link.station != self._station:
            return _Broken(expected, f"entry {expected} is station {link.station}'s, not {self._station}'s")
        return None

    def _blame(self, link: Link, following: Link | None, expected: int) -> _Broken:
        """Name the entry that breaks the chain: this one, or the one before where the next one vouches for this."""
        inner = expected > self._first
        if link.seq == expected:
            if inner and following is not None and following.prev == link.hash:
                return _Broken(expected - 1, f"entry {expected - 1} was changed: entry {expected} names another hash")
            return _Broken(expected, f"entry {expected} does not follow from the one before it")
        if inner and link.seq < expected and link.prev == self._prev_of_head:
            return _Broken(expected - 1, f"entry {expected - 1} stands there twice")
        if link.prev == self._head:
            return _Broken(expected, f"entry {expected} was changed: it bears the number {link.seq}")
        return _Broken(expected, f"entry {expected} is missing: entry {link.seq} stands in its place")

    def _meet_evidence(self) -> None:
        """Compare what has been read so far with the tree head and the receipts that speak of just as much."""
        if self._seq < self._first or (self._seq not in self._heads and self._seq not in self._received):
            return
        since = self._sound + 1
        span = f"entry {since}" if since == self._seq else f"one of the entries {since} to {self._seq}"
        if self._received.get(self._seq, {self._head}) != {self._head}:
            raise _Broken(since, f"{span} was changed since the centre received it")
        head = self._heads.get(self._seq)
        if head is not None and (head.root != self._tree.root() or head.origin != origin_of(self._station)):
            self._must_be_signed(self._seq)
            raise _Broken(since, f"{span} was changed since the checkpoint was signed")
        if self._seq in self._received:
            self._witnessed = self._seq
        self._sound = self._seq

    def _must_be_signed(self, size: int) -> None:
        if self._signed is not None and not self._signed(self._notes[size]):
            raise _Broken(size, f"the checkpoint of {size} entries is not signed with a trusted key")

    def end(self) -> None:
        """Compare the end with what was promised: a tail that a receipt or a checkpoint names must be there.

        The newest checkpoint's signature speaks for all before it, whose roots were found to agree.
        """
        self._meet_evidence()
        if self._heads:
            self._must_be_signed(max(self._heads))
        named = [self._received] if self._station else self._receipts.values()
        received = max((seq for receipts in named for seq in receipts), default=0)
        promised = max(self._heads, default=0)
        if received > self._seq:
            raise _Broken(self._seq + 1, f"the ledger ends at {self._seq}, but the centre has {received} entries")
        if promised > self._seq:
            raise _Broken(self._seq + 1, f"the ledger ends at {self._seq}, but a checkpoint was signed at {promised}")

    def sum_up(self) -> Verdict:
        """Say what a ledger without a break came to."""
        if self._unknown is not None:
            reason = f"entry {self._unknown} has a format this version does not know; use a newer Station to check it"
            return self.verdict(Soundness.CANNOT_CHECK, self._unknown, reason)
        if self._witnessed == self._seq or self._seq < self._first:
            return self.verdict(Soundness.INTACT, None, "every entry is there, unchanged, and the centre has it")
        start = max(self._witnessed + 1, self._first)
        reason = f"every entry is there and unchanged, but from entry {start} on no centre has seen them: cutting the "
        return self.verdict(Soundness.UNWITNESSED, start, reason + "tail there would leave no trace")

    def verdict(self, soundness: Soundness, entry: int | None, reason: str) -> Verdict:
        """Return a verdict with all that is known by now."""
        checked = self._signed is not None and soundness is not Soundness.BROKEN
        signed = max(self._heads, default=0) if checked else 0
        count = self._seq - self._first + 1
        return Verdict(soundness, entry, reason, self._station, count, self._head, self._witnessed, signed)
