"""Dossiers as text and as records: whose words are told, and by what."""

import json
from dataclasses import replace
from datetime import timedelta

import pytest

from station.app.looking import Asker, look_up
from station.domain.control import ControlAction
from station.domain.identity import Role
from station.domain.instants import day_of
from station.domain.policy import Policy
from station.domain.routing import Profile
from station.domain.rules import RULES
from station.samples.warehouse import Warehouse, make
from tests.app.conftest import AS_OF
from tests.fakes.reference import InMemoryReference


@pytest.fixture(scope="module")
def warehouse() -> Warehouse:
    return make(7, 400, AS_OF)


@pytest.mark.parametrize(
    ("role", "told"), [(Role.INSPECTOR, False), (Role.ADMIN, False), (Role.SUPERVISOR, True), (Role.CUSTOMS, True)]
)
def test_a_control_for_the_supervisor_is_told_to_them_alone(warehouse: Warehouse, role: Role, told: bool) -> None:
    plan = next(p for p in warehouse.plans() if p.controls == ("SC-E1",))
    words = "hold until the documents are checked"
    store = InMemoryReference(warehouse.reference())
    found = look_up(store, Profile(), plan.waybill.encode(), Asker(AS_OF, Policy(), role))
    assert ("SC-E1" in found.text, "control_hit" in found.text, "proposal hold" in found.text) == (True, True, True)
    assert (words in found.text) == told
    (control,) = (c for c in found.record["controls"] if c["rule_id"] == "SC-E1")
    assert bool(control["value"]) == told
    assert (words in json.dumps(found.record)) == told


def test_a_history_that_was_not_read_to_its_end_says_so(warehouse: Warehouse) -> None:
    data = warehouse.reference()
    gtin = next(iter(data.products)).gtin
    sold = next(iter(data.events))
    many = [
        replace(sold, event_id=f"m{n}", at=AS_OF - timedelta(hours=n + 1), gtin=gtin, lot="L1", serial=None, sscc=None)
        for n in range(230)
    ]
    store = InMemoryReference(replace(data, events=[replace(event, parent=None) for event in many]))
    found = look_up(store, Profile(), f"(01){gtin}(10)L1".encode(), Asker(AS_OF, Policy()))
    assert f"! not_complete /01/{gtin}/10/L1" in found.text
    assert found.record["doubts"][0]["code"] == "not_complete"
    assert found.record["cut"]["older"] == [f"/01/{gtin}/10/L1"]


def test_a_waybill_without_a_list_is_told_with_every_rule_and_what_would_stop_it(warehouse: Warehouse) -> None:
    waybill = "SF7999999999999"
    detain = replace(next(iter(warehouse.reference().controls)), scope="logistics_no", value=waybill)
    detain = replace(detain, rule_id="WB", action=ControlAction.DETAIN, valid_from=AS_OF, valid_to=None)
    store = InMemoryReference(replace(warehouse.reference(), controls=[detain]))
    found = look_up(store, Profile(), waybill.encode(), Asker(AS_OF, Policy()))
    assert not found.known
    assert "no declaration list is known" in found.text
    assert "proposal detain: unknown_parcel, control_hit" in found.text
    assert "! WB v1" in found.text
    assert {reason["rule"] for reason in found.record["explanation"]["rules"]} == {name for name, _ in RULES}
    assert found.record["proposal"] == "detain"


def test_whom_a_random_control_picks_is_not_said_without_a_seed(warehouse: Warehouse) -> None:
    plan = next(p for p in warehouse.plans() if not p.controls and not p.findings)
    store = InMemoryReference(warehouse.reference())
    found = look_up(store, Profile(), plan.waybill.encode(), Asker(AS_OF, Policy()))
    assert "rate 2/25, whether it is picked a shift's seed alone says" in found.text
    assert "not picked" not in found.text
    drawn = [c for c in found.record["explanation"]["controls"] if c["drawn"] is not None]
    assert drawn
    assert {(c["drawn"]["picked"], c["met"]) for c in drawn} == {(None, None)}


