"""The random sample 随机抽查: a secret fixed before the shift picks, and anyone can check it afterwards.

At the opening of a shift the SHA-256 of a seed goes into the ledger, at its close the seed itself. A parcel is picked
by HMAC-SHA256 (RFC 2104) of the seed over rule and waybill: nobody can steer it by order or by scanning again, and an
auditor computes every pick anew. How many wrong parcels may still slip by is said as a bound, never as a guess.
"""

import hashlib
import hmac
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from decimal import Decimal, InvalidOperation
from fractions import Fraction

from station.domain.bound import upper_bound

#: A pick compares so many bits of the HMAC with the rate.
BITS = 64
#: What tells which parcels a rate is for.
STRATUM = ("merchant", "hs", "quality")
#: Decimal places of a rate: finer than the comparison with 64 bits is no different rate.
PLACES = 20
#: So much of what cannot be read is quoted.
LONGEST = 80


@dataclass(frozen=True, slots=True)
class Rate:
    """How often parcels of a stratum are picked: `rate` and, in peak mode, at least `minimum`, both between 0 and 1.

    The stratum is a merchant (its customs code), a prefix of the commodity code, and how good the declared data are
    (``complete`` or ``gaps``); empty means any.
    """

    rate: Fraction
    minimum: Fraction
    merchant: str = ""
    hs: str = ""
    quality: str = ""


#: What stands for a rate that cannot be read.
EVERYBODY = Rate(Fraction(1), Fraction(1))


@dataclass(frozen=True, slots=True)
class Sampling:
    """A shift's draw: its secret seed, and the rates that peak mode lowered at its opening, by rule id."""

    seed: bytes = b""
    lowered: tuple[tuple[str, Fraction], ...] = ()

    def rate(self, rule_id: str, rate: Rate) -> Fraction:
        """Return the rate in use for a rule."""
        return dict(self.lowered).get(rule_id, rate.rate)


NOT_SAMPLING = Sampling()


@dataclass(frozen=True, slots=True)
class Drawn:
    """One parcel's draw under one rule, as a decision keeps it.

    `kept` is the entry of an earlier shift's decision whose pick still stands, 0 where this shift drew: what another
    seed has picked is not drawn again, and no decision keeps it as its own.
    """

    rule_id: str
    version: int
    rate: Fraction
    picked: bool
    kept: int = 0


@dataclass(frozen=True, slots=True)
class Stratum:
    """What a rule's draws have come to: parcels seen, picked, inspected to the end, and found wrong among those."""

    rule_id: str
    seen: int = 0
    picked: int = 0
    inspected: int = 0
    wrong: int = 0

    @property
    def bound(self) -> float:
        """Return the upper bound on the share of wrong parcels, with 95 % confidence."""
        return upper_bound(self.wrong, self.inspected)


def read_rate(value: str) -> Rate:
    """Return the rate that a control of scope ``random`` holds as JSON. Raises ValueError with what is wrong."""
    try:
        said = json.loads(value, parse_float=Decimal, parse_int=Decimal, parse_constant=Decimal)
    except (ValueError, InvalidOperation, RecursionError) as error:
        raise ValueError(f'{value[:LONGEST]!r} is no rate, such as {{"rate": "0.05"}}') from error
    if not isinstance(said, dict) or "rate" not in said:
        raise ValueError(f'{value[:LONGEST]!r} names no rate, such as {{"rate": "0.05"}}')
    strange = set(said) - {"rate", "minimum", *STRATUM}
    if strange:
        raise ValueError(f"a rate has no {', '.join(sorted(strange))[:LONGEST]}")
    rate = _share(said["rate"])
    minimum = _share(said.get("minimum", "0"))
    if minimum > rate:
        raise ValueError("the minimum is no higher than the rate")
    stratum = tuple(said.get(name, "") for name in STRATUM)
    if not all(isinstance(each, str) for each in stratum):
        raise ValueError(f"{', '.join(STRATUM)} of a rate are text")
    merchant, hs, quality = stratum
    if quality not in {"", "complete", "gaps"}:
        raise ValueError("quality is complete or gaps")
    return Rate(rate, minimum, merchant, hs, quality)


