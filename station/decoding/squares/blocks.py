"""Reed-Solomon blocks with errors and erasures, and how likely it is that chance alone made what passes for one."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from math import comb
from threading import Lock

import numpy as np
import reedsolo

#: The chance at most with which a message is taken.
MISREAD = 1e-7

#: The library keeps the field it works in for all threads alike.
_one_field = Lock()


@dataclass(frozen=True, slots=True)
class Field:
    """A field of 256 by its polynomial, and the power at which the generator begins."""

    polynomial: int
    first: int


def mended(words: np.ndarray, correction: int, erased: Sequence[int], field: Field) -> tuple[np.ndarray, float] | None:
    """Return a block's codewords with all errors mended, and the chance that random ones come so near a message.

    `correction` of the codewords, the last ones, are for correction; those at the places `erased` count as unknown.
    None where no message is near enough.
    """
    if len(erased) > correction:
        return None
    with _one_field:
        try:
            code = _code(correction, len(words), field)
            _, whole, places = code.decode(bytes(words), erase_pos=list(erased) or None)
        except (reedsolo.ReedSolomonError, ZeroDivisionError):
            return None
    errors = len(set(places) - set(erased))
    chance = comb(len(words) - len(erased), errors) / 256 ** (correction - len(erased) - errors)
    return np.frombuffer(bytes(whole), np.uint8), float(chance)


@cache
def _code(correction: int, length: int, field: Field) -> reedsolo.RSCodec:
    return reedsolo.RSCodec(correction, nsize=length, fcr=field.first, prim=field.polynomial)
