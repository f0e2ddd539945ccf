"""What was found beside the list, and how packs were counted: by what reading, which pieces, how many."""

from dataclasses import replace

import pytest

from station.domain.desk.states import OnParcel
from tests.ui.conftest import Dock
from tests.ui.faces import CASE, CREAM, FINE, GIFT, MILK, PARCELS, WRONG, parcel, row
from tests.ui.faces import Dock as Desk


def beside(dock: Dock, desk: Desk) -> list[tuple[str, ...]]:
    """The rows beside the list, as they are read aloud."""
    dock.show(desk.face())
    rows = dock.window.house.parcel.items.rows
    return [tuple(cell.spoken for cell in cells) for cells in rows if cells[0].text.startswith("+")]


def test_a_pack_that_was_counted_by_what_it_holds_says_so(dock: Dock, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(PARCELS, FINE, parcel(FINE, (row(1, MILK, 7, "1"),)))
    (told,) = beside(dock, Desk().working().scan(FINE).item(MILK).scan(CASE, "]I1"))
    assert told[0].endswith(f"{CASE} = 6 × {MILK}")
    assert told[2:] == ("1", "counted unopened")
    assert dock.window.house.parcel.items.rows[0][2].text == "7"


def test_gifts_beyond_what_was_declared_are_not_called_free(dock: Dock, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(PARCELS, FINE, parcel(FINE, (row(1, MILK, 1, "1"),)))
    desk = Desk().working().scan(FINE).item(MILK).item(GIFT)
    assert [told[3] for told in beside(dock, desk)] == ["Domestic gift, need not be declared"]
    assert [told[2:] for told in beside(dock, desk.item(GIFT))] == [("2", "More gifts than declared goods")]


def test_equal_findings_are_told_once_with_their_number(dock: Dock) -> None:
    desk = Desk().working().scan(FINE).item(GIFT, 3)
    dock.show(desk.face())
    told = [cells[0].text for cells in dock.window.house.parcel.reasons.rows]
    assert told.count("Domestic gift, need not be declared ×3") == 1
    assert "Domestic gift, need not be declared" not in told


def test_undeclared_pieces_say_which_lots_and_serials_they_are(dock: Dock) -> None:
    desk = Desk().working().scan(WRONG).item(CREAM, 2)
    phase = desk.state.phase
    assert isinstance(phase, OnParcel)
    first, second = (
        replace(piece, item=replace(piece.item, lot=f"L{n}", serial=serial))
        for n, (piece, serial) in enumerate(zip(phase.work.pieces, (None, "S7"), strict=True))
    )
    counted = replace(phase.work.assessment.counted, undeclared=(first, second))
    work = replace(phase.work, assessment=replace(phase.work.assessment, counted=counted))
    desk.state = replace(desk.state, phase=OnParcel(work))
    assert (CREAM + " · lot L0 · serial S7") in beside(dock, desk)[0][0]
