"""The auditor's reading: what was done to a ledger or a bundle behind the station's back, and where."""

import json
import shutil
import sqlite3
import stat
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from station.cli import main
from station.domain.bundle import Before, Evidence, Witness
from station.domain.checkpoint import origin_of
from station.domain.decision import Compared, Decision, Outcome
from station.domain.ledger import GENESIS, Draft, EntryType, seal
from station.domain.matching import EDITION
from station.domain.records import decision
from station.domain.verification import NoteCheck, Soundness, Verdict
from station.interchange.json_lines import write_payloads
from station.ports import PushReceipt
from station.storage.audit import audit
from station.storage.keys import StationKey, trusting
from station.storage.ledger import open_ledger

AT = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
SIZE = 120
KEY = StationKey(origin_of("D-07"), b"s" * 32)
TRUSTED: NoteCheck = trusting([KEY.verifier])

places = st.integers(1, SIZE)


def draft(n: int) -> Draft:
    if n % 3:
        return Draft(EntryType.SCAN, AT, {"data": f"{n:04x}"})
    return Draft(EntryType.DECISION, AT, {"waybill": f"SF{n}", "outcome": "hold", "operator": "1"}, f'"op" {n}')


@pytest.fixture(scope="module")
def pristine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed ledger of 120 entries, signed at 50, 100 and 120, which the centre has as far as 120."""
    path = tmp_path_factory.mktemp("pristine") / "ledger.db"
    ledger = open_ledger(path, "D-07", sign=KEY.sign, reserve_bytes=0)
    for n in range(1, SIZE + 1):
        ledger.append(draft(n))
    ledger.remember_receipt(PushReceipt("D-07", *ledger.head()), AT)
    ledger.close()
    return path


@pytest.fixture
def file(pristine: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(pristine, tmp_path / "ledger.db"))


@pytest.fixture
def tamper(file: Path) -> Iterator[Callable[..., None]]:
    """Run statements on the file as somebody would who knows SQLite and has the rights."""
    connection = sqlite3.connect(file, isolation_level=None)
    connection.execute("PRAGMA synchronous = OFF")
    for (trigger,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall():
        connection.execute(f"DROP TRIGGER {trigger}")

    def run(statement: str, *parameters: object) -> None:
        assert connection.execute(statement, parameters).rowcount

    yield run
    connection.close()


def broken(verdict: Verdict) -> int | None:
    assert verdict.soundness is Soundness.BROKEN, verdict
    return verdict.entry


def test_an_untouched_ledger_is_intact(file: Path) -> None:
    verdict = audit(file, TRUSTED)
    assert (verdict.soundness, verdict.entries, verdict.signed, verdict.station) == (0, SIZE, SIZE, "D-07")
    assert audit(file.parent, TRUSTED) == verdict


def test_reading_changes_nothing_and_needs_no_right_to_write(file: Path) -> None:
    before = file.read_bytes(), file.stat().st_mtime_ns
    file.chmod(stat.S_IRUSR)
    file.parent.chmod(stat.S_IRUSR | stat.S_IXUSR)
    try:
        assert audit(file, TRUSTED).soundness is Soundness.INTACT
    finally:
        file.parent.chmod(0o700)
    assert (file.read_bytes(), file.stat().st_mtime_ns) == before
    assert [each.name for each in file.parent.iterdir()] == ["ledger.db"]


def test_a_station_at_work_is_read_as_it_stands(tmp_path: Path) -> None:
    ledger = open_ledger(tmp_path / "ledger.db", "D-07", sign=KEY.sign, reserve_bytes=0)
    for n in range(60):
        ledger.append(draft(n))
    verdict = audit(tmp_path, TRUSTED)
    assert (verdict.soundness, verdict.entry, verdict.entries) == (Soundness.UNWITNESSED, 1, 60)
    assert ledger.append(draft(61)).seq == 61
    ledger.close()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE entry SET payload = CAST(payload || ' ' AS BLOB) WHERE seq = ?",
        "UPDATE entry SET payload = x'7b7d' WHERE seq = ?",
        "UPDATE entry SET hash = 'f' || substr(hash, 2) || 'f' WHERE seq = ?",
        "UPDATE entry SET prev = 'f' WHERE seq = ?",
        "UPDATE entry SET type = 'fault' WHERE seq = ?",
        "UPDATE entry SET at = '2020-01-01' WHERE seq = ?",
        "UPDATE entry SET op_id = 'another' WHERE seq = ?",
        "UPDATE entry SET waybill = 'SF0' WHERE seq = ?",
        "DELETE FROM entry WHERE seq = ?",
    ],
)
@pytest.mark.parametrize("seq", [1, 48, 49, 50, 51, 118, 119, 120])
def test_a_change_to_one_row_is_named(file: Path, tamper: Callable[..., None], statement: str, seq: int) -> None:
    tamper(statement, seq)
    assert broken(audit(file, TRUSTED)) == seq
    assert broken(audit(file)) == seq


@pytest.mark.parametrize("statement", ["SET op_id = NULL", "SET waybill = NULL", "SET waybill = 'SF9'"])
def test_a_decision_hidden_from_its_index_is_named(file: Path, tamper: Callable[..., None], statement: str) -> None:
    tamper(f"UPDATE entry {statement} WHERE seq = ?", 60)
    assert broken(audit(file, TRUSTED)) == 60


@given(one=places, other=places)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
def test_rows_that_changed_places_are_named(file: Path, tamper: Callable[..., None], one: int, other: int) -> None:
    first, second = sorted((one, other))
    if first == second:
        return
    for a, b in ((first, -1), (second, first), (-1, second)):
        tamper("UPDATE entry SET seq = ? WHERE seq = ?", b, a)
    assert broken(audit(file, TRUSTED)) == first
    for a, b in ((first, -1), (second, first), (-1, second)):
        tamper("UPDATE entry SET seq = ? WHERE seq = ?", b, a)
    assert audit(file, TRUSTED).soundness is Soundness.INTACT


def test_a_row_put_in_between_is_named(file: Path, tamper: Callable[..., None]) -> None:
    tamper("UPDATE entry SET seq = -seq - 1 WHERE seq >= ?", 60)
    tamper("UPDATE entry SET seq = -seq WHERE seq < ?", 0)
    forged = seal(draft(60), "D-07", 60, "f" * 64)
    insert = "INSERT INTO entry(seq, type, at, payload, hash, prev) VALUES (60, 'scan', '', ?, ?, ?)"
    tamper(insert, forged.payload, forged.hash, forged.prev)
    assert broken(audit(file, TRUSTED)) == 60


@pytest.mark.parametrize("left", [0, 1, 50, 99, 119])
def test_a_cut_tail_is_found_while_a_receipt_or_a_checkpoint_remains(
    file: Path, tamper: Callable[..., None], left: int
) -> None:
    tamper("DELETE FROM entry WHERE seq > ?", left)
    assert broken(audit(file, TRUSTED)) == left + 1
    tamper("DELETE FROM receipt WHERE head_seq > ?", left)
    assert broken(audit(file, TRUSTED)) == left + 1
    tamper("DELETE FROM checkpoint WHERE size > ?", left)
    assert audit(file, TRUSTED).soundness in {Soundness.UNWITNESSED, Soundness.INTACT}


def test_a_tail_cut_with_all_its_traces_is_found_by_the_centres_own_word(
    file: Path, tamper: Callable[..., None]
) -> None:
    head = audit(file).head
    for table, column in (("entry", "seq"), ("receipt", "head_seq"), ("checkpoint", "size")):
        tamper(f"DELETE FROM {table} WHERE {column} > ?", 90)
    verdict = audit(file, TRUSTED)
    assert (verdict.soundness, verdict.entry) == (Soundness.UNWITNESSED, 1)
    assert broken(audit(file, TRUSTED, [Witness("D-07", SIZE, head)])) == 91


def test_a_history_written_anew_needs_the_stations_key(file: Path, tamper: Callable[..., None]) -> None:
    prev = GENESIS
    for n in range(1, SIZE + 1):
        entry = seal(draft(n + 1000 if n == 70 else n), "D-07", n, prev)
        prev = entry.hash
        if n < 70:
            continue
        body = entry.body
        tamper(
            "UPDATE entry SET type = ?, op_id = ?, payload = ?, hash = ?, prev = ?, waybill = ? WHERE seq = ?",
            *(entry.type.value, draft(n + 1000 if n == 70 else n).op_id, entry.payload, entry.hash, entry.prev),
            *(body.get("waybill"), n),
        )
    assert broken(audit(file, TRUSTED)) == 51
    tamper("DELETE FROM receipt WHERE head_seq > ?", 0)
    tamper("DELETE FROM checkpoint WHERE size > ?", 50)
    assert audit(file, TRUSTED).soundness is Soundness.UNWITNESSED


def test_a_checkpoint_signed_by_a_stranger_is_found(file: Path, tamper: Callable[..., None]) -> None:
    stranger = StationKey(origin_of("D-07"), b"t" * 32)
    assert broken(audit(file, trusting([stranger.verifier]))) == SIZE
    tamper("UPDATE checkpoint SET note = ? WHERE size = ?", "nonsense", 50)
    assert broken(audit(file, TRUSTED)) is None


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (None, "cannot be read"),
        (b"", "neither"),
        (b"something else", "neither"),
        (b"SQLite format 3\x00" + b"\x01" * 4096, "cannot be read"),
    ],
)
def test_what_is_no_ledger_cannot_be_checked(tmp_path: Path, content: bytes | None, words: str) -> None:
    if content is not None:
        (tmp_path / "ledger.db").write_bytes(content)
    verdict = audit(tmp_path)
    assert verdict.soundness is Soundness.CANNOT_CHECK
    assert words in verdict.reason


def test_a_newer_or_a_foreign_database_cannot_be_checked(file: Path, tamper: Callable[..., None]) -> None:
    for pragma, words in (("user_version = 99", "newer"), ("application_id = 1", "not a Station ledger")):
        connection = sqlite3.connect(file)
        connection.execute(f"PRAGMA {pragma}")
        connection.close()
        verdict = audit(file)
        assert verdict.soundness is Soundness.CANNOT_CHECK
        assert words in verdict.reason


@given(st.data())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
def test_no_flipped_bit_of_the_file_passes_for_intact_with_other_entries(
    pristine: Path, file: Path, data: st.DataObject
) -> None:
    content = bytearray(pristine.read_bytes())
    content[data.draw(st.integers(0, len(content) - 1))] ^= 1 << data.draw(st.integers(0, 7))
    file.write_bytes(content)
    verdict = audit(file, TRUSTED)
    if verdict.soundness is Soundness.INTACT:  # the bit lies in an index, a free page or a trigger
        assert verdict == audit(pristine, TRUSTED)


# Bundles


@pytest.fixture
def bundle(pristine: Path, tmp_path: Path) -> Path:
    """The entries 31 to 110 with what is needed to check them, as a shift's export holds them."""
    ledger = open_ledger(pristine, "D-07", reserve_bytes=0)
    entries = list(ledger.entries(after=30))[:80]
    before = Before(30, entries[0].prev, ledger.subtrees(30))
    witness = Witness("D-07", 110, entries[-1].hash)
    path = tmp_path / "shift.jsonl"
    write_payloads(path, (e.payload for e in entries), Evidence(before, ledger.checkpoints()[:2], (witness,)))
    ledger.close()
    return path


