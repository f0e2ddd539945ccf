"""The house's own limits: how old data may be, how fast is too fast, what needs a second person."""

from dataclasses import dataclass, field
from datetime import timedelta
from decimal import Decimal

from station.domain.decision import Finding, Outcome
from station.domain.history.doubt import IMPOSSIBLE, DoubtCode

#: CEB622 `returnStatus` codes (customs annex 202205) and what the station may propose while one is newest.
CUSTOMS_STATUS: dict[str, tuple[str, str, Outcome]] = {
    "1": ("暂存", "stored", Outcome.HOLD),
    "2": ("申报中", "being declared", Outcome.HOLD),
    "3": ("发送海关成功", "sent to customs", Outcome.HOLD),
    "4": ("发送海关失败", "sending failed", Outcome.HOLD),
    "100": ("海关退单", "refused by customs", Outcome.HOLD),
    "120": ("海关入库", "received by customs", Outcome.HOLD),
    "300": ("人工审核", "manual review", Outcome.HOLD),
    "399": ("海关审结", "reviewed", Outcome.HOLD),
    "500": ("查验", "inspection ordered", Outcome.INSPECT),
    "501": ("扣留移送通关", "detained, to clearance", Outcome.DETAIN),
    "502": ("扣留移送缉私", "detained, to anti-smuggling", Outcome.DETAIN),
    "503": ("扣留移送法规", "detained, to legal", Outcome.DETAIN),
    "599": ("其他扣留", "detained, other", Outcome.DETAIN),
    "700": ("退运", "to be returned", Outcome.RETURN),
    "800": ("放行", "released by customs", Outcome.RELEASE),
    "899": ("结关", "closed", Outcome.RELEASE),
}

#: Findings that are told but stand in nobody's way.
HARMLESS = frozenset({Finding.GIFT_ITEM, Finding.ELEMENT_REFILLED, Finding.CONTROL_NOTICE, Finding.HISTORY_NOTICE})

#: Findings that a look at the papers can settle.
DOCUMENT_FINDINGS = frozenset(
    {
        Finding.ELEMENT_MISSING,
        Finding.NOT_COMPARABLE,
        Finding.BARCODE_MALFORMED,
        Finding.BARCODE_NOT_DECLARED,
        Finding.STALE_VERSION,
    }
)

#: What a doubt of the history of the very thing at hand proposes: what cannot be true has the thing looked at, an alert
#: holds it, a gap is told.
DOUBTS: tuple[tuple[DoubtCode, Outcome], ...] = tuple(
    (code, Outcome.INSPECT if code in IMPOSSIBLE else Outcome.HOLD if code is DoubtCode.ALERT else Outcome.RELEASE)
    for code in DoubtCode
)

#: Findings that "found as declared" cannot clear: nothing to compare with, data too old, counted
#: otherwise, or a fault of the goods themselves, one that their history tells of among them: recalled, stolen.
NOT_CLEARABLE = frozenset(
    {
        Finding.UNKNOWN_PARCEL,
        Finding.STALE_DATA,
        Finding.MISMATCH_QUANTITY,
        Finding.UNDECLARED_ITEM,
        Finding.ALREADY_DECIDED,
        Finding.MISMATCH_CLASS,
        Finding.MISMATCH_INSTANCE,
        Finding.EXPIRED,
        Finding.DAMAGED,
        Finding.PROHIBITED,
        Finding.IP_SUSPECT,
        Finding.HISTORY_ALERT,
    }
)


def customs_status(status: str | None) -> tuple[str, str, Outcome]:
    """Return (zh, en, what the station may propose) for a receipt status; none, negative and unknown ones hold."""
    if status is None:
        return "无回执", "no receipt", Outcome.HOLD
    if status.startswith("-"):
        return "处理失败", "processing error", Outcome.HOLD
    return CUSTOMS_STATUS.get(status, ("未知状态", "unknown status", Outcome.HOLD))


@dataclass(frozen=True, slots=True)
class Policy:
    """Limits of a station; data, with defaults that hold back rather than let go.

    `refill_clears` says that a missing element no longer holds a parcel once a person confirmed its refill.
    `peak` lowers random rates to their minimum where the bound on wrong parcels is within `tolerated`.
    `doubts` says what each doubt of a history proposes; release means that it is told and holds nothing back.
    `return_apply` and `return_back` are how long after the release a return may be applied for and come back.
    """

    guard: timedelta = timedelta(milliseconds=300)
    double_trigger: timedelta = timedelta(milliseconds=500)
    two_carriers: timedelta = timedelta(seconds=1)
    undo_window: timedelta = timedelta(seconds=60)
    max_data_age: timedelta = timedelta(hours=72)
    transaction_limit: Decimal = Decimal(5000)
    gifts_per_piece: Decimal = Decimal(1)
    refill_clears: bool = False
    return_apply: timedelta = timedelta(days=30)
    return_back: timedelta = timedelta(days=45)
    peak: bool = False
    tolerated: float = 0.01
    doubts: tuple[tuple[DoubtCode, Outcome], ...] = DOUBTS
    needs_second: frozenset[Outcome] = field(default_factory=lambda: frozenset({Outcome.DETAIN}))
