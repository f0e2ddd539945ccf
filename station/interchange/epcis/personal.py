"""Personal data in events: Digital Links that name a consignee, and numbers of people in free text."""

from typing import Any

from station.domain.gs1 import redact
from station.interchange.personal import masked


def without_personal_data(value: Any) -> Any:
    """Return JSON with AIs 4300-4320 and 7250-7259, identity numbers and mobile numbers masked in its texts."""
    if isinstance(value, dict):
        return {key: without_personal_data(each) for key, each in value.items()}
    if isinstance(value, list):
        return [without_personal_data(each) for each in value]
    if not isinstance(value, str):
        return value
    if "://" in value[:64]:
        return redact(value.encode(), None).decode()
    return value if value.startswith("urn:") else masked(value)
