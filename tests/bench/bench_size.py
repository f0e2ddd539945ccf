"""A reference store at its full size, whole dossiers warm and cold, beside raw SQLite: see --help.

Builds 10 million products, 4.3 million parcels and 20 million events into DIR, once, then measures; what is there is
taken. A whole dossier is what the desk asks: list, receipts, controls, history, and of each product its version of the
day, elements, packs, history and controls, and the earlier decisions from a ledger of 100,000 entries.
"""

import argparse
import multiprocessing
import os
import random
import resource
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from station.domain.decision import Decision, Outcome
from station.domain.goods import Product, TraceEvent
from station.domain.parcel import DeclarationList, Receipt
from station.domain.records import decision
from station.domain.reference import ReferenceData
from station.ports import Pack
from station.storage.ledger import SqliteLedger, open_ledger
from station.storage.reference.build import build_base, build_changes
from station.storage.reference.places import SPAN, place_of_gtin
from station.storage.reference.store import SqliteReference
from station.storage.reference.switch import SwitchableReference
from tests.bench.bench_reference import Times, gtin, line, packs, products, timed
from tests.fakes.reference_sample import HS_CREAM, HS_MILK, NOON, control, event, item, listing

FULL = {"products": 10_000_000, "parcels": 4_300_000, "events": 20_000_000}
CHANGED = 100_000
DECIDED = 100_000
COLD = 400
FILLING = 1_000  # dossiers between two switches, so that the cache is full again
STATUSES = ("120", "300", "800")


def waybill(n: int) -> str:
    return f"SF{n:013d}"


def lists(products: int, parcels: int) -> Iterator[DeclarationList]:
    pick = random.Random(1)
    for n in range(parcels):
        rows = pick.choice((1, 1, 2, 2, 3, 4, 5, 8))
        yield listing(waybill(n), f"8001{n:014d}", *(item(k, gtin(pick.randrange(products))) for k in range(rows)))


def receipts(parcels: int) -> Iterator[Receipt]:
    for n in range(parcels):
        for minute, status in enumerate(STATUSES):
            yield Receipt(f"8001{n:014d}", status, NOON + timedelta(minutes=minute))


