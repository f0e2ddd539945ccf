"""Pictures of a shift that had no screen: the first desk of each kind, painted after the work is done."""

from collections.abc import Callable
from pathlib import Path

from station.app.training import TRAINING_STATION
from station.domain.decision import Finding, Outcome
from station.domain.desk.states import (
    AwaitingPin,
    AwaitingSecond,
    Decided,
    DeskState,
    NoticeCode,
    OnGoods,
    OnParcel,
    ParcelWork,
)
from station.domain.goods import DataStamp
from station.domain.shift import Tally
from station.domain.status import CameraState, StationStatus, SyncState
from station.ports import Look, Preview

SIZES = ((1280, 800), (1920, 1080))
LANGUAGES = ("zh_CN", "en")
PREVIEW = (480, 270)

Kind = tuple[str, Callable[[DeskState], bool]]


def _proposes(outcome: Outcome, *, opened: bool) -> Callable[[DeskState], bool]:
    def fits(state: DeskState) -> bool:
        phase = state.phase
        return (
            isinstance(phase, OnParcel)
            and phase.work.assessment.proposal is outcome
            and bool(phase.work.pieces) is opened
            and not state.notice
        )

    return fits


def _said(code: NoticeCode) -> Callable[[DeskState], bool]:
    return lambda state: state.notice is not None and state.notice.code is code


def _sampled_alone(work: ParcelWork) -> bool:
    return work.assessment.findings == (Finding.RANDOM_SAMPLE,)


KINDS: tuple[Kind, ...] = (
    ("01-pin", lambda s: isinstance(s.phase, AwaitingPin)),
    ("02-shift-opened", _said(NoticeCode.SHIFT_OPENED)),
    ("03-release-proposed", _proposes(Outcome.RELEASE, opened=False)),
    ("04-inspect-proposed", _proposes(Outcome.INSPECT, opened=False)),
    ("05-hold-proposed", _proposes(Outcome.HOLD, opened=False)),
    ("06-detain-proposed", _proposes(Outcome.DETAIN, opened=False)),
    ("07-items-counted", _proposes(Outcome.RELEASE, opened=True)),
    ("08-second-person", lambda s: isinstance(s.phase, AwaitingSecond)),
    ("09-decided", lambda s: isinstance(s.phase, Decided)),
    ("10-unreadable", _said(NoticeCode.UNREADABLE)),
    ("11-product", lambda s: isinstance(s.phase, OnGoods)),
    ("12-shift-closed", _said(NoticeCode.SHIFT_CLOSED)),
    ("13-random-sample", lambda s: isinstance(s.phase, OnParcel) and _sampled_alone(s.phase.work)),
    ("14-return-accept-proposed", _proposes(Outcome.RETURN_ACCEPT, opened=True)),
    ("15-return-found-by-other-number", lambda s: isinstance(s.phase, OnParcel) and bool(s.phase.work.found_by)),
)


class Album:
    """Keeps one desk of each kind, with what the camera saw last before it, and paints them."""

    def __init__(self) -> None:
        self._kept: dict[str, tuple[DeskState, Tally, Preview | None]] = {}
        self._preview: Preview | None = None

    def look(self, look: Look) -> None:
        """Remember what the camera saw, where symbols were in it."""
        if look.boxes:
            from station.devices.preview import preview

            self._preview = preview(look.frame, PREVIEW, look.boxes)

    def take(self, state: DeskState, tally: Tally) -> None:
        """Keep this desk if it is the first of its kind."""
        for name, fits in KINDS:
            if name not in self._kept and fits(state):
                self._kept[name] = (state, tally, self._preview)

    def paint(self, folder: Path, stamp: DataStamp) -> list[Path]:
        """Paint every kept desk in each language and size; return the files."""
        from station.ui.face import Face
        from station.ui.shot import paint

        folder.mkdir(parents=True, exist_ok=True)
        files = []
        for name, (state, tally, picture) in self._kept.items():
            now = state.last_scan.raw.at if state.last_scan else stamp.as_of
            camera = CameraState.LIVE if picture else CameraState.OFF
            unsynced = state.last_scan.seq if state.last_scan else 0
            status = StationStatus(TRAINING_STATION, now, stamp, unsynced, SyncState.OFFLINE, camera, training=True)
            for language in LANGUAGES:
                for size in SIZES if name.startswith("03") else SIZES[:1]:
                    path = folder / f"{name}-{language}-{size[0]}x{size[1]}.png"
                    paint(Face(state, tally, status), size, language, path, picture)
                    files.append(path)
        return files
