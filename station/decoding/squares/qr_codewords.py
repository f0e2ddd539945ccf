"""Error correction of QR Code that knows which modules are not to be trusted, as `ecc200` does for Data Matrix.

Source: ISO/IEC 18004:2015 7.5 (error correction, table 9), 7.7 (placement), 7.8 (masks), 7.9 (format information),
annex E (alignment patterns); versions 1 to 7. The field is 0x11D, the generator begins at the zeroth power.
"""

from collections.abc import Iterator
from functools import cache

import numpy as np

from station.decoding.squares.blocks import MISREAD, Field, mended
from station.decoding.squares.parity import Layout, columns

FIELD = Field(0x11D, first=0)
#: Version, then level in the order of its two bits (M, L, H, Q): correction codewords a block, data codewords of each.
BLOCKS: dict[int, tuple[tuple[int, tuple[int, ...]], ...]] = {
    1: ((10, (16,)), (7, (19,)), (17, (9,)), (13, (13,))),
    2: ((16, (28,)), (10, (34,)), (28, (16,)), (22, (22,))),
    3: ((26, (44,)), (15, (55,)), (22, (13, 13)), (18, (17, 17))),
    4: ((18, (32, 32)), (20, (80,)), (16, (9,) * 4), (26, (24, 24))),
    5: ((24, (43, 43)), (26, (108,)), (22, (11, 11, 12, 12)), (18, (15, 15, 16, 16))),
    6: ((16, (27,) * 4), (18, (68, 68)), (28, (15,) * 4), (24, (19,) * 4)),
    7: ((18, (31,) * 4), (20, (78, 78)), (26, (13, 13, 13, 13, 14)), (18, (14, 14, 15, 15, 15, 15))),
}
ALIGNED = {1: (), 2: (18,), 3: (22,), 4: (26,), 5: (30,), 6: (34,), 7: (6, 22, 38)}
#: The code mends three errors; with two, fewer lattices that are none have a format by chance.
FORMAT_MASK, FORMAT_POLYNOMIAL, FORMAT_ERRORS = 0b101010000010010, 0b10100110111, 2
#: As many formats are tried where glare hides what tells them apart.
FORMATS = 4


