"""The decoders behind their port: every pair of symbology and decoder, bytes, AIM, acceptance, degradation."""

import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
import pytest
import zxingcpp

from station import decoding
from station.decoding import zbar
from station.decoding.acceptance import needs_agreement, same_message, sensible, taken, whole
from station.decoding.symbols import AIM, aim, expanded, full_ascii, retail
from station.decoding.tapir import FORMATS as TAPIRSCAN_FORMATS
from station.decoding.tapir import Tapirscan
from station.decoding.zbar import SYMBOLOGIES as ZBAR_SYMBOLOGIES
from station.decoding.zbar import open_zbar
from station.decoding.zxing import FORMATS as ZXING_FORMATS
from station.decoding.zxing import Zxing
from station.domain.code import Symbology
from station.ports import Decoder, Frame, Quad, Read, StationFault
from station.services.capture import CapturePipeline

ROOT = Path(__file__).resolve().parents[2]
ELEMENTS = "(01)09501101530003(10)AB12(21)XY"
ELEMENT_BYTES = b"010950110153000310AB12\x1d21XY"
START = datetime(2026, 1, 1, tzinfo=UTC)
HERE: Quad = ((0, 0), (9, 0), (9, 9), (0, 9))

# symbology -> (what is written, in which format, the message as every decoder must give it)
SAMPLES: dict[Symbology, tuple[str, zxingcpp.BarcodeFormat, bytes]] = {
    Symbology.EAN_13: ("6901234567892", zxingcpp.BarcodeFormat.EAN13, b"6901234567892"),
    Symbology.EAN_8: ("96385074", zxingcpp.BarcodeFormat.EAN8, b"96385074"),
    Symbology.UPC_A: ("036000291452", zxingcpp.BarcodeFormat.UPCA, b"0036000291452"),
    Symbology.UPC_E: ("01234565", zxingcpp.BarcodeFormat.UPCE, b"0012345000065"),
    Symbology.CODE_128: ("YT7545000012", zxingcpp.BarcodeFormat.Code128, b"YT7545000012"),
    Symbology.CODE_39: ("HELLO123", zxingcpp.BarcodeFormat.Code39, b"HELLO123"),
    Symbology.CODE_93: ("HELLO123", zxingcpp.BarcodeFormat.Code93, b"HELLO123"),
    Symbology.CODABAR: ("A12345B", zxingcpp.BarcodeFormat.Codabar, b"A12345B"),
    Symbology.ITF: ("15400141288763", zxingcpp.BarcodeFormat.ITF, b"15400141288763"),
    Symbology.DATABAR: ("0109501101530003", zxingcpp.BarcodeFormat.DataBarOmni, b"0109501101530003"),
    Symbology.DATABAR_EXPANDED: (ELEMENTS, zxingcpp.BarcodeFormat.DataBarExp, ELEMENT_BYTES),
    Symbology.QR_CODE: ("运单 YT7545", zxingcpp.BarcodeFormat.QRCode, "运单 YT7545".encode()),
    Symbology.MICRO_QR: ("12345", zxingcpp.BarcodeFormat.MicroQRCode, b"12345"),
    Symbology.RMQR: ("12345", zxingcpp.BarcodeFormat.RMQRCode, b"12345"),
    Symbology.DATA_MATRIX: ("hello", zxingcpp.BarcodeFormat.DataMatrix, b"hello"),
    Symbology.PDF_417: ("hello", zxingcpp.BarcodeFormat.PDF417, b"hello"),
    Symbology.AZTEC: ("hello", zxingcpp.BarcodeFormat.Aztec, b"hello"),
    Symbology.MAXICODE: ("hello world", zxingcpp.BarcodeFormat.MaxiCode, b"hello world"),
}
NOBODY_READS = {Symbology.DOTCODE}


def drawn(text: str, form: zxingcpp.BarcodeFormat, *, gs1: bool = False) -> np.ndarray:
    options = {"gs1": True} if gs1 else {}
    bars = np.array(zxingcpp.create_barcode(text, form, **options).to_image(scale=4))
    return np.pad(bars, 40, constant_values=255)


