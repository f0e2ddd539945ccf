"""The draws of a ledger: what those of each stratum have come to."""

from collections.abc import Iterable
from dataclasses import dataclass

from station.domain.decision import Outcome
from station.domain.ledger import Entry, EntryType, Json
from station.domain.sampling import UNSAID, Drawn, kept_rate
from station.domain.stratum import Of, Stratum, added, judged, of

#: What a picked parcel ends with, where it was not as declared.
WRONG = frozenset({Outcome.DETAIN, Outcome.RETURN})


@dataclass(frozen=True, slots=True)
class _Made:
    draws: tuple[Drawn, ...]
    outcome: Outcome
    conform: bool


class Draws:
    """Folds ledger entries into the strata of all random controls; a decision taken back counts no more."""

    def __init__(self) -> None:
        self._parcels: dict[str, dict[int, _Made]] = {}
        self._waybills: dict[int, str] = {}
        self._strata: dict[Of, Stratum] = {}

    def take(self, entry: Entry) -> None:
        """Count one more entry; entries come in their order, each once."""
        body = entry.body
        if entry.type is EntryType.DECISION and (body.get("draws") or body["waybill"] in self._parcels):
            waybill, outcome = str(body["waybill"]), Outcome(str(body["outcome"]))
            made = _Made(drawn(entry), outcome, body["conform"] is True)
            self._count(waybill, sign=-1)
            self._parcels.setdefault(waybill, {})[entry.seq] = made
            self._waybills[entry.seq] = waybill
            self._count(waybill, sign=1)
        elif entry.type is EntryType.UNDONE and entry.body["decision"] in self._waybills:
            undone = int(str(entry.body["decision"]))
            waybill = self._waybills.pop(undone)
            self._count(waybill, sign=-1)
            del self._parcels[waybill][undone]
            self._count(waybill, sign=1)

    def strata(self) -> dict[Of, Stratum]:
        """Return what the draws of each stratum have come to; a parcel counts once, however often it was decided."""
        return {which: stratum for which, stratum in self._strata.items() if stratum.seen}

    def _count(self, waybill: str, *, sign: int) -> None:
        """Put a parcel's decisions into the strata, or take them out."""
        decisions = list(self._parcels.get(waybill, {}).values())
        if not decisions:
            return
        draws = once(drawn for made in decisions for drawn in made.draws)
        self._strata = added(self._strata, draws, sign=sign)
        if any(made.outcome in WRONG for made in decisions):
            self._strata = judged(self._strata, draws, wrong=True, sign=sign)
        elif any(made.outcome is Outcome.RELEASE and made.conform for made in decisions):
            self._strata = judged(self._strata, draws, wrong=False, sign=sign)


def once(draws: Iterable[Drawn]) -> tuple[Drawn, ...]:
    """Return one draw a stratum: a parcel that any of several draws has picked is picked."""
    found: dict[Of, Drawn] = {}
    for each in draws:
        if of(each) not in found or (each.picked and not found[of(each)].picked):
            found[of(each)] = each
    return tuple(found.values())


def drawn(entry: Entry) -> tuple[Drawn, ...]:
    """Return the draws that a decision's entry holds. Raises ValueError where they are damaged."""
    rows = entry.body.get("draws")
    return tuple(_drawn(row) for row in rows) if isinstance(rows, list) else ()


def _drawn(row: Json) -> Drawn:
    match row:
        case [str(rule_id), int(version), str(rate), bool(was_picked)]:
            return Drawn(rule_id, version, kept_rate(rate), was_picked, stratum=UNSAID)
        case [str(rule_id), int(version), str(rate), bool(was_picked), str(stratum)]:
            return Drawn(rule_id, version, kept_rate(rate), was_picked, stratum=stratum)
        case _:
            raise ValueError(f"a decision holds {row!r} where a draw belongs")
