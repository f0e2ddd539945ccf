"""What a station shows of an event: one row for each product or pallet that it names."""

from collections.abc import Iterator
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from station.domain.goods import TraceEvent
from station.interchange.epcis.keys import Thing, canonical, thing
from station.interchange.epcis.vocabulary import PREFIXES, expand_prefix, vocabulary

_EPCS = ("parentID", "epcList", "childEPCs", "inputEPCList", "outputEPCList")
_CLASSES = ("quantityList", "childQuantityList", "inputQuantityList", "outputQuantityList")
#: What a row says instead of a step where it declares an earlier event wrong; the disposition is then the reason.
ERROR = "error_declaration"


def rows(event: dict[str, Any], event_id: str, prefixes: dict[str, str]) -> tuple[TraceEvent, ...]:
    """Return the rows of a checked event: the first under its id, further ones under ``id#row-n``.

    An error declaration stands at the time it was made, beside the event that it corrects, which stays. A quantity is
    a number of pieces: measured quantities (with a unit) are left out.
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
    recorded = _instant(event["recordTime"]) if "recordTime" in event and error is None else at
    place = event.get("readPoint", {}).get("id", "")
    return tuple(
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
        )
        for number, (found, quantity) in enumerate(dict.fromkeys(_things(event)), start=1)
    )


def _things(event: dict[str, Any]) -> Iterator[tuple[Thing, Decimal | None]]:
    for name in _EPCS:
        said = event.get(name, [])
        for uri in said if isinstance(said, list) else [said]:
            found = thing(uri)
            if found is not None:
                yield found, None
    for name in _CLASSES:
        for each in event.get(name, []):
            found = thing(each["epcClass"])
            if found is not None:
                pieces = "quantity" in each and "uom" not in each
                yield found, Decimal(str(each["quantity"])) if pieces else None


def _word(fields: dict[str, Any], name: str, kind: str, prefixes: dict[str, str]) -> str:
    return vocabulary()[kind].bare(expand_prefix(fields.get(name, ""), {**prefixes, **PREFIXES}))


def _party(event: dict[str, Any]) -> str:
    for name, key in (("sourceList", "source"), ("destinationList", "destination")):
        for each in event.get(name, []):
            return canonical(each[key]) or str(each[key])
    return ""


def _instant(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(UTC)
