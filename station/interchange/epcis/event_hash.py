"""The event hash: what makes two copies of one event the same event (CBV 2.0 section 8.9, canonical event pre-hash)."""

import hashlib
import re
from datetime import UTC, datetime, timedelta
from typing import Any

from station.interchange.epcis.keys import canonical
from station.interchange.epcis.vocabulary import OLD, PREFIXES, expand_prefix, vocabulary

#: What an event is not told apart by: who stored it when, and whether it was declared wrong.
IGNORED = frozenset({"type", "recordTime", "eventID", "errorDeclaration", "@context"})
COMMENTS = frozenset({"comment", "rdfs:comment", "http://www.w3.org/2000/01/rdf-schema#comment"})

_QUANTITY = ("epcClass", "quantity", "uom")
_METADATA = (
    "time",
    "startTime",
    "endTime",
    "deviceID",
    "deviceMetadata",
    "rawData",
    "dataProcessingMethod",
    "bizRules",
)
_REPORT = (
    "type", "exception", "deviceID", "deviceMetadata", "rawData", "dataProcessingMethod", "time", "microorganism",
    "chemicalSubstance", "value", "component", "stringValue", "booleanValue", "hexBinaryValue", "uriValue", "minValue",
    "maxValue", "meanValue", "sDev", "percRank", "percValue", "uom", "coordinateReferenceSystem",
)  # fmt: skip
_ORDER = (
    "eventTime", "eventTimeZoneOffset", "certificationInfo", "parentID", "epcList", "inputEPCList", "childEPCs",
    "quantityList", "childQuantityList", "inputQuantityList", "outputEPCList", "outputQuantityList", "action",
    "transformationID", "bizStep", "disposition", "persistentDisposition", "readPoint", "bizLocation",
    "sensorElementList",
)  # fmt: skip
_EPCS = frozenset({"epcList", "inputEPCList", "outputEPCList", "childEPCs"})
_QUANTITIES = frozenset({"quantityList", "childQuantityList", "inputQuantityList", "outputQuantityList"})
_TYPED = {"bizTransactionList": "transaction", "sourceList": "party", "destinationList": "party"}
_WORDS = {"bizStep": "biz_step", "disposition": "disposition", "set": "disposition", "unset": "disposition"}
_OF_REPORTS = {"type": "measurement", "exception": "alert", "component": "component"}
_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?", re.ASCII)


def event_hash(event: dict[str, Any], prefixes: dict[str, str], ignored: frozenset[str] = frozenset()) -> str:
    """Return an event's hash as an ni URI (RFC 6920). `prefixes` are those of its JSON-LD context."""
    text = pre_hash(event, prefixes, ignored)
    return f"ni:///sha-256;{hashlib.sha256(text.encode()).hexdigest()}?ver=CBV2.0"


def pre_hash(event: dict[str, Any], prefixes: dict[str, str], ignored: frozenset[str] = frozenset()) -> str:
    """Return the text that is hashed: every field in its order, every value in its canonical form.

    `ignored` names fields that the document says are no part of its events.
    """
    writer = _Writer({**PREFIXES, **prefixes})
    kept = {key: value for key, value in event.items() if key not in IGNORED | COMMENTS | ignored}
    known = "".join(writer.known(name, kept[name]) for name in _ORDER if name in kept)
    # The reference sorts these lists among the extensions; its order is the one that all its vectors have.
    typed = [writer.known(name, kept[name]) for name in _TYPED if name in kept]
    others = {key: value for key, value in kept.items() if key not in _ORDER and key not in _TYPED}
    rest = "".join(sorted([*typed, *writer.extensions(others)]))
    return f"eventType={expand_name(str(event.get('type', '')), writer.prefixes)}{known}{rest}"


def expand_name(name: str, prefixes: dict[str, str]) -> str:
    """Return a field's name with its namespace in braces, as XML would; a plain name as it is."""
    prefix, colon, local = name.partition(":")
    return f"{{{prefixes[prefix]}}}{local}" if colon and prefix in prefixes else name


