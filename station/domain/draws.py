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
    draws: tuple[Drawn, ...]
    outcome: Outcome
    conform: bool


class Draws:
    """Folds ledger entries into the strata of all random controls; a decision taken back counts no more."""

    def __init__(self) -> None:
        self._parcels: dict[str, dict[int, _Made]] = {}
        self._waybills: dict[int, str] = {}
        self._strata: dict[str, Stratum] = {}

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

    def strata(self) -> dict[str, Stratum]:
        """Return what each rule's draws have come to; a parcel counts once, whatever was decided of it how often."""
        return {rule_id: stratum for rule_id, stratum in self._strata.items() if stratum.seen}

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
    """Return one draw a rule: a parcel that any of several draws has picked is picked."""
    found: dict[str, Drawn] = {}
    for each in draws:
        if each.rule_id not in found or (each.picked and not found[each.rule_id].picked):
            found[each.rule_id] = each
    return tuple(found.values())


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


@dataclass(frozen=True, slots=True)
class Checked:
    """One shift, its draws computed anew: `shown` says that its seed is known, `steered` names what does not follow."""

    opened: Entry
    decided: tuple[Entry, ...]
    shown: bool
    steered: tuple[str, ...] = ()

    @property
    def counts(self) -> bool:
        """Say whether the draws of this shift are proven."""
        return self.shown and not self.steered


def by_shift(entries: Iterable[Entry]) -> Iterator[Checked]:
    """Yield every shift that bound itself to a seed, its decisions, and each pick that does not follow from the seed.

    Needs nothing but the ledger, or the parts of it that hold whole shifts, in order.
    """
    opened: Entry | None = None
    decided: list[Entry] = []
    for entry in entries:
        if entry.type is EntryType.SHIFT_OPENED:
            if opened is not None:
                yield Checked(opened, tuple(decided), shown=False)
            opened, decided = (entry if entry.body.get("draw") else None), []
        elif entry.type is EntryType.DECISION:
            decided.append(entry)
        elif entry.type is EntryType.SHIFT_CLOSED and opened is not None:
            yield Checked(opened, tuple(decided), True, tuple(_steered(entry, str(opened.body["draw"]), decided)))
            opened = None
    if opened is not None:
        yield Checked(opened, tuple(decided), shown=False)


def recheck(entries: Iterable[Entry]) -> Iterator[str]:
    """Yield a line for every shift whose seed is not the one it was bound to, and every pick that does not follow.

    A shift still open has not shown its seed yet and is passed over. Needs nothing but the ledger.
    """
    for shift in by_shift(entries):
        yield from shift.steered


def _steered(closing: Entry, bound: str, decided: list[Entry]) -> Iterator[str]:
    try:
        seed = bytes.fromhex(str(closing.body.get("seed", "")))
    except ValueError:
        seed = b""
    if commitment(seed) != bound:
        yield f"entry {closing.seq}: the seed is not the one that the shift was bound to"
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
