"""Where in a line a symbol may lie, and how it is smeared there: the likeliest places, each once."""

from dataclasses import dataclass

import numpy as np

from station.decoding.blurred.combs import WARPS, Combs, Kind, combed
from station.decoding.blurred.edges import KERNELS, outer_edges, sharpened_lines
from station.decoding.blurred.kernel import CELLS, Floats, Kernel
from station.decoding.blurred.warp import Warp

APART, ALIKE = 4.0, 0.05
ENDS = np.array([0.0, 0.5, 1.0])
#: Modules up to so many times as wide as others are smeared alike; and how narrow and wide they may be.
EVEN, NARROW = 1.12, (0.5, 2.0)


@dataclass(frozen=True, slots=True)
class Place:
    """A symbol's first and last module border in pixels of the line as it is read, its warp, its smear in modules.

    `turned` says that the line is read from its end.
    """

    kind: Kind
    count: int
    begin: float
    end: float
    warp: Warp
    kernel: Kernel
    turned: bool

    @property
    def module(self) -> float:
        """Return the mean width of a module in pixels."""
        return CELLS * (self.end - self.begin) / self.kind.cells(self.count)

    def scales(self) -> tuple[float, ...]:
        """Return how many more modules its smear takes in at the first end, middle and last; once where it is even."""
        wide = np.clip(self.warp.widths(ENDS), *NARROW)
        return tuple((1 / wide).tolist()) if wide.max() > EVEN * wide.min() else (1.0,)

    def kernels(self) -> list[Kernel]:
        """Return its smear there."""
        return [self.kernel.scaled(scale).rounded() for scale in self.scales()]


def laid(line: Floats, kinds: tuple[Kind, ...], *, any_smear: bool = False) -> list[Combs]:
    """Lay symbols over a line wherever their outer edges may be; each kind and number of characters comes once."""
    lines = sharpened_lines(line)
    outer = outer_edges(line, lines, any_smear=any_smear)
    return combed(lines, outer, kinds) if len(outer) else []


def likeliest_places(laid_over: list[Combs], length: int, worst: float, most: int) -> list[Place]:
    """Return the likeliest places of what was laid over a line of that length, best first, each once.

    `worst` is the largest misfit (0 to 1) worth a look.
    """
    found = [
        (float(misfit), row, combs) for combs in laid_over for row, misfit in enumerate(combs.misfit) if misfit < worst
    ]
    chosen: list[Place] = []
    for _, row, combs in sorted(found, key=lambda each: each[0]):
        place = _place(combs, row, length)
        if not any(_near(place, other) for other in chosen):
            chosen.append(place)
        if len(chosen) == most:
            break
    return chosen


def _place(combs: Combs, row: int, length: int) -> Place:
    begin, end, warp = float(combs.begin[row]), float(combs.end[row]), WARPS[int(combs.warp[row])]
    turned = bool(combs.turned[row])
    if turned:
        begin, end, warp = length - end, length - begin, warp.turned()
    module = CELLS * (end - begin) / combs.kind.cells(combs.count)
    kernel = KERNELS[int(combs.kernel[row])].scaled(1 / module)
    return Place(combs.kind, combs.count, begin, end, warp, kernel, turned)


def _near(place: Place, other: Place) -> bool:
    return (
        (place.kind, place.count, place.turned) == (other.kind, other.count, other.turned)
        and abs(place.begin - other.begin) < APART
        and abs(place.end - other.end) < APART
        and abs(place.warp.bend - other.warp.bend) < ALIKE
        and abs(place.warp.curl - other.warp.curl) < ALIKE
    )
