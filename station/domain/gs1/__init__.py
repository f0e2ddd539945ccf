"""GS1 barcodes: numbers, element strings, Digital Links, and what is wrong with them. Standard library only."""

from station.domain.gs1.personal import redact
from station.domain.gs1.refusal import Refused

__all__ = ["Refused", "redact"]
