"""A judgement: how two values stand, and after which steps they are the same."""

from station.domain.matching.verdicts import Match

Judgement = tuple[Match, tuple[str, ...]]

DIFFERENT: Judgement = (Match.DIFFERS, ())
UNKNOWN: Judgement = (Match.NOT_COMPARABLE, ())


def same_after(*steps: str) -> Judgement:
    """Return the judgement that two values are the same after steps."""
    return Match.SAME_AFTER, steps
