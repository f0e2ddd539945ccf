"""A made-up bonded warehouse, whole: the same seed gives the same bytes, for ten parcels or a hundred thousand."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Generic, TypeVar

from station.domain.controls import RANDOM, in_force
from station.domain.goods import HsCode, PackLevel, Product, TraceEvent
from station.domain.instants import day_of
from station.domain.parcel import ControlInstruction
from station.domain.reference import ReferenceData
from station.samples import catalogue, controls, draws, history, people, stock, words
from station.samples.consignments import Consignment, Packer
from station.samples.dice import dice
from station.samples.plan import ParcelPlan
from station.samples.planting import Shelves
from station.samples.returned import Returned, come_back

WARES = 400
#: With fewer products some fault might find none that suits it.
FEWEST_WARES = 300
#: Up to so many consignments are kept; more are made anew each time they are asked for, in constant memory.
KEPT = 20_000

_T = TypeVar("_T")


class Stream(Generic[_T]):
    """Rows made while they are read, as often as they are read."""

    def __init__(self, make: Callable[[], Iterator[_T]]) -> None:
        self._make = make

    def __iter__(self) -> Iterator[_T]:
        return self._make()


@dataclass(frozen=True)
class Warehouse:
    """Everything in the warehouse. What grows with the parcels is made on demand, the rest is here.

    `parcels` is how many there are; their numbers run from 0. `returned` are others, which left weeks ago.
    """

    seed: int
    version: int
    as_of: datetime
    parcels: int
    goods: stock.Stock
    staff: tuple[people.Trainee, ...]
    standing: tuple[ControlInstruction, ...]
    lot_events: tuple[TraceEvent, ...]
    packer: Packer
    returned: tuple[Returned, ...] = ()

    @property
    def hs_codes(self) -> tuple[HsCode, ...]:
        """Return the sample element catalogue."""
        return self.goods.hs_codes

    @property
    def products(self) -> tuple[Product, ...]:
        """Return every version of every product."""
        return self.goods.products

    @property
    def rates(self) -> tuple[ControlInstruction, ...]:
        """Return the random controls in force."""
        at = self.as_of
        return tuple(c for c in self.standing if c.scope == RANDOM and in_force(c, at))

    @property
    def packs(self) -> tuple[PackLevel, ...]:
        """Return the pack levels."""
        return self.goods.packs

    @cached_property
    def _kept(self) -> tuple[Consignment, ...]:
        return tuple(self.packer.pack(index) for index in range(self.parcels))

    def consignments(self) -> Iterator[Consignment]:
        """Yield every consignment by its number."""
        if self.parcels <= KEPT:
            yield from self._kept
        else:
            yield from (self.packer.pack(index) for index in range(self.parcels))

    def plans(self) -> Iterator[ParcelPlan]:
        """Yield the truth of every parcel by its number."""
        return (c.plan for c in self.consignments())

    def reference(self, pin_hash: Callable[[str], str] = lambda _: people.NO_PIN) -> ReferenceData:
        """Return the warehouse as the content of a reference pack, marked as training data.

        `pin_hash` hashes the training PINs with the station's own pepper. A salted hash is the only thing in a pack
        that differs from one call to the next; without a hasher the data is the same byte for byte, and nobody can
        sign in with it.
        """
        return ReferenceData(
            name=f"sample-{self.seed}",
            version=self.version,
            as_of=self.as_of,
            training=True,
            hs_codes=self.hs_codes,
            products=self.products,
            packs=self.packs,
            lists=Stream(lambda: (c.listing for c in self._all())),
            receipts=Stream(lambda: (r for c in self._all() for r in c.receipts)),
            controls=Stream(self._controls),
            events=Stream(self._events),
            operators=tuple(person.operator(pin_hash) for person in self.staff),
            returns=tuple(back.application for back in self.returned if back.application is not None),
        )

    def _all(self) -> Iterator[Consignment | Returned]:
        yield from self.consignments()
        yield from {back.listing.invt_no: back for back in self.returned}.values()

    def _controls(self) -> Iterator[ControlInstruction]:
        yield from self.standing
        yield from (c.control for c in self.consignments() if c.control is not None)

    def _events(self) -> Iterator[TraceEvent]:
        yield from self.lot_events
        yield from (event for c in self._all() for event in c.events)


def make(seed: int, parcels: int, as_of: datetime, *, version: int = 1, wares: int = WARES) -> Warehouse:
    """Return a made-up warehouse with so many parcels and about `wares` products, as it stands at an instant.

    Everything follows from the arguments and nothing else. With 40 parcels or more every fault and every customs
    status comes at least once. Raises ValueError for an instant without its time zone, and for too few products.
    """
    if wares < FEWEST_WARES:
        raise ValueError(
            f"a warehouse has at least {FEWEST_WARES} products, so that every fault finds one that suits it"
        )
    if as_of.tzinfo is None:
        raise ValueError("the instant that the data speaks for needs its time zone")
    rng = dice(seed, "stock")
    firms = words.words()
    goods = stock.fill(
        rng,
        size=wares,
        today=as_of.date(),
        words=firms,
        goods=words.goods(),
        hs_codes=catalogue.dated_hs_codes(day_of(as_of)),
        countries=catalogue.countries(),
    )
    standing = controls.standing(rng, goods, firms, as_of)
    forced = draws.forced(dice(seed, "forced"), parcels)
    shelves = Shelves(goods, standing)
    packer = Packer(seed=seed, as_of=as_of, words=firms, shelves=shelves, standing=standing, forced=forced)
    return Warehouse(
        seed=seed,
        version=version,
        as_of=as_of,
        parcels=parcels,
        goods=goods,
        staff=people.staff(dice(seed, "staff")),
        standing=standing,
        lot_events=history.of_lots(rng, goods, firms, as_of),
        packer=packer,
        returned=come_back(dice(seed, "returned"), packer, shelves, parcels, as_of),
    )
