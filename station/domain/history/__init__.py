"""History: the events of a thing and of what it was packed in, told in order, with what cannot be true pointed out."""

from station.domain.history.doubt import Doubt, DoubtCode
from station.domain.history.doubts import alerts, doubts
from station.domain.history.telling import Told, tell
from station.domain.history.walking import contents, walk

__all__ = ["Doubt", "DoubtCode", "Told", "alerts", "contents", "doubts", "tell", "walk"]
