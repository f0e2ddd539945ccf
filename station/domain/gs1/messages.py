"""GS1 data as a message that can be true of one item, or as the readings it may have where separators were lost."""

from dataclasses import dataclass

from station.domain.gs1.associations import contradiction, missing
from station.domain.gs1.elements import GS, Elements, parse
from station.domain.gs1.refusal import Refused
from station.domain.gs1.separators import readings, substituted


@dataclass(frozen=True, slots=True)
class Message:
    """GS1 data: its elements, and stable codes of what is odd. `link` marks a Digital Link."""

    elements: Elements
    warnings: tuple[str, ...] = ()
    link: bool = False


@dataclass(frozen=True, slots=True)
class Lost:
    """GS1 data with more than one honest reading, because separators may be lost.

    The reading that takes none for lost stands first, then the likelier ones; `whole` is False where there may be more.
    """

    readings: tuple[Elements, ...]
    whole: bool = True


def judged(
    elements: Elements, warnings: tuple[str, ...] = (), *, alone: bool, link: bool = False, lenient: bool = False
) -> Message | Refused:
    """Return elements as a message if they can be true of one item.

    With `alone` the message must hold all that its AIs need. Without, what another symbol on the item could bring is
    noted as a warning, and with `lenient` all that is missing.
    """
    lacking = None if lenient else missing(elements.elements, alone=alone)
    refused = contradiction(elements.elements) or lacking
    if refused:
        return refused
    if not alone and missing(elements.elements, alone=True):
        warnings = (*warnings, "missing_companion")
    return Message(elements, warnings, link)


def element_string(
    text: str, warnings: tuple[str, ...] = (), *, separators_kept: bool, lenient: bool = False
) -> Message | Lost | Refused:
    """Read an element string as a scanner sends it; without `separators_kept` separators may be lost or spelled.

    `lenient` drops and notes one separator before the data. `warnings` are what is known to be odd already.
    """
    if lenient and text.startswith(GS):
        text, warnings = text[1:], (*warnings, "leading_separator")
    plain = parse(text)
    message = plain if isinstance(plain, Refused) else judged(plain, warnings, alone=True)
    if separators_kept or GS in text:
        return message
    mended = substituted(text) or ()
    if mended and isinstance(message, Refused):
        repaired = judged(mended[0], (*warnings, "separator_substituted"), alone=True)
        return repaired if isinstance(repaired, Message) else message
    others = readings(text)
    if not mended and not others:
        return message
    first = (message.elements,) if isinstance(message, Message) else ()
    choices = {e.bracketed: e for e in (*first, *mended[:1], *others.elements)}
    return Lost(tuple(choices.values()), others.whole) if choices else message
