"""Rule packs looked over before they are published: what is wrong with each, and whether its examples come out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from station.interchange.rules import failing, read_pack
from station.ports import StationFault


@dataclass(frozen=True, slots=True)
class Told:
    """A line for a person; `wrong` counts what it says is wrong."""

    text: str
    wrong: int


def check(places: Sequence[Path]) -> Iterator[Told]:
    """Yield what is wrong with rule packs, file by file, and what each holds. Raises StationFault for no file."""
    for place in places:
        files = sorted(place.rglob("*.toml")) if place.is_dir() else [place]
        if not files:
            raise StationFault(f"{place} holds no rule pack: a rule pack is a .toml file")
        for file in files:
            pack = read_pack(file)
            for refused in (*pack.refused, *failing(pack.examples)):
                where = f"{file.name}:{refused.line}" + (f" {refused.field}" if refused.field else "")
                yield Told(f"{where}: {refused.reason}; {refused.fix}", 1)
            empty = not pack.controls and not pack.refused
            said = "no [[control]] in it" if empty else f"{len(pack.controls)} controls, {len(pack.examples)} examples"
            yield Told(f"{file.name}: {said}", int(empty))
