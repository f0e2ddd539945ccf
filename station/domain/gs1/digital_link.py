"""GS1 Digital Link URIs: the same elements in a web address, and their canonical form at id.gs1.org.

Source: GS1 Digital Link Standard: URI Syntax 1.6 (sections 4 and 5); RFC 3986.
"""

import re
from collections.abc import Sequence
from urllib.parse import quote, quote_plus

from station.domain.gs1.dictionary import Definition, find
from station.domain.gs1.elements import MOST, Element, Elements, judge
from station.domain.gs1.refusal import Refused

CANONICAL = "https://id.gs1.org"
_SCHEME = re.compile(r"https://|http://|HTTPS://|HTTP://")
_NOT_URI = re.compile(r"[^A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%]")
_NOT_HOST = re.compile(r"[^A-Za-z0-9\-.:\[\]]")
_OCTET = re.compile(r"%([0-9A-Fa-f]{2})")


def is_web_address(text: str) -> bool:
    """Say whether a text begins as a Digital Link URI must: http or https, all small or all capital."""
    return _SCHEME.match(text) is not None


def parse(
    text: str, *, unknown: bool = False, zero_suppressed: bool = False, any_attribute: bool = False
) -> Elements | Refused:
    """Read a Digital Link URI: a primary key and its qualifiers in the path, other AIs in the query.

    `unknown` lets unassigned AIs pass, `zero_suppressed` GTINs of 8, 12 or 13 digits, `any_attribute` unassigned AIs in
    the query. Other parameters and the fragment are skipped. Addresses are read, never opened.
    """
    scheme = _SCHEME.match(text)
    if not scheme:
        return Refused("not_a_digital_link", "A GS1 Digital Link begins with https:// or http://.")
    if bad := _NOT_URI.search(text):
        return Refused("illegal_uri_character", f"{bad[0]!r} cannot stand in a web address. Scan it again.")
    host, slash, rest = text[scheme.end() :].partition("/")
    if bad := _NOT_HOST.search(host):
        return Refused("illegal_host", f"{bad[0]!r} cannot stand in a host name. Scan it again.")
    if not slash or not host:
        return Refused("not_a_digital_link", "The address has no path; a Digital Link holds a GS1 key in its path.")
    path, _, query = rest.partition("#")[0].partition("?")
    key_path = _key_path(path)
    if not key_path:
        return Refused("no_key_in_path", "No GS1 key stands in the address: a web page, not an item. Scan the product.")
    found: list[Element] = []
    for definition, raw in key_path:
        element = _element(definition, _decoded(raw), zero_suppressed=zero_suppressed)
        if isinstance(element, Refused):
            return element
        found.append(element)
    return _query(tuple(found), query, unknown=unknown, zero_suppressed=zero_suppressed, any_attribute=any_attribute)


def compose(read: Elements, stem: str = CANONICAL, *, any_attribute: bool = False) -> str | Refused:
    """Return the Digital Link URI of some elements.

    The first primary key leads, with as many of its qualifiers as there are; elements that came from an address keep
    their path. Then the query, set lengths first.
    """
    by_ai = {element.ai: element for element in reversed(read.elements)}
    elements = [by_ai[ai] for ai in dict.fromkeys(element.ai for element in read.elements)]
    key = next((element for element in elements if element.definition.qualifiers is not None), None)
    if key is None:
        return Refused("no_key", "No primary key stands here; a Digital Link needs one.")
    best = _best_sequence(key.definition, by_ai)
    path = elements[: read.path] if read.path else [key, *(by_ai[ai] for ai in best)]
    rest = [element for element in elements if element not in path]
    for element in rest:
        if not (element.definition.attribute or (any_attribute and not element.definition.known)):
            why = f"AI ({element.ai}) can stand neither in this path nor in a Digital Link's query."
            return Refused("not_an_attribute", why, ai=element.ai)
    rest.sort(key=lambda element: not element.definition.predefined)
    steps = "".join(f"/{e.ai}/{quote(e.value, safe='')}" for e in path)
    query = "&".join(f"{e.ai}={quote_plus(e.value)}" for e in rest)
    return f"{stem.rstrip('/')}{steps}{'?' if query else ''}{query}"


