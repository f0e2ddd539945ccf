"""How the places in a symbol are shifted in its picture: taken aslant (bend), or from a round parcel (curl)."""

from dataclasses import dataclass

import numpy as np

from station.decoding.blurred.kernel import Floats

REACH = 0.02


@dataclass(frozen=True, slots=True)
class Warp:
    """The first and the last edge stay; `bend` makes one end wider than the other, `curl` the middle than both ends."""

    bend: float
    curl: float

    def turned(self) -> "Warp":
        """Return the same as seen when reading from the other end."""
        return Warp(-self.bend / (1 + self.bend), self.curl)

    def places(self, share: Floats) -> Floats:
        """Return where shares (0 to 1) of the symbol's width lie in the picture, as shares of its width there."""
        return warped(share, np.array(self.bend), np.array(self.curl))

    def widths(self, share: Floats) -> Floats:
        """Return how wide a module is there, as a share of the mean."""
        near = np.array([share - REACH, share + REACH])
        low, high = self.places(near)
        wide: Floats = (high - low) / (2 * REACH)
        return wide

    def slopes(self, share: Floats) -> tuple[Floats, Floats]:
        """Return how those places change with bend and with curl."""
        bent = share * (1 + self.bend) / (1 + self.bend * share)
        by_bend = share * (1 - share) / (1 + self.bend * share) ** 2 * (1 - self.curl * (1 - 6 * bent + 6 * bent**2))
        return by_bend, -bent * (1 - bent) * (1 - 2 * bent)


def warped(share: Floats, bend: Floats, curl: Floats) -> Floats:
    """Return the places of shares for many warps at once."""
    bent = share * (1 + bend) / (1 + bend * share)
    curled: Floats = bent - curl * bent * (1 - bent) * (1 - 2 * bent)
    return curled
