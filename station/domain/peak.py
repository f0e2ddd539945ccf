"""Peak mode: which rates a shift may lower, decided once at its opening by what was inspected before."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction

from station.domain.control import ControlInstruction
from station.domain.controls import in_force
from station.domain.sampling import Key, Rate, rate_of
from station.domain.stratum import Of, Stratum


@dataclass(frozen=True, slots=True)
class Peak:
    """What the opening of a shift says of one random control: its rate, the bound until then, and whether it sinks."""

    rule_id: str
    version: int
    rate: Rate
    bound: float = 1.0
    lowered: bool = False

    @property
    def key(self) -> Key:
        """Return which rate this is."""
        return self.rule_id, self.version, self.rate.stratum

    @property
    def in_use(self) -> Fraction:
        """Return the rate that the shift draws at."""
        return self.rate.minimum if self.lowered else self.rate.rate


def peaks(
    controls: Iterable[ControlInstruction], known: Mapping[Of, Stratum], at: datetime, tolerated: float | None
) -> tuple[Peak, ...]:
    """Return what an opening says of every random control that has not ended; `tolerated` is None without peak mode.

    Lowered is what is in force already. A control that comes into force within the shift was not decided on.
    """
    found = []
    for control in controls:
        if control.valid_to is None or at < control.valid_to:
            rate = rate_of(control.value)
            stratum = known.get((control.rule_id, rate.stratum), Stratum(control.rule_id))
            may = tolerated if in_force(control, at) else None
            found.append(peak(control.rule_id, control.version, rate, stratum, may))
    return tuple(sorted(found, key=lambda each: (each.key, each.rate.rate, each.rate.minimum)))


def peak(rule_id: str, version: int, rate: Rate, known: Stratum, tolerated: float | None) -> Peak:
    """Lower a rate to its minimum where what was inspected so far keeps the bound within what is tolerated.

    Where it does not, the rate stays: a peak buys nothing that was not paid for before. It is never lowered to
    nothing: a sample that has stopped would never learn that the parcels have changed.
    """
    bound = known.bound
    lowered = tolerated is not None and bound <= tolerated and 0 < rate.minimum < rate.rate
    return Peak(rule_id, version, rate, bound, lowered)


def lowered(said: Iterable[Peak]) -> tuple[tuple[Key, Fraction], ...]:
    """Return the rates that an opening lowered; of two for one stratum, which no pack should have, the higher one."""
    found: dict[Key, Fraction] = {}
    for each in said:
        if each.lowered:
            found[each.key] = max(each.in_use, found.get(each.key, each.in_use))
    return tuple(found.items())
