"""Goods: the standard declaration attributes of a product, its packs, its declaration elements and its history."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from station.domain.control import ControlInstruction
from station.domain.cut import WHOLE, Cut
from station.domain.thing import Thing


class ProductStatus(StrEnum):
    """Life of a product record."""

    ACTIVE = "active"
    WITHDRAWN = "withdrawn"
    SUPERSEDED = "superseded"


@dataclass(frozen=True, slots=True)
class CodeItem:
    """One value of a coded element, such as 品牌类型 4: 境外品牌(其他)."""

    code: str
    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class ElementDefinition:
    """One declaration element 申报要素 of an HS code: its place, its names, and whether it must be given.

    `key` is stable across codes (``brand``, ``spec``, ``gtin``…); `codes` is empty for free text.
    """

    seq: int
    key: str
    zh: str
    en: str
    required: bool
    codes: tuple[CodeItem, ...] = ()


@dataclass(frozen=True, slots=True)
class HsCode:
    """A ten-digit commodity code 商品编码 with its statutory units and one list of its declaration elements.

    The list is in force from the day `valid_from`, None for ever since, to the day before `valid_to`, None for no end.
    """

    code: str
    zh: str
    en: str
    unit1: str
    unit2: str | None
    elements: tuple[ElementDefinition, ...]
    sample: bool = True
    valid_from: date | None = None
    valid_to: date | None = None

    def holds_on(self, day: date) -> bool:
        """Say whether the list is in force on a day."""
        return (self.valid_from is None or self.valid_from <= day) and not self.has_ended(day)

    def has_ended(self, day: date) -> bool:
        """Say whether the list was in force before a day, and is no more on it."""
        return self.valid_to is not None and self.valid_to <= day


def list_in_force(lists: Iterable[HsCode], day: date) -> HsCode | None:
    """Return which list of one code is in force on a day: where several are, the one that began last.

    Its `valid_to` is then the day on which it is in force no more, also where it is another one that begins then.
    """
    known = tuple(lists)
    held = [each for each in known if each.holds_on(day)]
    if not held:
        return None
    newest = max(held, key=lambda each: each.valid_from or date.min)
    ends = (newest.valid_to, *(each.valid_from for each in known))
    until = min((end for end in ends if end is not None and end > day), default=None)
    return newest if until == newest.valid_to else replace(newest, valid_to=until)


@dataclass(frozen=True, slots=True)
class PackLevel:
    """What one pack holds: `quantity` pieces of `child` (GTIN-14), the next smaller level."""

    gtin: str
    child: str
    quantity: int


@dataclass(frozen=True, slots=True)
class Product:
    """One version of a product's standard declaration attributes 标准申报属性.

    `elements` are (key, value) in the order of the HS code's element list. `provenance` names where the values come
    from (``customs_barcode_db``, ``merchant``, ``gds``, ``manual``). `valid_to` None means still valid.
    `gift` marks domestic promotional gifts, which may lie in a parcel undeclared.
    """

    gtin: str
    version: int
    name_zh: str
    name_en: str
    brand: str
    spec: str
    net_content: str
    origin: str
    manufacturer: str
    hs_code: str
    unit: str
    elements: tuple[tuple[str, str], ...]
    status: ProductStatus
    provenance: str
    valid_from: date
    valid_to: date | None = None
    gift: bool = False


class Part(StrEnum):
    """What part a thing has in an event (EPCIS 2.0 section 7.4)."""

    OBJECT = "object"
    PARENT = "parent"
    EMPTIED = "emptied"
    CHILD = "child"
    INPUT = "input"
    OUTPUT = "output"


@dataclass(frozen=True, slots=True)
class TraceEvent:
    """One traceability event (EPCIS 2.0: what, when, where, why), with event time and record time apart.

    `recorded_at` is None where nobody says when it was recorded, as in a document that no repository has handed on.

    An event that names several things is one of these for each. `action` is ADD, OBSERVE or DELETE, empty where the
    event has none; `parent` is the `Thing.key` of what a child is in or is taken out of; of an input or output it is
    the transformation, by its ID or else its event's. An `EMPTIED` parent lost all its children. An error declaration
    stands beside the event that it `declares` wrong, by its id, and names the events that correct it.
    """

    event_id: str
    at: datetime
    recorded_at: datetime | None
    biz_step: str
    disposition: str
    read_point: str
    gtin: str | None = None
    lot: str | None = None
    serial: str | None = None
    sscc: str | None = None
    quantity: Decimal | None = None
    party: str = ""
    action: str = ""
    part: Part = Part.OBJECT
    parent: str | None = None
    declares: str | None = None
    corrective: tuple[str, ...] = ()

    @property
    def thing(self) -> Thing:
        """Return what the event speaks of here."""
        return Thing(self.gtin, self.lot, self.serial, self.sscc)


@dataclass(frozen=True, slots=True)
class DataStamp:
    """Which reference data an answer came from: `pack` names the files, `as_of` is the instant they speak for."""

    pack: str
    version: int
    as_of: datetime


@dataclass(frozen=True, slots=True)
class GoodsDossier:
    """All that is known of one GTIN. An unknown product is an empty dossier (`product` None), never an error.

    `hs` is the element list of the product's code in force on the day: that of the look-up or, for goods in a parcel,
    that of its declaration. `controls` are those whose scope these goods could meet, in force or not, wherever they are
    found: declared, undeclared, or as a gift. `cut` is where the history ends before all was looked at.
    """

    gtin: str
    product: Product | None
    hs: HsCode | None
    pack: tuple[PackLevel, ...]
    history: tuple[TraceEvent, ...]
    stamp: DataStamp
    earlier_versions: tuple[Product, ...] = ()
    controls: tuple[ControlInstruction, ...] = ()
    cut: Cut = WHOLE

    @property
    def ended(self) -> Product | None:
        """Return the last version of a product that no version is in force of; None where one is, or none ever was."""
        return self.earlier_versions[-1] if self.product is None and self.earlier_versions else None


@dataclass(frozen=True, slots=True)
class UnitDossier:
    """All that is known of a logistic unit: its events and those of what it was packed in, and what lies in it now.

    `contents` are the events that put each thing in, `cut` is where the history ends before all was looked at. An
    unknown unit has none.
    """

    sscc: str
    history: tuple[TraceEvent, ...]
    contents: tuple[TraceEvent, ...]
    stamp: DataStamp
    cut: Cut = WHOLE
