"""Routing: what a raw scan is about, by its AIM identifier and the desk's step, never by its digit count alone."""

import re
import unicodedata
from dataclasses import dataclass
from enum import Enum, StrEnum
from functools import lru_cache

from station.domain import pointing
from station.domain.code import Doubt, RawScan, Source, Symbology
from station.domain.gs1.aim import split
from station.domain.gs1.elements import Elements
from station.domain.gs1.gtin import FRAMING, Gtin, GtinKind, expand_upce, is_restricted, normalise, notes
from station.domain.gs1.messages import Lost, Message
from station.domain.gs1.personal import PERSONAL
from station.domain.gs1.reading import Plain, Reading, of_gtin, read
from station.domain.gs1.refusal import Refused
from station.domain.station_code import Forged
from station.domain.station_code import read as read_card
from station.domain.subject import Ambiguous, Item, Sscc, Subject, Unreadable, Waybill

# Number formats as carriers print them: general knowledge, no standard but UPU S10. A pattern without a carrier's name
# is a catch-all and yields to a GTIN. A site brings its own rows.
WAYBILLS: tuple[tuple[str, str], ...] = (
    ("SF 顺丰", r"SF[0-9]{12,15}"),
    ("YTO 圆通", r"YT[0-9]{13}"),
    ("J&T 极兔", r"JT[0-9]{13}"),
    ("JD 京东", r"JD[0-9A-Z]{9,18}"),
    ("Deppon 德邦", r"DPK[0-9]{9,14}"),
    ("ZTO 中通", r"7[358][0-9]{10}(?:[0-9]{2})?"),
    ("STO 申通", r"77[0-9]{11}(?:[0-9]{2})?"),
    ("Yunda 韵达", r"(?:31|43|46)[0-9]{11,12}"),
    ("EMS / UPU S10", r"[A-Z]{2}[0-9]{9}[A-Z]{2}"),
    ("", r"[0-9]{12,15}"),
)


CATCH_ALL = ""


class Step(Enum):
    """Where the desk is: what it waits for decides between two honest readings."""

    READY = "ready"
    ON_PARCEL = "on_parcel"
    BADGE = "badge"


class Role(StrEnum):
    """What a site uses a symbology for, where its scanners send no AIM identifier."""

    GOODS = "goods"
    WAYBILL = "waybill"


@dataclass(frozen=True, slots=True)
class Profile:
    """A site's ways: its carriers' waybill patterns, its card key, its symbologies, its proven devices.

    `waybills` are (carrier, regular expression over the whole number, capital letters). `separators_kept` names devices
    that a self-test has shown to send FNC1 as GS; the cameras do by construction.
    """

    waybills: tuple[tuple[str, str], ...] = WAYBILLS
    card_key: bytes = b""
    roles: tuple[tuple[Symbology, Role], ...] = ()
    separators_kept: frozenset[str] = frozenset()


DOUBTFUL: dict[Doubt, str] = {
    Doubt.TORN: "The beginning of the code may be lost. Scan it again.",
    Doubt.CUT: "The code is longer than any this station takes. Scan another one.",
    Doubt.LAYOUT: "The scanner types for another keyboard. Scan the self-test card, then the code again.",
    Doubt.CAPS: "Caps Lock is on. Switch it off and scan again.",
}
IDENTIFIERS = {
    Symbology.EAN_13: "]E0",
    Symbology.UPC_A: "]E0",
    Symbology.EAN_8: "]E4",
    Symbology.DATABAR: "]e0",
    Symbology.DATABAR_EXPANDED: "]e0",
}


def route(raw: RawScan, step: Step, profile: Profile) -> Subject:
    """Say what a raw scan is about.

    The station's own cards come first. Then the AIM identifier speaks: GS1 carriers are never waybills, plain ones
    never GTINs. Without one, a number that is honestly both goes by the step, or to a person as Ambiguous.
    """
    return pointing.read(raw.text) if raw.source is Source.CHOSEN else _read(raw, step, profile)


def _read(raw: RawScan, step: Step, profile: Profile) -> Subject:
    aim, text = (raw.aim, raw.text.removeprefix(raw.aim)) if raw.aim else split(raw.text)
    card = read_card(text, profile.card_key)
    if isinstance(card, Forged):
        return Unreadable("forged_card", "This is no card of this station, or it is damaged. Use a card printed here.")
    if card is not None:
        return card
    if raw.doubt:
        return Unreadable(raw.doubt.value, DOUBTFUL[raw.doubt])
    role = dict(profile.roles).get(raw.symbology) if raw.symbology and not aim else None
    carrier = waybill_carrier(text, profile.waybills)
    if role is Role.WAYBILL:
        return _plain(Plain(text), carrier)
    if aim is None and raw.symbology:
        aim = IDENTIFIERS.get(raw.symbology)
        if raw.symbology is Symbology.UPC_E and len(text) == 8:
            return _as_upce(text) or Unreadable("wrong_check_digit", "The UPC-E's check digit is wrong. Scan it again.")
    if aim == "]I0":
        aim = None
    if carrier == CATCH_ALL and aim is None and (step is Step.ON_PARCEL or role is Role.GOODS):
        carrier = None
    kept = raw.source is Source.CAMERA or raw.device in profile.separators_kept
    reading = read(text, aim, separators_kept=kept, lenient=True)
    if aim is None and role is not Role.GOODS and isinstance(reading, Gtin):
        return between(reading, text, carrier, step)
    return subject_of(reading, carrier)


