"""How likely it is that modules without a message pass for one: what error correction alone cannot tell."""

from math import comb

#: The chance at most with which a message is taken.
MISREAD = 1e-7


def likely_by_chance(codewords: int, correction: int, erased: int, errors: int) -> float:
    """Return how likely random codewords of one Reed-Solomon block are mended with so few errors beside the erased."""
    return float(comb(codewords - erased, errors) / 256 ** (correction - erased - errors))
