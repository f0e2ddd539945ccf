"""What the modules of a message are likely to be beside what is seen of them: padding, and characters of one kind.

Each is a guess that the visible modules must not gainsay and that the checks must bear out; it helps where glare hides
more than the checks alone can tell. Sources: ISO/IEC 18004:2015 7.4.9, 7.4.10 (terminator, pad codewords 0xEC, 0x11),
7.4.5 (byte mode); ISO/IEC 16022:2006 5.2.3 (pad 129, then randomised by annex B.1), 5.2.4 (digit pairs 130 to 229).
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

#: Less doubt than this, and a bit that is otherwise gainsays a guess.
SURE = 0.5
MOST = 12
UNKNOWN = -1
PADS = (0xEC, 0x11)
BYTES, COUNTED = (0, 1, 0, 0), 12
PAD, RANDOMISED, CODEWORDS = 129, 149, 254
#: What a character may be: of bytes those that are printed, of codewords the digit pairs and FNC1.
PRINTED = np.isin(np.arange(256), np.arange(0x20, 0x7F))
DIGITS = np.isin(np.arange(256), (*range(130, 230), 232))


@dataclass(frozen=True, slots=True, eq=False)
class Guess:
    """The bits of a message that are guessed (`UNKNOWN` elsewhere), and what its characters may be.

    `begins` are the first bits of those characters, `allowed` says of each of 256 values whether it may be one.
    """

    bits: np.ndarray
    begins: np.ndarray
    allowed: np.ndarray

    def holds(self, bits: np.ndarray) -> bool:
        """Say whether all characters of a message may be."""
        return bool(self.allowed[self._values(bits)].all())

    def told(self, bits: np.ndarray, free: np.ndarray) -> float:
        """Return how many checks it is worth that they all may be, where the `free` bits are anything by chance.

        Without end where the other bits say that one of them may not be.
        """
        fixed = self._values(~free)
        same = ((np.arange(256) ^ self._values(bits)[:, None]) & fixed[:, None]) == 0
        share = (same & self.allowed).sum(1) / same.sum(1)
        return float(-np.log2(share).sum()) if share.all() else math.inf

    def _values(self, bits: np.ndarray) -> np.ndarray:
        values: np.ndarray = bits[self.begins[:, None] + np.arange(8)].astype(int) @ (1 << np.arange(7, -1, -1))
        return values


def qr_guesses(bits: np.ndarray, doubt: np.ndarray) -> Iterator[Guess]:
    """Yield guesses at the bits of a QR Code's data codewords, versions 1 to 9, most padding first.

    A first segment of bytes is guessed to be printed characters of seven bits.
    """
    count, characters = len(bits) // 8, 0
    guess = np.full(len(bits), UNKNOWN)
    if (doubt[:COUNTED] < SURE).all() and tuple(bits[:4]) == BYTES:
        characters = min(int(np.packbits(bits[4:COUNTED])[0]), (len(bits) - COUNTED) // 8)
        guess[COUNTED : COUNTED + 8 * characters : 8] = 0
    begins = COUNTED + 8 * np.arange(characters)
    for whole, _ in _padded(
        guess, [[PADS[n % 2] for n in range(pads)] for pads in range(count - 2, -1, -1)], bits, doubt
    ):
        yield Guess(whole, begins, PRINTED)


def ecc200_guesses(bits: np.ndarray, doubt: np.ndarray) -> Iterator[Guess]:
    """Yield guesses at the bits of a Data Matrix's data codewords: digit pairs and FNC1 alone, least padding first."""
    count = len(bits) // 8
    guess = np.full(len(bits), UNKNOWN)
    guess[::8] = 1
    padding = []
    for pads in range(count):
        begin = count - pads + 1
        padding.append([PAD if place == begin else _randomised(place) for place in range(begin, count + 1)])
    for whole, pads in _padded(guess, padding, bits, doubt):
        yield Guess(whole, 8 * np.arange(count - pads), DIGITS)


def _padded(
    guess: np.ndarray, paddings: list[list[int]], bits: np.ndarray, doubt: np.ndarray
) -> Iterator[tuple[np.ndarray, int]]:
    """Yield a guess with each padding that nothing gainsays, and how many codewords of it."""
    found = 0
    for padding in paddings:
        whole = guess.copy()
        if padding:
            whole[-8 * len(padding) :] = np.unpackbits(np.array(padding, np.uint8))
        if not ((whole != UNKNOWN) & (doubt < SURE) & (whole != bits)).any():
            found += 1
            yield whole, len(padding)
        if found == MOST:
            return


def _randomised(place: int) -> int:
    """Return the pad codeword at a place, counted from 1 (annex B.1)."""
    value = PAD + RANDOMISED * place % 253 + 1
    return value if value <= CODEWORDS else value - CODEWORDS
