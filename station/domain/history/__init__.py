"""History: the events of a thing, of what it was in and made from, told in order, with what cannot be true."""

from station.domain.history.doubt import Doubt, DoubtCode
from station.domain.history.doubts import alerts, doubts, not_complete
from station.domain.history.stays import contents
from station.domain.history.telling import Told, tell, unrecorded
from station.domain.history.walking import History, bears_on_warnings, beside, inputs_of, made_in, newest, walk

__all__ = [
    "Doubt",
    "DoubtCode",
    "History",
    "Told",
    "alerts",
    "bears_on_warnings",
    "beside",
    "contents",
    "doubts",
    "inputs_of",
    "made_in",
    "newest",
    "not_complete",
    "tell",
    "unrecorded",
    "walk",
]
