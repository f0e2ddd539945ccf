"""What a station's camera looks at, and how its picture is shown: region, mirror, sight, and a hint where it is bad."""

from importlib import import_module

from station.decoding import live, second_look
from station.devices.meter import measured
from station.devices.preview import View, preview
from station.domain.picture import Advice, advise
from station.ports import Decoder, Look, Preview
from station.settings import WHOLE, Settings

MEASURED_EVERY = 4


def reader(settings: Settings) -> Decoder:
    """Return the live decoder, kept to the region that the settings name."""
    return _kept(live(), settings)


def harder_reader(settings: Settings) -> Decoder:
    """Return the decoder for frames that the live one read nothing in, kept to the same region."""
    return _kept(second_look(), settings)


def _kept(decoder: Decoder, settings: Settings) -> Decoder:
    if settings.region == WHOLE:
        return decoder
    regional: Decoder = import_module("station.decoding.region").Regional(decoder, settings.region)
    return regional


class Eyes:
    """Makes previews of what the capture looked at; every fourth picture is measured."""

    def __init__(self, settings: Settings) -> None:
        self._view = View(settings.mirrored, settings.turned, settings.region, settings.aim)
        self._advice, self._looks = Advice(), 0

    def shown(self, look: Look, size: tuple[int, int]) -> Preview:
        """Return a look as the screen shows it."""
        self._looks += 1
        if self._looks % MEASURED_EVERY == 0:
            self._advice = advise(self._advice, measured(look.frame.image), read=bool(look.boxes))
        return preview(look.frame, size, look.boxes, self._view, self._advice.hint)
