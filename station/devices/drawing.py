"""Symbols drawn into a picture, each with its standing and the reason, for people who step through a recording."""

from collections.abc import Iterable

import numpy as np

from station.domain.sightings import Standing
from station.opencv import cv2
from station.ports import Box, Image

#: BGR; the word beside it says the same.
INKS = {
    Standing.ACCEPTED: (90, 200, 90),
    Standing.HELD: (200, 180, 120),
    Standing.WAITING: (60, 200, 240),
    Standing.REFUSED: (60, 60, 230),
}


def drawn(image: Image, boxes: Iterable[Box]) -> Image:
    """Return a colour copy of a picture with its symbols framed and named."""
    pixels = np.asarray(image)
    painted = cv2.cvtColor(pixels, cv2.COLOR_GRAY2BGR) if pixels.ndim == 2 else pixels.copy()
    for box in boxes:
        ink = INKS[box.standing]
        cv2.polylines(painted, [np.array(box.quad, np.int32)], isClosed=True, color=ink, thickness=2)
        x, y = min(x for x, _ in box.quad), max(y for _, y in box.quad)
        for line, text in enumerate((f"{box.standing.value}: {box.text}", box.reason)):
            cv2.putText(painted, text, (max(0, x), y + 22 + 22 * line), ink, cv2.FontFace("uni"), 18)
    answer: Image = painted
    return answer
