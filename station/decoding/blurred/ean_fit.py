"""EAN-13 of known digits fitted to grey lines by least squares (Gauss-Newton), many at once: place, blur and light."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from station.decoding.blurred.bank import SIGMAS, bank
from station.decoding.blurred.symbol import WIDTH, Floats, template

FINE = 4
FAINTEST = 5.0
UNFIT = 9.0
SETTLED = 0.995
LEVELS = 5


@dataclass(frozen=True, slots=True)
class Alignment:
    """A symbol's place in a profile: first and last module border in pixels, a bend (perspective), blur in modules."""

    begin: float
    end: float
    bend: float
    sigma: float

    def blurs(self) -> tuple[float, ...]:
        """Return its blur and its neighbours in `SIGMAS`."""
        place = SIGMAS.index(self.sigma)
        return (self.sigma, *SIGMAS[place + 1 : place + 2], *SIGMAS[max(0, place - 1) : place])


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """Grey values along a line, and how they change there."""

    values: Floats
    slope: Floats

    @classmethod
    def of(cls, values: Floats) -> "Line":
        """Return the line of some values."""
        values = np.ascontiguousarray(values, np.float32)
        return cls(values, np.gradient(values))


@dataclass(frozen=True, slots=True, eq=False)
class Start:
    """Digits to be fitted to a line from a place nearby."""

    line: Line
    digits: str
    at: Alignment


@dataclass(frozen=True, slots=True, eq=False)
class Fit:
    """An alignment with its light levels and what is left over: mean squared residual by squared contrast."""

    at: Alignment
    residual: float
    darkness: Floats
    contrast: float
    step: Floats


def fitted(starts: Sequence[Start], rounds: int = 5) -> list[Fit]:
    """Fit each start, all side by side; blur by its neighbours in `SIGMAS`."""
    best = _solved(starts)
    going = list(range(len(starts)))
    for _ in range(rounds):
        tried = [
            (number, replace(starts[number], at=replace(at, sigma=sigma)))
            for number in going
            for at in (_moved(best[number]),)
            for sigma in at.blurs()
        ]
        before = {number: best[number].residual for number in going}
        for (number, _), fit in zip(tried, _solved([start for _, start in tried]), strict=True):
            if fit.residual < best[number].residual:
                best[number] = fit
        going = [number for number in going if best[number].residual <= SETTLED * before[number]]
        if not going:
            break
    return best


def _moved(fit: Fit) -> Alignment:
    module = (fit.at.end - fit.at.begin) / WIDTH
    begin, end, bend = np.clip(fit.step, [-module, -module, -0.03], [module, module, 0.03])
    return Alignment(fit.at.begin + begin, fit.at.end + end, fit.at.bend + bend, fit.at.sigma)


def _solved(starts: Sequence[Start]) -> list[Fit]:
    """Solve for light levels where each start is; return the fits, with the steps that would better their places."""
    templates = bank(SIGMAS[0], FINE)
    grid, place = templates.grid, templates.place
    begin, end, bend = np.array([(each.at.begin, each.at.end, each.at.bend) for each in starts]).T[:, :, None]
    dark = np.stack([template(each.digits, each.at.sigma, FINE) for each in starts])
    module = (end - begin) / WIDTH
    modules = grid + bend * templates.bow
    values, change = _between([each.line for each in starts], begin - 0.5 + module * modules)
    along = change * modules / WIDTH
    columns = np.empty((len(starts), LEVELS + 3, len(grid)))
    columns[:, 0], columns[:, 1], columns[:, 2] = 1, place, 4 * place**2
    columns[:, 3], columns[:, 4] = -dark, -dark * place
    columns[:, 5], columns[:, 6], columns[:, 7] = along - change, -along, -change * module * templates.bow
    square, right = columns @ columns.transpose(0, 2, 1), columns @ values[:, :, None]
    diagonal = np.arange(LEVELS + 3)
    square[:, diagonal, diagonal] = square[:, diagonal, diagonal] * (1 + 1e-9) + 1e-9
    levels = np.linalg.solve(square[:, :LEVELS, :LEVELS], right[:, :LEVELS])
    light = (levels[:, :3].transpose(0, 2, 1) @ columns[:, :3])[:, 0]
    rest = values - light - (levels[:, 3:].transpose(0, 2, 1) @ columns[:, 3:LEVELS])[:, 0]
    contrast = levels[:, 3]
    left_over = np.where(contrast > FAINTEST, np.mean(rest * rest, 1)[:, None] / np.maximum(contrast, 1) ** 2, UNFIT)
    darkness = ((light - values) / np.maximum(contrast + levels[:, 4] * place, 1)).astype(np.float32)
    steps = np.linalg.solve(square, right)[:, LEVELS:, 0]
    return [
        Fit(start.at, float(left_over[row, 0]), darkness[row : row + 1], float(contrast[row, 0]), steps[row])
        for row, start in enumerate(starts)
    ]


def _between(lines: Sequence[Line], x: Floats) -> tuple[Floats, Floats]:
    """Return values and slopes of lines at places, a row each."""
    length = len(lines[0].values)
    x = np.clip(x, 0, length - 1.01)
    left = x.astype(np.int32)
    part = (x - left).astype(np.float32)
    row = np.arange(len(lines))[:, None]
    values, slopes = np.stack([line.values for line in lines]), np.stack([line.slope for line in lines])
    there: Floats = values[row, left] * (1 - part) + values[row, left + 1] * part
    change: Floats = slopes[row, left] * (1 - part) + slopes[row, left + 1] * part
    return there, change
