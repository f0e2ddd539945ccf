"""Parcels in EPCIS events: the waybill number in the URI that an event names a parcel by."""

import re
from itertools import chain
from urllib.parse import unquote

from station.domain.routing import CATCH_ALL, WAYBILLS, waybill_carrier, waybill_number
from station.domain.thing import Thing
from station.interchange.encodings import REPLACED
from station.interchange.epcis.keys import HOST, canonical, thing

#: What stands before a waybill number in somebody's own URI (CBV 2.0 section 8.2 leaves the words to its owner).
_NAMED = frozenset(
    {"waybill", "waybills", "waybillno", "logisticsno", "parcel", "parcels", "consignment", "awb", "401", "运单"}
)
#: A consignment number of GS1 begins with the company prefix of who gave it; a carrier's own number follows.
_GINC = re.compile(rf"{HOST}/401/(?P<whole>\d{{4,12}}(?P<own>[A-Z].*)|.*)")


def unit(uri: str) -> Thing:
    """Return what an event names by a URI: a GTIN or SSCC, a parcel by its waybill number, or else by the URI itself.

    A parcel is what is named so at the end (``…/waybill/<number>``, ``urn:waybill:<number>``, ``?awb=<number>``), what
    holds a number as a known carrier writes it, and a consignment number (GINC, AI 401), less the company prefix before
    a carrier's number. In mid-path, behind such a word may stand anything: ``…/parcels/2026/<number>``.
    """
    found, known = canonical(uri), thing(uri)
    if known is not None:
        return known
    ginc = _GINC.fullmatch(found or "")
    if ginc is not None:
        own, whole = (unquote(ginc[part] or "") for part in ("own", "whole"))
        number = waybill_number(own if waybill_carrier(own, WAYBILLS) else whole)
        return Thing(sscc=number if _is_number(number) else found)
    if found is not None:
        return Thing(sscc=found)
    stretches = [[unquote(part) for part in re.split("[/:=]", text) if part] for text in re.split("[?#&]", uri)]
    ends = [(parts[-2], waybill_number(parts[-1])) for parts in stretches if len(parts) > 1]
    named = [number for word, number in ends if _names_parcels(word) and _is_number(number)]
    of_carriers = [part for part in chain(*stretches) if waybill_carrier(part, WAYBILLS) not in {None, CATCH_ALL}]
    return Thing(sscc=waybill_number((named or of_carriers or [""])[-1]) or uri)


def _names_parcels(word: str) -> bool:
    return re.sub("[-_]", "", word).lower() in _NAMED


def _is_number(number: str) -> bool:
    return number != "" and number.isprintable() and REPLACED not in number
