"""A frame made ready to paint: scaled and turned to BGRA in the worker, so that the screen only copies it."""

from collections.abc import Iterable
from dataclasses import replace

import numpy as np

from station.opencv import cv2
from station.ports import Box, Frame, Preview


def preview(frame: Frame, width: int, height: int, boxes: Iterable[Box] = (), *, mirrored: bool = False) -> Preview:
    """Return a frame scaled to fit into width x height (its proportions kept), with its boxes in the same scale.

    `mirrored` flips what is shown; what is decoded is never mirrored.
    """
    pixels = np.asarray(frame.image)
    rows, columns = pixels.shape[:2]
    scale = min(width / columns, height / rows)
    size = max(1, round(columns * scale)), max(1, round(rows * scale))
    small = cv2.resize(pixels, size, interpolation=cv2.INTER_LINEAR)
    if mirrored:
        small = cv2.flip(small, 1)
    painted = cv2.cvtColor(small, cv2.COLOR_GRAY2BGRA if small.ndim == 2 else cv2.COLOR_BGR2BGRA)

    def place(point: tuple[int, int]) -> tuple[int, int]:
        x, y = round(point[0] * size[0] / columns), round(point[1] * size[1] / rows)
        return (size[0] - 1 - x if mirrored else x), y

    shown = tuple(
        replace(box, quad=(place(box.quad[0]), place(box.quad[1]), place(box.quad[2]), place(box.quad[3])))
        for box in boxes
    )
    return Preview(size[0], size[1], painted.tobytes(), frame.at, shown)
