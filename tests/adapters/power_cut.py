"""Power cuts in simulation: what a ledger wrote and synced is traced, and disks it might have left are made of it.

The model: what was synced is there. What was not may be there, or not, or in part by sectors of 512 bytes, in any
order; so may a file's name until its folder is synced. After the method of ALICE (Pillai et al., OSDI 2014).
"""

import random
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

SECTOR = 512
CALLS = "openat,write,pwrite64,fsync,fdatasync,ftruncate,unlink"
_CALL = re.compile(r"^(\w+)\((.*)\) += (\d+)")
_FILE = re.compile(r"(\d+)<([^>]*)>")
_TEXT = re.compile(r'"([^"]*)"')

WRITER = """
import os, sys
from datetime import UTC, datetime
from pathlib import Path
import station.storage.ledger_connection as connection
from station.domain.ledger import Draft, EntryType
from station.storage.keys import StationKey
from station.storage.ledger import open_ledger
path, count, synchronous = Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
connection._WRITER_PRAGMAS = tuple(p.replace("= FULL", f"= {synchronous}") for p in connection._WRITER_PRAGMAS) + (
    "PRAGMA wal_autocheckpoint = 20",)
ledger = open_ledger(path, "D-07", sign=StationKey("station/D-07", b"s" * 32).sign, reserve_bytes=0)
for n in range(count):
    body = {"waybill": f"SF{n}", "outcome": "hold", "operator": "1001", "pad": "x" * (n * 37 % 900)}
    entry = ledger.append(Draft(EntryType.DECISION, datetime(2026, 11, 23, tzinfo=UTC), body, f"press-{n}"))
    os.write(1, f"ack {entry.seq} {entry.hash}\\n".encode())
"""


@dataclass(frozen=True, slots=True)
class Call:
    """One system call that changed a disk, or told somebody that an entry is durable."""

    name: str
    file: str
    data: bytes = b""
    number: int = 0


@dataclass(slots=True)
class File:
    """A file on the simulated disk: what is certain of it, and what is not."""

    certain: bytearray = field(default_factory=bytearray)
    pending: list[Call] = field(default_factory=list)
    named: bool = False
    removed: bool = False


def trace(folder: Path, count: int, synchronous: str) -> list[Call]:
    """Let a ledger be made and written to, and return what it asked of the system, in order."""
    log, ledger = folder / "trace", folder / "disk" / "ledger.db"
    command = [shutil.which("strace") or "strace", "-y", "-xx", "-s", "100000", "-e", f"trace={CALLS}", "-o", str(log)]
    subprocess.run(
        [*command, sys.executable, "-c", WRITER, ledger, str(count), synchronous],
        check=True,
        stdout=subprocess.DEVNULL,
        env={"PYTHONPATH": str(Path(__file__).parents[2])},
    )
    return [call for line in log.read_text().splitlines() if (call := _read(line, str(ledger.parent))) is not None]


def _read(line: str, folder: str) -> Call | None:
    match = _CALL.match(line)
    if match is None:
        return None
    name, arguments, _result = match.groups()
    if name in {"openat", "unlink"}:
        path = _plain(_TEXT.search(arguments))
        created = name == "unlink" or "O_CREAT" in arguments
        return Call(name, path) if path.startswith(folder + "/ledger") and created else None
    found = _FILE.match(arguments)
    if found is None:
        return None
    path = bytes.fromhex(found[2].replace("\\x", "")).decode()
    data = bytes.fromhex((_TEXT.search(arguments) or [b"", ""])[1].replace("\\x", ""))
    if name == "write":
        return Call("ack", "", data) if found[1] == "1" and data.startswith(b"ack") else None
    if not path.startswith(folder) or path.endswith("-shm"):
        return None
    last = int(arguments.rsplit(", ", 1)[1]) if name in {"pwrite64", "ftruncate"} else 0
    return Call(name, path, data, last)


def _plain(text: re.Match[str] | None) -> str:
    return bytes.fromhex(text[1].replace("\\x", "")).decode() if text else ""


def disks(calls: list[Call], folder: Path, count: int, seed: int) -> Iterator[tuple[Path, dict[int, str]]]:
    """Yield disks that a power cut might have left, each with what had been acknowledged by then."""
    chance = random.Random(seed)
    for number in range(count):
        cut = chance.randint(0, len(calls))
        files, said = _replay(calls[:cut])
        disk = folder / str(number)
        disk.mkdir()
        fate = chance.choice(["nothing", "everything", "some", "sectors"])
        for path, file in files.items():
            if (file.named and not file.removed) or chance.random() < 0.5:
                (disk / Path(path).name).write_bytes(_left(file, fate, chance))
        yield disk / "ledger.db", said
        shutil.rmtree(disk)


def _replay(calls: list[Call]) -> tuple[dict[str, File], dict[int, str]]:
    files: dict[str, File] = {}
    said: dict[int, str] = {}
    for call in calls:
        if call.name == "ack":
            _word, seq, digest = call.data.decode().split()
            said[int(seq)] = digest
        elif call.name == "openat":
            if call.file not in files or files[call.file].removed:
                files[call.file] = File()
        elif call.name == "unlink":
            files[call.file].removed = True
        elif call.name in {"pwrite64", "ftruncate"}:
            files[call.file].pending.append(call)
        elif call.file in files:
            file = files[call.file]
            for pending in file.pending:
                _apply(file.certain, pending)
            file.pending.clear()
        else:  # a folder
            files = {path: file for path, file in files.items() if not file.removed}
            for file in files.values():
                file.named = True
    return files, said


def _left(file: File, fate: str, chance: random.Random) -> bytes:
    content = bytearray(file.certain)
    for call in file.pending:
        if fate == "everything" or (fate != "nothing" and chance.random() < 0.5):
            _apply(content, call)
        elif fate == "sectors" and call.name == "pwrite64":
            for start in range(0, len(call.data), SECTOR):
                if chance.random() < 0.5:
                    _apply(content, Call("pwrite64", "", call.data[start : start + SECTOR], call.number + start))
    return bytes(content)


def _apply(content: bytearray, call: Call) -> None:
    if call.name == "ftruncate":
        del content[call.number :]
        content.extend(b"\0" * (call.number - len(content)))
        return
    content.extend(b"\0" * (call.number - len(content)))
    content[call.number : call.number + len(call.data)] = call.data
