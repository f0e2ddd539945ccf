"""What hands said outlives a power cut, is in every export with its person, and leaves no scan in two buckets."""

from datetime import timedelta

from station.domain import pointing
from station.domain.audience import Audience
from station.domain.code import RawScan, Source
from station.domain.control import ControlAction, ControlInstruction
from station.domain.decision import Finding, Outcome
from station.domain.desk import events as e
from station.domain.ledger import EntryType
from station.domain.shift import Bucket
from station.domain.subject import Command
from station.services.shift_log import HEADER, rows
from tests.domain.dock import NOW, WAYBILL
from tests.fakes.ledger import MemoryLedger
from tests.services.desk_world import GTIN, PEOPLE, Hands


def point(hands: Hands, text: str) -> Hands:
    hands.wait()
    hands.desk.scanned(RawScan(text.encode(), Source.CHOSEN, "list", hands.clock.now()))
    return hands


def told(ledger: MemoryLedger) -> list[dict[str, str]]:
    return [dict(zip(HEADER, row, strict=True)) for row in rows(list(ledger.entries()))]


def worked(ledger: MemoryLedger) -> tuple[Hands, int]:
    """A parcel with an unreadable code, the row chosen for it, and a note."""
    hands = Hands(ledger).begin().scan(WAYBILL).scan("6901234567890", "]E0")
    unread = hands.desk.state.phase.work.unread
    point(hands, pointing.row_text(WAYBILL, 1, unread))
    return point(hands, pointing.note_text(WAYBILL, Finding.DAMAGED, 1)), unread


def test_after_a_power_cut_the_parcel_has_its_pieces_and_notes_again() -> None:
    ledger = MemoryLedger()
    before, _ = worked(ledger)
    parked = Hands(ledger, before.clock).desk.state.parked
    assert [(len(w.pieces), len(w.noted), w.pieces[0].row) for w in parked] == [(1, 1, 1)]
    assert set(parked[0].assessment.findings) >= {Finding.BARCODE_UNREADABLE, Finding.DAMAGED}
    chosen = [entry.body["operator"] for entry in ledger.entries() if entry.type is EntryType.RESOLVED]
    assert chosen == ["1001", "1001"]


def test_a_piece_taken_back_stays_back_after_a_power_cut() -> None:
    ledger = MemoryLedger()
    before, _ = worked(ledger)
    for _ in range(2):
        before.desk.handle(e.TakeBackAsked(before.wait().clock.now(), WAYBILL))
    (parked,) = Hands(ledger, before.clock).desk.state.parked
    assert (parked.pieces, parked.noted) == ((), ())


def test_every_export_says_who_chose_which_row_for_which_scan() -> None:
    ledger = MemoryLedger()
    hands, unread = worked(ledger)
    hands.press(Outcome.HOLD)
    lines = told(ledger)
    row = next(line for line in lines if line["条码 code"].startswith("row 1"))
    assert (row["来源 source"], row["去向 bucket"], row["处置 outcome"]) == ("chosen", "decided", "hold")
    assert row["说明 detail"] == "row 1 chosen by 1001"
    torn = next(line for line in lines if line["序号 entry"] == str(unread))
    assert (torn["去向 bucket"], torn["关联 of"]) == (Bucket.UNREADABLE.value, row["序号 entry"])
    note = next(line for line in lines if line["条码 code"].startswith("damaged 1"))
    assert note["说明 detail"] == "finding damaged chosen by 1001"
    made = next(entry for entry in ledger.entries() if entry.type is EntryType.DECISION)
    assert made.body["by_hand"] == [[1, int(row["序号 entry"])]]


def test_every_export_keeps_the_declared_value_beside_the_refilled_one() -> None:
    ledger = MemoryLedger()
    hands = Hands(ledger, gmodel="4||800克/罐").begin().scan(WAYBILL)
    hands.desk.handle(e.RefillAsked(hands.wait().clock.now(), WAYBILL))
    hands.press(Outcome.HOLD)
    (line,) = (line for line in told(ledger) if line["处置 outcome"])
    assert line["回填 refills"] == "row 1 brand: - -> Mila (customs_barcode_db v2) by 1001"
    assert line["依据 evidence"] == "element_missing: row 1, element brand, declared -, standard Mila"


def test_the_log_says_of_a_decision_that_the_parcel_was_found_as_declared() -> None:
    ledger = MemoryLedger()
    hands = Hands(ledger).begin().scan(WAYBILL).press(Outcome.INSPECT).scan(WAYBILL)
    hands.desk.handle(e.FoundConform(WAYBILL, hands.wait().clock.now()))
    hands.press(Outcome.RELEASE)
    said = [line["查验相符 as declared"] for line in told(ledger) if line["运单编号 waybill"]]
    assert said == ["", "as declared"]
    assert {line["数据包 data pack"] for line in told(ledger)} == {"", "pack-1 v1"}, "which data it was judged by"


def test_the_log_tells_of_a_control_that_not_everybody_may_read_its_number_alone() -> None:
    """Also where the person who decided could read it: the log is read by others."""
    made = ControlInstruction(
        "R-1", 1, "gtin", GTIN, ControlAction.HOLD, "密", "secret", NOW - timedelta(days=1), None, "8012",
        audience=Audience.SUPERVISOR,
    )  # fmt: skip
    ledger = MemoryLedger()
    hands = Hands(ledger, controls=[made]).badge(PEOPLE[1]).card(Command.OPEN_SHIFT)
    hands.scan(WAYBILL).press(Outcome.HOLD)
    (line,) = (line for line in told(ledger) if line["处置 outcome"])
    assert line["依据 evidence"] == "control_hit: rule R-1, version 1, audience supervisor"
