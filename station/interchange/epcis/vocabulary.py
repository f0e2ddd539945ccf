"""The words of the Core Business Vocabulary: bare words, their URIs, and which do not exist (CBV 2.0)."""

import difflib
import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache

from station.paths import resource

#: Prefixes of the official JSON-LD context (EPCIS 2.0), which every document has without naming them.
PREFIXES = {
    "epcis": "https://ref.gs1.org/epcis/",
    "cbv": "https://ref.gs1.org/cbv/",
    "cbvmda": "urn:epcglobal:cbv:mda:",
    "gs1": "https://gs1.org/voc/",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "dcterms": "http://purl.org/dc/terms/",
}
#: EPCIS 1.x wrote the same words as URNs; GS1's schema for 2.0 refuses them, the event hash reads them.
OLD = {
    "urn:epcglobal:cbv:bizstep:": "https://ref.gs1.org/cbv/BizStep-",
    "urn:epcglobal:cbv:disp:": "https://ref.gs1.org/cbv/Disp-",
    "urn:epcglobal:cbv:btt:": "https://ref.gs1.org/cbv/BTT-",
    "urn:epcglobal:cbv:sdt:": "https://ref.gs1.org/cbv/SDT-",
    "urn:epcglobal:cbv:er:": "https://ref.gs1.org/cbv/ER-",
}
#: What lies here belongs to GS1, however scheme and host are written (RFC 3986, 6.2.2): a word that is not in the lists
#: is misspelt, not somebody's own.
_OWN = re.compile(
    r"https?://(?:[^/?#@]*@)?(?:(?:ref|ns)\.gs1\.org\.?(?::\d*)?/cbv/|(?:www\.)?gs1\.org\.?(?::\d*)?/voc/)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Words:
    """The words that one field takes, and the URI that a bare one stands for."""

    uri: str
    words: frozenset[str]

    def expand(self, value: str) -> str:
        """Return the URI of a bare word; everything else as it is."""
        return self.uri + value if value in self.words else value

    def bare(self, value: str) -> str:
        """Return the bare word of a CBV URI; everything else as it is."""
        word = value.removeprefix(self.uri)
        return word if word in self.words else value

    def wrong(self, value: str) -> tuple[str, str] | None:
        """Return (reason, fix) where a value is neither a word of the list nor somebody's own URI."""
        if value in self.words:
            return None
        full = expand_prefix(value, PREFIXES)
        if full.lower().startswith("urn:epcglobal:cbv"):
            return "is a word of EPCIS 1.x", "write the bare word of CBV 2.0"
        if _OWN.match(full):
            if full.startswith(self.uri) and full.removeprefix(self.uri) in self.words:
                return None
        elif ":" in value:
            return None
        near = difflib.get_close_matches(full.rpartition("/")[2].rpartition("-")[2], self.words, 1)
        return "is no word of CBV 2.0", f"did the sender mean {near[0]}?" if near else "write a word of CBV, or a URI"


@lru_cache(maxsize=1)
def vocabulary() -> dict[str, Words]:
    """Return the words by kind, from `resources/epcis`."""
    said = tomllib.loads(resource("epcis", "vocabulary.toml").read_text(encoding="utf-8"))
    return {kind: Words(rows["uri"], frozenset(rows["words"].split())) for kind, rows in said.items()}


def expand_prefix(text: str, prefixes: dict[str, str]) -> str:
    """Return a CURIE as the URI it stands for; everything else as it is."""
    prefix, colon, rest = text.partition(":")
    if colon and prefix in prefixes and not rest.startswith("//"):
        return prefixes[prefix] + rest
    return text
