"""Everything Station needs from outside, on one page. Each port is held by a contract test over adapter and fake."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

from station.domain.code import RawScan, Symbology
from station.domain.control import ControlInstruction
from station.domain.decision import EarlierDecision
from station.domain.goods import DataStamp, GoodsDossier, UnitDossier
from station.domain.history import History
from station.domain.identity import Operator
from station.domain.keyboards import Held
from station.domain.ledger import Draft, Entry
from station.domain.parcel import Originals, ParcelDossier
from station.domain.picture import Hint
from station.domain.sightings import Standing
from station.domain.thing import Thing


class StationFault(Exception):
    """The environment is at fault (disk, device, file), not the program. The message tells the operator what to do."""


class Clock(Protocol):
    """Time is handed in."""

    def now(self) -> datetime:
        """Return the current instant, aware, in UTC."""


class Image(Protocol):
    """An 8-bit picture, rows x columns (grey) or rows x columns x 3 (BGR); a numpy array in every real source."""

    @property
    def shape(self) -> tuple[int, ...]:
        """Return (rows, columns) or (rows, columns, channels)."""


Point = tuple[int, int]
Quad = tuple[Point, Point, Point, Point]


@dataclass(frozen=True, slots=True)
class Frame:
    """One picture from a camera, numbered, with the instant it was taken (aware, UTC)."""

    index: int
    at: datetime
    image: Image


@dataclass(frozen=True, slots=True)
class Read:
    """One symbol read in one picture. `data` is the message in bytes, FNC1 as GS; corners in picture pixels.

    `decoder` names the decoders that agree on it, joined by ``+``, the first reader first. `text` is the message in
    the character set the symbol declares, where it is not plain UTF-8. `weak` marks a read that needs one vote more.
    """

    symbology: Symbology
    data: bytes
    aim: str | None
    quad: Quad
    decoder: str
    text: str = ""
    weak: bool = False


class Decoder(Protocol):
    """Reads the symbols of one picture; keeps no state that changes an answer."""

    name: str

    def read(self, image: Image) -> tuple[Read, ...]:
        """Return every symbol read in the picture; an unreadable picture gives an empty tuple, never an error."""


@dataclass(frozen=True, slots=True)
class Box:
    """A symbol seen in a frame, as the overlay draws it: corners in the picture's pixels, its message, its standing."""

    quad: Quad
    text: str
    symbology: Symbology
    standing: Standing
    reason: str


@dataclass(frozen=True, slots=True)
class Look:
    """What the capture made of one frame: the frame and every symbol in it."""

    frame: Frame
    boxes: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class Preview:
    """A frame ready to paint: `bgra` holds height rows of width x 4 bytes; boxes are in the preview's pixels.

    `hint` says what is the matter with the picture; `region` (left, top, right, bottom) is where codes are looked for,
    None for everywhere; with `sight` only the code in its middle is taken.
    """

    width: int
    height: int
    bgra: bytes
    at: datetime
    boxes: tuple[Box, ...] = ()
    hint: Hint | None = None
    region: tuple[int, int, int, int] | None = None
    sight: bool = False


OnScan = Callable[[RawScan], None]
OnFault = Callable[[str], None]


class ScanSource(Protocol):
    """A device that reads codes by itself."""

    name: str

    def start(self, on_scan: OnScan, on_fault: OnFault) -> None:
        """Begin reading; call back once per confirmed scan, from any thread."""

    def stop(self) -> None:
        """Stop reading; after this returns, no further callback happens."""


class FrameSource(Protocol):
    """A camera, a video file, or a recorded camera."""

    name: str

    def frames(self) -> Iterator[Frame]:
        """Yield frames until the source ends or is closed. Raises StationFault where it cannot be opened."""

    def close(self) -> None:
        """Let the device go; safe to call from another thread and twice."""


@dataclass(frozen=True, slots=True)
class KeyEvent:
    """One key press as the tape holds it: the text it types (may be empty), and its name for keys without text.

    `place` is where the key lies (`domain.keyboards`), 0 where that is not known; `held` what was held with it.
    """

    at: datetime
    text: str
    key: str = ""
    place: int = 0
    held: Held = Held.NONE


@dataclass(frozen=True, slots=True)
class SerialEvent:
    """Bytes as they came off a serial line, in one chunk; none where the line was opened (again)."""

    at: datetime
    data: bytes
    device: str = "serial"


TapeEvent = Frame | KeyEvent | SerialEvent


class Recording(Protocol):
    """A recorded stretch of dock: frames, keys and serial bytes on one clock."""

    name: str

    def events(self) -> Iterator[TapeEvent]:
        """Yield all events in the order of their times; equal times in the order recorded."""


