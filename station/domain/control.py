"""Control instructions: what customs orders to be stopped, for how long, and why."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from station.domain.audience import Audience
from station.domain.sampling import Drawn, rate_of

#: Priorities run from the most urgent to the least; what says none is routine.
MOST_URGENT, ROUTINE, LEAST_URGENT = 1, 5, 9

#: The scope that stands where a control is shown to somebody who may not read what it looks for.
WITHHELD = "withheld"


class ControlAction(StrEnum):
    """What a control instruction 布控指令 asks for."""

    INSPECT = "inspect"
    HOLD = "hold"
    DETAIN = "detain"
    SAMPLE = "sample"
    WEIGH = "weigh"
    PHOTO = "photo"
    NOTIFY = "notify"


@dataclass(frozen=True, slots=True)
class ControlInstruction:
    """A control 布控指令, with its dates and a written instruction in both languages.

    `scope` is the kind of thing it names (``logistics_no``, ``invt_no``, ``gtin``, ``hs``, ``ebc_code``, ``origin``,
    ``lot``, ``quality`` of the declared data, ``random``), `value` the thing itself: for ``hs`` a prefix, for ``lot``
    the lot or GTIN/lot, for ``random`` a rate as JSON (`sampling.Rate`). `priority` says which of several is told
    first, from 1, the most urgent, to 9; `audience` who may read it. It holds whoever may.
    """

    rule_id: str
    version: int
    scope: str
    value: str
    action: ControlAction
    reason_zh: str
    reason_en: str
    valid_from: datetime
    valid_to: datetime | None
    issued_by: str
    priority: int = ROUTINE
    audience: Audience = Audience.INSPECTOR

    @property
    def about(self) -> str:
        """Return what a version of the rule says this of, and says once: the value, or the stratum of a rate."""
        return rate_of(self.value).stratum if self.scope == "random" else self.value


@dataclass(frozen=True, slots=True)
class Explained:
    """One control on one parcel. `found` are the values that the parcel has in the control's scope.

    `by_data` are those of them that no paper and no code says, only the reference data: the standard of declared rows,
    what a pack holds. `drawn` is the draw of a random control whose stratum the parcel is in. `holds` follows from what
    stands here and from nothing else: `controls.holds_again` says it anew.
    """

    control: ControlInstruction
    at: datetime
    found: tuple[str, ...]
    in_force: bool
    met: bool
    drawn: Drawn | None = None
    by_data: tuple[str, ...] = ()

    @property
    def holds(self) -> bool:
        """Say whether the control hits."""
        return self.in_force and self.met