class _Writer:
    """Writes fields for the pre-hash under one context."""

    def __init__(self, prefixes: dict[str, str]) -> None:
        self.prefixes = prefixes

    def known(self, name: str, value: Any) -> str:
        """Write one of EPCIS' own fields."""
        many = value if isinstance(value, list) else [value]
        if name in _EPCS:
            return _list(name, [self._pair("epc", each) for each in many])
        if name in _QUANTITIES:
            return _list(name, [_list("quantityElement", [self._ordered(each, _QUANTITY)]) for each in many])
        if name in _TYPED:
            return _list(name, [self._typed(each, name.removesuffix("List"), _TYPED[name]) for each in many])
        if name == "sensorElementList":
            return _list(name, [self._sensor(each) for each in many])
        if name == "persistentDisposition":
            sets = [
                self._pair(key, each) for key in ("set", "unset") for each in sorted(_many(value.get(key)), key=str)
            ]
            return _list(name, sets, in_order=True)
        if name in {"readPoint", "bizLocation"}:
            return _list(name, [self._ordered(value, ("id",))])
        return "".join(sorted(self._pair(name, each) for each in many))

    def extensions(self, fields: dict[str, Any]) -> list[str]:
        """Write fields that are not EPCIS' own, each with its namespace."""
        return [
            self._extension(expand_name(key, self.prefixes), each)
            for key, value in fields.items()
            if key not in COMMENTS and not key.startswith("@xmlns")
            for each in _many(value)
        ]

    def _inside(self, fields: dict[str, Any]) -> str:
        return "".join(sorted(self.extensions(fields)))

    def _extension(self, name: str, value: Any) -> str:
        if isinstance(value, dict):
            text = self._value("", value["#text"]) if "#text" in value else ""
            inside = {key: each for key, each in value.items() if key != "#text"}
            return name + (f"={text}" if text else "") + self._inside(inside)
        text = self._value("", value)
        return f"{name}={text}" if text else name

    def _ordered(self, fields: dict[str, Any], order: tuple[str, ...], words: dict[str, str] | None = None) -> str:
        kinds = words or {}
        known = [self._pair(key, each, kinds.get(key, "")) for key in order for each in _many(fields.get(key))]
        return "".join(known) + self._inside({key: value for key, value in fields.items() if key not in order})

    def _typed(self, fields: dict[str, Any], name: str, kind: str) -> str:
        return self._ordered(fields, ("type", name), {"type": kind})

    def _sensor(self, element: dict[str, Any]) -> str:
        metadata = _list("sensorMetadata", [self._ordered(element.get("sensorMetadata", {}), _METADATA)])
        reports = sorted(
            _list("sensorReport", [self._ordered(each, _REPORT, _OF_REPORTS)])
            for each in _many(element.get("sensorReport"))
        )
        rest = {key: value for key, value in element.items() if key not in {"sensorMetadata", "sensorReport"}}
        return _list("sensorElement", [metadata, *reports, self._inside(rest)], in_order=True)

    def _pair(self, name: str, value: Any, kind: str = "") -> str:
        text = self._value(name, value, kind)
        return f"{name}={text}" if text else ""

    def _value(self, name: str, value: Any, kind: str = "") -> str:
        if isinstance(value, bool):
            return "true" if value else "false"
        text = str(value).strip()
        if "time" in name.lower() and "offset" not in name.lower():
            return _instant(text)
        kind = kind or _WORDS.get(name, "")
        if kind:
            text = vocabulary()[kind].expand(text)
        text = expand_prefix(text, self.prefixes)
        for old, new in OLD.items():
            text = text.replace(old, new)
        if _NUMBER.fullmatch(text):
            return _number(text)
        return canonical(text) or text


def _many(value: Any) -> list[Any]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def _list(name: str, parts: list[str], *, in_order: bool = False) -> str:
    """Write a field with parts, sorted unless they come in order; one with nothing in it is not written."""
    inside = "".join(parts if in_order else sorted(parts))
    return name + inside if inside else ""


def _number(text: str) -> str:
    if re.fullmatch(r"[+-]?\d+", text):
        return str(int(text))
    number = float(text)
    return str(int(number)) if number.is_integer() else str(number)


def _instant(text: str) -> str:
    """Return a time in UTC to the millisecond; what is no time as it is."""
    try:
        moment = datetime.fromisoformat(text).astimezone(UTC)
        whole = moment.replace(microsecond=0) + timedelta(milliseconds=round(moment.microsecond / 1000))
    except (ValueError, OverflowError):  # beyond the years 1 and 9999
        return text
    return whole.isoformat(timespec="milliseconds").removesuffix("+00:00") + "Z"
