"""Whether there is a screen to open a window on."""

import os
import sys


def has_screen() -> bool:
    """Say whether a window can be shown here; a platform asked for by name counts as one."""
    if os.environ.get("QT_QPA_PLATFORM", "") not in {"", "offscreen", "minimal"}:
        return True
    if sys.platform.startswith("linux"):
        return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
    return True
