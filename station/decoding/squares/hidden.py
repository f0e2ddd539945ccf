"""Symbols of which glare hides more than whole codewords of correction can mend: bit by bit, with likely guesses."""

import math
from collections.abc import Iterator

import numpy as np

from station.decoding.squares import ecc200, qr_codewords
from station.decoding.squares.assumed import ecc200_guesses, qr_guesses
from station.decoding.squares.parity import Layout, solved
from station.decoding.squares.patterns import Kind
from station.domain.code import Symbology

#: Checks that must be left over and hold, beyond what the guesses at formats use up; each doubling of the guesses at a
#: message asks for one more. Chance alone does it once in 2^22, formats and guesses taken together. That all characters
#: are what a guess says they may be is worth checks too, but never makes up for these.
LEFT_OVER = 25


def uncovered(kind: Kind, modules: np.ndarray, doubt: np.ndarray) -> np.ndarray | None:
    """Return a symbol's modules (1 dark) with those in most doubt solved for; None where they cannot be told."""
    square = kind.symbology is Symbology.DATA_MATRIX
    for layout, whole in _layouts(kind, modules, doubt):
        bits = whole[layout.rows, layout.across].astype(np.uint8) ^ layout.mask
        unsure = doubt[layout.rows, layout.across]
        found = solved(layout, bits, unsure, LEFT_OVER)
        if found is None:
            found = next(_guessed(layout, bits, unsure, square=square), None)
        if found is not None:
            whole[layout.rows, layout.across] = found ^ layout.mask
            return whole
    return None


def _layouts(kind: Kind, modules: np.ndarray, doubt: np.ndarray) -> Iterator[tuple[Layout, np.ndarray]]:
    if kind.symbology is Symbology.DATA_MATRIX:
        yield ecc200.layout(kind.side), np.array(modules > 0.5, float)
    else:
        yield from qr_codewords.layouts(modules, doubt)


def _guessed(layout: Layout, bits: np.ndarray, doubt: np.ndarray, *, square: bool) -> Iterator[np.ndarray]:
    guesses = ecc200_guesses if square else qr_guesses
    likely = list(guesses(bits[layout.data], doubt[layout.data]))
    to_hold = LEFT_OVER + (len(likely) - 1).bit_length()
    for guess in likely:
        told = layout.data[guess.bits >= 0]
        assumed, unsure = bits.copy(), doubt.copy()
        assumed[told], unsure[told] = guess.bits[guess.bits >= 0], 0
        free = np.zeros(len(bits), bool)
        free[np.argsort(-unsure, kind="stable")[: max(0, layout.checks - to_hold)]] = True
        free[told] = False
        worth = guess.told(assumed[layout.data], free[layout.data])
        if worth == math.inf:
            continue
        found = solved(layout, assumed, unsure, max(LEFT_OVER, math.ceil(to_hold - worth)))
        if found is not None and (found[told] == assumed[told]).all() and guess.holds(found[layout.data]):
            yield found
