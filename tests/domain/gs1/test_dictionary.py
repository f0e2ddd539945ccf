"""The table of application identifiers: whole, of one mind with itself, and made from GS1's own file."""

import runpy
from pathlib import Path

from station.domain.gs1.ai_rows import ROWS
from station.domain.gs1.charsets import CHARSETS
from station.domain.gs1.dictionary import PREDEFINED, Definition, find
from station.domain.gs1.linters import LINTERS

ROOT = Path(__file__).resolve().parents[3]


def everything() -> list[Definition]:
    found = [find(str(n).zfill(width)) for width in (2, 3, 4) for n in range(10**width)]
    return [definition for definition in found if definition]


def test_every_row_is_read() -> None:
    assert len(everything()) == 541
    assert {find(row.split()[0].split("-")[0]) is not None for row in ROWS.strip().splitlines()} == {True}


def test_no_ai_begins_like_a_longer_one() -> None:
    lengths: dict[str, set[int]] = {}
    for definition in everything():
        lengths.setdefault(definition.ai[:2], set()).add(len(definition.ai))
    assert all(len(found) == 1 for found in lengths.values())


def test_predefined_lengths_are_those_of_the_general_specifications() -> None:
    for definition in everything():
        fixed = PREDEFINED.get(definition.ai[:2])
        assert definition.predefined == (fixed is not None), definition
        assert fixed in {None, definition.longest}


def test_every_character_set_and_check_is_known() -> None:
    for definition in everything():
        for part in definition.components:
            assert part.charset in CHARSETS
            assert set(part.checks) <= LINTERS.keys()


def test_optional_parts_come_last() -> None:
    for definition in everything():
        optional = [part.optional for part in definition.components]
        assert optional == sorted(optional)


def test_the_module_is_what_the_generator_makes(shared_data: Path) -> None:
    generator = runpy.run_path(str(ROOT / "resources" / "gs1" / "make_ai_rows.py"))
    dictionary = (shared_data / "gs1" / "gs1-syntax-dictionary.txt").read_text(encoding="utf-8")
    module = (ROOT / "station" / "domain" / "gs1" / "ai_rows.py").read_text(encoding="utf-8")
    assert generator["module"](dictionary) == module
