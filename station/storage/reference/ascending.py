"""Ascending numbers in memory and in a file: rows that are no more, places where something lies; 8 bytes each."""

import sys
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Sequence

Numbers = Sequence[int]


def packed(numbers: Iterable[int]) -> bytes:
    """Return numbers as a cell, little-endian whatever the machine."""
    return _little(array("q", numbers)).tobytes()


def unpacked(cell: bytes) -> Numbers:
    """Return the numbers of a cell. Raises ValueError where it was cut."""
    numbers = array("q")
    numbers.frombytes(cell)
    return _little(numbers)


def among(number: int, numbers: Numbers) -> bool:
    """Say whether a number is one of some that ascend."""
    at = bisect_left(numbers, number)
    return at < len(numbers) and numbers[at] == number


def _little(numbers: "array[int]") -> "array[int]":
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers
