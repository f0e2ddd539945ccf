"""What the desk can be: who works, what lies on it, what was put aside, and what was said last."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from station.domain.assessment import Assessment
from station.domain.code import Scan
from station.domain.counting import Noted, Piece
from station.domain.decision import Decision, Outcome, Refill
from station.domain.direction import Direction
from station.domain.goods import GoodsDossier, UnitDossier
from station.domain.identity import Operator
from station.domain.parcel import ParcelDossier
from station.domain.policy import Policy
from station.domain.routing import Profile
from station.domain.shift import Shift
from station.domain.subject import Ambiguous, Item, Sscc, Waybill

#: A person is offered so many readings and no more: they are chosen by one digit, and all are to be seen.
MOST_READINGS = 6


@dataclass(frozen=True, slots=True)
class ParcelWork:
    """One parcel being worked on: its scans so far, what is known of it, and what the rules say of that.

    `opened_by` is the scan that brought it to the desk; `scans` are those a decision will settle. `shown_at` is when
    this assessment reached the desk; `conform` says that an inspection found it as declared; `undone` counts the
    decisions taken back on this visit. `noted` is what a person found by hand; `unread` is the last scan, where it
    could not be read. `refills` are those that a person confirmed. `found_by` is the number that a returned parcel was
    found by, where that is not the original waybill.
    """

    waybill: str
    opened_by: int
    scans: tuple[int, ...]
    dossier: ParcelDossier
    pieces: tuple[Piece, ...]
    assessment: Assessment
    shown_at: datetime
    conform: bool = False
    undone: int = 0
    noted: tuple[Noted, ...] = ()
    unread: int | None = None
    refills: tuple[Refill, ...] = ()
    found_by: str = ""

    @property
    def number(self) -> str:
        """Return the number that lies on the desk: the one it was found by, else its waybill."""
        return self.found_by or self.waybill


@dataclass(frozen=True, slots=True)
class Choice:
    """An outcome a person chose, waiting for a second person's badge."""

    outcome: Outcome
    operator: Operator
    at: datetime


@dataclass(frozen=True, slots=True)
class Idle:
    """Nobody works here, or nothing lies on the desk."""


@dataclass(frozen=True, slots=True)
class AwaitingPin:
    """A badge was scanned; its PIN is wanted. With `choice`, it is the second person's, for that choice.

    `decided` is what stood on the screen: a supervisor signs in to take it back.
    """

    badge: str
    work: ParcelWork | None = None
    choice: Choice | None = None
    decided: "Decided | None" = None


@dataclass(frozen=True, slots=True)
class LookingUp:
    """A scan waits for its dossier; `work` is the parcel it may belong to.

    `found_by` is the number that led to this waybill, where it is another one.
    """

    scan: Scan
    subject: Waybill | Item | Sscc
    work: ParcelWork | None = None
    found_by: str = ""


@dataclass(frozen=True, slots=True)
class OnParcel:
    """A parcel lies on the desk, assessed and shown: the only phase in which anything can be decided."""

    work: ParcelWork


@dataclass(frozen=True, slots=True)
class OnGoods:
    """A product without a parcel is shown: standard attributes, packs, history. Nothing can be decided.

    Where the code says a lot or a serial number, the history is that of the lot or the piece alone.
    """

    scan: Scan
    dossier: GoodsDossier
    item: Item


@dataclass(frozen=True, slots=True)
class OnUnit:
    """A logistic unit is shown: where it has been, and what lies in it. Nothing can be decided."""

    scan: Scan
    dossier: UnitDossier


@dataclass(frozen=True, slots=True)
class Choosing:
    """A scan has several honest readings; a person chooses one.

    With `found_by` the readings are the original lists that this number of a returned parcel leads to.
    """

    scan: Scan
    ambiguous: Ambiguous
    work: ParcelWork | None = None
    found_by: str = ""


