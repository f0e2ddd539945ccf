"""The verifier: whatever is done to a ledger's entries, the entry it was done to is named."""

import json
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from station.domain.bundle import Before, Evidence, Witness, bundle_lines, is_evidence, read_evidence
from station.domain.checkpoint import Checkpoint, origin_of
from station.domain.ledger import GENESIS, Draft, EntryType, canonical, leaf_hash, seal
from station.domain.merkle import GrowingTree
from station.domain.verification import Soundness, Verdict, verify

AT = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
SIZE = 30


def ledger(size: int = SIZE, station: str = "D-07") -> list[bytes]:
    payloads: list[bytes] = []
    prev = GENESIS
    for n in range(1, size + 1):
        body = {"waybill": f"SF{n}", "outcome": "release", "prev": "not this one", "note": ',"prev":"nor this"'}
        kind = EntryType.DECISION if n % 2 else EntryType.SCAN
        entry = seal(Draft(kind, AT + timedelta(seconds=n), body, f"op-{n}" if n % 3 else None), station, n, prev)
        payloads.append(entry.payload)
        prev = entry.hash
    return payloads


def tree(payloads: Sequence[bytes]) -> GrowingTree:
    grown = GrowingTree()
    for payload in payloads:
        grown.add(bytes.fromhex(leaf_hash(payload)))
    return grown


def note(payloads: Sequence[bytes], size: int, *, key: str = "good") -> str:
    return Checkpoint(origin_of("D-07"), size, tree(payloads[:size]).root()).text + f"\n— {key}\n"


def witness(payloads: Sequence[bytes], seq: int, station: str = "D-07") -> Witness:
    return Witness(station, seq, leaf_hash(payloads[seq - 1]))


def signed(text: str) -> bool:
    return text.endswith("— good\n")


def rewritten(payloads: Sequence[bytes], at: int) -> list[bytes]:
    """Change entry `at` and seal everything after it anew, as somebody who knows the format would."""
    changed = list(payloads[: at - 1])
    prev = leaf_hash(changed[-1]) if changed else GENESIS
    for payload in payloads[at - 1 :]:
        record = json.loads(payload) | {"prev": prev}
        if record["seq"] == at:
            record["body"] = {"outcome": "forged"}
        changed.append(canonical(record))
        prev = leaf_hash(changed[-1])
    return changed


LEDGER = ledger()
WITNESSED = Evidence(checkpoints=(note(LEDGER, 10), note(LEDGER, SIZE)), witnesses=(witness(LEDGER, SIZE),))

places = st.integers(1, SIZE)


def broken(verdict: Verdict) -> int | None:
    assert verdict.soundness is Soundness.BROKEN, verdict
    return verdict.entry


def test_a_ledger_the_centre_has_is_intact() -> None:
    verdict = verify(LEDGER, WITNESSED, signed)
    assert verdict.soundness is Soundness.INTACT
    assert (verdict.entries, verdict.witnessed, verdict.signed) == (SIZE, SIZE, SIZE)
    assert verdict.station == "D-07"
    assert verdict.head == leaf_hash(LEDGER[-1])


def test_soundness_is_the_exit_code_of_the_command() -> None:
    assert [int(soundness) for soundness in Soundness] == [0, 1, 2, 3]


def test_an_empty_ledger_is_intact() -> None:
    assert verify([]).soundness is Soundness.INTACT


def test_entries_no_centre_has_seen_are_unwitnessed_from_the_first_of_them() -> None:
    verdict = verify(LEDGER, Evidence(witnesses=(witness(LEDGER, 12), witness(LEDGER, 20))))
    assert (verdict.soundness, verdict.entry) == (Soundness.UNWITNESSED, 21)
    assert verify(LEDGER).entry == 1


def test_a_stations_own_checkpoint_is_no_witness() -> None:
    verdict = verify(LEDGER, Evidence(checkpoints=(note(LEDGER, SIZE),)), signed)
    assert (verdict.soundness, verdict.entry, verdict.signed) == (Soundness.UNWITNESSED, 1, SIZE)


def test_another_stations_receipt_is_no_witness() -> None:
    verdict = verify(LEDGER, Evidence(witnesses=(witness(LEDGER, SIZE, "D-08"), Witness("D-08", 99, "f" * 64))))
    assert (verdict.soundness, verdict.entry) == (Soundness.UNWITNESSED, 1)


