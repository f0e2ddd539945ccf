"""Raises writers and kills them: a program of its own, so that forking disturbs nobody else."""

import json
import os
import random
import signal
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

from station.domain.checkpoint import origin_of
from station.domain.ledger import Draft, EntryType
from station.storage.audit import audit
from station.storage.keys import StationKey, trusting
from station.storage.ledger import SqliteLedger, open_ledger

AT = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
KEY = StationKey(origin_of("D-07"), b"s" * 32)
MOST_ACKS = 12


def open_it(path: Path) -> SqliteLedger:
    return open_ledger(path, "D-07", sign=KEY.sign, reserve_bytes=0)


def draft(n: int) -> Draft:
    body = {"waybill": f"SF{n}", "outcome": "hold", "operator": "1001", "pad": "x" * (n * 37 % 900)}
    return Draft(EntryType.DECISION, AT, body, f"press-{n}")


def write_for_ever(path: Path, acks: int) -> None:
    ledger = open_it(path)
    n = ledger.head()[0]
    while True:
        n += 1
        entry = ledger.append(draft(n))
        os.write(acks, f"{entry.seq} {entry.hash}\n".encode())


def raise_and_kill(path: Path, chance: random.Random) -> dict[int, str]:
    """Let a writer work, kill it at some moment of its next append, and return what it acknowledged."""
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.close(read)
            write_for_ever(path, write)
        finally:
            os._exit(1)
    os.close(write)
    patience, said = chance.randint(0, MOST_ACKS), b""
    with os.fdopen(read, "rb") as acks:
        while said.count(b"\n") < patience:
            said += os.read(acks.fileno(), 4096)
        for _ in range(chance.randint(0, 200000)):
            pass
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        said += acks.read()
    return {int(seq): digest for seq, digest in (line.split() for line in said.decode().splitlines())}


def main(folder: Path, rounds: int, seed: int) -> dict[str, object]:
    chance, path = random.Random(seed), folder / "ledger.db"
    acknowledged: dict[int, str] = {}
    open_it(path).close()
    lost = doubled = unacknowledged = 0
    reopened: list[float] = []
    for _ in range(rounds):
        after = max(acknowledged, default=0)
        acknowledged |= raise_and_kill(path, chance)
        start = time.perf_counter()
        ledger = open_it(path)
        reopened.append(time.perf_counter() - start)
        head = ledger.head()
        found = {entry.seq: entry.hash for entry in ledger.entries(after)}
        lost += sum(found.get(seq) != digest for seq, digest in acknowledged.items() if seq > after)
        unacknowledged += head[0] > max(acknowledged, default=0)
        if head[0]:
            doubled += ledger.append(draft(head[0])).hash != head[1] or ledger.head() != head
        ledger.close()
    verdict = audit(path, trusting([KEY.verifier]))
    return {
        "acknowledged": len(acknowledged),
        "lost": lost,
        "doubled": doubled,
        "unacknowledged": unacknowledged,
        "soundness": verdict.soundness,
        "reason": verdict.reason,
        "entries": verdict.entries,
        "signed": verdict.signed,
        "reopen_ms": [round(sorted(reopened)[int(len(reopened) * q)] * 1000, 1) for q in (0.5, 0.99)],
    }


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))))
