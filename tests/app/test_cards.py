"""The printed cards read back as what they say, and the station obeys exactly those."""

from pathlib import Path

import numpy as np
import pytest

from station.app.cards import cards, print_cards
from station.app.training import TRAINING_CARD_KEY, Generated, enrol_training
from station.decoding import read_image
from station.domain.station_code import read
from station.domain.subject import BadgeCode, Command, CommandCode
from station.opencv import cv2
from station.ports import StationFault
from station.samples.people import STAFF


@pytest.fixture
def data(tmp_path: Path, small_centre: Generated) -> Path:
    enrol_training(tmp_path / "data", small_centre.centre)
    return tmp_path / "data"


def test_every_command_has_a_card_and_every_trainee_a_badge(data: Path) -> None:
    meant = [read(card.text, TRAINING_CARD_KEY) for card in cards(data)]
    assert [m.command for m in meant if isinstance(m, CommandCode)] == list(Command)
    assert sum(isinstance(m, BadgeCode) for m in meant) == len(STAFF)


def test_a_real_stations_sheet_has_no_badges(data: Path) -> None:
    key = data / "keys" / "card.key"
    key.unlink()
    assert all(isinstance(read(card.text, key.read_bytes()), CommandCode) for card in cards(data))


def test_what_is_printed_reads_back(data: Path, tmp_path: Path, qapp: object) -> None:
    from PySide6.QtCore import QSize, Qt
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtPdf import QPdfDocument

    out = tmp_path / "cards.pdf"
    printed = print_cards(cards(data), out)
    document = QPdfDocument(None)
    document.load(str(out))
    texts = set()
    for page in range(document.pageCount()):
        drawn = document.render(page, QSize(1654, 2339))
        picture = QImage(drawn.size(), QImage.Format.Format_Grayscale8)
        picture.fill(Qt.GlobalColor.white)
        painter = QPainter(picture)
        painter.drawImage(0, 0, drawn)
        painter.end()
        pixels = np.frombuffer(picture.constBits(), np.uint8).reshape(picture.height(), picture.bytesPerLine())
        image = cv2.cvtColor(np.ascontiguousarray(pixels[:, : picture.width()]), cv2.COLOR_GRAY2BGR)
        texts |= {found.text for found in read_image(image)}
    document.close()
    assert texts == {card.text for card in cards(data)}
    assert len(texts) == printed


def test_a_sheet_is_never_written_over(data: Path, tmp_path: Path) -> None:
    out = tmp_path / "cards.pdf"
    out.write_bytes(b"mine")
    with pytest.raises(StationFault, match="exists already"):
        print_cards(cards(data), out)
    assert out.read_bytes() == b"mine"
