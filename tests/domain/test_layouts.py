"""Layouts x Caps Lock x separators x input methods: a wedge scan reads right or is flagged, never silently wrong."""

import ctypes
import ctypes.util
import unicodedata
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import product

import pytest

from station.domain.code import RawScan, Source
from station.domain.keyboards import LETTERS, US, Held
from station.domain.keystrokes import Burst, Completed, WedgeLimits, WedgeScan, press
from station.domain.routing import Profile, Step, route
from station.domain.subject import Ambiguous, Item, Unreadable
from station.domain.wedge_text import Caps, Flag, Key, Keys, Ways, doubt
from tests.domain.layouts import LAYOUTS, PLACES, Layout

START = datetime(2026, 11, 11, 8, 0, tzinfo=UTC)
GS = "\x1d"
WITHIN_US = {char: (place, level) for place, pair in US.items() for level, char in enumerate(pair)}

#: HA112 is the code of the report that this table comes from; the others touch every key.
CODES = (
    "HA112",
    "SF1428300572951",
    "YT8888888888888",
    "zy-Qw_m.A;1/2,9",
    "".join(chr(c) for c in range(0x21, 0x7F)),
    "https://id.gs1.org/01/09501101530003?17=261231#x",
    "[)>06@\"'~`^|\\{}",
)
GS1 = f"]C10109501101530003{'17271231'}10ABz{GS}21Y-1"
SPELLINGS = {
    "as 0x1D": None,
    "as Ctrl+] without a character": None,
    "as Alt+029": None,
    "as <GS>": "<GS>",
    "as {GS}": "{GS}",
    "lost": "",
}
METHODS = ("none", "full-width", "Chinese punctuation")
CHINESE = str.maketrans(",.\\<>[]$^", "，。、《》【】￥…")


class Host:
    """A machine with a layout, a Caps Lock and an input method, that a scanner types on."""

    def __init__(self, layout: Layout, *, caps: bool, method: str = "none", composing: bool = False) -> None:
        self.layout, self.caps, self.method, self.composing = layout, caps, method, composing
        self.at, self.dead = START, ""

    def key(self, place: int, held: Held = Held.NONE, text: str | None = None, name: str = "") -> Key | None:
        self.at += timedelta(milliseconds=1)
        if text is None:
            text = self.layout.types(place, shift=Held.SHIFT in held, caps=self.caps)
            if text == "\0":  # a dead key: told of without a text, or swallowed until the next one
                text, name = "", "Dead"
                if self.composing:
                    self.dead = "\u0302"
                    return None
            text = _through(self.method, text)
        if self.dead:
            composed = unicodedata.normalize("NFC", text + self.dead)
            text, self.dead = composed if len(composed) == 1 else "^" + text, ""
        return Key(text, name, self.at, place, held)

    def type(self, char: str, *, undo_caps: bool) -> Iterator[Key | None]:
        place, level = WITHIN_US[char]
        shift = bool(level) ^ (undo_caps and self.caps and place in LETTERS)
        yield self.key(place, Held.SHIFT if shift else Held.NONE)


def _through(method: str, text: str) -> str:
    return {"none": text, "full-width": _wide(text), "Chinese punctuation": text.translate(CHINESE)}[method]


def _wide(text: str) -> str:
    return "".join(chr(ord(c) + 0xFEE0) if 0x21 <= ord(c) <= 0x7E else c for c in text)


