"""The readers of grey values as one voice of the cascade: one region in, one read out."""

import numpy as np

from station.decoding.blurred.alphabet import Symbol
from station.decoding.blurred.characters import Reading, read_characters
from station.decoding.blurred.code128 import message
from station.decoding.blurred.glared import read_glared
from station.decoding.blurred.itf import digits
from station.decoding.blurred.reader import read_lines
from station.decoding.blurred.strips import Strip
from station.decoding.regions import Corners, quad_of
from station.decoding.symbols import aim, retail
from station.domain.code import Symbology
from station.ports import Read

NAME = "grey"
#: Widths of edges, as shares of a region's width. Sharper ones than the first the peers read; from the second on an EAN
#: is out of focus; up to the third it can be told by its edges whether an EAN may be there at all, up to the fourth the
#: dense symbols can be read, up to the last EAN alone.
SHARP, SOFT, TOLD, SMEARED, WASHED_OUT = 0.0045, 0.0058, 0.0165, 0.02, 0.042
#: How badly an EAN laid over the edges must fit for the region to hold none.
UNLIKE = 0.7


def read_blurred(grey: np.ndarray, corners: Corners, lines: Strip, width: float) -> tuple[Read, ...]:
    """Return the EAN-13, UPC-A, Code 128 or ITF-14 in a region, where its grey values leave no doubt of it.

    `lines` are the region's (`lines_of`), `width` that of its edges (`edge_width`).
    """
    ean = 0.0
    if width < SMEARED:
        look = read_characters(grey, corners)
        if look.reading is not None:
            return _of(look.reading, corners)
        ean = look.ean if width < TOLD else 0.0
    found = read_lines(lines) if width > SOFT and ean < UNLIKE else None
    if found is None:
        return ()
    symbology, number = retail(Symbology.EAN_13, found.digits)
    return (_read(symbology, number, corners),)


def read_lit(grey: np.ndarray, corners: Corners) -> tuple[Read, ...]:
    """Return the Code 128 in a region that glare lies on, where what glare has left of it leaves no doubt."""
    reading = read_glared(grey, corners)
    return _code128(reading.symbol, corners) if reading is not None else ()


def _of(reading: Reading, corners: Corners) -> tuple[Read, ...]:
    if reading.symbology is Symbology.EAN_13:
        symbology, number = retail(
            Symbology.EAN_13, "".join(map(str, (reading.symbol.head, *reading.symbol.characters)))
        )
        return (_read(symbology, number, corners),)
    if reading.symbology is Symbology.ITF:
        return (_read(Symbology.ITF, digits(reading.symbol.characters), corners),)
    return _code128(reading.symbol, corners)


def _code128(symbol: Symbol, corners: Corners) -> tuple[Read, ...]:
    said = message(symbol.head, symbol.characters)
    return (_read(Symbology.CODE_128, said.text, corners, gs1=said.gs1),) if said is not None else ()


def _read(symbology: Symbology, text: str, corners: Corners, *, gs1: bool = False) -> Read:
    data = text.encode("latin-1")
    return Read(symbology, data, aim(symbology, data, gs1=gs1), quad_of(corners), NAME, text)
