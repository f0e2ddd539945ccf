"""Whether there is a screen to open a window on."""

import os
import platform


def has_screen() -> bool:
    """Say whether a window can be shown here; a platform asked for by name counts as one."""
    if os.environ.get("QT_QPA_PLATFORM", "") not in {"", "offscreen", "minimal"}:
        return True
    needs_server = platform.system() == "Linux"
    return not needs_server or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
