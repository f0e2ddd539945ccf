"""The publisher's signing keys, one for each TUF role."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, load_pem_private_key
from securesystemslib.signer import CryptoSigner

from station.ports import StationFault

ROLES = ("root", "targets", "snapshot", "timestamp")


@dataclass(frozen=True, slots=True)
class PublisherKeys:
    """Ed25519 keys by role. The root key names the others; after the first pack it can be kept offline (None)."""

    targets: CryptoSigner
    snapshot: CryptoSigner
    timestamp: CryptoSigner
    root: CryptoSigner | None = None

    @classmethod
    def from_seed(cls, seed: bytes) -> "PublisherKeys":
        """Derive keys from a seed: for training data alone, where the same seed must give the same bytes."""
        secrets = {role: hashlib.sha256(seed + b"\0" + role.encode()).digest() for role in ROLES}
        return cls(**{role: CryptoSigner(Ed25519PrivateKey.from_private_bytes(s)) for role, s in secrets.items()})

    @classmethod
    def load(cls, folder: Path) -> "PublisherKeys":
        """Read the keys from `<folder>/<role>.pem`. Raises StationFault where one but the root's is missing."""
        roles = [role for role in ROLES if role != "root" or (folder / "root.pem").exists()]
        return cls(**{role: CryptoSigner(_load(folder / f"{role}.pem")) for role in roles})


def make_keys(folder: Path) -> PublisherKeys:
    """Make new keys and keep them in a folder, readable by its owner alone.

    Raises StationFault where there are keys already or they cannot be written.
    """
    for role in ROLES:
        path = folder / f"{role}.pem"
        pem = Ed25519PrivateKey.generate().private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
        try:
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            path.touch(mode=0o600, exist_ok=False)
            path.write_bytes(pem)
        except OSError as error:
            raise StationFault(
                f"The publisher's key {path} cannot be written ({error}): use an empty folder."
            ) from error
    return PublisherKeys.load(folder)


def _load(path: Path) -> Ed25519PrivateKey:
    try:
        key = load_pem_private_key(path.read_bytes(), None)
    except (OSError, ValueError, TypeError) as error:
        raise StationFault(f"The publisher's key {path} cannot be read ({error}): name the folder of keys.") from error
    if not isinstance(key, Ed25519PrivateKey):
        raise StationFault(f"{path} is no Ed25519 key: name the folder of the publisher's keys.")
    return key
