"""Traceability events: the journey of every lot in CBV terms, and of a parcel through the warehouse."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal
from random import Random

from station.domain.goods import Part, Product, TraceEvent
from station.samples import numbers
from station.samples.stock import Stock
from station.samples.words import Step, Words

LATE = 0.02
#: A maker calls a lot back that has long arrived.
RECALL = Step("holding", "recalled", "maker", 1)

#: A product and the number of one of its lots.
Lot = tuple[Product, str]
AT_THE_GATE = ("entering_exiting", "in_transit", "gate")
#: Before everything else that happens to a lot.
MIXING = Step("creating_class_instance", "active", "maker", 170)
PARCEL_STEPS = (("picking", "in_progress", "shelf"), ("packing", "in_progress", "packing"))


def of_lots(rng: Random, stock: Stock, words: Words, as_of: datetime) -> tuple[TraceEvent, ...]:
    """Return the events of every lot on the shelves, from commissioning to picking, and those of its pallet."""
    lots = [(ware.product, lot) for ware in stock.wares for lot, _ in ware.lots]
    recalled = [(ware.product, lot) for ware, (lot, _) in stock.recalled]
    moved = (
        event
        for number, lot in enumerate((*lots, *recalled))
        for step in words.step
        for event in _on_pallet(_lot_event(rng, words, as_of, step, lot), numbers.sscc(number))
    )
    called_back = (_lot_event(rng, words, as_of, RECALL, lot) for lot in recalled[:-1])
    return (*moved, *called_back, *_tainted(rng, stock, words, as_of))


def _tainted(rng: Random, stock: Stock, words: Words, as_of: datetime) -> Iterator[TraceEvent]:
    """Yield how a lot was made from one of an ingredient, which alone was called back, long after it was used."""
    ware, lot, ingredient = stock.tainted
    made = _lot_event(rng, words, as_of, MIXING, (ware.product, lot))
    made = replace(made, parent=made.event_id, part=Part.OUTPUT)
    used = replace(made, event_id=f"{made.event_id}#row-2", gtin=ingredient, lot=lot[:-1], part=Part.INPUT)
    recalled = _lot_event(rng, words, as_of, RECALL, (replace(ware.product, gtin=ingredient), lot[:-1]))
    yield from (made, used, recalled)


def of_parcel(
    rng: Random, waybill: str, declared_at: datetime, words: Words, *, two_places: bool
) -> Iterator[TraceEvent]:
    """Yield a parcel's events; the unit they speak of is its waybill number. One may be seen at two places at once."""
    at = declared_at
    for biz_step, disposition, place in (*PARCEL_STEPS, AT_THE_GATE) if two_places else PARCEL_STEPS:
        if place == AT_THE_GATE[-1]:
            at += timedelta(seconds=20)
        else:
            at += timedelta(minutes=rng.randrange(2, 40), milliseconds=rng.randrange(1000))
        yield TraceEvent(
            event_id=f"urn:station:sample:{waybill}:{biz_step}",
            at=at,
            recorded_at=at + timedelta(seconds=rng.randrange(1, 20)),
            biz_step=biz_step,
            disposition=disposition,
            read_point=f"urn:station:sample:{place}",
            sscc=waybill,
            party=words.zone,
        )


def _on_pallet(event: TraceEvent, pallet: str) -> Iterator[TraceEvent]:
    """Yield a lot's event: packing puts it on its pallet, storing takes all of it off; between, the pallet is seen."""
    match event.biz_step:
        case "packing":
            yield replace(event, action="ADD", part=Part.CHILD, parent=pallet)
        case "shipping" | "arriving" | "receiving":
            yield event
            yield replace(event, event_id=f"{event.event_id}:{pallet}", gtin=None, lot=None, sscc=pallet, quantity=None)
        case "storing":
            yield replace(event, action="DELETE", part=Part.CHILD, parent=pallet, quantity=None)
        case _:
            yield event


def _lot_event(rng: Random, words: Words, as_of: datetime, step: Step, lot: Lot) -> TraceEvent:
    product, number = lot
    at = as_of - timedelta(days=step.days, minutes=rng.randrange(1, 1200), milliseconds=rng.randrange(1000))
    delay = timedelta(days=rng.randrange(1, 9)) if rng.random() < LATE else timedelta(seconds=rng.randrange(2, 600))
    return TraceEvent(
        event_id=f"urn:station:sample:{product.gtin}:{number}:{step.biz_step}",
        at=at,
        recorded_at=min(at + delay, as_of),
        biz_step=step.biz_step,
        disposition=step.disposition,
        read_point=f"urn:station:sample:{step.place}",
        gtin=product.gtin,
        lot=number,
        quantity=Decimal(rng.randrange(1, 40) * 12),
        party=product.manufacturer if step.place == "maker" else words.zone,
    )