def test_a_shifts_bundle_is_checked_far_from_the_station(bundle: Path) -> None:
    verdict = audit(bundle, TRUSTED)
    assert (verdict.soundness, verdict.entries, verdict.witnessed, verdict.signed) == (0, 80, 110, 100)


@pytest.mark.parametrize("line", [1, 2, 19, 20, 21, 50, 70, 77, 78])
def test_a_changed_line_of_a_bundle_is_named(bundle: Path, line: int) -> None:
    lines = bundle.read_bytes().split(b"\n")
    lines[line] = lines[line].replace(b'"body"', b'"bodY"')
    bundle.write_bytes(b"\n".join(lines))
    assert broken(audit(bundle, TRUSTED)) == 30 + line


def test_a_bundle_cut_short_is_found(bundle: Path) -> None:
    lines = bundle.read_bytes().splitlines(keepends=True)
    bundle.write_bytes(b"".join(lines[:50] + lines[81:]))
    assert broken(audit(bundle, TRUSTED)) == 80
    bundle.write_bytes(b"".join(lines[:50]) + lines[50][:30])
    assert broken(audit(bundle, TRUSTED)) == 80
    bundle.write_bytes(b"".join(lines[:50]))
    assert audit(bundle, TRUSTED).soundness is Soundness.UNWITNESSED


