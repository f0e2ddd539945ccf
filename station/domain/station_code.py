"""Station's own cards: command barcodes and badges, told from any product code by a prefix and a keyed check.

A card reads ``XKS`` + ``C`` or ``B`` + the command or badge + 8 check characters. Letters and digits alone: Code 128
and QR carry them, every keyboard types them, and case does not matter, so that Caps Lock cannot spoil a card.
The check is HMAC-SHA256 (RFC 2104), cut to 40 bits, in RFC 4648 base 32: without the station's card key nobody prints
a card that is obeyed, and one mistyped character is noticed.
"""

import base64
import hashlib
import hmac
import re
from dataclasses import dataclass

from station.domain.subject import BadgeCode, Command, CommandCode

MAGIC = "XKS"
FRAMING = " \t\r\n\x02\x03"
CHECK_LENGTH = 8
BADGE = re.compile(r"[0-9A-Z]{4,32}")
COMMANDS = {command.value: command for command in Command}


@dataclass(frozen=True, slots=True)
class Forged:
    """A text that begins like a card and is none: mistyped, torn, printed with another key, or made up."""

    text: str


def make_command(command: Command, key: bytes) -> str:
    """Return the text of a command card. Raises ValueError without a key."""
    return _sealed("C" + command.value, key)


def make_badge(badge: str, key: bytes) -> str:
    """Return the text of a badge card.

    Raises ValueError without a key, and for a badge id that is not 4 to 32 letters and digits (case is not kept).
    """
    body = badge.upper()
    if not BADGE.fullmatch(body):
        raise ValueError("a badge id has 4 to 32 letters and digits")
    return _sealed("B" + body, key)


def read(text: str, key: bytes) -> CommandCode | BadgeCode | Forged | None:
    """Read a card. None where the text is no card at all; Forged where it begins like one but the check fails."""
    card = text.strip(FRAMING).upper()
    if not card.startswith(MAGIC):
        return None
    body, check = card[len(MAGIC) : -CHECK_LENGTH], card[-CHECK_LENGTH:]
    genuine = bool(key) and card.isascii() and hmac.compare_digest(check, _check(body, key))
    if genuine and body.startswith("B") and BADGE.fullmatch(body[1:]):
        return BadgeCode(body[1:])
    if genuine and body.startswith("C") and (command := COMMANDS.get(body[1:])):
        return CommandCode(command)
    return Forged(text)


def _sealed(body: str, key: bytes) -> str:
    if not key:
        raise ValueError("cards are printed with the station's card key; there is none")
    return f"{MAGIC}{body}{_check(body, key)}"


def _check(body: str, key: bytes) -> str:
    digest = hmac.new(key, b"station card 1\x00" + body.encode("ascii"), hashlib.sha256).digest()
    return base64.b32encode(digest[:5]).decode("ascii")
