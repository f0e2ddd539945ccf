"""The word lists of the made-up warehouse: kinds of goods, brands, firms, carriers, steps; from data files."""

import msgspec

from station.paths import resource

Pair = tuple[str, str]


class Kind(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A kind of goods: its HS code, names, and what its products may be made of. Prices in yuan, weights in grams."""

    hs: str
    zh: str
    en: str
    variants: tuple[Pair, ...]
    unit: str
    share: int
    price: tuple[int, int]
    grams: int
    origins: tuple[str, ...]
    values: dict[str, tuple[str, ...]]
    net: tuple[str, ...] = ()
    pieces: tuple[str, ...] = ()


class Gift(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A domestic promotional gift that may lie in a parcel undeclared."""

    hs: str
    zh: str
    en: str


class Carrier(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A made-up carrier: how its waybill numbers look, and its share of the parcels."""

    name: str
    prefix: str
    digits: int
    share: int


class Step(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One step of a lot's journey in CBV terms; `days` before the data's own instant."""

    biz_step: str
    disposition: str
    place: str
    days: int


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The warehouse's own file: zone, firms, carriers, steps. Brand names come as (zh, en)."""

    zone: str
    customs_code: str
    notice: str
    brand_heads: tuple[Pair, ...]
    maker_tails: tuple[Pair, ...]
    platforms: tuple[str, ...]
    merchants: tuple[Pair, ...]
    carrier: tuple[Carrier, ...]
    step: tuple[Step, ...]


class Goods(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The goods file: what is sold, and what is given away."""

    kind: tuple[Kind, ...]
    gift: tuple[Gift, ...]


def words() -> Words:
    """Return the warehouse's word lists. Raises msgspec.ValidationError where the file is malformed."""
    return msgspec.toml.decode(resource("samples", "warehouse.toml").read_bytes(), type=Words)


def goods() -> Goods:
    """Return the kinds of goods. Raises msgspec.ValidationError where the file is malformed."""
    return msgspec.toml.decode(resource("samples", "goods.toml").read_bytes(), type=Goods)
