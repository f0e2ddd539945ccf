"""A sound says what became of a scan, not that there was one; a station that cannot play one goes on."""

import runpy
import sys
import wave
from pathlib import Path

import pytest

from station import paths
from station.domain.decision import Outcome
from station.domain.desk import events as e
from station.ui.sounds import Chime, Speaker, chime_for
from tests.ui.faces import CONTROLLED, FINE, MILK, NOW, SEEN, SENT_BACK, STRANGER, UNKNOWN, WRONG, Dock, worked

BEFORE = worked().state


def after(dock: Dock, act) -> Chime | None:
    before = dock.state
    act(dock)
    return chime_for(before, dock.state)


@pytest.mark.parametrize(
    ("waybill", "chime"),
    [
        (FINE, Chime.OK),
        (WRONG, Chime.ATTENTION),
        (UNKNOWN, Chime.ATTENTION),
        (CONTROLLED, Chime.STOP),
        (SENT_BACK, Chime.STOP),
        (SEEN, Chime.REPEAT),
    ],
)
def test_a_parcel_sounds_like_its_proposal(waybill: str, chime: Chime) -> None:
    assert after(Dock().working(), lambda dock: dock.scan(waybill)) is chime


def test_refusals_repeats_and_decisions_sound_apart() -> None:
    dock = Dock().working().scan(FINE)
    assert after(dock, lambda d: d.scan(FINE)) is Chime.REPEAT
    assert after(dock, lambda d: d.item(MILK)) is Chime.ATTENTION  # one of two pieces: the count is not right yet
    assert after(dock, lambda d: d.scan("0690123456789", "]E0")) is Chime.ERROR
    assert after(dock, lambda d: d.choose(Outcome.RELEASE, FINE)) is Chime.ERROR
    assert after(dock, lambda d: d.choose(Outcome.HOLD, FINE)) is Chime.DONE
    assert after(dock, lambda d: d.item(STRANGER)) is Chime.ERROR


def test_a_fault_is_heard_and_a_status_alone_is_not() -> None:
    dock = Dock().working().scan(FINE)
    assert after(dock, lambda d: d.tell(e.Failed("the disk is full", NOW))) is Chime.ERROR
    assert chime_for(dock.state, dock.state) is None
    assert chime_for(None, dock.state) is None


def test_locking_and_resuming_are_quiet_or_sound_like_the_parcel() -> None:
    dock = Dock().working().scan(CONTROLLED)
    assert after(dock, lambda d: d.tell(e.LockAsked(NOW))) is None


@pytest.mark.parametrize("chime", Chime)
def test_every_sound_is_there_short_and_as_its_recipe_makes_it(chime: Chime, tmp_path: Path) -> None:
    path = paths.resource("sounds", f"{chime.value}.wav")
    recipe = runpy.run_path(str(paths.resource("sounds", "make_sounds.py")))
    recipe["write"](tmp_path / "made.wav", recipe["SOUNDS"][chime.value])
    with wave.open(str(path)) as kept, wave.open(str(tmp_path / "made.wav")) as made:
        assert kept.getparams() == made.getparams()
        assert kept.getnframes() / kept.getframerate() < 1
        pairs = zip(samples(kept), samples(made), strict=True)
        assert max(abs(a - b) for a, b in pairs) <= 1  # the last bit may round otherwise elsewhere


def samples(file: wave.Wave_read) -> memoryview:
    data = file.readframes(file.getnframes())
    return memoryview(data if sys.byteorder == "little" else data[::-1]).cast("h")


def test_without_a_sound_card_or_library_nothing_is_played_and_nothing_fails(qtbot, monkeypatch) -> None:
    monkeypatch.setitem(sys.modules, "PySide6.QtMultimedia", None)
    speaker = Speaker(1.0)
    speaker.play(Chime.OK)
    assert speaker._effects == {}
    silent = Speaker(0.0)
    silent.play(Chime.OK)
    assert silent._effects is None
