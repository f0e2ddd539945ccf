"""Surfaces: the belt between its rails, cardboard, and the light that falls on them."""

import numpy as np
from numpy.typing import NDArray

from station.opencv import cv2

Picture = NDArray[np.uint8]
Plane = NDArray[np.float32]

BELT = (50, 48, 46)
RAIL = (168, 166, 160)
CARDBOARD = ((126, 168, 200), (110, 152, 186), (142, 182, 210), (205, 212, 214))
TAPE = (176, 208, 226)


def grain(rng: np.random.Generator, height: int, width: int, fine: float, strength: float) -> Plane:
    """Return smooth random grain around 0: `fine` is the size of a grain in pixels, `strength` its deviation."""
    small = rng.standard_normal((max(2, int(height / fine)), max(2, int(width / fine)))).astype(np.float32)
    return np.asarray(cv2.resize(small, (width, height), interpolation=cv2.INTER_LINEAR) * strength, np.float32)


def picture_of(pixels: object) -> Picture:
    """Return pixels as an 8-bit picture."""
    return np.asarray(pixels, np.uint8)


def tinted(plane: Plane, colour: tuple[int, int, int]) -> Picture:
    """Return a picture of one colour, lightened and darkened by a plane."""
    return picture_of(np.clip(np.asarray(colour, np.float32) + plane[..., None], 0, 255).astype(np.uint8))


def belt(rng: np.random.Generator, width: int, height: int) -> Picture:
    """Return a stretch of belt three pictures long that joins at its ends, with its rails above and below."""
    length = width * 3
    wear = np.repeat(grain(rng, height, 2, 110, 4.0)[:, :1], length, axis=1)
    picture = tinted(wear + grain(rng, height, length, 220, 4.0), BELT)
    for x in range(0, length, width // 9):  # cross ribs
        cv2.line(picture, (x, 0), (x, height), (58, 56, 54), 1)
        cv2.line(picture, (x + 2, 0), (x + 2, height), (42, 40, 39), 1)
    seam = int(rng.integers(width, 2 * width))
    cv2.line(picture, (seam, 0), (seam + height // 9, height), (34, 33, 32), 3)
    cv2.line(picture, (seam + 5, 0), (seam + 5 + height // 9, height), (66, 64, 62), 1)
    _rails(rng, picture)
    fade = width // 8  # the end of the stretch fades into its beginning
    mix = np.linspace(0, 1, fade, dtype=np.float32)[None, :, None]
    picture[:, -fade:] = (picture[:, -fade:] * (1 - mix) + picture[:, :fade] * mix).astype(np.uint8)
    return np.concatenate((picture[:, fade:], picture[:, fade : fade + width]), axis=1)


def _rails(rng: np.random.Generator, picture: Picture) -> None:
    height, length = picture.shape[:2]
    rail = height // 11
    for top in (0, height - rail):
        brushed = np.repeat(grain(rng, rail, 2, 20, 5)[:, :1], length, axis=1) + grain(rng, rail, length, 90, 3)
        bow = 26 * np.sin(np.linspace(0, np.pi, rail, dtype=np.float32))[:, None] - 20
        picture[top : top + rail] = tinted(brushed + bow, RAIL)
    cv2.rectangle(picture, (0, rail), (length, rail + 5), (20, 20, 22), -1)
    cv2.rectangle(picture, (0, height - rail - 6), (length, height - rail), (24, 24, 26), -1)


def cardboard(rng: np.random.Generator, width: int, height: int) -> Picture:
    """Return the top of a carton: its colour and fibre, the taped seam, worn edges, and a mark or two."""
    colour = CARDBOARD[int(rng.integers(len(CARDBOARD)))]
    plane = np.repeat(grain(rng, height, 2, 24, 3.0)[:, :1], width, axis=1) + grain(rng, height, width, 60, 4)
    picture = tinted(plane, colour)
    seam, strip = height // 2 + int(rng.integers(-20, 20)), int(rng.integers(34, 52))
    tape = picture[seam - strip : seam + strip]
    cv2.addWeighted(tape, 0.55, np.full_like(tape, TAPE), 0.45, 0, dst=tape)
    cv2.line(picture, (0, seam), (width, seam), tuple(int(c * 0.8) for c in colour), 2)
    for at in (seam - strip, seam + strip):
        cv2.line(picture, (0, at), (width, at), tuple(min(255, c + 24) for c in colour), 1)
    rim = max(6, height // 60)
    cv2.rectangle(picture, (0, 0), (width - 1, height - 1), tuple(int(c * 0.66) for c in colour), rim)
    _mark(rng, picture, tuple(int(c * 0.45) for c in colour))
    return picture


def _mark(rng: np.random.Generator, picture: Picture, ink: tuple[int, ...]) -> None:
    """Print two arrows, this side up, in a corner."""
    height, width = picture.shape[:2]
    left, foot = (40, height - 34) if rng.random() < 0.5 else (width - 110, height - 34)
    for x in (left, left + 36):
        cv2.arrowedLine(picture, (x, foot), (x, foot - 56), ink, 4, tipLength=0.45)
    cv2.line(picture, (left - 14, foot + 8), (left + 50, foot + 8), ink, 4)


def light(width: int, height: int) -> Picture:
    """Return the fall of the light as 8-bit factors: a lamp above the middle, darker corners."""
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    away = ((x / width - 0.47) / 0.85) ** 2 + ((y / height - 0.45) / 0.95) ** 2
    factor = np.clip(255 * (1 - 0.42 * away), 0, 255).astype(np.uint8)
    return np.repeat(factor[..., None], 3, axis=2)
