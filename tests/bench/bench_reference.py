"""Reference files measured beside raw SQLite in the same run: python -m tests.bench.bench_reference [--products N]."""

import argparse
import json
import multiprocessing
import os
import random
import sqlite3
import tempfile
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from station.disk import sha256_of
from station.domain.goods import PackLevel, Product, TraceEvent
from station.domain.gs1.gtin import check_digit
from station.domain.parcel import DeclarationList, Receipt
from station.domain.reference import ReferenceData
from station.ports import Pack
from station.storage.reference.build import build_base, build_delta
from station.storage.reference.directory import ReferenceDirectory
from station.storage.reference.store import SqliteReference
from station.storage.reference.switch import SwitchableReference
from tests.fakes.reference_sample import HS_CREAM, HS_MILK, NOON, control, event, item, listing, product

PARCELS = 10_000
CHANGED = 0.01  # the share of products that a delta changes


def gtin(n: int) -> str:
    body = f"0690{n * 7 % 1_000_000_000:09d}"
    return body + check_digit(body)


def case_of(piece: str) -> str:
    body = "1" + piece[1:13]
    return body + check_digit(body)


PLAIN = product(gtin(0))


def products(count: int, spec: str = "800 g", share: float = 1.0) -> Iterator[Product]:
    for n in range(count):
        changed = n < count * share
        code = (HS_MILK, HS_CREAM)[n % 2].code
        yield replace(PLAIN, gtin=gtin(n), spec=spec if changed else "800 g", hs_code=code)


def packs(count: int) -> Iterator[PackLevel]:
    return (PackLevel(case_of(gtin(n)), gtin(n), 6) for n in range(0, count, 3))


def lists(count: int) -> Iterator[DeclarationList]:
    pick = random.Random(1)
    for n in range(PARCELS):
        rows = pick.choice((1, 1, 2, 2, 3, 4, 5, 8))
        yield listing(f"SF{n:013d}", f"8001{n:014d}", *(item(k, gtin(pick.randrange(count))) for k in range(rows)))


def receipts() -> Iterator[Receipt]:
    for n in range(PARCELS):
        for minute, status in enumerate(("120", "300", "800")):
            yield Receipt(f"8001{n:014d}", status, NOON + timedelta(minutes=minute))


def events(count: int) -> Iterator[TraceEvent]:
    pick = random.Random(2)
    for n in range(2 * PARCELS):
        yield event(f"g{n}", n % 900, gtin=gtin(pick.randrange(count)))
        yield event(f"p{n}", n % 900, sscc=f"SF{n // 2:013d}")


def data(count: int, version: int = 1, spec: str = "800 g", share: float = 1.0) -> ReferenceData:
    controls = [
        control(f"R{n}", ("gtin", "hs", "logistics_no")[n % 3], (gtin(n), str(3203 + n), f"SF{n:013d}")[n % 3])
        for n in range(300)
    ]
    return ReferenceData(
        "bench", version, NOON, True, [HS_MILK, HS_CREAM], products(count, spec, share), packs(count), lists(count),
        receipts(), controls, events(count), [],
    )  # fmt: skip


Times = list[tuple[float, float]]  # seconds by the clock, seconds of this thread's own work


def line(what: str, times: Times) -> None:
    ms = sorted(wall * 1000 for wall, _ in times)
    own = sorted(cpu * 1000 for _, cpu in times)[int(len(times) * 0.99)]
    p50, p99, p999 = (ms[int((len(ms) - 1) * q)] for q in (0.5, 0.99, 0.999))
    print(f"| {what} | {len(ms):,} | {p50:.3f} | {p99:.3f} | {p999:.3f} | {ms[-1]:.2f} | {own:.3f} |")


def timed(calls: int, act: Callable[[], object]) -> Times:
    out = []
    for _ in range(calls):
        start, own = time.perf_counter(), time.thread_time()
        act()
        out.append((time.perf_counter() - start, time.thread_time() - own))
    return out


def once(what: str, act: Callable[[], object], rows: int = 0) -> None:
    start = time.perf_counter()
    act()
    took = time.perf_counter() - start
    print(f"| {what} | {took:.3f} s |" + (f" {rows / took:,.0f} rows/s |" if rows else " |"))


def plain(p: Product) -> tuple[object, ...]:
    elements = json.dumps(p.elements, ensure_ascii=False)
    end = p.valid_to.isoformat() if p.valid_to else None
    return (
        int(p.gtin), p.version, p.name_zh, p.name_en, p.brand, p.spec, p.net_content, p.origin, p.manufacturer,
        p.hs_code, p.unit, elements, p.status.value, p.provenance, p.valid_from.isoformat(), end, int(p.gift),
    )  # fmt: skip


