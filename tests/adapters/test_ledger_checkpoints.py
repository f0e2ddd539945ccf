"""Checkpoints: signed tree heads in a format that others can read, and keys that stay where they are."""

import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from station.domain.checkpoint import Checkpoint, origin_of, read_checkpoint
from station.domain.ledger import Draft, EntryType
from station.domain.merkle import GrowingTree, tree_root
from station.ports import StationFault
from station.storage.keys import StationKey, station_key, trusting
from station.storage.ledger import SqliteLedger, open_ledger

AT = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
SEED = b"s" * 32


def fill(ledger: SqliteLedger, count: int) -> None:
    for n in range(count):
        ledger.append(Draft(EntryType.SCAN, AT, {"data": f"{n:04x}"}))


def root_of(ledger: SqliteLedger, size: int) -> bytes:
    return tree_root([bytes.fromhex(entry.hash) for entry in ledger.entries()][:size])


@pytest.fixture
def key() -> StationKey:
    return StationKey(origin_of("D-07"), SEED)


@pytest.fixture
def ledger(tmp_path: Path, key: StationKey) -> Iterator[SqliteLedger]:
    opened = open_ledger(tmp_path / "ledger.db", "D-07", sign=key.sign, reserve_bytes=0)
    yield opened
    opened.close()


def test_every_fiftieth_entry_is_signed(ledger: SqliteLedger, key: StationKey) -> None:
    fill(ledger, 120)
    heads = [read_checkpoint(note) for note in ledger.checkpoints()]
    assert [head.size for head in heads] == [50, 100]
    assert [head.root for head in heads] == [root_of(ledger, 50), root_of(ledger, 100)]
    assert all(map(trusting([key.verifier]), ledger.checkpoints()))


def test_a_checkpoint_is_made_when_asked_for_and_once(ledger: SqliteLedger) -> None:
    assert ledger.checkpoint(AT) is None
    fill(ledger, 3)
    note = ledger.checkpoint(AT)
    assert note is not None
    assert read_checkpoint(note) == Checkpoint("station/D-07", 3, root_of(ledger, 3))
    assert ledger.checkpoint(AT) == note
    assert ledger.checkpoints() == (note,)


def test_closing_signs_the_last_entries(tmp_path: Path, key: StationKey) -> None:
    for count in (3, 4):
        ledger = open_ledger(tmp_path / "ledger.db", "D-07", sign=key.sign, reserve_bytes=0)
        fill(ledger, count)
        ledger.close()
    with_all = open_ledger(tmp_path / "ledger.db", "D-07", sign=key.sign, reserve_bytes=0)
    assert [read_checkpoint(note).size for note in with_all.checkpoints()] == [3, 7]
    assert read_checkpoint(with_all.checkpoints()[1]).root == root_of(with_all, 7)
    with_all.close()


def test_without_a_key_there_are_no_checkpoints(tmp_path: Path) -> None:
    ledger = open_ledger(tmp_path / "ledger.db", "D-07", reserve_bytes=0)
    fill(ledger, 51)
    assert ledger.checkpoint(AT) is None
    assert ledger.checkpoints() == ()
    ledger.close()


def test_checkpoints_leave_the_payloads_alone(tmp_path: Path, ledger: SqliteLedger) -> None:
    other = open_ledger(tmp_path / "other.db", "D-07", reserve_bytes=0)
    for each in (ledger, other):
        fill(each, 60)
    assert [entry.payload for entry in ledger.entries()] == [entry.payload for entry in other.entries()]
    other.close()


def test_damaged_subtrees_are_made_anew_from_the_entries(tmp_path: Path, key: StationKey) -> None:
    path = tmp_path / "ledger.db"
    ledger = open_ledger(path, "D-07", sign=key.sign, reserve_bytes=0)
    fill(ledger, 60)
    ledger.close()
    with sqlite3.connect(path) as raw:
        raw.execute("DROP TRIGGER checkpoint_is_not_edited")
        raw.execute("UPDATE checkpoint SET stack = zeroblob(length(stack))")
    raw.close()
    ledger = open_ledger(path, "D-07", sign=key.sign, reserve_bytes=0)
    fill(ledger, 10)
    note = ledger.checkpoint(AT)
    assert note is not None
    assert read_checkpoint(note).root == root_of(ledger, 70)
    ledger.close()