@pytest.fixture(scope="module")
def decoders() -> dict[str, Decoder]:
    found: dict[str, Decoder] = {"zxing": Zxing(), "tapirscan": Tapirscan()}
    if zbar.status() is None:
        found["zbar"] = open_zbar()
    return found


READS = {
    "zxing": set(ZXING_FORMATS),
    "tapirscan": set(TAPIRSCAN_FORMATS),
    "zbar": set(ZBAR_SYMBOLOGIES.values()),
}


def test_every_symbology_is_read_by_somebody_or_known_to_be_read_by_nobody() -> None:
    assert set.union(*READS.values()) | NOBODY_READS == set(Symbology)
    assert set(SAMPLES) | NOBODY_READS == set(Symbology)
    assert set(AIM) == set(Symbology)


@pytest.mark.parametrize("name", READS)
@pytest.mark.parametrize("symbology", SAMPLES)
def test_every_pair_of_symbology_and_decoder(decoders: dict[str, Decoder], symbology: Symbology, name: str) -> None:
    if name not in decoders:
        pytest.skip("libzbar0 is not installed on this machine")
    text, form, message = SAMPLES[symbology]
    reads = decoders[name].read(drawn(text, form))
    if symbology not in READS[name]:
        assert [read for read in reads if read.symbology == symbology] == []
        return
    (read,) = reads
    given = {Symbology.UPC_A, Symbology.UPC_E} if name == "zbar" and symbology is Symbology.UPC_E else {symbology}
    assert read.symbology in given
    assert (read.data, read.decoder) == (message, name)
    assert read.aim == aim(symbology, message)
    rows, columns = np.nonzero(drawn(text, form) == 0)
    x, y = (sum(corner[axis] for corner in read.quad) / 4 for axis in (0, 1))
    assert columns.min() < x < columns.max()
    assert rows.min() < y < rows.max()


@pytest.mark.parametrize(
    ("form", "identifier"),
    [
        (zxingcpp.BarcodeFormat.Code128, "]C1"),
        (zxingcpp.BarcodeFormat.QRCode, "]Q3"),
        (zxingcpp.BarcodeFormat.DataMatrix, "]d2"),
    ],
)
def test_fnc1_is_told_by_the_aim_identifier_and_stands_as_gs(
    decoders: dict[str, Decoder], form: zxingcpp.BarcodeFormat, identifier: str
) -> None:
    for name in ("zxing", "tapirscan"):
        (read,) = decoders[name].read(drawn(ELEMENTS, form, gs1=True))
        assert (read.data, read.aim) == (ELEMENT_BYTES, identifier)


def test_code_39_in_full_ascii_is_the_same_for_all(decoders: dict[str, Decoder]) -> None:
    image = drawn("a/b~C", zxingcpp.BarcodeFormat.Code39Ext)
    assert {read.data for decoder in decoders.values() for read in decoder.read(image)} == {b"a/b~C"}


def test_full_ascii_wants_every_shift_to_be_half_of_a_pair() -> None:
    assert full_ascii("HELLO") is None
    assert full_ascii("A+B") == "Ab"
    assert full_ascii("A+1") is None
    assert full_ascii("A+") is None
    assert full_ascii("%U%V/Z") == "\x00@:"


@pytest.mark.parametrize(
    ("upc_e", "upc_a"),
    [
        ("01234505", "012000003455"),
        ("01234531", "012300000451"),
        ("01234543", "012340000053"),
        ("01234565", "012345000065"),
    ],
)
def test_upc_e_is_expanded(upc_e: str, upc_a: str) -> None:
    assert expanded(upc_e) == upc_a


def test_retail_digits_have_one_form() -> None:
    assert retail(Symbology.EAN_13, "0036000291452") == (Symbology.UPC_A, "0036000291452")
    assert retail(Symbology.UPC_A, "036000291452") == (Symbology.UPC_A, "0036000291452")
    assert retail(Symbology.EAN_8, "96385074") == (Symbology.EAN_8, "96385074")


