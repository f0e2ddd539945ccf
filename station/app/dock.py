"""A dock at work: devices feed the capture, the desk runs on its threads, faces and previews go to the screens."""

import logging
import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from station.app.exporting import export
from station.app.eyes import Eyes, harder_reader, reader
from station.app.incidents import keep
from station.app.inlets import Hearers, Inlets
from station.app.scanning import WEDGE, known, learn
from station.app.station import Station
from station.app.syncing import syncing
from station.decoding import candidate
from station.devices.playback import as_recorded
from station.devices.recording import FolderRecording, RecordingWriter, pictures
from station.domain.code import RawScan, Source
from station.domain.desk.events import DeskEvent, Failed
from station.domain.desk.states import AwaitingPin, DeskState
from station.domain.flood import MOST_A_SECOND, Flow, admit
from station.domain.self_test import End, Proof, limits_of, of_text
from station.domain.shift import Tally
from station.domain.status import CameraState, StationStatus, SyncState
from station.domain.stratum import Of, Stratum
from station.ports import Frame, Image, KeyEvent, Look, SerialEvent, StationFault, TapeEvent
from station.services.capture import CapturePipeline, Notice, NoticeKind
from station.services.desk_loop import DeskLoop
from station.services.lookback import Lookback
from station.services.recorder import Recorder
from station.services.replay import Tape
from station.services.shadow_thread import ShadowThread
from station.services.syncing import SyncLoop, SyncReport
from station.ui.qt_desk import QtDesk

log = logging.getLogger(__name__)

EXPORTED = ("csv", "xlsx", "jsonl")


