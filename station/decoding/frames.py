"""The reader for every frame of a camera: cheap where there is nothing; it gives votes, and the frames decide.

One pass of tapirscan over the linear symbols of the trade (any angle), one of zxing-cpp over matrix symbols; what was
read of bars is put to a second decoder there and then (`seconded.py`). PDF417, Codabar, DataBar, Aztec and the rare
matrix symbols are left to the second look and to stills.
"""

from collections.abc import Sequence

import numpy as np

from station.decoding.acceptance import sensible, whole
from station.decoding.regions import quad_of
from station.decoding.seconded import Seconded
from station.decoding.tapir import Tapirscan, grey_of
from station.decoding.zxing import Zxing
from station.domain.code import Symbology
from station.ports import Decoder, Image, Read

LINEAR_OF_THE_TRADE = (
    Symbology.EAN_13,
    Symbology.EAN_8,
    Symbology.UPC_A,
    Symbology.UPC_E,
    Symbology.CODE_128,
    Symbology.CODE_39,
    Symbology.CODE_93,
    Symbology.ITF,
)
SQUARE = (Symbology.QR_CODE, Symbology.DATA_MATRIX)


class FrameReader:
    """Reads a frame in well under the time of one full zxing-cpp pass."""

    name = "live"

    def __init__(self, voters: Sequence[Decoder] = ()) -> None:
        self._bars = Tapirscan(LINEAR_OF_THE_TRADE, effort="low")
        self._square = Zxing(SQUARE, halved=False, inverted=False)
        self._seconded = Seconded(voters)

    def read(self, image: Image) -> tuple[Read, ...]:
        """Return every symbol read in the frame that may be taken at all."""
        grey = grey_of(np.asarray(image))
        bars, regions = self._bars.search(grey)
        reads = whole(sensible((*bars, *self._square.read(grey))), tuple(map(quad_of, regions)))
        return self._seconded.heard(grey, reads)
