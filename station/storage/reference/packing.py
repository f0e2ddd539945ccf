"""Families of packs: what a pack holds, down to the piece, and what holds it, up to the pallet."""

import json
from collections.abc import Callable, Iterable

from station.domain.goods import PackLevel
from station.storage.reference.cells import gtin_number
from station.storage.reference.overlay import Overlay
from station.storage.reference.schema import PACKS

#: Pieces in packs in cases on pallets; a chain longer than this is a circle in the data.
LEVELS = 8

HELD = "SELECT * FROM packs WHERE gtin IN (SELECT value FROM json_each(?))"
HOLDING = "SELECT * FROM packs WHERE child IN (SELECT value FROM json_each(?))"

Onward = Callable[[PackLevel], str]


def families(files: Overlay, gtins: Iterable[str]) -> dict[str, tuple[PackLevel, ...]]:
    """Return each GTIN's family: the levels below it, nearest first, then those above it; all looked up together."""
    asked = list(gtins)
    below = _reach(files, HELD, asked, onward=_child, back=_gtin)
    above = _reach(files, HOLDING, asked, onward=_gtin, back=_child)
    return {gtin: (*_chain(below, gtin, _child), *_chain(above, gtin, _gtin)) for gtin in asked}


def _reach(files: Overlay, sql: str, gtins: list[str], onward: Onward, back: Onward) -> dict[str, list[PackLevel]]:
    """Return {GTIN: its levels} for every GTIN that is met on the way in one direction."""
    met: dict[str, list[PackLevel]] = {gtin: [] for gtin in gtins}
    edge = gtins
    for _ in range(LEVELS):
        levels: list[PackLevel] = files.all(PACKS, sql, json.dumps([gtin_number(gtin) for gtin in edge]))
        for level in levels:
            met[back(level)].append(level)
        edge = sorted({onward(level) for level in levels} - met.keys())
        if not edge:
            break
        met.update((gtin, []) for gtin in edge)
    return met


def _chain(met: dict[str, list[PackLevel]], gtin: str, onward: Onward) -> list[PackLevel]:
    found: list[PackLevel] = []
    edge = {gtin}
    for _ in range(LEVELS):
        step = [level for each in edge for level in met.get(each, ()) if level not in found]
        if not step:
            break
        found += sorted(step, key=lambda level: (level.gtin, level.child))
        edge = {onward(level) for level in step}
    return found


def _gtin(level: PackLevel) -> str:
    return level.gtin


def _child(level: PackLevel) -> str:
    return level.child
