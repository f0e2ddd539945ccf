"""What a person pointed at on the list, as a scan of its own: it is journaled, settled and counted like any other.

A text reads ``row 2 of SF123``, ``row 2 of SF123 for 77`` (77: the entry of the scan that could not be read), or
``damaged 2 of SF123`` (a finding on row 2; 0 is the parcel). It names its parcel, so it can never count for another.
"""

import re

from station.domain.decision import Finding
from station.domain.subject import ListRow, Note, Unreadable

ROW = "row"
_FORM = re.compile(r"([a-z_]+) ([0-9]{1,3}) of (\S{1,60})(?: for ([0-9]{1,18}))?", re.ASCII)


def row_text(waybill: str, gnum: int, instead: int | None = None) -> str:
    """Return the text of a row that was chosen for goods without a readable barcode."""
    return f"{ROW} {gnum} of {waybill}" + (f" for {instead}" if instead is not None else "")


def note_text(waybill: str, finding: Finding, gnum: int | None = None) -> str:
    """Return the text of a finding that a person noted."""
    return f"{finding.value} {gnum or 0} of {waybill}"


def read(text: str) -> ListRow | Note | Unreadable:
    """Read what was pointed at; a text that this version does not know is unreadable."""
    found = _FORM.fullmatch(text)
    if found is not None:
        kind, gnum, waybill, instead = found[1], int(found[2]), found[3], found[4]
        if kind == ROW:
            return ListRow(waybill, gnum, int(instead) if instead else None)
        if kind in set(Finding):
            return Note(waybill, Finding(kind), gnum or None)
    return Unreadable("not_expected", "This is nothing that can be pointed at on a list.")
