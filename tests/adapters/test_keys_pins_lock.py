"""Keys, PINs and the lock: what is secret, what is hashed, and who may run."""

import subprocess
import sys
from pathlib import Path

import pytest

from station.ports import PinHasher, StationFault
from station.storage.lock import hold
from station.storage.pins import ArgonPinHasher, pepper


def quick(secret: bytes = b"p" * 32) -> ArgonPinHasher:
    return ArgonPinHasher(secret, time_cost=1, memory_kib=8)


def test_a_pin_matches_its_own_hash_alone() -> None:
    hasher: PinHasher = quick()
    hashed = hasher.hash("123456")
    assert hasher.matches(hashed, "123456")
    assert not hasher.matches(hashed, "123457")
    assert not hasher.matches(hashed, "")


def test_the_same_pin_is_hashed_differently_each_time() -> None:
    assert quick().hash("123456") != quick().hash("123456")


def test_a_copied_hash_is_worthless_with_another_pepper() -> None:
    assert not quick(b"q" * 32).matches(quick().hash("123456"), "123456")


@pytest.mark.parametrize("damaged", ["", "123456", "$argon2id$v=19$m=8,t=1,p=1$", "$argon2id$v=19$m=8,t=1,p=1$AA$AA"])
def test_a_damaged_hash_matches_nothing(damaged: str) -> None:
    assert not quick().matches(damaged, "123456")


def test_a_station_hashes_with_argon2id_at_the_cost_agreed() -> None:
    assert ArgonPinHasher(b"p" * 32).hash("1").startswith("$argon2id$v=19$m=65536,t=3,p=1$")


def test_a_short_pepper_is_refused() -> None:
    with pytest.raises(ValueError, match="pepper"):
        ArgonPinHasher(b"short")


def test_the_pepper_is_made_once_and_private(tmp_path: Path) -> None:
    first = pepper(tmp_path / "keys")
    assert len(first) == 32
    assert pepper(tmp_path / "keys") == first
    assert pepper(tmp_path / "other") != first
    file = tmp_path / "keys" / "pepper"
    assert file.stat().st_mode & 0o777 == 0o600
    assert [f.name for f in file.parent.iterdir()] == ["pepper"]


def test_others_lose_their_right_to_read_the_pepper(tmp_path: Path) -> None:
    pepper(tmp_path)
    (tmp_path / "pepper").chmod(0o644)
    pepper(tmp_path)
    assert (tmp_path / "pepper").stat().st_mode & 0o777 == 0o600


def test_a_damaged_pepper_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "pepper").write_bytes(b"short")
    with pytest.raises(StationFault, match="backup"):
        pepper(tmp_path)
    assert (tmp_path / "pepper").read_bytes() == b"short"


def test_a_second_station_on_the_same_folder_is_told_so(tmp_path: Path) -> None:
    with hold(tmp_path), pytest.raises(StationFault, match="already running"), hold(tmp_path):
        pytest.fail("two held the folder")
    with hold(tmp_path):
        pass


HOLD_AND_WAIT = """
import sys
from pathlib import Path
from station.storage.lock import hold
with hold(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_another_program_is_refused_until_the_first_one_dies(tmp_path: Path) -> None:
    command = [sys.executable, "-c", HOLD_AND_WAIT, str(tmp_path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        with pytest.raises(StationFault, match=f"process {other.pid}"), hold(tmp_path):
            pytest.fail("two held the folder")
        other.kill()
        other.wait()
    with hold(tmp_path):
        pass


def test_a_folder_that_cannot_be_made_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StationFault, match="data folder"), hold(tmp_path / "file" / "data"):
        pytest.fail("held nothing")
