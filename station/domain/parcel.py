"""Parcels: the declaration list, its receipts, the controls on it, and the dossier that holds them together."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from station.domain.control import ControlAction, ControlInstruction
from station.domain.cut import WHOLE, Cut
from station.domain.decision import EarlierDecision
from station.domain.goods import DataStamp, GoodsDossier, HsCode, TraceEvent

__all__ = [
    "ControlAction",
    "ControlInstruction",
    "DeclarationList",
    "ListItem",
    "Originals",
    "ParcelDossier",
    "Receipt",
    "ReturnApplication",
    "ReturnRow",
]

#: What the annex says to write where there is no barcode (CEB621 barCode; 规范申报目录 2022).
_NO_BARCODE = frozenset({"无", "无GTIN", "无条形码"})


@dataclass(frozen=True, slots=True)
class ListItem:
    """One row of a declaration list 清单表体 (CEB621 ImpInventoryBody); field names as on the wire.

    `gtin` is the declared `barCode` as GTIN-14, or None where it is no GTIN (`bar_code` keeps what was written).
    `gmodel` holds the declared elements joined by ``|`` in the order of the HS code's list.
    """

    gnum: int
    item_no: str
    item_name: str
    gcode: str
    gname: str
    gmodel: str
    bar_code: str
    gtin: str | None
    country: str
    quantity: Decimal
    unit: str
    price: Decimal
    total_price: Decimal
    currency: str = "142"

    @property
    def values(self) -> list[str]:
        """Return the declared elements one by one; a bar of full width parts them too."""
        return self.gmodel.replace("｜", "|").split("|")

    @property
    def without_barcode(self) -> bool:
        """Say whether the goods are declared to have no barcode, which is more than to declare none."""
        return self.gtin is None and self.bar_code.strip() in _NO_BARCODE


@dataclass(frozen=True, slots=True)
class DeclarationList:
    """One import inventory 申报清单 (CEB621): one list is one parcel. Personal data never gets this far."""

    invt_no: str
    cop_no: str
    order_no: str
    logistics_no: str
    logistics_name: str
    ebp_name: str
    ebc_code: str
    ebc_name: str
    customs_code: str
    trade_mode: str
    declared_at: datetime
    gross_weight: Decimal
    net_weight: Decimal
    items: tuple[ListItem, ...]

    @property
    def total(self) -> Decimal:
        """Return the declared value of all rows, in the list's currency."""
        return sum((item.total_price for item in self.items), Decimal(0))


@dataclass(frozen=True, slots=True)
class Receipt:
    """A customs receipt 回执 (CEB622): `status` is `returnStatus`, such as ``800`` 放行 or ``500`` 查验."""

    invt_no: str
    status: str
    at: datetime
    info: str = ""


@dataclass(frozen=True, slots=True)
class ReturnRow:
    """One row of a return application (CEB625 InvtRefundList); `gnum` is the row of the original list."""

    gnum: int
    gcode: str
    gname: str
    quantity: Decimal
    unit: str


@dataclass(frozen=True, slots=True)
class ReturnApplication:
    """A return application 退货申请单 that stands (CEB625), made `applied_at` for the list `invt_no`.

    `logistics_no` is whatever waybill the application names: the original one, or the carrier's for the way back.
    `waybill` is that of the original list, empty where the list is not known.
    """

    invt_no: str
    ebc_code: str
    cop_no: str
    logistics_no: str
    reason: str
    applied_at: datetime
    rows: tuple[ReturnRow, ...]
    pre_no: str = ""
    order_no: str = ""
    waybill: str = ""

    @property
    def name(self) -> str:
        """Return what a decision calls it by: the merchant's number, or another where it has none."""
        return self.cop_no or self.pre_no or self.logistics_no

    @property
    def numbers(self) -> frozenset[str]:
        """Return every number that a parcel which comes back may bear, on its label or on the papers in it."""
        return frozenset({self.logistics_no, self.cop_no, self.pre_no, self.order_no, self.invt_no}) - {""}


@dataclass(frozen=True, slots=True)
class Originals:
    """What the number on a returned parcel leads to: the waybills of the original lists that are known here.

    `missing` are the numbers of lists that an application under this number names and nobody here knows. More than one
    of both together is ambiguous.
    """

    number: str
    waybills: tuple[str, ...]
    missing: tuple[str, ...] = ()


def originals(number: str, returns: Collection[ReturnApplication], *, listed: bool) -> Originals:
    """Return what a number leads to, by the applications that bear it; `listed` says that a list has it as waybill.

    An application that names a list's own waybill is on that list, even where its number is not known here.
    """
    found = {number} if listed else set()
    found |= {application.waybill for application in returns} - {""}
    strays = (a for a in returns if not a.waybill and not (listed and a.logistics_no == number))
    missing = {application.invt_no for application in strays}
    return Originals(number, tuple(sorted(found)), tuple(sorted(missing)))


@dataclass(frozen=True, slots=True)
class ParcelDossier:
    """All that is known of one parcel. An unknown waybill has `listing` None: a rule holds it.

    `goods` has one dossier for each GTIN declared; `receipts` and `history` are sorted by time; `controls` are those
    whose scope could touch this parcel, in force or not; `returns` are the return applications on its list, `cut` is
    where the history ends before all was looked at. `hs_codes` are the element lists, in force on the day of the
    declaration, of the declared codes that are no product's own.
    """

    waybill: str
    listing: DeclarationList | None
    receipts: tuple[Receipt, ...]
    controls: tuple[ControlInstruction, ...]
    goods: tuple[GoodsDossier, ...]
    history: tuple[TraceEvent, ...]
    earlier: tuple[EarlierDecision, ...]
    stamp: DataStamp
    returns: tuple[ReturnApplication, ...] = ()
    cut: Cut = WHOLE
    hs_codes: tuple[HsCode, ...] = ()

    @property
    def customs_status(self) -> str | None:
        """Return the newest receipt's status by return time, or None where there is no receipt."""
        return self.receipts[-1].status if self.receipts else None
