"""Seeded hard frames: one symbol on a cluttered table, spoilt in one named way or in several; synthetic, and said so.

The ways are those of the measurements we began from: motion, defocus, low light, glare, tilt, turning, small modules,
JPEG, low contrast, bent labels, and the mixes "dock" and "burst".
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
import zxingcpp

from station.opencv import cv2

FORMS = ("EAN13", "Code128", "QRCode", "DataMatrix")
LINEAR = ("EAN13", "Code128")
LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ"


@dataclass(frozen=True, slots=True)
class Spoilt:
    """How a frame is spoilt: lengths in pixels, angles in degrees, the rest as shares."""

    module: float = 0.0
    motion: float = 0.0
    defocus: float = 0.0
    light: float = 1.0
    noise: float = 2.0
    glare: float = 0.0
    tilt: float = 0.0
    turn: float | None = None
    jpeg: int = 90
    contrast: float = 1.0
    bend: float = 0.0
    width: int = 1280


LEVELS: dict[str, Spoilt] = {
    "clean": Spoilt(),
    **{f"motion {n} px": Spoilt(motion=n) for n in (3, 5, 8, 12)},
    **{f"defocus {n} px": Spoilt(defocus=n) for n in (1, 2, 3, 4)},
    **{f"light {light}": Spoilt(light=light, noise=noise) for light, noise in ((0.4, 6), (0.25, 8), (0.15, 8))},
    **{f"glare {share}": Spoilt(glare=share) for share in (0.15, 0.3)},
    **{f"tilt {n}": Spoilt(tilt=n) for n in (30, 45, 60)},
    **{f"turn {n}": Spoilt(turn=n) for n in (15, 30, 45, 75)},
    **{f"module {n} px": Spoilt(module=n) for n in (0.8, 1.0, 1.25, 1.5, 2.0)},
    **{f"jpeg {n}": Spoilt(jpeg=n) for n in (10, 25, 50)},
    **{f"contrast {share}": Spoilt(contrast=share) for share in (0.25, 0.12, 0.06)},
    **{f"bent {n}": Spoilt(bend=n) for n in (40, 60, 75)},
}


@dataclass(frozen=True, slots=True)
class HardFrame:
    """A frame in BGR with the one message in it."""

    image: np.ndarray
    form: str
    text: str


def hard_frame(seed: int, form: str, spoilt: Spoilt) -> HardFrame:
    """Make one frame; the same seed gives the same frame."""
    rng = np.random.default_rng(seed)
    text = message(rng, form)
    scene = _Scene(rng, form, text, spoilt)
    return HardFrame(scene.frame(spoilt, (0.0, 0.0), 0.0), form, text)


def dock(rng: np.random.Generator, form: str, width: int = 1280) -> Spoilt:
    """Return a mix: small modules, any turn, some tilt, motion, defocus, noise, low light, glare and JPEG."""
    return Spoilt(
        module=float(rng.uniform(1.4, 2.5) if form in LINEAR else rng.uniform(2.0, 3.6)),
        motion=float(rng.uniform(0, 6)),
        defocus=float(rng.uniform(0, 1.4)),
        light=float(rng.uniform(0.2, 1)),
        noise=float(rng.uniform(2, 7)),
        glare=float(rng.uniform(0, 0.25)) if rng.random() < 0.5 else 0.0,
        tilt=float(rng.uniform(0, 40)),
        turn=float(rng.uniform(0, 360)),
        jpeg=int(rng.integers(40, 92)),
        width=width,
    )


def burst(seed: int, form: str, frames: int = 5) -> tuple[str, Iterator[np.ndarray]]:
    """Return a message and that many frames of it 1/15 s apart: drift, jitter, focus and motion that change."""
    rng = np.random.default_rng(seed)
    text, mixed = message(rng, form), dock(rng, form)
    scene = _Scene(rng, form, text, mixed)
    drift, focus = rng.uniform(-6, 6, 2), mixed.defocus

    def shown() -> Iterator[np.ndarray]:
        for number in range(frames):
            now = replace(
                mixed, motion=float(rng.uniform(0, 6)), defocus=float(np.clip(focus + rng.normal(0, 0.5), 0, 3))
            )
            place = drift * number + rng.normal(0, 1.5, 2)
            yield scene.frame(now, (float(place[0]), float(place[1])), float(rng.normal(0, 0.7)))

    return text, shown()


def message(rng: np.random.Generator, form: str) -> str:
    """Return a message of the kind found on parcels."""
    digits = "".join(map(str, rng.integers(0, 10, 18)))
    letters = "".join(LETTERS[n] for n in rng.integers(0, len(LETTERS), 4))
    match form:
        case "EAN13":
            return digits[:12] + _check(digits[:12])
        case "Code128":
            return (f"1Z{letters}{digits[:13]}", f"SF{digits[:13]}", f"{letters[:2]}{digits[:9]}CN")[rng.integers(0, 3)]
        case "DataMatrix":
            gtin = "0" + digits[:12]
            return f"01{gtin}{_check(gtin)}21{digits[6:14]}17{rng.integers(26, 30)}{rng.integers(1, 13):02d}15"
        case _:
            return f"https://trk.example.cn/p/{letters[:2]}{digits[:12]}"


def _check(digits: str) -> str:
    return str(-sum(int(d) * (3 if i % 2 == 0 else 1) for i, d in enumerate(reversed(digits))) % 10)


class _Scene:
    """A table with clutter and one label; frames differ by what spoils them."""

    def __init__(self, rng: np.random.Generator, form: str, text: str, spoilt: Spoilt) -> None:
        self._rng, self._size = rng, (spoilt.width, spoilt.width * 9 // 16)
        self._table = _table(rng, self._size)
        linear = form in LINEAR
        module = spoilt.module or (2.5 if linear else 4.0)
        self._label = _label(form, text, linear)
        self._scale = module / 8 * (spoilt.width / 1280)
        self._turn = spoilt.turn if spoilt.turn is not None else float(rng.uniform(-8, 8))
        across = rng.uniform(0, 2 * np.pi)
        self._axis = np.array([np.cos(across), np.sin(across), 0])
        self._smear = float(rng.uniform(0, np.pi))
        half = np.hypot(*self._label.shape) * self._scale / 2
        margins = np.minimum(half + 8, np.array(self._size) / 2 - 1)
        self._centre = rng.uniform(margins, np.array(self._size) - margins)
        self._glares = [(rng.normal(0, 0.18, 2), rng.uniform(0.6, 1.6)) for _ in range(2)]

    def frame(self, spoilt: Spoilt, shift: tuple[float, float], turned: float) -> np.ndarray:
        """Return the table as the camera shows it now, in BGR."""
        label = _bent(self._label, spoilt.bend)
        if spoilt.contrast < 1:
            label = 128 + (label - 128) * spoilt.contrast
        label = self._glared(label, spoilt.glare)
        place = self._place(label.shape, spoilt.tilt, shift, turned)
        # shrink by area first: the warp alone would alias
        flags, mode = cv2.INTER_AREA, cv2.BORDER_REPLICATE
        fine = 4
        width, height = self._size
        box = cv2.boundingRect(cv2.perspectiveTransform(_corners(label.shape), place).astype(np.float32))
        x0, y0 = max(0, box[0] - 2), max(0, box[1] - 2)
        x1, y1 = min(width, box[0] + box[2] + 2), min(height, box[1] + box[3] + 2)
        zoom = np.array([[fine, 0, -x0 * fine], [0, fine, -y0 * fine], [0, 0, 1]], float) @ place
        size = ((x1 - x0) * fine, (y1 - y0) * fine)
        seen = cv2.resize(
            cv2.warpPerspective(label, zoom, size, borderMode=mode), (x1 - x0, y1 - y0), None, 0, 0, flags
        )
        mask = cv2.resize(cv2.warpPerspective(np.ones_like(label), zoom, size), (x1 - x0, y1 - y0), None, 0, 0, flags)
        image = self._table.copy()
        part = image[y0:y1, x0:x1]
        image[y0:y1, x0:x1] = part * (1 - mask[..., None]) + seen[..., None] * mask[..., None]
        return self._shot(image, spoilt)

    def _place(self, shape: tuple[int, ...], tilt: float, shift: tuple[float, float], turned: float) -> np.ndarray:
        """Return the homography that lays the label on the table, turned and tilted about its middle."""
        spin, _ = cv2.Rodrigues(np.array([0, 0, np.radians(self._turn + turned)]))
        lean, _ = cv2.Rodrigues(self._axis * np.radians(tilt))
        turn = lean @ spin
        far = 1.6 * max(shape) * self._scale
        height, width = shape[0], shape[1]
        flat = np.array([[1, 0, -width / 2], [0, 1, -height / 2], [0, 0, 1]])
        flat[:2] *= self._scale
        cast = np.column_stack([turn[:, 0], turn[:, 1], [0, 0, far]])
        x, y = self._centre + np.array(shift)
        lens = np.array([[far, 0, x], [0, far, y], [0, 0, 1]])
        placed: np.ndarray = lens @ cast @ flat
        return placed

    def _glared(self, label: np.ndarray, share: float) -> np.ndarray:
        """Lay one or two soft white spots over that share of the symbol."""
        if not share:
            return label
        height, width = label.shape
        y, x = np.mgrid[:height, :width].astype(np.float32)
        light = np.zeros_like(label)
        for offset, shape in self._glares[: 1 + (share > 0.2)]:
            area = share * height * width * 0.5 / (1 + (share > 0.2))
            radius = np.sqrt(area / np.pi)
            far = np.hypot(
                (x - width * (0.5 + offset[0])) / (radius * shape), (y - height * (0.5 + offset[1])) * shape / radius
            )
            light = np.maximum(light, 255 * np.clip((1.25 - far) / 0.35, 0, 1))
        return np.minimum(255, label + light)

    def _shot(self, image: np.ndarray, spoilt: Spoilt) -> np.ndarray:
        if spoilt.defocus > 0.3:
            image = cv2.filter2D(image, -1, _disc(spoilt.defocus))
        if spoilt.motion > 1:
            image = cv2.filter2D(image, -1, _streak(spoilt.motion, self._smear))
        image = image * spoilt.light
        image = image + self._rng.normal(0, spoilt.noise, image.shape)
        _, jpeg = cv2.imencode(".jpg", np.clip(image, 0, 255).astype(np.uint8), [cv2.IMWRITE_JPEG_QUALITY, spoilt.jpeg])
        return cv2.imdecode(jpeg, cv2.IMREAD_COLOR)


def _label(form: str, text: str, linear: bool) -> np.ndarray:
    """Return a paper label with the symbol at eight pixels a module, dark on light, text under it."""
    symbol = zxingcpp.create_barcode(text, getattr(zxingcpp.BarcodeFormat, form))
    drawn = np.array(symbol.to_image(scale=1, add_quiet_zones=False))
    drawn = drawn if drawn.ndim == 2 else drawn[..., 0]
    if linear:
        drawn = np.repeat(drawn[:1], 42, axis=0)
    drawn = np.kron(drawn, np.ones((8, 8), np.uint8))
    paper = cv2.copyMakeBorder(drawn, 72, 140, 88, 88, cv2.BORDER_CONSTANT, value=255)
    cv2.putText(paper, text[:14], (96, len(paper) - 50), cv2.FONT_HERSHEY_SIMPLEX, 2.6, (20,), 8)
    inked: np.ndarray = np.where(paper > 128, 232, 22).astype(np.float32)
    return inked


def _bent(label: np.ndarray, angle: float) -> np.ndarray:
    """Wrap the label round a cylinder so that its edges stand at that angle."""
    if not angle:
        return label
    height, width = label.shape
    edge = np.sin(np.radians(angle))
    out = int(width * edge / np.radians(angle))
    across = np.linspace(-edge, edge, out)
    source = (np.arcsin(across) / np.radians(angle) + 1) / 2 * (width - 1)
    x = np.tile(source.astype(np.float32), (height, 1))
    y = np.tile(np.arange(height, dtype=np.float32)[:, None], (1, out))
    bent = cv2.remap(label, x, y, cv2.INTER_LINEAR)
    shaded: np.ndarray = bent * np.sqrt(1 - (across * 0.8) ** 2)[None].astype(np.float32)
    return shaded


def _table(rng: np.random.Generator, size: tuple[int, int]) -> np.ndarray:
    """Return a coloured table with cartons, printed lines, rows of bars that are no code, and woven stuff."""
    width, height = size
    cloud = cv2.resize(rng.normal(0, 14, (height // 24, width // 24, 1)).astype(np.float32), size, None, 0, 0, 2)
    table = np.clip(rng.uniform(60, 200, 3)[None, None] + cloud[..., None], 0, 255).astype(np.uint8)
    for _ in range(int(rng.integers(6, 12))):
        w, h = int(rng.integers(60, 330)), int(rng.integers(40, 300))
        x, y = int(rng.integers(0, width - 40)), int(rng.integers(0, height - 40))
        part = table[y : y + h, x : x + w]
        kind = rng.integers(0, 4)
        if kind == 0:
            part[:] = rng.uniform(40, 255, 3)
        elif kind == 1:
            part[:] = rng.uniform(180, 240)
            for line in range(6, part.shape[0] - 8, 16):
                words = "".join("0123456789ABCDEF "[n] for n in rng.integers(0, 17, max(1, part.shape[1] // 14)))
                printed = np.ascontiguousarray(part)
                part[:] = cv2.putText(printed, words, (4, line + 8), cv2.FONT_HERSHEY_SIMPLEX, 0.45, (40, 40, 40), 1)
        elif kind == 2:
            step, thick = int(rng.integers(6, 16)), int(rng.integers(1, 5))
            part[: int(rng.integers(20, 50)), np.arange(part.shape[1]) % step < thick] = 60
        else:
            weave = rng.normal(0, 40, part.shape[:2]).astype(np.float32)
            across = (int(rng.choice([3, 9])), 1) if rng.random() < 0.5 else (1, int(rng.choice([3, 9])))
            part[:] = np.clip(rng.uniform(90, 190) + 2.2 * cv2.blur(weave, across), 0, 255)[..., None]
    return table.astype(np.float32)


def _disc(radius: float) -> np.ndarray:
    size = int(np.ceil(radius)) * 2 + 1
    y, x = np.mgrid[:size, :size] - size // 2
    kernel = np.clip(radius + 0.5 - np.hypot(x, y), 0, 1)
    disc: np.ndarray = (kernel / kernel.sum()).astype(np.float32)
    return disc


def _streak(length: float, angle: float) -> np.ndarray:
    size = int(np.ceil(length)) | 1
    kernel = np.zeros((size, size), np.float32)
    for step in np.linspace(-0.5, 0.5, 64):
        x = size // 2 + step * (length - 1) * np.cos(angle)
        y = size // 2 + step * (length - 1) * np.sin(angle)
        kernel[round(y), round(x)] += 1
    streak: np.ndarray = kernel / kernel.sum()
    return streak


def _corners(shape: tuple[int, ...]) -> np.ndarray:
    height, width = shape[0], shape[1]
    return np.array([[[0, 0], [width, 0], [width, height], [0, height]]], np.float32).reshape(-1, 1, 2)
