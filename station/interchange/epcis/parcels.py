"""Parcels in EPCIS events: the waybill number in the URI that an event names a parcel by."""

import re
from itertools import pairwise
from urllib.parse import unquote

from station.domain.routing import CATCH_ALL, WAYBILLS, waybill_carrier, waybill_number
from station.domain.thing import Thing
from station.interchange.epcis.keys import HOST, canonical, thing

#: What stands before a waybill number in somebody's own URI (CBV 2.0 section 8.2 leaves the words to its owner).
_NAMED = frozenset(
    {"waybill", "waybills", "waybillno", "logisticsno", "parcel", "parcels", "consignment", "awb", "401", "运单"}
)
#: A consignment number of GS1 begins with the company prefix of who gave it; a carrier's own number follows.
_GINC = re.compile(rf"{HOST}/401/\d{{4,12}}([A-Z].*)")


def unit(uri: str) -> Thing:
    """Return what an event names by a URI: a GTIN or SSCC, a parcel by its waybill number, or else by the URI itself.

    A parcel is what is named so (``…/waybill/<number>``, ``urn:waybill:<number>``), what holds a number as a known
    carrier writes it, and a consignment number (GINC, AI 401), less the company prefix before a carrier's number.
    """
    found, known = canonical(uri), thing(uri)
    if known is not None:
        return known
    if found is not None and not found.startswith(f"{HOST}/401/"):
        return Thing(sscc=found)
    ginc = _GINC.fullmatch(found or "")
    if ginc is not None and waybill_carrier(ginc[1], WAYBILLS):
        return Thing(sscc=waybill_number(ginc[1]))
    parts = [unquote(part) for part in re.split(r"[/:?#=&]", found or uri) if part]
    named = [number for word, number in pairwise(parts) if re.sub(r"[-_]", "", word).lower() in _NAMED]
    of_carriers = [part for part in parts if waybill_carrier(part, WAYBILLS) not in {None, CATCH_ALL}]
    number = waybill_number((named or of_carriers or [""])[-1])
    return Thing(sscc=number or uri)
