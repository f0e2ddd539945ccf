"""Fetch packs: what TUF says is the newest pack of a centre, verified, and its files brought onto this disk."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

import msgspec
from tuf.api import exceptions
from tuf.api.metadata import Metadata, Root, TargetFile
from tuf.ngclient import FetcherInterface, Updater

from station.disk import write_whole
from station.ports import Pack, StationFault
from station.sync.download import bring
from station.sync.files import faults_of
from station.sync.manifest import BASE, DELTA, EARLIEST, FORMAT, MANIFEST, Manifest

if TYPE_CHECKING:
    from typing_extensions import override
else:

    def override(method: object) -> object:
        """Stand in for typing.override, which Python 3.11 does not have."""
        return method


CHUNK = 1 << 16


class FolderFetcher(FetcherInterface):
    """Lets TUF read a folder as it would a web server; what is not there is a 404."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @override
    def _fetch(self, url: str) -> Iterator[bytes]:
        name = PurePosixPath(url)
        if name.is_absolute() or ".." in name.parts:
            raise exceptions.DownloadHTTPError(f"{url} leads out of the folder", 403)
        try:
            with (self._folder / name).open("rb") as file:
                while chunk := file.read(CHUNK):
                    yield chunk
        except FileNotFoundError as error:
            raise exceptions.DownloadHTTPError(f"{url} is not there", 404) from error
        except OSError as error:
            raise exceptions.DownloadError(f"{url} cannot be read: {error}") from error


class UpdaterAt(Updater):
    """TUF's client workflow at an instant that is handed in, instead of this machine's own clock."""

    def __init__(self, trusted: Path, packs: Path, root: bytes, at: datetime) -> None:
        super().__init__(str(trusted), "metadata", fetcher=FolderFetcher(packs), bootstrap=root)
        self._trusted_set.reference_time = at


class SignedPacks:
    """The packs of one centre, `<centre>/packs`, as this station trusts them.

    `<data>/reference/tuf` keeps the root given at enrolment and the newest metadata seen, so that older metadata, an
    expired one, or parts of different ones are refused. Files land in `<data>/reference` under the name of their
    content. Every refusal is a StationFault, and leaves what was there.
    """

    def __init__(self, packs: Path, reference: Path) -> None:
        self._packs = packs
        self._reference = reference
        self._trusted = reference / "tuf"
        self._root = self._trusted / "enrolled.json"
        self._incoming = reference / "incoming"

    def trust(self, root: bytes) -> None:
        """Enrol with a centre by its root metadata, once. Raises StationFault where it is another centre's."""
        with faults_of(self._trusted):
            _check_root(root)
            if self._root.exists() and self._root.read_bytes() != root:
                raise StationFault(
                    "This station is enrolled with another centre already: use another --data folder for this one."
                )
            self._trusted.mkdir(parents=True, exist_ok=True)
            write_whole(self._root, root)

    def newest(self, current_version: int, at: datetime, *, earlier: bool = False) -> Pack | None:
        """Bring the newest pack here where its version is above the current one; None where there is none.

        With `earlier` it may be of a format before: for the centre itself, which takes it over into its next.
        """
        if not (self._packs / "metadata" / "timestamp.json").exists():
            return None
        with refusals(self._packs), faults_of(self._reference):
            updater = UpdaterAt(self._trusted, self._packs, self._enrolled(), at)
            updater.refresh()
            manifest = self._manifest(updater, EARLIEST if earlier else FORMAT)
            if manifest.version <= current_version:
                return None
            base, delta = updater.get_targetinfo(BASE), updater.get_targetinfo(DELTA)
            if base is None:
                raise StationFault(f"The pack in {self._packs} has no base file: tell its publisher.")
            pack = Pack(
                manifest.name,
                manifest.version,
                manifest.as_of,
                self._bring("base", base),
                self._bring("delta", delta) if delta else None,
            )
            for left in self._incoming.iterdir():
                left.unlink()
            return pack

    def _enrolled(self) -> bytes:
        if not self._root.exists():
            raise StationFault("This station trusts no centre yet: enrol it with the centre's root file (1.root.json).")
        return self._root.read_bytes()

    def _manifest(self, updater: Updater, earliest: int) -> Manifest:
        info = updater.get_targetinfo(MANIFEST)
        if info is None:
            raise StationFault(f"The pack in {self._packs} has no {MANIFEST}: tell its publisher.")
        path = self._incoming / MANIFEST
        bring(info, self._source(info), path, path.with_name(MANIFEST + ".part"))
        try:
            manifest = msgspec.json.decode(path.read_bytes(), type=Manifest)
        except msgspec.MsgspecError as error:
            raise StationFault(f"The {MANIFEST} in {self._packs} cannot be understood: update Station.") from error
        if not earliest <= manifest.format <= FORMAT:
            newer = manifest.format > FORMAT
            fix = "update Station" if newer else "update its centre, and run `station data import --into CENTRE` there"
            raise StationFault(
                f"The pack in {self._packs} was made by {'a newer' if newer else 'an earlier'} version of Station "
                f"(format {manifest.format}, this one reads {FORMAT}): {fix}."
            )
        return manifest

    def _bring(self, kind: str, info: TargetFile) -> Path:
        target = self._reference / f"{kind}-{info.hashes['sha256']}.db"
        bring(info, self._source(info), target, self._incoming / f"{target.name}.part")
        return target

    def _source(self, info: TargetFile) -> Path:
        return self._packs / "targets" / f"{info.hashes['sha256']}.{info.path}"


def _check_root(content: bytes) -> None:
    try:
        metadata = Metadata[Root].from_bytes(content)
        metadata.signed.verify_delegate(Root.type, metadata.signed_bytes, metadata.signatures)
    except (exceptions.RepositoryError, ValueError, AttributeError) as error:
        raise StationFault(f"That is no root file of a centre ({error}): take 1.root.json from its packs.") from error


@contextmanager
def refusals(packs: Path) -> Iterator[None]:
    """Turn what TUF refuses into a StationFault that says what is wrong and that the data in use stays."""
    try:
        yield
    except (exceptions.RepositoryError, exceptions.DownloadError) as error:
        raise StationFault(f"{_reason(packs, error)} The data in use stays. ({error})") from error


def _reason(packs: Path, error: Exception) -> str:
    match error:
        case exceptions.ExpiredMetadataError():
            return (
                f"The signatures in {packs} have expired: this copy of the centre is not kept fresh; ask for a new one."
            )
        case exceptions.BadVersionNumberError():
            return (
                f"{packs} is older than what this station has seen, or mixed from different packs: ask for a new copy."
            )
        case exceptions.UnsignedMetadataError():
            return f"{packs} is not signed by the centre this station is enrolled with: do not use it; tell the centre."
        case exceptions.LengthOrHashMismatchError() | exceptions.DownloadLengthMismatchError():
            return f"A file in {packs} is not what was signed (cut off, damaged or altered): ask for a new copy."
        case exceptions.DownloadHTTPError():
            return f"{packs} is not complete: ask for a new copy."
        case _:
            return f"{packs} cannot be used: ask for a new copy."
