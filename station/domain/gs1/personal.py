"""Personal data in barcodes: masked at equal length before a raw scan is written anywhere.

AIs 4300-4320 hold a consignee's or sender's name, address and phone; AIs 7250-7259 a patient's. Other matrix codes on
parcels hold records with identity numbers (GB 11643) and mobile numbers. What is digits alone and no GS1 data is never
touched, so that no waybill number is harmed.
"""

import re

from station.domain.gs1.aim import GS1_DATA, two_dimensional
from station.domain.gs1.dictionary import at
from station.domain.gs1.elements import GS
from station.domain.gs1.separators import LONGEST
from station.domain.gs1.splits import Splits

MASK = "*"
PERSONAL = frozenset({*(str(n) for n in range(4300, 4321)), *(str(n) for n in range(7250, 7260))})

_BRACKETED = re.compile(r"(\((?:43[01]\d|4320|725\d)\))([^(]*)")
_PARAMETER = re.compile(r"([?&;](?:43[01]\d|4320|725\d)=)([^&;#\s]*)")
_IN_PATH = re.compile(r"(/(?:43[01]\d|4320|725\d)/)([^/?#\s]*)")
_IDENTITY = re.compile(r"(?<![0-9])[1-9][0-9]{5}(?:19|20)[0-9]{9}[0-9Xx](?![0-9A-Za-z])")
_MOBILE = re.compile(r"(?<![0-9])((?:(?:\+|00)?86[- ]?)?)(1[3-9][0-9](?:[- ]?[0-9]{4}){2})(?![0-9])")
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"


def redact(data: bytes, aim: str | None) -> bytes:
    """Return the message of a scan with personal data masked by ``*``, byte for byte as long as before.

    `aim` is the symbology identifier, or None. Reads no encoding: all that it looks for is ASCII, the rest passes.
    """
    text = data.decode("latin-1")
    if not text or (text.isdigit() and aim not in GS1_DATA):
        return data
    if aim in GS1_DATA or aim is None:
        text = _elements(text)
    text = _BRACKETED.sub(lambda m: m[1] + MASK * len(m[2]), text)
    if "://" in text[:64]:
        text = _IN_PATH.sub(_masked, _PARAMETER.sub(_masked, text))
    if (aim is None or two_dimensional(aim)) and _several_fields(text):
        text = _IDENTITY.sub(lambda m: MASK * 18 if is_identity(m[0]) else m[0], text)
        text = _MOBILE.sub(lambda m: m[1] + re.sub("[0-9]", MASK, m[2]), text)
    return text.encode("latin-1")


def is_identity(number: str) -> bool:
    """Say whether 18 characters are a Chinese identity number 公民身份号码: GB 11643-1999, with its check character."""
    month, day = number[10:12], number[12:14]
    if not ("01" <= month <= "12" and "01" <= day <= "31"):
        return False
    total = sum(int(digit) * weight for digit, weight in zip(number[:17], _WEIGHTS, strict=True))
    return number[17].upper() == _CHECKS[total % 11]


def _masked(found: re.Match[str]) -> str:
    return found[1] + MASK * len(found[2])


def _several_fields(text: str) -> bool:
    return bool(re.search(r"[^0-9A-Za-z\x80-\xff]", text.strip())) or any(c >= "\x80" for c in text)


def _elements(text: str) -> str:
    """Mask the personal elements of an element string; where separators may be lost, those of every way to read it."""
    hidden = _spans(text)
    if GS not in text and not hidden:
        hidden = _lost(text)
    pieces: list[str] = []
    place = 0
    for start, end in hidden:
        if end > place:
            pieces += [text[place:start], MASK * (end - max(start, place))]
            place = end
    return "".join([*pieces, text[place:]])


def _spans(text: str) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    place = 0
    while place < len(text):
        definition = at(text, place)
        if definition is None:
            place = text.find(GS, place) + 1
            if place == 0:
                break
            continue
        start = place + len(definition.ai)
        stop = text.find(GS, start, start + definition.longest if definition.predefined else len(text))
        stop = len(text) if stop < 0 else stop
        end = min(start + definition.longest, stop) if definition.predefined else stop
        if definition.ai in PERSONAL:
            found.append((start, stop))
        place = end + text.startswith(GS, end)
    return found


def _lost(text: str) -> list[tuple[int, int]]:
    if len(text) > LONGEST:
        return []
    splits = Splits(text)
    ais = ((splits.ais[place].ai, place, end) for place, end in splits.reachable())
    return sorted((place + len(ai), end) for ai, place, end in ais if ai in PERSONAL)
