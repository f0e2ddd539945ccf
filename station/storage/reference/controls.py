"""Controls by what they touch, each looked up once: most parcels ask about the same few prefixes."""

from collections.abc import Set as AbstractSet

from station.domain.parcel import ControlInstruction
from station.storage.reference.overlay import Overlay
from station.storage.reference.places import RULES, SPAN, place_of_text
from station.storage.reference.schema import CONTROL
from station.storage.reference.touches import touch_of

#: So many answers are kept.
KNOWN = 20_000


class KnownControls:
    """The controls of one pack. For one thread at a time."""

    def __init__(self, files: Overlay) -> None:
        self._files = files
        self._known: set[str] = set()
        self._found: dict[str, tuple[ControlInstruction, ...]] = {}

    def fetch(self, touches: AbstractSet[str]) -> None:
        """Look up, at one go, the controls on things that were not asked about before. Raises StationFault."""
        if len(self._known) > KNOWN:
            self._known.clear()
            self._found.clear()
        asked = touches - self._known
        starts = sorted({place_of_text(t) * SPAN + CONTROL.first for t in asked})
        found: dict[str, tuple[ControlInstruction, ...]] = {}
        for control in self._files.runs(RULES, starts, CONTROL.last - CONTROL.first + 1):
            if (found_by := touch_of(control)) in asked:
                found[found_by] = (*found.get(found_by, ()), control)
        self._found |= found
        self._known |= asked  # only now: a look-up that failed must not be remembered as "no control"

    def on(self, touches: AbstractSet[str]) -> tuple[ControlInstruction, ...]:
        """Return the controls on things, by rule and version. Raises KeyError where one of them was not fetched."""
        if not touches <= self._known:
            raise KeyError(*sorted(touches - self._known))
        hit = touches & self._found.keys()
        if not hit:
            return ()
        found = [control for each in hit for control in self._found[each]]
        return tuple(sorted(found, key=lambda c: (c.rule_id, c.version, c.scope, c.value)))
