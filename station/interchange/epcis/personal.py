"""Personal data in events: Digital Links that name a consignee, numbers of people, and fields whose names say so."""

import re
from typing import Any

from station.domain.gs1 import redact
from station.interchange.epcis.keys import canonical
from station.interchange.epcis.shape import Misshapen
from station.interchange.personal import MASK, masked
from station.interchange.personal.patterns import hidden_identities
from station.interchange.personal.words import is_personal

#: Fields that name things: what two of them have in common makes them one, so nothing in them can be masked.
_THINGS = ("parentID", "transformationID", "epcList", "childEPCs", "inputEPCList", "outputEPCList", "quantityList",
           "childQuantityList", "inputQuantityList", "outputQuantityList")  # fmt: skip
#: Keys of GS1's own schemes, UUIDs and hashes are numbered by other rules; telephone numbers are in them by chance.
_NUMBERED = re.compile(
    r"urn:epc:.*|urn:epcglobal:.*|urn:uuid:[0-9A-Fa-f-]{36}|ni:///sha-256;[0-9a-f]{64}(?:\?ver=CBV[0-9.]+)?(?:#.*)?"
)
_PERSONAL_KEY = re.compile(r"/(?:43[01]\d|4320|725\d)/")


def without_personal_data(value: Any) -> Any:
    """Return JSON without personal data in its texts, its names, and what stands under a name that says so.

    Masked are AIs 4300-4320 and 7250-7259, identity numbers and mobile numbers. GS1 keys stay as they are.
    """
    if isinstance(value, dict):
        kept: dict[str, Any] = {}
        for name, each in value.items():
            key = masked(name)
            while key in kept:
                key += MASK
            own = ":" in name and is_personal(name)
            kept[key] = _hidden(each) if own else _within(each) if ":" in name else without_personal_data(each)
        return kept
    if isinstance(value, list):
        return [without_personal_data(each) for each in value]
    return _text(value) if isinstance(value, str) else value


def nobodys(event: dict[str, Any]) -> None:
    """Check that no thing, nor where it was read, is named by a number of a person. Raises Misshapen."""
    for field in _THINGS:
        said = event.get(field, [])
        for each in said if isinstance(said, list) else [said]:
            uri = each["epcClass"] if isinstance(each, dict) else each
            if _somebodys(uri):
                raise Misshapen(field, "names a thing by a number of a person", "send it with an id that is nobody's")
    # one thing at two places at once is two things: two places that are masked alike would be one
    if _somebodys(event.get("readPoint", {}).get("id", "")):
        raise Misshapen("readPoint.id", "names a place by a number of a person", "send it with an id that is nobody's")


def _somebodys(uri: str) -> bool:
    return _text(uri) != uri and canonical(uri) is None


def _within(value: Any) -> Any:
    """Return what stands under somebody's own name: inside it, names need no namespace."""
    if isinstance(value, dict):
        named = {name if ":" in name else f":{name}": each for name, each in value.items()}
        found = without_personal_data(named)
        return {name.removeprefix(":"): each for name, each in found.items()}
    if isinstance(value, list):
        return [_within(each) for each in value]
    return without_personal_data(value)


def _hidden(value: Any) -> Any:
    """Return a person's data with nothing left but its shape, and the keys of firms."""
    if isinstance(value, dict):
        return {name: _hidden(each) for name, each in value.items()}
    if isinstance(value, list):
        return [_hidden(each) for each in value]
    if value is None or isinstance(value, bool) or (isinstance(value, str) and canonical(value) is not None):
        return without_personal_data(value)
    return MASK * len(str(value))


def _text(value: str) -> str:
    if _NUMBERED.fullmatch(value):
        return hidden_identities(value) if value.startswith("urn:epcglobal:") else value
    if "://" not in value[:64]:
        return masked(value)
    data = value.encode()
    found = redact(data, None)
    path = re.split("[?#]", value, maxsplit=1)[0]
    if canonical(value) is not None and not _PERSONAL_KEY.search(path):
        found = path.encode() + found[len(path.encode()) :]
    return found.decode()
