"""Rates as the ledger holds them: at the opening of a shift what it draws at, at a switch of data what these say."""

from collections.abc import Iterable

from station.domain.control import ControlInstruction
from station.domain.ledger import Entry, Json
from station.domain.peak import Peak
from station.domain.sampling import Rate, kept_rate, rate_of


def opening_rows(said: Iterable[Peak]) -> list[Json]:
    """Write what an opening says of every random control."""
    return [[*_row(p.rule_id, p.version, p.rate), f"{p.bound:.6f}", p.lowered] for p in said]


def switch_rows(controls: Iterable[ControlInstruction]) -> list[Json]:
    """Write the rates of the data that were switched to."""
    return [_row(c.rule_id, c.version, rate_of(c.value)) for c in controls]


def said(entry: Entry) -> tuple[Peak, ...] | None:
    """Return what an opening or a switch says of rates; None where it says nothing, as in an earlier version.

    Raises ValueError where a row is damaged.
    """
    rows = entry.body.get("rates")
    return tuple(_read(row) for row in rows) if isinstance(rows, list) else None


def _row(rule_id: str, version: int, rate: Rate) -> list[Json]:
    return [rule_id, version, rate.merchant, rate.hs, rate.quality, str(rate.rate), str(rate.minimum)]


def _read(row: Json) -> Peak:
    match row:
        case [str(rule_id), int(version), str(merchant), str(hs), str(quality), str(rate), str(minimum), *rest]:
            of = Rate(kept_rate(rate), kept_rate(minimum), merchant, hs, quality)
            match rest:
                case []:
                    return Peak(rule_id, version, of)
                case [str(bound), bool(lowered)]:
                    return Peak(rule_id, version, of, float(bound), lowered)
                case _:
                    pass
        case _:
            pass
    raise ValueError(f"an entry holds {row!r} where a rate belongs")
