"""One payload read by what its AIM identifier says it is, or by its own form where there is none.

Source: GS1 General Specifications 5.1.3, 7.8; ISO/IEC 15424. The digit count alone decides nothing here but which
length of GTIN a bare number would be.
"""

import re
from dataclasses import dataclass

from station.domain.gs1 import digital_link
from station.domain.gs1.aim import Meaning, caps_lock, meaning
from station.domain.gs1.associations import contradiction, missing
from station.domain.gs1.dictionary import find
from station.domain.gs1.elements import GS, Element, Elements, parse, parse_bracketed
from station.domain.gs1.gtin import FRAMING, FULL_WIDTH, Gtin, are_digits, checks, normalise
from station.domain.gs1.refusal import Refused
from station.domain.gs1.separators import readings, substituted

_BRACKETED = re.compile(r"\(\d{2,4}\)")
_NUMBER_LIKE = re.compile(r"[0-9OoIl][0-9OoIl .\-]{5,16}[0-9OoIl]")
_AZERTY = str.maketrans("&é\"'(-è_çà", "1234567890")
_COMPOSITE = "|]e0"


@dataclass(frozen=True, slots=True)
class Message:
    """GS1 data: its elements, and stable codes of what is odd. `link` marks a Digital Link."""

    elements: Elements
    warnings: tuple[str, ...] = ()
    link: bool = False


@dataclass(frozen=True, slots=True)
class Lost:
    """GS1 data with more than one honest reading, because separators may be lost."""

    readings: tuple[Elements, ...]


@dataclass(frozen=True, slots=True)
class Plain:
    """No GS1 data. `suspect` holds what is wrong with it if it was meant to be a GTIN or a label text."""

    text: str
    suspect: Refused | None = None


Reading = Message | Gtin | Lost | Plain | Refused


def read(text: str, aim: str | None = None, *, separators_kept: bool = False, lenient: bool = False) -> Reading:
    """Read a payload; `aim` is its AIM identifier, or None where the device sends none.

    `separators_kept`: the device is known to hand on FNC1 as GS, so that no separator can be lost.
    `lenient` mends and notes what scanners are known to do: a separator before the data, a UPC-A sent with 12 digits.
    """
    if aim is None:
        return _unidentified(text, separators_kept=separators_kept)
    if lenient:
        text = text.strip("\r\n\x02\x03")
    if caps_lock(aim):
        turned = aim.swapcase()
        return Refused(
            "caps_lock", f"{aim} is {turned} with Caps Lock on: letters are turned. Switch it off, scan again."
        )
    match meaning(aim):
        case Meaning.ELEMENTS:
            return _elements(text, separators_kept=separators_kept, lenient=lenient)
        case Meaning.EAN_13 | Meaning.EAN_13_ADD_ON as kind:
            return _linear(text, 13, add_on=kind is Meaning.EAN_13_ADD_ON, lenient=lenient)
        case Meaning.EAN_8:
            return _linear(text, 8)
        case Meaning.ITF_14:
            return _linear(text, 14)
        case Meaning.ADD_ON:
            return Refused("add_on_alone", "Only the add-on of a periodical was read. Scan the whole symbol again.")
        case Meaning.UNKNOWN:
            return Refused("unknown_symbology", f"{aim} is no symbology identifier that Station knows. Scan it again.")
        case _:
            return _link(text) if digital_link.is_web_address(text) else Plain(text)


def of_gtin(gtin: Gtin) -> Message:
    """Return a bare GTIN as a message of one element, AI (01)."""
    definition = find("01")
    if definition is None:
        raise LookupError("the dictionary has no AI (01)")
    return Message(Elements((Element(definition, gtin.digits),)), gtin.warnings)


def judged(
    elements: Elements, warnings: tuple[str, ...] = (), *, alone: bool, link: bool = False, lenient: bool = False
) -> Message | Refused:
    """Return elements as a message if they can be true of one item.

    With `alone` the message must hold all that its AIs need. Without, what another symbol on the item could bring is
    noted as a warning, and with `lenient` all that is missing.
    """
    lacking = None if lenient else missing(elements.elements, alone=alone)
    refused = contradiction(elements.elements) or lacking or _zeros(elements)
    if refused:
        return refused
    if not alone and missing(elements.elements, alone=True):
        warnings = (*warnings, "missing_companion")
    return Message(elements, warnings, link)


