"""The most likely thirteen digits: dynamic programming over digit pairs, parity patterns and the running check sum.

Only whole valid symbols compete: ten parity patterns of the left half (each is a first digit), sums that are
multiples of ten.
"""

from collections.abc import Sequence

import numpy as np

from station.decoding.blurred.symbol import PARITY_SETS, Floats

WEIGHTS = (3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1)
FAR = np.float32(1e9)
TEN = np.arange(10)
SUM_BEFORE = {weight: (TEN[None] - weight * TEN[:, None]) % 10 for weight in (1, 3)}
SUM_AFTER = {weight: (TEN[None] + weight * TEN[:, None]) % 10 for weight in (1, 3)}


def lower_bounds(costs: Sequence[Floats]) -> Floats:
    """Return the least cost of any row of digits, valid or not, for each alignment: cheap, to rank them."""
    best = costs[0]
    for step, (before, after) in enumerate([(20, 20)] * 5 + [(20, 10)] + [(10, 10)] * 5, 1):
        best = (best[:, None] + costs[step].reshape(before, after, -1)).min(0)
    bounds: Floats = (best + costs[12]).min(0)
    return bounds


def most_likely(costs: Sequence[Floats]) -> str:
    """Return the thirteen digits of the best valid symbol for the costs of one alignment."""
    steps, last = _steps(costs), costs[12][:, 0]
    forward = _forward(costs[0][:, 0], steps)
    first, digit = divmod(int((forward[-1][:, :, 0] + last).argmin()), 10)
    digits, total = [digit], 0
    for step in range(10, -1, -1):
        total = (total - WEIGHTS[step + 1] * digits[-1]) % 10
        digits.append(int((forward[step][first, :, total] + steps[step][first, :, digits[-1]]).argmin()))
    return "".join(map(str, (first, *reversed(digits))))


def lead(costs: Sequence[Floats], digits: str) -> float:
    """Return by how much the best valid symbol, whose digits these are, beats every other one.

    A backward pass gives the least cost through each digit at each place; the least over the other digits is the best
    of all other symbols.
    """
    steps, last = _steps(costs), costs[12][:, 0]
    forward = _forward(costs[0][:, 0], steps)
    first, *rest = map(int, digits)
    backward = np.full((10, 10, 10), FAR)
    backward[:, :, 0] = last
    at_end = (forward[11] + backward).min(2)
    least = min(np.delete(at_end.min(1), first).min(), np.delete(at_end.min(0), rest[11]).min())
    for step in range(10, -1, -1):
        onward = backward[:, TEN[:, None], SUM_AFTER[WEIGHTS[step + 1]]]
        backward = (steps[step][:, :, :, None] + onward[:, None]).min(2)
        least = min(least, np.delete((forward[step] + backward).min(2).min(0), rest[step]).min())
    return float(least - at_end.min())


def _steps(costs: Sequence[Floats]) -> list[Floats]:
    """Return for each step the cost of going from digit to digit, for each of the ten parity patterns."""
    steps = []
    for place in range(5):
        pairs = costs[1 + place][:, 0].reshape(2, 10, 2, 10)
        steps.append(pairs[PARITY_SETS[:, place], :, PARITY_SETS[:, place + 1], :])
    steps.append(costs[6][:, 0].reshape(2, 10, 10)[PARITY_SETS[:, 5]])
    steps += [np.broadcast_to(costs[7 + place][:, 0].reshape(10, 10), (10, 10, 10)) for place in range(5)]
    return steps


def _forward(first_costs: Floats, steps: Sequence[Floats]) -> list[Floats]:
    """Return the least cost to each (first digit, digit, sum) after each step."""
    begin = np.full((10, 10, 10), FAR)
    for first in range(10):
        begin[first, TEN, (first + WEIGHTS[0] * TEN) % 10] = first_costs.reshape(2, 10)[PARITY_SETS[first, 0]]
    forward = [begin]
    for step, costs in enumerate(steps):
        least = (forward[-1][:, :, None, :] + costs[:, :, :, None]).min(1)
        forward.append(least[:, TEN[:, None], SUM_BEFORE[WEIGHTS[step + 1]]])
    return forward
