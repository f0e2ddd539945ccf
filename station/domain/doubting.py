"""Doubts of histories as findings: about the very things at hand they hold back by the policy, others are told.

At hand is the parcel itself, by its waybill, and each piece whose barcode said its lot or serial number. Of a product
alone nobody knows which of its lots lies here: that one of them is recalled is told, and holds nothing back.
"""

from collections.abc import Iterable, Iterator

from station.domain.assessment import Facts, Hit
from station.domain.cut import Cut
from station.domain.decision import Finding, Outcome
from station.domain.goods import TraceEvent
from station.domain.history import Doubt, DoubtCode, alerts, doubts, inputs_of, not_complete
from station.domain.thing import Thing

#: What a doubt compared beside times, by the name it has among the inputs.
COMPARED = {DoubtCode.ALERT: "state", DoubtCode.TWO_PLACES: "place", DoubtCode.MADE_TWICE: "place",
            DoubtCode.SILENT: "days", DoubtCode.NOT_TAKEN_OUT: "inside", DoubtCode.NOT_COMPLETE: "unseen"}  # fmt: skip
#: So many things that were not looked at to the end are named.
UNSEEN = 3

#: States in which goods rightly come back.
COMES_BACK = frozenset({"recalled", "expired", "damaged", "non_conformant", "mismatch_class", "mismatch_instance",
                        "mismatch_quantity"})  # fmt: skip


def histories(facts: Facts) -> Iterator[Hit]:
    """Hit for every doubt of a history; what it proposes is the policy's."""
    asked = dict(facts.policy.doubts)
    known: dict[Doubt, str] = {}
    for thing, events, cut in _at_hand(facts):
        used = {key for keys in inputs_of(events).values() for key in keys}
        known = {doubt: thing.key if doubt.thing in used else "" for doubt in doubts(events, thing, facts.at)} | known
        known |= dict.fromkeys(not_complete(cut), "")
    for doubt, made in known.items():
        yield _hit(doubt, asked.get(doubt.code, Outcome.HOLD), made)
    things = {doubt.thing for doubt in known}
    for doubt in dict.fromkeys(doubt for events in _elsewhere(facts) for doubt in alerts(events)):
        if doubt.thing not in things:
            yield _hit(doubt, Outcome.RELEASE)


def of_returned(facts: Facts) -> Iterator[Hit]:
    """Hit as `histories` does, but tell alone of states in which goods rightly come back, such as recalled."""
    for hit in histories(facts):
        rightly = hit.finding is Finding.HISTORY_ALERT and dict(hit.inputs)["state"] in COMES_BACK
        yield Hit(Finding.HISTORY_NOTICE, Outcome.RELEASE, hit.inputs) if rightly else hit


def _at_hand(facts: Facts) -> Iterator[tuple[Thing, tuple[TraceEvent, ...], Cut]]:
    yield Thing(sscc=facts.dossier.waybill), facts.dossier.history, facts.dossier.cut
    for piece in facts.pieces:
        if piece.item.told_apart:
            yield piece.item.thing, piece.goods.history, piece.goods.cut


def _elsewhere(facts: Facts) -> Iterable[tuple[TraceEvent, ...]]:
    yield from (goods.history for goods in facts.dossier.goods)
    yield from (piece.goods.history for piece in facts.pieces if not piece.item.told_apart)


def _hit(doubt: Doubt, proposal: Outcome, made: str = "") -> Hit:
    told: tuple[tuple[str, str], ...] = (("doubt", doubt.code.value), ("thing", doubt.thing))
    if made:
        told += (("made", made),)
    times = len(doubt.events)
    values = doubt.values[times:] if doubt.code is not DoubtCode.NOT_COMPLETE else doubt.values[:UNSEEN]
    told += tuple((COMPARED[doubt.code], value) for value in values)
    told += tuple(("when", value) for value in doubt.values[:times])
    if proposal is Outcome.RELEASE:
        return Hit(Finding.HISTORY_NOTICE, proposal, told)
    return Hit(Finding.HISTORY_ALERT if doubt.code is DoubtCode.ALERT else Finding.HISTORY_DOUBT, proposal, told)
