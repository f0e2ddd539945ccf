"""One payload, one answer: what `station identify` says of a text, whatever form it comes in."""

from dataclasses import dataclass
from enum import StrEnum

from station.domain.gs1 import digital_link
from station.domain.gs1.aim import split
from station.domain.gs1.dictionary import find
from station.domain.gs1.elements import Element, Elements, judge, parse_bracketed, parse_caret
from station.domain.gs1.gtin import FRAMING, Gtin, expand_upce, normalise, notes
from station.domain.gs1.messages import Lost, Message, judged
from station.domain.gs1.reading import Plain, Reading, of_gtin, read
from station.domain.gs1.refusal import Refused
from station.domain.routing import CATCH_ALL, WAYBILLS, between, waybill_carrier, waybill_number
from station.domain.subject import Ambiguous, Item, Waybill


class Form(StrEnum):
    """What a text claims to be."""

    SCAN = "scan"
    BRACKETED = "bracketed"
    ELEMENT_STRING = "element_string"
    DIGITAL_LINK = "digital_link"
    GTIN = "gtin"
    UPC_E = "upc_e"
    SSCC = "sscc"
    GLN = "gln"


class Allowance(StrEnum):
    """What a tester may let pass."""

    UNKNOWN_AI = "unknown_ai"
    UNKNOWN_ATTRIBUTE = "unknown_attribute"
    ZERO_SUPPRESSED_GTIN = "zero_suppressed_gtin"
    MISSING_COMPANION = "missing_companion"
    SEPARATORS_KEPT = "separators_kept"


@dataclass(frozen=True, slots=True)
class Answer:
    """What a payload is. `kind` is one of item, sscc, gs1, waybill, text, ambiguous, unreadable.

    `gtin` has 14 digits and stands also where all readings of an ambiguous payload agree on it. `element_string` is
    bracketed, `digital_link` canonical. `readings` are those of an ambiguous payload, likelier ones first; a warning
    says where there are more. `error` is None for a payload that is what it claims to be; a refused one says no more.
    """

    kind: str
    gtin: str | None = None
    ai: tuple[tuple[str, str], ...] = ()
    element_string: str | None = None
    digital_link: str | None = None
    warnings: tuple[str, ...] = ()
    error: Refused | None = None
    waybill: str | None = None
    readings: tuple[str, ...] = ()


def identify(
    text: str,
    aim: str | None = None,
    form: Form = Form.SCAN,
    allow: frozenset[Allowance] = frozenset(),
    waybills: tuple[tuple[str, str], ...] = WAYBILLS,
) -> Answer:
    """Say what a text is, taken for what `form` says. `aim` belongs to a scan that does not begin with it."""
    match form:
        case Form.SCAN:
            return _scan(text, aim, allow, waybills)
        case Form.GTIN:
            return _answer(normalise(text))
        case Form.UPC_E:
            full = expand_upce(text.strip(FRAMING))
            return _answer(full if isinstance(full, Refused) else normalise(full))
        case Form.SSCC:
            return _answer(_key("00", text))
        case Form.GLN:
            return _answer(_key("414", text))
        case Form.BRACKETED | Form.ELEMENT_STRING | Form.DIGITAL_LINK:
            return _written(text, form, allow)


def _scan(text: str, aim: str | None, allow: frozenset[Allowance], waybills: tuple[tuple[str, str], ...]) -> Answer:
    if aim is None:
        aim, text = split(text)
    elif text.startswith(aim):
        text = text[len(aim) :]
    reading = read(text, aim, separators_kept=Allowance.SEPARATORS_KEPT in allow)
    carrier = waybill_carrier(text, waybills)
    if isinstance(reading, Gtin) and aim is None:
        subject = between(reading, text, carrier, None)
        if isinstance(subject, Ambiguous):
            return _undecided(subject)
    if isinstance(reading, Plain):
        return _plain(reading, aim, carrier)
    return _answer(reading)


