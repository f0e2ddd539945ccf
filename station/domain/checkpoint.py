"""Checkpoints: a ledger's tree head as text, in the format of C2SP tlog-checkpoint and signed-note."""

import base64
import binascii
from dataclasses import dataclass
from urllib.parse import quote

ROOT_BYTES = 32


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """A tree head: the first `size` entries of the log `origin` have the root hash `root`."""

    origin: str
    size: int
    root: bytes

    @property
    def text(self) -> str:
        """Return the note text that is signed, with its last newline."""
        return f"{self.origin}\n{self.size}\n{base64.b64encode(self.root).decode()}\n"


def origin_of(station: str) -> str:
    """Return the name of a station's log. It is also the key's name, which may hold neither blanks nor a plus."""
    return f"station/{quote(station, safe='')}"


def read_checkpoint(note: str) -> Checkpoint:
    """Read the checkpoint out of a signed note, without checking the signature.

    Raises ValueError where the note is not of that form; unknown extension lines are allowed.
    """
    text, blank, _signatures = note.partition("\n\n")
    lines = text.split("\n")
    if not blank or len(lines) < 3:
        raise ValueError("a checkpoint has at least three lines and a signature")
    origin, size, root = lines[:3]
    if not (size.isascii() and size.isdigit() and str(int(size)) == size):
        raise ValueError(f"not a tree size: {size!r}")
    try:
        raw = base64.b64decode(root, validate=True)
    except binascii.Error as error:
        raise ValueError(f"not a root hash: {root!r}") from error
    if not origin or len(raw) != ROOT_BYTES or base64.b64encode(raw).decode() != root:
        raise ValueError("a checkpoint names its log and has a root of 32 bytes")
    return Checkpoint(origin, int(size), raw)
