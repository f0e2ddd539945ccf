"""Auditing a ledger or a bundle with the public key at hand."""

from pathlib import Path

from station.domain.draws import drawn
from station.domain.rechecking import by_shift
from station.domain.rejudging import Rejudged, rejudged
from station.domain.verification import NoteCheck, Verdict
from station.ports import StationFault
from station.storage.audit import audit as audit_file
from station.storage.audit import entries_of
from station.storage.keys import trusting


def audit(path: Path, key: Path | None) -> Verdict:
    """Check a ledger.db, a station's folder, or a bundle; signatures with `key`, or the one in the folder itself."""
    beside = (path if path.is_dir() else path.parent) / "keys" / "station.pub"
    return audit_file(path, _check(key or (beside if beside.exists() else None)))


def redrawn(path: Path) -> tuple[int, int, tuple[str, ...]]:
    """Return how many draws a ledger holds, how many at a rate that it does not hold, and each that does not follow.

    Raises StationFault where the file cannot be read.
    """
    try:
        entries = tuple(entries_of(path))
        shifts = tuple(by_shift(entries))
        draws = sum(len(drawn(entry)) for entry in entries if entry.type == "decision")
        untold = sum(shift.untold for shift in shifts)
        return draws, untold, tuple(line for shift in shifts for line in shift.steered)
    except (OSError, ValueError) as error:
        raise StationFault(f"{path} cannot be read: {error}") from error


def judged_again(path: Path) -> tuple[int, tuple[Rejudged, ...]]:
    """Return how many verdicts a ledger's decisions hold, and those that come out otherwise when reached again.

    Raises StationFault as `redrawn` does.
    """
    count, otherwise = 0, []
    try:
        for each in rejudged(entries_of(path)):
            count += 1
            if not each.follows:
                otherwise.append(each)
        return count, tuple(otherwise)
    except (OSError, ValueError) as error:
        raise StationFault(f"{path} cannot be read: {error}") from error


def _check(key: Path | None) -> NoteCheck | None:
    if key is None:
        return None
    try:
        return trusting(key.read_text(encoding="utf-8").splitlines())
    except (OSError, ValueError) as error:
        raise StationFault(f"{key} is no public key of a station: {error}") from error