def _unidentified(text: str, *, separators_kept: bool) -> Reading:
    bare = text.strip(FRAMING.replace(GS, ""))
    if bare.startswith("]"):
        why = "The text begins with ], but no symbology identifier follows. Scan it again."
        return Refused("unknown_symbology", why)
    if digital_link.is_web_address(bare):
        return _link(bare)
    if _BRACKETED.match(bare):
        read = parse_bracketed(bare)
        return read if isinstance(read, Refused) else judged(read, ("bracketed_text",), alone=True)
    narrow = bare.translate(FULL_WIDTH)
    warnings = ("full_width_digits",) if narrow != bare else ()
    if len(narrow) in {8, 12, 13, 14} and are_digits(narrow):
        gtin = normalise(bare)
        return Plain(text, gtin) if isinstance(gtin, Refused) else gtin
    if _begins_with_key(narrow):
        message = _elements(narrow.removeprefix(GS), separators_kept=separators_kept, lenient=True)
        if isinstance(message, Message):
            return Message(message.elements, (*message.warnings, *warnings, "no_symbology_identifier"))
        return message
    return Plain(text, _suspect(narrow))


def _begins_with_key(text: str) -> bool:
    """Say whether a text without identifier begins as an element string does: (00), (01) or (02) with its check."""
    body = text
    for token in (GS, "{GS}", "<GS>", "[GS]", "~"):
        body = body.removeprefix(token)
    length = {"00": 18, "01": 14, "02": 14}.get(body[:2], 0)
    number = body[2 : 2 + length]
    return 0 < length == len(number) and are_digits(number) and checks(number)


def _suspect(text: str) -> Refused | None:
    azerty = text.translate(_AZERTY)
    if azerty != text and are_digits(azerty) and not any(c.isdigit() for c in text):
        why = f"The keyboard layout is French: the scanner types {text!r} for {azerty}. Set both to one layout."
        return Refused("keyboard_layout", why, (azerty,))
    if _NUMBER_LIKE.fullmatch(text) or text.startswith(("无", "無", "没有条")):
        gtin = normalise(text)
        return gtin if isinstance(gtin, Refused) else None
    return None


def _linear(text: str, length: int, *, add_on: bool = False, lenient: bool = False) -> Reading:
    primary, composite, rest = text.partition(_COMPOSITE)
    warnings: tuple[str, ...] = ()
    if add_on and len(primary) in {length + 2, length + 5} and are_digits(primary):
        primary, warnings = primary[:length], ("add_on_ignored",)
    if lenient and len(primary) == 12 and length == 13:
        primary, warnings = "0" + primary, ("short_upc_a",)
    gtin = normalise(primary)
    if are_digits(primary) and len(primary) != length:
        why = f"This symbol holds {length} digits, {len(primary)} came. Scan it again."
        return Refused("wrong_length", why)
    if isinstance(gtin, Refused):
        return gtin
    if not composite:
        return Gtin(gtin.digits, gtin.kind, (*gtin.warnings, *warnings))
    attached = parse(rest)
    if isinstance(attached, Refused):
        return attached
    first = of_gtin(gtin).elements.elements
    return judged(Elements((*first, *attached.elements), (1, len(attached.elements))), warnings, alone=True)


def _elements(text: str, *, separators_kept: bool, lenient: bool) -> Reading:
    warnings: tuple[str, ...] = ()
    if lenient and text.startswith(GS):
        text, warnings = text[1:], ("leading_separator",)
    plain = parse(text)
    message = plain if isinstance(plain, Refused) else judged(plain, warnings, alone=True)
    if separators_kept or GS in text:
        return message
    mended = substituted(text)
    others = readings(text)
    if mended and isinstance(message, Refused):
        repaired = judged(mended[0], (*warnings, "separator_substituted"), alone=True)
        return repaired if isinstance(repaired, Message) else message
    if mended:
        others = tuple(dict.fromkeys((mended[0], *others)))
    if isinstance(message, Message):
        return Lost((message.elements, *others)) if others else message
    return Lost(others) if others else message


def _link(text: str) -> Reading:
    read = digital_link.parse(text)
    return read if isinstance(read, Refused) else judged(read, alone=True, link=True)


def _zeros(elements: Elements) -> Refused | None:
    for element in elements.elements:
        if element.ai in {"00", "01", "02"} and not element.value.strip("0"):
            why = f"AI ({element.ai}): all digits are zero; nothing has this number. Scan another symbol on it."
            return Refused("all_zero", why, ai=element.ai)
    return None