def test_a_bundle_without_a_line_cannot_be_checked(tmp_path: Path) -> None:
    (tmp_path / "x.jsonl").write_bytes(b"")
    assert audit(tmp_path / "x.jsonl").soundness is Soundness.CANNOT_CHECK


def test_damaged_evidence_in_a_bundle_is_found(bundle: Path) -> None:
    bundle.write_bytes(bundle.read_bytes() + b'{"receipt":{}}\n')
    assert broken(audit(bundle, TRUSTED)) is None


def test_a_column_that_is_no_text_any_more_is_named(file: Path, tamper: Callable[..., None]) -> None:
    tamper("UPDATE entry SET at = CAST(x'ff' AS TEXT) WHERE seq = ?", 60)
    assert broken(audit(file, TRUSTED)) == 60


@pytest.mark.parametrize(
    ("match", "edition", "code", "said"),
    [
        ("differs", EDITION, 2, "verdicts: 1 reached again, 0 do not follow"),
        ("same_after", EDITION, 1, "verdict: entry 1 row 1 brand: 'Mola' / 'Mila' is differs, not same_after"),
        ("same_after", "1", 2, "is differs, not same_after, by steps that were others then"),
    ],
)
def test_verdicts_are_reached_again_and_one_that_does_not_follow_breaks_the_ledger(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], match: str, edition: str, code: int, said: str
) -> None:
    one = Compared(1, "brand", "品牌", "brand", True, (), "Mola", "Mila", match)
    made = Decision(
        "decide-1-0", "SF1", Outcome.HOLD, Outcome.HOLD, (), (), "1001", None, AT, "pack", 1,
        compared=(one,), edition=edition,
    )  # fmt: skip
    with closing(open_ledger(tmp_path / "ledger.db", "ST01", reserve_bytes=0)) as ledger:
        ledger.append(decision(made))
    assert main(["verify", str(tmp_path / "ledger.db")]) == code
    assert said in capsys.readouterr().out
    assert main(["verify", str(tmp_path / "ledger.db"), "--json"]) == code, "a machine hears the same"
    verdicts = json.loads(capsys.readouterr().out)["verdicts"]
    assert (verdicts["reached"], verdicts["false"]) == (1, 1 if code == 1 else 0)
    assert [each["now"] for each in verdicts["otherwise"]] == ([] if match == "differs" else ["differs"])
