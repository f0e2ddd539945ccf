"""Smeared templates of neighbouring characters, without making each pair.

Smearing is linear, so a pair is the sum of its characters smeared by themselves: the squared distance of all pairs to a
window, cut in the middle of two characters, comes from two small matrix products and a table made once for a kernel.
"""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from station.decoding.blurred.alphabet import QUIET, Alphabet
from station.decoding.blurred.kernel import PER_CELL, Floats, Kernel, spread


@dataclass(frozen=True, slots=True, eq=False)
class Pieces:
    """For one alphabet and kernel: each character as its left and right neighbours see it, heads and tail, products."""

    before: Floats
    after: Floats
    heads: Floats
    tail: Floats
    pairs: Floats
    opening: Floats
    closing: Floats


@dataclass(frozen=True, slots=True, eq=False)
class Costs:
    """Squared distances of one alignment: `first` (heads x characters), `onward` (one table a step), `last`."""

    first: Floats
    onward: list[Floats]
    last: Floats


@lru_cache(maxsize=48)
def pieces(alphabet: Alphabet, kernel: Kernel) -> Pieces:
    """Return the smeared pieces, made once."""
    half, wide = alphabet.width // 2, alphabet.width * PER_CELL
    beside = np.zeros((len(alphabet.codes), half))
    shown = spread(np.concatenate([beside, alphabet.codes, beside], 1), kernel)
    before, after = np.ascontiguousarray(shown[:, :wide]), np.ascontiguousarray(shown[:, wide:])
    quiet = np.zeros((len(alphabet.heads), QUIET))
    heads = spread(np.concatenate([quiet, alphabet.heads, np.zeros((len(quiet), half))], 1), kernel)
    tail = spread(np.concatenate([np.zeros(half), alphabet.tail, np.zeros(QUIET)])[None], kernel)[0]
    own_before, own_after = (before**2).sum(1), (after**2).sum(1)
    return Pieces(
        before,
        after,
        heads,
        tail,
        2 * after @ before.T + own_after[:, None] + own_before,
        2 * heads[:, -wide:] @ before.T + (heads**2).sum(1)[:, None] + own_before,
        2 * after @ tail[:wide] + own_after + float((tail**2).sum()),
    )


def costs(alphabet: Alphabet, made: Pieces, darkness: Floats, count: int) -> Costs:
    """Return the squared distances of sampled darkness (with quiet zones) to every symbol of `count` characters."""
    wide = alphabet.width * PER_CELL
    start = made.heads.shape[1]
    first, last = darkness[:start], darkness[start + wide * (count - 1) :]
    inner = darkness[start : start + wide * (count - 1)].reshape(count - 1, wide)
    opening = made.opening - 2 * (made.heads @ first)[:, None] - 2 * (made.before @ first[-wide:])
    left, right = -2 * inner @ made.after.T, -2 * inner @ made.before.T + (inner**2).sum(1)[:, None]
    onward = [made.pairs + left[step][:, None] + right[step] for step in range(count - 1)]
    closing = made.closing - 2 * (made.after @ last[:wide]) - 2 * float(made.tail @ last) + float(last @ last)
    return Costs(opening + float(first @ first), onward, closing)