def build_raw(count: int, path: Path) -> None:
    """Write the same product columns with the sqlite3 module alone, sorted, one transaction, no journal."""
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF")
        db.execute(f"CREATE TABLE products (gtin INTEGER PRIMARY KEY, {', '.join(f'c{n}' for n in range(16))})")
        db.execute("BEGIN")
        rows = sorted(map(plain, products(count)))
        db.executemany(f"INSERT INTO products VALUES ({','.join('?' * 17)})", rows)
        db.execute("COMMIT")


def forget(path: Path) -> None:
    """Drop a file from the page cache."""
    with path.open("rb") as file:
        os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def build_beside(base: Path, count: int, path: Path) -> None:
    build_delta(base, data(count, 3, "700 g", CHANGED), path)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--products", type=int, default=100_000)
    count = options.parse_args().products
    with tempfile.TemporaryDirectory(dir=Path.cwd()) as work:
        measure(count, Path(work))


def measure(count: int, work: Path) -> None:
    base, raw, delta = work / "base.db", work / "raw.db", work / "delta.db"
    print(f"{count:,} products, {PARCELS:,} parcels, SQLite {sqlite3.sqlite_version}, {os.cpu_count()} cores\n")
    print("| step | time | rate |\n|---|---|---|")
    once("the generator alone, products", lambda: deque(products(count), maxlen=0), count)
    once("raw executemany, products alone, sorted in memory", lambda: build_raw(count, raw), count)
    none = {"packs": (), "lists": (), "receipts": (), "controls": (), "events": ()}
    alone = replace(data(count), **none)
    once("build_base, products alone", lambda: build_base(alone, work / "alone.db"), count)
    once("build_base, all tables", lambda: build_base(data(count), base), count + 9 * PARCELS)
    newer = data(count, 2, "750 g", CHANGED)
    once(
        f"build_delta, {CHANGED:.0%} of products changed", lambda: build_delta(base, newer, delta), count + 9 * PARCELS
    )
    once("SHA-256 of the base", lambda: sha256_of(base))
    directory = ReferenceDirectory(work / "reference")
    first, second = Pack("bench", 1, NOON, base, None), Pack("bench", 2, NOON, base, delta)
    once("install the base", lambda: directory.install(first))
    once("install the delta", lambda: directory.install(second))
    sizes = (f"{path.stem} {path.stat().st_size / 1e6:.1f} MB" for path in (base, work / "alone.db", delta, raw))
    print(f"\n{', '.join(sizes)}\n")
    print("| look-up | n | p50 ms | p99 ms | p99.9 ms | max ms | p99 own ms |\n|---|---|---|---|---|---|---|")
    pick = random.Random(3)
    with closing(sqlite3.connect(f"file:{raw}?mode=ro&immutable=1", uri=True)) as db:
        sql = "SELECT * FROM products WHERE gtin = ?"
        act = lambda: db.execute(sql, (int(gtin(pick.randrange(count))),)).fetchall()  # noqa: E731
        timed(5_000, act)
        line("raw SQLite, one row by integer key", timed(20_000, act))
    look_ups("base", SqliteReference(first), count, pick)
    look_ups("delta over base", SqliteReference(second), count, pick)
    with closing(SqliteReference(first)) as store:
        forget(base)
        line("goods, base, cold", timed(2_000, lambda: store.goods(gtin(pick.randrange(count)), NOON)))
    store = SwitchableReference(SqliteReference(first))
    line("open a pack", timed(50, lambda: SqliteReference(second).close()))
    line("switch (both ways)", [t for _ in range(25) for p in (second, first) for t in switching(store, p)])
    other = multiprocessing.get_context("spawn").Process(target=build_beside, args=(base, count, work / "beside.db"))
    other.start()
    beside = []
    while other.is_alive():
        beside += timed(20, lambda: store.parcel(f"SF{pick.randrange(PARCELS):013d}", NOON))
        other.join(0.01)
    line("parcel, while another process builds a delta", beside)
    store.close()


def switching(store: SwitchableReference, pack: Pack) -> Times:
    opened = SqliteReference(replace(pack))
    before = []
    switched = timed(1, lambda: before.append(store.switch(opened)))
    before[0].close()
    return switched


def look_ups(what: str, store: SqliteReference, count: int, pick: random.Random) -> None:
    with closing(store):
        goods = lambda: store.goods(gtin(pick.randrange(count)), NOON)  # noqa: E731
        parcel = lambda: store.parcel(f"SF{pick.randrange(PARCELS):013d}", NOON)  # noqa: E731
        timed(2_000, goods)
        line(f"goods, {what}", timed(20_000, goods))
        line(f"goods, {what}, unknown", timed(20_000, lambda: store.goods(f"9{pick.randrange(10**13):013d}", NOON)))
        timed(1_000, parcel)
        line(f"parcel with all its goods (1-8 rows), {what}", timed(10_000, parcel))


if __name__ == "__main__":
    main()
