"""Which keys mean something here; all others are text, or nothing."""

import sys

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from station.domain.decision import Outcome
from station.domain.keyboards import Held

Key = Qt.Key

#: Keys that decide; the buttons carry the same names.
OUTCOME_KEYS: dict[Outcome, Key] = {
    Outcome.RELEASE: Key.Key_F5,
    Outcome.INSPECT: Key.Key_F6,
    Outcome.HOLD: Key.Key_F7,
    Outcome.DETAIN: Key.Key_F8,
    Outcome.RETURN: Key.Key_F9,
    Outcome.RETURN_ACCEPT: Key.Key_F5,
    Outcome.RETURN_REJECT: Key.Key_F9,
}
HELP, TYPE, SHIFT, LOCK = Key.Key_F1, Key.Key_F2, Key.Key_F3, Key.Key_F4
CONFORM, UNDO, VOID = Key.Key_F10, Key.Key_F11, Key.Key_F12
BACK = Key.Key_Escape
#: Keys for the list of the parcel, and for the parcels put aside; on the number pad they are digits, and mean nothing.
ROW, NOTE, TAKE_BACK, REFILL, PARKED = Key.Key_Insert, Key.Key_PageDown, Key.Key_Delete, Key.Key_End, Key.Key_Home
LIST_KEYS = frozenset({ROW, NOTE, TAKE_BACK, REFILL, PARKED})

FUNCTION_KEYS = frozenset({HELP, TYPE, SHIFT, LOCK, CONFORM, UNDO, VOID, BACK, *OUTCOME_KEYS.values(), *LIST_KEYS})
COMBINING = frozenset({Key.Key_Shift, Key.Key_Control, Key.Key_Meta, Key.Key_AltGr, Key.Key_CapsLock, Key.Key_NumLock})
NAMES: dict[int, str] = {Key.Key_Return: "Return", Key.Key_Enter: "Enter", Key.Key_Tab: "Tab", Key.Key_Alt: "Alt"}
DEAD_KEYS = range(Key.Key_Dead_Grave, Key.Key_Dead_Grave + 0x40)
LABELS: dict[Key, str] = {BACK: "Esc", ROW: "Ins", NOTE: "PgDn", TAKE_BACK: "Del", PARKED: "Home"}

_HELD = (
    (Qt.KeyboardModifier.ShiftModifier, Held.SHIFT),
    (Qt.KeyboardModifier.ControlModifier, Held.CTRL),
    (Qt.KeyboardModifier.AltModifier, Held.ALT),
    (Qt.KeyboardModifier.MetaModifier, Held.META),
)
_CHORD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


def name_of(key: int) -> str:
    """Return the name by which the classifier knows a key; empty for one that types text."""
    return NAMES.get(key, "Dead" if key in DEAD_KEYS else "")


def text_of(event: QKeyEvent) -> str:
    """Return what a key types; a control character that came as Ctrl and a letter is that character (GS is Ctrl+])."""
    if not event.text() and event.modifiers() & Qt.KeyboardModifier.ControlModifier and 0x40 <= event.key() <= 0x5F:
        return chr(event.key() - 0x40)
    return event.text()


def place_of(event: QKeyEvent, platform: str = sys.platform) -> int:
    """Return where a key lies as a Linux key code, 0 where the window system does not say (macOS never does).

    X11 and Wayland count from 8; Windows gives scan codes of set 1, which are the same but for two Japanese keys.
    """
    code = event.nativeScanCode()
    if platform == "linux":
        return max(0, code - 8)
    if platform == "win32":
        return {0x73: 89, 0x7D: 124}.get(code, code if code < 0x59 else 0)
    return 0


def held_with(event: QKeyEvent) -> Held:
    """Return what was held down with a key."""
    modifiers, held = event.modifiers(), Held.NONE
    for modifier, each in _HELD:
        if modifiers & modifier:
            held |= each
    return held


def is_chord(event: QKeyEvent) -> bool:
    """Say whether a key is pressed together with Ctrl, Alt or Meta, or is Alt itself."""
    return bool(event.modifiers() & _CHORD) or event.key() == Key.Key_Alt


def is_function(event: QKeyEvent) -> bool:
    """Say whether a key means something by itself; a number pad without Num Lock sends the list's keys for digits."""
    pad = bool(event.modifiers() & Qt.KeyboardModifier.KeypadModifier)
    return event.key() in FUNCTION_KEYS and not (pad and event.key() in LIST_KEYS)


def label(key: Key) -> str:
    """Return what is printed on a key."""
    return LABELS.get(key) or key.name.removeprefix("Key_")
