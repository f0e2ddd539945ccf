"""From what a camera saw to what a scan is: agreement between frames and decoders, repeats held back until re-armed.

A function of sightings and their times alone. A code is accepted once it has enough votes inside `window`; a vote is
one decoder reading the same message in one frame. After that it is held (no second scan) while it stays in view, and
re-armed once it was missing from at least `absent_frames` frames and for at least `absent_for`.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from station.domain.code import Symbology

Corners = tuple[tuple[int, int], tuple[int, int], tuple[int, int], tuple[int, int]]

VOTES: dict[Symbology, int] = {
    # Reed-Solomon with correction to spare: a wrong message passes about once in 10^7 reads, one vote is enough
    Symbology.QR_CODE: 1,
    Symbology.DATA_MATRIX: 1,
    Symbology.PDF_417: 1,
    Symbology.AZTEC: 1,
    Symbology.MAXICODE: 1,
    Symbology.RMQR: 1,
    Symbology.DOTCODE: 1,
    # one check character, or finder patterns and a checksum: two votes
    Symbology.CODE_128: 2,
    Symbology.CODE_93: 2,
    Symbology.DATABAR: 2,
    Symbology.DATABAR_EXPANDED: 2,
    Symbology.EAN_13: 2,
    Symbology.UPC_A: 2,
    Symbology.MICRO_QR: 2,
    # no check at all, or one that lets every tenth wrong symbol pass: a part of another symbol reads as one of these
    Symbology.ITF: 2,
    Symbology.CODE_39: 2,
    Symbology.CODABAR: 3,
    Symbology.EAN_8: 3,
    Symbology.UPC_E: 3,
}


@dataclass(frozen=True, slots=True)
class Sighting:
    """One message read in one frame. `decoders` names who agreed on it; `weak` asks for one vote more."""

    symbology: Symbology
    data: bytes
    corners: Corners
    decoders: frozenset[str]
    aim: str | None = None
    weak: bool = False


class Standing(StrEnum):
    """What became of a sighting, for the overlay; `reason` beside it says why."""

    WAITING = "waiting"
    ACCEPTED = "accepted"
    HELD = "held"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Seen:
    """A sighting with its standing. `votes` of `needed` were given; `reason` is plain English for people."""

    sighting: Sighting
    standing: Standing
    votes: int
    needed: int
    reason: str


@dataclass(frozen=True, slots=True)
class AcceptanceLimits:
    """When agreement counts and when a code has left: see the module's promise."""

    window: timedelta = timedelta(seconds=1)
    absent_for: timedelta = timedelta(milliseconds=500)
    absent_frames: int = 2


@dataclass(frozen=True, slots=True)
class Track:
    """One message followed through the frames: its votes with their times, when last seen, whether accepted."""

    symbology: Symbology
    data: bytes
    corners: Corners
    votes: tuple[tuple[datetime, int], ...]
    last: datetime
    missed: int = 0
    accepted: bool = False

    def count(self) -> int:
        """Return the votes still inside the window."""
        return sum(votes for _, votes in self.votes)


Tracks = tuple[Track, ...]


def watch(
    tracks: Tracks, sightings: tuple[Sighting, ...], at: datetime, limits: AcceptanceLimits
) -> tuple[Tracks, tuple[Seen, ...]]:
    """Take all sightings of one frame; return what is followed now and what became of each.

    Call it for every frame that was searched, with an empty tuple where nothing was read: absence is told by it.
    """
    followed = {(track.symbology, track.data): track for track in tracks if not _gone(track, at, limits)}
    absent = [track for key, track in followed.items() if key not in {(s.symbology, s.data) for s in sightings}]
    now: dict[tuple[Symbology, bytes], Track] = {}
    seen: list[Seen] = []
    for sighting in sightings:
        key = (sighting.symbology, sighting.data)
        if reason := refusal(sighting.symbology, sighting.data):
            seen.append(Seen(sighting, Standing.REFUSED, 0, 0, reason))
        elif key in now:
            twin = next(other for other in seen if (other.sighting.symbology, other.sighting.data) == key)
            standing = Standing.HELD if twin.standing is Standing.ACCEPTED else twin.standing
            seen.append(replace(twin, sighting=sighting, standing=standing, reason="twice in the picture: one scan"))
        else:
            track = _followed(followed.get(key), sighting, at, limits)
            needed = VOTES[sighting.symbology] + sighting.weak + _rival_votes(track, absent)
            seen.append(_seen(sighting, track, needed))
            now[key] = replace(track, accepted=track.accepted or track.count() >= needed)
    rest = (replace(track, missed=track.missed + 1) for key, track in followed.items() if key not in now)
    return (*now.values(), *rest), tuple(seen)


