"""What was found in a parcel, and where each piece of it belongs: on a row of the list, or beside it."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from fractions import Fraction

from station.domain.decision import Finding
from station.domain.goods import GoodsDossier
from station.domain.subject import Item


@dataclass(frozen=True, slots=True)
class Piece:
    """One item found while its parcel was on the desk, with what is known of it.

    `scan` is its ledger entry, `data` what its code said, byte for byte. `row` is the row of the list that a person
    chose for goods without a readable barcode; `instead` then is the scan that could not be read, if there was one.
    """

    scan: int
    item: Item
    goods: GoodsDossier
    device: str
    at: datetime
    data: bytes = b""
    row: int | None = None
    instead: int | None = None


@dataclass(frozen=True, slots=True)
class Noted:
    """A finding that a person noted by hand, on a row of the list, or on the parcel (`row` None).

    `scan` is its ledger entry.
    """

    scan: int
    finding: Finding
    row: int | None


@dataclass(frozen=True, slots=True)
class RowCount:
    """How much of a row was declared and how much found, in the row's own unit; `counted` None: nothing was opened.

    `weigh` says that pieces were found, but that no count of them tells whether it is the quantity: it is declared by
    weight, volume or length, or packed in amounts that vary. Then `counted` is the number of pieces or packs.
    """

    gnum: int
    declared: Decimal
    counted: Fraction | None
    weigh: bool = False

    @property
    def wrong(self) -> bool:
        """Say whether what was found is certainly not what was declared."""
        return self.counted is not None and not self.weigh and self.counted != Fraction(self.declared)

    @property
    def short(self) -> bool:
        """Say whether less was found than was declared."""
        return self.wrong and self.counted is not None and self.counted < Fraction(self.declared)


@dataclass(frozen=True, slots=True)
class Counted:
    """All pieces, each in exactly one place.

    `rows` say how much of them the list accounts for, `on_rows` are the pieces behind that; the rest are gifts, goods
    that are on no row, barcodes nobody knows, and pieces whose serial number another piece had already.
    """

    rows: tuple[RowCount, ...]
    on_rows: tuple[Piece, ...]
    gifts: tuple[Piece, ...]
    undeclared: tuple[Piece, ...]
    unknown: tuple[Piece, ...]
    twice: tuple[Piece, ...] = ()

    @property
    def pieces(self) -> int:
        """Return how many pieces were found in all."""
        return sum(map(len, (self.on_rows, self.gifts, self.undeclared, self.unknown, self.twice)))
