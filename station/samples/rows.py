"""Rows of a declaration list, and the pieces in the parcel that belong to them."""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from random import Random

from station.domain.code import Symbology
from station.domain.goods import HsCode, Product
from station.domain.parcel import ListItem
from station.samples import numbers
from station.samples.plan import Content
from station.samples.stock import Ware

#: Whose values may be written otherwise without meaning anything else.
REWRITTEN = frozenset({"net_content", "packing", "brand", "spec", "model"})
FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")


@dataclass(frozen=True, slots=True)
class Row:
    """One row as declared, the ware it stands for, and the pieces that lie in the parcel."""

    item: ListItem
    ware: Ware
    content: Content


def row(rng: Random, gnum: int, ware: Ware, pieces: int, *, by_case: bool = False) -> Row:
    """Return an honest row: declared by the standard attributes, its pieces in the parcel, or one case of them."""
    if by_case and ware.case is not None:
        pieces = ware.case.quantity
        inside = Content(ware.case.gtin, ware.case.gtin, Symbology.ITF, 1, gnum, holds=pieces)
    else:
        inside = content(rng, ware, pieces, gnum)
    return Row(declare(gnum, ware, ware.product, pieces), ware, inside)


def declare(gnum: int, ware: Ware, product: Product, pieces: int) -> ListItem:
    """Return the list row that declares so many pieces of a ware by one version of its attributes."""
    return ListItem(
        gnum=gnum,
        item_no=f"SKU-{ware.printed[-6:]}",
        item_name=product.name_zh,
        gcode=product.hs_code,
        gname=product.name_zh,
        gmodel="|".join(value for _, value in product.elements),
        bar_code=ware.printed,
        gtin=product.gtin,
        country=product.origin,
        quantity=Decimal(pieces),
        unit=product.unit,
        price=ware.price,
        total_price=ware.price * pieces,
    )


def content(rng: Random, ware: Ware, pieces: int, gnum: int | None) -> Content:
    """Return pieces of a ware as they lie in the parcel: with the retail barcode, or a DataMatrix that has the lot."""
    printed, kind = ware.printed, numbers.symbology(ware.printed)
    lot: str | None = None
    expiry: date | None = None
    if ware.marked:
        kind = Symbology.DATA_MATRIX
        lot, expiry = rng.choice(ware.lots)
    return Content(ware.product.gtin, printed, kind, pieces, gnum, lot=lot, expiry=expiry)


def put(item: ListItem, hs: HsCode, key: str, value: str) -> ListItem:
    """Return the row with another value declared for one element."""
    values = item.gmodel.split("|")
    values[next(e.seq for e in hs.elements if e.key == key)] = value
    return replace(item, gmodel="|".join(values))


def laid_out(item: ListItem, by: HsCode, hs: HsCode) -> ListItem:
    """Return the row, written by one list of its HS code, as another list that has the same elements orders it."""
    values = dict(zip((e.key for e in by.elements), item.gmodel.split("|"), strict=True))
    return replace(item, gmodel="|".join(values[e.key] for e in hs.elements))


def rewrite(rng: Random, item: ListItem, hs: HsCode) -> ListItem:
    """Return the row with one value in another writing that means the same: full width, case, or blanks."""
    keys = [e.key for e in hs.elements if e.key in REWRITTEN]
    key = rng.choice(keys)
    value = item.gmodel.split("|")[next(e.seq for e in hs.elements if e.key == key)]
    writing = rng.choice((value.translate(FULL_WIDTH), value.upper(), value.lower(), f" {value} "))
    return put(item, hs, key, writing)
