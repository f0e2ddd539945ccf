"""PINs: argon2id of an HMAC with the device's pepper, so that a copied database gives away no PIN."""

import hmac
import secrets
from pathlib import Path

from argon2 import PasswordHasher, Type
from argon2.exceptions import Argon2Error, InvalidHashError

from station.storage.secret_file import load_or_make

PEPPER_BYTES = 32
TIME_COST = 3
MEMORY_KIB = 64 * 1024
LANES = 1


class ArgonPinHasher:
    """`ports.PinHasher`. Six digits fall to guessing in a day without the pepper: it must not travel with the hashes.

    The costs are RFC 9106 argon2id parameters: passes, KiB of memory, lanes. A hash remembers those it was made with.
    """

    def __init__(
        self, pepper: bytes, *, time_cost: int = TIME_COST, memory_kib: int = MEMORY_KIB, lanes: int = LANES
    ) -> None:
        if len(pepper) < PEPPER_BYTES:
            raise ValueError(f"a pepper has at least {PEPPER_BYTES} bytes")
        self._pepper = pepper
        self._argon = PasswordHasher(time_cost=time_cost, memory_cost=memory_kib, parallelism=lanes, type=Type.ID)

    def hash(self, pin: str, salt: bytes | None = None) -> str:
        """Return a salted hash of a PIN; a salt of one's own (16 bytes) is for training data, same seed same bytes."""
        return self._argon.hash(self._peppered(pin), salt=salt)

    def matches(self, pin_hash: str, pin: str) -> bool:
        """Say whether a PIN is the one that was hashed; a damaged hash matches nothing."""
        try:
            return self._argon.verify(pin_hash, self._peppered(pin))
        except (Argon2Error, InvalidHashError):
            return False

    def _peppered(self, pin: str) -> bytes:
        return hmac.digest(self._pepper, pin.encode(), "sha256")


def pepper(keys: Path) -> bytes:
    """Return the device's pepper from the keys folder, making it at first use. Raises StationFault."""
    return load_or_make(keys / "pepper", PEPPER_BYTES, lambda: secrets.token_bytes(PEPPER_BYTES))