def rate_of(value: str) -> Rate:
    """Return the rate that a control holds; one that this version cannot read picks everybody, at a peak too."""
    try:
        return read_rate(value)
    except ValueError:
        return EVERYBODY


def _share(said: object) -> Fraction:
    """Return a share as it is written. Raises ValueError where it is no number from 0 to 1, or one without end."""
    try:
        number = Decimal(said if isinstance(said, str | Decimal) else "")
    except InvalidOperation as error:
        raise ValueError("a rate is a number, such as 0.05") from error
    exponent = number.as_tuple().exponent
    if not isinstance(exponent, int) or abs(exponent) > PLACES or not 0 <= number <= 1:
        raise ValueError(f"a rate is between 0 and 1, with {PLACES} places at most")
    return Fraction(number)


def shift_seed(key: bytes, station: str, opened: str) -> bytes:
    """Return the seed of a shift by the station's draw key; the same after a restart, known to nobody before.

    `opened` is the `opening` of it as the ledger has it. Without a key there is no draw.
    """
    return hmac.new(key, f"station draw 1\x00{station}\x00{opened}".encode(), hashlib.sha256).digest() if key else b""


def opening(at: datetime, person: str) -> str:
    """Return how the opening of a shift is written where a seed is made of it."""
    return f"{at.astimezone(UTC).isoformat()} {person}"


def commitment(seed: bytes) -> str:
    """Return what is published of a seed before the shift."""
    return hashlib.sha256(seed).hexdigest()


def picked(seed: bytes, rule_id: str, waybill: str, rate: Fraction) -> bool:
    """Say whether a parcel is picked. Without a seed nothing is."""
    if not seed:
        return False
    digest = hmac.new(seed, f"{rule_id}\x00{waybill}".encode(), hashlib.sha256).digest()
    return Fraction(int.from_bytes(digest[: BITS // 8], "big"), 1 << BITS) < rate


@dataclass(frozen=True, slots=True)
class Peak:
    """What peak mode would do to a rule: the rate, and the price, the bound before and after a day at that rate."""

    rule_id: str
    rate: Fraction
    bound: float
    allowed: bool


def peak(rule_id: str, rate: Rate, known: Stratum, tolerated: float) -> Peak:
    """Lower a rate to its minimum where what was inspected so far keeps the bound within what is tolerated.

    Where it does not, the rate stays: a peak buys nothing that was not paid for before.
    """
    allowed = rate.minimum < rate.rate and known.bound <= tolerated
    return Peak(rule_id, rate.minimum if allowed else rate.rate, known.bound, allowed)


def more_to_inspect(known: Stratum, tolerated: float) -> int:
    """Return how many more right parcels would bring the bound within what is tolerated: the price of a lower rate."""
    low, high = 0, 1
    while upper_bound(known.wrong, known.inspected + high) > tolerated:
        high *= 2
        if high > 1 << 20:
            return high
    while low < high:
        middle = (low + high) // 2
        if upper_bound(known.wrong, known.inspected + middle) <= tolerated:
            high = middle
        else:
            low = middle + 1
    return low


def added(strata: Mapping[str, Stratum], draws: Iterable[Drawn], *, sign: int = 1) -> dict[str, Stratum]:
    """Return the strata with one more parcel's draws, or with `sign` -1 one less."""
    found = dict(strata)
    for drawn in draws:
        known = found.get(drawn.rule_id, Stratum(drawn.rule_id))
        found[drawn.rule_id] = replace(known, seen=known.seen + sign, picked=known.picked + sign * drawn.picked)
    return found


def judged(strata: Mapping[str, Stratum], draws: Sequence[Drawn], *, wrong: bool, sign: int = 1) -> dict[str, Stratum]:
    """Return the strata with the end of one picked parcel's inspection."""
    found = dict(strata)
    for drawn in draws:
        if drawn.picked:
            known = found.get(drawn.rule_id, Stratum(drawn.rule_id))
            found[drawn.rule_id] = replace(known, inspected=known.inspected + sign, wrong=known.wrong + sign * wrong)
    return found
