"""Instants as others write them: only those that UTC has too can be kept."""

from datetime import UTC, datetime


def is_instant(at: object) -> bool:
    """Say whether something is an instant with its offset that lies in the years 1 to 9999 of UTC."""
    if not isinstance(at, datetime) or at.tzinfo is None:
        return False
    try:
        at.astimezone(UTC)
    except OverflowError:
        return False
    return True
