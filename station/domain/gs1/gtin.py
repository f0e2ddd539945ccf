"""GTINs: one number system of 14 digits for GTIN-8, -12, -13 and -14, and what is wrong with a malformed one.

Source: GS1 General Specifications, sections 2.1 (GTIN), 7.9 (check digit); UPC-E: ISO/IEC 15420 section 4.3.
"""

from dataclasses import dataclass
from enum import StrEnum

from station.domain.gs1.prefixes import is_voucher
from station.domain.gs1.refusal import Refused

FULL_WIDTH = str.maketrans("０１２３４５６７８９", "0123456789")
LOOKALIKES = str.maketrans({"O": "0", "o": "0", "I": "1", "l": "1", "-": "", " ": "", "\u00a0": "", ".": ""})
FRAMING = " \t\r\n\v\f\x1c\x1d\x1e\x1f\x02\x03\x04\u3000\u00a0\ufeff"


class GtinKind(StrEnum):
    """How many digits the code was written with; the GTIN itself always has 14 here."""

    GTIN_8 = "GTIN-8"
    GTIN_12 = "GTIN-12"
    GTIN_13 = "GTIN-13"
    GTIN_14 = "GTIN-14"


KINDS = {8: GtinKind.GTIN_8, 12: GtinKind.GTIN_12, 13: GtinKind.GTIN_13, 14: GtinKind.GTIN_14}


@dataclass(frozen=True, slots=True)
class Gtin:
    """A valid GTIN: `digits` are 14, `kind` says how it was written, `warnings` are stable codes."""

    digits: str
    kind: GtinKind
    warnings: tuple[str, ...] = ()

    @property
    def restricted(self) -> bool:
        """Say whether this is a restricted-circulation number."""
        return is_restricted(self.digits)

    @property
    def indicator(self) -> int:
        """Return the pack indicator: 0 base unit, 1-8 a bigger pack, 9 variable measure."""
        return pack_indicator(self.digits)


def are_digits(text: str) -> bool:
    """Say whether a text is made of the digits 0-9 alone; other scripts' digits and an empty text are not."""
    return text.isascii() and text.isdigit()


def check_digit(body: str) -> str:
    """Return the modulo-10 check digit of a number without its last digit (General Specifications 7.9.1).

    Raises ValueError where the body is not made of digits.
    """
    if body and not are_digits(body):
        raise ValueError("a check digit is reckoned from digits alone")
    return str(-(3 * sum(map(int, body[::-2])) + sum(map(int, body[-2::-2]))) % 10)


def checks(digits: str) -> bool:
    """Say whether the last digit is the check digit of the others."""
    return check_digit(digits[:-1]) == digits[-1]


def normalise(text: str) -> "Gtin | Refused":
    """Return the GTIN that a text holds, as 14 digits, or what is wrong with it.

    Blanks, line ends and STX/ETX around the digits are dropped; full-width digits (an input method was on) are read
    and noted. Nothing else is mended: what the code could have been stands in `near`.
    """
    digits = text.strip(FRAMING)
    warnings: tuple[str, ...] = ()
    if not digits.isascii():
        narrow = digits.translate(FULL_WIDTH)
        warnings = ("full_width_digits",) if narrow != digits else ()
        digits = narrow
    if not are_digits(digits):
        return _not_digits(digits)
    kind = KINDS.get(len(digits))
    if kind is None:
        return _wrong_length(digits)
    if not checks(digits):
        return _wrong_check_digit(digits)
    if not digits.strip("0"):
        return Refused("all_zero", "All digits are zero: no product has this number. Scan the product's own barcode.")
    return Gtin(digits.zfill(14), kind, warnings)


