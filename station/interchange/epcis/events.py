"""The five kinds of events and their fields, as rows (EPCIS 2.0 section 7.4; GS1's JSON schema of 2023-05)."""

import difflib
from typing import Any

from station.interchange.epcis.context import check_context
from station.interchange.epcis.shape import (
    Check,
    Misshapen,
    boolean,
    hexadecimal,
    many,
    number,
    offset,
    one_of,
    record,
    string,
    time,
    unit,
    uri,
    uri_or_many,
    word,
)

_place = record({"id": uri}, required=("id",))
_quantity = record({"epcClass": uri, "quantity": number, "uom": unit}, required=("epcClass",), open_to=False)
_disposition = word("disposition")
_party = word("party")
_metadata = record(
    {
        "time": time,
        "startTime": time,
        "endTime": time,
        **dict.fromkeys(("deviceID", "deviceMetadata", "rawData", "dataProcessingMethod", "bizRules"), uri),
    }
)
_report = record(
    {
        "type": word("measurement"),
        "exception": word("alert"),
        **dict.fromkeys(("deviceID", "deviceMetadata", "rawData", "dataProcessingMethod", "bizRules"), uri),
        **dict.fromkeys(("microorganism", "chemicalSubstance", "coordinateReferenceSystem", "uriValue"), uri),
        "time": time,
        "component": word("component"),
        "stringValue": string,
        "booleanValue": boolean,
        "hexBinaryValue": hexadecimal,
        **dict.fromkeys(("value", "minValue", "maxValue", "meanValue", "sDev", "percRank", "percValue"), number),
        "uom": unit,
    }
)
_sensor = record({"sensorMetadata": _metadata, "sensorReport": many(_report, least=1)}, required=("sensorReport",))
_transaction = record({"type": word("transaction"), "bizTransaction": uri}, required=("bizTransaction",), open_to=False)
_source = record({"type": _party, "source": uri}, required=("type", "source"), open_to=False)
_destination = record({"type": _party, "destination": uri}, required=("type", "destination"), open_to=False)
_words = many(_disposition, least=1, different=True)
_error = record(
    {"declarationTime": time, "reason": word("error"), "correctiveEventIDs": many(uri)}, required=("declarationTime",)
)


def _persistent(value: Any, field: str) -> None:
    record({"set": _words, "unset": _words}, open_to=False)(value, field)
    if not value:
        raise Misshapen(field, "sets and unsets nothing")


def _ilmd(value: Any, field: str) -> None:
    record({})(value, field)


_COMMON: dict[str, Check] = {
    "@context": check_context,
    "type": string,
    "eventTime": time,
    "recordTime": time,
    "eventTimeZoneOffset": offset,
    "eventID": uri,
    "certificationInfo": uri_or_many,
    "errorDeclaration": _error,
}
_WHY_AND_WHERE: dict[str, Check] = {
    "bizStep": word("biz_step"),
    "disposition": _disposition,
    "readPoint": _place,
    "bizLocation": _place,
    "bizTransactionList": many(_transaction),
    "sourceList": many(_source),
    "destinationList": many(_destination),
    "sensorElementList": many(_sensor),
}
_ACTION: dict[str, Check] = {"action": one_of("OBSERVE", "ADD", "DELETE")}
_FAMILY: dict[str, Check] = {"parentID": uri, "childEPCs": many(uri), "childQuantityList": many(_quantity)}
_EPCS = many(uri, different=True)
_QUANTITIES = many(_quantity)
_ALWAYS = ("type", "eventTime", "eventTimeZoneOffset")

KINDS: dict[str, Check] = {
    "ObjectEvent": record(
        {
            **_COMMON,
            **_WHY_AND_WHERE,
            **_ACTION,
            "epcList": _EPCS,
            "quantityList": _QUANTITIES,
            "persistentDisposition": _persistent,
            "ilmd": _ilmd,
        },
        required=(*_ALWAYS, "action"),
    ),
    "AggregationEvent": record({**_COMMON, **_WHY_AND_WHERE, **_ACTION, **_FAMILY}, required=(*_ALWAYS, "action")),
    "AssociationEvent": record(
        {**_COMMON, **_WHY_AND_WHERE, **_ACTION, **_FAMILY}, required=(*_ALWAYS, "action", "parentID")
    ),
    "TransactionEvent": record(
        {
            **_COMMON,
            **_WHY_AND_WHERE,
            **_ACTION,
            "bizTransactionList": many(_transaction, least=1),
            "parentID": uri,
            "epcList": many(uri),
            "quantityList": _QUANTITIES,
        },
        required=(*_ALWAYS, "action", "bizTransactionList"),
    ),
    "TransformationEvent": record(
        {
            **_COMMON,
            **_WHY_AND_WHERE,
            "inputEPCList": _EPCS,
            "inputQuantityList": _QUANTITIES,
            "outputEPCList": _EPCS,
            "outputQuantityList": _QUANTITIES,
            "transformationID": uri,
            "persistentDisposition": _persistent,
            "ilmd": _ilmd,
        },
        required=_ALWAYS,
    ),
}


def check(event: dict[str, Any]) -> None:
    """Check one event against the schema and the vocabulary. Raises Misshapen."""
    kind = event.get("type")
    if isinstance(kind, str) and kind in KINDS:
        KINDS[kind](event, "")
        if kind == "AggregationEvent" and event["action"] != "OBSERVE" and "parentID" not in event:
            raise Misshapen("parentID", "is missing: EPCIS 2.0, 7.4.3, asks what the children go into or come out of")
        return
    near = difflib.get_close_matches(str(kind), KINDS, 1)
    if not isinstance(kind, str) or ":" not in kind:
        fix = f"did the sender mean {near[0]}?" if near else f"one of {', '.join(KINDS)}"
        raise Misshapen("type", "is no kind of event", fix)
    raise Misshapen("type", "is somebody's own kind of event, of which a station knows nothing", "nothing to do")
