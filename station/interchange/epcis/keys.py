"""GS1 keys in EPCIS events: EPC URNs and Digital Links in one canonical form (CBV 2.0, TDS 2.0)."""

import re
from urllib.parse import unquote

from station.domain.gs1.gtin import check_digit
from station.domain.thing import Thing

HOST = "https://id.gs1.org"

_URN = re.compile(r"urn:epc:(id|class|idpat):([a-z]+):(\d{6,12})\.(.*)")
_LINK = re.compile(r"https?://[^/?#]*((?:/[^?#]*)?/(?:01|00|gtin|sscc|8006|itip|8010|cpid|414|gln|417|party|8017|gsrnp|8018|"
                   r"gsrn|255|gcn|253|gdti|401|ginc|402|gsin|8003|grai|8004|giai)/\d{4}[^?#]*)(?:[?#].*)?")  # fmt: skip
_NAMES = {
    "gtin": "01", "itip": "8006", "cpid": "8010", "gln": "414", "party": "417", "gsrnp": "8017", "gsrn": "8018",
    "gcn": "255", "sscc": "00", "gdti": "253", "ginc": "401", "gsin": "402", "grai": "8003", "giai": "8004",
    "cpv": "22", "lot": "10", "ser": "21",
}  # fmt: skip
_PRIMARY = frozenset({"00", "01", *_NAMES.values()} - {"22", "10", "21"})
_TEXT = r"[\"'\-.0-9;<=>?A-Z_a-z%]"
_CANONICAL = re.compile(
    rf"/00/\d{{18}}|/01/\d{{14}}(/21/{_TEXT}{{1,60}}|/10/{_TEXT}{{1,60}}|/235/{_TEXT}{{1,84}})?|/253/\d{{13}}{_TEXT}{{0,51}}"
    rf"|/255/\d{{13,25}}|/40[12]/{_TEXT}{{1,90}}|/414/\d{{13}}(/254/{_TEXT}{{1,60}})?|/417/\d{{13}}"
    rf"|/8003/\d{{14}}{_TEXT}{{0,48}}|/8004/{_TEXT}{{1,90}}|/8006/\d{{18}}(/21/{_TEXT}{{1,60}}|/10/{_TEXT}{{1,60}})?"
    rf"|/8010/{_TEXT}{{1,90}}(/8011/\d{{1,12}})?|/801[78]/\d{{18}}"
)
_ESCAPED = {ord(char): f"%{ord(char):02X}" for char in "!()*+,:"}

#: Per scheme: application identifier, digits of prefix and reference together, what begins the serial part.
_SCHEMES: dict[str, tuple[str, int, str]] = {
    "sgtin": ("01", 13, "/21/"),
    "lgtin": ("01", 13, "/10/"),
    "upui": ("01", 13, "/235/"),
    "itip": ("8006", 13, "/21/"),
    "sscc": ("00", 17, ""),
    "sgln": ("414", 12, "/254/"),
    "pgln": ("417", 12, ""),
    "grai": ("8003", 12, ""),
    "gdti": ("253", 12, ""),
    "sgcn": ("255", 12, ""),
    "gsrn": ("8018", 17, ""),
    "gsrnp": ("8017", 17, ""),
    "gsin": ("402", 16, ""),
}
_INDICATOR_FIRST = frozenset({"sgtin", "lgtin", "upui", "itip", "sscc"})


def canonical(uri: str) -> str | None:
    """Return a GS1 key as canonical Digital Link at its finest level, without attributes; None where it is none."""
    urn = _URN.fullmatch(uri)
    if urn is not None:
        return _from_urn(*urn.groups())
    link = _LINK.fullmatch(uri)
    return _from_link(link[1]) if link is not None else None


def thing(uri: str) -> Thing | None:
    """Return the GTIN or SSCC that a URI names; None where it names neither."""
    path = (canonical(uri) or "").removeprefix(HOST).split("/")[1:]
    if path[:1] == ["00"]:
        return Thing(sscc=path[1])
    if path[:1] != ["01"]:
        return None
    qualifier, value = (path[2], unquote(path[3])) if len(path) > 3 else ("", "")
    return Thing(path[1], value if qualifier == "10" else None, value if qualifier in {"21", "235"} else None)


def _from_urn(kind: str, scheme: str, company: str, rest: str) -> str | None:
    pattern = kind == "idpat"
    if scheme in {"giai", "ginc"} and not pattern:
        return f"{HOST}/{'8004' if scheme == 'giai' else '401'}/{company}{rest.translate(_ESCAPED)}"
    if scheme == "cpi":
        part, _, serial = rest.rpartition(".")
        end = "" if pattern else f"/8011/{serial}"
        return f"{HOST}/8010/{(company + part).translate(_ESCAPED)}{end}" if part else None
    if scheme not in _SCHEMES:
        return None
    ai, digits, begins = _SCHEMES[scheme]
    length = digits - len(company)
    reference, dot, serial = rest[:length], rest[length : length + 1], rest[length + 1 :]
    if len(reference) != length or (reference and not reference.isdigit()) or dot not in {"", "."}:
        return None
    body = reference[:1] + company + reference[1:] if scheme in _INDICATOR_FIRST else company + reference
    body = "0" + body if scheme == "grai" else body
    key = f"{HOST}/{ai}/{body}{check_digit(body)}"
    if scheme == "itip":
        key, serial = key + serial[:2] + serial[3:5], serial[6:]
    if scheme in {"sscc", "pgln", "gsrn", "gsrnp", "gsin"}:
        return key if not dot else None
    if pattern:
        return key if serial == "*" else None
    if not serial:
        return None
    return key if scheme == "sgln" and serial == "0" else f"{key}{begins}{serial.translate(_ESCAPED)}"


def _from_link(path: str) -> str | None:
    parts = [_NAMES.get(part, part) for part in path.rstrip("/").split("/")[1:]]
    start = next((i for i, part in enumerate(parts) if part in _PRIMARY and parts[i + 1 : i + 2]), None)
    if start is None:
        return None
    key, value, *rest = parts[start:]
    if key == "01" and value.isdigit():
        value = value.zfill(14)
    pairs = [pair for pair in zip(rest[::2], rest[1::2], strict=False) if pair[0] != "22"]
    if key in {"01", "8006"} and any(ai == "21" for ai, _ in pairs):
        pairs = [pair for pair in pairs if pair[0] != "10"]
    found = f"/{key}/{value}" + "".join(f"/{ai}/{text}" for ai, text in pairs)
    return HOST + found if _CANONICAL.fullmatch(found) else None
