"""From what a camera saw to what a scan is: agreement between frames and decoders, repeats held back until re-armed.

A function of sightings and their times alone. A code is accepted once it has enough votes inside `window`; a vote is
one decoder reading the same message in one frame. After that it is held: it is the same piece while it stays in view,
and a second one once it was missing from at least `absent_frames` frames and for at least `absent_for`. Two equal
symbols in one picture may be two labels of one carton; they are two pieces only once they have moved apart, which
labels of one carton cannot.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from station.domain.code import Symbology
from station.domain.votes import RETAIL, VOTES, may_be_cut_off, refusal

Corners = tuple[tuple[int, int], tuple[int, int], tuple[int, int], tuple[int, int]]

#: The room that a symbol needs beside it, by its own length: an ITF-14 has seven hundredths of quiet zone at either end
#: (GS1 General Specifications 5.3.2), and the parts of one that were read at an edge had three at most.
QUIET = 0.06
#: By how many of its own sizes a second symbol must have moved against the first to be another piece's.
MOVED_APART = 0.75


@dataclass(frozen=True, slots=True)
class Sighting:
    """One message read in one frame. `decoders` names who agreed on it.

    `weak` asks for one vote more, and so does `cut`: it lies at the edge of the picture, where a part may be out of it.
    """

    symbology: Symbology
    data: bytes
    corners: Corners
    decoders: frozenset[str]
    aim: str | None = None
    weak: bool = False
    cut: bool = False


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


class Repeats(StrEnum):
    """What becomes of a code that was taken already.

    `ADAPTIVE` tells a piece that is held from a second one, see the module. `OFF` filters nothing: every agreement is a
    scan. `TIMED` takes it again after `again_after`, held or not. `ONCE` never takes it again.
    """

    ADAPTIVE = "adaptive"
    OFF = "off"
    TIMED = "timed"
    ONCE = "once"


@dataclass(frozen=True, slots=True)
class AcceptanceLimits:
    """When agreement counts and when a code has left: see the module's promise."""

    window: timedelta = timedelta(seconds=1)
    absent_for: timedelta = timedelta(milliseconds=500)
    absent_frames: int = 2
    repeats: Repeats = Repeats.ADAPTIVE
    again_after: timedelta = timedelta(seconds=3)


@dataclass(frozen=True, slots=True)
class Track:
    """One message followed through the frames: its votes with their times, when last seen, when accepted.

    `apart` is where a second symbol of it was first seen, from the first one and in sizes of it; `pieces` how many.
    """

    symbology: Symbology
    data: bytes
    corners: Corners
    votes: tuple[tuple[datetime, int], ...]
    last: datetime
    missed: int = 0
    accepted: datetime | None = None
    apart: tuple[float, float] | None = None
    pieces: int = 1

    def count(self) -> int:
        """Return the votes still inside the window."""
        return sum(votes for _, votes in self.votes)


Tracks = tuple[Track, ...]


def watch(
    tracks: Tracks,
    sightings: tuple[Sighting, ...],
    at: datetime,
    limits: AcceptanceLimits,
    sight: tuple[float, float] | None = None,
) -> tuple[Tracks, tuple[Seen, ...]]:
    """Take all sightings of one frame; return what is followed now and what became of each.

    Call it for every frame that was searched, with an empty tuple where nothing was read: absence is told by it. With
    `sight`, a point of the picture, only the symbol that holds it is taken.
    """
    followed = {(track.symbology, track.data): track for track in tracks if not _gone(track, at, limits)}
    absent = [track for key, track in followed.items() if key not in {(s.symbology, s.data) for s in sightings}]
    now: dict[tuple[Symbology, bytes], Track] = {}
    seen: list[Seen] = []
    for sighting in sightings:
        key = (sighting.symbology, sighting.data)
        if reason := refusal(sighting.symbology, sighting.data):
            seen.append(Seen(sighting, Standing.REFUSED, 0, 0, reason))
        elif sighting.cut and may_be_cut_off(sighting.symbology, sighting.data):
            seen.append(Seen(sighting, Standing.REFUSED, 0, 0, "at the edge of the picture: it may be cut off"))
        elif sight is not None and not _holds(sighting.corners, *sight):
            seen.append(Seen(sighting, Standing.REFUSED, 0, 0, "not under the sight"))
        elif key in now:
            twin = next(other for other in seen if (other.sighting.symbology, other.sighting.data) == key)
            now[key], second = _second(now[key], followed.get(key), sighting, twin)
            seen.append(second)
        else:
            track = _followed(followed.get(key), sighting, at, limits)
            needed = VOTES[sighting.symbology] + sighting.weak + _rival_votes(track, absent)
            needed += sighting.cut and needed > 1  # Reed-Solomon mends no symbol of which a part is missing
            each = _seen(sighting, track, needed, at, limits)
            seen.append(each)
            taken = each.standing is Standing.ACCEPTED
            now[key] = _taken(track, at, limits) if taken else track
    seen = list(_waybill_first(seen, now))
    rest = (replace(track, missed=track.missed + 1) for key, track in followed.items() if key not in now)
    return (*now.values(), *rest), tuple(seen)


def at_edge(corners: Corners, size: tuple[int, int]) -> bool:
    """Say whether a symbol has no room for its quiet zones in a picture of that width and height.

    The first two corners run along the code.
    """
    first, second, third, fourth = corners
    return any(
        not 0 <= near + QUIET * (near - far) <= side
        for one, other in ((first, second), (second, first), (fourth, third), (third, fourth))
        for near, far, side in zip(one, other, size, strict=True)
    )