@given(places, st.data())
def test_a_flipped_bit_is_found_in_its_entry(place: int, data: st.DataObject) -> None:
    payload = bytearray(LEDGER[place - 1])
    payload[data.draw(st.integers(0, len(payload) - 1))] ^= 1 << data.draw(st.integers(0, 7))
    changed = [*LEDGER[: place - 1], bytes(payload), *LEDGER[place:]]
    found = broken(verify(changed, WITNESSED, signed))
    if place < SIZE - 1:
        assert found == place
    else:  # nobody follows who could vouch for the one or the other: a checkpoint or receipt speaks of them together
        assert found is not None
        assert 11 <= found <= place


@given(places.filter(lambda n: n < SIZE))
def test_a_dropped_entry_is_missed(place: int) -> None:
    assert broken(verify([*LEDGER[: place - 1], *LEDGER[place:]])) == place


@given(places, places)
def test_two_entries_that_changed_places_are_found_at_the_first(one: int, other: int) -> None:
    first, second = sorted((one, other))
    changed = list(LEDGER)
    changed[first - 1], changed[second - 1] = changed[second - 1], changed[first - 1]
    verdict = verify(changed, WITNESSED, signed)
    if first == second:
        assert verdict.soundness is Soundness.INTACT
    else:
        assert broken(verdict) == first


@given(places, places)
def test_an_entry_put_in_a_second_time_is_found(place: int, copied: int) -> None:
    changed = [*LEDGER[:place], LEDGER[copied - 1], *LEDGER[place:]]
    assert broken(verify(changed, WITNESSED, signed)) == (place if copied == place else place + 1)


@given(places.filter(lambda n: n < SIZE))
def test_a_forged_entry_before_the_true_one_is_found(place: int) -> None:
    before = leaf_hash(LEDGER[place - 2]) if place > 1 else GENESIS
    forged = seal(Draft(EntryType.DECISION, AT, {"outcome": "forged"}), "D-07", place, before).payload
    changed = [*LEDGER[: place - 1], forged, *LEDGER[place - 1 :]]
    assert broken(verify(changed)) == place


@given(places.filter(lambda n: n < SIZE))
def test_a_cut_tail_is_found_by_a_receipt_and_by_a_checkpoint(length: int) -> None:
    cut = LEDGER[:length]
    assert broken(verify(cut, Evidence(witnesses=WITNESSED.witnesses))) == length + 1
    assert broken(verify(cut, Evidence(checkpoints=WITNESSED.checkpoints), signed)) == length + 1
    assert verify(cut).soundness is Soundness.UNWITNESSED


def test_a_ledger_cut_to_nothing_is_found_by_a_receipt() -> None:
    assert broken(verify([], WITNESSED)) == 1


@given(places)
def test_a_rewritten_history_is_found_between_two_heads(place: int) -> None:
    changed = rewritten(LEDGER, place)
    found = 1 if place <= 10 else 11
    assert broken(verify(changed, WITNESSED, signed)) == found
    assert broken(verify(changed, Evidence(checkpoints=WITNESSED.checkpoints))) == found
    assert broken(verify(changed, Evidence(witnesses=WITNESSED.witnesses))) == 1
    assert verify(changed).soundness is Soundness.UNWITNESSED  # what nobody else has seen, nobody else can miss


def test_a_checkpoint_signed_with_another_key_is_refused() -> None:
    forged = Evidence(checkpoints=(note(LEDGER, 10), note(LEDGER, SIZE, key="mine")))
    assert broken(verify(LEDGER, forged, signed)) == SIZE
    assert verify(LEDGER, forged).soundness is Soundness.UNWITNESSED


def test_a_checkpoint_that_fits_a_rewritten_ledger_must_be_signed() -> None:
    changed = rewritten(LEDGER, 5)
    forged = Evidence(checkpoints=(note(changed, SIZE, key="mine"),))
    assert "not signed" in verify(changed, forged, signed).reason


def test_two_checkpoints_of_one_size_must_agree() -> None:
    other = note(rewritten(LEDGER, 5), 10)
    assert broken(verify(LEDGER, Evidence(checkpoints=(note(LEDGER, 10), other)))) == 10


@pytest.mark.parametrize("damaged", ["", "x", "a\n1\nAA==\n\n— x\n", "a\n01\n" + "A" * 43 + "=\n\n— x\n"])
def test_a_damaged_checkpoint_is_not_passed_over(damaged: str) -> None:
    verdict = verify(LEDGER, Evidence(checkpoints=(damaged,)))
    assert (verdict.soundness, verdict.entry) == (Soundness.BROKEN, None)


