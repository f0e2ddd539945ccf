"""A decoder that reads beside the live one: the same frames, the same rules, and nothing it says reaches the desk."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from station.domain.code import RawScan
from station.ports import Decoder, Frame
from station.services.capture import CapturePipeline


@dataclass(frozen=True, slots=True)
class Compared:
    """What two decoders took of the same frames: how many codes both, only the live one, only the candidate."""

    frames: int
    both: int
    only_live: tuple[RawScan, ...]
    only_shadow: tuple[RawScan, ...]


@dataclass(slots=True)
class Shadow:
    """Runs a candidate on frames and compares what it takes with what the live capture took.

    `faults` counts frames on which the candidate failed: a candidate's bug is noted and never reaches the dock. For
    one thread.
    """

    candidate: Decoder
    on_fault: Callable[[Exception], None] = lambda _: None
    frames: int = 0
    faults: int = 0
    _live: list[RawScan] = field(default_factory=list)
    _taken: list[RawScan] = field(default_factory=list)
    _pipeline: CapturePipeline = field(init=False)

    def __post_init__(self) -> None:
        self._pipeline = CapturePipeline(self.candidate, self._taken.append)

    def live_took(self, scan: RawScan) -> None:
        """Hear what the live capture took."""
        self._live.append(scan)

    def look(self, frame: Frame) -> None:
        """Let the candidate look at a frame that the live decoder saw."""
        self.frames += 1
        try:
            self._pipeline.look(frame)
        except Exception as bug:  # noqa: BLE001 - whatever a candidate does must not reach the dock
            self.faults += 1
            self.on_fault(bug)

    def compared(self) -> Compared:
        """Return what both took; a code taken twice by one and once by the other is in both once."""
        live, shadow = Counter(map(_said, self._live)), Counter(map(_said, self._taken))
        return Compared(
            self.frames,
            (live & shadow).total(),
            _beyond(self._live, live - shadow),
            _beyond(self._taken, shadow - live),
        )


def _said(scan: RawScan) -> tuple[str | None, bytes]:
    return scan.symbology, scan.data


def _beyond(scans: list[RawScan], surplus: Counter[tuple[str | None, bytes]]) -> tuple[RawScan, ...]:
    found = []
    for scan in reversed(scans):
        if surplus[_said(scan)] > 0:
            surplus[_said(scan)] -= 1
            found.append(scan)
    return tuple(reversed(found))
