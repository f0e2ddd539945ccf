"""Measure the ledger by hand: `python -m tests.bench.ledger [FOLDER] [ENTRIES]`, for docs/benchmarks.md."""

import os
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from station.domain.bundle import Evidence
from station.domain.checkpoint import origin_of
from station.domain.ledger import GENESIS, Draft, EntryType, seal
from station.interchange.json_lines import write_payloads
from station.ports import PushReceipt
from station.storage.audit import audit
from station.storage.keys import StationKey, trusting
from station.storage.ledger import CHECKPOINT_EVERY, open_ledger
from station.storage.ledger_rows import insert, stamp
from station.storage.ledger_tree import Signer, write_checkpoint
from station.storage.pins import ArgonPinHasher

AT = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
KEY = StationKey(origin_of("D-07"), b"s" * 32)
COMMITS = 3000


def draft(n: int) -> Draft:
    body = {"waybill": f"SF{n:013d}", "outcome": "release", "operator": "1001", "conform": False, "scans": [n, n + 1]}
    more = {"findings": [], "pack": "training", "pack_version": 3, "second": None, "counted": [["06901234567892", 2]]}
    return Draft(EntryType.DECISION, AT, body | more, f"0190c0de-0000-7000-8000-{n:012d}")


def tell(what: str, milliseconds: list[float]) -> None:
    ordered = sorted(milliseconds)
    quantiles = [ordered[min(len(ordered) - 1, int(len(ordered) * q))] for q in (0.5, 0.99, 0.999)]
    print(f"| {what} | " + " | ".join(f"{value:.3f}" for value in (*quantiles, ordered[-1])) + " |", flush=True)


def timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def syncs(folder: Path) -> None:
    handle = os.open(folder / "raw", os.O_CREAT | os.O_WRONLY)
    pages = [b"x" * 4096 * 3] * COMMITS
    tell(
        "fdatasync after 12 KiB, by itself",
        [timed(lambda p=p: (os.write(handle, p), os.fdatasync(handle))) for p in pages],
    )
    os.close(handle)


def commits(path: Path, name: str, sign: Signer | None) -> None:
    ledger = open_ledger(path, "D-07", sign=sign, reserve_bytes=0)
    tell(f"append, {name}", [timed(lambda n=n: ledger.append(draft(n))) for n in range(COMMITS)])
    tell(f"append again (same operation), {name}", [timed(lambda n=n: ledger.append(draft(n))) for n in range(500)])
    tell(f"decisions on a parcel, {name}", [timed(lambda n=n: ledger.decisions(f"SF{n:013d}")) for n in range(500)])
    ledger.close()
    tell(f"open and close, {name}", [timed(lambda: open_and_close(path)) for _ in range(50)])


def open_and_close(path: Path) -> None:
    open_ledger(path, "D-07", reserve_bytes=0).close()


def grow(path: Path, entries: int) -> None:
    """Fill a ledger in one transaction: the same rows as one by one, without waiting for the disk each time."""
    ledger = open_ledger(path, "D-07", reserve_bytes=0)
    prev, last = GENESIS, None
    with ledger._file.transaction() as writer:
        for n in range(1, entries + 1):
            last = seal(draft(n), "D-07", n, prev)
            insert(writer, last, draft(n).op_id)
            prev = last.hash
            if n % CHECKPOINT_EVERY == 0:
                write_checkpoint(writer, "D-07", n, stamp(AT), KEY.sign)
    ledger.remember_receipt(PushReceipt("D-07", *ledger.head()), AT)
    ledger.close()


def verification(folder: Path, entries: int) -> None:
    path, bundle, trusted = folder / "big.db", folder / "big.jsonl", trusting([KEY.verifier])
    grown = timed(lambda: grow(path, entries)) / 1000
    print(f"\n{entries:,} entries: grown in {grown:.1f} s, {path.stat().st_size / entries:.0f} B each")
    tell("open and close a big ledger", [timed(lambda: open_and_close(path))])
    ledger = open_ledger(path, "D-07", reserve_bytes=0)
    evidence = Evidence(checkpoints=ledger.checkpoints())
    written = timed(lambda: write_payloads(bundle, (entry.payload for entry in ledger.entries()), evidence)) / 1000
    print(f"bundle written in {written:.1f} s")
    ledger.close()
    for file in (path, bundle):
        for _ in range(3):
            cpu = time.process_time()
            wall = timed(lambda f=file: audit(f, trusted)) / 1000
            print(f"verify {file.name}: {wall:.1f} s, of them {time.process_time() - cpu:.1f} s at work")


def pins() -> None:
    hasher = ArgonPinHasher(b"p" * 32)
    hashed = hasher.hash("123456")
    tell("check a PIN", [timed(lambda: hasher.matches(hashed, "123456")) for _ in range(20)])


if __name__ == "__main__":
    with tempfile.TemporaryDirectory(dir=sys.argv[1] if len(sys.argv) > 1 else None) as scratch:
        print("| ms | p50 | p99 | p99.9 | max |\n|---|---|---|---|---|")
        syncs(Path(scratch))
        commits(Path(scratch) / "unsigned.db", "unsigned", None)
        commits(Path(scratch) / "signed.db", "signed every 50", KEY.sign)
        pins()
        verification(Path(scratch), int(sys.argv[2]) if len(sys.argv) > 2 else 1_000_000)
