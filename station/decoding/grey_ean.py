"""The blurred-EAN reader as a voice of the cascade: one region in, one read out."""

import numpy as np

from station.decoding.blurred.reader import read_region
from station.decoding.regions import Corners, quad_of
from station.decoding.symbols import aim, retail
from station.domain.code import Symbology
from station.ports import Read

NAME = "grey"


def read_blurred(grey: np.ndarray, corners: Corners) -> tuple[Read, ...]:
    """Return the EAN-13 or UPC-A in a region, where it can be told with certainty from its grey values."""
    reading = read_region(grey, corners)
    if reading is None:
        return ()
    symbology, digits = retail(Symbology.EAN_13, reading.digits)
    data = digits.encode()
    return (Read(symbology, data, aim(symbology, data), quad_of(corners), NAME, digits),)
