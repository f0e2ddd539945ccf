"""OpenCV, imported in this one place: its traces in the environment are removed, its threads kept to one.

On import cv2 points two QT_* variables at the Qt plugins it bundles; they mislead PySide6's messages and leak into
child processes. They are put back as they were. `cv2.imshow` must never be called after that: it aborts the process.
"""

import os

_QT_VARIABLES = ("QT_QPA_PLATFORM_PLUGIN_PATH", "QT_QPA_FONTDIR")
_before = {name: os.environ.get(name) for name in _QT_VARIABLES}

import cv2  # noqa: E402 - the environment is noted first, to be put back after

for _name, _value in _before.items():
    if _value is None:
        os.environ.pop(_name, None)
    else:
        os.environ[_name] = _value

cv2.setNumThreads(1)

__all__ = ["cv2"]
