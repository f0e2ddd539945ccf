"""Keys by their place on the keyboard: what a scanner means by one, whatever layout the machine has.

Places are Linux key codes (input-event-codes.h); for the letters and signs they are the PC's scan codes of set 1 too.
A scanner as it comes from the factory presses the keys of a US keyboard.
"""

from enum import IntFlag

ROWS: tuple[tuple[range | tuple[int, ...], str, str], ...] = (
    ((41, *range(2, 14)), "`1234567890-=", "~!@#$%^&*()_+"),
    (range(16, 28), "qwertyuiop[]", "QWERTYUIOP{}"),
    ((*range(30, 41), 43), "asdfghjkl;'\\", 'ASDFGHJKL:"|'),
    (range(44, 54), "zxcvbnm,./", "ZXCVBNM<>?"),
    ((57,), " ", " "),
)
US: dict[int, tuple[str, str]] = {
    place: (plain, shifted)
    for places, plains, shifteds in ROWS
    for place, plain, shifted in zip(places, plains, shifteds, strict=True)
}
LETTERS = frozenset(place for place, (plain, _) in US.items() if plain.isalpha())
KEYPAD = frozenset(range(71, 84))


class Held(IntFlag):
    """What was held down while a key was pressed; Caps Lock is none of them, no window system tells of it."""

    NONE = 0
    SHIFT = 1
    CTRL = 2
    ALT = 4
    META = 8


def us_text(place: int, held: Held) -> str:
    """Return what a US keyboard types with this key: Ctrl makes control characters; empty for a key with no text."""
    pair = US.get(place)
    if pair is None:
        return ""
    char = pair[Held.SHIFT in held]
    if Held.CTRL in held and Held.ALT not in held:
        return chr(ord(char.upper()) & 0x1F) if "@" <= char.upper() <= "_" else ""
    return char
