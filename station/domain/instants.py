"""Instants as others write them: only those that UTC has too can be kept; and the day that customs counts."""

from datetime import UTC, date, datetime, timedelta, timezone

#: China Standard Time (GB/T 7408), in which customs' dates and times are; it has had no summer time since 1991.
BEIJING = timezone(timedelta(hours=8))


def day_of(at: datetime) -> date:
    """Return the day of an instant as customs counts it: in Beijing, wherever a machine stands."""
    return at.astimezone(BEIJING).date()


def is_instant(at: object) -> bool:
    """Say whether something is an instant with its offset that lies in the years 1 to 9999 of UTC."""
    if not isinstance(at, datetime) or at.tzinfo is None:
        return False
    try:
        at.astimezone(UTC)
    except OverflowError:
        return False
    return True
