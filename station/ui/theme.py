"""Themes: a palette of named colours and one stylesheet, put together for a size."""

import re
import tomllib
from dataclasses import dataclass, fields
from enum import StrEnum

from PySide6.QtGui import QColor, QFont

from station import paths

#: Latin before Han, Simplified before every other Han: else Qt picks Japanese glyphs for Chinese text.
FAMILIES = (
    "Noto Sans",
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "Microsoft YaHei UI",
    "Microsoft YaHei",
    "PingFang SC",
    "WenQuanYi Micro Hei",
)
FIXED = ("Noto Sans Mono", "Cascadia Mono", "Consolas", "Menlo", "DejaVu Sans Mono", "WenQuanYi Micro Hei Mono")

BASE_WIDTH, BASE_HEIGHT = 1280, 800
BASE_TEXT = 15


class Tone(StrEnum):
    """What a colour means; each stands in every palette under its own name."""

    CALM = "calm"
    RELEASE = "release"
    INSPECT = "inspect"
    HOLD = "hold"
    DETAIN = "detain"
    RETURN = "return"


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of a theme as #RRGGBB. `mark` lies behind differing characters, `on_fill` is text on a full tone."""

    ground: str
    surface: str
    raised: str
    pressed: str
    line: str
    ink: str
    muted: str
    focus: str
    mark: str
    calm: str
    release: str
    inspect: str
    hold: str
    detain: str
    return_: str
    on_fill: str

    def tone(self, tone: Tone) -> str:
        """Return a tone's colour, for text and signs on any background but its own."""
        colour: str = getattr(self, "return_" if tone is Tone.RETURN else tone.value)
        return colour

    def tint(self, tone: Tone) -> str:
        """Return the background of something proposed: the surface with a breath of the tone."""
        return mixed(self.surface, self.tone(tone), 0.14)


@dataclass(frozen=True, slots=True)
class Theme:
    """A palette at a size: `scale` is 1 on a 1280 x 800 screen and grows with it, so that 3 m stay readable."""

    name: str
    palette: Palette
    scale: float = 1.0

    def px(self, units: float) -> int:
        """Return pixels for a length given in units of the smallest screen."""
        return round(units * self.scale)

    def colour(self, tone: Tone) -> QColor:
        """Return a tone as Qt's colour."""
        return QColor(self.palette.tone(tone))

    def font(self, units: float = BASE_TEXT, *, bold: bool = False, fixed: bool = False) -> QFont:
        """Return the face of the theme at a size."""
        font = QFont()
        font.setFamilies([*(FIXED if fixed else ()), *FAMILIES])
        font.setPixelSize(self.px(units))
        font.setBold(bold)
        return font

    def stylesheet(self) -> str:
        """Return the stylesheet with this theme's colours (`@name`) and lengths (`12u`) filled in."""
        template = paths.resource("style", "station.qss").read_text(encoding="utf-8")
        bare = re.sub(r"/\*.*?\*/", "", template, flags=re.DOTALL)
        sheet = re.sub(r"@([a-z_]+)", lambda m: self._named(m[1]), bare)
        return re.sub(r"\b([0-9]+)u\b", lambda m: f"{self.px(int(m[1]))}px", sheet)

    def _named(self, name: str) -> str:
        if name == "families":
            return ", ".join(f'"{family}"' for family in FAMILIES)
        if name == "fixed":
            return ", ".join(f'"{family}"' for family in (*FIXED, *FAMILIES))
        if name.endswith("_tint"):
            return self.palette.tint(Tone(name.removesuffix("_tint")))
        colour: str = getattr(self.palette, "return_" if name == "return" else name)
        return colour


def themes() -> tuple[str, ...]:
    """Return the names of the themes there are, found by their palettes."""
    return tuple(sorted(path.stem for path in paths.resource("style").glob("*.toml")))


def load(name: str, scale: float = 1.0) -> Theme:
    """Return a theme by name. Raises ValueError where its palette misses a colour."""
    given = tomllib.loads(paths.resource("style", f"{name}.toml").read_text(encoding="utf-8"))
    wanted = {field.name: field.name.rstrip("_") for field in fields(Palette)}
    missing = [key for key in wanted.values() if key not in given]
    if missing:
        raise ValueError(f"palette {name} misses {', '.join(missing)}")
    return Theme(name, Palette(**{field: str(given[key]) for field, key in wanted.items()}), scale)


def scale_for(width: int, height: int) -> float:
    """Return the scale for a window of this size, in steps of a twentieth between 1 and 2."""
    fit = min(width / BASE_WIDTH, height / BASE_HEIGHT)
    return max(1.0, min(2.0, int(fit * 20) / 20))


def mixed(base: str, other: str, share: float) -> str:
    """Return a colour between two, `share` of the way from the first to the second."""
    pairs = zip(_rgb(base), _rgb(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02X}" for a, b in pairs)


def _rgb(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
