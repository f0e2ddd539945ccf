"""Keys of a grabbed keyboard device (Linux input events) as a US scanner means them; no layout comes between."""

import struct
from dataclasses import dataclass
from datetime import datetime

from station.domain.keyboards import Held, us_text
from station.domain.wedge_text import Key

EVENT = struct.Struct("llHHi")
EV_KEY = 1
PRESSED, REPEATED = 1, 2
HOLDS = {42: Held.SHIFT, 54: Held.SHIFT, 29: Held.CTRL, 97: Held.CTRL, 56: Held.ALT, 100: Held.ALT}
HOLDS |= {125: Held.META, 126: Held.META}
ENDS = {28: "Return", 96: "Enter", 15: "Tab"}
KEYPAD_TEXT = dict(zip(range(71, 84), "789-456+1230.", strict=True))


@dataclass(frozen=True, slots=True)
class Hands:
    """Which modifiers of the device are down."""

    held: Held = Held.NONE


def take(hands: Hands, event: bytes, at: datetime) -> tuple[Hands, Key | None]:
    """Take one input event of `EVENT.size` bytes; return the hands now, and the key where one was pressed."""
    _, _, kind, code, value = EVENT.unpack(event)
    if kind != EV_KEY:
        return hands, None
    if code in HOLDS:
        held = hands.held | HOLDS[code] if value else hands.held & ~HOLDS[code]
        alt = Key("", "Alt", at, code) if HOLDS[code] is Held.ALT and value == PRESSED else None
        return Hands(held), alt
    if value not in {PRESSED, REPEATED}:
        return hands, None
    if code in ENDS:
        return hands, Key("\r" if code != 15 else "\t", ENDS[code], at, code, hands.held)
    text = KEYPAD_TEXT.get(code) or us_text(code, hands.held)
    return hands, Key(text, "", at, code, hands.held) if text else None
