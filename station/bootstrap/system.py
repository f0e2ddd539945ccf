"""What the operating system must bring: shared libraries, a font, programs; and how Debian is asked for them."""

from __future__ import annotations

import ctypes
import importlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from station.bootstrap.console import give_up, say, succeeds


class Need(NamedTuple):
    """The Debian package, what shows that it is there, and what is lost without it (empty: everything)."""

    package: str
    names: tuple[str, ...]
    kind: str = "library"
    lost: str = ""


X11, SOUND, SCREEN = "windows on X11", "sound", "tests on a virtual screen"
LIBRARIES = (
    Need("libglib2.0-0", ("libglib-2.0.so.0", "libgthread-2.0.so.0")),
    Need("libgl1", ("libGL.so.1",)),
    Need("libegl1", ("libEGL.so.1",)),
    Need("libfontconfig1", ("libfontconfig.so.1",)),
    Need("libdbus-1-3", ("libdbus-1.so.3",)),
    Need("libxkbcommon0", ("libxkbcommon.so.0",)),
    Need("libxkbcommon-x11-0", ("libxkbcommon-x11.so.0",), lost=X11),
    Need("libxcb-cursor0", ("libxcb-cursor.so.0",), lost=X11),
    Need("libxcb-icccm4", ("libxcb-icccm.so.4",), lost=X11),
    Need("libxcb-keysyms1", ("libxcb-keysyms.so.1",), lost=X11),
    Need("libxcb-shape0", ("libxcb-shape.so.0",), lost=X11),
    Need("libpulse0", ("libpulse.so.0",), lost=SOUND),
    Need("libxrandr2", ("libXrandr.so.2",), lost=SOUND),
    Need("libzbar0", ("libzbar.so.0",), lost="the zbar decoder"),
    Need("fonts-wqy-microhei", ("Chinese",), "font", lost="Chinese characters"),
)
FOR_TESTS = (
    Need("xvfb", ("Xvfb",), "program", SCREEN),
    Need("xdotool", ("xdotool",), "program", SCREEN),
    Need("strace", ("strace",), "program", "power cuts in tests"),
)
CJK_FONT = re.compile(r"wqy|noto-?(sans|serif)-?(cjk|sc)|sourcehan|droidsansfallback|uming|ukai", re.IGNORECASE)


def needs(for_tests: bool, only_essential: bool = False) -> tuple[Need, ...]:
    """Return what a machine must bring. Windows and macOS bring it all, or their wheels do."""
    if not sys.platform.startswith("linux"):
        return ()
    if only_essential:
        return tuple(need for need in LIBRARIES if not need.lost)
    package = f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"
    return (*LIBRARIES, Need(package, ("ensurepip", "venv"), "module"), *(FOR_TESTS if for_tests else ()))


def loads(library: str) -> bool:
    """Say whether the dynamic loader finds a shared library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def has_chinese_font() -> bool:
    """Say whether a font with Chinese characters is installed."""
    if shutil.which("fc-list"):
        listed = subprocess.run(["fc-list", ":lang=zh"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False)
        return bool(listed.stdout.strip())
    folders = ("/usr/share/fonts", "/usr/local/share/fonts", str(Path.home() / ".local/share/fonts"))
    return any(CJK_FONT.match(name) for folder in folders for _, _, names in os.walk(folder) for name in names)


PROBES: dict[str, Callable[[str], bool]] = {
    "library": loads,
    "program": lambda name: shutil.which(name) is not None,
    "module": lambda name: importlib.util.find_spec(name) is not None,
    "font": lambda _: has_chinese_font(),
}


def is_present(need: Need) -> bool:
    """Say whether this machine has it."""
    return all(PROBES[need.kind](name) for name in need.names)


def missing(wanted: Sequence[Need], present: Callable[[Need], bool] = is_present) -> list[Need]:
    """Return the needs that are not met, in order."""
    return [need for need in wanted if not present(need)]


def apt_commands(lacks: Sequence[Need], before: Sequence[str] = ()) -> list[list[str]]:
    """Return the two commands that bring what is missing, on Debian and its relations."""
    install = ["apt-get", "install", "-y", "--no-install-recommends"]
    return [[*before, "apt-get", "update"], [*before, *install, *(need.package for need in lacks)]]


def advice(lacks: Sequence[Need], is_root: bool, has_apt: bool, has_sudo: bool) -> str:
    """Return the one line that says how to install what is missing."""
    if not has_apt:
        names = ", ".join(name for need in lacks for name in need.names)
        return f"install with this system's own packages: {names}"
    before = [] if is_root or not has_sudo else ["sudo"]
    line = " && ".join(" ".join(command) for command in apt_commands(lacks, before))
    return ("to install: " if is_root or has_sudo else "to install, as root: ") + line


def provide(lacks: list[Need]) -> None:
    """Install what is missing where that is allowed; else say how, and go on only if the station can do without."""
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    has_apt, has_sudo = shutil.which("apt-get") is not None, shutil.which("sudo") is not None
    if lacks and has_apt and (is_root or (has_sudo and may_sudo())):
        install(lacks, [] if is_root else ["sudo"])
        lacks = missing(lacks)
    if not lacks:
        return
    say("missing here: " + ", ".join(need.package for need in lacks))
    say(advice(lacks, is_root, has_apt, has_sudo))
    essential = [need.package for need in lacks if not need.lost]
    if essential:
        give_up("cannot start without " + ", ".join(essential))
    say("going on without " + ", ".join(dict.fromkeys(need.lost for need in lacks)))


def install(lacks: Sequence[Need], before: Sequence[str]) -> None:
    """Ask Debian for what is missing; whether it came is seen by looking again."""
    for command in apt_commands(lacks, [*before, "env", "DEBIAN_FRONTEND=noninteractive"]):
        say(" ".join(command))
        if not succeeds(command):
            break
    importlib.invalidate_caches()


def may_sudo() -> bool:
    """Say whether sudo can be used: there is a terminal to ask at, or it asks for nothing."""
    return (sys.stdin is not None and sys.stdin.isatty()) or succeeds(["sudo", "-n", "true"], quiet=True)
