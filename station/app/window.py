"""The desktop app: which folder it opens, and its window from the first picture to the last."""

import shutil
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from station.app.belt import AS_OF, sample_centre
from station.app.cards import trainees
from station.app.clock import RecordedClock, SystemClock
from station.app.dock import Dock
from station.app.importing import import_files
from station.app.scanning import known
from station.app.station import REFERENCE, Station, opened
from station.app.training import BELT, enrol_alone, enrol_training, generate
from station.devices.recording import FolderRecording
from station.domain.station_code import make_badge
from station.samples.people import STAFF
from station.settings import FILE
from station.storage.reference.directory import ReferenceDirectory
from station.ui.key_filter import DEVICE
from station.ui.skin import Preferences, Trainee

TRAINING_PARCELS = 240


def run_window(data: Path, record: Path | None) -> int:
    """Open the window on a folder's station, or on its training warehouse where there is no data yet.

    With `record`, all that the devices give is also recorded there.
    """
    if not (data / FILE).exists() and not (data / REFERENCE).exists():
        data = training_folder(data)
    with opened(data, SystemClock()) as station:
        return show(station, None, record)


def run_demo(data: Path) -> int:
    """Open the window on fresh sample data, with the recorded belt as its camera, scanner and hands.

    It is the recording's own evening again: on another day the random sample would pick other parcels.
    """
    sample = sample_centre(data, print)
    folder = data / "demo" / SystemClock().now().strftime("%Y%m%d-%H%M%S-%f")
    enrol_alone(folder, sample.centre)
    recording = FolderRecording(sample.centre / BELT)
    clock = RecordedClock(recording.start)
    with opened(folder, clock) as station:
        return show(station, recording, begun=clock.run)


def training_folder(data: Path) -> Path:
    """Return the training station under a data folder, generating its warehouse at first use.

    One whose data an earlier version of Station wrote gets it in the format of today; its ledger goes on.
    """
    folder = data / "training"
    if not (folder / REFERENCE).exists():
        centre = folder / "centre"
        if not (centre / "root.json").exists():
            shutil.rmtree(centre, ignore_errors=True)  # what a stopped start left half made
            print("making the training warehouse ...")  # noqa: T201 - the window is not there yet
            generate(centre, seed=1, parcels=TRAINING_PARCELS, as_of=AS_OF, version=1, belt=False)
        enrol_training(folder, centre)
    elif not _answers(folder) and (folder / "centre" / "root.json").exists():
        import_files(folder / "centre", [], folder / "publisher", SystemClock().now())
        enrol_training(folder, folder / "centre")
    return folder


def _answers(folder: Path) -> bool:
    store = ReferenceDirectory(folder / REFERENCE).open_current()
    if store is not None:
        store.close()
    return store is not None


def show(
    station: Station,
    recording: FolderRecording | None,
    record: Path | None = None,
    *,
    begun: Callable[[], None] = lambda: None,
) -> int:
    """Show the window until it is closed; what was begun is finished before this returns."""
    from station.ui.start import application, run

    app = application(["station"])
    with Dock(station, record) as dock:
        begun()
        dock.begin(recording)
        return run(app, dock.desk, dock, preferences(station, idle=recording is None))


def preferences(station: Station, *, idle: bool) -> Preferences:
    """Return how the screens are to look and speak; trainees are offered on training stations alone."""
    settings = station.settings
    lock = timedelta(seconds=settings.idle_lock_seconds) if idle else None
    offered = tuple(
        Trainee(f"{person.name}\nPIN {PINS[person.number]}", make_badge(person.badge, station.card_key))
        for person in trainees(station.data)
        if person.number in PINS
    )
    tested = known(station.data).get(DEVICE)
    return Preferences(
        language=settings.language, theme=settings.theme, idle_lock=lock, tested=tested, trainees=offered
    )


#: The PINs of made-up people are no secret.
PINS = {number: pin for number, _name, _role, pin in STAFF}
