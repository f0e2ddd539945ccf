"""What a reference pack is made of: the rows that generators and importers hand to the pack builder."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from station.domain.goods import HsCode, PackLevel, Product, TraceEvent
from station.domain.identity import Operator
from station.domain.parcel import ControlInstruction, DeclarationList, Receipt, ReturnApplication


@dataclass(frozen=True, slots=True)
class ReferenceData:
    """The content of one reference pack; each part may be a generator, read once and in no given order.

    `as_of` is the instant the data speaks for; `version` grows with every pack and never goes back.
    `training` marks generated data: what is decided on it is never counted as real.
    """

    name: str
    version: int
    as_of: datetime
    training: bool
    hs_codes: Iterable[HsCode]
    products: Iterable[Product]
    packs: Iterable[PackLevel]
    lists: Iterable[DeclarationList]
    receipts: Iterable[Receipt]
    controls: Iterable[ControlInstruction]
    events: Iterable[TraceEvent]
    operators: Iterable[Operator]
    returns: Iterable[ReturnApplication] = ()
