"""The random sample over several stations, from what a centre has and from ledgers and bundles at hand."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path

from station.domain.pooling import Contradiction, Known, Pool, Pooled, PooledStratum
from station.domain.verification import Soundness, Verdict, verify
from station.ports import Centre, StationFault
from station.storage.audit import audit as audit_file
from station.storage.audit import entries_of

SOUND = frozenset({Soundness.INTACT, Soundness.UNWITNESSED})


def pooled(paths: Sequence[Path], centre: Centre | None) -> Pooled:
    """Return the sample over all ledgers and bundles named, and all stations that a centre knows.

    What comes twice counts once. Raises StationFault where one cannot be read, is not sound from end to end, or says
    otherwise than another: nothing is summed up over what may have been changed.
    """
    pool = Pool()
    try:
        for path in paths:
            _must_be_sound(str(path), audit_file(path))
            pool.take(entries_of(path))
        if centre is not None:
            for station in centre.stations():
                sent = f"what {station} sent to {centre.name}"
                _must_be_sound(sent, verify(entry.payload for entry in centre.entries(station)))
                pool.take(centre.entries(station))
    except Contradiction as error:
        raise StationFault(str(error)) from error
    except (OSError, ValueError) as error:
        raise StationFault(f"a ledger cannot be read: {error}") from error
    return pool.sum_up()


def told(found: Pooled, now: datetime) -> Iterator[str]:
    """Yield how far each station is known and how long ago that was, and the bound of each random control."""
    for station in found.stations:
        yield _station(station, now)
        yield from (f"  {line}" for line in station.steered)
    for stratum in found.strata:
        yield _stratum(stratum, len(found.stations))
    if not found.strata:
        yield "抽查 sample: no draw of a closed shift is known"


def _station(station: Known, now: datetime) -> str:
    age = now - station.until
    ago = f"{age.days} d {age.seconds // 3600} h {age.seconds % 3600 // 60} min ago"
    known = f"known to entry {station.last} of {station.until:%F %T} UTC, {ago}"
    steered = f", {len(station.steered)} lines below on what does not follow" if station.steered else ""
    untold = f", {station.untold} draws at a rate that its ledger does not hold" if station.untold else ""
    shifts = f"{station.checked} shifts checked, {station.unshown} not closed as far as is known{steered}{untold}"
    return f"站点 station {station.station}: {known}; {shifts}"


def _stratum(stratum: PooledStratum, stations: int) -> str:
    picked = f"{stratum.picked} of {stratum.seen} picked at {stations} station{'s' * (stations != 1)}"
    came = f"{stratum.inspected} inspected, {stratum.wrong} wrong, {stratum.unknown} whose end is not known"
    bound = f"at most {stratum.bound:.1%} wrong ({stratum.told:.1%} if those were like the rest)"
    return f"抽查 sample {stratum.name}: {picked}, {came}: {bound}"


def _must_be_sound(name: str, verdict: Verdict) -> None:
    if verdict.soundness not in SOUND:
        raise StationFault(f"{name} is {verdict.soundness.name.lower()}: {verdict.reason}")
