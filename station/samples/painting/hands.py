"""A gloved hand with its sleeve, reaching in from the right."""

from functools import cache

import numpy as np

from station.opencv import cv2
from station.samples.painting.surfaces import Picture, grain, picture_of, tinted

GLOVE = (176, 128, 62)
SLEEVE = (92, 84, 78)
FINGERS = (
    ((150, 96), (40, 78), 30),
    ((160, 140), (14, 132), 31),
    ((160, 186), (18, 186), 30),
    ((170, 226), (52, 236), 26),
)


@cache
def hand() -> tuple[Picture, Picture]:
    """Return the picture of a hand and its mask; the finger tips are on the left, the arm leaves on the right."""
    height, width = 330, 1100
    mask = np.zeros((height, width), np.uint8)
    for root, tip, thick in FINGERS:
        cv2.line(mask, root, tip, 255, thick * 2 - 8, cv2.LINE_AA)
    cv2.ellipse(mask, (225, 160), (110, 100), 0, 0, 360, 255, -1, cv2.LINE_AA)
    cv2.line(mask, (210, 90), (110, 40), 255, 50, cv2.LINE_AA)
    sleeve = np.zeros_like(mask)
    cv2.fillPoly(sleeve, [np.array([(310, 66), (width, 14), (width, 322), (310, 256)])], 255, cv2.LINE_AA)
    depth = cv2.distanceTransform(np.maximum(mask, sleeve), cv2.DIST_L2, 5)
    bow = np.clip(depth, 0, 46).astype(np.float32) - 34
    folds = grain(np.random.default_rng(4), height, width, 34, 6)
    picture = tinted(bow + folds, GLOVE)
    picture[sleeve > 0] = tinted(bow * 0.6 + folds, SLEEVE)[sleeve > 0]
    for root, tip, _ in FINGERS:
        low = (root[0], root[1] + 24), (tip[0] + 16, tip[1] + 24)
        cv2.line(picture, *low, tuple(int(c * 0.7) for c in GLOVE), 3, cv2.LINE_AA)
    return picture, picture_of(cv2.GaussianBlur(np.maximum(mask, sleeve), (0, 0), 1.2))