def _followed(before: Track | None, sighting: Sighting, at: datetime, limits: AcceptanceLimits) -> Track:
    vote = (at, max(1, len(sighting.decoders)))
    if before is None:
        return Track(sighting.symbology, sighting.data, sighting.corners, (vote,), at)
    votes = (*(given for given in before.votes if at - given[0] <= limits.window), vote)
    return replace(before, corners=sighting.corners, votes=votes, last=at, missed=0)


def _gone(track: Track, at: datetime, limits: AcceptanceLimits) -> bool:
    if limits.repeats is Repeats.ONCE and track.accepted is not None:
        return False
    return track.missed >= limits.absent_frames and at - track.last >= limits.absent_for


def _rival_votes(track: Track, absent: list[Track]) -> int:
    """Count the votes for another message read in this place one frame ago and not now: doubt asks for more."""
    x, y = _centre(track.corners)
    doubtful = (other for other in absent if other.missed == 0 and VOTES[other.symbology] > 1)
    return max((other.count() for other in doubtful if _holds(other.corners, x, y)), default=0)


def _seen(sighting: Sighting, track: Track, needed: int, at: datetime, limits: AcceptanceLimits) -> Seen:
    votes = track.count()
    if track.accepted is not None and not _may_repeat(track, at, limits):
        return Seen(sighting, Standing.HELD, votes, needed, HELD_BECAUSE[limits.repeats])
    if votes >= needed:
        return Seen(sighting, Standing.ACCEPTED, votes, needed, f"{votes} agreeing reads, {needed} needed")
    return Seen(sighting, Standing.WAITING, votes, needed, f"{votes} of {needed} agreeing reads")


HELD_BECAUSE: dict[Repeats, str] = {
    Repeats.ADAPTIVE: "taken already; counts again once it has left the picture",
    Repeats.OFF: "taken already",
    Repeats.TIMED: "taken already; counts again after the time that is set",
    Repeats.ONCE: "taken already; never counts again",
}


def _taken(track: Track, at: datetime, limits: AcceptanceLimits) -> Track:
    """Remember when a message was taken; where it may be taken again in view, that needs new votes."""
    spent = limits.repeats in {Repeats.OFF, Repeats.TIMED}
    return replace(track, accepted=at, votes=() if spent else track.votes)


def _may_repeat(track: Track, at: datetime, limits: AcceptanceLimits) -> bool:
    if limits.repeats is Repeats.TIMED:
        return track.accepted is not None and at - track.accepted >= limits.again_after
    return limits.repeats is Repeats.OFF


def _second(track: Track, before: Track | None, sighting: Sighting, twin: Seen) -> tuple[Track, Seen]:
    """Follow a second symbol of a message in one picture: two pieces once it has moved against the first one.

    Which of the two is the first is told by where the first was in the frame before.
    """
    first, other = twin.sighting.corners, sighting.corners
    if before is not None and _distance(before.corners, other) < _distance(before.corners, first):
        first, other = other, first
    size = _size(first)
    (x, y), (left, top) = _centre(other), _centre(first)
    apart = ((x - left) / size, (y - top) / size)
    held = Standing.HELD if twin.standing is Standing.ACCEPTED else twin.standing
    track = replace(track, corners=first, apart=track.apart or apart)
    assert track.apart is not None  # noqa: S101 - set one line above
    moved = max(abs(apart[0] - track.apart[0]), abs(apart[1] - track.apart[1]))
    if track.accepted is None or track.pieces > 1 or moved <= MOVED_APART:
        words = "two pieces, both taken" if track.pieces > 1 else "twice in the picture: one scan, until one moves away"
        return track, replace(twin, sighting=sighting, standing=held, reason=words)
    words = "a second piece: it moved away from the first"
    return replace(track, pieces=2), replace(twin, sighting=sighting, standing=Standing.ACCEPTED, reason=words)


def _waybill_first(seen: list[Seen], now: dict[tuple[Symbology, bytes], Track]) -> Iterator[Seen]:
    """Let goods wait while a parcel's code beside them is still waited for: a piece belongs to a parcel on the desk."""
    parcel = any(s.standing is Standing.WAITING and s.sighting.symbology not in RETAIL for s in seen)
    for each in seen:
        key = (each.sighting.symbology, each.sighting.data)
        if parcel and each.standing is Standing.ACCEPTED and key[0] in RETAIL and now[key].pieces == 1:
            votes = ((now[key].last, each.votes),)
            now[key] = replace(now[key], accepted=None, votes=votes)
            yield replace(each, standing=Standing.WAITING, reason="waits for the code beside it")
        else:
            yield each


def _size(corners: Corners) -> float:
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return max(1.0, float(max(xs) - min(xs)), float(max(ys) - min(ys)))


def _distance(one: Corners, other: Corners) -> float:
    (x, y), (a, b) = _centre(one), _centre(other)
    return abs(x - a) + abs(y - b)


def _centre(corners: Corners) -> tuple[float, float]:
    return sum(x for x, _ in corners) / 4, sum(y for _, y in corners) / 4


def _holds(corners: Corners, x: float, y: float) -> bool:
    xs = [corner[0] for corner in corners]
    ys = [corner[1] for corner in corners]
    return min(xs) <= x <= max(xs) and min(ys) <= y <= max(ys)
