"""Settings: what is written comes back; what cannot be used is named with its key."""

from datetime import timedelta
from pathlib import Path

import pytest

from station.domain.decision import Outcome
from station.domain.history import DoubtCode
from station.domain.policy import DOUBTS
from station.settings import FILE, BadSettings, Settings, load, save


def test_what_is_saved_comes_back(tmp_path: Path) -> None:
    settings = Settings(
        station="ST02", carriers={"SF": r"SF\d{13}"}, serial=("/dev/ttyACM0",), training=True, language="en"
    )
    save(tmp_path, settings)
    assert load(tmp_path) == settings


def test_no_file_means_the_defaults(tmp_path: Path) -> None:
    assert load(tmp_path) == Settings()


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("nope = 1", "nope"),
        ('language = "fr"', "language"),
        ('max_data_age_hours = "three"', "max_data_age_hours"),
        ("max_data_age_hours = 0", "max_data_age_hours"),
        ('station = "../../etc"', "station"),
        ("x = [", FILE),
    ],
)
def test_what_cannot_be_used_is_named(tmp_path: Path, text: str, named: str) -> None:
    (tmp_path / FILE).write_text(text, encoding="utf-8")
    with pytest.raises(BadSettings, match=named):
        load(tmp_path)


def test_limits_reach_the_policy() -> None:
    policy = Settings(max_data_age_hours=5, transaction_limit="2600.50").policy
    assert (policy.max_data_age.total_seconds(), str(policy.transaction_limit)) == (5 * 3600, "2600.50")


@pytest.mark.parametrize(
    ("said", "meant"), [("once", "once"), ("off", "off"), ("adaptive", "adaptive"), (1500, "timed")]
)
def test_repeats_are_a_word_or_milliseconds(tmp_path: Path, said: str | int, meant: str) -> None:
    save(tmp_path, Settings(repeats=said))
    limits = load(tmp_path).acceptance
    assert limits.repeats.value == meant
    assert limits.again_after == timedelta(milliseconds=said if isinstance(said, int) else 3000)


@pytest.mark.parametrize("said", ["sometimes", 0, -5])
def test_repeats_that_are_none_are_refused(tmp_path: Path, said: str | int) -> None:
    (tmp_path / FILE).write_text(f"repeats = {said!r}\n")
    with pytest.raises(BadSettings, match="repeats"):
        load(tmp_path)


def test_what_a_doubt_of_a_history_does_can_be_set(tmp_path: Path) -> None:
    settings = Settings(doubts={DoubtCode.SILENT: "hold", DoubtCode.TWO_PLACES: "tell"})
    save(tmp_path, settings)
    policy = dict(load(tmp_path).policy.doubts)
    assert (policy[DoubtCode.SILENT], policy[DoubtCode.TWO_PLACES]) == (Outcome.HOLD, Outcome.RELEASE)
    changed = {code for code, outcome in DOUBTS if policy[code] is not outcome}
    assert changed == {DoubtCode.SILENT, DoubtCode.TWO_PLACES}


@pytest.mark.parametrize("said", ['{ gone = "hold" }', '{ silent = "release" }'])
def test_a_doubt_that_is_none_is_refused(tmp_path: Path, said: str) -> None:
    (tmp_path / FILE).write_text(f"doubts = {said}\n")
    with pytest.raises(BadSettings, match="doubts"):
        load(tmp_path)