def test_an_entry_of_another_station_is_found() -> None:
    stranger = seal(Draft(EntryType.SCAN, AT, {}), "D-08", SIZE + 1, leaf_hash(LEDGER[-1]))
    assert broken(verify([*LEDGER, stranger.payload])) == SIZE + 1


def test_a_format_of_tomorrow_cannot_be_checked_today() -> None:
    record = json.loads(LEDGER[-1]) | {"v": 2}
    verdict = verify([*LEDGER[:-1], canonical(record)])
    assert (verdict.soundness, verdict.entry) == (Soundness.CANNOT_CHECK, SIZE)


@pytest.mark.parametrize(
    "junk",
    [
        b"",
        b"{}",
        b"[1]",
        b"null",
        b"\xff",
        b'{"seq":1,"prev":null,"station":"x","v":1}',
        b"[" * 100_000,
        b'{"seq":"1"}',
    ],
)
def test_what_is_no_entry_is_named_by_its_place(junk: bytes) -> None:
    assert broken(verify([*LEDGER, junk])) == SIZE + 1
    assert broken(verify([junk])) == 1


def test_a_torn_last_line_is_found() -> None:
    assert broken(verify([*LEDGER[:-1], LEDGER[-1][:-7]])) == SIZE


def test_entries_need_not_be_in_canonical_form_to_be_read() -> None:
    loose = seal(Draft(EntryType.SCAN, AT, {}), 'D"07', 1, GENESIS).payload
    assert verify([loose]).station == 'D"07'


@given(places.filter(lambda n: n > 1))
def test_a_part_is_checked_by_the_subtrees_before_it(start: int) -> None:
    before = Before(start - 1, leaf_hash(LEDGER[start - 2]), tuple(tree(LEDGER[: start - 1]).stack))
    part = Evidence(before, (note(LEDGER, start - 1), note(LEDGER, SIZE)), (witness(LEDGER, SIZE),))
    payloads = LEDGER[start - 1 :]
    assert verify(payloads, part, signed).soundness is Soundness.INTACT
    if start < SIZE:
        assert broken(verify(payloads[1:], part)) == start
    without_receipt = Evidence(before, part.checkpoints)
    assert broken(verify(rewritten(LEDGER, start)[start - 1 :], without_receipt, signed)) == start


def test_a_part_that_claims_another_past_is_found() -> None:
    forged = Before(10, leaf_hash(LEDGER[9]), tuple(tree(rewritten(LEDGER, 3)[:10]).stack))
    assert broken(verify(LEDGER[10:], Evidence(forged, (note(LEDGER, SIZE),)), signed)) == 11
    assert broken(verify(LEDGER[10:], Evidence(Before(10, "f" * 64, forged.subtrees)))) == 11


def test_a_bundle_is_read_as_it_was_written() -> None:
    before = Before(3, "ab" * 32, (b"\x01" * 32, b"\x02" * 32))
    evidence = Evidence(before, ("a note\n\n— x\n",), (Witness("D-07", 5, "cd" * 32),))
    lines = list(bundle_lines(LEDGER, evidence))
    assert [line[:-1] for line in lines if not is_evidence(line)] == LEDGER
    assert read_evidence(lines) == evidence
    assert read_evidence(bundle_lines(LEDGER, Evidence())) == Evidence()


@pytest.mark.parametrize(
    "line",
    [
        b'{"before":1}',
        b'{"before":{"size":3,"head":"","subtrees":[]}}',
        b'{"before":{"size":1,"head":"","subtrees":["zz"]}}',
        b'{"before":{"size":1,"head":"","subtrees":[1]}}',
        b'{"checkpoint":1}',
        b'{"receipt":',
        b'{"receipt":{}}',
    ],
)
def test_damaged_evidence_is_not_passed_over(line: bytes) -> None:
    with pytest.raises(ValueError, match="evidence"):
        read_evidence([line])


@given(st.lists(st.binary(max_size=40) | st.sampled_from(LEDGER), max_size=12), st.data())
def test_any_bytes_whatever_get_a_verdict(payloads: list[bytes], data: st.DataObject) -> None:
    assert verify(payloads, WITNESSED, signed).soundness is Soundness.BROKEN or payloads == LEDGER