@pytest.mark.parametrize("size", [0, 1, 49, 50, 51, 60])
def test_subtrees_are_given_for_an_export(ledger: SqliteLedger, size: int) -> None:
    fill(ledger, 60)
    assert GrowingTree(size, ledger.subtrees(size)).root() == root_of(ledger, size)


def test_a_note_is_byte_for_byte_that_of_the_reference_implementation() -> None:
    """The key, text and signature that golang.org/x/mod/sumdb/note is tested with (C2SP signed-note)."""
    seed = bytes.fromhex("810a1402d5146c8d84f2443330f54080ebf98ee17d9c74f6252fc5d5c7283173")
    text = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n"
    signature = "x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM="
    peter = StationKey("PeterNeumann", seed)
    assert peter.verifier == "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
    assert peter.sign(text) == f"{text}\n— PeterNeumann {signature}\n"


def test_only_a_trusted_key_makes_a_note_good(key: StationKey) -> None:
    note = key.sign(Checkpoint("station/D-07", 1, b"r" * 32).text)
    stranger = StationKey("station/D-07", b"t" * 32)
    assert trusting([stranger.verifier, key.verifier])(note)
    assert not trusting([stranger.verifier])(note)
    assert not trusting([])(note)


def test_a_key_signs_for_its_own_log_alone(key: StationKey) -> None:
    assert not trusting([key.verifier])(key.sign(Checkpoint("station/D-08", 1, b"r" * 32).text))


def test_a_witness_may_sign_below(key: StationKey) -> None:
    note = key.sign(Checkpoint("station/D-07", 1, b"r" * 32).text)
    text, _blank, own = note.partition("\n\n")
    assert trusting([key.verifier])(f"{text}\n\n— witness.example AAAAAA==\n— odd\n{own}")


@given(st.data())
def test_a_changed_note_is_never_good(data: st.DataObject) -> None:
    key = StationKey("station/D-07", SEED)
    note = key.sign(Checkpoint("station/D-07", 12, b"r" * 32).text)
    at = data.draw(st.integers(0, len(note) - 2))
    char = data.draw(st.characters(codec="utf-8").filter(lambda c: c != note[at]))
    assert not trusting([key.verifier])(note[:at] + char + note[at + 1 :])


def test_a_note_has_one_spelling(key: StationKey) -> None:
    note = key.sign(Checkpoint("station/D-07", 1, b"r" * 32).text)
    assert note.endswith("=\n")
    loose = [note[:-3] + char + "=\n" for char in "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"]
    assert list(filter(trusting([key.verifier]), loose)) == [note]


@given(st.text())
def test_any_text_whatever_is_no_good_note(text: str) -> None:
    assert not trusting([StationKey("station/D-07", SEED).verifier])(text)


def test_names_of_logs_hold_neither_blanks_nor_a_plus() -> None:
    assert origin_of("Dock 7+上/a") == "station/Dock%207%2B%E4%B8%8A%2Fa"


@pytest.mark.parametrize("line", ["", "x", "a+b+c", "station/D-07+00000000+AQ==", "a+c74f20a3+!!"])
def test_what_is_no_verifier_key_is_refused(line: str) -> None:
    with pytest.raises(ValueError, match="verifier key"):
        trusting([line])


def test_the_key_is_made_once_private_and_marked(tmp_path: Path) -> None:
    first = station_key(tmp_path, "D-07")
    assert station_key(tmp_path, "D-07").verifier == first.verifier
    assert (tmp_path / "station.key").stat().st_mode & 0o777 == 0o600
    assert (tmp_path / "station.pub").read_text() == first.verifier + "\n"
    assert first.kind == "software key"


def test_a_replaced_key_is_added_to_those_that_were(tmp_path: Path) -> None:
    first = station_key(tmp_path, "D-07")
    (tmp_path / "station.key").unlink()
    second = station_key(tmp_path, "D-07")
    assert (tmp_path / "station.pub").read_text().split() == [first.verifier, second.verifier]


def test_a_damaged_key_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "station.key").write_bytes(b"short")
    with pytest.raises(StationFault, match="backup"):
        station_key(tmp_path, "D-07")