def scanned(host: Host, text: str, ways: Ways, *, gs: str = "as 0x1D", undo_caps: bool = False) -> WedgeScan | None:
    """Type a text on a host as a US scanner does, and return the scan that comes of it."""
    pressed: list[Key | None] = []
    for char in text:
        if char != GS:
            pressed += host.type(char, undo_caps=undo_caps)
        elif gs == "as 0x1D":  # Ctrl and the key of ]; what that types is the layout's affair
            typed = host.layout.types(27, shift=False, caps=host.caps)
            pressed.append(host.key(27, Held.CTRL, GS if typed == "]" else typed.strip("\0")))
        elif gs == "as Ctrl+] without a character":
            pressed.append(host.key(27, Held.CTRL, ""))
        elif gs == "as Alt+029":
            pressed.append(host.key(56, text="", name="Alt"))
            pressed += [host.key(place, Held.ALT, digit) for place, digit in ((82, "0"), (80, "2"), (73, "9"))]
        else:
            for each in SPELLINGS[gs] or "":
                pressed += host.type(each, undo_caps=undo_caps)
    pressed.append(host.key(28, text="\r", name="Return"))
    burst, scan = Burst(), None
    for key in pressed:
        if key is not None:
            burst, decision = press(burst, key, WedgeLimits(ways=ways))
            if isinstance(decision, Completed):
                assert scan is None, "one code, one scan"
                scan = decision.scan
    return scan


ALL_WAYS = [Ways(keys, caps) for keys, caps in product(Keys, Caps)]


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
def test_every_code_reads_right_or_is_flagged(layout: Layout) -> None:
    """A US scanner that types on regardless of Caps Lock, on every host; where it is proven, with the right ways."""
    cells = read_right = 0
    for caps, method, composing, code in product((False, True), METHODS, (False, True), CODES):
        for ways in (Ways(), Ways(Keys.PLACES), Ways(Keys.PLACES, Caps.IGNORED)):
            host = Host(layout, caps=caps, method=method, composing=composing)
            scan = scanned(host, code, ways)
            cells += 1
            assert scan is not None, (caps, method, code)
            assert scan.text == code or doubt(scan.flags), (caps, method, composing, code, scan.text, scan.flags)
            read_right += scan.text == code and doubt(scan.flags) is None
    assert read_right >= cells // 3, "flagging everything is no answer"


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
@pytest.mark.parametrize("spelled", SPELLINGS)
def test_every_spelling_of_the_separator_reaches_the_right_item_or_is_flagged(layout: Layout, spelled: str) -> None:
    for caps, method, ways in product((False, True), METHODS, (Ways(), Ways(Keys.PLACES, Caps.IGNORED))):
        scan = scanned(Host(layout, caps=caps, method=method), GS1, ways, gs=spelled)
        assert scan is not None
        raw = RawScan(scan.text.encode(), Source.WEDGE, "keyboard", START, doubt=doubt(scan.flags))
        subject = route(raw, Step.READY, Profile())
        where = (caps, method, ways, scan.text, scan.flags)
        if isinstance(subject, Item):
            assert (subject.gtin, subject.lot, subject.serial) == ("09501101530003", "ABz", "Y-1"), where
        else:
            assert isinstance(subject, Unreadable | Ambiguous), where
        if spelled != "lost" and not caps and method == "none" and ways.keys is Keys.PLACES:
            assert isinstance(subject, Item), where
        if spelled == "lost":
            assert not isinstance(subject, Item), where


def test_a_us_host_needs_no_self_test() -> None:
    us = LAYOUTS[0]
    for code in CODES:
        scan = scanned(Host(us, caps=False), code, Ways())
        assert scan is not None
        assert (scan.text, scan.flags) == (code, ())


def test_a_proven_scanner_reads_right_on_every_layout_with_no_doubt() -> None:
    for layout, caps in product(LAYOUTS, (False, True)):
        for code in CODES:
            scan = scanned(Host(layout, caps=caps), code, Ways(Keys.PLACES, Caps.IGNORED))
            assert scan is not None
            assert scan.text == code, layout.name
            lacking = "\1" in "".join(layout.levels[2 * caps : 2 * caps + 2])  # keys that type nothing are flagged
            assert doubt(scan.flags) is None or lacking, (layout.name, caps, code, scan.flags)


def test_a_scanner_that_undoes_caps_lock_is_read_so_once_that_is_known() -> None:
    us = LAYOUTS[0]
    for ways, believed in ((Ways(), False), (Ways(Keys.PLACES, Caps.UNDONE), True)):
        scan = scanned(Host(us, caps=True), "SFab1428", ways, undo_caps=True)
        assert scan is not None
        assert (doubt(scan.flags) is None) is believed
        assert scan.text == "SFab1428" or not believed


