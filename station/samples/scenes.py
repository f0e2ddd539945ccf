"""What stands before the camera at one instant, an empty belt, a parcel, a product, a hand."""

from dataclasses import dataclass
from datetime import datetime

from station.domain.code import Symbology


@dataclass(frozen=True, slots=True)
class EmptyBelt:
    """Nothing but the belt."""


@dataclass(frozen=True, slots=True)
class Hand:
    """A gloved hand over the empty belt."""


@dataclass(frozen=True, slots=True)
class Passing:
    """A parcel with its waybill label. `place` is the parcel's centre across the picture: 0 left, 1 right."""

    waybill: str
    weight: str
    place: float


@dataclass(frozen=True, slots=True)
class Held:
    """A product held before the camera with its symbol; `text` is what the symbol says."""

    symbology: Symbology
    text: str


@dataclass(frozen=True, slots=True)
class Spread:
    """Up to four products laid side by side, each with its symbol."""

    products: tuple[Held, ...]


Scene = EmptyBelt | Hand | Passing | Held | Spread


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture to be painted. `look` names what is painted: the same look is the same object, moved on."""

    at: datetime
    scene: Scene
    look: int
