"""Painted frames: the same bytes for the same seed, of the size asked for, and readable by an ordinary decoder."""

import hashlib
from datetime import timedelta

import numpy as np
import pytest
import zxingcpp

from station.domain.code import Symbology
from station.samples.belt import beats
from station.samples.painting import Camera
from station.samples.scenes import EmptyBelt, Hand, Held, Passing, Scene, Shot
from station.samples.warehouse import Warehouse
from tests.samples.dock import KEY, START

SIZE = (1280, 720)
WAYBILLS = ("SF3288276409801", "YT4221083011179", "31686994132396", "777500879897827", "784625961405", "4672770307391")


@pytest.fixture(scope="module")
def camera() -> Camera:
    return Camera(7, SIZE)


def shot(scene: Scene, look: int = 1, frame: int = 0) -> Shot:
    return Shot(START + timedelta(milliseconds=250 * frame), scene, look)


def read(camera: Camera, taken: Shot) -> list[tuple[str, str]]:
    return [(str(r.format), r.bytes.decode()) for r in zxingcpp.read_barcodes(camera.paint(taken))]


def digest(camera: Camera, warehouse: Warehouse) -> str:
    shots = [beat for beat in beats(warehouse, 7, START, card_key=KEY, parcels=3) if isinstance(beat, Shot)]
    return hashlib.sha256(b"".join(camera.paint(s).tobytes() for s in shots)).hexdigest()


def test_the_same_seed_gives_the_same_pictures_and_another_others(camera: Camera, warehouse: Warehouse) -> None:
    assert digest(camera, warehouse) == digest(Camera(7, SIZE), warehouse)
    assert digest(camera, warehouse) != digest(Camera(8, SIZE), warehouse)


@pytest.mark.parametrize("size", [SIZE, (640, 360)])
def test_a_frame_is_bgr_of_eight_bits_and_of_the_size_asked_for(size: tuple[int, int]) -> None:
    picture = Camera(1, size).paint(shot(Passing("SF3288276409801", "1.20", 0.5)))
    assert (picture.shape, picture.dtype) == ((size[1], size[0], 3), np.uint8)


@pytest.mark.parametrize("waybill", WAYBILLS)
def test_every_whole_label_is_read(camera: Camera, waybill: str) -> None:
    look = 40 + WAYBILLS.index(waybill)
    for frame, place in enumerate((0.66, 0.57, 0.46, 0.35)):
        taken = shot(Passing(waybill, "1.20", place), look, frame)
        assert read(camera, taken) == [("Code 128", waybill)]


def test_a_label_cut_by_the_edge_is_not_read(camera: Camera) -> None:
    assert read(camera, shot(Passing("SF3288276409801", "1.20", 0.97))) == []


@pytest.mark.parametrize(
    ("held", "says"),
    [
        (Held(Symbology.EAN_13, "8023097447628"), "8023097447628"),
        (Held(Symbology.UPC_A, "053229180787"), "0053229180787"),
        (
            Held(Symbology.DATA_MATRIX, "(01)09437981389984(17)270926(10)L2A3B4C"),
            "010943798138998417270926" + "10L2A3B4C",
        ),
        (Held(Symbology.QR_CODE, "https://example.com/01/09437981389984"), "https://example.com/01/09437981389984"),
    ],
)
def test_every_product_held_up_is_read(camera: Camera, held: Held, says: str) -> None:
    for look in range(60, 64):
        assert [text for _, text in read(camera, shot(held, look))] == [says]


def test_belt_and_hand_alone_say_nothing(camera: Camera) -> None:
    assert [read(camera, shot(scene, frame=n)) for n in range(6) for scene in (EmptyBelt(), Hand())] == [[]] * 12


def test_a_parcel_moves_and_keeps_its_look(camera: Camera) -> None:
    first, again, moved = (
        camera.paint(shot(Passing("SF3288276409801", "1.20", place), frame=frame))
        for place, frame in ((0.6, 0), (0.6, 0), (0.5, 1))
    )
    assert np.array_equal(first, again)
    assert not np.array_equal(first, moved)
