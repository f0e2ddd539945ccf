"""The camera over the belt: lays objects into the picture, and adds what a lens, a sensor and a lamp add."""

import math
from functools import lru_cache

import numpy as np

from station.opencv import cv2
from station.samples.painting import surfaces, symbols
from station.samples.painting.hands import hand
from station.samples.painting.surfaces import Picture, picture_of
from station.samples.scenes import EmptyBelt, Hand, Held, Passing, Shot, Spread

SPEED = 0.42  # picture widths a second
DRIFT = 0.07
NOISE = 8.0, 0.5  # size of a grain in pixels, deviation
SPARE = 64  # the noise is laid anew for each picture, shifted by so much
QUARTERS = ((0.26, 0.26), (0.74, 0.27), (0.27, 0.75), (0.73, 0.74))  # across, down
SHADOW = np.array([[1.0, 0, 9], [0, 1, 12]])


class Camera:
    """Paints shots, always the same for the same seed and size. `size` is (width, height), 640 x 360 or more."""

    def __init__(self, seed: int, size: tuple[int, int]) -> None:
        self._seed = seed
        self._width, self._height = size
        self._scale = size[0] / 1280
        rng = np.random.default_rng([seed, 0])
        self._belt = surfaces.belt(rng, *size)
        self._light = surfaces.light(*size)
        noise = surfaces.grain(rng, size[1] + SPARE, size[0] + SPARE, *NOISE)
        self._noise = np.repeat(np.round(noise).astype(np.int8)[..., None], 3, axis=2)
        self._parcel = lru_cache(maxsize=2)(self._make_parcel)
        self._product = lru_cache(maxsize=2)(self._make_product)

    def paint(self, shot: Shot) -> Picture:
        """Return the picture of a shot, 8-bit BGR."""
        seconds = shot.at.timestamp()
        rng = np.random.default_rng([self._seed, shot.look, int(seconds * 1000) % (1 << 31)])
        start = int(seconds % 1e4 * SPEED * self._width) % (self._belt.shape[1] - self._width)
        picture = self._belt[:, start : start + self._width].copy()
        match shot.scene:
            case EmptyBelt():
                pass
            case Hand():
                self._reach(picture, rng, (0.5, 0.55))
            case Passing() as parcel:
                self._pass(picture, rng, parcel, shot.look)
            case Held() as product:
                self._hold(picture, rng, product, shot.look)
            case Spread(products=products):
                self._spread(picture, rng, products, shot.look)
        return self._exposed(picture, rng, seconds)

    def _make_parcel(self, waybill: str, weight: str, look: int) -> Picture:
        rng = np.random.default_rng([self._seed, look])
        label = symbols.label(rng, waybill, weight)
        spare_y, spare_x = int(rng.integers(60, 250)), int(rng.integers(80, 420))
        carton = surfaces.cardboard(rng, label.shape[1] + spare_x, label.shape[0] + spare_y)
        x, y = int(rng.integers(30, spare_x - 30)), int(rng.integers(25, spare_y - 25))
        carton[y : y + label.shape[0], x : x + label.shape[1]] = label
        return carton

    def _make_product(self, scene: Held, look: int) -> Picture:
        return symbols.patch(np.random.default_rng([self._seed, look]), scene.symbology, scene.text)

    def _pass(self, picture: Picture, rng: np.random.Generator, parcel: Passing, look: int) -> None:
        own = np.random.default_rng([self._seed, look, 1])
        angle = own.uniform(-5, 5) + rng.uniform(-0.4, 0.4)
        size = own.uniform(0.70, 0.80) * self._scale
        y = self._height * (0.5 + own.uniform(-0.04, 0.04)) + rng.uniform(-2, 2)
        carton = self._parcel(parcel.waybill, parcel.weight, look)
        self._lay(picture, carton, (parcel.place * self._width, y), angle=angle, size=size)

    def _hold(self, picture: Picture, rng: np.random.Generator, product: Held, look: int) -> None:
        own = np.random.default_rng([self._seed, look, 1])
        centre = (0.5 + own.uniform(-0.08, 0.08) + rng.uniform(-0.01, 0.01), 0.47 + rng.uniform(-0.015, 0.015))
        angle = own.uniform(-8, 8) + rng.uniform(-1.5, 1.5)
        box = self._product(product, look)
        size = 0.82 * self._scale
        place = centre[0] * self._width, centre[1] * self._height
        self._lay(picture, box, place, angle=angle, size=size)
        side = box.shape[1] / 2 * size / self._width
        self._reach(picture, rng, (centre[0] + side - 0.045, centre[1] + 0.06))

    def _spread(self, picture: Picture, rng: np.random.Generator, products: tuple[Held, ...], look: int) -> None:
        own = np.random.default_rng([self._seed, look, 1])
        for number, product in enumerate(products[: len(QUARTERS)]):
            across, down = QUARTERS[number]
            place = (across * self._width + rng.uniform(-3, 3), down * self._height + rng.uniform(-3, 3))
            size = own.uniform(0.52, 0.6) * self._scale
            box = self._make_product(product, look + number)
            self._lay(picture, box, place, angle=own.uniform(-6, 6), size=size)

    def _reach(self, picture: Picture, rng: np.random.Generator, tip: tuple[float, float]) -> None:
        """Lay a gloved hand into the picture, its finger tips at a place, its arm from the right."""
        glove, mask = hand()
        size = 0.9 * self._scale
        x, y = tip[0] * self._width + glove.shape[1] * size / 2, tip[1] * self._height
        self._lay(picture, glove, (x, y), angle=rng.uniform(-5, 5), size=size, mask=mask)

    def _lay(
        self,
        picture: Picture,
        thing: Picture,
        centre: tuple[float, float],
        *,
        angle: float,
        size: float,
        mask: Picture | None = None,
    ) -> None:
        """Lay a thing into the picture at a place, turned and sized, with the shadow it throws."""
        height, width = thing.shape[:2]
        mask = np.full((height, width), 255, np.uint8) if mask is None else mask
        reach = math.hypot(height, width) * size / 2 + 30
        left, top = max(0, int(centre[0] - reach)), max(0, int(centre[1] - reach))
        right, foot = min(self._width, int(centre[0] + reach)), min(self._height, int(centre[1] + reach))
        if right - left < 8 or foot - top < 8:
            return
        turn = cv2.getRotationMatrix2D((width / 2, height / 2), angle, size)
        turn[:, 2] += np.array(centre) - (width / 2, height / 2) - (left, top)
        room = (right - left, foot - top)
        field = picture[top:foot, left:right]
        shown = cv2.warpAffine(mask, turn, room, flags=cv2.INTER_LINEAR)
        shade = cv2.warpAffine(cv2.blur(shown, (31, 31)), SHADOW, room)
        dark = cv2.cvtColor(picture_of(255 - (shade // 2)), cv2.COLOR_GRAY2BGR)
        cv2.multiply(field, dark, dst=field, scale=1 / 255)
        laid = cv2.warpAffine(thing, turn, room, flags=cv2.INTER_LINEAR)
        alpha = picture_of(cv2.cvtColor(shown, cv2.COLOR_GRAY2BGR))
        kept = cv2.multiply(field, 255 - alpha, scale=1 / 255)
        field[:] = cv2.add(kept, cv2.multiply(laid, alpha, scale=1 / 255))

    def _exposed(self, picture: Picture, rng: np.random.Generator, seconds: float) -> Picture:
        """Return what the sensor gives: lens blur, a little movement, lamp drift, noise."""
        lit = cv2.multiply(picture, self._light, scale=1 / 255)
        streak = int(rng.integers(1, 4))
        moved = cv2.blur(lit, (streak, 1)) if streak > 1 else lit
        blurred = cv2.GaussianBlur(moved, (0, 0), float(rng.uniform(0.45, 0.8)))
        gain = 1.06 + DRIFT * math.sin(seconds / 7.3) + rng.uniform(-0.015, 0.015)
        y, x = (int(n) for n in rng.integers(0, SPARE, 2))
        noise = self._noise[y : y + self._height, x : x + self._width]
        return picture_of(cv2.add(cv2.convertScaleAbs(blurred, alpha=gain), noise, dtype=cv2.CV_8U))
