"""Comparing by hand: which element of the sample catalogue a question names, and the answer to it."""

import json
from dataclasses import dataclass

from station.domain.goods import ElementDefinition
from station.domain.matching import EDITION, Match, Span, judge, marked, senseless
from station.domain.normalising.text import folded
from station.samples import catalogue


@dataclass(frozen=True, slots=True)
class Comparison:
    """An answer. `spans` are characters of the declared value, `standard_spans` of the standard one.

    `proposal` is the standard value where it would be refilled; `verdict` is None where the question is none.
    """

    verdict: str | None
    steps: tuple[str, ...] = ()
    spans: tuple[Span, ...] = ()
    standard_spans: tuple[Span, ...] = ()
    proposal: str | None = None
    warnings: tuple[str, ...] = ()
    error: str = ""
    edition: str = EDITION


class Comparer:
    """Answers by the sample element catalogue; what is not in it is judged by the element's name alone."""

    def __init__(self) -> None:
        self._codes: dict[str, dict[str, ElementDefinition]] = {}
        self._any: dict[str, ElementDefinition] = {}
        for hs in catalogue.hs_codes():
            named = self._codes.setdefault(hs.code, {})
            for element in hs.elements:
                for name in (element.key, element.zh, element.en):
                    named[folded(name)] = element
                    self._any.setdefault(folded(name), element)

    def answer(self, line: bytes) -> Comparison:
        """Answer one line of a batch; a line that is no question gets an answer that says so."""
        try:
            asked = json.loads(line)
            fields = [asked[name] for name in ("declared", "standard")]
            fields += [asked.get("element", ""), asked.get("hs_code")]
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
            return _refused(f"{type(error).__name__}: {error}")
        texts = [str(f) if isinstance(f, int) and not isinstance(f, bool) else "" if f is None else f for f in fields]
        if not all(isinstance(text, str) for text in texts):
            return _refused("hs_code, element, declared and standard are strings")
        declared, standard, element, hs_code = texts
        return self.compare(None if fields[-1] is None else hs_code, element, declared, standard)

    def compare(self, hs_code: str | None, element: str, declared: str, standard: str) -> Comparison:
        """Compare two values of an element. An empty declared value is missing, required or not.

        Of a code that is none, or an element that goods of the code cannot have, nothing is comparable; where no code
        is named, the element is judged by its name.
        """
        definition, warnings = self._definition(hs_code or "", element)
        match, steps = judge(declared, standard, definition=definition)
        if match is not Match.MISSING and hs_code is not None and (why := senseless(hs_code, element)):
            return Comparison(Match.NOT_COMPARABLE.value, warnings=(why,))
        spans = marked(declared, standard) if match is Match.DIFFERS else ((), ())
        refill = match in {Match.DIFFERS, Match.MISSING}
        return Comparison(match.value, steps, spans[0], spans[1], standard if refill else None, warnings)

    def _definition(self, hs_code: str, element: str) -> tuple[ElementDefinition, tuple[str, ...]]:
        name = folded(element[:200])
        elements = self._codes.get("".join(c for c in hs_code if c.isdecimal()))
        if elements is not None and name in elements:
            return elements[name], ()
        where = "" if elements is not None else f"HS code {hs_code[:20]!r} is not in the sample catalogue; "
        if name in self._any:
            warning = f"{where}{element!r} is read as in other codes"
            return self._any[name], (warning,)
        unknown = ElementDefinition(0, "", element[:200], element[:200], required=True)
        return unknown, (f"{where}{element[:80]!r} is not in the catalogue: judged by its name",)


def _refused(why: str) -> Comparison:
    message = f"Not a question: a JSON object with hs_code, element, declared and standard is wanted ({why})."
    return Comparison(None, error=message)
