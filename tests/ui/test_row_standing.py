"""What a row says of its standard leaves nothing out, claims nothing that nobody knows, and names what was declared."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtWidgets import QApplication

from station.domain.goods import ProductStatus
from station.domain.parcel import ListItem, ParcelDossier
from station.domain.thing import Thing
from station.ui.glyphs import Glyph
from station.ui.parcel_rows import NONE
from station.ui.theme import Tone
from tests.ui.conftest import Dock
from tests.ui.faces import FACES, FINE, MILK, PARCELS, STRANGER, known_goods, parcel, row
from tests.ui.faces import Dock as Desk

VALUES = [value for _, value in known_goods(MILK).product.elements]
FULL = "|".join(VALUES)


@pytest.fixture(autouse=True)
def _application(qapp: QApplication) -> None:
    """Words need an application."""


def shown(dock: Dock, monkeypatch: pytest.MonkeyPatch, made: ParcelDossier) -> Dock:
    monkeypatch.setitem(PARCELS, FINE, made)
    dock.show(Desk().working().scan(FINE).face())
    return dock


def of(item: ListItem, **changes: object) -> ParcelDossier:
    """A parcel of one row, its product changed."""
    made = parcel(FINE, (item,))
    goods = made.goods[0]
    return replace(made, goods=(replace(goods, product=replace(goods.product, **changes)),))


def bare(*keys: str) -> tuple[tuple[str, str], ...]:
    """The standard's elements without these."""
    return tuple((key, "" if key in keys else value) for key, value in known_goods(MILK).product.elements)


SPOILT = FULL.replace("900g", "800g").replace("1罐/盒", "大盒").replace("12-36", "6-12").replace("Muranelle 沐岚", "")


@pytest.mark.parametrize(
    ("item", "changes", "said", "tone"),
    [
        (row(1, MILK, 2, "1"), {}, "same", None),
        (row(1, MILK, 2, "1", SPOILT), {}, "2 differs, 1 missing · 1 not comparable", Tone.INSPECT),
        (row(1, MILK, 2, "1", country="110"), {}, "origin differs", Tone.INSPECT),
        (row(1, MILK, 2, "1"), {"hs_code": "1901101000"}, "commodity code differs", Tone.INSPECT),
        (row(1, MILK, 2, "1", FULL + "|另一个"), {}, "1 not comparable", Tone.HOLD),
        (row(1, MILK, 2, "1"), {"elements": bare("brand", "age")}, "same, 2 without a standard value", None),
        (row(1, MILK, 2, "1"), {"status": ProductStatus.WITHDRAWN}, "standard withdrawn", Tone.HOLD),
        (row(1, MILK, 2, "1"), {"elements": ()}, "no standard values", Tone.HOLD),
        (row(1, MILK, 2, "1", "|" * 7), {"elements": ()}, "no standard values", Tone.HOLD),
    ],
)  # fmt: skip
def test_a_row_says_all_that_is_not_known_to_agree(
    dock: Dock,
    monkeypatch: pytest.MonkeyPatch,
    item: ListItem,
    changes: dict[str, object],
    said: str,
    tone: Tone | None,
) -> None:
    (told,) = shown(dock, monkeypatch, of(item, **changes)).window.house.parcel.items.rows
    assert (told[3].spoken, told[3].tone) == (said, tone)
    assert (told[3].glyph is Glyph.RELEASE) is said.startswith("same")


