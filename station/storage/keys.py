"""The station's signing key: Ed25519, in a file, and the signed notes it makes (C2SP signed-note)."""

import base64
import binascii
import hashlib
from collections.abc import Callable, Iterable
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from station.domain.checkpoint import origin_of, read_checkpoint
from station.ports import StationFault
from station.storage.secret_file import load_or_make

KIND = "software key"
"""What every report says of this key: it lies in a file, and whoever can read the file can sign with it."""

SEED_BYTES = 32
ID_BYTES = 4
_ED25519 = b"\x01"
_DASH = "\u2014 "

NoteCheck = Callable[[str], bool]
"""Says whether a signed note bears a good signature of a key that is trusted."""


class StationKey:
    """A signing key; a station's bears the `name` of its log, ``station/<id>``."""

    kind = KIND

    def __init__(self, name: str, seed: bytes) -> None:
        self.name = name
        self._key = Ed25519PrivateKey.from_private_bytes(seed)
        public = self._key.public_key().public_bytes_raw()
        self._id = _key_id(self.name, public)
        self.verifier = f"{self.name}+{self._id.hex()}+{base64.b64encode(_ED25519 + public).decode()}"
        """The public half as a line of text (C2SP verifier key): what the centre and the auditors keep."""

    def sign(self, text: str) -> str:
        """Return a note with this key's signature under it. The text ends with a newline."""
        signature = base64.b64encode(self._id + self._key.sign(text.encode())).decode()
        return f"{text}\n{_DASH}{self.name} {signature}\n"


def station_key(keys: Path, station: str) -> StationKey:
    """Return the station's key from the keys folder, making it at first use; its public half lies beside it.

    Raises StationFault where the file is damaged or cannot be used.
    """
    seed = load_or_make(keys / "station.key", SEED_BYTES, lambda: Ed25519PrivateKey.generate().private_bytes_raw())
    key = StationKey(origin_of(station), seed)
    public = keys / "station.pub"
    try:
        known = public.read_text(encoding="utf-8").split() if public.exists() else []
        if key.verifier not in known:
            public.write_text("\n".join([*known, key.verifier]) + "\n", encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise StationFault(f"The file {public.name} in the keys folder cannot be used. Check its rights.") from error
    return key


def trusting(verifiers: Iterable[str]) -> NoteCheck:
    """Return a check that accepts notes signed with any of these verifier keys under their own names.

    Raises ValueError where a line is no Ed25519 verifier key.
    """
    trusted = dict(_read_verifier(line) for line in verifiers)

    def check(note: str) -> bool:
        text, blank, signatures = note.partition("\n\n")
        if not blank:
            return False
        signed = f"{text}\n".encode()
        for line in signatures.split("\n"):
            name, _blank, encoded = line.removeprefix(_DASH).partition(" ")
            try:
                raw = base64.b64decode(encoded, validate=True)
                key = trusted.get((name, raw[:ID_BYTES]))
                if (
                    base64.b64encode(raw).decode() == encoded
                    and key is not None
                    and read_checkpoint(note).origin == name
                ):
                    key.verify(raw[ID_BYTES:], signed)
                    return True
            except (ValueError, InvalidSignature):
                continue
        return False

    return check


def _key_id(name: str, public: bytes) -> bytes:
    return hashlib.sha256(name.encode() + b"\n" + _ED25519 + public).digest()[:ID_BYTES]


def _read_verifier(line: str) -> tuple[tuple[str, bytes], Ed25519PublicKey]:
    name, _plus, rest = line.strip().partition("+")
    identity, _plus, encoded = rest.partition("+")
    try:
        raw = base64.b64decode(encoded, validate=True)
    except binascii.Error as error:
        raise ValueError(f"not a verifier key: {line!r}") from error
    public = raw[1:]
    if raw[:1] != _ED25519 or not name or _key_id(name, public).hex() != identity:
        raise ValueError(f"not an Ed25519 verifier key, or its id is wrong: {line!r}")
    return (name, bytes.fromhex(identity)), Ed25519PublicKey.from_public_bytes(public)
