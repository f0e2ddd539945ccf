"""Languages: found by their compiled files, loaded whole, switched while the station works."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from station import paths

SOURCE = "en"
CONTEXT = "phrases"


class Words:
    """Turns source words into the language of the screen, and into the other one that stands small beside it."""

    def __init__(self, code: str, own: QTranslator | None, other: QTranslator | None) -> None:
        self.code = code
        self._own = own
        self._other = other

    def __call__(self, source: str) -> str:
        """Return source words in the language of the screen."""
        return _translated(self._own, source)

    def aside(self, source: str) -> str:
        """Return source words in the other language."""
        return _translated(self._other, source)

    def pick(self, zh: str, en: str) -> str:
        """Return the one of two given texts that is in the language of the screen; where it is empty, the other."""
        first, second = (zh, en) if self.code.startswith("zh") else (en, zh)
        return first or second

    def second(self, zh: str, en: str) -> str:
        """Return the one of two given texts that is in the other language."""
        return en if self.code.startswith("zh") else zh


@dataclass(frozen=True, slots=True)
class Language:
    """A language ready to use: its code, its words, and the translators to install (Station's and Qt's own)."""

    code: str
    name: str
    words: Words
    translators: tuple[QTranslator, ...]

    def install(self, app: QCoreApplication) -> None:
        """Make it the language of the program; every widget is told by Qt to say its words anew."""
        for translator in self.translators:
            app.installTranslator(translator)

    def remove(self, app: QCoreApplication) -> None:
        """Take it out again."""
        for translator in self.translators:
            app.removeTranslator(translator)


def available() -> tuple[str, ...]:
    """Return the codes of the languages there are: English, and every compiled file in resources/i18n."""
    found = {path.stem.removeprefix("station_") for path in paths.resource("i18n").glob("station_*.qm")}
    return tuple(sorted(found | {SOURCE}))


def load(code: str) -> Language:
    """Return a language by its code; an unknown one is English, so that a screen always speaks."""
    own = _translator(code)
    other = _translator("zh_CN") if code == SOURCE else None
    words = Words(code if own else SOURCE, own, other)
    qt = QTranslator()
    qt_found = qt.load(f"qtbase_{code}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    translators = tuple(t for t in (qt if qt_found else None, own) if t is not None)
    return Language(words.code, QLocale(words.code).nativeLanguageName(), words, translators)


def _translator(code: str) -> QTranslator | None:
    path = paths.resource("i18n", f"station_{code}.qm")
    translator = QTranslator()
    return translator if path.is_file() and translator.load(str(path)) else None


def _translated(translator: QTranslator | None, source: str) -> str:
    return (translator.translate(CONTEXT, source) if translator else None) or source