def paper_number(raw: RawScan) -> str | None:
    """Return the text of a code that routing knows nothing of: it may be a number on a parcel's papers.

    None where it may have been read wrong.
    """
    text = raw.text.removeprefix(raw.aim) if raw.aim else split(raw.text)[1]
    return unicodedata.normalize("NFKC", text).strip(FRAMING) or None if raw.doubt is None else None


def waybill_carrier(text: str, waybills: tuple[tuple[str, str], ...]) -> str | None:
    """Return the carrier whose waybill number this could be, `CATCH_ALL`, or None."""
    number = waybill_number(text)
    return next((carrier for carrier, pattern in _compiled(waybills) if pattern.fullmatch(number)), None)


def subject_of(reading: Reading, carrier: str | None) -> Subject:
    """Return what a reading is about; `carrier` is not None where the text is also a waybill number."""
    match reading:
        case Gtin():
            return _item(of_gtin(reading))
        case Message():
            return _item(reading)
        case Lost(readings=readings):
            return _choices(readings)
        case Plain():
            return _plain(reading, carrier)
        case Refused(code=code, message=message, near=near):
            return Unreadable(code, message, near)


def between(gtin: Gtin, text: str, carrier: str | None, step: Step | None) -> Subject:
    """Decide between a GTIN and a waybill number, where the scanner sends no AIM identifier.

    A waybill of 14 digits passes the check digit of a GTIN-14 by luck one time in ten, and few goods are scanned with
    so many: a carrier's own format decides while a waybill is expected. Any other number that is both is for a person.
    A catch-all pattern says too little against a GTIN of 13 digits or less.
    """
    item, waybill = _item(of_gtin(gtin)), Waybill(waybill_number(text))
    other = _as_upce(gtin.digits[-8:]) if gtin.kind is GtinKind.GTIN_8 else None
    if other and isinstance(item, Item) and other.gtin != item.gtin:
        return Ambiguous((item, other), "Eight digits: an EAN-8 or a UPC-E; the scanner sends no AIM identifier.")
    long = gtin.indicator > 0
    if not isinstance(item, Item) or not (carrier or (carrier == CATCH_ALL and long)):
        return item
    if carrier and long and step in {Step.READY, Step.BADGE}:
        return waybill
    return Ambiguous((waybill, item), "The number is a waybill's and a GTIN's; the scanner sends no AIM identifier.")


def _as_upce(digits: str) -> Item | None:
    full = expand_upce(digits)
    gtin = full if isinstance(full, Refused) else normalise(full)
    item = None if isinstance(gtin, Refused) else _item(of_gtin(gtin))
    return item if isinstance(item, Item) else None


def _plain(plain: Plain, carrier: str | None) -> Subject:
    if carrier is not None:
        return Waybill(waybill_number(plain.text))
    if plain.suspect:
        return Unreadable(plain.suspect.code, plain.suspect.message, plain.suspect.near)
    why = "Neither a waybill number known here nor GS1 data. Scan the waybill or the product's own barcode."
    return Unreadable("not_expected", why)


def _item(message: Message) -> Subject:
    elements = message.elements
    sscc = elements.value("00")
    if sscc is not None:
        return Sscc(sscc)
    key = next((e for e in elements.elements if e.ai in {"01", "03", "8006"}), None)
    if key is None:
        named = ", ".join(f"({e.ai}) {e.definition.title}" for e in elements.elements[:3])
        return Unreadable("no_item_key", f"GS1 data without a product or parcel number: {named}. Scan the product.")
    gtin = key.value[:14]
    warnings = (*message.warnings, *notes(gtin))
    rest = tuple((e.ai, e.value) for e in elements.elements if e.ai not in {"01", "10", "21"} and e.ai not in PERSONAL)
    rest = tuple(dict.fromkeys(rest))
    return Item(gtin, elements.value("10"), elements.value("21"), is_restricted(gtin), rest, warnings)


def _choices(readings: tuple[Elements, ...]) -> Subject:
    subjects = (_item(Message(elements, ("separator_lost",))) for elements in readings)
    honest = tuple(dict.fromkeys(s for s in subjects if isinstance(s, Item | Sscc)))
    why = "The scanner may have lost separators (FNC1): the same characters read in more than one way."
    return Ambiguous(honest, why) if honest else Unreadable("separator_lost", f"{why} Set it to send GS.")


def waybill_number(text: str) -> str:
    """Return a waybill number as carriers write it: no framing, capital letters, no full-width forms."""
    return unicodedata.normalize("NFKC", text).strip(FRAMING).upper()


@lru_cache(maxsize=8)
def _compiled(waybills: tuple[tuple[str, str], ...]) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((carrier, re.compile(pattern)) for carrier, pattern in waybills)
