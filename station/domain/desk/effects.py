"""What the desk asks for; the service performs it and answers with an event."""

from dataclasses import dataclass
from datetime import datetime

from station.domain.code import Scan
from station.domain.decision import Decision
from station.domain.direction import Direction
from station.domain.identity import Operator
from station.domain.shift import Bucket
from station.domain.subject import Item, ListRow, Note, Sscc, Waybill
from station.domain.thing import Thing


@dataclass(frozen=True, slots=True)
class LookUpParcel:
    """Find the dossier of a waybill; answered by `ParcelFound` or `Failed`."""

    scan: Scan
    waybill: str
    at: datetime


@dataclass(frozen=True, slots=True)
class LookUpOriginals:
    """Find the original lists that a returned parcel's number leads to; answered by `OriginalsFound` or `Failed`."""

    scan: Scan
    number: str


@dataclass(frozen=True, slots=True)
class LookUpGoods:
    """Find the dossier of a GTIN; answered by `GoodsFound` or `Failed`.

    Where `thing` says which lot or piece it is, the dossier's history is that one's, and of what it was packed in.
    """

    scan: Scan
    gtin: str
    at: datetime
    thing: Thing


@dataclass(frozen=True, slots=True)
class LookUpUnit:
    """Find the dossier of a logistic unit; answered by `UnitFound` or `Failed`."""

    scan: Scan
    sscc: str


@dataclass(frozen=True, slots=True)
class Settle:
    """Put a scan into its bucket. `of` is the entry it repeats or belongs to, `detail` a stable code."""

    scan: int
    bucket: Bucket
    at: datetime
    of: int | None = None
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Resolve:
    """Write down what a person chose: one of several readings, a row of the list, a finding.

    `of` is the scan that could not be read, where a row was chosen in its place. `original` says that it is the
    original list of a returned parcel that was chosen: a scan may be read in more than one way before that, too.
    """

    scan: int
    reading: Waybill | Item | Sscc | ListRow | Note
    operator: Operator
    at: datetime
    of: int | None = None
    original: bool = False


@dataclass(frozen=True, slots=True)
class Resume:
    """Write down that a parked parcel is on the desk again: what is scanned from now on is its own."""

    scan: int
    waybill: str
    operator: Operator
    at: datetime


@dataclass(frozen=True, slots=True)
class Record:
    """Make a decision durable; answered by `DecisionRecorded` or `Failed`."""

    decision: Decision


@dataclass(frozen=True, slots=True)
class RecordUndo:
    """Make an undo durable; answered by `UndoRecorded` or `Failed`."""

    decision_seq: int
    waybill: str
    operator: Operator
    at: datetime


@dataclass(frozen=True, slots=True)
class CheckPin:
    """Check a badge and its PIN; answered by `SignedIn` or `SignInRefused`. `second`: nobody is signed in by it."""

    badge: str
    pin: str
    at: datetime
    second: bool = False


@dataclass(frozen=True, slots=True)
class OpenShift:
    """Make a new shift durable; answered by `ShiftOpened` or `Failed`."""

    operator: Operator
    at: datetime


@dataclass(frozen=True, slots=True)
class CloseShift:
    """Close the shift if every scan is in a bucket; answered by `ShiftClosed`, `CloseRefused` or `Failed`."""

    operator: Operator
    at: datetime


@dataclass(frozen=True, slots=True)
class SetDirection:
    """Make a change of direction durable; answered by `DirectionSet` or `Failed`."""

    direction: Direction
    operator: Operator
    at: datetime


@dataclass(frozen=True, slots=True)
class SignOut:
    """Record that a person left."""

    operator: Operator
    at: datetime


@dataclass(frozen=True, slots=True)
class KeepIncident:
    """Keep what the devices gave in the last half minute as a recording for a tester."""

    at: datetime


@dataclass(frozen=True, slots=True)
class Retry:
    """Try once more to write what could not be written when a fault struck."""

    at: datetime


Effect = (
    LookUpParcel
    | LookUpOriginals
    | LookUpGoods
    | LookUpUnit
    | Settle
    | Resolve
    | Resume
    | Record
    | RecordUndo
    | CheckPin
    | OpenShift
    | CloseShift
    | SetDirection
    | SignOut
    | KeepIncident
    | Retry
)
