"""Scanner profiles: kept when a self-test card is scanned, carried to another station byte for byte."""

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtGui import QImage

from station.app.cards import gs1_matrix, self_test
from station.app.scanning import known, learn, put_in, take_out
from station.decoding import read_image
from station.domain.self_test import ELEMENTS, PLAIN, End, Proof, Separator
from station.domain.wedge_text import Caps, Keys, Ways
from station.ports import StationFault
from station.scanners import FILE, separators_kept

HOST = frozenset({(16, False, "a"), (16, True, "A"), (30, False, "q")})
TESTED = Proof(Ways(Keys.PLACES, Caps.IGNORED, "#A", "\x1e", HOST), End.TAB, Separator.SPELLED, aim=True)


def test_a_profile_goes_out_and_in_byte_for_byte(tmp_path: Path) -> None:
    here, there = tmp_path / "here", tmp_path / "there"
    here.mkdir()
    there.mkdir()
    learn(here, "keyboard", TESTED)
    learn(here, "serial-1", Proof())
    assert take_out(here, tmp_path / "one") == 2
    assert put_in(there, tmp_path / "one") == 2
    assert known(there) == known(here) == {"keyboard": TESTED, "serial-1": Proof()}
    take_out(there, tmp_path / "two")
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes() == (here / FILE).read_bytes()
    assert separators_kept(known(there)) == {"keyboard"}


def test_what_a_later_test_does_not_show_is_kept(tmp_path: Path) -> None:
    learn(tmp_path, "keyboard", TESTED)
    learn(tmp_path, "keyboard", Proof())
    assert known(tmp_path)["keyboard"].separator is Separator.SPELLED


@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b'{"keyboard": {"end": "sometimes"}}', b"\xff"])
def test_a_damaged_file_is_told_and_never_taken(tmp_path: Path, damage: bytes) -> None:
    learn(tmp_path, "keyboard", TESTED)
    bad = tmp_path / "bad.json"
    bad.write_bytes(damage)
    with pytest.raises(StationFault, match=r"bad\.json cannot be used.*self-test"):
        put_in(tmp_path, bad)
    assert known(tmp_path) == {"keyboard": TESTED}


def test_nothing_is_written_over(tmp_path: Path) -> None:
    (tmp_path / "there").write_text("mine")
    with pytest.raises(StationFault, match="exists already"):
        take_out(tmp_path, tmp_path / "there")
    assert (tmp_path / "there").read_text() == "mine"


def test_the_cards_symbols_read_as_what_they_should_say(qapp: object) -> None:
    assert [card.text for card in self_test()] == [PLAIN, ELEMENTS]
    image = gs1_matrix(ELEMENTS).scaledToWidth(400).convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    picture = rows[:, : image.width() * 3].reshape(image.height(), image.width(), 3)
    (read,) = read_image(np.pad(picture, ((60, 60), (60, 60), (0, 0)), constant_values=255))
    assert (read.aim, read.bytes) == ("]d2", ELEMENTS.encode())
