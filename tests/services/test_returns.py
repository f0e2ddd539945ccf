"""The direction of a desk is an entry: it outlives a stop, and a new shift begins outbound; what left is remembered."""

from dataclasses import replace
from decimal import Decimal

from station.domain.decision import Outcome
from station.domain.desk import events as e
from station.domain.direction import Direction
from station.domain.ledger import EntryType
from station.domain.parcel import ReturnRow
from station.domain.subject import Command
from tests.domain.dock import HS, MILK, SECOND, WAYBILL
from tests.fakes.ledger import MemoryLedger
from tests.services.desk_world import PEOPLE, Hands, applied_for

BACK = "YT7777777777777"


def test_a_desk_that_stopped_as_a_return_centre_starts_as_one() -> None:
    ledger = MemoryLedger()
    hands = Hands(ledger).begin().card(Command.RETURNS)
    assert hands.desk.state.direction is Direction.RETURNS
    (entry,) = (entry for entry in ledger.entries() if entry.type is EntryType.DIRECTION_SET)
    assert entry.body == {"direction": "returns", "operator": "1001"}
    again = Hands(ledger, hands.clock)
    assert again.desk.state.direction is Direction.RETURNS
    again.badge(PEOPLE[1]).card(Command.CLOSE_SHIFT).badge(PEOPLE[0]).card(Command.OPEN_SHIFT)
    assert again.desk.state.direction is Direction.OUTBOUND
    assert Hands(ledger, again.clock).desk.state.direction is Direction.OUTBOUND


def test_a_parcel_found_open_after_a_stop_is_judged_in_its_own_direction() -> None:
    ledger = MemoryLedger()
    hands = Hands(ledger).begin().card(Command.RETURNS).scan(WAYBILL)
    (parked,) = Hands(ledger, hands.clock).desk.state.parked
    assert parked.assessment.results[-1].rule == "decided"
    assert parked.assessment.proposal is Outcome.HOLD


def test_what_left_is_remembered_by_lot_and_serial() -> None:
    ledger = MemoryLedger()
    hands = Hands(ledger).begin().scan(WAYBILL).scan(f"01{MILK}10L1", "]d2").scan(f"01{MILK}10L1\x1d21S1", "]d2")
    hands.press(Outcome.RELEASE)
    (made,) = ledger.decisions(WAYBILL)
    assert made.instances == ((MILK, "L1", ""), (MILK, "L1", "S1"))
    hands.desk.handle(e.UndoAsked(hands.wait().clock.now()))
    assert ledger.decisions(WAYBILL)[0].undone


def test_a_return_that_was_found_by_a_number_of_its_own_is_found_again_after_a_stop() -> None:
    ledger, returns = MemoryLedger(), applied_for(WAYBILL, "RMA-1", BACK)
    hands = Hands(ledger, returns=returns).begin().card(Command.RETURNS).scan(BACK)
    (parked,) = Hands(ledger, hands.clock, returns=returns).desk.state.parked
    assert (parked.waybill, parked.found_by) == (WAYBILL, BACK)


def test_the_list_that_a_person_chose_is_not_asked_for_again_after_a_stop() -> None:
    ledger, returns = MemoryLedger(), applied_for(WAYBILL, "RMA-1", BACK) + applied_for(SECOND, "RMA-1", SECOND)
    hands = Hands(ledger, returns=returns).begin().card(Command.RETURNS).scan("RMA-1")
    hands.desk.handle(e.ReadingChosen(1, hands.wait().clock.now()))
    (chosen,) = (entry.body for entry in ledger.entries() if entry.type is EntryType.RESOLVED)
    assert (chosen["kind"], chosen["reading"]) == ("original", SECOND)
    (parked,) = Hands(ledger, hands.clock, returns=returns).desk.state.parked
    assert (parked.waybill, parked.found_by) == (SECOND, "RMA-1")


def test_what_a_decision_on_one_parcel_of_a_list_was_held_to_is_known_after_a_stop() -> None:
    one = replace(applied_for(WAYBILL, "RMA-1", BACK)[0], rows=(ReturnRow(1, HS.code, "奶粉", Decimal(1), "142"),))
    returns = (one, replace(one, cop_no="RMA-2", logistics_no="YT8888888888888"))
    ledger = MemoryLedger()
    hands = Hands(ledger, returns=returns).begin().card(Command.RETURNS)
    hands.scan(BACK).scan(MILK[1:], "]E0").press(Outcome.RETURN_ACCEPT)
    again = Hands(ledger, hands.clock, returns=returns).badge(PEOPLE[0])
    again.scan(BACK).scan(MILK[1:], "]E0").press(Outcome.RETURN_ACCEPT)
    again.card(Command.VOID).scan("YT8888888888888").scan(MILK[1:], "]E0").press(Outcome.RETURN_ACCEPT)
    made = [entry.body["applications"] for entry in ledger.entries() if entry.type is EntryType.DECISION]
    assert made == [["RMA-1"], ["RMA-2"]]
    assert [(d.outcome, d.applications) for d in ledger.decisions(WAYBILL)] == [
        (Outcome.RETURN_ACCEPT, ("RMA-1",)),
        (Outcome.RETURN_ACCEPT, ("RMA-2",)),
    ]
