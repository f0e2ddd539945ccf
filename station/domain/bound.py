"""How many wrong parcels may still slip by, said as a bound and never as a guess."""

from math import exp, lgamma, log, log1p

CONFIDENCE = 0.95
#: A term this much smaller than the sum so far changes no digit of it, nor do those after it.
NOTHING = 1e-18


def upper_bound(wrong: int, inspected: int, confidence: float = CONFIDENCE) -> float:
    """Return the highest share of wrong parcels that is still believable (Clopper and Pearson 1934, one-sided).

    With none wrong among n it is 1 - 0.05^(1/n); with nothing inspected anything is believable.
    """
    if wrong >= inspected:
        return 1.0
    low, high = wrong / inspected, 1.0
    for _ in range(60):
        middle = (low + high) / 2
        if _at_most(wrong, inspected, middle) > 1 - confidence:
            low = middle
        else:
            high = middle
    return high


def _at_most(k: int, n: int, p: float) -> float:
    """Return the probability of at most k among n, each with probability p, where p is k/n or more, and k below n.

    Then the term of k is the largest: it is taken by its logarithm, for (1 - p)^n may be less than any number, and
    the others are added from there downwards.
    """
    if not 0 < p < 1:
        return float(p <= 0)
    choices = lgamma(n + 1) - lgamma(k + 1) - lgamma(n - k + 1)
    total = term = 1.0
    for i in range(k, 0, -1):
        term *= i / (n - i + 1) * (1 - p) / p
        total += term
        if term < NOTHING * total:
            break
    return min(1.0, exp(choices + k * log(p) + (n - k) * log1p(-p) + log(total)))
