"""The dice: one seeded source of chance for each thing made, so that each can be made alone and always the same."""

from random import Random


def dice(*names: object) -> Random:
    """Return the dice of a thing, named by the seed and what is made. Nothing secret is ever drawn from them."""
    return Random("/".join(map(str, names)))  # noqa: S311 - made-up data that must come out the same every time