@dataclass(frozen=True, slots=True)
class AwaitingSecond:
    """The choice needs a second person; their badge is wanted."""

    work: ParcelWork
    choice: Choice


@dataclass(frozen=True, slots=True)
class Recording:
    """A decision is on its way to the disk; it is not shown as recorded before it is durable."""

    work: ParcelWork
    decision: Decision


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision is durable (ledger entry `seq`) and stays on the screen until the next scan."""

    work: ParcelWork
    decision: Decision
    seq: int


@dataclass(frozen=True, slots=True)
class Faulted:
    """The environment failed; the operator must acknowledge. `work` is what lay on the desk."""

    message: str
    work: ParcelWork | None = None


Phase = (
    Idle
    | AwaitingPin
    | LookingUp
    | OnParcel
    | OnGoods
    | OnUnit
    | Choosing
    | AwaitingSecond
    | Recording
    | Decided
    | Faulted
)


class NoticeCode(StrEnum):
    """What the desk says beside the verdict; the words stand in ui/phrases.py."""

    SIGN_IN_FIRST = "sign_in_first"
    OPEN_SHIFT_FIRST = "open_shift_first"
    SIGN_IN_REFUSED = "sign_in_refused"
    UNREADABLE = "unreadable"
    UNKNOWN_BARCODE = "unknown_barcode"
    REPEAT = "repeat"
    ALREADY_DECIDED = "already_decided"
    PARKED = "parked"
    NOT_SHOWN = "not_shown"
    TOO_SOON = "too_soon"
    NOT_ALLOWED = "not_allowed"
    STANDS_AGAINST = "stands_against"
    CARD_CANNOT_RELEASE = "card_cannot_release"
    SECOND_WANTED = "second_wanted"
    SECOND_REFUSED = "second_refused"
    READER_WANTED = "reader_wanted"
    CONFORM = "conform"
    INSPECT_FIRST = "inspect_first"
    CHOOSE_FIRST = "choose_first"
    ACKNOWLEDGE_FIRST = "acknowledge_first"
    NOTHING_TO_UNDO = "nothing_to_undo"
    UNDONE = "undone"
    VOIDED = "voided"
    TAKEN_BACK = "taken_back"
    NOTHING_TO_TAKE_BACK = "nothing_to_take_back"
    NO_SUCH_ROW = "no_such_row"
    REFILLED = "refilled"
    WRONG_DIRECTION = "wrong_direction"
    DECIDE_FIRST = "decide_first"
    OTHER_PARCEL_FIRST = "other_parcel_first"
    DIRECTION_SET = "direction_set"
    REFILL_TAKEN_BACK = "refill_taken_back"
    NOTHING_TO_REFILL = "nothing_to_refill"
    WRONG_KEPT = "wrong_kept"
    SHIFT_OPENED = "shift_opened"
    SHIFT_CLOSED = "shift_closed"
    SHIFT_NOT_CLOSED = "shift_not_closed"
    NOTHING_ON_DESK = "nothing_on_desk"
    IGNORED = "ignored"


@dataclass(frozen=True, slots=True)
class Notice:
    """One short message with its details, such as the findings that stand against a release."""

    code: NoticeCode
    details: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Recent:
    """One line of the pinned list of last results: what it was about and what became of it."""

    seq: int
    about: str
    result: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Setup:
    """What the desk was set up with; never changes while it works."""

    policy: Policy
    profile: Profile


@dataclass(frozen=True, slots=True)
class DeskState:
    """The whole desk. `parked` parcels were put aside undecided.

    `near` are the last scans, newest first, for as long as another one could be the same pull of a trigger.
    """

    setup: Setup
    operator: Operator | None = None
    shift: Shift | None = None
    phase: Phase = field(default_factory=Idle)
    parked: tuple[ParcelWork, ...] = ()
    notice: Notice | None = None
    recent: tuple[Recent, ...] = ()
    last_scan: Scan | None = None
    near: tuple[Scan, ...] = ()
    direction: Direction = Direction.OUTBOUND