def _undecided(subject: Ambiguous) -> Answer:
    waybill = next((choice.number for choice in subject.readings if isinstance(choice, Waybill)), None)
    items = tuple(f"(01){choice.gtin}" for choice in subject.readings if isinstance(choice, Item))
    why = f"{subject.why} Say which symbology it came from (--aim)."
    choices = (waybill, *items) if waybill else items
    return Answer("ambiguous", None, (), None, None, ("ambiguous",), Refused("ambiguous", why), waybill, choices)


def _plain(plain: Plain, aim: str | None, carrier: str | None) -> Answer:
    if carrier is not None and (carrier != CATCH_ALL or aim == "]C0"):
        return Answer("waybill", waybill=waybill_number(plain.text))
    if plain.suspect:
        return Answer("unreadable", error=plain.suspect)
    if aim == "]C0":
        why = "Plain Code 128: no waybill number known here, and no GS1 data, which would come as ]C1."
        return Answer("unreadable", error=Refused("not_a_waybill", why))
    return Answer("text", warnings=("not_gs1",))


def _written(text: str, form: Form, allow: frozenset[Allowance]) -> Answer:
    unknown = Allowance.UNKNOWN_AI in allow
    any_attribute = Allowance.UNKNOWN_ATTRIBUTE in allow
    read: Elements | Refused
    if form is Form.DIGITAL_LINK:
        padded = Allowance.ZERO_SUPPRESSED_GTIN in allow
        read = digital_link.parse(text, unknown=unknown, zero_suppressed=padded, any_attribute=any_attribute)
    else:
        read = (parse_bracketed if form is Form.BRACKETED else parse_caret)(text, unknown=unknown)
    if isinstance(read, Refused):
        return _answer(read)
    lenient = Allowance.MISSING_COMPANION in allow
    message = judged(read, alone=False, lenient=lenient)
    if isinstance(message, Refused):
        return _answer(message)
    return _with_elements(_kind(read), read, message.warnings, any_attribute=any_attribute)


def _answer(reading: Reading) -> Answer:
    match reading:
        case Refused():
            return Answer("unreadable", error=reading)
        case Gtin():
            message = of_gtin(reading)
            return _with_elements("item", message.elements, message.warnings)
        case Message(elements=elements, warnings=warnings):
            return _with_elements(_kind(elements), elements, warnings)
        case Lost(readings=readings, whole=whole):
            gtins = {elements.value("01") for elements in readings}
            why = "Separators (FNC1) may be lost: the same characters read in more than one way. Choose, or scan again."
            choices = tuple(elements.bracketed for elements in readings)
            certain = len(gtins) == 1 and (whole or readings[0].elements[0].ai == "01")
            gtin = gtins.pop() if certain else None
            warnings = ("ambiguous", "separator_lost", *(() if whole else ("readings_incomplete",)))
            return Answer("ambiguous", gtin, (), None, None, warnings, Refused("ambiguous", why), None, choices)
        case Plain():
            return Answer("text", warnings=("not_gs1",))


def _with_elements(kind: str, elements: Elements, warnings: tuple[str, ...], *, any_attribute: bool = False) -> Answer:
    link = digital_link.compose(elements, any_attribute=any_attribute)
    gtin = next((e.value[:14] for e in elements.elements if e.ai in {"01", "03", "8006"}), None)
    ai = tuple((e.ai, e.value) for e in elements.elements)
    warnings = (*warnings, *notes(gtin)) if gtin else warnings
    address = None if isinstance(link, Refused) else link
    return Answer(kind, gtin, ai, elements.bracketed, address, warnings)


def _key(ai: str, text: str) -> Reading:
    definition = find(ai)
    if definition is None:
        raise LookupError(f"the dictionary has no AI ({ai})")
    value = judge(definition, text.strip(FRAMING))
    return value if isinstance(value, Refused) else judged(Elements((Element(definition, value),)), alone=False)


def _kind(elements: Elements) -> str:
    ais = {element.ai for element in elements.elements}
    return "sscc" if "00" in ais else "item" if ais & {"01", "03", "8006"} else "gs1"