def test_grey_and_colour_pictures_are_read_alike(decoders: dict[str, Decoder]) -> None:
    grey = drawn("6901234567892", zxingcpp.BarcodeFormat.EAN13)
    for decoder in decoders.values():
        assert decoder.read(grey) == decoder.read(np.dstack([grey] * 3))


@pytest.mark.parametrize("shape", [(1, 1), (2, 900), (900, 2), (3, 3, 3), (40, 60, 3)])
def test_small_and_empty_pictures_hold_nothing(decoders: dict[str, Decoder], shape: tuple[int, ...]) -> None:
    for decoder in (*decoders.values(), decoding.deep(), decoding.live()):
        assert decoder.read(np.full(shape, 128, np.uint8)) == ()


def read(symbology: Symbology, data: bytes, decoder: str) -> Read:
    return Read(symbology, data, None, HERE, decoder)


@pytest.mark.parametrize("symbology", [Symbology.EAN_8, Symbology.UPC_E, Symbology.ITF])
def test_phantoms_need_two_decoders(symbology: Symbology) -> None:
    one, other = read(symbology, b"96385074", "tapirscan"), read(symbology, b"96385074", "zbar")
    assert taken([one]) == ()
    assert [each.decoder for each in taken([one, other])] == ["tapirscan+zbar"]
    assert taken([one, read(symbology, b"12345670", "zbar")]) == ()


def test_one_decoder_asked_twice_is_one_voice() -> None:
    weak = read(Symbology.UPC_E, b"0012345000065", "tapirscan")
    assert taken([weak, weak]) == ()


def test_a_phantom_made_of_longer_bars_that_nothing_is_read_of_is_dropped() -> None:
    bars = ((100, 10), (700, 10), (700, 90), (100, 90))
    inside = replace(
        read(Symbology.UPC_E, b"0071200007649", "tapirscan"), quad=((300, 12), (450, 12), (450, 60), (300, 60))
    )
    beside = replace(inside, quad=((720, 12), (870, 12), (870, 60), (720, 60)))
    longer = replace(inside, quad=((100, 12), (420, 12), (420, 60), (100, 60)))
    checked = replace(inside, symbology=Symbology.CODE_128)
    assert whole([inside, beside, longer, checked], [bars]) == (beside, longer, checked)
    assert whole([inside], []) == (inside,)


def test_of_a_phantom_a_decoder_that_was_shown_a_part_as_well_is_one_voice() -> None:
    twice = read(Symbology.UPC_E, b"0071200007649", "tapirscan-crop+tapirscan+zbar")
    assert [each.decoder for each in whole([twice], [])] == ["tapirscan+zbar"]
    other = replace(twice, symbology=Symbology.CODE_128)
    assert whole([other], []) == (other,)


def test_a_retail_code_by_a_loose_reader_alone_is_not_taken() -> None:
    misread = read(Symbology.EAN_13, b"7034759003930", "zxing")
    assert needs_agreement(misread)
    assert taken([misread]) == ()
    assert [each.decoder for each in taken([misread, replace(misread, decoder="grey")])] == ["grey+zxing"]


def test_a_careful_reader_is_taken_alone_unless_its_read_is_weak() -> None:
    alone = read(Symbology.EAN_13, b"6901234567892", "tapirscan")
    assert taken([alone]) == (alone,)
    assert taken([replace(alone, weak=True)]) == ()
    both = [replace(alone, weak=True), replace(alone, weak=True, decoder="zxing-crop")]
    assert [(each.decoder, each.weak) for each in taken(both)] == [("tapirscan+zxing-crop", False)]


