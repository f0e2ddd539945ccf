"""What the system must bring, and what is said where it does not."""

import pytest

from station.bootstrap import system
from station.bootstrap.console import CANNOT_SET_UP
from station.bootstrap.system import Need

GL = Need("libgl1", ("libGL.so.1",))
ZBAR = Need("libzbar0", ("libzbar.so.0",), lost="the zbar decoder")


def test_missing_libraries_become_one_apt_line() -> None:
    assert system.advice([GL, ZBAR], is_root=True, has_apt=True, has_sudo=False) == (
        "to install: apt-get update && apt-get install -y --no-install-recommends libgl1 libzbar0"
    )


def test_an_ordinary_user_is_told_to_use_sudo_where_there_is_one() -> None:
    assert system.advice([GL], is_root=False, has_apt=True, has_sudo=True) == (
        "to install: sudo apt-get update && sudo apt-get install -y --no-install-recommends libgl1"
    )
    assert system.advice([GL], is_root=False, has_apt=True, has_sudo=False).startswith("to install, as root: apt-get")


def test_elsewhere_the_libraries_are_named_and_no_command_is_guessed() -> None:
    assert system.advice([GL, ZBAR], is_root=True, has_apt=False, has_sudo=True) == (
        "install with this system's own packages: libGL.so.1, libzbar.so.0"
    )


def test_only_what_is_not_there_is_missing() -> None:
    assert system.missing([GL, ZBAR], present=lambda need: need is GL) == [ZBAR]


def test_a_library_nobody_has_does_not_load() -> None:
    assert not system.is_present(Need("", ("libno-such-thing.so.9",)))
    assert not system.is_present(Need("", ("no-such-program",), "program"))
    assert not system.is_present(Need("", ("no_such_module",), "module"))
    assert system.is_present(Need("", ("venv",), "module"))


def test_without_an_essential_library_there_is_no_start(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(SystemExit) as end:
        system.provide([GL, ZBAR])
    assert end.value.code == CANNOT_SET_UP
    assert "cannot start without libgl1\n" in capsys.readouterr().err


def test_without_a_wanted_library_it_goes_on_and_says_what_is_lost(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", "")
    system.provide([ZBAR])
    assert "going on without the zbar decoder" in capsys.readouterr().err


def test_screens_for_tests_are_never_asked_for_by_a_plain_run() -> None:
    for need in (*system.LIBRARIES, *system.needs(for_tests=False)):
        assert need not in system.FOR_TESTS


def test_a_later_start_looks_only_for_what_nothing_runs_without() -> None:
    assert not any(need.lost for need in system.needs(for_tests=True, only_essential=True))


@pytest.mark.parametrize("name", ["NotoSansCJK-Regular.ttc", "NotoSansSC-Regular.otf", "wqy-microhei.ttc"])
def test_fonts_with_chinese_are_known_by_their_files(name: str) -> None:
    assert system.CJK_FONT.match(name)
    assert not system.CJK_FONT.match("DejaVuSans.ttf")
