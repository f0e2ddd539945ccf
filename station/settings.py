"""The station's settings: one TOML file, read once, frozen; what it does not say has a careful default."""

import json
import tomllib
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Literal

import msgspec

from station.domain.decision import Outcome
from station.domain.history import DoubtCode
from station.domain.policy import DOUBTS, Policy
from station.domain.sightings import AcceptanceLimits, Repeats

FILE = "station.toml"

Share = Annotated[float, msgspec.Meta(gt=0, lt=1)]
Positive = Annotated[int, msgspec.Meta(ge=1)]
Percent = Annotated[int, msgspec.Meta(ge=0, le=100)]
PROPOSES = {"tell": Outcome.RELEASE, "inspect": Outcome.INSPECT, "hold": Outcome.HOLD}
WHOLE = (0, 0, 100, 100)
StationId = Annotated[str, msgspec.Meta(pattern="^[A-Z0-9][A-Z0-9-]{0,31}$")]
Money = Annotated[str, msgspec.Meta(pattern=r"^[0-9]{1,12}(\.[0-9]{1,5})?$")]


class BadSettings(ValueError):
    """The settings file says something that cannot be used; the message names the file, the key and the fix."""


class Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a station was told about itself.

    `centre` is the folder to keep in step with, `camera` a device or a video file, `serial` the paths of serial
    scanners, `hid` of scanners in HID-POS mode (/dev/hidraw*), `grabbed` of keyboard scanners that are to be Station's
    alone (/dev/input/by-id/*-event-kbd); the last two on Linux. `mirrored` and `turned` (by 180 degrees) change how the
    camera's picture is shown, `region` where codes are looked for in it: left, top, right and bottom in percent.
    `repeats` says when the camera takes a code again: "adaptive" tells a second piece from one that is held, "off",
    "once", or after so many ms; with `aim` it takes the code in the middle of the picture alone. `shadow` names a
    decoder that looks at the camera's frames beside the live one; what differs is logged. `carriers` maps a carrier to
    the pattern of its waybill numbers; none means the usual ones. `doubts` maps a doubt of the history of what is at
    hand, such as "silent", to "tell", "inspect" or "hold"; others keep their default. `training` marks all that is
    decided here as not real.
    """

    station: StationId = "ST01"
    language: Literal["zh_CN", "en"] = "zh_CN"
    theme: Literal["dark", "light", "contrast"] = "dark"
    training: bool = False
    centre: str = ""
    camera: str = ""
    mirrored: bool = False
    turned: bool = False
    region: tuple[Percent, Percent, Percent, Percent] = WHOLE
    repeats: Literal["adaptive", "off", "once"] | Positive = "adaptive"
    aim: bool = False
    shadow: Literal["", "live", "deep", "zxing", "tapirscan", "zbar"] = ""
    serial: tuple[str, ...] = ()
    hid: tuple[str, ...] = ()
    grabbed: tuple[str, ...] = ()
    carriers: dict[str, str] = {}
    max_data_age_hours: Positive = 72
    transaction_limit: Money = "5000"
    refill_clears_missing: bool = False
    peak: bool = False
    tolerated_miss_share: Share = 0.01
    doubts: dict[DoubtCode, Literal["tell", "inspect", "hold"]] = {}
    idle_lock_seconds: Positive = 180
    sync_every_seconds: Positive = 60

    def __post_init__(self) -> None:
        left, top, right, bottom = self.region
        if left >= right or top >= bottom:
            raise ValueError("region is empty: give left, top, right and bottom in percent, such as [10, 0, 90, 100]")

    @property
    def acceptance(self) -> AcceptanceLimits:
        """Return when the camera takes a code, and when again."""
        if isinstance(self.repeats, int):
            return AcceptanceLimits(repeats=Repeats.TIMED, again_after=timedelta(milliseconds=self.repeats))
        return AcceptanceLimits(repeats=Repeats(self.repeats))

    @property
    def policy(self) -> Policy:
        """Return the limits that these settings make."""
        age = timedelta(hours=self.max_data_age_hours)
        limit = Decimal(self.transaction_limit)
        return Policy(
            max_data_age=age,
            transaction_limit=limit,
            refill_clears=self.refill_clears_missing,
            peak=self.peak,
            tolerated=self.tolerated_miss_share,
            doubts=tuple((code, PROPOSES[self.doubts[code]] if code in self.doubts else by) for code, by in DOUBTS),
        )


def load(data: Path) -> Settings:
    """Read the settings of a data folder; a folder without a file has the defaults. Raises BadSettings."""
    path = data / FILE
    try:
        return msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), Settings)
    except FileNotFoundError:
        return Settings()
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        known = ", ".join(Settings.__struct_fields__)
        raise BadSettings(f"{path} cannot be used: {error}. Known settings: {known}") from error


def save(data: Path, settings: Settings) -> None:
    """Write settings to a data folder, as a person would."""
    data.mkdir(parents=True, exist_ok=True)
    lines = ["# Station's settings; what is left out has a careful default\n"]
    lines += [f"{name} = {_toml(value)}\n" for name, value in msgspec.to_builtins(settings).items()]
    (data / FILE).write_text("".join(lines), encoding="utf-8")


def _toml(value: object) -> str:
    """Write a value as TOML; for texts, numbers, truth values and lists of texts that is how JSON writes it."""
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{json.dumps(k)} = {_toml(v)}" for k, v in value.items()) + " }"
    return json.dumps(value, ensure_ascii=False)
