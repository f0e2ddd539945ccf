"""Buttons that no scanner can press: they never take the focus, and no letter of their words is a shortcut."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton


def unfocused(button: QPushButton, role: str = "") -> QPushButton:
    """Take the focus, the default and every other way of being pressed by a key away from a button."""
    button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    button.setAutoDefault(False)
    button.setDefault(False)
    if role:
        button.setProperty("role", role)
    return button


def plain(text: str) -> str:
    """Return words as a button shows them: an ampersand is an ampersand, not a shortcut."""
    return text.replace("&", "&&")
