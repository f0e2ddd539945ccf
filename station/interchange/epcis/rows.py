"""What a station shows of an event: one row for each product or pallet that it names."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from station.domain.goods import Part, TraceEvent
from station.domain.history.doubt import ALERTS, UNSET
from station.domain.thing import Thing
from station.interchange.epcis.keys import canonical, thing
from station.interchange.epcis.parcels import unit
from station.interchange.epcis.vocabulary import PREFIXES, expand_prefix, vocabulary

#: The fields that name things, and what part a thing has that stands there.
_EPCS = {"parentID": Part.PARENT, "epcList": Part.OBJECT, "childEPCs": Part.CHILD, "inputEPCList": Part.INPUT,
         "outputEPCList": Part.OUTPUT}  # fmt: skip
_CLASSES = {"quantityList": Part.OBJECT, "childQuantityList": Part.CHILD, "inputQuantityList": Part.INPUT,
            "outputQuantityList": Part.OUTPUT}  # fmt: skip
#: In a transaction, a parent stands for all that is in it; nothing is packed.
_PACKING = frozenset({"AggregationEvent", "AssociationEvent"})
#: A row that tells of a lasting state alone moves, packs and makes nothing.
NO_STEP: dict[str, Any] = {"biz_step": "", "action": "", "part": Part.OBJECT, "parent": None, "quantity": None}
#: What a row says instead of a step where it declares an earlier event wrong; the disposition is then the reason.
ERROR = "error_declaration"


def rows(event: dict[str, Any], event_id: str, prefixes: dict[str, str]) -> tuple[TraceEvent, ...]:
    """Return the rows of a checked event: the first under its id, further ones under ``id#row-n``.

    An error declaration stands at the time it was made, beside the event that it corrects, which stays. A quantity is
    a number of pieces: measured quantities (with a unit) are left out. `recordTime` is the repository's; where there is
    none, nobody knows when it was recorded.
    """
    at = _instant(event["eventTime"])
    step, disposition = (
        _word(event, "bizStep", "biz_step", prefixes),
        _word(event, "disposition", "disposition", prefixes),
    )
    error = event.get("errorDeclaration")
    if error is not None:
        at = _instant(error["declarationTime"])
        step, disposition = ERROR, _word(error, "reason", "error", prefixes)
    recorded = _instant(event["recordTime"]) if "recordTime" in event and error is None else None
    place = event.get("readPoint", {}).get("id", "")
    parents: dict[Part, str] = {}
    if event["type"] in _PACKING and "parentID" in event:
        parents[Part.CHILD] = unit(event["parentID"]).key
    made = event.get("transformationID") or event_id.partition("#error-")[0]
    parents |= dict.fromkeys((Part.INPUT, Part.OUTPUT), canonical(made) or made)
    found_rows = tuple(
        TraceEvent(
            event_id=event_id if number == 1 else f"{event_id}#row-{number}",
            at=at,
            recorded_at=recorded,
            biz_step=step,
            disposition=disposition,
            read_point=canonical(place) or place,
            gtin=found.gtin,
            lot=found.lot,
            serial=found.serial,
            sscc=found.sscc,
            quantity=quantity,
            party=_party(event),
            action=event.get("action", ""),
            part=part,
            parent=parents.get(part),
            declares=event_id.partition("#error-")[0] if error is not None else None,
            corrective=tuple(error.get("correctiveEventIDs", ())) if error is not None else (),
        )
        for number, (found, part, quantity) in enumerate(dict.fromkeys(_things(event)), start=1)
    )
    lasting = (*_lasting(event, prefixes),) if error is None else ()
    lasts = (row for row in found_rows if row.part is not Part.INPUT)  # an input is no more
    more = (replace(row, **NO_STEP, disposition=state) for row in lasts for state in lasting)
    numbered = enumerate(more, start=len(found_rows) + 1)
    return (*found_rows, *(replace(row, event_id=f"{event_id}#row-{number}") for number, row in numbered))


def times(event: dict[str, Any]) -> tuple[tuple[str, datetime], ...]:
    """Return when a checked event says that it happened, was recorded, and was declared wrong, by the field's name."""
    said: dict[str, str] = {name: event[name] for name in ("eventTime", "recordTime") if name in event}
    if "errorDeclaration" in event:
        said["errorDeclaration.declarationTime"] = event["errorDeclaration"]["declarationTime"]
    return tuple((name, _instant(text)) for name, text in said.items())


def _lasting(event: dict[str, Any], prefixes: dict[str, str]) -> Iterator[str]:
    """Yield the alerts that an event sets or takes back for good; they get rows of their own, without a step."""
    for name, before in (("set", ""), ("unset", UNSET)):
        for said in event.get("persistentDisposition", {}).get(name, ()):
            word = vocabulary()["disposition"].bare(expand_prefix(said, {**prefixes, **PREFIXES}))
            if word in ALERTS:
                yield before + word


def _things(event: dict[str, Any]) -> Iterator[tuple[Thing, Part, Decimal | None]]:
    packing = event["type"] in _PACKING
    for name, part in _EPCS.items():
        said = event.get(name, [])
        for uri in said if isinstance(said, list) else [said]:
            if part is Part.PARENT and packing:
                yield unit(uri), Part.EMPTIED if _empties(event) else part, None
                continue
            yield unit(uri), Part.OBJECT if part is Part.PARENT else part, None
    for name, part in _CLASSES.items():
        for each in event.get(name, []):
            found = thing(each["epcClass"])
            if found is not None:
                pieces = "quantity" in each and "uom" not in each
                yield found, part, Decimal(str(each["quantity"])) if pieces else None


def _empties(event: dict[str, Any]) -> bool:
    """Say whether an event takes out of its parent all that is in it (EPCIS 2.0 section 7.4.3)."""
    return event["action"] == "DELETE" and not event.get("childEPCs") and not event.get("childQuantityList")


def _word(fields: dict[str, Any], name: str, kind: str, prefixes: dict[str, str]) -> str:
    return vocabulary()[kind].bare(expand_prefix(fields.get(name, ""), {**prefixes, **PREFIXES}))


def _party(event: dict[str, Any]) -> str:
    for name, key in (("sourceList", "source"), ("destinationList", "destination")):
        for each in event.get(name, []):
            return canonical(each[key]) or str(each[key])
    return ""


def _instant(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(UTC)
