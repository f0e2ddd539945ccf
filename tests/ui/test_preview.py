"""The camera's picture is painted one to one, and every frame says in words what became of its symbol."""

from PySide6.QtGui import QColor, QImage

from station.domain.sightings import Standing
from station.domain.status import CameraState
from station.ports import Preview
from station.ui import language, theme
from station.ui.camera_preview import FRAMES, CameraPreview
from station.ui.skin import CHINA, Skin
from tests.ui.conftest import Dock
from tests.ui.faces import FACES, NOW, preview


def picture(width: int, height: int) -> Preview:
    pixels = bytearray()
    for y in range(height):
        for x in range(width):
            pixels += bytes((x * 7 % 256, y * 5 % 256, (x + y) % 256, 255))
    return Preview(width, height, bytes(pixels), NOW)


def shown(qtbot, size: tuple[int, int], camera: CameraState = CameraState.LIVE) -> CameraPreview:
    widget = CameraPreview()
    qtbot.addWidget(widget)
    widget.resize(*size)
    face = FACES["04-idle"]()
    widget.paint_face(type(face)(face.state, face.tally, _with(face.status, camera)), skin())
    widget.setMinimumSize(*size)
    widget.setMaximumSize(*size)
    widget.resize(*size)
    return widget


def _with(status, camera):
    from dataclasses import replace

    return replace(status, camera=camera)


def skin() -> Skin:
    return Skin(language.load("en").words, theme.load("dark"), CHINA)


def test_every_pixel_arrives_as_it_was_sent(qtbot) -> None:
    widget = shown(qtbot, (301, 171))  # an odd width: rows of a picture are not always a multiple of four bytes
    sent = picture(301, 171)
    widget.show_preview(sent)
    painted = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    assert (painted.width(), painted.height()) == (301, 171)
    for x, y in ((0, 0), (300, 0), (0, 170), (300, 170), (150, 85), (37, 111)):
        colour = QColor(painted.pixel(x, y))
        assert (colour.blue(), colour.green(), colour.red()) == (x * 7 % 256, y * 5 % 256, (x + y) % 256)


def test_a_picture_that_is_too_large_is_shown_whole(qtbot) -> None:
    widget = shown(qtbot, (200, 100))
    widget.show_preview(preview(340, 191))
    assert widget.grab().toImage().pixelColor(1, 50) == QColor(theme.load("dark").palette.ground)


def test_the_picture_outlives_its_sender(qtbot) -> None:
    widget = shown(qtbot, (64, 36))
    widget.show_preview(picture(64, 36))
    import gc

    gc.collect()
    assert QColor(widget.grab().toImage().pixel(5, 5)).blue() == 35


def test_every_standing_has_its_own_sign(qtbot) -> None:
    assert set(FRAMES) == set(Standing)
    assert len({glyph for _, glyph, _ in FRAMES.values()}) == len(Standing)


def test_the_worker_is_told_what_size_is_wanted(qtbot) -> None:
    widget = CameraPreview()
    qtbot.addWidget(widget)
    with qtbot.waitSignal(widget.wanted) as told:
        widget.resize(320, 180)
        widget.show()
    assert told.args == [320, 180]


def test_the_desk_knows_what_size_is_wanted(dock: Dock) -> None:
    dock.show(FACES["04-idle"]())
    dock.window.grab()
    camera = dock.window.house.side.camera
    assert dock.desk.preview_size == (camera.width(), camera.height())


def test_a_lost_camera_says_so_over_its_last_picture(qtbot) -> None:
    live, lost = shown(qtbot, (340, 191)), shown(qtbot, (340, 191), CameraState.LOST)
    for widget in (live, lost):
        widget.show_preview(preview())
    assert lost.accessibleName() == "camera lost"
    brightness = [QColor(w.grab().toImage().pixel(330, 180)).lightness() for w in (live, lost)]
    assert brightness[1] < brightness[0] / 2


def test_a_preview_reaches_the_window_from_another_thread(dock: Dock, qtbot) -> None:
    import threading

    dock.show(FACES["04-idle"]())
    sent = [preview(), preview(), preview()]
    worker = threading.Thread(target=lambda: [dock.desk.preview(one) for one in sent])
    with qtbot.waitSignal(dock.desk.previewed) as arrived:
        worker.start()
    worker.join()
    qtbot.wait(1) if arrived.args[0] is not sent[-1] else None
    assert dock.window.house.side.camera._preview is not None


def test_a_hint_a_region_and_a_sight_are_painted_over_the_picture(qtbot) -> None:
    from dataclasses import replace

    from station.domain.picture import Hint

    widget = shown(qtbot, (320, 180))
    plain = Preview(320, 180, bytes((90, 90, 90, 255)) * 320 * 180, NOW)
    widget.show_preview(plain)
    before = widget.grab().toImage()
    widget.show_preview(replace(plain, hint=Hint.BLURRED, region=(80, 0, 240, 180), sight=True))
    after = widget.grab().toImage()
    grey = before.pixelColor(160, 60)
    assert after.pixelColor(100, 120) == grey, "inside the region nothing is veiled"
    assert after.pixelColor(20, 120) != grey, "outside it is"
    assert after.pixelColor(160, 90) != grey, "the sight crosses the middle"
    assert after.pixelColor(310, 5) != grey, "the hint lies at the upper edge"