def test_a_number_that_is_a_products_and_a_waybill_is_the_products_where_it_is_known(warehouse: Warehouse) -> None:
    data = warehouse.reference()
    known, unknown = next(iter(data.products)).gtin[1:], "4006381333931"
    for code, shown in (
        (known, f"GTIN 0{known}"),
        (unknown, f"运单 waybill {unknown}"),
        (f"]E0{unknown}", f"GTIN 0{unknown}: no product is known"),
    ):
        listed = replace(next(iter(data.lists)), logistics_no=code[-13:])
        found = look_up(
            InMemoryReference(replace(data, lists=[listed])), Profile(), code.encode(), Asker(AS_OF, Policy())
        )
        assert found.text.startswith(shown)


@pytest.mark.parametrize("number", ["L201603081138007", "WB-8", "L1"])
@pytest.mark.parametrize("aim", ["", "]C0"])
def test_a_parcel_is_found_by_the_waybill_that_its_list_has_whatever_its_form(
    warehouse: Warehouse, number: str, aim: str
) -> None:
    data = warehouse.reference()
    listed = replace(next(iter(data.lists)), logistics_no=number)
    store = InMemoryReference(replace(data, lists=[listed]))
    found = look_up(store, Profile(), f"{aim}{number}".encode(), Asker(AS_OF, Policy()))
    assert found.known
    assert found.text.startswith(f"运单 waybill {number}  清单 list {listed.invt_no}")
    assert not look_up(store, Profile(), f"{aim}{number}0".encode(), Asker(AS_OF, Policy())).known


def test_from_when_to_when_an_element_list_is_in_force_is_told(warehouse: Warehouse) -> None:
    data = warehouse.reference()
    store = InMemoryReference(data)
    (earlier,) = [hs for hs in data.hs_codes if hs.valid_to is not None]
    gtin = next(p.gtin for p in data.products if p.hs_code == earlier.code and p.valid_to is None)
    now, before = (
        look_up(store, Profile(), gtin.encode(), Asker(AS_OF - timedelta(days=days), Policy())) for days in (0, 9)
    )
    assert f"elements in force from {earlier.valid_to} to before further notice" in now.text
    assert f"elements in force from ever to before {earlier.valid_to}" in before.text
    assert [e["key"] for e in before.record["hs"]["elements"]] == [e.key for e in earlier.elements]
    nothing = look_up(InMemoryReference(replace(data, hs_codes=())), Profile(), gtin.encode(), Asker(AS_OF, Policy()))
    assert "no list of this code is in force" in nothing.text


def test_a_parcel_that_was_compared_by_a_list_in_force_no_more_says_so(warehouse: Warehouse) -> None:
    store = InMemoryReference(warehouse.reference())
    (earlier,) = [hs for hs in warehouse.hs_codes if hs.valid_to is not None]
    held = {True: 0, False: 0}
    for each in warehouse.consignments():
        if any(item.gcode == earlier.code and item.gtin for item in each.listing.items) and not each.plan.fault:
            found = look_up(store, Profile(), f"]C0{each.plan.waybill}".encode(), Asker(AS_OF, Policy()))
            was = earlier.holds_on(day_of(each.listing.declared_at))
            assert (f"elements of {earlier.code} as before {earlier.valid_to}" in found.text) is was
            held[was] += 1
    assert min(held.values()) > 0, held


def test_the_history_of_a_piece_is_told_where_its_product_is_not_known(warehouse: Warehouse) -> None:
    sold = next(e for e in warehouse.reference().events if e.gtin)
    gtin, at = "06901234567892", AS_OF - timedelta(days=200)
    stolen = replace(sold, at=at, gtin=gtin, lot=None, serial="S1", disposition="stolen", parent=None, recorded_at=None)
    store = InMemoryReference(replace(warehouse.reference(), events=[stolen]))
    found = look_up(store, Profile(), f"(01){gtin}(21)S1".encode(), Asker(AS_OF, Policy()))
    key = f"/01/{gtin}/21/S1"
    assert f"! alert {key} {at.isoformat()} stolen" in found.text
    assert f"! silent {key} {at.isoformat()} 200" in found.text
    assert "of 1 events nothing says when they were recorded" in found.text
    assert [doubt["code"] for doubt in found.record["doubts"]] == ["alert", "silent"]
    assert (found.known, "no product is known" in found.text) == (False, True)
