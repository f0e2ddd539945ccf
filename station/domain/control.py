"""Control instructions: what customs orders to be stopped, for how long, and why."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class ControlAction(StrEnum):
    """What a control instruction 布控指令 asks for."""

    INSPECT = "inspect"
    HOLD = "hold"
    DETAIN = "detain"


@dataclass(frozen=True, slots=True)
class ControlInstruction:
    """A control 布控指令, with its dates and a written instruction in both languages.

    `scope` is the kind of thing it names (``logistics_no``, ``gtin``, ``hs``, ``ebc_code``, ``origin``), `value` the
    thing itself (for ``hs`` a prefix).
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
