"""Sounds: one tone a result, told apart by pitch and rhythm; a station without a sound card is silent and no slower."""

import logging
from enum import StrEnum
from typing import Any

from PySide6.QtCore import QLoggingCategory, QObject, QUrl

from station import paths
from station.domain.decision import Finding, Outcome
from station.domain.desk.states import (
    AwaitingSecond,
    Choosing,
    Decided,
    DeskState,
    Faulted,
    NoticeCode,
    OnGoods,
    OnParcel,
    OnUnit,
)
from station.ui.face import Face
from station.ui.verdict_banner import WARNING

log = logging.getLogger(__name__)


class Chime(StrEnum):
    """What is heard; each has its own file in resources/sounds."""

    OK = "ok"
    DONE = "done"
    REPEAT = "repeat"
    ATTENTION = "attention"
    STOP = "stop"
    ERROR = "error"


CHIMES: dict[Outcome, Chime] = {
    Outcome.RELEASE: Chime.OK,
    Outcome.INSPECT: Chime.ATTENTION,
    Outcome.HOLD: Chime.ATTENTION,
    Outcome.DETAIN: Chime.STOP,
    Outcome.RETURN: Chime.STOP,
    Outcome.RETURN_ACCEPT: Chime.OK,
    Outcome.RETURN_REJECT: Chime.STOP,
}


def chime_for(before: DeskState | None, after: DeskState) -> Chime | None:
    """Return what to play for a change of the desk: by its result, never by the mere read; None for silence."""
    phase, said = after.phase, after.notice
    if before is None or (phase is before.phase and said is before.notice):
        return None
    if isinstance(phase, Faulted):
        return None if isinstance(before.phase, Faulted) and said is None else Chime.ERROR
    if said is not None and said is not before.notice:
        if said.code in {NoticeCode.REPEAT, NoticeCode.ALREADY_DECIDED}:
            return Chime.REPEAT
        if said.code in WARNING:
            return Chime.ERROR
    return _of_phase(before, after)


def _of_phase(before: DeskState, after: DeskState) -> Chime | None:
    match after.phase:
        case Decided(seq=seq):
            return None if isinstance(before.phase, Decided) and before.phase.seq == seq else Chime.DONE
        case OnParcel(work=work):
            if isinstance(before.phase, OnParcel) and before.phase.work.scans == work.scans:
                return None
            repeated = Finding.ALREADY_DECIDED in work.assessment.findings
            return Chime.REPEAT if repeated else CHIMES[work.assessment.proposal]
        case OnGoods() | OnUnit():
            return Chime.OK
        case Choosing() | AwaitingSecond():
            return Chime.ATTENTION
        case _:
            return None


class Speaker(QObject):
    """Plays chimes at a volume from 0 (off) to 1. Sound is never the only news: what fails here is noted, no more."""

    def __init__(self, volume: float, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._volume = volume
        self._before: DeskState | None = None
        self._effects: dict[Chime, Any] | None = None

    def hear(self, face: Face) -> None:
        """Play what this face sounds like after the one before."""
        before, self._before = self._before, face.state
        chime = chime_for(before, face.state)
        if chime is not None:
            self.play(chime)

    def play(self, chime: Chime) -> None:
        """Play a chime, if this machine can."""
        if self._volume <= 0:
            return
        if self._effects is None:
            self._effects = self._load()
        effect = self._effects.get(chime)
        if effect is not None:
            effect.play()

    def _load(self) -> dict[Chime, Any]:
        """Load all chimes; the multimedia part of Qt comes late, and not at all where a system library is missing."""
        QLoggingCategory.setFilterRules("qt.multimedia.*=false")  # a machine without a sound card is a normal day
        try:
            from PySide6.QtMultimedia import QMediaDevices, QSoundEffect  # noqa: PLC0415 - late, and may be missing
        except ImportError as error:
            log.warning("no sound: %s", error)
            return {}
        if not QMediaDevices.audioOutputs():
            log.warning("no sound: no audio device")
            return {}
        effects: dict[Chime, Any] = {}
        for chime in Chime:
            effect = QSoundEffect(self)
            effect.setSource(QUrl.fromLocalFile(str(paths.resource("sounds", f"{chime.value}.wav"))))
            effect.setVolume(self._volume)
            effects[chime] = effect
        return effects