def test_a_part_of_an_itf_that_the_edge_cuts_off_is_no_code() -> None:
    whole = drawn("1234567890123452", zxingcpp.BarcodeFormat.ITF)
    row = np.repeat(whole[len(whole) // 3][None], 120, axis=0)
    for cut in range(0, row.shape[1] // 2, 3):
        picture = np.full((300, 1000), 160, np.uint8)
        part = row[:, cut:]
        picture[90:210, : part.shape[1]] = part[:, :1000]
        scans: list[str] = []
        capture = CapturePipeline(decoding.live(), lambda scan, to=scans: to.append(scan.text))
        for index in range(4):
            capture.feed(Frame(index, START + index * timedelta(milliseconds=66), picture))
        stills = [read.text for read in decoding.read_image(picture)]
        assert {*scans, *stills} <= {"1234567890123452"}, cut


def test_parts_of_longer_codes_are_dropped_before_any_vote() -> None:
    parts = [read(Symbology.ITF, b"1023", name) for name in ("tapirscan", "zxing")]
    assert sensible(parts) == ()
    assert sensible([read(Symbology.ITF, b"15400141288764", "zxing")]) == ()


def test_retail_symbols_agree_by_their_number_whatever_they_are_called() -> None:
    assert same_message(read(Symbology.UPC_E, b"0012345000065", "a"), read(Symbology.UPC_A, b"0012345000065", "b"))
    assert not same_message(read(Symbology.CODE_128, b"12345670", "a"), read(Symbology.EAN_8, b"12345670", "b"))


def test_a_machine_without_zbar_decodes_and_says_what_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyzbar.pyzbar", None)
    monkeypatch.delattr("pyzbar.pyzbar", raising=False)
    with pytest.raises(StationFault, match="apt-get install libzbar0"):
        open_zbar()
    assert "zbar is not installed" in (decoding.status() or "")
    from station.decoding.cascade import deep_cascade

    assert [each.data for each in deep_cascade().read(drawn("6901234567892", zxingcpp.BarcodeFormat.EAN13))]


def test_read_image_gives_format_text_bytes_aim_quad_and_decoders() -> None:
    (found,) = decoding.read_image(drawn(ELEMENTS, zxingcpp.BarcodeFormat.DataMatrix, gs1=True))
    assert (found.format, found.bytes, found.aim) == (Symbology.DATA_MATRIX, ELEMENT_BYTES, "]d2")
    assert found.text == ELEMENT_BYTES.decode()
    assert found.decoders[0] in {"tapirscan", "zxing"}
    assert len(found.quad) == 4


def test_libraries_are_loaded_with_the_first_picture_and_not_before() -> None:
    heavy = "('cv2', 'numpy', 'zxingcpp', 'tapirscan', 'pyzbar')"
    code = f"import sys, station.decoding, station.devices.recording; print([m for m in {heavy} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)
    assert done.stdout.strip() == "[]"


def test_opencv_is_imported_in_one_place_and_leaves_no_qt_variable_behind() -> None:
    importers = [
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "station").rglob("*.py")
        if any(
            line.split()[:2] in (["import", "cv2"], ["from", "cv2"]) for line in path.read_text("utf-8").splitlines()
        )
    ]
    assert importers == ["station/opencv.py"]
    code = (
        "import os; os.environ['QT_QPA_FONTDIR'] = 'mine'; import station.opencv;"
        "print(os.environ.get('QT_QPA_PLATFORM_PLUGIN_PATH'), os.environ['QT_QPA_FONTDIR'])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)
    assert done.stdout.split() == ["None", "mine"]


def test_what_lies_inside_another_linear_symbol_is_a_part_of_it() -> None:
    def at(left: int, right: int, symbology: Symbology, data: bytes) -> Read:
        return Read(symbology, data, None, ((left, 10), (right, 10), (right, 90), (left, 90)), "tapirscan")

    card = at(100, 700, Symbology.CODE_128, b"XKSB7ZKVALPWNDQXHR2FZVNOUA6A")
    phantom = at(190, 330, Symbology.DATABAR, b"0103831037507258")
    beside = at(720, 860, Symbology.DATABAR, b"0103831037507258")
    assert sensible([card, phantom]) == (card,)
    assert sensible([phantom, card]) == (card,)
    assert sensible([card, beside]) == (card, beside)
    square = Read(Symbology.QR_CODE, b"inside", None, phantom.quad, "zxing")
    assert sensible([card, square]) == (card, square)