def test_goods_that_are_declared_to_have_no_barcode_are_told_without_alarm(
    dock: Dock, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = parcel(FINE, (replace(row(1, MILK, 2, "1"), gtin=None, bar_code="无"),))
    (told,) = shown(dock, monkeypatch, made).window.house.parcel.items.rows
    assert (told[3].text, told[3].tone) == ("declared without a barcode: no standard", None)


def test_the_row_that_wants_an_eye_is_the_one_whose_elements_are_shown(
    dock: Dock, monkeypatch: pytest.MonkeyPatch
) -> None:
    fine = row(1, MILK, 2, "1")
    dock.show(FACES["06-inspect-proposed"]())
    for wrong in (row(2, MILK, 2, "1", FULL.replace("900g", "大罐")), row(2, MILK, 2, "1", country="110"),
                  replace(row(2, MILK, 2, "1"), gtin=STRANGER, bar_code=STRANGER[1:])):  # fmt: skip
        made = parcel(FINE, (replace(fine, gmodel=FULL.replace("1罐/盒", "1罐／盒")), wrong))
        assert shown(dock, monkeypatch, made).window.house.parcel.row_shown() == 2
        dock.show(FACES["06-inspect-proposed"]())


def test_the_declared_name_is_shown_and_the_standard_one_beside_it(dock: Dock, monkeypatch: pytest.MonkeyPatch) -> None:
    made = parcel(FINE, (row(1, MILK, 2, "1", gname="洗发水"), row(2, MILK, 2, "1")))
    first, second = shown(dock, monkeypatch, made).window.house.parcel.items.rows
    assert first[0].text == "1  洗发水 (standard: Muranelle infant formula stage 3, 900 g)"
    assert second[0].text == "2  Muranelle infant formula stage 3, 900 g"


def test_an_element_says_why_it_was_compared_with_nothing(dock: Dock, monkeypatch: pytest.MonkeyPatch) -> None:
    view = shown(
        dock, monkeypatch, of(row(1, MILK, 2, "1", FULL + "|另一个"), elements=bare("age"))
    ).window.house.parcel
    told = {cells[0].text: cells for cells in view.elements.rows}
    assert told["Intended consumer"][3].spoken == "not comparable, no standard value"
    (behind,) = (name for name, cells in told.items() if cells[1].text == "另一个")
    assert told[behind][2].text == NONE
    assert told[behind][3].tone is Tone.HOLD


def test_of_a_long_value_the_differing_characters_are_seen_and_the_whole_is_kept(
    dock: Dock, monkeypatch: pytest.MonkeyPatch
) -> None:
    long = "、".join(f"维生素{n}号" for n in range(60))
    standard = tuple((key, long if key == "ingredients" else value) for key, value in bare())
    declared = long.replace("维生素40号", "维生素4O号")
    item = row(1, MILK, 2, "1", FULL.replace(dict(bare())["ingredients"], declared))
    view = shown(dock, monkeypatch, of(item, elements=standard)).window.house.parcel
    cell = view.elements.rows[0][1]
    assert [cell.text[a:b] for a, b in cell.spans] == ["O"]
    assert len(cell.text) < 40
    assert cell.spoken == declared


def test_the_day_of_the_declaration_is_told_without_a_time_that_no_message_says(dock: Dock) -> None:
    dock.show(Desk().working().scan(FINE).face())
    told = {fact.caption.text(): fact.value.text() for fact in dock.window.house.parcel.header.facts}
    assert told["Declared on"] == "2026-11-11"


def test_a_product_that_no_version_is_in_force_of_is_not_called_unknown(
    dock: Dock, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = of(row(1, MILK, 2, "1"))
    (goods,) = made.goods
    last = replace(goods.product, valid_to=date(2026, 6, 1))
    ended = replace(goods, product=None, hs=None, earlier_versions=(last,))
    (told,) = shown(dock, monkeypatch, replace(made, goods=(ended,))).window.house.parcel.items.rows
    assert (told[3].text, told[3].tone) == ("no version in force", Tone.HOLD)
    view = dock.window.house.goods
    view.show_goods(ended, Thing(MILK), dock.window.skin)
    assert view.second.text().endswith("no version in force · 3 · 2026-03-01 – 2026-06-01")


def test_a_unit_that_is_not_the_standard_one_is_shown_with_that(dock: Dock, monkeypatch: pytest.MonkeyPatch) -> None:
    (told,) = shown(dock, monkeypatch, of(row(1, MILK, 2, "1", unit="007"))).window.house.parcel.items.rows
    assert (told[1].text, told[1].below) == ("2 piece", ("standard: tin",))
