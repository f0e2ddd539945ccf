"""What the decoders share: AIM identifiers by symbology, and the one form in which EAN/UPC digits are handed on."""

from station.domain.code import Symbology

RETAIL = frozenset({Symbology.EAN_13, Symbology.EAN_8, Symbology.UPC_A, Symbology.UPC_E})
LINEAR = frozenset(
    {
        *RETAIL,
        Symbology.CODE_128,
        Symbology.CODE_39,
        Symbology.CODE_93,
        Symbology.CODABAR,
        Symbology.ITF,
        Symbology.DATABAR,
        Symbology.DATABAR_EXPANDED,
    }
)

AIM: dict[Symbology, str] = {
    # ISO/IEC 15424 annex: the modifier of a plain read, no options in use
    Symbology.EAN_13: "]E0",
    Symbology.EAN_8: "]E4",
    Symbology.UPC_A: "]E0",
    Symbology.UPC_E: "]E0",
    Symbology.CODE_128: "]C0",
    Symbology.CODE_39: "]A0",
    Symbology.CODE_93: "]G0",
    Symbology.CODABAR: "]F0",
    Symbology.ITF: "]I0",
    Symbology.DATABAR: "]e0",
    Symbology.DATABAR_EXPANDED: "]e0",
    Symbology.QR_CODE: "]Q1",
    Symbology.MICRO_QR: "]Q1",
    Symbology.RMQR: "]Q1",
    Symbology.DATA_MATRIX: "]d1",
    Symbology.PDF_417: "]L2",
    Symbology.AZTEC: "]z0",
    Symbology.MAXICODE: "]U0",
    Symbology.DOTCODE: "]J0",
}
GS1_AIM: dict[Symbology, str] = {
    # GS1 General Specifications 7.8.1: FNC1 in first position
    Symbology.CODE_128: "]C1",
    Symbology.QR_CODE: "]Q3",
    Symbology.DATA_MATRIX: "]d2",
    Symbology.AZTEC: "]z1",
    Symbology.DOTCODE: "]J1",
}

FULL_ASCII_AIM = "]A4"
FULL_ASCII_SHIFTS = {"$": -64, "+": 32, "/": -32, "%": 0}
FULL_ASCII_PERCENT = "\x1b\x1c\x1d\x1e\x1f;<=>?[\\]^_{|}~\x7f\x00@`\x7f\x7f\x7f"


def aim(symbology: Symbology, data: bytes, *, gs1: bool = False) -> str:
    """Return the AIM identifier of a read whose decoder gives none.

    A fourteen-digit ITF with a right check digit is ``]I1`` (check character validated), as zxing-cpp says it too.
    """
    if gs1 and symbology in GS1_AIM:
        return GS1_AIM[symbology]
    if symbology is Symbology.ITF and len(data) == 14 and check_digit_holds(data):
        return "]I1"
    return AIM[symbology]


def retail(symbology: Symbology, digits: str) -> tuple[Symbology, str]:
    """Return EAN/UPC digits as a scanner sends them under ``]E0``: thirteen, UPC-E expanded; EAN-8 stays eight.

    An EAN-13 that begins with 0 is a UPC-A symbol, bar for bar (GS1 General Specifications 5.2.2).
    """
    if symbology is Symbology.UPC_E and len(digits) == 8:
        digits = expanded(digits)
    if symbology is Symbology.EAN_8:
        return symbology, digits
    digits = digits.zfill(13)
    if symbology is Symbology.EAN_13 and digits.startswith("0"):
        symbology = Symbology.UPC_A
    return symbology, digits


def expanded(upc_e: str) -> str:
    """Return the twelve digits of an eight-digit UPC-E (GS1 General Specifications 5.2.2.4.2)."""
    system, body, last, check = upc_e[0], upc_e[1:6], upc_e[6], upc_e[7]
    match last:
        case "0" | "1" | "2":
            body = f"{body[:2]}{last}0000{body[2:]}"
        case "3":
            body = f"{body[:3]}00000{body[3:]}"
        case "4":
            body = f"{body[:4]}00000{body[4:]}"
        case _:
            body = f"{body}0000{last}"
    return system + body + check


def full_ascii(text: str) -> str | None:
    """Return a Code 39 message in full ASCII (ISO/IEC 16388 annex A), None where it has no shift pair or a bad one.

    As zxing-cpp does it too, so that decoders agree: every ``$ % / +`` must begin a valid pair.
    """
    said, rest = "", iter(text)
    for char in rest:
        if char not in FULL_ASCII_SHIFTS:
            said += char
            continue
        letter = next(rest, "")
        if not "A" <= letter <= "Z":
            return None
        said += FULL_ASCII_PERCENT[ord(letter) - 65] if char == "%" else chr(ord(letter) + FULL_ASCII_SHIFTS[char])
    return said if said != text else None


def check_digit_holds(digits: bytes) -> bool:
    """Check a GS1 number: weights 3 and 1 from the right, sum a multiple of ten (GS1 General Specifications 7.9)."""
    return digits.isdigit() and sum((d - 48) * (3 if i % 2 else 1) for i, d in enumerate(reversed(digits))) % 10 == 0