class ReferenceStore(Protocol):
    """Read-only reference data, replaced whole. Look-ups never write and never wait for an import."""

    def stamp(self) -> DataStamp:
        """Say which data this is and how old."""

    def parcel(self, waybill: str, at: datetime) -> ParcelDossier:
        """Return what is known of a parcel at an instant; an unknown waybill gives an empty dossier.

        Element lists of commodity codes are those in force on the day of its declaration. Raises StationFault where
        the files cannot be read.
        """

    def originals(self, number: str) -> Originals:
        """Return the original lists that the number on a returned parcel leads to.

        A number is a waybill that a list has, or one that a return application (CEB625) bears: its logisticsNo, copNo,
        preNo, orderNo or invtNo. An unknown number leads nowhere; an empty one too.
        """

    def goods(self, gtin: str, at: datetime) -> GoodsDossier:
        """Return what is known of a GTIN (14 digits) at an instant; an unknown one gives an empty dossier.

        Versions and element lists are those valid on its day in Beijing, as customs counts days.
        """

    def history(self, thing: Thing) -> History:
        """Return the newest events of a lot, a piece or a unit, of all it was packed in and made from, by time.

        Older ones that warn of it are among them, and it says where it ends before all was looked at.
        """

    def unit(self, sscc: str) -> UnitDossier:
        """Return what is known of a logistic unit; an unknown one gives an empty dossier."""

    def rates(self) -> tuple[ControlInstruction, ...]:
        """Return the controls of scope ``random``, in force or not, by rule and version."""

    def operators(self) -> Sequence[Operator]:
        """Return the people who may sign in here."""


class Ledger(Protocol):
    """The station's append-only record. Safe to call from any thread; one writing connection inside."""

    station: str

    def append(self, draft: Draft) -> Entry:
        """Write an entry and return it once it is durable.

        A draft whose `op_id` is in the ledger already is not written again: the entry that holds it is returned.
        Raises StationFault where it could not be made durable; then nothing was written.
        """

    def entries(self, after: int = 0) -> Iterator[Entry]:
        """Yield entries with a sequence number greater than `after`, in order."""

    def head(self) -> tuple[int, str]:
        """Return (sequence number, hash) of the last entry; (0, GENESIS) for an empty ledger."""

    def decisions(self, waybill: str) -> tuple[EarlierDecision, ...]:
        """Return the decisions on a parcel that stand in this ledger, oldest first."""

    def close(self) -> None:
        """Let the file go; a closed ledger takes nothing more."""


@dataclass(frozen=True, slots=True)
class Pack:
    """A verified set of reference files, ready to be opened: name, version, and the files on this disk."""

    name: str
    version: int
    as_of: datetime
    base: Path
    delta: Path | None


@dataclass(frozen=True, slots=True)
class PushReceipt:
    """The centre's answer to a push: how far it now has this station's ledger, and that head's hash."""

    station: str
    head_seq: int
    head_hash: str


class Centre(Protocol):
    """Where reference data comes from and ledger entries go: a folder, or the hub."""

    name: str

    def head(self, station: str) -> PushReceipt:
        """Say how far the centre has this station's ledger; head_seq 0 with GENESIS where it has nothing."""

    def push(self, station: str, entries: Sequence[Entry]) -> PushReceipt:
        """Hand over consecutive entries; what the centre has already is checked against its copy and skipped.

        Raises Fork where an entry differs from the centre's copy, or the chain does not join; StationFault where the
        centre cannot be reached.
        """

    def stations(self) -> Sequence[str]:
        """Return the stations that have sent entries, by id. Raises StationFault where it cannot be reached."""

    def entries(self, station: str) -> Iterator[Entry]:
        """Yield a station's entries as far as the centre has them whole, in order; none for a station it does not know.

        Raises StationFault where it cannot be reached.
        """

    def newest_pack(self, current_version: int) -> Pack | None:
        """Fetch and verify reference files newer than `current_version`; None where there are none.

        Raises StationFault where what lies there is forged, damaged, expired or older than what was seen before.
        """


class Outbox(Protocol):
    """How far a ledger was handed over: the ledger itself is the queue, this is its cursor."""

    def pushed(self) -> tuple[int, str]:
        """Return (sequence number, hash) of the newest entry that a centre has receipted; (0, GENESIS) for none."""

    def remember_receipt(self, receipt: PushReceipt, at: datetime) -> None:
        """Keep a centre's receipt: it witnesses every entry up to its head."""


class PackShelf(Protocol):
    """Where reference packs are put and switched to, without a restart."""

    def version(self) -> int:
        """Return the version of the pack in use; 0 where there is none."""

    def install(self, pack: Pack) -> DataStamp:
        """Verify a pack, keep it, and answer from it from now on; the last good one stays where it fails.

        Raises StationFault where the pack is damaged, or older than the one in use.
        """

    def rates(self) -> tuple[ControlInstruction, ...]:
        """Return the controls of scope ``random`` in the pack in use, as `ReferenceStore.rates` does."""


class Fork(StationFault):
    """The centre holds a different history of this station: a restored backup, a clone, or an edit."""

    def __init__(self, station: str, seq: int, reason: str) -> None:
        super().__init__(f"ledger of {station} forks at entry {seq}: {reason}")
        self.station = station
        self.seq = seq


class Exporter(Protocol):
    """Writes a shift's log in one format. The file appears whole or not at all, and never over another."""

    suffix: str

    def write(self, path: Path, header: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
        """Write header and rows to a new file. Raises StationFault where the file exists or cannot be written."""


class PinHasher(Protocol):
    """Hashes and checks PINs (argon2id of an HMAC with the device's pepper)."""

    def hash(self, pin: str) -> str:
        """Return a salted hash of a PIN."""

    def matches(self, pin_hash: str, pin: str) -> bool:
        """Say whether a PIN is the one that was hashed."""
