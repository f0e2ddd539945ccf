"""Verdicts of a ledger reached again, each from what its entry holds alone."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from station.domain.goods import CodeItem, ElementDefinition
from station.domain.ledger import Entry, EntryType, Json
from station.domain.matching import EDITION, judge


@dataclass(frozen=True, slots=True)
class Rejudged:
    """One stored verdict and the one of today. `same_edition` says that the two were reached by the same steps."""

    entry: int
    row: int
    element: str
    declared: str
    standard: str
    match: str
    now: str
    same_edition: bool

    @property
    def follows(self) -> bool:
        """Say whether the verdict of today is the stored one."""
        return self.match == self.now


def rejudged(entries: Iterable[Entry]) -> Iterator[Rejudged]:
    """Yield every stored verdict of every decision. Raises ValueError where an entry is none that was ever written."""
    for entry in entries:
        if entry.type is EntryType.DECISION:
            compared = entry.body.get("compared", [])
            for each in compared if isinstance(compared, list) else ():
                yield _rejudged(entry, each)


def _rejudged(entry: Entry, stored: Json) -> Rejudged:
    match stored:
        case {
            "row": int(row), "element": str(key), "zh": str(zh), "en": str(en), "required": bool(required),
            "declared": str(declared), "standard": str(standard), "match": str(match),
        }:  # fmt: skip
            codes = tuple(_code(each) for each in _codes(stored))
            definition = ElementDefinition(0, key, zh, en, required, codes)
            now, _ = judge(declared, standard, required=required, definition=definition)
            return Rejudged(
                entry.seq, row, key, declared, standard, match, now.value, entry.body.get("edition") == EDITION
            )
        case _:
            raise ValueError(f"entry {entry.seq} holds a comparison that this version does not know")


def _codes(stored: Json) -> list[Json]:
    codes = stored.get("codes", []) if isinstance(stored, dict) else []
    return codes if isinstance(codes, list) else []


def _code(stored: Json) -> CodeItem:
    match stored:
        case [str(code), str(zh), str(en)]:
            return CodeItem(code, zh, en)
        case _:
            raise ValueError(f"{stored!r} is no code of an element")
