"""What really lies in a parcel, which fault was planted in it, and what an inspector should decide of it and why."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from station.domain.code import Symbology
from station.domain.decision import Finding, Outcome
from station.domain.parcel import ControlAction


class Fault(StrEnum):
    """An everyday fault of declarations, parcels and histories, one at most in a parcel."""

    LOST_ZERO = "lost_zero"
    NO_BARCODE = "no_barcode"
    WRONG_ELEMENT = "wrong_element"
    MISSING_ELEMENT = "missing_element"
    STALE_VERSION = "stale_version"
    WRONG_CLASS = "wrong_class"
    WRONG_ORIGIN = "wrong_origin"
    UNKNOWN_BARCODE = "unknown_barcode"
    RESTRICTED_NUMBER = "restricted_number"
    OVER_LIMIT = "over_limit"
    WRONG_QUANTITY = "wrong_quantity"
    UNDECLARED_GIFT = "undeclared_gift"
    UNDECLARED_ITEM = "undeclared_item"
    RECALLED_LOT = "recalled_lot"
    TWO_PLACES = "two_places"


@dataclass(frozen=True, slots=True)
class Content:
    """Pieces of one kind in a parcel, by the barcode that is printed on each.

    `row` is the list row they belong to, None where they are on no row. `holds` is how many pieces of the row one of
    them counts for: 1, or what a case holds. `lot` and `expiry` stand in a GS1 DataMatrix, where there is one.
    """

    gtin: str
    printed: str
    symbology: Symbology
    pieces: int
    row: int | None
    holds: int = 1
    lot: str | None = None
    expiry: date | None = None

    @property
    def element_string(self) -> str:
        """Return the GS1 element string of the DataMatrix: GTIN, expiry, lot; the lot is last, so no FNC1 is wanted."""
        if self.lot is None or self.expiry is None:
            return f"01{self.gtin}"
        return f"01{self.gtin}17{self.expiry:%y%m%d}10{self.lot}"


@dataclass(frozen=True, slots=True)
class ParcelPlan:
    """The truth of one parcel. `row` and `detail` say where the fault was planted and what it is.

    `opened`: the inspector opens it and scans every piece. `conform`: it is opened because something asked for it, is
    found as declared 相符, and released with a second person. `controls` are the rules in force that touch it.
    `findings` are what the desk should say at the decision, in the order of `Finding`.
    """

    index: int
    waybill: str
    status: str
    fault: Fault | None
    row: int | None
    detail: str
    contents: tuple[Content, ...]
    opened: bool
    controls: tuple[str, ...]
    findings: tuple[Finding, ...]
    outcome: Outcome
    conform: bool
    why_zh: str
    why_en: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What follows from one reason: the finding, the outcome it asks for, and the words."""

    finding: Finding
    outcome: Outcome
    zh: str
    en: str


#: What each fault is called at the desk, and what it asks for.
OF_FAULT: dict[Fault, Verdict] = {
    Fault.LOST_ZERO: Verdict(
        Finding.BARCODE_MALFORMED, Outcome.HOLD, "条码丢了前导零", "barcode lost its leading zero"
    ),
    Fault.NO_BARCODE: Verdict(Finding.BARCODE_NOT_DECLARED, Outcome.HOLD, "未申报条码", "no barcode declared"),
    Fault.WRONG_ELEMENT: Verdict(Finding.ELEMENT_DIFFERENT, Outcome.INSPECT, "申报要素不符", "an element differs"),
    Fault.MISSING_ELEMENT: Verdict(Finding.ELEMENT_MISSING, Outcome.HOLD, "缺申报要素", "an element is missing"),
    Fault.STALE_VERSION: Verdict(Finding.STALE_VERSION, Outcome.HOLD, "按旧版本申报", "declared by an old version"),
    Fault.WRONG_CLASS: Verdict(Finding.CLASS_WRONG, Outcome.INSPECT, "商品编码不符", "wrong commodity code"),
    Fault.WRONG_ORIGIN: Verdict(Finding.ORIGIN_WRONG, Outcome.INSPECT, "原产国不符", "wrong origin"),
    Fault.UNKNOWN_BARCODE: Verdict(
        Finding.UNKNOWN_BARCODE, Outcome.HOLD, "条码查无商品", "barcode of no known product"
    ),
    Fault.RESTRICTED_NUMBER: Verdict(
        Finding.RESTRICTED_NUMBER, Outcome.HOLD, "店内码", "restricted-circulation number"
    ),
    Fault.OVER_LIMIT: Verdict(Finding.OVER_LIMIT, Outcome.HOLD, "超过单次限值", "over the single-transaction limit"),
    Fault.WRONG_QUANTITY: Verdict(Finding.MISMATCH_QUANTITY, Outcome.INSPECT, "数量不符", "wrong quantity"),
    Fault.UNDECLARED_GIFT: Verdict(Finding.GIFT_ITEM, Outcome.RELEASE, "未申报的国内赠品", "a domestic gift"),
    Fault.UNDECLARED_ITEM: Verdict(Finding.UNDECLARED_ITEM, Outcome.INSPECT, "夹带未申报商品", "an undeclared item"),
    Fault.RECALLED_LOT: Verdict(Finding.HISTORY_ALERT, Outcome.HOLD, "召回批次", "a lot that was called back"),
    Fault.TWO_PLACES: Verdict(Finding.HISTORY_DOUBT, Outcome.INSPECT, "同时出现在两地", "at two places at once"),
}

#: Faults that only an opened parcel shows.
INSIDE = frozenset({Fault.WRONG_QUANTITY, Fault.UNDECLARED_GIFT, Fault.UNDECLARED_ITEM, Fault.RECALLED_LOT})

#: What each receipt status asks for (CEB622 returnStatus, customs annex 202205).
OF_STATUS: dict[str, Outcome] = (
    dict.fromkeys(("800", "899"), Outcome.RELEASE)
    | dict.fromkeys(("1", "2", "3", "4", "100", "120", "300", "399", "-301011"), Outcome.HOLD)
    | {"500": Outcome.INSPECT, "700": Outcome.RETURN}
    | dict.fromkeys(("501", "502", "503", "599"), Outcome.DETAIN)
)

OF_ACTION: dict[ControlAction, Outcome] = {
    ControlAction.INSPECT: Outcome.INSPECT,
    ControlAction.HOLD: Outcome.HOLD,
    ControlAction.DETAIN: Outcome.DETAIN,
}

SEVERITY = (Outcome.RELEASE, Outcome.HOLD, Outcome.INSPECT, Outcome.RETURN, Outcome.DETAIN)


def strictest(verdicts: Iterable[Verdict]) -> Outcome:
    """Return the strictest outcome that any verdict asks for; release where there is none."""
    return max((v.outcome for v in verdicts), key=SEVERITY.index, default=Outcome.RELEASE)
