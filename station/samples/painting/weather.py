"""What goes wrong between a symbol and a sensor: movement, focus, light, glare, a hand; each on a whole picture."""

from dataclasses import dataclass

import numpy as np

from station.opencv import cv2
from station.samples.painting.surfaces import Picture, picture_of


@dataclass(frozen=True, slots=True)
class Weather:
    """How bad a picture is; all zero is none of it.

    `streak` is the way moved while the shutter was open and `focus` the deviation of the blur, both in pixels at 1280
    across; `light` is the share of the light that is left, `noise` the deviation of the sensor's noise in grey values;
    `glare` is how much of the picture's width a lamp covers.
    """

    streak: float = 0.0
    angle: float = 0.0
    focus: float = 0.0
    light: float = 1.0
    noise: float = 0.0
    glare: float = 0.0


def spoiled(picture: Picture, weather: Weather, rng: np.random.Generator) -> Picture:
    """Return a picture as a camera gives it in this weather; the same generator state gives the same picture."""
    scale = picture.shape[1] / 1280
    made = picture
    if weather.glare:
        made = _glare(made, weather.glare, rng)
    if weather.focus:
        made = picture_of(cv2.GaussianBlur(made, (0, 0), weather.focus * scale))
    if weather.streak * scale > 1:
        made = picture_of(cv2.filter2D(made, -1, _streak(weather.streak * scale, weather.angle)))
    if weather.light != 1.0:
        made = picture_of(cv2.convertScaleAbs(made, alpha=weather.light))
    if weather.noise:
        grain = rng.normal(0, weather.noise, made.shape).astype(np.float32)
        made = np.clip(made.astype(np.float32) + grain, 0, 255).astype(np.uint8)
    return made


def _streak(length: float, angle: float) -> Picture:
    """Return the kernel of a straight movement, its sum 1."""
    side = int(length) | 1
    kernel = np.zeros((side, side), np.float32)
    kernel[side // 2, :] = 1
    turn = cv2.getRotationMatrix2D((side / 2 - 0.5, side / 2 - 0.5), angle, 1)
    turned = cv2.warpAffine(kernel, turn, (side, side))
    return turned / turned.sum()  # type: ignore[no-any-return]  # numpy's own


def _glare(picture: Picture, size: float, rng: np.random.Generator) -> Picture:
    """Return a picture in which a lamp is mirrored, white in its middle and soft at its edge."""
    height, width = picture.shape[:2]
    spot = np.zeros((height, width), np.uint8)
    centre = (int(width * rng.uniform(0.3, 0.7)), int(height * rng.uniform(0.3, 0.7)))
    axes = (max(1, int(width * size / 2)), max(1, int(width * size / 5)))
    cv2.ellipse(spot, centre, axes, float(rng.uniform(0, 180)), 0, 360, 255, -1)
    soft = cv2.cvtColor(cv2.GaussianBlur(spot, (0, 0), width * size / 20), cv2.COLOR_GRAY2BGR)
    return picture_of(cv2.add(picture, soft))
