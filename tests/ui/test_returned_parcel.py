"""What comes back: the screen says what was applied for where it is not what was declared, and whose trace is told."""

from dataclasses import replace
from decimal import Decimal

import pytest

from station.domain.desk.states import OnGoods
from station.domain.goods import ProductStatus
from station.domain.parcel import ReturnRow
from tests.ui.conftest import Dock
from tests.ui.faces import CAME_BACK, FACES, MILK, PARCELS, returns_dock


@pytest.mark.parametrize(("quantity", "below"), [("1", ("applied for: 1",)), ("2", ())])
def test_a_row_says_what_was_applied_for_where_it_is_not_what_was_declared(
    dock: Dock, monkeypatch: pytest.MonkeyPatch, quantity: str, below: tuple[str, ...]
) -> None:
    plain = PARCELS[CAME_BACK]
    (application,), item = plain.returns, plain.listing.items[0]
    items = (replace(item, quantity=Decimal(2)),)
    rows = (ReturnRow(item.gnum, item.gcode, item.gname, Decimal(quantity), item.unit),)
    asked = replace(plain, listing=replace(plain.listing, items=items), returns=(replace(application, rows=rows),))
    monkeypatch.setitem(PARCELS, CAME_BACK, asked)
    dock.show(returns_dock().scan(CAME_BACK).item(MILK).face())
    (told,) = dock.window.house.parcel.items.rows
    assert (told[1].text, told[1].below) == ("2 tin", below)
    history = [cells[1].spoken for cells in dock.window.house.parcel.history.rows]
    assert f"return applied for, RMA-2026-0097 · YT8800123456789 · row 1 × {quantity} · 不想要了" in history
    reasons = [cells[0].spoken for cells in dock.window.house.parcel.reasons.rows]
    assert any("applied for 2 · counted 1" in text for text in reasons) is (quantity == "2")


def test_a_product_says_whose_trace_is_told_and_its_state_in_words(dock: Dock) -> None:
    face = FACES["20-product"]()
    phase = face.state.phase
    assert isinstance(phase, OnGoods)
    product = replace(phase.dossier.product, status=ProductStatus.WITHDRAWN)
    lot = replace(phase, item=replace(phase.item, lot="L1"), dossier=replace(phase.dossier, product=product))
    for shown, whose in ((phase, phase.item.gtin), (lot, "lot L1")):
        dock.show(replace(face, state=replace(face.state, phase=shown)))
        goods = dock.window.house.goods
        assert goods._history_card.heading.text() == f"Trace · {whose}"
    told = [fact.value.text() for fact in goods.facts]
    assert goods.facts[7].value.property("tone") == "inspect"
    assert told[7:] == ["3 · withdrawn", "2026-03-01 · barcode database of customs"]
