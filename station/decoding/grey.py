"""The readers of grey values as one voice of the cascade: one region in, one read out."""

import numpy as np

from station.decoding.blurred.characters import Reading, read_characters
from station.decoding.blurred.code128 import message
from station.decoding.blurred.itf import digits
from station.decoding.blurred.reader import lines_of, read_lines
from station.decoding.regions import Corners, quad_of
from station.decoding.symbols import aim, retail
from station.domain.code import Symbology
from station.ports import Read

NAME = "grey"


def read_blurred(grey: np.ndarray, corners: Corners, *, soft: bool = True, smeared: bool = True) -> tuple[Read, ...]:
    """Return the EAN-13, UPC-A, Code 128 or ITF-14 in a region, where its grey values leave no doubt of it.

    Without `smeared`, only EAN-13 and UPC-A that are far out of focus are looked for; without `soft`, none that is.
    """
    lines = lines_of(grey, corners)
    if not lines.shows_bars():
        return ()
    found = read_lines(lines) if soft else None
    if found is not None:
        symbology, number = retail(Symbology.EAN_13, found.digits)
        return (_read(symbology, number, corners),)
    if not smeared:
        return ()
    reading = read_characters(grey, corners)
    return _of(reading, corners) if reading is not None else ()


def _of(reading: Reading, corners: Corners) -> tuple[Read, ...]:
    if reading.symbology is Symbology.EAN_13:
        symbology, number = retail(
            Symbology.EAN_13, "".join(map(str, (reading.symbol.head, *reading.symbol.characters)))
        )
        return (_read(symbology, number, corners),)
    if reading.symbology is Symbology.ITF:
        return (_read(Symbology.ITF, digits(reading.symbol.characters), corners),)
    said = message(reading.symbol.head, reading.symbol.characters)
    return (_read(Symbology.CODE_128, said.text, corners, gs1=said.gs1),) if said is not None else ()


def _read(symbology: Symbology, text: str, corners: Corners, *, gs1: bool = False) -> Read:
    data = text.encode("latin-1")
    return Read(symbology, data, aim(symbology, data, gs1=gs1), quad_of(corners), NAME, text)
