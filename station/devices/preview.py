"""A frame made ready to paint: scaled and turned to BGRA in the worker, so that the screen only copies it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np

from station.domain.picture import Hint
from station.opencv import cv2
from station.ports import Box, Frame, Preview


@dataclass(frozen=True, slots=True)
class View:
    """How a picture is shown: mirrored, turned by 180 degrees, with a region (percent) and a sight, for the eye."""

    mirrored: bool = False
    turned: bool = False
    region: tuple[int, int, int, int] = (0, 0, 100, 100)
    sight: bool = False


PLAIN = View()


def preview(
    frame: Frame, room: tuple[int, int], boxes: Iterable[Box] = (), view: View = PLAIN, hint: Hint | None = None
) -> Preview:
    """Return a frame scaled to fit into `room` (width, height), its proportions kept, with its boxes in that scale."""
    pixels = np.asarray(frame.image)
    rows, columns = pixels.shape[:2]
    scale = min(room[0] / columns, room[1] / rows)
    size = max(1, round(columns * scale)), max(1, round(rows * scale))
    small = cv2.resize(pixels, size, interpolation=cv2.INTER_LINEAR)
    across, down = view.mirrored is not view.turned, view.turned  # a turn by 180 degrees is both
    if across:
        small = cv2.flip(small, 1)
    if down:
        small = cv2.flip(small, 0)
    painted = cv2.cvtColor(small, cv2.COLOR_GRAY2BGRA if small.ndim == 2 else cv2.COLOR_BGR2BGRA)

    def place(point: tuple[int, int]) -> tuple[int, int]:
        x, y = round(point[0] * size[0] / columns), round(point[1] * size[1] / rows)
        return (size[0] - 1 - x if across else x), (size[1] - 1 - y if down else y)

    shown = tuple(
        replace(box, quad=(place(box.quad[0]), place(box.quad[1]), place(box.quad[2]), place(box.quad[3])))
        for box in boxes
    )
    region = None
    if view.region != PLAIN.region:
        left, top, right, bottom = view.region
        one = place((columns * left // 100, rows * top // 100))
        other = place((columns * right // 100, rows * bottom // 100))
        region = min(one[0], other[0]), min(one[1], other[1]), max(one[0], other[0]), max(one[1], other[1])
    return Preview(size[0], size[1], painted.tobytes(), frame.at, shown, hint, region, view.sight)
