"""Keys of a US scanner on a real X server with another layout: flagged, then read by their places after the card."""

import os
import shutil
import subprocess
import sys

import pytest

from station.domain.keyboards import US
from station.domain.self_test import PLAIN
from tests.app.test_window_xcb import virtual_screen

pytestmark = [
    pytest.mark.xcb,
    pytest.mark.skipif(
        not all(map(shutil.which, ("Xvfb", "xdotool", "setxkbmap"))), reason="needs Xvfb, xdotool and setxkbmap"
    ),
]
CODE = 'YTzqa8888-W"m'
WHERE = {pair[level]: (place + 8, level) for place, pair in US.items() for level in (0, 1)}
SHIFT, ENTER = "50", "36"  # X key codes


def strokes(text: str) -> list[str]:
    """Return what has xdotool press the keys of a US keyboard by their codes, whatever they type here."""
    words: list[str] = []
    for char in text:
        code, shift = WHERE[char]
        press = ["key", "--delay", "2", str(code)]
        words += ["keydown", SHIFT, *press, "keyup", SHIFT] if shift else press
    return [*words, "key", ENTER]


@pytest.mark.parametrize(("layout", "way"), [("us", "both"), ("fr", "places"), ("de", "places"), ("jp", "places")])
def test_a_us_scanner_on_a_real_keyboard_layout(layout: str, way: str) -> None:
    with virtual_screen() as display:
        environment = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}

        def do(*words: str) -> str:
            return subprocess.run(words, env=environment, capture_output=True, text=True, check=False).stdout

        command = [sys.executable, "-m", "tests.app.layout_worker"]
        with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as app:
            assert app.stdout is not None
            try:
                assert app.stdout.readline() == "ready\n"
                do("setxkbmap", layout)  # not before: the server forgets it when its last client goes
                window = do("xdotool", "search", "--sync", "--onlyvisible", "--name", "Layout").split()[0]
                do("xdotool", "windowfocus", "--sync", window)
                said = []
                for text in (CODE, PLAIN, CODE):
                    do("xdotool", *strokes(text))
                    said.append(app.stdout.readline().strip())
            finally:
                app.terminate()
    doubtful, proof, believed = said
    assert doubtful == f"scan {'None' if layout == 'us' else 'keyboard_layout'} {CODE!r}"
    assert proof == f"proof {way} unproven"
    assert believed == f"scan None {CODE!r}"
