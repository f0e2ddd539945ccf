"""Decisions: what a person may say of a parcel, what was found, and the record of it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from station.domain.sampling import Drawn


class Outcome(StrEnum):
    """The station's own decision. It is never customs' legal release (receipt status 800)."""

    RELEASE = "release"
    INSPECT = "inspect"
    HOLD = "hold"
    DETAIN = "detain"
    RETURN = "return"
    RETURN_ACCEPT = "return_accept"
    RETURN_REJECT = "return_reject"


class Finding(StrEnum):
    """What speaks against a parcel, in CBV dispositions and customs terms."""

    UNKNOWN_PARCEL = "unknown_parcel"
    MISMATCH_QUANTITY = "mismatch_quantity"
    ELEMENT_DIFFERENT = "element_different"
    ELEMENT_MISSING = "element_missing"
    UNDECLARED_ITEM = "undeclared_item"
    GIFT_ITEM = "gift_item"
    UNKNOWN_BARCODE = "unknown_barcode"
    RESTRICTED_NUMBER = "restricted_number"
    BARCODE_NOT_DECLARED = "barcode_not_declared"
    BARCODE_MALFORMED = "barcode_malformed"
    ORIGIN_WRONG = "origin_wrong"
    CLASS_WRONG = "class_wrong"
    STALE_VERSION = "stale_version"
    CONTROL_HIT = "control_hit"
    CONTROL_NOTICE = "control_notice"
    RANDOM_SAMPLE = "random_sample"
    CUSTOMS_STATUS = "customs_status"
    OVER_LIMIT = "over_limit"
    STALE_DATA = "stale_data"
    ALREADY_DECIDED = "already_decided"
    ELEMENT_REFILLED = "element_refilled"
    MISMATCH_CLASS = "mismatch_class"
    MISMATCH_INSTANCE = "mismatch_instance"
    NOT_COUNTABLE = "not_countable"
    TOO_MANY_GIFTS = "too_many_gifts"
    NO_BARCODE = "no_barcode"
    BARCODE_UNREADABLE = "barcode_unreadable"
    EXPIRED = "expired"
    DAMAGED = "damaged"
    PROHIBITED = "prohibited"
    IP_SUSPECT = "ip_suspect"
    NEVER_LEFT = "never_left"
    NOT_APPLIED = "not_applied"
    RETURN_LATE = "return_late"
    NOTHING_SCANNED = "nothing_scanned"
    HISTORY_DOUBT = "history_doubt"
    HISTORY_ALERT = "history_alert"
    HISTORY_NOTICE = "history_notice"
    NOT_COMPARABLE = "not_comparable"


@dataclass(frozen=True, slots=True)
class EarlierDecision:
    """A decision that stands in a ledger already, here or at another station.

    `instances` are (GTIN, lot, serial) of the pieces that were scanned, where their barcodes said a lot or a serial.
    `picked` names the random controls whose draw had picked the parcel, `applications` the return applications that a
    returned one was held to.
    """

    station: str
    seq: int
    outcome: Outcome
    operator: str
    at: datetime
    undone: bool = False
    conform: bool = False
    instances: tuple[tuple[str, str, str], ...] = ()
    picked: tuple[str, ...] = ()
    applications: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Refill:
    """A standard value that a person confirmed beside a declared one: element `element` of row `row` of the list.

    `declared` is what the list says and stays; `standard` comes from `provenance` at `version` of the product's record.
    """

    row: int
    element: str
    declared: str
    standard: str
    provenance: str
    version: int
    operator: str


@dataclass(frozen=True, slots=True)
class Compared:
    """One element of row `row` that was not declared in the standard's own characters, and how the two stood.

    `match` is the verdict (`station.domain.matching.Match`) and `steps` what made them the same. `zh`, `en`, `required`
    and `codes` ((code, zh, en) of a coded element) are the element as its list had it, so that the verdict can be
    reached again from here alone.
    """

    row: int
    element: str
    zh: str
    en: str
    required: bool
    codes: tuple[tuple[str, str, str], ...]
    declared: str
    standard: str
    match: str
    steps: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided of a parcel, with all that was on the screen.

    `op_id` makes a repeated press harmless: the ledger takes it once. `scans` are the entries it settles.
    `second` is the second person where the two-person rule asks for one. `conform` says that a physical inspection
    found the goods as declared 相符. `by_hand` are (row, entry) of the pieces whose row a person chose.
    `instances` are (GTIN, lot, serial) of the pieces whose barcodes said a lot or a serial number. `controls` are the
    rules that hit, the most pressing first; `withheld` those of them whose words `operator` could not read.
    `applications` are the return applications that a returned parcel was held to. `evidence` has each finding with the
    (name, value) pairs that it was found on, as far as everybody may read them, for others read ledgers and exports.
    `compared` are the elements that were not declared in the standard's own characters, judged by the `edition` of the
    steps.
    """

    op_id: str
    waybill: str
    outcome: Outcome
    proposal: Outcome
    findings: tuple[Finding, ...]
    scans: tuple[int, ...]
    operator: str
    second: str | None
    at: datetime
    pack: str
    pack_version: int
    counted: tuple[tuple[str, int], ...] = ()
    controls: tuple[str, ...] = ()
    conform: bool = False
    draws: tuple[Drawn, ...] = ()
    by_hand: tuple[tuple[int, int], ...] = ()
    refills: tuple[Refill, ...] = ()
    instances: tuple[tuple[str, str, str], ...] = ()
    withheld: tuple[str, ...] = ()
    applications: tuple[str, ...] = ()
    evidence: tuple[tuple[Finding, tuple[tuple[str, str], ...]], ...] = ()
    compared: tuple[Compared, ...] = ()
    edition: str = ""
