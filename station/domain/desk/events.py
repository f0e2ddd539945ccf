"""What can happen to the desk."""

from dataclasses import dataclass
from datetime import datetime

from station.domain.code import Scan
from station.domain.decision import Decision, Outcome
from station.domain.direction import Direction
from station.domain.goods import GoodsDossier, UnitDossier
from station.domain.identity import Operator
from station.domain.parcel import Originals, ParcelDossier
from station.domain.shift import Shift, Tally


@dataclass(frozen=True, slots=True)
class Scanned:
    """A scan, already durable."""

    scan: Scan


@dataclass(frozen=True, slots=True)
class ParcelFound:
    """The answer to `LookUpParcel`; an unknown waybill comes as an empty dossier."""

    scan: Scan
    dossier: ParcelDossier
    at: datetime


@dataclass(frozen=True, slots=True)
class OriginalsFound:
    """The answer to `LookUpOriginals`; an unknown number leads nowhere."""

    scan: Scan
    originals: Originals
    at: datetime


@dataclass(frozen=True, slots=True)
class GoodsFound:
    """The answer to `LookUpGoods`."""

    scan: Scan
    dossier: GoodsDossier
    at: datetime


@dataclass(frozen=True, slots=True)
class UnitFound:
    """The answer to `LookUpUnit`; an unknown unit comes as an empty dossier."""

    scan: Scan
    dossier: UnitDossier
    at: datetime


@dataclass(frozen=True, slots=True)
class Chosen:
    """A person chose an outcome for the parcel that the screen named. `card` marks a command barcode."""

    waybill: str
    outcome: Outcome
    at: datetime
    card: bool = False


@dataclass(frozen=True, slots=True)
class FoundConform:
    """A person opened the parcel and found it as declared 相符."""

    waybill: str
    at: datetime


@dataclass(frozen=True, slots=True)
class ReadingChosen:
    """A person chose one of several readings, by its place."""

    index: int
    at: datetime


@dataclass(frozen=True, slots=True)
class PinTyped:
    """A PIN was typed for the badge that waits. It goes nowhere but to the hasher."""

    pin: str
    at: datetime


@dataclass(frozen=True, slots=True)
class SignedIn:
    """Badge and PIN are right."""

    operator: Operator
    at: datetime


@dataclass(frozen=True, slots=True)
class SignInRefused:
    """Badge or PIN is wrong, revoked or locked out; `reason` is a stable code."""

    reason: str
    at: datetime


@dataclass(frozen=True, slots=True)
class OpenShiftAsked:
    """The person at work asks for a new shift."""

    at: datetime


@dataclass(frozen=True, slots=True)
class CloseShiftAsked:
    """The person at work asks to close the shift."""

    at: datetime


@dataclass(frozen=True, slots=True)
class ShiftOpened:
    """The shift is open, durably."""

    shift: Shift


@dataclass(frozen=True, slots=True)
class ShiftClosed:
    """The shift is closed, durably, with what was counted."""

    shift: Shift
    tally: Tally


@dataclass(frozen=True, slots=True)
class CloseRefused:
    """The shift cannot close: these scans are in no bucket yet."""

    open_scans: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class DecisionRecorded:
    """A decision is durable as entry `seq`."""

    decision: Decision
    seq: int


@dataclass(frozen=True, slots=True)
class UndoRecorded:
    """An undo is durable: the decision at entry `decision_seq` no longer stands."""

    decision_seq: int
    at: datetime


@dataclass(frozen=True, slots=True)
class UndoAsked:
    """The person at work takes a decision back: that of entry `seq`, or with a card the one on the screen."""

    at: datetime
    seq: int | None = None


@dataclass(frozen=True, slots=True)
class VoidAsked:
    """A parcel is not to be worked on after all: that of `waybill`, or with a card the one on the desk."""

    at: datetime
    waybill: str | None = None


@dataclass(frozen=True, slots=True)
class DirectionAsked:
    """The desk is to work in this direction; `card` marks a command barcode, else it takes a supervisor."""

    direction: Direction
    at: datetime
    card: bool = False


@dataclass(frozen=True, slots=True)
class DirectionSet:
    """The direction is written down."""

    direction: Direction


@dataclass(frozen=True, slots=True)
class RefillAsked:
    """A person confirms the standard value for one element of a row, or (`element` None) for all that are proposed.

    `waybill` is the parcel that the screen named, None with a card: then it is the one on the desk.
    """

    at: datetime
    waybill: str | None = None
    row: int | None = None
    element: str | None = None


@dataclass(frozen=True, slots=True)
class TakeBackAsked:
    """The last piece or note is wrong: that of `waybill`, or with a card that of the parcel on the desk."""

    at: datetime
    waybill: str | None = None


@dataclass(frozen=True, slots=True)
class ResumeAsked:
    """A parked parcel is wanted back on the desk."""

    waybill: str
    at: datetime


@dataclass(frozen=True, slots=True)
class DataSwitched:
    """Newer reference data is in use: what lies on the desk was judged by older."""

    at: datetime


@dataclass(frozen=True, slots=True)
class WrongSaid:
    """A person says that what the station just took, or did not take, was wrong."""

    at: datetime


@dataclass(frozen=True, slots=True)
class LockAsked:
    """The person leaves, or was idle too long; what lies on the desk is put aside."""

    at: datetime


@dataclass(frozen=True, slots=True)
class CancelAsked:
    """The person backs out of a PIN, a choice of readings, or a wanted second person."""

    at: datetime


@dataclass(frozen=True, slots=True)
class Failed:
    """The environment failed at what was asked; the message tells the operator what to do."""

    message: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Acknowledged:
    """The operator has read the fault."""

    at: datetime


DeskEvent = (
    Scanned
    | ParcelFound
    | OriginalsFound
    | GoodsFound
    | UnitFound
    | Chosen
    | FoundConform
    | ReadingChosen
    | PinTyped
    | SignedIn
    | SignInRefused
    | OpenShiftAsked
    | CloseShiftAsked
    | ShiftOpened
    | ShiftClosed
    | CloseRefused
    | DecisionRecorded
    | UndoRecorded
    | UndoAsked
    | VoidAsked
    | DirectionAsked
    | DirectionSet
    | RefillAsked
    | TakeBackAsked
    | ResumeAsked
    | DataSwitched
    | WrongSaid
    | LockAsked
    | CancelAsked
    | Failed
    | Acknowledged
)
