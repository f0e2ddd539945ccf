"""Who may read the words of a control instruction: its audience, and the roles that belong to it."""

from enum import StrEnum

from station.domain.identity import Role


class Audience(StrEnum):
    """Whom a control speaks to: whoever works at the dock, the supervisor, or officers of customs alone."""

    INSPECTOR = "inspector"
    SUPERVISOR = "supervisor"
    CUSTOMS = "customs"


#: Who may read what is not for everybody at the dock; nobody else may.
READERS: dict[Audience, frozenset[Role]] = {
    Audience.SUPERVISOR: frozenset({Role.SUPERVISOR, Role.CUSTOMS}),
    Audience.CUSTOMS: frozenset({Role.CUSTOMS}),
}


def may_read(audience: Audience, role: Role | None) -> bool:
    """Say whether somebody of a role, or nobody in particular, may read what is for an audience."""
    return audience is Audience.INSPECTOR or role in READERS[audience]
