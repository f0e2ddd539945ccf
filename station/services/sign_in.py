"""Sign-in by badge and PIN, with a lock-out that survives a restart and a clock set back."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from station.domain import records
from station.domain.identity import Operator
from station.domain.ledger import Entry, EntryType
from station.ports import Ledger, PinHasher, ReferenceStore

#: After every fifth failure in a row: how long the badge is locked out; the last one repeats.
LOCK_OUT = (timedelta(minutes=1), timedelta(minutes=5), timedelta(minutes=30))
TRIES = 5


@dataclass(frozen=True, slots=True)
class Refused:
    """The sign-in failed; `reason` is a stable code: no_data, unknown_badge, inactive, wrong_pin, locked_out."""

    reason: str


class SignIn:
    """Checks badges and PINs against the people in the reference data; every failure is durable before the answer."""

    def __init__(self, people: ReferenceStore, hasher: PinHasher, ledger: Ledger) -> None:
        self._people = people
        self._hasher = hasher
        self._ledger = ledger
        self._failures: dict[str, list[datetime]] = {}

    def take(self, entry: Entry) -> None:
        """Remember failures and successes; called once for every ledger entry, old ones at start."""
        number = str(entry.body.get("operator", ""))
        if entry.type is EntryType.SIGN_IN_FAILED and entry.body.get("reason") == "wrong_pin":
            self._failures.setdefault(number, []).append(entry.at)
        elif entry.type is EntryType.SIGNED_IN:
            self._failures.pop(number, None)

    def check(self, badge: str, pin: str, at: datetime, *, second: bool) -> Operator | Refused:
        """Return the person whose badge and PIN these are, or why not. Raises StationFault on a full disk."""
        people = self._people.operators()
        if not people:
            return self._refuse("", "no_data", at)
        person = next((p for p in people if p.badge.upper() == badge.upper()), None)
        if person is None:
            return self._refuse("", "unknown_badge", at)
        if not person.active:
            return self._refuse(person.number, "inactive", at)
        if self._locked(person.number, at):
            return self._refuse(person.number, "locked_out", at)
        if not self._hasher.matches(person.pin_hash, pin):
            return self._refuse(person.number, "wrong_pin", at)
        reason = "second" if second else ""
        self.take(self._ledger.append(records.signed(EntryType.SIGNED_IN, person.number, at, reason)))
        return person

    def _refuse(self, number: str, reason: str, at: datetime) -> Refused:
        self.take(self._ledger.append(records.signed(EntryType.SIGN_IN_FAILED, number, at, reason)))
        return Refused(reason)

    def _locked(self, number: str, at: datetime) -> bool:
        failures = self._failures.get(number, [])
        if not failures or len(failures) % TRIES:
            return False
        wait = LOCK_OUT[min(len(failures) // TRIES, len(LOCK_OUT)) - 1]
        return at < failures[-1] + wait
