"""Publish packs: reference files signed by TUF roles into a centre's folder, for any stick, share or web server."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar

import msgspec
from securesystemslib.signer import CryptoSigner
from tuf.api.metadata import Metadata, MetaFile, Root, Snapshot, TargetFile, Targets, Timestamp
from tuf.api.serialization import DeserializationError

from station.disk import copy_whole, write_whole
from station.ports import Pack, StationFault
from station.sync.files import faults_of
from station.sync.manifest import BASE, DELTA, MANIFEST, Manifest
from station.sync.place import found_centre
from station.sync.publisher_keys import PublisherKeys

HASHES = ["sha256"]


@dataclass(frozen=True, slots=True)
class Lifetimes:
    """How long each role's signature is good for. A short timestamp shows a frozen mirror soon."""

    root: timedelta = timedelta(days=3650)
    targets: timedelta = timedelta(days=365)
    snapshot: timedelta = timedelta(days=90)
    timestamp: timedelta = timedelta(days=14)


DEFAULT = Lifetimes()

#: For generated data, which opens for as long as anybody trains on it.
FOR_TRAINING = Lifetimes(*[timedelta(days=36500)] * 4)


def publish(centre: Path, keys: PublisherKeys, pack: Pack, at: datetime, lifetimes: Lifetimes = DEFAULT) -> bytes:
    """Put a pack into `<centre>/packs`, signed at an instant; return the root that stations are enrolled with.

    A folder that is no centre yet becomes one. The new pack shows once its timestamp is written, last of all: stations
    reading meanwhile get the old pack or the new one, whole. The same arguments give the same bytes. Raises
    StationFault where the folder cannot be written, the keys are not this centre's, or the version is no newer one.
    """
    found_centre(centre, pack.name)
    with faults_of(centre):
        repository = _Repository(centre / "packs", keys, at, lifetimes)
        published = repository.published()
        if published is not None and pack.version <= published.version:
            raise StationFault(
                f"{centre} has {published.name} version {published.version} already: "
                f"publish a version above it, not {pack.version}"
            )
        repository.sign(repository.take(pack))
        return repository.root_bytes


def renew(centre: Path, keys: PublisherKeys, at: datetime, lifetimes: Lifetimes = DEFAULT) -> None:
    """Sign what is published anew, before its signatures expire. Raises StationFault as `publish` does."""
    with faults_of(centre):
        repository = _Repository(centre / "packs", keys, at, lifetimes)
        repository.sign(repository.targets)


class _Repository:
    """The publisher's side of `<centre>/packs`: `metadata/` and `targets/`, with consistent snapshots."""

    def __init__(self, folder: Path, keys: PublisherKeys, at: datetime, lifetimes: Lifetimes) -> None:
        self._metadata = folder / "metadata"
        self._files = folder / "targets"
        self._keys = keys
        self._at = at
        self._lifetimes = lifetimes
        self._metadata.mkdir(parents=True, exist_ok=True)
        self._files.mkdir(parents=True, exist_ok=True)
        root = self._metadata / "1.root.json"
        self.root_bytes = root.read_bytes() if root.exists() else self._new_root(root)
        self._check_keys()
        self._version = self._signed_before()
        self.targets: dict[str, TargetFile] = {}
        if self._version:
            self.targets = _read(Targets, self._metadata / f"{self._version}.targets.json").targets

    def published(self) -> Manifest | None:
        """Return what was published last; None where nothing was."""
        target = self.targets.get(MANIFEST)
        if target is None:
            return None
        path = self._path_of(target)
        try:
            return msgspec.json.decode(path.read_bytes(), type=Manifest)
        except msgspec.MsgspecError as error:
            raise _damaged(path) from error

    def take(self, pack: Pack) -> dict[str, TargetFile]:
        """Bring a pack's files in under the names of their content; return them as targets."""
        manifest = msgspec.json.encode(Manifest(pack.name, pack.version, pack.as_of)) + b"\n"
        targets = {MANIFEST: TargetFile.from_data(MANIFEST, manifest, HASHES)}
        write_whole(self._path_of(targets[MANIFEST]), manifest)
        for name, source in ((BASE, pack.base), (DELTA, pack.delta)):
            if source is not None:
                target = targets[name] = TargetFile.from_file(name, str(source), HASHES)
                if not self._path_of(target).exists():
                    copy_whole(source, self._path_of(target))
        return targets

    def sign(self, targets: dict[str, TargetFile]) -> None:
        """Sign a set of targets as the newest, in the order that leaves the old one whole until the last rename."""
        number = self._version + 1
        signed = Metadata(Targets(number, expires=self._at + self._lifetimes.targets, targets=targets))
        data = self._write(f"{number}.targets.json", signed, self._keys.targets)
        meta = {"targets.json": MetaFile.from_data(number, data, HASHES)}
        snapshot = Metadata(Snapshot(number, expires=self._at + self._lifetimes.snapshot, meta=meta))
        data = self._write(f"{number}.snapshot.json", snapshot, self._keys.snapshot)
        newest = MetaFile.from_data(number, data, HASHES)
        timestamp = Metadata(Timestamp(number, expires=self._at + self._lifetimes.timestamp, snapshot_meta=newest))
        self._write("timestamp.json", timestamp, self._keys.timestamp)

    def _write(self, name: str, metadata: Metadata[Any], key: CryptoSigner) -> bytes:
        metadata.sign(key)
        data = metadata.to_bytes()
        write_whole(self._metadata / name, data)
        return data

    def _new_root(self, path: Path) -> bytes:
        if self._keys.root is None:
            raise StationFault("The first pack of a centre needs the publisher's root key: add root.pem to the keys.")
        root = Root(1, expires=self._at + self._lifetimes.root, consistent_snapshot=True)
        for role in ("root", "targets", "snapshot", "timestamp"):
            root.add_key(getattr(self._keys, role).public_key, role)
        return self._write(path.name, Metadata(root), self._keys.root)

    def _check_keys(self) -> None:
        roles = _read(Root, self._metadata / "1.root.json").roles
        for role in ("targets", "snapshot", "timestamp"):
            if getattr(self._keys, role).public_key.keyid not in roles[role].keyids:
                raise StationFault(
                    f"The {role} key is not one this centre was founded with: use the keys of its publisher."
                )

    def _signed_before(self) -> int:
        """Return the number of the newest signed set; 0 where nothing was published."""
        path = self._metadata / "timestamp.json"
        return _read(Timestamp, path).version if path.exists() else 0

    def _path_of(self, target: TargetFile) -> Path:
        return self._files / f"{target.hashes['sha256']}.{target.path}"


Role = TypeVar("Role", Root, Targets, Timestamp)


def _read(role: type[Role], path: Path) -> Role:
    try:
        signed: object = Metadata[Any].from_bytes(path.read_bytes()).signed
    except DeserializationError as error:
        raise _damaged(path) from error
    if not isinstance(signed, role):
        raise _damaged(path)
    return signed


def _damaged(path: Path) -> StationFault:
    return StationFault(f"{path} is damaged: put it back from a copy of the centre.")
