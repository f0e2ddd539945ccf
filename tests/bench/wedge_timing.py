"""Scanner or person, this scanner or another: rates over made-up timings. `python -m tests.bench.wedge_timing`.

The models are guesses with wide margins, no recordings: USB polling of 1-10 ms with two reports a character and a busy
machine now and then; people whose gaps are log-normal about a median, with two keys rolled together here and there.
"""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from random import Random

from station.domain import keystrokes
from station.domain.keystrokes import Burst, Completed, WedgeLimits, expire, press
from station.domain.wedge_text import Flag, Key, doubt

START = datetime(2026, 11, 11, 8, 0, tzinfo=UTC)
ROUNDS = 2000
Gaps = Callable[[Random], float]


def scanner(polling: float, stalls: float = 0.002) -> Gaps:
    """Return the gaps in ms of a scanner polled every so many ms, on a machine that stalls now and then."""
    return lambda rng: 2 * polling + rng.expovariate(2) + (rng.uniform(5, 60) if rng.random() < stalls else 0)


def person(median: float, rolls: float = 0.1) -> Gaps:
    """Return the gaps in ms of somebody typing."""
    return lambda rng: rng.uniform(15, 40) if rng.random() < rolls else median * 2.718281828 ** rng.gauss(0, 0.4)


def keys(gaps: Gaps, rng: Random, length: int = 13) -> list[Key]:
    """Return a code of digits and Enter, typed with these gaps."""
    at, pressed = START, []
    for place in range(length + 1):
        at += timedelta(milliseconds=gaps(rng))
        last = place == length
        pressed.append(Key("\r" if last else str(rng.randrange(10)), "Return" if last else "", at))
    return pressed


def outcome(pressed: list[Key], limits: WedgeLimits) -> str:
    """Say what the classifier makes of a code: whole, doubtful (a part of it, not believed), wrong or typed."""
    burst, scans = Burst(), []
    for key in pressed:
        burst, decision = press(burst, key, limits)
        if isinstance(decision, Completed):
            scans.append(decision.scan)
    expire(burst, START + timedelta(days=1), limits)
    if not scans:
        return "typed"
    if doubt(scans[0].flags):
        return "doubtful"
    return "whole" if scans[0].text == "".join(key.text for key in pressed[:-1]) else "wrong"


def rates(gaps: Gaps, limits: WedgeLimits) -> str:
    """Return the shares of outcomes of many codes, in percent."""
    rng = Random(1)
    found = [outcome(keys(gaps, rng), limits) for _ in range(ROUNDS)]
    return "  ".join(
        f"{name} {100 * found.count(name) / ROUNDS:6.2f}" for name in ("whole", "doubtful", "typed", "wrong")
    )


def swapped(tested: float, used: float, ratio: int) -> float:
    """Return in how many of a hundred scans a scanner polled every `used` ms is taken for another than the tested."""
    rng = Random(2)
    typical = sorted(scanner(tested)(rng) for _ in range(101))[50]
    limits = WedgeLimits(max_gap=timedelta(milliseconds=100), typical=timedelta(milliseconds=typical))
    keystrokes.OTHER_DEVICE = ratio
    flagged = 0
    for _ in range(ROUNDS):
        burst = Burst()
        for key in keys(scanner(used), rng):
            burst, decision = press(burst, key, limits)
            flagged += isinstance(decision, Completed) and Flag.DEVICE in decision.scan.flags
    return 100 * flagged / ROUNDS


def main() -> None:
    """Print both tables."""
    who = {f"scanner, {p:g} ms": scanner(p) for p in (1, 2, 4, 8, 10)}
    who |= {"scanner, 4 ms, busy": scanner(4, stalls=0.02)}
    who |= {f"person, {m} ms": person(m) for m in (250, 150, 90, 60)}
    for gap in (15, 25, 35, 50, 70, 100):
        print(f"max_gap {gap} ms")
        for name, gaps in who.items():
            print(f"  {name:20} {rates(gaps, WedgeLimits(max_gap=timedelta(milliseconds=gap)))}")
    print("another scanner flagged, in percent of scans (tested -> used, by ratio)")
    for tested, used in ((4, 4), (2, 2), (1, 1), (1, 2), (1, 4), (1, 8), (1, 10), (2, 8), (2, 10), (4, 8)):
        row = "  ".join(f"x{ratio} {swapped(tested, used, ratio):6.2f}" for ratio in (2, 3, 4, 6))
        print(f"  {tested:>2} -> {used:>2} ms  {row}")


if __name__ == "__main__":
    main()
