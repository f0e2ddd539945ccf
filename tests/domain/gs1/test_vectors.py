"""Every row of GS1's vectors: all kinds but the linters whole, the linters but one."""

from collections import Counter
from pathlib import Path

from station.domain.gs1.digital_link import compose
from station.domain.gs1.elements import parse_bracketed
from station.domain.gs1.linters import LINTERS
from station.domain.gs1.refusal import Refused
from station.domain.identification import Allowance, Answer, Form, identify
from tests.domain.gs1.vectors import Vector, vectors

FORMS = {
    "ai_unbracketed_parse": Form.ELEMENT_STRING,
    "dl_uri_parse": Form.DIGITAL_LINK,
    "gtin_check": Form.GTIN,
    "upca_check": Form.GTIN,
    "rcn": Form.GTIN,
    "gtin_prefix": Form.GTIN,
    "upce_expand": Form.UPC_E,
    "sscc_check": Form.SSCC,
    "gln_check": Form.GLN,
    "scan_data": Form.SCAN,
    "api_scan_data": Form.SCAN,
    "station_scan": Form.SCAN,
    "station_raw": Form.SCAN,
}
SWITCHES = {
    "setPermitUnknownAIs=1": Allowance.UNKNOWN_AI,
    "gs1_encoder_vUNKNOWN_AI_NOT_DL_ATTR=0": Allowance.UNKNOWN_ATTRIBUTE,
    "setPermitZeroSuppressedGTINinDLuris=1": Allowance.ZERO_SUPPRESSED_GTIN,
    "no_requisite_check": Allowance.MISSING_COMPANION,
}
# GS1's own test of this row stands on a list of the company prefixes in use, which nobody has offline
NEEDS_A_PREFIX_LIST = ("lint:gcppos1", "1234567")


def form_of(vector: Vector) -> Form:
    if vector.kind == "api_data_str":
        return {"^": Form.ELEMENT_STRING, "h": Form.DIGITAL_LINK}.get(vector.text[:1], Form.SCAN)
    return FORMS.get(vector.kind, Form.BRACKETED)


def answer_to(vector: Vector) -> Answer:
    return identify(vector.text, None, form_of(vector), frozenset(SWITCHES[o] for o in vector.options if o in SWITCHES))


def is_right(vector: Vector, answer: Answer) -> bool:
    if (answer.error is None) != vector.valid:
        return False
    if not vector.valid or not vector.normalised:
        return True
    if vector.normalised.startswith("("):
        addressed = vector.surveyed or (answer.digital_link or "") == vector.canonical
        return answer.element_string == vector.normalised and addressed
    return vector.kind not in {"gtin_check", "upca_check", "upce_expand", "rcn"} or answer.gtin == vector.normalised


def test_every_row_that_is_no_linter_row(shared_data: Path) -> None:
    rows = [v for v in vectors(shared_data) if not v.kind.startswith("lint:") and v.kind != "dl_uri_generate"]
    judged = [v for v in rows if v.valid is not None]
    wrong = [(v, answer_to(v)) for v in judged if not is_right(v, answer_to(v))]
    assert not wrong
    assert len(judged) > 300


def test_every_digital_link_that_is_to_be_composed(shared_data: Path) -> None:
    rows = [v for v in vectors(shared_data) if v.kind == "dl_uri_generate"]
    assert len(rows) > 10
    for v in rows:
        stem = next(o.removeprefix("stem=") for o in v.options if o.startswith("stem="))
        read = parse_bracketed(v.text, unknown="setPermitUnknownAIs=1" in v.options)
        assert not isinstance(read, Refused)
        loose = "gs1_encoder_vUNKNOWN_AI_NOT_DL_ATTR=0" in v.options
        address = compose(read, stem, any_attribute=loose)
        assert isinstance(address, Refused) if not v.valid else address == v.normalised
        if v.valid:
            assert compose(read, any_attribute=loose) == v.canonical


def test_linters_judge_name_and_mark_as_gs1s_own(shared_data: Path) -> None:
    wrong: list[object] = []
    count: Counter[str] = Counter()
    for v in vectors(shared_data):
        if not v.kind.startswith("lint:") or (v.kind, v.text) == NEEDS_A_PREFIX_LIST:
            continue
        count[v.kind] += 1
        fault = LINTERS[v.kind.removeprefix("lint:")](v.text)
        if fault is None or v.valid:
            wrong += [(v, fault)] if (fault is None) != v.valid else []
            continue
        marked = f"{v.text[: fault.start]}*{v.text[fault.start : fault.end]}*{v.text[fault.end :]}"
        named = v.error.replace("incorrect_check_digit", "wrong_check_digit")
        wrong += [(v, fault)] if (fault.code, marked) != (named, v.normalised) else []
    assert not wrong
    assert count.total() > 2800
    assert count.keys() == {f"lint:{name}" for name in LINTERS} - {"lint:gcppos1", "lint:gcppos2"}


def test_what_scanners_and_wedges_spoil_is_read_or_named(shared_data: Path) -> None:
    answers = {v.text: answer_to(v) for v in vectors(shared_data) if v.kind == "station_raw"}
    kinds = Counter(answer.kind for answer in answers.values())
    assert kinds == {"item": 8, "ambiguous": 3, "unreadable": 5, "waybill": 4}
    for text in ("01069012345678921726123110ABC12321XYZ", "010690123456789210ABC12302921XYZ"):
        assert "(21)XYZ" in "".join(answers[text].readings)
    codes = {answer.error.code for answer in answers.values() if answer.error}
    assert codes == {"ambiguous", "not_digits", "wrong_check_digit", "caps_lock", "keyboard_layout", "no_barcode"}
