"""The people of the training station: staff numbers, random badges, and PINs that are no secret."""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from station.domain.identity import Operator, Role

#: A PIN hash that no PIN matches: whoever only needs the data, and signs nobody in, needs no hasher.
NO_PIN = "!"

STAFF: tuple[tuple[str, str, Role, str], ...] = (
    ("T1001", "查验员甲 Inspector A", Role.INSPECTOR, "1001"),
    ("T1002", "查验员乙 Inspector B", Role.INSPECTOR, "1002"),
    ("T1003", "查验员丙 Inspector C", Role.INSPECTOR, "1003"),
    ("T2001", "主管 Supervisor", Role.SUPERVISOR, "2001"),
    ("T3001", "测试员 Tester", Role.TESTER, "3001"),
    ("T9001", "管理员 Admin", Role.ADMIN, "9001"),
    ("T4001", "关员 Customs officer", Role.CUSTOMS, "4001"),
)
LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"


@dataclass(frozen=True, slots=True)
class Trainee:
    """A made-up person of the training station. `pin` is a training PIN: printed in the documents, no secret."""

    number: str
    name: str
    role: Role
    badge: str
    pin: str

    def operator(self, pin_hash: Callable[[str], str]) -> Operator:
        """Return the person as reference data has them, the PIN hashed by the caller's hasher."""
        return Operator(self.number, self.name, self.role, self.badge, pin_hash(self.pin))


def staff(rng: Random) -> tuple[Trainee, ...]:
    """Return the people, each with a random badge of 16 letters and digits."""
    return tuple(Trainee(n, name, role, "".join(rng.choices(LETTERS, k=16)), pin) for n, name, role, pin in STAFF)
