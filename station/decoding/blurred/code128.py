"""Code 128: its characters as bars, and the message of a row of symbol values.

Source: ISO/IEC 15417:2007, table 1 and 4.2.4 (code sets), 4.3.4 (check character); GS1-128: FNC1 in first position.
"""

from dataclasses import dataclass
from functools import cache

import numpy as np

from station.decoding.blurred.alphabet import Alphabet, bars
from station.domain.code import Symbology

WIDTHS = (
    "212222222122222221121223121322131222122213122312132212221213221312231212112232122132122231113222123122"
    "123221223211221132221231213212223112312131311222321122321221312212322112322211212123212321232121111323"
    "131123131321112313132113132311211313231113231311112133112331132131113123113321133121313121211331231131"
    "213113213311213131311123311321331121312113312311332111314111221411431111111224111422121124121421141122"
    "141221112214112412122114122411142112142211241211221114413111241112134111111242121142121241114212124112"
    "124211411212421112421211212141214121412121111143111341131141114113114311411113411311113141114131311141"
    "411131211412211214211232"
)
STOP = "2331112"
ELEMENTS = 6
MODULUS, STARTS = 103, 103
FEWEST, MOST = 5, 40
TO_C, TO_B, TO_A, FNC1 = 99, 100, 101, 102
GS = "\x1d"
#: What a code set does with the values 95 and above that it does not print: the set gone to.
SWITCHES = {"A": {TO_C: "C", TO_B: "B"}, "B": {TO_C: "C", TO_A: "A"}, "C": {TO_B: "B", TO_A: "A"}}


@cache
def code128() -> Alphabet:
    """Return Code 128; the last character of a symbol is its check character."""
    codes = np.array([bars(WIDTHS[at : at + ELEMENTS]) for at in range(0, len(WIDTHS), ELEMENTS)])
    return Alphabet(
        Symbology.CODE_128,
        codes[:STARTS],
        codes[STARTS:],
        bars(STOP),
        MODULUS,
        np.arange(3),
        _addends,
        range(FEWEST, MOST),
    )


@dataclass(frozen=True, slots=True)
class Message:
    """What a symbol says (FNC1 inside it as GS), and whether FNC1 in first position makes it GS1-128."""

    text: str
    gs1: bool


def message(head: int, values: tuple[int, ...]) -> Message | None:
    """Return the message of a valid symbol; `values` end with the check character.

    None where it does what no parcel's symbol does (FNC2, FNC3, FNC4, shift, control characters, a code set gone to
    and not used): rather a symbol too few than one made up.
    """
    code_set, said, fresh = "ABC"[head], "", True
    for place, value in enumerate(values[:-1]):
        if value == FNC1 and (said or place == 0):
            said += GS if place else ""
            fresh = False
        elif code_set == "C" and value < TO_B:
            said, fresh = said + f"{value:02d}", False
        elif value in SWITCHES[code_set] and not (fresh and place):
            code_set, fresh = SWITCHES[code_set][value], True
        elif value < (64 if code_set == "A" else 95) and code_set != "C":
            said, fresh = said + chr(value + 32), False
        else:
            return None
    if not said or fresh:
        return None
    return Message(said, values[0] == FNC1)


def _addends(count: int) -> np.ndarray:
    """Return what values add: their place times themselves, and the check character takes its own value off."""
    weights = np.append(np.arange(1, count), -1)
    return np.asarray(weights[:, None] * np.arange(STARTS)[None] % MODULUS)
