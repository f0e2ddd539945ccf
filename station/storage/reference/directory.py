"""The folder of reference files: installing a pack, opening the current one, falling back to the one before."""

import contextlib
from pathlib import Path

from station.disk import copy_whole, sha256_of
from station.ports import Pack, StationFault
from station.storage.reference.pointer import Held, Pointer, file_name, names_content, read_pointer, write_pointer
from station.storage.reference.reader import ReferenceFile
from station.storage.reference.store import SqliteReference


class ReferenceDirectory:
    """`<data>/reference`: files named by content, and CURRENT, swapped by a rename.

    `faults` says why the last `open_current` did not open what CURRENT names. For one thread at a time.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.faults: tuple[str, ...] = ()
        self._current = path / "CURRENT"

    def install(self, pack: Pack) -> None:
        """Take a pack's files in and make it the current one; what was current stays as the one to fall back to.

        Hashes are verified before SQLite sees a file. Nothing that is open is touched: reopen to use the new pack.
        Installing the current pack again mends its files. Raises StationFault, and leaves everything as it was, where a
        file is damaged or not what the pack says, where the version is older than the current one, or where training
        data would take the place of real data.
        """
        try:
            self.path.mkdir(parents=True, exist_ok=True)
            before = self._pointer_or_none()
            known = {sha for _, sha in before.current.files(self.path)} if before else set()
            base = self._take("base", pack.base)
            delta = self._take("delta", pack.delta) if pack.delta else None
            held = Held(pack.name, pack.version, pack.as_of, False, base, delta)
            held = Held(pack.name, pack.version, pack.as_of, self._examine(held, known), base, delta)
            if before is None:
                write_pointer(self._current, Pointer(held))
            elif held != before.current:
                _refuse_step_back(before.current, held)
                write_pointer(self._current, Pointer(held, self._fallback(before)))
        except OSError as error:
            raise StationFault(
                f"reference data could not be stored in {self.path} ({error}): check the disk's free space and rights"
            ) from error

    def open_current(self) -> SqliteReference | None:
        """Open the current pack, or the one before where its files are damaged; None where neither is whole.

        Reads the files from end to end (2 s a gigabyte): not for the thread that paints. Damaged files are set aside.
        """
        faults: list[str] = []
        found: SqliteReference | None = None
        pointer = None
        try:
            pointer = read_pointer(self._current)
        except StationFault as fault:
            faults.append(str(fault))
        for held in (pointer.current, pointer.previous) if pointer else ():
            if held is None or found is not None:
                continue
            try:
                self._verify(held)
                found = SqliteReference(held.pack(self.path))
            except StationFault as fault:
                faults.append(str(fault))
        self.faults = tuple(faults)
        return found

    def check(self) -> str | None:
        """Read the current files from end to end again; say what is wrong with them, None where they are whole."""
        try:
            pointer = read_pointer(self._current)
            if pointer is not None:
                self._verify(pointer.current)
        except StationFault as fault:
            return str(fault)
        return None

    def tidy(self) -> None:
        """Delete files that are neither current nor the ones before; at start, before anything is open."""
        pointer = self._pointer_or_none()
        if pointer is None:
            return
        kept = {path for held in (pointer.current, pointer.previous) if held for path, _ in held.files(self.path)}
        for path in self.path.iterdir():
            if path.is_file() and path not in kept and path != self._current:
                with contextlib.suppress(OSError):
                    path.unlink()

    def _take(self, kind: str, source: Path) -> str:
        """Bring one file in under the name of its content; return its SHA-256."""
        sha256 = sha256_of(source)
        if names_content(source) and source.name != file_name(kind, sha256):
            raise StationFault(f"{source} is damaged, its content is not what its name says: fetch the data again")
        target = self.path / file_name(kind, sha256)
        if target == source or (target.exists() and sha256_of(target) == sha256):
            return sha256
        if copy_whole(source, target) != sha256:
            target.unlink()
            raise StationFault(f"{source} changed while it was copied: fetch the data again")
        return sha256

    def _examine(self, held: Held, known: set[str]) -> bool:
        """Check files that are new here as databases; return whether they are training data."""
        try:
            for path, sha256 in held.files(self.path):
                if sha256 not in known:
                    with contextlib.closing(ReferenceFile(path)) as file:
                        file.inspect()
            with contextlib.closing(SqliteReference(held.pack(self.path))) as store:
                return store.training
        except StationFault:
            for path, sha256 in held.files(self.path):
                if sha256 not in known:
                    _set_aside(path)
            raise

    def _verify(self, held: Held) -> None:
        for path, sha256 in held.files(self.path):
            try:
                whole = sha256_of(path) == sha256
            except OSError as error:
                raise StationFault(f"reference file {path} cannot be read ({error}): fetch the data again") from error
            if not whole:
                _set_aside(path)
                raise StationFault(f"reference file {path} is damaged, its hash is wrong: fetch the data again")

    def _fallback(self, before: Pointer) -> Held | None:
        """Return the newest pack before this one whose files were not set aside."""
        packs = (held for held in (before.current, before.previous) if held is not None)
        return next((held for held in packs if all(path.exists() for path, _ in held.files(self.path))), None)

    def _pointer_or_none(self) -> Pointer | None:
        try:
            return read_pointer(self._current)
        except StationFault:
            return None


def _refuse_step_back(current: Held, new: Held) -> None:
    if current.training and not new.training:
        return
    if new.training and not current.training:
        raise StationFault(
            f"{new.name} is training data and must not replace {current.name}: use another --data folder"
        )
    if new.version <= current.version:
        what = "is older than" if new.version < current.version else "has other content under the same version as"
        raise StationFault(
            f"{new.name} version {new.version} {what} the data in use ({current.name} version {current.version}): "
            "reference data never goes back; ask the centre for a new version"
        )


def _set_aside(path: Path) -> None:
    """Take a damaged file out of use; where it is open and cannot be renamed, its hash keeps it out."""
    with contextlib.suppress(OSError):
        path.replace(path.with_name(path.name + ".bad"))
