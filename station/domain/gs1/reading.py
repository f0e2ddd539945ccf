"""One payload read by what its AIM identifier says it is, or by its own form where there is none.

Source: GS1 General Specifications 5.1.3, 7.8; ISO/IEC 15424. The digit count alone decides nothing here but which
length of GTIN a bare number would be.
"""

import re
from dataclasses import dataclass, replace

from station.domain.gs1 import digital_link
from station.domain.gs1.aim import FRAMING as SCANNER_FRAMING
from station.domain.gs1.aim import Meaning, caps_lock, meaning, two_dimensional
from station.domain.gs1.dictionary import PREDEFINED, at, find
from station.domain.gs1.elements import GS, Element, Elements, parse, parse_bracketed
from station.domain.gs1.gtin import FRAMING, FULL_WIDTH, Gtin, are_digits, checks, normalise
from station.domain.gs1.messages import Lost, Message, element_string, judged
from station.domain.gs1.refusal import Refused

_BRACKETED = re.compile(r"\(\d{2,4}\)")
_NUMBER_LIKE = re.compile(r"[0-9OoIl][0-9OoIl .\-]{5,16}[0-9OoIl]")
_AZERTY = str.maketrans("&é\"'(-è_çà", "1234567890")
_COMPOSITE = "|]e0"
# What an element string begins with where no identifier tells it
KEYS = frozenset({"00", "01", "02"})


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
    text = text.strip(SCANNER_FRAMING)
    if caps_lock(aim, text):
        turned = aim.swapcase()
        return Refused(
            "caps_lock", f"{aim} is {turned} with Caps Lock on: letters are turned. Switch it off, scan again."
        )
    match meaning(aim):
        case Meaning.ELEMENTS:
            return element_string(text, separators_kept=separators_kept, lenient=lenient)
        case Meaning.EAN_13 | Meaning.EAN_13_ADD_ON as kind:
            add_on = kind is Meaning.EAN_13_ADD_ON
            return _linear(text, 13, add_on=add_on, separators_kept=separators_kept, lenient=lenient)
        case Meaning.EAN_8:
            return _linear(text, 8, separators_kept=separators_kept)
        case Meaning.ITF_14:
            return _linear(text, 14, separators_kept=separators_kept)
        case Meaning.ADD_ON:
            return Refused("add_on_alone", "Only the add-on of a periodical was read. Scan the whole symbol again.")
        case Meaning.UNKNOWN:
            return Refused("unknown_symbology", f"{aim} is no symbology identifier that Station knows. Scan it again.")
        case _:
            return _link(text) if two_dimensional(aim) and digital_link.is_web_address(text) else Plain(text)


def of_gtin(gtin: Gtin) -> Message:
    """Return a bare GTIN as a message of one element, AI (01)."""
    definition = find("01")
    if definition is None:
        raise LookupError("the dictionary has no AI (01)")
    return Message(Elements((Element(definition, gtin.digits),)), gtin.warnings)


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
    if _begins_with_key(narrow) or _is_parted(narrow):
        message = element_string(narrow, separators_kept=separators_kept, lenient=True)
        if isinstance(message, Message):
            return Message(message.elements, (*message.warnings, *warnings, "no_symbology_identifier"))
        return message
    return Plain(text, _damaged(narrow) or _suspect(narrow))


def _begins_with_key(text: str) -> bool:
    """Say whether a text without identifier begins as an element string does: (00), (01) or (02) with its check."""
    body = text
    for token in (GS, "{GS}", "<GS>", "[GS]", "~"):
        body = body.removeprefix(token)
    length = PREDEFINED[body[:2]] if body[:2] in KEYS else 0
    number = body[2 : 2 + length]
    return 0 < length == len(number) and are_digits(number) and checks(number)


def _is_parted(text: str) -> bool:
    """Say whether a text without identifier has separators between AIs, as nothing but an element string has."""
    parts = text.strip(GS).split(GS)
    return len(parts) > 1 and all(at(part, 0) for part in parts)


def _damaged(text: str) -> Refused | None:
    """Return what is wrong with a text that begins as an element string does, and goes on with another AI."""
    body = text.removeprefix(GS)
    length = PREDEFINED.get(body[:2], 0) if body[:2] in KEYS else 0
    digits = body[2 : 2 + length]
    if not length or len(digits) < length or not are_digits(digits) or not at(body, 2 + length):
        return None
    read = parse(body)
    return read if isinstance(read, Refused) else None


def _suspect(text: str) -> Refused | None:
    azerty = text.translate(_AZERTY)
    if azerty != text and are_digits(azerty) and not any(c.isdigit() for c in text):
        why = f"The keyboard layout is French: the scanner types {text!r} for {azerty}. Set both to one layout."
        return Refused("keyboard_layout", why, (azerty,))
    if _NUMBER_LIKE.fullmatch(text) or text.startswith(("无", "無", "没有条")):
        gtin = normalise(text)
        return gtin if isinstance(gtin, Refused) else None
    return None


def _linear(text: str, length: int, *, separators_kept: bool, add_on: bool = False, lenient: bool = False) -> Reading:
    primary, composite, rest = text.partition(_COMPOSITE)
    warnings: tuple[str, ...] = ()
    if add_on and len(primary) in {length + 2, length + 5} and are_digits(primary):
        primary, warnings = primary[:length], ("add_on_ignored",)
    elif add_on and len(primary) == length:
        why = f"This symbol holds {length} digits and an add-on, which was not read. Scan the whole symbol again."
        return Refused("wrong_length", why)
    if lenient and len(primary) == 12 and length == 13:
        primary, warnings = "0" + primary, ("short_upc_a",)
    gtin = normalise(primary)
    if are_digits(primary) and len(primary) != length:
        why = f"This symbol holds {length} digits, {len(primary)} came. Scan it again."
        return Refused("wrong_length", why)
    if isinstance(gtin, Refused):
        return gtin
    gtin = replace(gtin, warnings=(*gtin.warnings, *warnings))
    return _with_composite(gtin, rest, separators_kept=separators_kept) if composite else gtin


def _with_composite(gtin: Gtin, rest: str, *, separators_kept: bool) -> Message | Lost | Refused:
    """Read the second part of a composite symbol, an element string of the same item, with the GTIN of its first."""
    if not rest or rest.startswith(GS):
        return element_string(rest, separators_kept=True)
    match joined := element_string("01" + gtin.digits + rest, gtin.warnings, separators_kept=separators_kept):
        case Message(elements=elements):
            return replace(joined, elements=_composite(elements))
        case Lost(readings=choices):
            return replace(joined, readings=tuple(map(_composite, choices)))
        case Refused():
            return joined


def _composite(elements: Elements) -> Elements:
    return replace(elements, parts=(1, len(elements.elements) - 1))


def _link(text: str) -> Reading:
    read = digital_link.parse(text)
    return read if isinstance(read, Refused) else judged(read, alone=True, link=True)
