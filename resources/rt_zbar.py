"""In the frozen app, let pyzbar find the zbar that was packed with it; ctypes looks for it in the system alone."""

import ctypes.util
import sys
from pathlib import Path

_BUNDLED = Path(sys._MEIPASS, "libzbar.so.0")  # noqa: SLF001 - the name PyInstaller gives the bundle's folder
_find_in_system = ctypes.util.find_library


def _find_library(name: str) -> str | None:
    """Return the bundled zbar, and for everything else what the system says."""
    return str(_BUNDLED) if name == "zbar" and _BUNDLED.exists() else _find_in_system(name)


ctypes.util.find_library = _find_library