def _key_path(path: str) -> list[tuple[Definition, str]]:
    """Walk back over /AI/value pairs from the end to the primary key; none where there is no key."""
    steps = path.split("/")
    pairs: list[tuple[Definition, str]] = []
    for n in range(len(steps) - 2, -1, -2):
        definition = find(steps[n])
        if definition is None or len(pairs) > MOST:
            return []
        pairs.append((definition, steps[n + 1]))
        if definition.qualifiers is not None:
            return pairs[::-1]
    return []


def _query(
    path: tuple[Element, ...], query: str, *, unknown: bool, zero_suppressed: bool, any_attribute: bool
) -> Elements | Refused:
    if not _fits(path):
        order = " ".join(f"({element.ai})" for element in path)
        return Refused("wrong_path_order", f"{order}: these qualifiers do not follow this key in this order.")
    found = list(path)
    for parameter in query.split("&"):
        name, equals, raw = parameter.partition("=")
        if not equals or (name and not (name.isascii() and name.isdigit())):
            continue
        definition = find(name, unknown=unknown)
        if definition is None:
            return Refused("unknown_ai", f"There is no application identifier ({name[:8]}).", ai=name[:4])
        element = _element(definition, _decoded(raw.replace("+", " ")), zero_suppressed=zero_suppressed)
        if isinstance(element, Refused):
            return element
        if refused := _misplaced(path, found, element, any_attribute=any_attribute):
            return refused
        found.append(element)
        if len(found) > MOST:
            return Refused("too_many_ais", f"More than {MOST} application identifiers stand in one address.")
    return Elements(tuple(found), path=len(path))


def _misplaced(
    path: tuple[Element, ...], found: Sequence[Element], element: Element, *, any_attribute: bool
) -> Refused | None:
    ai = element.ai
    if any(other.ai == ai for other in found):
        return Refused("duplicate_ai", f"AI ({ai}) stands twice in the address.", ai=ai)
    if not (element.definition.attribute or (any_attribute and not element.definition.known)):
        return Refused("not_an_attribute", f"AI ({ai}) cannot stand in a Digital Link's query.", ai=ai)
    for n in range(1, len(path) + 1):
        if _fits((*path[:n], element, *path[n:])):
            return Refused("belongs_in_path", f"AI ({ai}) belongs in the path, behind its key.", ai=ai)
    return None


def _fits(path: Sequence[Element]) -> bool:
    sequences = path[0].definition.qualifiers or ()
    return any(_follows([element.ai for element in path[1:]], sequence) for sequence in sequences)


def _follows(ais: Sequence[str], sequence: tuple[str, ...]) -> bool:
    rest = iter(sequence)
    return all(ai in rest for ai in ais)


def _best_sequence(key: Definition, present: dict[str, Element]) -> tuple[str, ...]:
    """Return the longest row of qualifiers that are there; of equal ones the first in the order of their AIs."""
    rows = [tuple(ai for ai in sequence if ai in present and ai != key.ai) for sequence in key.qualifiers or ()]
    return min(rows, key=lambda row: (-len(row), row))


def _element(definition: Definition, value: str, *, zero_suppressed: bool) -> Element | Refused:
    if zero_suppressed and definition.ai == "01" and len(value) in {8, 12, 13}:
        value = value.zfill(14)
    if "\x00" in value or "^" in value:
        return Refused(
            "illegal_character", f"AI ({definition.ai}): NUL or ^ cannot be part of a value.", ai=definition.ai
        )
    judged = judge(definition, value)
    return judged if isinstance(judged, Refused) else Element(definition, judged)


def _decoded(raw: str) -> str:
    """Undo percent-encoding octet by octet; a % without two hexadecimal digits stays and is judged as data."""
    return _OCTET.sub(lambda octet: chr(int(octet[1], 16)), raw)
