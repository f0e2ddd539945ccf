"""The JSON-LD context of a document, as far as names in it need it; nothing is ever fetched."""

from dataclasses import dataclass
from typing import Any

from station.interchange.epcis.shape import Misshapen, uri


@dataclass(frozen=True, slots=True)
class Context:
    """The contexts in force as written, their prefixes, and the fields that the document says are not the events'."""

    said: tuple[Any, ...]
    prefixes: dict[str, str]
    ignored: frozenset[str] = frozenset()

    def within(self, inner: Any) -> "Context":
        """Return the context of something inside that brings its own."""
        added = _many(inner)
        return Context((*self.said, *(each for each in added if each not in self.said)),
                       self.prefixes | _prefixes(added), self.ignored)  # fmt: skip


def check_context(said: Any, field: str) -> None:
    """Check that a context is what GS1's schema lets it be: a URI, an object, or a list of these, each once."""
    several = isinstance(said, list)
    for place, each in enumerate(said if several else [said]):
        where = f"{field}[{place}]" if several else field
        if isinstance(each, str):
            uri(each, where)
        elif not isinstance(each, dict):
            raise Misshapen(where, "is neither a URI nor an object")
        if several and each in said[:place]:
            raise Misshapen(where, "is there twice")


def context_of(document: dict[str, Any], results: dict[str, Any]) -> Context:
    """Return the context of a document; `results` is its queryResults, empty where it has none."""
    said = _many(document.get("@context"))
    ignored = {
        str(name)
        for holder in (document, results)
        for key, names in holder.items()
        if key.endswith(":ignoreFields")
        for name in _many(names)
    }
    return Context(tuple(said), _prefixes(said), frozenset(ignored))


def _prefixes(said: list[Any]) -> dict[str, str]:
    return {
        name: uri
        for each in said
        if isinstance(each, dict)
        for name, uri in each.items()
        if isinstance(uri, str) and not name.startswith("@")
    }


def _many(value: Any) -> list[Any]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]
