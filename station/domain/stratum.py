"""What the draws of each stratum have come to, one parcel after another."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from station.domain.bound import upper_bound
from station.domain.sampling import Drawn

#: Rule and stratum: versions of a rule for the same parcels are summed up, other parcels are a stratum of their own.
Of = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Stratum:
    """What a rule's draws have come to: parcels seen, picked, inspected to the end, and found wrong among those.

    `stratum` is as `Rate.stratum` writes it, empty for any parcel.
    """

    rule_id: str
    seen: int = 0
    picked: int = 0
    inspected: int = 0
    wrong: int = 0
    stratum: str = ""

    @property
    def name(self) -> str:
        """Return rule and stratum as they are shown."""
        return f"{self.rule_id} {self.stratum}".strip()

    @property
    def unknown(self) -> int:
        """Return how many were picked whose end this station does not know: on the desk, or sent on to be inspected."""
        return self.picked - self.inspected

    @property
    def bound(self) -> float:
        """Return the upper bound on the share of wrong parcels, 95 %, as if every unknown end were wrong.

        What is released at once is not like the rest: it is what looked suspicious that is sent on.
        """
        return upper_bound(self.wrong + self.unknown, self.inspected + self.unknown)


def added(strata: Mapping[Of, Stratum], draws: Iterable[Drawn], *, sign: int = 1) -> dict[Of, Stratum]:
    """Return the strata with one more parcel's draws, or with `sign` -1 one less."""
    found = dict(strata)
    for drawn in draws:
        known = _known(found, drawn)
        found[of(drawn)] = replace(known, seen=known.seen + sign, picked=known.picked + sign * drawn.picked)
    return found


def judged(strata: Mapping[Of, Stratum], draws: Sequence[Drawn], *, wrong: bool, sign: int = 1) -> dict[Of, Stratum]:
    """Return the strata with the end of one picked parcel's inspection."""
    found = dict(strata)
    for drawn in draws:
        if drawn.picked:
            known = _known(found, drawn)
            found[of(drawn)] = replace(known, inspected=known.inspected + sign, wrong=known.wrong + sign * wrong)
    return found


def of(drawn: Drawn) -> Of:
    """Return the stratum that a draw belongs to."""
    return drawn.rule_id, drawn.stratum


def _known(strata: Mapping[Of, Stratum], drawn: Drawn) -> Stratum:
    return strata.get(of(drawn), Stratum(drawn.rule_id, stratum=drawn.stratum))