def corrected(modules: np.ndarray, doubtful: np.ndarray) -> np.ndarray | None:
    """Return square modules (1 dark) with all errors mended; those marked doubtful count as unknown.

    None where there is no message near enough, or one that chance could have made (`MISREAD`).
    """
    side = len(modules)
    told = _format(modules)
    if told is None:
        return None
    level, mask = told
    correction, data = BLOCKS[(side - 17) // 4][level]
    rows, columns = _path(side)
    count = len(rows) // 8 * 8
    rows, columns = rows[:count], columns[:count]
    hidden = _masked(mask, rows, columns)
    bits = modules[rows, columns].astype(np.uint8) ^ hidden
    words = np.packbits(bits)
    doubted = np.packbits(doubtful[rows, columns]) > 0
    chance = 1.0
    for places in _interleaved(correction, data):
        erased = np.nonzero(doubted[places])[0].tolist()
        found = mended(words[places], correction, erased, FIELD)
        if found is None:
            return None
        words[places] = found[0]
        chance *= found[1]
    if chance > MISREAD:
        return None
    whole: np.ndarray = modules.copy()
    whole[rows, columns] = np.unpackbits(words) ^ hidden
    return whole


def layouts(modules: np.ndarray, doubt: np.ndarray) -> Iterator[tuple[Layout, np.ndarray]]:
    """Yield where a symbol's bits are in the formats that its modules may give it, likeliest first.

    With each come the modules (1 dark) with that format in both its places.
    """
    places = tuple(np.array(_format_places(len(modules))).reshape(-1, 2).T)
    bits, sure = modules[places] > 0.5, 1 - doubt[places]
    against = ((_format_bits() != bits) * sure).sum(1)
    for number in np.argsort(against, kind="stable")[:FORMATS].tolist():
        if against[number] < FORMAT_ERRORS:
            drawn = np.array(modules > 0.5, float)
            drawn[places] = _format_bits()[number]
            yield _layout(len(modules), number >> 3, number & 7), drawn


@cache
def _layout(side: int, level: int, mask: int) -> Layout:
    correction, data = BLOCKS[(side - 17) // 4][level]
    rows, across = _path(side)
    count = len(rows) // 8 * 8
    rows, across = rows[:count], across[:count]
    checks, message = [0] * count, []
    for number, (words, length) in enumerate(zip(_interleaved(correction, data), data, strict=True)):
        bits = (8 * words[:, None] + np.arange(8)).ravel()
        for bit, column in zip(bits.tolist(), columns(len(words), correction, FIELD), strict=True):
            checks[bit] = column << 8 * correction * number
        message.append(bits[: 8 * length])
    return Layout(
        rows,
        across,
        _masked(mask, rows, across),
        np.concatenate(message),
        tuple(checks),
        8 * correction * len(data),
    )


def _format_places(side: int) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """Return the rows and columns of both copies of the format."""
    first = [(8, c) for c in (0, 1, 2, 3, 4, 5, 7, 8)] + [(r, 8) for r in (7, 5, 4, 3, 2, 1, 0)]
    second = [(side - 1 - n, 8) for n in range(7)] + [(8, side - 8 + n) for n in range(8)]
    return first, second


@cache
def _format_bits() -> np.ndarray:
    """Return the bits of both copies of all thirty-two formats."""
    return np.array([[known >> bit & 1 for bit in range(14, -1, -1)] * 2 for known in _formats()])


def _format(modules: np.ndarray) -> tuple[int, int] | None:
    """Return the level's bits and the mask from the better of the two copies; None where both are lost."""
    first, second = _format_places(len(modules))
    copies = _bits(modules, first), _bits(modules, second)
    wrong, number = min(
        ((copy ^ known).bit_count(), number) for number, known in enumerate(_formats()) for copy in copies
    )
    return (number >> 3, number & 7) if wrong <= FORMAT_ERRORS else None


def _bits(modules: np.ndarray, places: list[tuple[int, int]]) -> int:
    return int("".join("1" if modules[place] > 0.5 else "0" for place in places), 2)


@cache
def _formats() -> tuple[int, ...]:
    """Return the fifteen bits of all thirty-two formats, masked."""
    found = []
    for number in range(32):
        rest = number << 10
        for bit in range(14, 9, -1):
            if rest >> bit & 1:
                rest ^= FORMAT_POLYNOMIAL << bit - 10
        found.append((number << 10 | rest) ^ FORMAT_MASK)
    return tuple(found)


@cache
def _path(side: int) -> tuple[np.ndarray, np.ndarray]:
    """Return the places of the data modules in the order of their bits: up and down two columns, from the right."""
    taken = _function_modules(side)
    places = []
    upward = True
    for right in (*range(side - 1, 6, -2), *range(5, 0, -2)):
        for row in range(side - 1, -1, -1) if upward else range(side):
            places += [(row, column) for column in (right, right - 1) if not taken[row, column]]
        upward = not upward
    rows, columns = zip(*places, strict=True)
    return np.array(rows), np.array(columns)


def _function_modules(side: int) -> np.ndarray:
    """Return which modules are no data: finders, timing, alignment, format and version."""
    taken = np.zeros((side, side), bool)
    taken[:9, :9] = taken[:9, -8:] = taken[-8:, :9] = True
    taken[6] = taken[:, 6] = True
    version = (side - 17) // 4
    centres = [place for place in ALIGNED[version] if version > 6 or place]
    for row in centres:
        for column in centres:
            if (row, column) not in {(6, 6), (6, side - 7), (side - 7, 6)}:
                taken[row - 2 : row + 3, column - 2 : column + 3] = True
    if version >= 7:
        taken[:6, -11:-8] = taken[-11:-8, :6] = True
    return taken


def _masked(mask: int, i: np.ndarray, j: np.ndarray) -> np.ndarray:
    """Return which modules a mask turns over (table 10)."""
    patterns = (
        (i + j) % 2,
        i % 2,
        j % 3,
        (i + j) % 3,
        (i // 2 + j // 3) % 2,
        i * j % 2 + i * j % 3,
        (i * j % 2 + i * j % 3) % 2,
        ((i + j) % 2 + i * j % 3) % 2,
    )
    turned: np.ndarray = (patterns[mask] == 0).astype(np.uint8)
    return turned


def _interleaved(correction: int, data: tuple[int, ...]) -> Iterator[np.ndarray]:
    """Yield for each block where its codewords stand in the message: data first, then correction, block by block."""
    order = [(block, n) for n in range(max(data)) for block, length in enumerate(data) if n < length]
    order += [(block, max(data) + n) for n in range(correction) for block in range(len(data))]
    for block in range(len(data)):
        yield np.array([place for place, (owner, _) in enumerate(order) if owner == block])
