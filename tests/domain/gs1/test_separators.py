"""Lost separators: the readings there are, the likeliest first, and a word where there are more than are told."""

import random

import pytest

from station.domain.gs1.dictionary import find
from station.domain.gs1.elements import GS, Element, Elements
from station.domain.gs1.messages import Lost, Message, judged
from station.domain.gs1.reading import read
from station.domain.gs1.separators import LONGEST, MOST_READINGS, readings
from station.domain.identification import identify

ITEM = "0106901234567892"
MEASURES = "310300125033000013003373001250"
MANY = "10A21B240C241D400E91F99G"
PLACES = "".join(f"41{n}6901234000016" for n in "012367")


def lost(text: str, aim: str = "]C1") -> list[str]:
    answer = read(text, aim)
    assert isinstance(answer, Lost)
    return [elements.bracketed for elements in answer.readings]


@pytest.mark.parametrize(
    ("text", "aim", "truth"),
    [
        (f"{ITEM}112601011726123110LOT21SER1", "]C1", "(10)LOT(21)SER1"),
        (f"{ITEM}1126010117261231{MEASURES}{PLACES}91{'A' * 86}21SER1", "]d2", f"(91){'A' * 86}(21)SER1"),
        (f"{ITEM}{'3373001250' * 20}10LOT21SER1", "]C1", "(10)LOT(21)SER1"),
        (f"{ITEM}10B-C21X-26421156400000422156", "]C1", "(10)B-C(21)X-26(421)156400000(422)156"),
        (f"{ITEM}10L-A21S-B240P-C91X-D", "]C1", "(10)L-A(21)S-B(240)P-C(91)X-D"),
        (f"{ITEM}10L-A21S-B240P-C241Q-E400O-F91X-D", "]C1", "(10)L-A(21)S-B(240)P-C(241)Q-E(400)O-F(91)X-D"),
        ("6901234567892|]e010ABC21XYZ", "]E0", "(01)06901234567892|(10)ABC(21)XYZ"),
        ("96385074|]e010ABC21XYZ", "]E4", "(01)00000096385074|(10)ABC(21)XYZ"),
        ("6901234567892|]e02112ABC17261231", "]E0", "(01)06901234567892|(21)12ABC(17)261231"),
        (f"0012345678901234567502{ITEM[2:]}371210L-A17261231", "]C1", "(37)12(10)L-A(17)261231"),
    ],
)
def test_the_true_reading_is_among_those_that_are_told(text: str, aim: str, truth: str) -> None:
    assert [told for told in lost(text, aim) if told.endswith(truth)]


def test_a_composite_symbol_whose_device_keeps_separators_is_plain_to_read() -> None:
    text = "6901234567892|]e010ABC21XYZ"
    whole = "(01)06901234567892|(10)ABC21XYZ"
    kept = read(text, "]E0", separators_kept=True)
    parted = read(text.replace("21X", f"{GS}21X"), "]E0")
    assert not isinstance(kept, Lost)
    assert identify(f"]E0{text}").readings == (whole, "(01)06901234567892|(10)ABC(21)XYZ")
    assert identify(f"]E0{text.replace('21X', GS + '21X')}").element_string == "(01)06901234567892|(10)ABC(21)XYZ"
    assert not isinstance(parted, Lost)


@pytest.mark.parametrize("rest", ["", GS + "10A"])
def test_a_composite_part_that_is_empty_or_begins_with_a_separator_is_refused(rest: str) -> None:
    assert identify(f"]E06901234567892|]e0{rest}").kind == "unreadable"


def test_the_reading_that_takes_nothing_for_lost_stands_first() -> None:
    assert lost(f"{ITEM}10ABC12321XYZ")[0] == "(01)06901234567892(10)ABC12321XYZ"


@pytest.mark.parametrize(
    ("text", "likelier", "than"),
    [
        # a serial number is on more labels than a processor's number
        ("10A70302175", "(10)A7030(21)75", "(10)A(7030)2175"),
        # what has the form of a date hardly is anything else
        ("10AB1726123121C", "(10)AB(17)261231(21)C", "(10)AB17261231(21)C"),
        # a country's number
        ("10AB422156", "(10)AB(422)156", None),
    ],
)
def test_what_explains_more_stands_before_what_explains_less(text: str, likelier: str, than: str | None) -> None:
    told = [elements.bracketed.removeprefix("(01)06901234567892") for elements in readings(ITEM + text).elements]
    assert likelier in told
    assert than is None or than not in told or told.index(likelier) < told.index(than)


def test_more_readings_than_are_told_give_a_warning() -> None:
    few = identify(f"]C1{ITEM}10ABC12321XYZ")
    assert few.warnings == ("ambiguous", "separator_lost")
    many = identify(f"]C1{ITEM}{MANY}")
    assert many.warnings == ("ambiguous", "separator_lost", "readings_incomplete")
    assert len(many.readings) == MOST_READINGS
    assert many.gtin == "06901234567892"


def test_a_product_behind_doubtful_data_is_only_told_where_all_readings_are() -> None:
    assert identify(f"]C1{MANY}{ITEM}").readings
    assert identify(f"]C1{MANY}{ITEM}").gtin is None
    assert identify(f"]C110ABC21X{ITEM}").gtin == "06901234567892"


def test_a_message_too_long_to_be_searched_is_in_doubt_too() -> None:
    text = f"{ITEM}{'4106901234000016' * 62}10LOT21SER"
    answer = identify(f"]d2{text}")
    assert len(text) > LONGEST
    assert answer.kind == "ambiguous"
    assert "readings_incomplete" in answer.warnings
    assert len(answer.readings) == 1


@pytest.mark.parametrize("text", ["91" + "10" * 45, "10" + "2" * 10 + "21" * 5, "9" * 900, "99" + "10A21B3091" * 9])
def test_a_message_full_of_what_could_be_ais_is_searched_in_bounds(text: str) -> None:
    found = readings(ITEM + text)
    assert len(found.elements) <= MOST_READINGS
    for elements in found.elements:
        assert isinstance(judged(elements, alone=True), Message)
        assert "".join(e.ai + e.value for e in elements.elements).replace("029", "") == (ITEM + text).replace("029", "")


def values(chance: random.Random) -> list[Element]:
    """Return what could be on a label: a GTIN, and up to three values that need a separator."""

    def free(low: int, high: int) -> str:
        return "".join(chance.choice("ABCDEFGHKLMNPRSTXY0123456789-") for _ in range(chance.randint(low, high)))

    offered = [("10", free(4, 10)), ("21", free(6, 14)), ("240", free(4, 10)), ("422", "156"), ("91", free(3, 20))]
    chosen = [("01", ITEM[2:]), ("17", "261231"), *chance.sample(offered, 3)]
    return [Element(definition, value) for ai, value in chosen if (definition := find(ai))]


def test_two_lost_separators_leave_the_truth_among_the_readings_nineteen_times_in_twenty() -> None:
    chance = random.Random(20261126)
    told = 0
    for _ in range(200):
        truth = Elements(tuple(values(chance)))
        if GS not in truth.message:
            continue
        answer = read(truth.message.replace(GS, ""), "]d2")
        assert isinstance(answer, Lost)
        told += truth in answer.readings
        assert truth in answer.readings or not answer.whole
    assert told >= 190
