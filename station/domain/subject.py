"""What a scan turned out to be about: the answers of routing."""

from dataclasses import dataclass, field
from enum import StrEnum

from station.domain.decision import Finding
from station.domain.thing import Thing


class Command(StrEnum):
    """What a command barcode can ask of the desk. A release by card only confirms a proposed release."""

    RELEASE = "RELEASE"
    INSPECT = "INSPECT"
    HOLD = "HOLD"
    DETAIN = "DETAIN"
    RETURN = "RETURN"
    CONFORM = "CONFORM"
    UNDO = "UNDO"
    VOID = "VOID"
    TAKE_BACK = "TAKEBACK"
    REFILL = "REFILL"
    ACCEPT = "ACCEPT"
    REJECT = "REJECT"
    RETURNS = "RETURNS"
    OUTBOUND = "OUTBOUND"
    WRONG = "WRONG"
    LOCK = "LOCK"
    OPEN_SHIFT = "OPENSHIFT"
    CLOSE_SHIFT = "CLOSESHIFT"


@dataclass(frozen=True, slots=True)
class Waybill:
    """A carrier's parcel number 运单编号 (CEB `logisticsNo`): no GS1 data, Code 128 as a rule."""

    number: str


@dataclass(frozen=True, slots=True)
class Item:
    """A product or a pack of products by its barcode 商品条码.

    `gtin` has 14 digits. `restricted` marks restricted-circulation numbers (RCN): never a global product.
    `ai` holds the other application identifiers of an element string, without personal data (AIs 4300-4320).
    """

    gtin: str
    lot: str | None = None
    serial: str | None = None
    restricted: bool = False
    ai: tuple[tuple[str, str], ...] = ()
    warnings: tuple[str, ...] = ()

    @property
    def thing(self) -> Thing:
        """Return what its history is asked of."""
        return Thing(self.gtin, self.lot, self.serial)

    @property
    def told_apart(self) -> bool:
        """Say whether the code says which lot or which piece it is, so that its history is not the product's alone."""
        return bool(self.lot or self.serial)


@dataclass(frozen=True, slots=True)
class Sscc:
    """A logistic unit (AI 00), 18 digits."""

    sscc: str


@dataclass(frozen=True, slots=True)
class ListRow:
    """A row of a parcel's list that a person chose for a piece without a readable barcode.

    `instead` is the entry of the scan that could not be read, None where there was no barcode.
    """

    waybill: str
    gnum: int
    instead: int | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """A finding that a person noted by hand on a parcel, or on a row of its list."""

    waybill: str
    finding: Finding
    gnum: int | None = None


@dataclass(frozen=True, slots=True)
class CommandCode:
    """One of the station's own cards: a command."""

    command: Command


@dataclass(frozen=True, slots=True)
class BadgeCode:
    """One of the station's own cards: a person's badge. `badge` is the random badge id, not a staff number."""

    badge: str


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """Two or more honest readings; a person chooses, nobody guesses."""

    readings: "tuple[Waybill | Item | Sscc, ...]"
    why: str = ""


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A torn, wrong or forged code: `reason` is a stable code, `detail` says what is wrong in plain English."""

    reason: str
    detail: str = ""
    near: tuple[str, ...] = field(default=())


Subject = Waybill | Item | Sscc | ListRow | Note | CommandCode | BadgeCode | Ambiguous | Unreadable
