"""Cells that a spreadsheet must take for text, whatever a parcel's label says (CWE-1236)."""

import re

_TRIGGERS = "=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20"
"""What makes a cell a formula or moves it to another one, with the full-width forms of ``= + - @``."""

_FORMULA_START = re.compile(f"^([\\s\ufeff\u200b]*[{_TRIGGERS}])")
_AFTER_SEPARATOR = re.compile(f'([;\t\r\n][\\s\ufeff\u200b"]*)([{_TRIGGERS}])')


def guarded(cell: str) -> str:
    """Return a cell with ``'`` before everything that a spreadsheet could take for a formula.

    Also after a separator inside the cell: a programme set to ``;`` splits there, and quotes do not hold it back
    (OWASP, CSV injection). Codes and all other text stay as they are, leading zeros included.
    """
    return _AFTER_SEPARATOR.sub(r"\1'\2", _FORMULA_START.sub(r"'\1", cell))


def writable(cell: str) -> str:
    """Return a cell with lone surrogates escaped, which no file can hold."""
    return cell.encode("utf-8", "backslashreplace").decode()