def expand_upce(digits: str) -> str | Refused:
    """Return the 12 digits of a UPC-E symbol's 8 (number system, six digits, check digit), or what is wrong.

    The last of the six digits says where the zeros were left out: ISO/IEC 15420 section 4.3.3.
    """
    if not are_digits(digits):
        return _not_digits(digits)
    if len(digits) != 8:
        return Refused("wrong_length", f"A UPC-E has 8 digits, this has {len(digits)}. Scan it again.")
    if digits[0] not in "01":
        return Refused("wrong_number_system", f"A UPC-E begins with 0 or 1, this with {digits[0]}. Scan it again.")
    six, rule = digits[1:7], digits[6]
    if rule in "012":
        body = f"{six[:2]}{rule}0000{six[2:5]}"
    elif rule == "3":
        body = f"{six[:3]}00000{six[3:5]}"
    elif rule == "4":
        body = f"{six[:4]}00000{six[4]}"
    else:
        body = f"{six[:5]}0000{rule}"
    full = digits[0] + body + digits[7]
    return full if checks(full) else _wrong_check_digit(full)


def is_restricted(gtin14: str) -> bool:
    """Say whether a GTIN (14 digits) is a restricted-circulation number: never a global product.

    GTIN-13 prefixes 02, 04 and 20-29, GTIN-8 prefixes 0 and 2 (General Specifications 1.4.2, 2.1.11).
    """
    if gtin14.startswith("000000"):
        return gtin14[6] in "02"
    return gtin14[0] == "0" and (gtin14[1] == "2" or gtin14[1:3] in {"02", "04"})


def pack_indicator(gtin14: str) -> int:
    """Return the indicator digit: 0 base unit, 1-8 another pack level, 9 variable measure."""
    return int(gtin14[0])


def notes(gtin14: str) -> tuple[str, ...]:
    """Return what a person should know of a GTIN, as stable codes."""
    level = pack_indicator(gtin14)
    pack = ("variable_measure" if level == 9 else "other_pack_level",) if level else ()
    restricted = ("restricted_number",) if is_restricted(gtin14) else ()
    return (*pack, *restricted, *(("not_a_trade_item",) if is_voucher(gtin14) else ()))


def _not_digits(text: str) -> Refused:
    if not text:
        return Refused("empty", "There is nothing in this code. Scan it again.")
    if text in {"无", "無", "无GTIN", "无条码", "无条形码", "没有条形码"}:
        return Refused("no_barcode", "The declaration says that the goods carry no barcode. Identify them by hand.")
    guess = text.translate(LOOKALIKES)
    near = (guess,) if are_digits(guess) and len(guess) in KINDS and checks(guess) else ()
    odd = next(c for c in text if c not in "0123456789")
    hint = f" It could be {guess}: compare with the print." if near else " Scan it again, or type the digits."
    return Refused("not_digits", f"{odd!r} is not a digit; a GTIN is made of digits alone.{hint}", near)


def _wrong_length(digits: str) -> Refused:
    count = len(digits)
    if count == 11 and checks(digits):
        mended = "0" + digits
        why = f"11 digits: a leading zero was lost, as in a spreadsheet. Compare {mended} with the print."
        return Refused("lost_leading_zero", why, (mended,))
    padded = digits.zfill(8 if count < 8 else 12)
    near: tuple[str, ...] = ()
    hint = ""
    if count in {7, 10} and checks(padded):
        near, hint = (padded,), f" With its leading zeros lost it would be {padded}."
    elif count in {7, 11}:
        near = (digits + check_digit(digits),)
        hint = f" With its check digit lost it would be {near[0]}."
    return Refused("wrong_length", f"A GTIN has 8, 12, 13 or 14 digits, this has {count}.{hint} Scan it again.", near)


def _wrong_check_digit(digits: str) -> Refused:
    expected = check_digit(digits[:-1])
    near: tuple[str, ...] = ()
    hint = ""
    if len(digits) == 8 and digits[0] in "01":
        full = expand_upce(digits)
        near, hint = ((full,), f" As a UPC-E it would be {full}.") if isinstance(full, str) else (near, hint)
    elif len(digits) == 12:
        near = (digits + check_digit(digits),)
        hint = f" If the last digit is missing, it is {near[0]}."
    why = f"The check digit is {digits[-1]}, it should be {expected}: a digit is wrong or two are swapped."
    last = len(digits) - 1
    return Refused("wrong_check_digit", f"{why}{hint} Scan it again.", near, expected, span=(last, last + 1))
