"""Whom the lists of one import named, in memory alone and till it ends, so that its receipts may be freed of them."""

from collections.abc import Iterable
from dataclasses import dataclass, field

#: So many numbers of lists are kept, some 28 MB; the oldest are forgotten, lest a file of any size fill the memory.
MOST = 60_000
#: Two merchants may give one number; more than so many are not told apart.
MOST_OF_ONE = 4

Said = tuple[str, str]
_BETWEEN = "\x1f"


@dataclass(slots=True)
class KnownBuyers:
    """What lists said of their buyers, by each number that a receipt may name them by."""

    _said: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def remember(self, numbers: Iterable[str], said: Iterable[Said]) -> None:
        """Keep the (kind, value) pairs of a list under its numbers; empty numbers and values are left."""
        whole = _BETWEEN.join(part for pair in said if pair[1] for part in pair)
        if not whole:
            return
        for number in filter(None, numbers):
            before = self._said.pop(number, ())
            self._said[number] = before if whole in before else (*before, whole)[-MOST_OF_ONE:]
        while len(self._said) > MOST:
            del self._said[next(iter(self._said))]

    def of(self, numbers: Iterable[str]) -> list[Said]:
        """Return the (kind, value) pairs of the lists under any of these numbers."""
        wholes = dict.fromkeys(whole for number in numbers for whole in self._said.get(number, ()))
        parts = [whole.split(_BETWEEN) for whole in wholes]
        return [pair for part in parts for pair in zip(part[::2], part[1::2], strict=True)]
