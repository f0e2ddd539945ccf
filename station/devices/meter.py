"""The meter of the camera's picture: how sharp and how bright it is where the operator holds things."""

import numpy as np

from station.domain.picture import Measure
from station.opencv import cv2
from station.ports import Image

STRONGEST = 99.5


def measured(image: Image) -> Measure:
    """Measure the middle two thirds of a picture, whatever its colours; about 5 ms at 720p."""
    pixels = np.asarray(image)
    grey = cv2.cvtColor(pixels, cv2.COLOR_BGR2GRAY) if pixels.ndim == 3 else pixels
    rows, columns = grey.shape
    middle = np.ascontiguousarray(grey[rows // 6 : rows - rows // 6, columns // 6 : columns - columns // 6])
    small = cv2.resize(middle, None, fx=0.25, fy=0.25, interpolation=cv2.INTER_AREA)
    return Measure(_edges(middle), _edges(small), float(small.mean()), float((middle >= 250).mean()))


def _edges(grey: Image) -> float:
    return float(np.percentile(np.abs(cv2.Laplacian(np.asarray(grey), cv2.CV_16S, ksize=1)), STRONGEST))
