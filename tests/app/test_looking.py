"""Dossiers as text and as records: whose words are told, and by what."""

import json

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
