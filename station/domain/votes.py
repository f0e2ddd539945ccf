"""How many agreeing reads each symbology needs, which carry goods alone, and which reads are never taken."""

from station.domain.code import Symbology

VOTES: dict[Symbology, int] = {
    # Reed-Solomon with correction to spare: a wrong message passes about once in 10^7 reads, one vote is enough
    Symbology.QR_CODE: 1,
    Symbology.DATA_MATRIX: 1,
    Symbology.PDF_417: 1,
    Symbology.AZTEC: 1,
    Symbology.MAXICODE: 1,
    Symbology.RMQR: 1,
    Symbology.DOTCODE: 1,
    # one check character, or finder patterns and a checksum: two votes
    Symbology.CODE_128: 2,
    Symbology.CODE_93: 2,
    Symbology.DATABAR: 2,
    Symbology.DATABAR_EXPANDED: 2,
    Symbology.EAN_13: 2,
    Symbology.UPC_A: 2,
    Symbology.MICRO_QR: 2,
    # no check at all, or one that lets every tenth wrong symbol pass: a part of another symbol reads as one of these
    Symbology.ITF: 2,
    Symbology.CODE_39: 2,
    Symbology.CODABAR: 3,
    Symbology.EAN_8: 3,
    Symbology.UPC_E: 3,
}

#: Carriers of goods alone; a waybill is in none of them.
RETAIL = frozenset(
    {Symbology.EAN_13, Symbology.EAN_8, Symbology.UPC_A, Symbology.UPC_E, Symbology.DATABAR, Symbology.DATABAR_EXPANDED}
)


def refusal(symbology: Symbology, data: bytes) -> str | None:
    """Say why a read is never taken from a camera, however often it is seen; None where it may be.

    Short ITF and Code 39 reads are parts of longer symbols (ISO/IEC 16390 gives ITF no end that a part lacks), and a
    fourteen-digit ITF is an ITF-14 with a check digit (GS1 General Specifications 5.3).
    """
    if not data:
        return "empty"
    if symbology is Symbology.ITF:
        if len(data) < 6 or len(data) % 2:
            return "ITF shorter than 6 digits or of odd length: part of a longer code"
        if len(data) == 14 and not _check_digit_holds(data):
            return "ITF-14 with a wrong check digit"
    if symbology in (Symbology.CODE_39, Symbology.CODABAR) and len(data) < 4:
        return f"{symbology} shorter than 4 characters: part of a longer code"
    return None


def may_be_cut_off(symbology: Symbology, data: bytes) -> bool:
    """Say whether a read at the edge of a picture may be a part of a symbol: ITF has no end that a part lacks.

    An ITF-14 has its length and a check digit.
    """
    return symbology is Symbology.ITF and len(data) != 14


def _check_digit_holds(digits: bytes) -> bool:
    """Check a GS1 number: weights 3 and 1 from the right, sum a multiple of ten (GS1 General Specifications 7.9)."""
    if not digits.isdigit():
        return False
    return sum((byte - 48) * (3 if i % 2 else 1) for i, byte in enumerate(reversed(digits))) % 10 == 0