def test_a_scanner_set_to_the_hosts_own_layout_is_flagged_until_it_is_proven() -> None:
    """It presses y where a US scanner would press z: characters are right, places are not."""
    german = next(layout for layout in LAYOUTS if layout.xkb[0] == "de")
    places = {german.types(place, shift=bool(s), caps=False): (place, bool(s)) for place in PLACES for s in (0, 1)}
    for ways, expected in ((Ways(), None), (Ways(Keys.CHARACTERS), "YTzü-12")):
        host, burst, found = Host(german, caps=False), Burst(), None
        keys = [host.key(places[c][0], Held.SHIFT if places[c][1] else Held.NONE) for c in "YTzü-12"]
        for key in [*keys, host.key(28, text="\r", name="Return")]:
            assert key is not None
            burst, decision = press(burst, key, WedgeLimits(ways=ways))
            found = decision.scan if isinstance(decision, Completed) else found
        assert found is not None
        assert (Flag.LAYOUT in found.flags) is (expected is None)
        assert expected in (None, found.text)


def test_a_keypad_without_num_lock_is_flagged() -> None:
    keys = [Key(c, "", START, WITHIN_US[c][0]) for c in "ABCD"]
    keys += [Key("", "", START, place) for place in (79, 80, 81)]
    burst = Burst()
    for key in [*keys, Key("\r", "Return", START)]:
        burst, decision = press(burst, key, WedgeLimits())
    assert isinstance(decision, Completed)
    assert Flag.LAYOUT in decision.scan.flags


@pytest.mark.parametrize(("digits", "text"), [("029", GS), ("0029", GS), ("065", "A"), ("54992", "中".encode("gbk"))])
def test_alt_codes_are_read_by_what_was_held(digits: str, text: str | bytes) -> None:
    expected = text if isinstance(text, str) else "中"
    number = digits if isinstance(text, str) else str(int.from_bytes(text, "big"))
    keys = [*(Key(c, "", START) for c in "10AB"), Key("", "Alt", START)]
    keys += [Key(d, "", START, 82, Held.ALT) for d in number] + [Key(c, "", START) for c in "4210"]
    burst = Burst()
    for key in [*keys, Key("\r", "Return", START)]:
        burst, decision = press(burst, key, WedgeLimits())
    assert isinstance(decision, Completed)
    assert (decision.scan.text, decision.scan.flags) == (f"10AB{expected}4210", (Flag.ALT_CODE,))


@pytest.mark.skipif(ctypes.util.find_library("xkbcommon") is None, reason="no libxkbcommon here")
def test_the_table_is_what_the_window_systems_own_library_says() -> None:
    library = ctypes.CDLL(ctypes.util.find_library("xkbcommon"))
    for name in ("xkb_context_new", "xkb_keymap_new_from_names", "xkb_state_new"):
        getattr(library, name).restype = ctypes.c_void_p
    library.xkb_keysym_to_utf32.restype = ctypes.c_uint32
    context = ctypes.c_void_p(library.xkb_context_new(0))
    compared = 0
    for layout in LAYOUTS:
        lay, variant, model = (part.encode() for part in layout.xkb)
        names = (ctypes.c_char_p * 5)(b"evdev", model, lay, variant, None)
        keymap = library.xkb_keymap_new_from_names(context, names, 0)
        if not keymap:  # the library without its data
            pytest.skip("no xkeyboard-config here")
        for level, text in enumerate(layout.levels):
            state = ctypes.c_void_p(library.xkb_state_new(ctypes.c_void_p(keymap)))
            library.xkb_state_update_mask(state, level, 0, 0, 0, 0, 0)
            for place, char in zip(PLACES, text, strict=True):
                symbol = library.xkb_keysym_to_utf32(library.xkb_state_key_get_one_sym(state, place + 8))
                assert chr(symbol) == char.replace("\1", "\0") or char in "\0\1", (layout.name, place)
                compared += 1
    assert compared == len(LAYOUTS) * 4 * len(PLACES)
