"""An EPCIS 2.0 document of events that were taken in: what came is what goes, each event under its own context."""

import json
from collections.abc import Iterable
from datetime import datetime

CONTEXT = "https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld"


def document(bodies: Iterable[str], created: datetime) -> str:
    """Return an EPCISDocument of events as `EventSent.body` holds them."""
    head = {
        "@context": [CONTEXT],
        "type": "EPCISDocument",
        "schemaVersion": "2.0",
        "creationDate": created.isoformat(timespec="milliseconds"),
        "epcisBody": {"eventList": [json.loads(body) for body in bodies]},
    }
    return json.dumps(head, ensure_ascii=False, indent=1)