def events(products: int, parcels: int, count: int) -> Iterator[TraceEvent]:
    """Yield events of lots, two of each parcel, and of pallets that lots are on."""
    pick = random.Random(2)
    for n in range(count):
        if n < 2 * parcels:
            yield event(f"p{n}", n % 900, sscc=waybill(n // 2))
        else:
            yield event(f"g{n}", n % 900, gtin=gtin(pick.randrange(products)), lot=f"L{n % 7}")


def everything(products_: int, parcels: int, count: int) -> ReferenceData:
    scopes = ("gtin", "hs", "logistics_no")
    values = [(gtin(n), str(3203 + n), waybill(n)) for n in range(300)]
    controls = [control(f"R{n}", scopes[n % 3], values[n][n % 3]) for n in range(300)]
    return ReferenceData(
        "bench", 1, NOON, True, [HS_MILK, HS_CREAM], products(products_), packs(products_), lists(products_, parcels),
        receipts(parcels), controls, events(products_, parcels, count), [],
    )  # fmt: skip


def changes(products_: int) -> ReferenceData:
    """Return 100,000 products with another specification: what a day brings."""
    step = max(1, products_ // CHANGED)
    changed: Iterator[Product] = (replace(p, spec="750 g") for n, p in enumerate(products(products_)) if n % step == 0)
    return ReferenceData("bench", 2, NOON, True, [], changed, [], [], [], [], [], [])


def build_beside(base: Path, products_: int, path: Path) -> None:
    build_changes(base, changes(products_), path)


def ledger_of(path: Path, parcels: int) -> SqliteLedger:
    """Open a ledger with 100,000 decisions, making it at first use."""
    ledger = open_ledger(path, "ST01")
    if ledger.head()[0] < DECIDED:
        pick = random.Random(4)
        for n in range(DECIDED):
            number, outcome = waybill(pick.randrange(parcels)), Outcome.RELEASE
            made = Decision(f"d{n}", number, outcome, outcome, (), (n,), "1001", None, NOON, "bench", 1)
            ledger.append(decision(made))
    return ledger


def drop_caches() -> None:
    """Empty the machine's page cache; needs root."""
    os.sync()
    Path("/proc/sys/vm/drop_caches").write_text("3")


def in_memory(path: Path) -> None:
    """Read a file, so that the machine's page cache holds it; twice, as a system may drop a part of it meanwhile."""
    for _ in range(2):
        with path.open("rb", buffering=0) as file:
            while file.read(1 << 24):
                pass


def cold(calls: int, act: Callable[[], object]) -> Times:
    out: Times = []
    for _ in range(calls):
        drop_caches()
        out += timed(1, act)
    return out


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else "")
    options.add_argument("folder", type=Path)
    for name, count in FULL.items():
        options.add_argument(f"--{name}", type=int, default=count)
    options.add_argument("--only-build", action="store_true")
    args = options.parse_args()
    args.folder.mkdir(parents=True, exist_ok=True)
    base, delta = args.folder / "base.db", args.folder / "delta.db"
    if not base.exists():
        began = time.perf_counter()
        build_base(everything(args.products, args.parcels, args.events), base)
        print(f"base: {time.perf_counter() - began:.0f} s")
    if not delta.exists():
        began = time.perf_counter()
        build_changes(base, changes(args.products), delta)
        print(f"delta of {CHANGED:,} rows: {time.perf_counter() - began:.1f} s")
    if not args.only_build:
        measure(args, base, delta)


def measure(args: argparse.Namespace, base: Path, delta: Path) -> None:
    pick = random.Random(3)
    first, second = Pack("bench", 1, NOON, base, None), Pack("bench", 2, NOON, base, delta)
    ledger = ledger_of(args.folder / "ledger.db", args.parcels)
    sizes = ", ".join(f"{path.name} {path.stat().st_size / 1e9:.2f} GB" for path in (base, delta))
    counts = f"{args.products:,} products, {args.parcels:,} parcels, {args.events:,} events"
    print(f"{counts}; {sizes}; load {os.getloadavg()[0]:.1f}\n")
    print("| look-up | n | p50 ms | p99 ms | p99.9 ms | max ms | p99 own ms |\n|---|---|---|---|---|---|---|")
    store = SwitchableReference(SqliteReference(second))

    def dossier() -> None:
        number = waybill(pick.randrange(args.parcels))
        store.parcel(number, NOON)
        ledger.decisions(number)

    with closing(sqlite3.connect(f"file:{base}?mode=ro&immutable=1", uri=True)) as db:
        sql = "SELECT * FROM goods WHERE id = ?"
        row = lambda: db.execute(sql, (place_of_gtin(gtin(pick.randrange(args.products))) * SPAN,)).fetchall()  # noqa: E731
        in_memory(base)
        timed(2_000, row)
        line("raw SQLite, one product by its key, warm", timed(20_000, row))
        line("raw SQLite, one product by its key, cold", cold(COLD, row))
    in_memory(base)
    timed(2_000, dossier)
    line("whole dossier, delta over base, warm", timed(20_000, dossier))
    line("whole dossier, delta over base, cold", cold(COLD, dossier))
    line("open a pack", timed(10, lambda: SqliteReference(second).close()))
    in_memory(base)
    alone: Times = []
    let_go: Times = []
    asked: Times = []
    for pack in (first, second) * 25:
        timed(FILLING, dossier)
        switched, closed = switching(store, pack)
        alone, let_go = alone + switched, let_go + closed
    for pack in (first, second) * 25:
        timed(FILLING, dossier)
        asked += asking(store, pack, dossier)
    line("switch (both ways)", alone)
    line("close the one before, its cache full", let_go)
    line("whole dossier, while a pack is opened, switched to and the one before closed", asked)
    beside_path = args.folder / "beside.db"
    beside_path.unlink(missing_ok=True)
    other = multiprocessing.get_context("spawn").Process(target=build_beside, args=(base, args.products, beside_path))
    other.start()
    beside: Times = []
    while other.is_alive():
        beside += timed(20, dossier)
        other.join(0.01)
    line("whole dossier, while another process builds the delta", beside)
    print(f"\nmemory at its most: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MiB")
    store.close()
    ledger.close()


def switching(store: SwitchableReference, pack: Pack) -> tuple[Times, Times]:
    """Return how long it takes until another pack answers, and to close the one before, which nobody waits for."""
    opened = SqliteReference(replace(pack))
    before = []
    switched = timed(1, lambda: before.append(store.switch(opened)))
    return switched, timed(1, before[0].close)


def asking(store: SwitchableReference, pack: Pack, dossier: Callable[[], object]) -> Times:
    """Ask for dossiers, one after another, while another thread opens a pack, switches to it and closes the other."""
    other = threading.Thread(target=lambda: store.switch(SqliteReference(replace(pack))).close())
    other.start()
    asked: Times = []
    while other.is_alive():
        asked += timed(1, dossier)
    other.join()
    return asked


if __name__ == "__main__":
    main()
