"""The stock: made-up products with valid GTINs, their versions, packs, restricted numbers and gifts."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from station.domain.goods import HsCode, PackLevel, Product, ProductStatus
from station.samples import numbers
from station.samples.catalogue import Country
from station.samples.words import Goods, Kind, Words

CHINA = "142"
CASE_UNIT = "120"
SHORT, CASED, RENEWED, MARKED = 0.06, 0.15, 0.12, 0.25
RESTRICTED = 4
RECALLED = 3


@dataclass(frozen=True, slots=True)
class Ware:
    """A product on the shelf: how its number is printed, price (yuan) and weight (grams) of a piece, its lots.

    `old` is the version before, `case` its case; `marked` says that a GS1 DataMatrix with lot and expiry is printed.
    """

    product: Product
    printed: str
    price: Decimal
    grams: int
    share: int
    lots: tuple[tuple[str, date], ...]
    old: Product | None = None
    case: PackLevel | None = None
    marked: bool = False


@dataclass(frozen=True, slots=True)
class Stock:
    """Everything on the shelves. `products` has every version and every case; the rest is for filling parcels."""

    hs_codes: tuple[HsCode, ...]
    products: tuple[Product, ...]
    packs: tuple[PackLevel, ...]
    wares: tuple[Ware, ...]
    restricted: tuple[Ware, ...]
    gifts: tuple[Ware, ...]

    @property
    def recalled(self) -> tuple[tuple[Ware, tuple[str, date]], ...]:
        """Return wares that carry their lot in a DataMatrix, each with one more lot that was called back."""
        marked = sorted((ware for ware in self.wares if ware.marked), key=lambda ware: ware.product.gtin)[:RECALLED]
        return tuple((ware, (f"{ware.lots[0][0]}R", ware.lots[0][1])) for ware in marked)

    @property
    def tainted(self) -> tuple[Ware, str, str]:
        """Return the last of these wares, its lot, and the GTIN of what it was made from, which is recalled."""
        ware, (lot, _) = self.recalled[-1]
        return ware, lot, numbers.complete(f"99{ware.printed[-10:].zfill(10)}").zfill(numbers.LENGTH)


def fill(
    rng: Random,
    *,
    size: int,
    today: date,
    words: Words,
    goods: Goods,
    hs_codes: tuple[HsCode, ...],
    countries: tuple[Country, ...],
) -> Stock:
    """Return a stock of about `size` products; each kind of goods is there at least once."""
    shelf = _Shelf(rng, today, words, {hs.code: hs for hs in hs_codes}, {c.customs: c for c in countries})
    kinds = [*goods.kind, *rng.choices(goods.kind, [k.share for k in goods.kind], k=max(0, size - len(goods.kind)))]
    wares = tuple(shelf.ware(kind) for kind in kinds)
    restricted = tuple(shelf.ware(rng.choice(goods.kind), numbers.restricted(rng)) for _ in range(RESTRICTED))
    gifts = tuple(shelf.gift(gift.hs, gift.zh, gift.en) for gift in goods.gift)
    everything = (*wares, *restricted, *gifts)
    packs = tuple(w.case for w in wares if w.case)
    products = tuple(p for w in everything for p in _versions(w))
    return Stock(hs_codes, products, packs, wares, restricted, gifts)


class _Shelf:
    """Makes wares one by one; no number is given out twice."""

    def __init__(
        self, rng: Random, today: date, words: Words, hs_codes: dict[str, HsCode], countries: dict[str, Country]
    ) -> None:
        self._rng, self._today, self._words = rng, today, words
        self._hs_codes, self._countries = hs_codes, countries
        self._taken: set[str] = set()

    def ware(self, kind: Kind, printed: str | None = None) -> Ware:
        """Make a ware of a kind, with a number of its own unless one is given."""
        rng, words = self._rng, self._words
        country = self._countries[rng.choice(kind.origins)]
        brand_zh, brand_en = rng.choice(words.brand_heads)
        tail_zh, tail_en = rng.choice(words.maker_tails)
        place = rng.randrange(len(kind.variants))
        variant = kind.variants[place]
        net, pieces = rng.choice(kind.net or ("",)), self._fitting(kind, place, kind.pieces or ("",))
        printed = printed or self._number(country, short=kind.grams < 100)
        given = {
            "brand_type": rng.choices("43", (9, 1))[0],
            "preference": "3",
            "brand": f"{brand_zh}/{brand_en}",
            "net_content": net,
            "packing": pieces,
            "model": f"{brand_en[:2].upper()}-{rng.randrange(100, 999)}",
            "gtin": printed,
        }
        free = {key: self._fitting(kind, place, choices) for key, choices in kind.values.items()}
        since = self._today - timedelta(days=rng.randrange(90, 900))
        product = Product(
            gtin=printed.zfill(numbers.LENGTH),
            version=1,
            name_zh=f"{brand_zh}{kind.zh}{variant[0]}{net}",
            name_en=f"{brand_en} {kind.en} {variant[1]} {net}".rstrip(),
            brand=f"{brand_zh}/{brand_en}",
            spec=free.get("spec", pieces),
            net_content=net,
            origin=country.customs,
            manufacturer=f"{brand_en} {tail_en} 样例{tail_zh}",
            hs_code=kind.hs,
            unit=kind.unit,
            elements=tuple((e.key, (given | free)[e.key]) for e in self._hs_codes[kind.hs].elements),
            status=ProductStatus.ACTIVE,
            provenance=rng.choices(("customs_barcode_db", "merchant", "gds"), (6, 3, 1))[0],
            valid_from=since,
        )
        price = Decimal(rng.randrange(*kind.price)) + rng.choice((Decimal("0.00"), Decimal("0.50"), Decimal("0.90")))
        ware = Ware(product, printed, price, kind.grams, kind.share, tuple(self._lots()))
        return self._furnish(ware, kind)

    def gift(self, hs: str, zh: str, en: str) -> Ware:
        """Make a domestic gift."""
        maker_zh, maker_en = self._words.brand_heads[0]
        printed = self._number(self._countries[CHINA], short=False)
        given = {"brand_type": "1", "preference": "3", "brand": f"{maker_zh}/{maker_en}", "gtin": printed}
        elements = tuple((e.key, given.get(e.key, "赠品")) for e in self._hs_codes[hs].elements)
        since = self._today - timedelta(days=200)
        product = Product(
            printed.zfill(numbers.LENGTH), 1, f"赠品 {zh}", f"Gift: {en}", f"{maker_zh}/{maker_en}", "", "", CHINA,
            f"{maker_en} 样例", hs, "007", elements, ProductStatus.ACTIVE, "merchant", since, gift=True,
        )  # fmt: skip
        return Ware(product, printed, Decimal(0), 30, 1, tuple(self._lots()))

    def _fitting(self, kind: Kind, place: int, choices: tuple[str, ...]) -> str:
        """Choose a value; a list as long as the kind's variants goes with them one by one."""
        return choices[place] if len(choices) == len(kind.variants) else self._rng.choice(choices)

    def _furnish(self, ware: Ware, kind: Kind) -> Ware:
        """Give some wares an older version, a case, a DataMatrix."""
        rng = self._rng
        if rng.random() < RENEWED:
            ware = self._renewed(ware, kind)
        if len(ware.printed) > 8 and rng.random() < CASED:
            level = PackLevel(numbers.case(rng, ware.printed), ware.product.gtin, rng.choice((6, 12, 24)))
            ware = replace(ware, case=level)
        return replace(ware, marked=rng.random() < MARKED)

    def _renewed(self, ware: Ware, kind: Kind) -> Ware:
        """Make the ware's product the second version: one free element was another one before."""
        elements = dict(ware.product.elements)
        keys = [key for key, choices in kind.values.items() if len(set(choices)) > 1]
        if not keys:
            return ware
        key = self._rng.choice(keys)
        before = self._rng.choice([value for value in kind.values[key] if value != elements[key]])
        changed = self._today - timedelta(days=self._rng.randrange(20, 60))
        old = replace(
            ware.product,
            elements=tuple((k, before if k == key else v) for k, v in ware.product.elements),
            spec=before if key == "spec" else ware.product.spec,
            status=ProductStatus.SUPERSEDED,
            valid_to=changed,
        )
        return replace(ware, product=replace(ware.product, version=2, valid_from=changed), old=old)

    def _lots(self) -> Iterator[tuple[str, date]]:
        for _ in range(self._rng.randrange(1, 4)):
            made = self._today - timedelta(days=self._rng.randrange(150, 260))
            yield numbers.lot(self._rng), made + timedelta(days=self._rng.choice((365, 540, 730, 1095)))

    def _number(self, country: Country, *, short: bool) -> str:
        while True:
            printed = numbers.retail(self._rng, country, short=short or self._rng.random() < SHORT)
            if printed.zfill(numbers.LENGTH) not in self._taken:
                self._taken.add(printed.zfill(numbers.LENGTH))
                return printed


def _versions(ware: Ware) -> Iterator[Product]:
    if ware.old is not None:
        yield ware.old
    yield ware.product
    if ware.case is not None:
        pieces = ware.case.quantity
        yield replace(
            ware.product,
            gtin=ware.case.gtin,
            version=1,
            name_zh=f"{ware.product.name_zh} 整箱{pieces}",
            name_en=f"{ware.product.name_en}, case of {pieces}",
            unit=CASE_UNIT,
        )
