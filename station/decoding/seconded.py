"""Linear reads of a frame put to other decoders: where another one reads the same in the same place, it votes too.

A label in glare is often read in one frame alone. What one decoder said there once waits for a second voice; another
decoder, which looks at the same bars in its own way, is one. It never brings a message of its own.
"""

from collections.abc import Sequence
from itertools import islice

import numpy as np

from station.decoding.acceptance import joined, same_message
from station.decoding.regions import Margins, corners_of, sharpened, stretched, upright
from station.decoding.symbols import LINEAR
from station.decoding.zxing import Zxing
from station.domain.code import Symbology
from station.ports import Decoder, Read

WIDTH, MARGINS = 640, Margins(wider=0.14, lower=0.05)
#: Those whose check leaves few wrong reads. Of an ITF that glare has shortened two decoders say the same.
CHECKED = frozenset({Symbology.EAN_13, Symbology.UPC_A, Symbology.CODE_128})


class Seconded:
    """Asks zxing-cpp, and then the voters of the station, about the bars of a read until one agrees."""

    def __init__(self, voters: Sequence[Decoder] = ()) -> None:
        self._voters = (Zxing(tuple(LINEAR), turned=False, halved=False, inverted=False), *voters)

    def heard(self, grey: np.ndarray, reads: Sequence[Read]) -> tuple[Read, ...]:
        """Return the same reads, each with the name of another decoder that agrees with it."""
        return tuple(self._agreed(grey, read) if read.symbology in CHECKED else read for read in reads)

    def _agreed(self, grey: np.ndarray, read: Read) -> Read:
        if "+" in read.decoder:
            return read
        crop = sharpened(stretched(upright(grey, corners_of(read.quad), WIDTH, MARGINS)), 3, 2)
        others = (other for voter in self._voters if voter.name not in read.decoder for other in voter.read(crop))
        return joined(read, islice((other for other in others if same_message(read, other)), 1))
