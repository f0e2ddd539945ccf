"""Read a CEB file: each record as the station knows it, or set aside with its line, field, reason and fix."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from station.domain.gs1.gtin import Gtin, normalise
from station.domain.intake import Action, ListSent, ReceiptSent, Refused, Remark, ReturnSent
from station.domain.parcel import DeclarationList, ListItem, ReturnRow
from station.interchange.ceb.annex import Annex, annex
from station.interchange.ceb.checks import Unfit, Values, check, said_of_buyer
from station.interchange.ceb.raw import Raw, RawRecord
from station.interchange.ceb.stream import records
from station.interchange.encodings import reading
from station.interchange.personal import Buyer, KnownBuyers

CebRecord = ListSent | ReceiptSent | ReturnSent

#: The numbers by which a receipt or return names its list.
_NUMBERS = ("copNo", "preNo", "invtNo")
LISTS = "CEB621Message"


def looks_like_xml(path: Path) -> bool:
    """Say whether a file begins as XML does, in any encoding that is read here. Raises StationFault."""
    with reading(path), path.open("rb") as file:
        head = file.read(256).replace(b"\0", b"")
    return head.removeprefix(b"\xef\xbb\xbf").removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff").lstrip()[:1] == b"<"


def looks_like_lists(path: Path) -> bool:
    """Say whether a file begins as one of declaration lists (CEB621) does. Raises StationFault."""
    with reading(path), path.open("rb") as file:
        return LISTS.encode() in file.read(4096).replace(b"\0", b"")


def read(path: Path, known: KnownBuyers | None = None) -> Iterator[CebRecord | Refused | Remark]:
    """Yield the records of a CEB621, CEB622 or CEB625 file in its order, in constant memory.

    Any other message is one Refused that names it. What is yielded holds no personal data: `known` remembers the buyers
    of lists for the receipts that come after them, in this file or another. Raises StationFault where the disk refuses.
    """
    rules = annex()
    buyers = KnownBuyers() if known is None else known
    for found in records(path, rules):
        if isinstance(found, RawRecord):
            yield _record(found, rules, buyers)
        else:
            yield found


def _record(raw: RawRecord, rules: Annex, known: KnownBuyers) -> CebRecord | Refused:
    message = rules.read[raw.message]
    try:
        if raw.odd is not None:
            return replace(raw.odd, record=raw.number)
        if raw.head is None:
            raise Unfit(raw.line, message.head, "the record has no head", "send the record whole")
        if message.rows and not raw.rows:
            raise Unfit(raw.line, message.rows, "the record has no rows", "send the record whole")
        buyer = _buyer(raw, raw.head, rules, known)
        head = check(raw.head, message.head, rules, buyer)
        rows = [check(row, message.rows, rules, buyer) for row in raw.rows]
        _numbered(rows)
        return _MADE[raw.message](head, rows)
    except Unfit as unfit:
        return replace(unfit.refused, record=raw.number)


def _buyer(raw: RawRecord, head: Raw, rules: Annex, known: KnownBuyers) -> Buyer:
    """Return whom a record is about: by its own fields, and for a receipt or return by those of its list."""
    message = rules.read[raw.message]
    structure = rules.structures[message.head]
    said = said_of_buyer(head, structure)
    numbers = [head.fields[name][0] for name in _NUMBERS if name in head.fields]
    if raw.message == LISTS:
        known.remember(numbers, said)
        return Buyer.of(said)
    return Buyer.of(said + known.of(numbers), named=any(rule.personal for rule in structure.values()))


def _numbered(rows: list[Values]) -> None:
    seen: set[int] = set()
    for row in rows:
        number = int(row["gnum"])
        if number < 1:
            raise row.unfit("gnum", "is below 1", "number the rows from 1")
        if number in seen:
            raise row.unfit("gnum", f"row {number} is there twice", "number each row once")
        seen.add(number)


def _list(head: Values, rows: list[Values]) -> ListSent:
    listing = DeclarationList(
        invt_no=head["invtNo"],
        cop_no=head["copNo"],
        order_no=head["orderNo"],
        logistics_no=head["logisticsNo"],
        logistics_name=head["logisticsName"],
        ebp_name=head["ebpName"],
        ebc_code=head["ebcCode"],
        ebc_name=head["ebcName"],
        customs_code=head["customsCode"],
        trade_mode=head["tradeMode"],
        declared_at=head.at("declTime"),
        gross_weight=_not_negative(head, "grossWeight"),
        net_weight=_not_negative(head, "netWeight"),
        items=tuple(_item(row) for row in sorted(rows, key=lambda row: int(row["gnum"]))),
    )
    return ListSent(head.line, listing, head["preNo"], Action(head["appType"]), head.at("appTime"))


def _item(row: Values) -> ListItem:
    code = row["barCode"]
    gtin = normalise(code)
    return ListItem(
        gnum=int(row["gnum"]),
        item_no=row["itemNo"],
        item_name=row["itemName"],
        gcode=row["gcode"],
        gname=row["gname"],
        gmodel=row["gmodel"],
        bar_code=code,
        gtin=gtin.digits if isinstance(gtin, Gtin) else None,
        country=row["country"],
        quantity=_positive(row, "qty"),
        unit=row["unit"],
        price=_not_negative(row, "price"),
        total_price=_not_negative(row, "totalPrice"),
        currency=row["currency"],
    )


def _receipt(head: Values, _: list[Values]) -> ReceiptSent:
    return ReceiptSent(
        line=head.line,
        cop_no=head["copNo"],
        pre_no=head["preNo"],
        invt_no=head["invtNo"],
        ebc_code=head["ebcCode"],
        status=head["returnStatus"],
        at=head.at("returnTime"),
        info=head["returnInfo"],
    )


def _return(head: Values, rows: list[Values]) -> ReturnSent:
    return ReturnSent(
        line=head.line,
        invt_no=head["invtNo"],
        cop_no=head["copNo"],
        pre_no=head["preNo"],
        order_no=head["orderNo"],
        logistics_no=head["logisticsNo"],
        ebc_code=head["ebcCode"],
        ebc_name=head["ebcName"],
        customs_code=head["customsCode"],
        reason=head["reason"],
        rows=tuple(
            ReturnRow(int(row["gnum"]), row["gcode"], row["gname"], _positive(row, "qty"), row["unit"]) for row in rows
        ),
        action=Action(head["appType"]),
        sent_at=head.at("appTime"),
    )


def _not_negative(values: Values, name: str) -> Decimal:
    number = values.number(name)
    if number < 0:
        raise values.unfit(name, "is below zero", "correct the number")
    return number


def _positive(values: Values, name: str) -> Decimal:
    number = values.number(name)
    if number <= 0:
        raise values.unfit(name, "is not above zero", "correct the number")
    return number


_MADE: dict[str, Callable[[Values, list[Values]], CebRecord]] = {
    "CEB621Message": _list,
    "CEB622Message": _receipt,
    "CEB625Message": _return,
}
