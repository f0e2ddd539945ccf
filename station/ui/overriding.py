"""`override` for the type checker; Python 3.11 has none of its own."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing_extensions import override
else:

    def override(method: object) -> object:
        """Mark a method that stands for one of Qt's."""
        return method


__all__ = ["override"]
