"""Dossiers as text and as records: whose words are told, and by what."""

import json
from dataclasses import replace
from datetime import timedelta

import pytest

from station.app.looking import Asker, look_up
from station.domain.identity import Role
from station.domain.policy import Policy
from station.domain.routing import Profile
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