def refusal(symbology: Symbology, data: bytes) -> str | None:
    """Say why a read is never taken from a camera, however often it is seen; None where it may be.

    Short ITF and Code 39 reads are parts of longer symbols (ISO/IEC 16390 gives ITF no end that a part lacks), and a
    fourteen-digit ITF is an ITF-14 with a check digit (GS1 General Specifications 5.3).
    """
    if not data:
        return "empty"
    if symbology is Symbology.ITF:
        if len(data) < 6 or len(data) % 2:
            return "ITF shorter than 6 digits or of odd length: part of a longer code"
        if len(data) == 14 and not _check_digit_holds(data):
            return "ITF-14 with a wrong check digit"
    if symbology in (Symbology.CODE_39, Symbology.CODABAR) and len(data) < 4:
        return f"{symbology} shorter than 4 characters: part of a longer code"
    return None


def _followed(before: Track | None, sighting: Sighting, at: datetime, limits: AcceptanceLimits) -> Track:
    vote = (at, max(1, len(sighting.decoders)))
    if before is None:
        return Track(sighting.symbology, sighting.data, sighting.corners, (vote,), at)
    votes = (*(given for given in before.votes if at - given[0] <= limits.window), vote)
    return replace(before, corners=sighting.corners, votes=votes, last=at, missed=0)


def _gone(track: Track, at: datetime, limits: AcceptanceLimits) -> bool:
    return track.missed >= limits.absent_frames and at - track.last >= limits.absent_for


def _rival_votes(track: Track, absent: list[Track]) -> int:
    """Count the votes for another message read in this place one frame ago and not now: doubt asks for more."""
    x, y = _centre(track.corners)
    doubtful = (other for other in absent if other.missed == 0 and VOTES[other.symbology] > 1)
    return max((other.count() for other in doubtful if _holds(other.corners, x, y)), default=0)


def _seen(sighting: Sighting, track: Track, needed: int) -> Seen:
    votes = track.count()
    if track.accepted:
        return Seen(sighting, Standing.HELD, votes, needed, "taken already; counts again once it has left the picture")
    if votes >= needed:
        return Seen(sighting, Standing.ACCEPTED, votes, needed, f"{votes} agreeing reads, {needed} needed")
    return Seen(sighting, Standing.WAITING, votes, needed, f"{votes} of {needed} agreeing reads")


def _centre(corners: Corners) -> tuple[float, float]:
    return sum(x for x, _ in corners) / 4, sum(y for _, y in corners) / 4


def _holds(corners: Corners, x: float, y: float) -> bool:
    xs = [corner[0] for corner in corners]
    ys = [corner[1] for corner in corners]
    return min(xs) <= x <= max(xs) and min(ys) <= y <= max(ys)


def _check_digit_holds(digits: bytes) -> bool:
    """Check a GS1 number: weights 3 and 1 from the right, sum a multiple of ten (GS1 General Specifications 7.9)."""
    if not digits.isdigit():
        return False
    return sum((byte - 48) * (3 if i % 2 else 1) for i, byte in enumerate(reversed(digits))) % 10 == 0
