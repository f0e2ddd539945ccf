"""Rule packs looked over before they are published: what is wrong with each, and whether its examples come out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from station.domain.control import ControlInstruction
from station.domain.intake import Refused
from station.interchange.rules import clash, failing, read_pack
from station.ports import StationFault


@dataclass(frozen=True, slots=True)
class Told:
    """A line for a person; `wrong` counts what it says is wrong."""

    text: str
    wrong: int


def check(places: Sequence[Path]) -> Iterator[Told]:
    """Yield what is wrong with rule packs, each by itself and beside the others, and what each holds.

    Raises StationFault for no file.
    """
    before: dict[str, list[tuple[str, ControlInstruction]]] = {}
    for file in _files(places):
        pack = read_pack(file)
        for refused in (*pack.refused, *failing(pack.examples)):
            yield _told(file, refused)
        for line, control in pack.controls:
            for where, other in before.get(control.rule_id, ()):
                found = clash(control, line, other)
                if found is not None:
                    yield _told(file, replace(found, reason=f"{found.reason}, see {where}"))
        for line, control in pack.controls:
            before.setdefault(control.rule_id, []).append((f"{file.name}:{line}", control))
        yield Told(f"{file.name}: {len(pack.controls)} controls, {len(pack.examples)} examples", 0)


def _files(places: Sequence[Path]) -> Iterator[Path]:
    """Yield the files of all places, each once."""
    met = set[Path]()
    for place in places:
        files = sorted(place.rglob("*.toml")) if place.is_dir() else [place]
        if not files:
            raise StationFault(f"{place} holds no rule pack: a rule pack is a .toml file")
        for file in files:
            if file.resolve() not in met:
                met.add(file.resolve())
                yield file


def _told(file: Path, refused: Refused) -> Told:
    where = f"{file.name}:{refused.line}" + (f" {refused.field}" if refused.field else "")
    return Told(f"{where}: {refused.reason}; {refused.fix}", 1)
