"""What any ledger promises: on disk and in memory alike."""

import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from station.domain.decision import Outcome
from station.domain.ledger import GENESIS, Draft, EntryType, leaf_hash, unseal
from station.ports import Fork, Ledger, PushReceipt, StationFault
from station.storage.ledger import SqliteLedger, open_ledger
from tests.fakes.ledger import MemoryLedger

AT = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
AnyLedger = SqliteLedger | MemoryLedger


@pytest.fixture(params=["disk", "memory"])
def make(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Callable[[], AnyLedger]]:
    made: list[AnyLedger] = []

    def build() -> AnyLedger:
        folder = tmp_path / str(len(made))
        ledger: AnyLedger
        if request.param == "disk":
            ledger = open_ledger(folder / "ledger.db", "D-07", reserve_bytes=0)
        else:
            ledger = MemoryLedger("D-07")
        made.append(ledger)
        return ledger

    yield build
    for ledger in made:
        ledger.close()


@pytest.fixture
def ledger(make: Callable[[], AnyLedger]) -> AnyLedger:
    return make()


def scan(n: int = 0, op_id: str | None = None) -> Draft:
    return Draft(EntryType.SCAN, AT + timedelta(seconds=n), {"data": f"{n:04x}", "device": "wedge"}, op_id)


def decision(waybill: str, op_id: str, outcome: Outcome = Outcome.RELEASE, *, conform: bool = False) -> Draft:
    body = {"waybill": waybill, "outcome": outcome.value, "operator": "1001", "conform": conform, "scans": [1]}
    return Draft(EntryType.DECISION, AT, body, op_id)


def undone(waybill: str, seq: int) -> Draft:
    return Draft(EntryType.UNDONE, AT, {"decision": seq, "waybill": waybill, "operator": "2001"}, f"undo-{seq}")


def test_it_is_a_ledger(ledger: AnyLedger) -> None:
    port: Ledger = ledger
    assert port.station == "D-07"


def test_an_empty_ledger_has_no_head_and_no_entries(ledger: AnyLedger) -> None:
    assert ledger.head() == (0, GENESIS)
    assert list(ledger.entries()) == []
    assert ledger.decisions("SF1") == ()


def test_entries_are_numbered_without_gaps_and_each_names_the_hash_before_it(ledger: AnyLedger) -> None:
    written = [ledger.append(scan(n)) for n in range(5)]
    assert [entry.seq for entry in written] == [1, 2, 3, 4, 5]
    assert [entry.prev for entry in written] == [GENESIS, *(entry.hash for entry in written[:-1])]
    assert all(entry.hash == leaf_hash(entry.payload) for entry in written)
    assert ledger.head() == (5, written[-1].hash)
    assert [entry.payload for entry in ledger.entries()] == [entry.payload for entry in written]


def test_entries_after_a_number_start_with_the_next_one(ledger: AnyLedger) -> None:
    for n in range(4):
        ledger.append(scan(n))
    assert [entry.seq for entry in ledger.entries(after=2)] == [3, 4]
    assert list(ledger.entries(after=4)) == []
    assert list(ledger.entries(after=99)) == []


def test_what_is_read_back_is_what_was_written(ledger: AnyLedger) -> None:
    body = {"data": "上海 ＝ \x1d\x00", "n": -3, "none": None, "list": [1, [True, {"深": "圳"}]]}
    at = datetime(2026, 11, 23, 16, 0, 0, 5, tzinfo=timezone(timedelta(hours=8)))
    entry = ledger.append(Draft(EntryType.EXPORTED, at, body, "op-1"))
    (read,) = ledger.entries()
    assert read.body == body == unseal(entry.payload).body
    assert read.at == at
    assert read.type is EntryType.EXPORTED


def test_a_repeated_operation_is_written_once_and_answered_with_its_entry(ledger: AnyLedger) -> None:
    first = ledger.append(decision("SF1", "press-1"))
    ledger.append(scan(1))
    again = ledger.append(decision("SF1", "press-1", Outcome.HOLD))
    assert (again.seq, again.payload) == (first.seq, first.payload)
    assert ledger.head()[0] == 2


def test_scans_without_an_operation_are_each_written(ledger: AnyLedger) -> None:
    assert [ledger.append(scan(7)).seq for _ in range(3)] == [1, 2, 3]


