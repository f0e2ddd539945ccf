"""Refusals: what is wrong with a code, as a stable word and a plain sentence."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Refused:
    """A code that is not what it claims to be.

    `code` is stable and becomes words in the operator's language elsewhere; `message` says in plain English what is
    wrong and what to do. `near` holds what it could have been: a suggestion for a person, never taken by itself.
    `expected` is the right check digit of a wrong one. `ai` names the application identifier at fault, `span` the bad
    characters (start, end) within its value.
    """

    code: str
    message: str
    near: tuple[str, ...] = ()
    expected: str = ""
    ai: str = ""
    span: tuple[int, int] | None = None
