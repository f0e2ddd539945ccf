"""Regions of bars that may be one symbol which glare has torn apart: what lies in one line, put together."""

import math
from collections.abc import Sequence
from itertools import combinations

import numpy as np

from station.decoding.regions import Corners, length, same_bars

#: How far two parts may lean (sine) and how unlike in height be, how far off the line of the longer, by its height.
ASLANT, AS_HIGH, BESIDE = 0.14, 0.6, 0.3
#: In pixels.
SHORTEST = 100.0


def spans(regions: Sequence[Corners], most: int) -> list[Corners]:
    """Return the longest of regions and of what two of them make together, each place once."""
    joined = [whole for one, other in combinations(regions, 2) if (whole := together(one, other)) is not None]
    found: list[Corners] = []
    for each in sorted((*joined, *regions), key=length, reverse=True):
        if len(found) < most and length(each) > SHORTEST and not any(same_bars(each, other) for other in found):
            found.append(each)
    return found


def together(one: Corners, other: Corners) -> Corners | None:
    """Return the region of two parts of one row of bars, None where they are none."""
    longer, shorter = sorted((one, other), key=length, reverse=True)
    first, second, _, fourth = (np.array(corner) for corner in longer)
    along, down = second - first, fourth - first
    height = float(np.linalg.norm(down))
    if not length(longer) or not height:
        return None
    along, down = along / length(longer), down / height
    points = np.array(shorter) - first
    tilt = np.subtract(shorter[1], shorter[0])
    aslant = abs(float(along[0] * tilt[1] - along[1] * tilt[0])) / max(length(shorter), 1e-9)
    as_high = math.dist(shorter[3], shorter[0]) / height
    beside = abs(float(points.mean(0) @ down) / height - 0.5)
    if aslant > ASLANT or not AS_HIGH < as_high < 1 / AS_HIGH or beside > BESIDE:
        return None
    places = points @ along
    low, high = min(0.0, float(places.min())), max(length(longer), float(places.max()))
    corners = [first + along * at + down * under for at, under in ((low, 0), (high, 0), (high, height), (low, height))]
    a, b, c, d = ((float(x), float(y)) for x, y in corners)
    return a, b, c, d
