"""Smeared templates of neighbouring characters, without making each pair.

Smearing is linear, so a pair is the sum of its characters smeared by themselves: the squared distance of all pairs to a
window, cut in the middle of two characters, comes from two small matrix products and a table made once for a kernel.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from station.decoding.blurred.alphabet import QUIET, Alphabet
from station.decoding.blurred.kernel import PER_CELL, Floats, Kernel, blended, spread


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


def costs(alphabet: Alphabet, made: Sequence[Pieces], darkness: Floats, count: int) -> Costs:
    """Return the squared distances of sampled darkness (with quiet zones) to every symbol of `count` characters.

    The pieces are those of one smear, or of several from the first end of the symbol to its last.
    """
    wide = alphabet.width * PER_CELL
    start = made[0].heads.shape[1]
    at = [made[step * len(made) // max(1, count - 1)] for step in range(count - 1)]
    head, tail = made[0], made[-1]
    first, last = darkness[:start], darkness[start + wide * (count - 1) :]
    inner = darkness[start : start + wide * (count - 1)].reshape(count - 1, wide)
    opening = head.opening - 2 * (head.heads @ first)[:, None] - 2 * (head.before @ first[-wide:])
    left = [-2 * one.after @ seen for one, seen in zip(at, inner, strict=True)]
    right = [-2 * one.before @ seen + seen @ seen for one, seen in zip(at, inner, strict=True)]
    onward: list[Floats] = [one.pairs + left[step][:, None] + right[step] for step, one in enumerate(at)]
    closing = tail.closing - 2 * (tail.after @ last[:wide]) - 2 * float(tail.tail @ last) + float(last @ last)
    return Costs(opening + float(first @ first), onward, closing)


def told_costs(alphabet: Alphabet, made: Sequence[Pieces], darkness: Floats, count: int, tells: Floats) -> Costs:
    """Return the squared distances as `costs` does, each sample as heavy as `tells` says (0 nothing to 1)."""
    wide = alphabet.width * PER_CELL
    start, split = made[0].heads.shape[1], made[0].heads.shape[1] + wide * (count - 1)
    shares = (np.arange(count) + 1.5) / (count + 2)
    before = [blended([each.before for each in made], share) for share in shares]
    after = [blended([each.after for each in made], share) for share in shares]
    beyond = len(darkness) - split - wide
    opening = np.pad(before[0], ((0, 0), (start - wide, 0)))
    closing = np.pad(after[-1], ((0, 0), (0, beyond)))

    def between(left: Floats, right: Floats, begin: int, end: int) -> Floats:
        """Return the distances of all sums of a left and a right piece (rows) to what is seen in one window."""
        seen, weight = darkness[begin:end], tells[begin:end]
        alone = (left * left) @ weight - 2 * left @ (weight * seen)
        other = (right * right) @ weight - 2 * right @ (weight * seen)
        both: Floats = 2 * (left * weight) @ right.T + alone[:, None] + other + float(weight @ (seen * seen))
        return both

    onward = [
        between(after[step], before[step + 1], start + step * wide, start + (step + 1) * wide)
        for step in range(count - 1)
    ]
    last = between(closing, made[-1].tail[None], split, len(darkness))[:, 0]
    return Costs(between(made[0].heads, opening, 0, start), onward, last)