class Dock:
    """Everything that runs beside the window. As a context manager it stops in order, the desk last."""

    def __init__(self, station: Station, record: Path | None = None) -> None:
        """With `record`, all that the devices give is also written to a recording there."""
        self._station = station
        self._sync = SyncState.OFFLINE
        self._camera = CameraState.OFF
        self._unsynced = 0
        self._unsearched = False
        self._flows: dict[str, Flow] = {}
        self._learning = threading.Lock()
        self._eyes = Eyes(station.settings)
        self._closed: int | None = None
        self._stop = threading.Event()
        self._threads: list[threading.Thread] = []
        hearers = Hearers(self._frame, self._camera_lost, self._received, self.scanned, self._failed)
        self._inlets = Inlets(station.settings, station.clock, hearers)
        shadow = station.settings.shadow
        self._shadow = ShadowThread(candidate(shadow)) if shadow else None
        self._syncing: SyncLoop | None = None
        self._face: tuple[DeskState, Tally] | None = None
        self._strata: Callable[[], Mapping[Of, Stratum]] = dict
        self.desk = QtDesk(self._submit, station.clock)
        self._lookback = Lookback(_packed)
        self._recorder: Recorder | None = None
        if record is not None:
            self._recorder = Recorder(RecordingWriter(record, station.clock.now()), self._failed)
        self._service = station.desk(self._changed, self._wrong)
        self._strata = lambda: self._service.strata
        self.loop = DeskLoop(self._service, station.clock)
        scanners = known(station.data)
        self._pipeline = CapturePipeline(
            reader(station.settings),
            self.scanned,
            harder=harder_reader(station.settings),
            on_look=self._looked,
            on_notice=self._noticed,
            acceptance=station.settings.acceptance,
            aiming=station.settings.aim,
            wedge=limits_of(scanners.get(WEDGE)),
            lines={device: tested.ways for device, tested in scanners.items()},
        )

    def begin(self, recording: FolderRecording | None) -> None:
        """Start the desk, and a recording or the devices that the settings name."""
        self.loop.start()
        self._lookback.start()
        if self._recorder is not None:
            self._recorder.start()
        if recording is not None:
            self._run("station-tape", lambda: self._play(recording))
        elif self._station.settings.camera:
            self._camera = CameraState.OPENING
        if self._shadow is not None:
            self._shadow.start()
        self._inlets.start(camera=self._camera is CameraState.OPENING)
        if self._station.settings.centre:
            every = self._station.settings.sync_every_seconds
            self._syncing = SyncLoop(syncing(self._station), every, self._synced)
            self._syncing.start()
        self._republish()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop.set()
        self._inlets.stop()
        if self._syncing is not None:
            self._syncing.stop()
        self._join()  # a tape hands on its last event before the desk stops
        self.loop.stop()
        self._join()
        self._lookback.stop()
        if self._shadow is not None:
            self._shadow.stop()
        if self._recorder is not None:
            self._recorder.stop()
        with suppress(StationFault):  # a disk that refuses has been told of; its start will show no stop before it
            self._service.stopped()

    def _join(self) -> None:
        for thread in self._threads:
            thread.join()

    def scanned(self, raw: RawScan) -> None:
        """Take a raw scan, from whatever device; returns at once. A self-test card says something of its device."""
        shown = of_text(raw.text, End.ENTER) if raw.source in {Source.SERIAL, Source.HID} else None
        if shown is not None:
            self.tested(raw.device, replace(shown, aim=raw.aim is not None))
            return
        self._flows[raw.device], goes_on, told = admit(self._flows.get(raw.device), raw.at)
        if told:
            self._failed(
                f"{raw.device}: more than {MOST_A_SECOND} codes a second; the rest is dropped. Check its trigger"
            )
        if not goes_on:
            return
        self._lookback.took(raw)
        if self._shadow is not None:
            self._shadow.took(raw)
        self.loop.scanned(raw)

    def typed(self, text: str) -> None:
        """Take what a person typed; returns at once."""
        self.loop.typed(text)

    def keyed(self, key: KeyEvent) -> None:
        """Hear of a key press; what is typed while a PIN is asked is kept nowhere."""
        self._heard(key)

    def tested(self, device: str, tested: Proof) -> None:
        """Keep what a self-test has shown of a scanner; returns at once."""
        log.info(
            "self-test of %s: keys %s, separator %s, end %s", device, tested.ways.keys, tested.separator, tested.end
        )
        self._run("station-scanners", lambda: self._learn(device, tested))

    def _learn(self, device: str, tested: Proof) -> None:
        with self._learning:
            try:
                learn(self._station.data, device, tested)
            except StationFault as fault:
                self._failed(str(fault))

    def _received(self, event: SerialEvent) -> None:
        self._heard(event)
        self._pipeline.receive(event)

    def _heard(self, event: TapeEvent) -> None:
        self._lookback.take(event)
        if self._recorder is not None:
            self._recorder.take(event)

    def _wrong(self, at: datetime) -> None:
        self._run("station-incident", lambda: self._keep_incident(at))

    def _keep_incident(self, at: datetime) -> None:
        try:
            log.warning("said to be wrong; kept in %s", keep(self._lookback, self._station.data, at))
        except StationFault as fault:
            self._failed(str(fault))

    def _submit(self, event: DeskEvent) -> None:
        self.loop.submit(event)

    def _changed(self, state: DeskState, tally: Tally) -> None:
        self._face = (state, tally)
        self._lookback.hushed = isinstance(state.phase, AwaitingPin)
        if self._recorder is not None:
            self._recorder.hushed = self._lookback.hushed
        self._republish()
        if tally.closed and tally.shift is not None and self._closed != tally.shift.opened_seq:
            self._closed = tally.shift.opened_seq
            if state.notice is not None:  # closed now, not found closed at start
                self._run("station-export", self._export)

    def _republish(self) -> None:
        if self._face is not None:
            self.desk.publish(*self._face, self._status(), self._strata())

    def _status(self) -> StationStatus:
        station = self._station
        try:
            self._unsynced = station.ledger.head()[0] - station.ledger.pushed()[0]
        except StationFault as fault:  # the desk tells it to the operator; that must not fail too
            log.warning("status: %s", fault)
        store = station.shelf.store
        training = station.settings.training or store.training
        return StationStatus(
            station.settings.station,
            station.clock.now(),
            store.stamp(),
            self._unsynced,
            self._sync,
            self._camera,
            training=training,
        )

    def _play(self, recording: FolderRecording) -> None:
        tape = Tape(self._pipeline, self.loop.typed)
        self._camera = CameraState.LIVE
        try:
            for event in as_recorded(recording, self._station.clock, self._stop):
                self._heard(event)
                tape.feed(event)
        except StationFault as fault:
            self.loop.submit(Failed(str(fault), self._station.clock.now()))

    def _frame(self, frame: Frame) -> None:
        if self._camera is not CameraState.LIVE:
            self._camera = CameraState.LIVE
            self._republish()
        self._heard(frame)
        if self._shadow is not None:
            self._shadow.look(frame)
        try:
            self._pipeline.look(frame)
        except Exception as bug:
            log.exception("a picture could not be searched")
            if not self._unsearched:  # said once; the next picture may do
                self._failed(f"camera: a picture could not be searched ({type(bug).__name__}); look at the preview")
            self._unsearched = True

    def _camera_lost(self, words: str) -> None:
        log.warning("camera: %s", words)
        self._camera = CameraState.FROZEN if "repeats" in words else CameraState.LOST
        self._republish()

    def _looked(self, look: Look) -> None:
        self.desk.preview(self._eyes.shown(look, self.desk.preview_size))

    def _noticed(self, notice: Notice) -> None:
        """Tell the operator of a scan that was dropped; what was mended is logged."""
        log.warning("%s: %s: %s", notice.device, notice.kind.value, notice.detail)
        if notice.kind is not NoticeKind.KEYS:
            self._failed(f"{notice.device}: {notice.detail}")

    def _failed(self, words: str) -> None:
        log.warning("%s", words)
        self.loop.submit(Failed(words, self._station.clock.now()))

    def _synced(self, report: SyncReport) -> None:
        self._sync = report.state
        if report.problem:
            log.warning("sync: %s", report.problem)
        self._republish()

    def _export(self) -> None:
        """Write a closed shift's log beside the ledger, in every format."""
        folder = self._station.data / "exports"
        try:
            folder.mkdir(exist_ok=True)
            for form in EXPORTED:
                export(self._station, str(self._closed), form, self._free(folder, form))
        except (OSError, StationFault) as fault:
            self.loop.submit(Failed(f"the shift's log could not be exported: {fault}", self._station.clock.now()))

    def _free(self, folder: Path, form: str) -> Path:
        return folder / f"{self._station.settings.station}-shift-{self._closed}.{form}"

    def _run(self, name: str, target: Callable[[], None]) -> None:
        thread = threading.Thread(target=target, name=name)
        self._threads.append(thread)
        thread.start()


def _packed(image: Image) -> bytes:
    data: bytes = pictures().encoded(image, "png")
    return data