def test_decisions_on_a_parcel_come_oldest_first_with_their_undoing(ledger: AnyLedger) -> None:
    ledger.append(decision("SF1", "a", Outcome.HOLD))
    ledger.append(decision("SF2", "b"))
    ledger.append(decision("SF1", "c", Outcome.INSPECT, conform=True))
    ledger.append(undone("SF1", 1))
    found = ledger.decisions("SF1")
    assert [(d.seq, d.outcome, d.undone, d.conform) for d in found] == [
        (1, Outcome.HOLD, True, False),
        (3, Outcome.INSPECT, False, True),
    ]
    assert found[0].station == "D-07"
    assert found[0].operator == "1001"
    assert found[0].at == AT
    assert ledger.decisions("SF3") == ()


def test_an_undoing_touches_only_the_decision_it_names(ledger: AnyLedger) -> None:
    ledger.append(decision("SF1", "a"))
    ledger.append(decision("SF2", "b"))
    ledger.append(undone("SF2", 1))
    assert not ledger.decisions("SF1")[0].undone
    assert not ledger.decisions("SF2")[0].undone


def test_many_threads_write_one_chain(ledger: AnyLedger) -> None:
    def work(worker: int) -> None:
        for n in range(15):
            ledger.append(scan(n, f"{worker}-{n}"))
            ledger.append(scan(n, f"{worker}-{n}"))
            ledger.head()
            list(ledger.entries(after=n))

    threads = [threading.Thread(target=work, args=(worker,)) for worker in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    chain = list(ledger.entries())
    assert [entry.seq for entry in chain] == list(range(1, 61))
    assert [entry.prev for entry in chain[1:]] == [entry.hash for entry in chain[:-1]]


def test_reading_goes_on_while_entries_are_added(ledger: AnyLedger) -> None:
    for n in range(3):
        ledger.append(scan(n))
    seen = []
    for entry in ledger.entries():
        seen.append(entry.seq)
        if entry.seq == 1:
            ledger.append(scan(9))
    assert seen in ([1, 2, 3], [1, 2, 3, 4])


def test_a_closed_ledger_takes_nothing_more(ledger: AnyLedger) -> None:
    ledger.append(scan())
    ledger.close()
    ledger.close()
    with pytest.raises(StationFault, match="closed"):
        ledger.append(scan(1))
    with pytest.raises(StationFault, match="closed"):
        ledger.head()


def test_receipts_move_the_pushed_mark_and_never_back(ledger: AnyLedger) -> None:
    written = [ledger.append(scan(n)) for n in range(3)]
    assert ledger.pushed() == (0, GENESIS)
    ledger.remember_receipt(PushReceipt("D-07", 0, GENESIS), AT)
    assert ledger.pushed() == (0, GENESIS)
    ledger.remember_receipt(PushReceipt("D-07", 2, written[1].hash), AT)
    ledger.remember_receipt(PushReceipt("D-07", 2, written[1].hash), AT)
    ledger.remember_receipt(PushReceipt("D-07", 1, written[0].hash), AT)
    assert ledger.pushed() == (2, written[1].hash)
    assert len(ledger.receipts()) == 3


@pytest.mark.parametrize(
    "receipt", [PushReceipt("D-07", 1, "f" * 64), PushReceipt("D-07", 5, "f" * 64), PushReceipt("D-08", 0, GENESIS)]
)
def test_a_receipt_for_another_history_is_a_fork_and_stays_as_evidence(ledger: AnyLedger, receipt: PushReceipt) -> None:
    ledger.append(scan())
    with pytest.raises(Fork):
        ledger.remember_receipt(receipt, AT)
    assert ledger.receipts() == (receipt,)
    assert ledger.pushed() == (0, GENESIS)


bodies = st.dictionaries(
    st.text(max_size=8),
    st.recursive(
        st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(max_size=30),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
        max_leaves=6,
    ),
    max_size=4,
)


@given(drafts=st.lists(st.tuples(st.sampled_from(EntryType), bodies, st.none() | st.sampled_from("abc")), max_size=8))
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_sequence_of_drafts_goes_on_with_the_chain(
    ledger: AnyLedger, drafts: list[tuple[EntryType, dict, str | None]]
) -> None:
    before, head = ledger.head()
    answers = [ledger.append(Draft(kind, AT, body, op and f"{op}-{before}-{head}")) for kind, body, op in drafts]
    chain = list(ledger.entries(after=before))
    assert [entry.seq for entry in chain] == list(range(before + 1, before + 1 + len(chain)))
    assert [entry.prev for entry in chain] == [head, *(entry.hash for entry in chain)][: len(chain)]
    assert {entry.payload for entry in answers} == {entry.payload for entry in chain}
    operations = [op for _kind, _body, op in drafts if op is not None]
    assert len(chain) == len(drafts) - len(operations) + len(set(operations))
