"""The most likely valid symbol: dynamic programming over neighbouring characters and the running check sum.

Only whole valid symbols compete. At each place the likeliest `BEAM` characters stay in the race, likeliest by the best
symbol, valid or not, that goes through them.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from station.decoding.blurred.alphabet import Alphabet, Symbol
from station.decoding.blurred.kernel import Floats
from station.decoding.blurred.pieces import Costs

BEAM = 12
FAR = np.float32(1e9)


@dataclass(frozen=True, slots=True)
class Likeliest:
    """A valid symbol, its squared distance, and how much farther every other valid one is."""

    symbol: Symbol
    cost: float
    lead: float


@dataclass(frozen=True, slots=True, eq=False)
class _Race:
    """What stays in the race: characters by place, what they add to the sum, and the costs between them."""

    kept: list[np.ndarray]
    added: list[np.ndarray]
    opened: Floats
    steps: list[Floats]
    closing: Floats


def likeliest(alphabet: Alphabet, costs: Costs) -> Likeliest:
    """Return the best valid symbol of at least two characters for the costs of one alignment."""
    race, sums = _race(alphabet, costs), np.arange(alphabet.modulus)
    forward = [race.opened.min(0)]
    for step, table in enumerate(race.steps, 1):
        least = (forward[-1][:, None, :] + table[:, :, None]).min(0)
        forward.append(np.take_along_axis(least, (sums - race.added[step][:, None]) % alphabet.modulus, 1))
    ends = forward[-1][:, 0] + race.closing
    path, total = [int(ends.argmin())], 0
    for step in range(len(race.steps), 0, -1):
        total = int((total - race.added[step][path[-1]]) % alphabet.modulus)
        path.append(int((forward[step - 1][:, total] + race.steps[step - 1][:, path[-1]]).argmin()))
    path.reverse()
    head, best = int(race.opened[:, path[0], total].argmin()), float(ends.min())
    chosen = tuple(int(kept[index]) for kept, index in zip(race.kept, path, strict=True))
    return Likeliest(Symbol(head, chosen), best, _next_best(race, forward, path, head) - best)


def own_lead(costs: Costs, symbol: Symbol) -> float:
    """Return how much farther than a symbol every other one is, valid or not; less than 0 where one is nearer.

    What its characters say by themselves, with nothing taken from the check.
    """
    forward, backward = _ways(costs)
    through = [before + after for before, after in zip(forward, backward, strict=True)]
    heads = (costs.first + backward[0][None]).min(1)
    chosen = symbol.characters
    steps = zip(costs.onward, chosen, chosen[1:], strict=False)
    own = costs.first[symbol.head, chosen[0]] + sum(table[one, other] for table, one, other in steps)
    own += costs.last[chosen[-1]]
    others = [np.delete(each, one).min() for each, one in zip((heads, *through), (symbol.head, *chosen), strict=True)]
    return float(min(others) - own)


def _ways(costs: Costs) -> tuple[list[Floats], list[Floats]]:
    """Return the least cost of reaching each character at each place from the head, and from there of the rest."""
    forward = [costs.first.min(0)]
    for table in costs.onward:
        forward.append((forward[-1][:, None] + table).min(0))
    backward = [costs.last]
    for table in reversed(costs.onward):
        backward.append((table + backward[-1][None]).min(1))
    return forward, backward[::-1]


def _race(alphabet: Alphabet, costs: Costs) -> _Race:
    """Choose for each place the characters that stay in the race."""
    through = [before + after for before, after in zip(*_ways(costs), strict=True)]
    kept = [np.argpartition(each, BEAM)[:BEAM] for each in through]
    adds = alphabet.addends(len(kept))
    added = [adds[place, which] for place, which in enumerate(kept)]
    opened = np.full((len(alphabet.heads), BEAM, alphabet.modulus), FAR, np.float32)
    where = (alphabet.opening[:, None] + added[0]) % alphabet.modulus
    opened[np.arange(len(opened))[:, None], np.arange(BEAM), where] = costs.first[:, kept[0]]
    steps = [table[np.ix_(kept[step], kept[step + 1])] for step, table in enumerate(costs.onward)]
    return _Race(kept, added, opened, steps, costs.last[kept[-1]])


def _next_best(race: _Race, forward: Sequence[Floats], path: Sequence[int], head: int) -> float:
    """Return the least cost of a valid symbol that differs from the best in its head or in any character."""
    modulus = race.opened.shape[2]
    backward = np.full((BEAM, modulus), FAR, np.float32)
    backward[:, 0] = race.closing
    least = np.inf
    for place in range(len(path) - 1, -1, -1):
        least = min(least, float(np.delete((forward[place] + backward).min(1), path[place]).min()))
        if place:
            onward = np.take_along_axis(backward, (np.arange(modulus) + race.added[place][:, None]) % modulus, 1)
            backward = (race.steps[place - 1][:, :, None] + onward[None]).min(1)
    other_heads = np.delete(race.opened, head, 0)
    return min(least, float((other_heads + backward[None]).min()) if len(other_heads) else least)
