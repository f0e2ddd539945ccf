"""The draws of a ledger: what each random control has come to, and every pick computed anew."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from station.domain.decision import Outcome
from station.domain.ledger import Entry, EntryType, Json
from station.domain.sampling import Drawn, Stratum, added, commitment, judged, picked

#: What a picked parcel ends with, where it was not as declared.
WRONG = frozenset({Outcome.DETAIN, Outcome.RETURN})


@dataclass(frozen=True, slots=True)
class _Made:
    waybill: str
    draws: tuple[Drawn, ...]
    outcome: Outcome
    conform: bool


class Draws:
    """Folds ledger entries into the strata of all random controls; a decision taken back counts no more."""

    def __init__(self) -> None:
        self._made: dict[int, _Made] = {}

    def take(self, entry: Entry) -> None:
        """Count one more entry; entries come in their order, each once."""
        if entry.type is EntryType.DECISION and entry.body.get("draws"):
            body = entry.body
            outcome, conform = Outcome(str(body["outcome"])), body["conform"] is True
            self._made[entry.seq] = _Made(str(body["waybill"]), drawn(entry), outcome, conform)
        elif entry.type is EntryType.UNDONE and isinstance(entry.body["decision"], int):
            self._made.pop(entry.body["decision"], None)

    def strata(self) -> dict[str, Stratum]:
        """Return what each rule's draws have come to; a parcel counts once, whatever was decided of it how often."""
        found: dict[str, Stratum] = {}
        parcels: dict[str, list[_Made]] = {}
        for made in self._made.values():
            parcels.setdefault(made.waybill, []).append(made)
        for decisions in parcels.values():
            draws = decisions[-1].draws
            found = added(found, draws)
            if any(made.outcome in WRONG for made in decisions):
                found = judged(found, draws, wrong=True)
            elif any(made.outcome is Outcome.RELEASE and made.conform for made in decisions):
                found = judged(found, draws, wrong=False)
        return found


def drawn(entry: Entry) -> tuple[Drawn, ...]:
    """Return the draws that a decision's entry holds. Raises ValueError where they are damaged."""
    rows = entry.body.get("draws")
    return tuple(_drawn(row) for row in rows) if isinstance(rows, list) else ()


def lowered(opened: Entry) -> tuple[tuple[str, Fraction], ...]:
    """Return the rates that peak mode lowered at the opening of a shift, by its entry."""
    rows = opened.body.get("peak")
    found = []
    for row in rows if isinstance(rows, list) else []:
        match row:
            case [str(rule_id), str(rate), str(), True]:
                found.append((rule_id, Fraction(rate)))
            case _:
                pass
    return tuple(found)


def recheck(entries: Iterable[Entry]) -> Iterator[str]:
    """Yield a line for every shift whose seed is not the one it was bound to, and every pick that does not follow.

    A shift still open has not shown its seed yet and is passed over. Needs nothing but the ledger.
    """
    bound, decided = "", list[Entry]()
    for entry in entries:
        if entry.type is EntryType.SHIFT_OPENED:
            bound, decided = str(entry.body.get("draw", "")), []
        elif entry.type is EntryType.DECISION:
            decided.append(entry)
        elif entry.type is EntryType.SHIFT_CLOSED and bound:
            yield from _closed(entry, bound, decided)
            bound = ""


def _closed(entry: Entry, bound: str, decided: list[Entry]) -> Iterator[str]:
    try:
        seed = bytes.fromhex(str(entry.body.get("seed", "")))
    except ValueError:
        seed = b""
    if commitment(seed) != bound:
        yield f"entry {entry.seq}: the seed is not the one that the shift was bound to"
        return
    for made in decided:
        for each in drawn(made):
            if picked(seed, each.rule_id, str(made.body["waybill"]), each.rate) != each.picked:
                said = "picked" if each.picked else "not picked"
                yield f"entry {made.seq}: {made.body['waybill']} was {said} under {each.rule_id}, which does not follow"


def _drawn(row: Json) -> Drawn:
    match row:
        case [str(rule_id), int(version), str(rate), bool(was_picked)]:
            return Drawn(rule_id, version, Fraction(rate), was_picked)
        case _:
            raise ValueError(f"a decision holds {row!r} where a draw belongs")
