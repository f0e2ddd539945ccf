"""One picture of every state in every language, for people to look at: `python -m tests.ui.gallery FOLDER [NAME…]`."""

import sys
from pathlib import Path

from PySide6.QtCore import QTranslator

from station.ui import language, shot
from station.ui.language import Language, Words
from tests.ui.faces import FACES, preview

SIZES = ((1280, 800), (1920, 1080))
LONGER = 0.6


class Stretched(QTranslator):
    """A language that does not exist: every word is longer, so that what would be cut is seen."""

    def translate(self, context, source, disambiguation=None, n=-1):
        return f"[{source}{'~' * max(1, int(len(source) * LONGER))}]"

    def isEmpty(self):  # noqa: N802 - Qt's name
        return False


def stretched() -> Language:
    translator = Stretched()
    other = language.load("zh_CN").translators[-1] if "zh_CN" in language.available() else None
    return Language("xx", "xx", Words("en", translator, other), (translator,))


def main(folder: Path, wanted: list[str]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    shot.application()
    long = stretched()
    for name, make in FACES.items():
        if wanted and not any(name.startswith(w) for w in wanted):
            continue
        for size in SIZES:
            for code in (*language.available(), "xx"):
                path = folder / f"{name}-{code}-{size[0]}x{size[1]}.png"
                picture = preview(*((340, 191) if size[0] == 1280 else (459, 258)))
                shot.paint(make(), size, code, path, picture, speaks=long if code == "xx" else None)
    for theme in ("light", "contrast"):
        for name in ("05-release-proposed", "07-inspect-opened", "12-decided-release", "22-fault"):
            if not wanted or any(name.startswith(w) for w in wanted):
                shot.paint(FACES[name](), SIZES[0], "zh_CN", folder / f"{name}-{theme}.png", preview(), theme=theme)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
