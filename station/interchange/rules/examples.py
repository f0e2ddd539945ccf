"""A rule pack's own examples, tried: the control must hit the parcels that it says it hits, and no other."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from decimal import Decimal

from station.domain.allotting import allot
from station.domain.assessment import Facts
from station.domain.code import Source
from station.domain.controls import RANDOM, explain
from station.domain.counting import Piece
from station.domain.goods import DataStamp, GoodsDossier
from station.domain.gs1.gtin import Gtin, normalise
from station.domain.intake import Refused
from station.domain.matching import compare_row
from station.domain.parcel import DeclarationList, ListItem, ParcelDossier
from station.domain.policy import Policy
from station.domain.sampling import Sampling
from station.domain.subject import Item
from station.interchange.rules.reader import Example, Parcel

STAMP = DataStamp("example", 1, datetime(2000, 1, 1, tzinfo=UTC))


def failing(examples: Iterable[Example]) -> Iterator[Refused]:
    """Yield a refusal for each example that does not come out as written."""
    for example in examples:
        if example.row.at.tzinfo is None:
            yield Refused(example.line, "at", "needs its offset", "write it as 2026-01-31T08:00:00+08:00")
            continue
        (explained,) = explain(_facts(example))
        hit = explained.in_force and explained.drawn is not None if example.control.scope == RANDOM else explained.holds
        if hit != example.row.hit:
            did = "hits" if hit else "does not hit"
            reason = f"{example.control.rule_id} version {example.control.version} {did} this parcel"
            yield Refused(example.line, "hit", reason, "correct the control, or the example")


def _facts(example: Example) -> Facts:
    parcel, control = example.row.parcel, example.control
    pieces = tuple(_pieces(parcel, example.row.at))
    dossier = ParcelDossier(parcel.waybill, _listing(parcel, example.row.at), (), (control,), (), (), (), STAMP)
    items = dossier.listing.items if dossier.listing is not None else ()
    rows = tuple(compare_row(item, None, None) for item in items)
    counted = allot(dossier, pieces)
    return Facts(dossier, rows, counted, pieces, Policy(), example.row.at, sampling=Sampling(b"example"))


def _listing(parcel: Parcel, at: datetime) -> DeclarationList:
    items = tuple(
        ListItem(
            n, "", "", each.hs, "", "", "" if parcel.gaps else each.gtin, None if parcel.gaps else _gtin(each.gtin),
            each.origin, Decimal(1), "", Decimal(0), Decimal(0),
        )
        for n, each in enumerate(parcel.items, start=1)
    )  # fmt: skip
    return DeclarationList(
        parcel.list, "", "", parcel.waybill, "", "", parcel.merchant, "", "", "1210", at, Decimal(0), Decimal(0), items
    )


def _pieces(parcel: Parcel, at: datetime) -> Iterator[Piece]:
    for number, each in enumerate(parcel.items, start=1):
        gtin = _gtin(each.gtin)
        if each.lot and gtin is not None:
            goods = GoodsDossier(gtin, None, None, (), (), STAMP)
            yield Piece(number, Item(gtin, each.lot), goods, Source.TYPED.value, at)


def _gtin(written: str) -> str | None:
    """Return a GTIN with 14 digits, as lists and scans come to have it; None for what is none."""
    gtin = normalise(written)
    return gtin.digits if isinstance(gtin, Gtin) else None
