"""Short recorded clips for testers, each of one kind of trouble, with the codes that it should give. All made up."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

import numpy as np

from station.domain.code import Symbology
from station.ports import Frame
from station.samples import catalogue, numbers
from station.samples.dice import dice
from station.samples.painting import Camera
from station.samples.painting.weather import Weather, spoiled
from station.samples.scenes import EmptyBelt, Hand, Held, Passing, Scene, Shot, Spread

EVERY = timedelta(milliseconds=80)
FRAMES = 14
CARRIER = "SF14"
SYMBOLOGIES = (Symbology.EAN_13, Symbology.UPC_A, Symbology.CODE_128, Symbology.QR_CODE)


@dataclass(frozen=True, slots=True)
class Clip:
    """One clip: its name and kind, what it shows frame by frame, the weather of each frame, and the codes in it."""

    name: str
    kind: str
    scenes: tuple[Scene, ...]
    weather: tuple[Weather, ...]
    codes: tuple[Held, ...]


def clips(seed: int, each: int) -> Iterator[Clip]:
    """Yield `each` clips of every kind; the same seed, the same clips."""
    for kind, make in KINDS.items():
        for number in range(each):
            rng = np.random.default_rng([seed, number, *kind.encode()])
            yield make(f"{kind}-{number + 1:02}", kind, rng, seed * 1000 + number)


def frames(clip: Clip, start: datetime, seed: int, size: tuple[int, int]) -> Iterator[Frame]:
    """Yield the frames of a clip, `size` (width, height), some eighty milliseconds apart."""
    camera = Camera(seed, size)
    for number, (scene, weather) in enumerate(zip(clip.scenes, clip.weather, strict=True)):
        at = start + number * EVERY
        look = 1 + sum(clip.name.encode())
        rng = np.random.default_rng([seed, look, number])
        yield Frame(number + 1, at, spoiled(camera.paint(Shot(at, scene, look)), weather, rng))


Maker = Callable[[str, str, np.random.Generator, int], Clip]


def _code(rng: np.random.Generator, seed: int) -> Held:
    symbology = SYMBOLOGIES[int(rng.integers(len(SYMBOLOGIES)))]
    countries = catalogue.countries()
    made = dice(seed, "clip", str(rng.integers(1 << 30)))
    match symbology:
        case Symbology.EAN_13:
            wide = [country for country in countries if len(country.gs1[0]) > 1]
            return Held(symbology, numbers.retail(made, wide[int(rng.integers(len(wide)))], short=False))
        case Symbology.UPC_A:
            return Held(symbology, numbers.complete("0" + str(rng.integers(3, 10)) + numbers.digits(made, 9)))
        case Symbology.CODE_128:
            return Held(symbology, CARRIER + numbers.digits(made, 11))
        case _:
            return Held(
                Symbology.QR_CODE, f"https://id.gs1.org/01/{numbers.complete('0695' + numbers.digits(made, 9))}"
            )


def _held(weather: Callable[[np.random.Generator, int], Weather]) -> Maker:
    """Return a maker of clips in which one product is held before the camera in some weather."""

    def make(name: str, kind: str, rng: np.random.Generator, seed: int) -> Clip:
        code = _code(rng, seed)
        bad = tuple(weather(rng, n) for n in range(FRAMES))
        return Clip(name, kind, (code,) * FRAMES, bad, (code,))

    return make


def _waybill(name: str, kind: str, rng: np.random.Generator, seed: int) -> Clip:
    code = Held(Symbology.CODE_128, CARRIER + numbers.digits(dice(seed, "waybill"), 11))
    passing = tuple(Passing(code.text, "1.2", 0.3 + 0.03 * n) for n in range(FRAMES))
    return Clip(name, kind, passing, (Weather(streak=float(rng.uniform(0, 3))),) * FRAMES, (code,))


def _several(name: str, kind: str, rng: np.random.Generator, seed: int) -> Clip:
    codes: dict[str, Held] = {}
    while len(codes) < 4:
        code = _code(rng, seed + len(codes))
        codes[code.text] = code
    return Clip(name, kind, (Spread(tuple(codes.values())),) * FRAMES, (Weather(),) * FRAMES, tuple(codes.values()))


def _hand(name: str, kind: str, rng: np.random.Generator, seed: int) -> Clip:
    code = _code(rng, seed)
    away = int(rng.integers(3, 6))
    scenes: tuple[Scene, ...] = (*(code,) * 4, *(Hand(),) * away, *(code,) * (FRAMES - 4 - away))
    return Clip(name, kind, scenes, (Weather(),) * FRAMES, (code,))


def _empty(name: str, kind: str, rng: np.random.Generator, seed: int) -> Clip:
    del seed
    scenes: list[Scene] = [Hand() if rng.random() < 0.2 else EmptyBelt() for _ in range(FRAMES)]
    return Clip(name, kind, tuple(scenes), (Weather(),) * FRAMES, ())


def _mixed(rng: np.random.Generator, _n: int) -> Weather:
    streak, focus, light = (float(rng.uniform(*bounds)) for bounds in ((0, 5), (0.3, 1.4), (0.4, 1)))
    return Weather(streak=streak, focus=focus, light=light, noise=4.0)


KINDS: dict[str, Maker] = {
    "clean": _held(lambda _rng, _n: Weather()),
    "motion": _held(lambda rng, _n: Weather(streak=float(rng.uniform(2, 9)), angle=float(rng.uniform(0, 180)))),
    "focus": _held(lambda rng, n: Weather(focus=1.2 + 1.2 * abs(np.sin(n / 3 + rng.uniform(0, 0.3))))),
    "dark": _held(lambda rng, _n: Weather(light=float(rng.uniform(0.15, 0.4)), noise=6.0)),
    "glare": _held(lambda rng, _n: Weather(glare=float(rng.uniform(0.1, 0.3)))),
    "mixed": _held(_mixed),
    "waybill": _waybill,
    "several": _several,
    "hand": _hand,
    "empty": _empty,
}
