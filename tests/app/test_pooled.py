"""The random sample over several stations at the command line: from a centre's folder, ledgers and bundles."""

import json
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from station.app.auditing import audit
from station.app.clock import SystemClock
from station.app.exporting import export
from station.app.station import opened as opened_station
from station.app.syncing import syncing
from station.cli import main
from station.domain.ledger import Draft
from station.domain.verification import Soundness
from station.settings import Settings, save
from station.sync.place import found_centre
from tests.domain.test_pooling import closed, drew, ended, opened, passes, picks

Answer = dict[str, list[dict[str, object]]]


@pytest.fixture
def centre(tmp_path: Path) -> Path:
    found_centre(tmp_path / "centre", "zone")
    return tmp_path / "centre"


def work(tmp_path: Path, centre: Path, name: str, drafts: Iterable[Draft], *, sent: bool = True) -> Path:
    data = tmp_path / name
    save(data, Settings(station=name, centre=str(centre)))
    with opened_station(data, SystemClock()) as station:
        for draft in drafts:
            station.ledger.append(draft)
        if sent:
            syncing(station).round()
    return data


def sample(capsys: pytest.CaptureFixture[str], *words: object) -> tuple[int, Answer]:
    code = main(["sample", "--json", *map(str, words)])
    said = capsys.readouterr().out
    return code, json.loads(said) if said else {}


def first_shift(name: str) -> list[Draft]:
    return [opened(name), *(drew(name, w) for w in (*picks(name)[:5], *passes(name)[:3])), closed(name)]


def test_what_the_stations_of_a_centre_drew_is_summed_whichever_way_it_is_known(
    tmp_path: Path, centre: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    a = work(tmp_path, centre, "A", first_shift("A"))
    elsewhere = [ended(w) for w in picks("A")[:4]]
    b = work(tmp_path, centre, "B", [opened("B"), *elsewhere, closed("B")])
    code, at_centre = sample(capsys, "--centre", centre)
    (stratum,) = at_centre["strata"]
    assert (code, stratum["seen"], stratum["picked"], stratum["inspected"], stratum["unknown"]) == (0, 8, 5, 4, 1)
    assert [(s["station"], s["checked"]) for s in at_centre["stations"]] == [("A", 1), ("B", 1)]
    assert sample(capsys, a, b) == (0, at_centre)
    assert sample(capsys, b, a / "ledger.db", "--centre", centre) == (0, at_centre)
    assert main(["sample", "--centre", str(centre)]) == 0
    told = capsys.readouterr().out
    assert "min ago; 1 shifts checked" in told
    assert "5 of 8 picked at 2 stations, 4 inspected, 0 wrong, 1 whose end is not known: at most 65.7% wrong" in told


def test_a_station_that_sends_late_widens_the_bound(
    tmp_path: Path, centre: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    work(tmp_path, centre, "A", first_shift("A"))
    b = work(tmp_path, centre, "B", [opened("B"), *(ended(w) for w in picks("A")[:5]), closed("B")], sent=False)
    _, late = sample(capsys, "--centre", centre)
    with opened_station(b, SystemClock()) as station:
        syncing(station).round()
    _, complete = sample(capsys, "--centre", centre)
    assert late["strata"][0]["bound"] == 1.0
    assert complete["strata"][0]["bound"] == pytest.approx(1 - 0.05 ** (1 / 5))


def test_bundles_of_several_shifts_and_stations_are_checked_and_summed(
    tmp_path: Path, centre: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    a = work(tmp_path, centre, "A", first_shift("A"))
    second = [opened("A"), *(ended(w) for w in picks("A")[:5]), replace(closed("A"), op_id="close-2")]
    work(tmp_path, centre, "A", second)
    bundles = []
    with opened_station(a, SystemClock()) as station:
        starts = [entry.seq for entry in station.ledger.entries() if entry.type == "shift_opened"]
        for start in starts:
            bundles.append(tmp_path / f"{start}.jsonl")
            export(station, str(start), "jsonl", bundles[-1])
    assert [audit(bundle, None).soundness for bundle in bundles] == [Soundness.INTACT, Soundness.INTACT]
    code, found = sample(capsys, *bundles, bundles[0])
    assert (code, found["strata"][0]["inspected"], found["strata"][0]["unknown"]) == (0, 5, 0)
    assert sample(capsys, bundles[0])[1]["strata"][0]["unknown"] == 5


def test_nothing_is_summed_over_what_was_changed_or_steered(
    tmp_path: Path, centre: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    a = work(tmp_path, centre, "A", [*first_shift("A")[:-1], closed("A", b"another seed")])
    code, found = sample(capsys, a)
    assert (code, found["stations"][0]["checked"]) == (1, 0)
    assert "not the one that the shift was bound to" in str(found["stations"][0]["steered"])
    bundle = tmp_path / "a.jsonl"
    with opened_station(a, SystemClock()) as station:
        export(station, "last", "jsonl", bundle)
    bundle.write_text(bundle.read_text(encoding="utf-8").replace('"conform":false', '"conform":true', 1), "utf-8")
    assert sample(capsys, bundle) == (1, {})
    assert main(["sample"]) == 1
    assert "name ledgers" in capsys.readouterr().err
