"""Every pick of a ledger computed anew, shift by shift: from the seed that was shown and the rates that were said."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from station.domain.draws import drawn
from station.domain.ledger import Entry, EntryType, Json
from station.domain.peak import Peak, lowered
from station.domain.rate_rows import said
from station.domain.sampling import Drawn, Key, Sampling, commitment, picked

#: Which data a decision was made on: pack and version as its entry has them.
Data = tuple[Json, Json]


@dataclass(frozen=True, slots=True)
class Rates:
    """The rates that a shift may have drawn at, by the data that were in use; what is not here, no entry has said."""

    by_data: Mapping[Data, Mapping[Key, frozenset[Fraction]]]

    def told(self, made: Entry) -> bool:
        """Say whether the ledger holds the rates of the data that a decision was made on."""
        return _data(made, "pack_version") in self.by_data

    def of(self, made: Entry, each: Drawn) -> frozenset[Fraction]:
        """Return the rates that a draw of a decision may have had; none where its data know no such control."""
        known = self.by_data.get(_data(made, "pack_version"), {})
        return known.get((each.rule_id, each.version, each.stratum), frozenset())


@dataclass(frozen=True, slots=True)
class Checked:
    """One shift, its draws computed anew: `shown` says that its seed is known, `steered` names what does not follow."""

    opened: Entry
    decided: tuple[Entry, ...]
    rates: Rates
    shown: bool
    steered: tuple[str, ...] = ()

    def proven(self, made: Entry) -> bool:
        """Say whether the draws of a decision are proven: by the seed, and at rates that the ledger holds."""
        return self.shown and not self.steered and self.rates.told(made)

    @property
    def untold(self) -> int:
        """Return how many draws were made at a rate that the ledger does not hold."""
        return sum(len(drawn(made)) for made in self.decided if not self.rates.told(made))


@dataclass
class _Shift:
    opened: Entry
    decided: list[Entry] = field(default_factory=list)
    switched: list[Entry] = field(default_factory=list)

    def checked(self, closing: Entry | None) -> Checked:
        rates = _rates(self.opened, self.switched)
        steered = tuple(_steered(self, rates, closing)) if closing is not None else ()
        return Checked(self.opened, tuple(self.decided), rates, closing is not None, steered)


def by_shift(entries: Iterable[Entry]) -> Iterator[Checked]:
    """Yield every shift that bound itself to a seed, its decisions, and each pick that does not follow from it.

    Needs nothing but the ledger, or the parts of it that hold whole shifts, in order.
    """
    shift: _Shift | None = None
    for entry in entries:
        if entry.type is EntryType.SHIFT_OPENED:
            if shift is not None:
                yield shift.checked(None)
            shift = _Shift(entry) if entry.body.get("draw") else None
        elif shift is None:
            continue
        elif entry.type is EntryType.DECISION:
            shift.decided.append(entry)
        elif entry.type is EntryType.DATA_SWITCHED:
            shift.switched.append(entry)
        elif entry.type is EntryType.SHIFT_CLOSED:
            yield shift.checked(entry)
            shift = None
    if shift is not None:
        yield shift.checked(None)


def recheck(entries: Iterable[Entry]) -> Iterator[str]:
    """Yield a line for every shift whose seed is not the one it was bound to, and every pick that does not follow.

    A pick follows from the seed and from the rate that the opening, or a switch of data since, says of its control.
    A shift still open has not shown its seed yet and is passed over. Needs nothing but the ledger.
    """
    for shift in by_shift(entries):
        yield from shift.steered


def _rates(opened: Entry, switched: Iterable[Entry]) -> Rates:
    """Return the rates by data: those lowered at the opening stay so, but never below the minimum of other data."""
    here = said(opened)
    sampling = Sampling(lowered=lowered(here or ()))
    found: dict[Data, dict[Key, frozenset[Fraction]]] = {}
    told: list[tuple[Data, tuple[Peak, ...] | None]] = [(_data(opened, "pack_version"), here)]
    told += [(_data(entry, "version"), said(entry)) for entry in switched]
    for data, rows in told:
        if rows is None:
            continue
        known = found.setdefault(data, {})
        for row in rows:
            rate = sampling.rate(row.rule_id, row.version, row.rate)
            known[row.key] = known.get(row.key, frozenset()) | {rate}
    return Rates(found)


def _data(entry: Entry, version: str) -> Data:
    return entry.body.get("pack"), entry.body.get(version)


def _steered(shift: _Shift, rates: Rates, closing: Entry) -> Iterator[str]:
    try:
        seed = bytes.fromhex(str(closing.body.get("seed", "")))
    except ValueError:
        seed = b""
    if commitment(seed) != shift.opened.body["draw"]:
        yield f"entry {closing.seq}: the seed is not the one that the shift was bound to"
        return
    for made in shift.decided:
        for each in drawn(made):
            waybill = str(made.body["waybill"])
            if picked(seed, each.rule_id, waybill, each.rate) != each.picked:
                was = "picked" if each.picked else "not picked"
                yield f"entry {made.seq}: {waybill} was {was} under {each.rule_id}, which does not follow"
            if rates.told(made) and each.rate not in rates.of(made, each):
                right = " or ".join(str(rate) for rate in sorted(rates.of(made, each))) or "no rate at all"
                under = f"{each.rule_id} version {each.version}"
                yield f"entry {made.seq}: {waybill} was drawn at {each.rate} under {under}, where it was {right}"
