"""A record of a CEB message as it stands in the file: texts by name, nothing of it checked."""

from dataclasses import dataclass, field

from station.domain.intake import Refused


@dataclass(slots=True)
class Raw:
    """One element with fields: (text, line) by name; `odd` says what is wrong with its shape."""

    line: int
    fields: dict[str, tuple[str, int]] = field(default_factory=dict)
    odd: Refused | None = None


@dataclass(slots=True)
class RawRecord:
    """One record of a message: its head (None where it has none) and its rows; `number` counts it from 1."""

    message: str
    line: int
    number: int
    head: Raw | None = None
    rows: list[Raw] = field(default_factory=list)
    odd: Refused | None = None
