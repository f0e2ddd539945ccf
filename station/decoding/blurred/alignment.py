"""Where a symbol begins and ends in a grey profile: guessed from edges, ranked by guards and by any digits."""

from dataclasses import dataclass

import numpy as np

from station.decoding.blurred.bank import bank
from station.decoding.blurred.digits import lower_bounds
from station.decoding.blurred.ean_fit import FAINTEST, FINE, UNFIT, Alignment
from station.decoding.blurred.symbol import WIDTH, Floats
from station.opencv import cv2

COARSE = 2
SEARCHED_SIGMAS = (0.6, 1.1, 1.9)
BENDS = np.array([-0.16, -0.08, -0.03, 0.03, 0.08, 0.16], np.float32)
NUDGES = (-1.2, -0.4, 0.4, 1.2)
BORDERS = 6
SPAN = 160
NARROWEST = 0.36
KEPT = 80
WORTH_A_LOOK = 0.2
NEAR_BEND = 0.03


@dataclass(frozen=True, slots=True)
class Guess:
    """A place where a symbol may be: how badly any digits must fit there, whether on its head, its darkness."""

    bound: float
    at: Alignment
    turned: bool
    darkness: Floats


@dataclass(frozen=True, slots=True)
class Places:
    """Many alignments at once, a column each."""

    begin: Floats
    end: Floats
    bend: Floats

    def some(self, chosen: np.ndarray) -> "Places":
        """Return the chosen ones."""
        return Places(self.begin[chosen], self.end[chosen], self.bend[chosen])


def sampled(profile: Floats, places: Places, grid: Floats, bow: Floats) -> Floats:
    """Return the profile's values at the samples of many alignments (rows)."""
    module = (places.end - places.begin)[:, None] / WIDTH
    x = places.begin[:, None] + module * (grid + places.bend[:, None] * bow)
    x = np.clip(x - 0.5, 0, len(profile) - 1.01).astype(np.float32)
    left = x.astype(np.int32)
    part = x - left
    values: Floats = profile[left] * (1 - part) + profile[left + 1] * part
    return values


def guesses(profile: Floats, most: int) -> list[Guess]:
    """Return the likeliest places of a symbol, best first, each place once."""
    places = _grid(profile)
    if not len(places.begin):
        return []
    guards = bank(SEARCHED_SIGMAS[0], COARSE)
    known = guards.guards
    values = sampled(profile, places, guards.grid[known], guards.bow[known])
    found: list[tuple[float, int, bool, float, Floats]] = []
    for sigma in SEARCHED_SIGMAS:
        templates = bank(sigma, COARSE)
        levels = values @ templates.levels
        contrast = levels[:, 2]
        left_over = ((values - levels @ templates.design.T) ** 2).mean(1)
        sound = (contrast > FAINTEST) & (np.abs(levels[:, 3]) < contrast)
        score = np.where(sound, left_over / np.maximum(contrast, 1) ** 2, UNFIT)
        best = np.argpartition(score, min(KEPT, len(score) - 1))[:KEPT]
        best = best[score[best] < WORTH_A_LOOK]
        if not len(best):
            continue
        seen = sampled(profile, places.some(best), templates.grid, templates.bow)
        darkness = _darkness(seen, levels[best], templates.place)
        for turned in (False, True):
            bounds = lower_bounds(templates.costs(darkness[:, ::-1] if turned else darkness)) / darkness.shape[1]
            found += [(float(bounds[i]), int(best[i]), turned, sigma, levels[best[i]]) for i in np.argsort(bounds)[:4]]
    chosen: list[Guess] = []
    for bound, place, turned, sigma, level in sorted(found, key=lambda each: each[0]):
        at = Alignment(float(places.begin[place]), float(places.end[place]), float(places.bend[place]), sigma)
        module = (at.end - at.begin) / WIDTH
        if any(
            each.turned == turned
            and abs(each.at.begin - at.begin) < module
            and abs(each.at.end - at.end) < module
            and abs(each.at.bend - at.bend) < NEAR_BEND
            for each in chosen
        ):
            continue
        chosen.append(Guess(bound, at, turned, _fine(profile, at, level)))
        if len(chosen) == most:
            break
    return chosen


def _grid(profile: Floats) -> Places:
    """Return every alignment worth a look: from a fall of light to a rise of it, beside white, nudged, bent."""
    length = len(profile)
    begins, ends = _borders(profile), length - 1 - _borders(profile[::-1])
    pairs = [
        (begin + one * (end - begin) / WIDTH, end + other * (end - begin) / WIDTH)
        for begin in begins
        for end in ends
        if end - begin > NARROWEST * length
        for one in NUDGES
        for other in NUDGES
    ]
    found = np.repeat(np.array(pairs, np.float32).reshape(-1, 2), len(BENDS), axis=0)
    return Places(found[:, 0], found[:, 1], np.tile(BENDS, len(pairs)))


def _borders(profile: Floats) -> Floats:
    """Return the places where light falls after a stretch of white, the whitest first."""
    module = len(profile) / SPAN
    smooth = cv2.GaussianBlur(np.ascontiguousarray(profile)[None], (0, 0), module / 2)
    reach = np.ones((1, len(profile) // 4 | 1), np.uint8)
    white, black = cv2.dilate(smooth, reach)[0], cv2.erode(smooth, reach)[0]
    whiteness = (smooth[0] - black) / np.maximum(white - black, 1)
    stretch = np.ones((1, max(1, round(2.3 * module))), np.uint8)
    least = cv2.erode(whiteness[None], stretch)[0]
    fall = -np.gradient(smooth[0])
    places = np.nonzero((fall[1:-1] > fall[:-2]) & (fall[1:-1] >= fall[2:]))[0] + 1
    places = places[fall[places] > 0.1 * np.percentile(np.abs(fall), 95)]
    before = least[np.maximum(0, places - round(2.4 * module))]
    whitest: Floats = places[np.argsort(-before)[:BORDERS]].astype(np.float32)
    return whitest


def _darkness(values: Floats, levels: Floats, place: Floats) -> Floats:
    light = levels[:, :1] + levels[:, 1:2] * place
    contrast = levels[:, 2:3] + levels[:, 3:4] * place
    darkness: Floats = (light - values) / np.maximum(contrast, 1)
    return darkness


def _fine(profile: Floats, at: Alignment, levels: Floats) -> Floats:
    templates = bank(at.sigma, FINE)
    begin, end, bend = (np.array([value], np.float32) for value in (at.begin, at.end, at.bend))
    values = sampled(profile, Places(begin, end, bend), templates.grid, templates.bow)
    return _darkness(values, levels[None], templates.place)
