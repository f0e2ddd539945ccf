"""What comes in from outside, record by record, as it was sent; and what was set aside."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from station.domain.control import ControlInstruction
from station.domain.goods import HsCode, PackLevel, Product, TraceEvent
from station.domain.parcel import DeclarationList, ReturnApplication, ReturnRow


class Action(StrEnum):
    """What a message wants done with a record (CEB `appType`)."""

    NEW = "1"
    CHANGE = "2"
    DELETE = "3"


class Taken(StrEnum):
    """What became of a record that was read well."""

    NEW = "new"
    CHANGED = "changed"
    DELETED = "deleted"
    REPEAT = "repeat"
    OLDER = "older"


@dataclass(frozen=True, slots=True)
class Older:
    """A record that was set aside because a newer one is known, and by what that is told."""

    line: int
    why: str


@dataclass(frozen=True, slots=True)
class Refused:
    """A record that was set aside: where it stands, which field, why, and what to do. Never holds personal data.

    `line` counts from 1 and is 0 where the whole file is meant; `field` is as on the wire, empty for the record.
    `record` counts the records of a message from 1, as many may stand in one line; 0 where no one record is meant.
    """

    line: int
    field: str
    reason: str
    fix: str
    record: int = 0


@dataclass(frozen=True, slots=True)
class Remark:
    """Something a person should know of a file or record that was taken all the same."""

    line: int
    text: str


@dataclass(frozen=True, slots=True)
class ListSent:
    """A declaration list as sent (CEB621). `pre_no` is empty where the list had none yet; `sent_at` is `appTime`."""

    line: int
    listing: DeclarationList
    pre_no: str
    action: Action
    sent_at: datetime


@dataclass(frozen=True, slots=True)
class ReceiptSent:
    """A customs receipt as sent (CEB622): it names its list by three numbers, and may come before it."""

    line: int
    cop_no: str
    pre_no: str
    invt_no: str
    ebc_code: str
    status: str
    at: datetime
    info: str


@dataclass(frozen=True, slots=True)
class ReturnSent:
    """A return application 退货申请单 as sent (CEB625). `invt_no` names the original list."""

    line: int
    invt_no: str
    cop_no: str
    pre_no: str
    order_no: str
    logistics_no: str
    ebc_code: str
    ebc_name: str
    customs_code: str
    reason: str
    rows: tuple[ReturnRow, ...]
    action: Action
    sent_at: datetime

    @property
    def application(self) -> ReturnApplication:
        """Return what a station needs of it; the original list's waybill is yet to be found."""
        return ReturnApplication(
            invt_no=self.invt_no,
            ebc_code=self.ebc_code,
            cop_no=self.cop_no,
            logistics_no=self.logistics_no,
            reason=self.reason,
            applied_at=self.sent_at,
            rows=self.rows,
            pre_no=self.pre_no,
            order_no=self.order_no,
        )


@dataclass(frozen=True, slots=True)
class EventSent:
    """A traceability event as sent (EPCIS 2.0): `body` is the event as JSON, `rows` what a station shows of it.

    `event_id` is its hash, so that two copies of one event are one, whoever stored them when; `said` is the id that the
    sender gave it where that is no hash, and no other event may have it. `times` are those that it says of itself, by
    their field.
    """

    line: int
    event_id: str
    said: str
    body: str
    rows: tuple[TraceEvent, ...]
    times: tuple[tuple[str, datetime], ...] = ()


@dataclass(frozen=True, slots=True)
class MasterSent:
    """One row of master data: a product, a pack level, an HS code with its elements, or a control.

    `as_of` is the instant that its file speaks for, where it says so.
    """

    line: int
    record: Product | PackLevel | HsCode | ControlInstruction
    as_of: datetime | None = None


Sent = ListSent | ReceiptSent | ReturnSent | EventSent | MasterSent
