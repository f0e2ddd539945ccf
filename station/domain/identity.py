"""People at the station: who they are and what their role lets them do."""

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """A person's role; what it allows stands in `ALLOWED`, and nothing else is allowed.

    An officer of customs 关员 works like an inspector, and may read every control (`audience.READERS`).
    """

    INSPECTOR = "inspector"
    SUPERVISOR = "supervisor"
    CUSTOMS = "customs"
    TESTER = "tester"
    ADMIN = "admin"


class Act(StrEnum):
    """What a role may or may not do."""

    DECIDE = "decide"
    CONFIRM = "confirm"
    CLOSE_SHIFT = "close_shift"
    EXPORT = "export"
    SYNC = "sync"


ALLOWED: dict[Role, frozenset[Act]] = {
    Role.INSPECTOR: frozenset({Act.DECIDE, Act.CONFIRM}),
    Role.SUPERVISOR: frozenset({Act.DECIDE, Act.CONFIRM, Act.CLOSE_SHIFT, Act.EXPORT, Act.SYNC}),
    Role.CUSTOMS: frozenset({Act.DECIDE, Act.CONFIRM}),
    Role.TESTER: frozenset({Act.EXPORT}),
    Role.ADMIN: frozenset({Act.EXPORT, Act.SYNC}),
}


@dataclass(frozen=True, slots=True)
class Operator:
    """A person by staff number 工号. `badge` is random and lets the card be revoked; `pin_hash` is argon2id."""

    number: str
    name: str
    role: Role
    badge: str
    pin_hash: str
    active: bool = True

    def may(self, act: Act) -> bool:
        """Say whether this person's role allows the act; deny by default."""
        return self.active and act in ALLOWED[self.role]
