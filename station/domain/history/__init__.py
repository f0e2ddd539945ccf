"""History: the events of a thing and of what it was packed in, told in order, with what cannot be true pointed out."""

from station.domain.history.doubts import Doubt, DoubtCode, doubts
from station.domain.history.telling import Told, tell
from station.domain.history.walking import contents, walk

__all__ = ["Doubt", "DoubtCode", "Told", "contents", "doubts", "tell", "walk"]
