"""The self-test card on every host: what it finds is the matter, and what it finds makes the next code right."""

from dataclasses import replace
from datetime import timedelta
from itertools import product

import pytest

from station.domain.keystrokes import WedgeScan
from station.domain.self_test import ELEMENTS, PLAIN, End, Separator, joined, limits_of, of_scan, of_text
from station.domain.wedge_text import Caps, Flag, Keys, Ways, doubt
from tests.domain.layouts import LAYOUTS
from tests.domain.test_layouts import SPELLINGS, Host, scanned

US_LIKE = {"US"}
FOUND = {
    "as 0x1D": Separator.KEPT,
    "as Ctrl+] without a character": Separator.KEPT,
    "as Alt+029": Separator.ALT_CODE,
    "as <GS>": Separator.SPELLED,
    "as {GS}": Separator.SPELLED,
    "lost": Separator.LOST,
}


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
@pytest.mark.parametrize("caps", [False, True])
@pytest.mark.parametrize("undo", [False, True])
def test_the_card_finds_the_layout_and_caps_lock_and_the_next_code_is_right(
    layout: object, caps: bool, undo: bool
) -> None:
    scan = scanned(Host(layout, caps=caps), PLAIN, Ways(), undo_caps=undo)
    assert scan is not None
    tested = of_scan(scan)
    assert tested is not None
    assert tested.ways.caps is ((Caps.UNDONE if undo else Caps.IGNORED) if caps else Caps.UNPROVEN)
    assert tested.ways.keys is (Keys.BOTH if layout.name in US_LIKE else Keys.PLACES) or layout.xkb[1] == "intl"
    after = scanned(Host(layout, caps=caps), "YTzqa8888-Wm", tested.ways, undo_caps=undo)
    assert after is not None
    assert (after.text, doubt(after.flags)) == ("YTzqa8888-Wm", None)


@pytest.mark.parametrize("spelled", SPELLINGS)
def test_the_second_symbol_finds_what_becomes_of_separators(spelled: str) -> None:
    for layout, method in product(LAYOUTS, ("none", "full-width")):
        scan = scanned(Host(layout, caps=False, method=method), ELEMENTS, Ways(), gs=spelled)
        assert scan is not None
        tested = of_scan(scan)
        if tested is None:  # a dead key has eaten a character: nothing is found, nothing is made up
            continue
        assert tested.separator is FOUND[spelled], layout.name
        assert tested.wide is (method == "full-width")
    us = scanned(Host(LAYOUTS[0], caps=False), ELEMENTS, Ways(), gs=spelled)
    assert us is not None
    assert of_scan(us) is not None


def test_prefix_suffix_aim_and_end_are_found_and_undone() -> None:
    scan = scanned(Host(LAYOUTS[0], caps=False), f"#A]C0{PLAIN}!!", Ways())
    assert scan is not None
    tested = of_scan(replace(scan, end="Tab"))
    assert tested is not None
    assert (tested.ways.prefix, tested.ways.suffix, tested.aim, tested.end) == ("#A", "!!", True, End.TAB)
    after = scanned(Host(LAYOUTS[0], caps=False), "#A]C0SF1428!!", tested.ways)
    assert after is not None
    assert after.text == "]C0SF1428"


@pytest.mark.parametrize(("end", "found"), [("Enter", End.ENTER), ("Tab", End.TAB), ("", End.NOTHING)])
def test_the_end_is_what_closed_the_scan(end: str, found: End) -> None:
    scan = scanned(Host(LAYOUTS[0], caps=False), PLAIN, Ways())
    assert scan is not None
    tested = of_scan(replace(scan, end=end))
    assert tested is not None
    assert tested.end is found
    assert limits_of(tested).idle_ends is (found is End.NOTHING)


def test_no_other_code_is_taken_for_the_card() -> None:
    assert of_text("SF1428300572951", End.ENTER) is None
    assert of_text(PLAIN[:-1], End.ENTER) is None
    assert of_text(ELEMENTS[:-1], End.ENTER) is None


def test_the_two_symbols_add_up_and_a_later_test_replaces_what_it_shows() -> None:
    first = of_scan(_us(PLAIN, caps=True))
    second = of_scan(_us(ELEMENTS, caps=False))
    assert first is not None
    assert second is not None
    both = joined(first, second)
    assert (both.separator, both.ways.caps) == (Separator.KEPT, Caps.IGNORED)
    assert joined(both, first).separator is Separator.KEPT
    assert joined(None, first) == first


def test_a_machine_whose_layout_was_changed_after_the_test_is_flagged() -> None:
    french, german = (next(each for each in LAYOUTS if each.xkb[0] == code) for code in ("fr", "de"))
    scan = scanned(Host(french, caps=False), PLAIN, Ways())
    assert scan is not None
    tested = of_scan(scan)
    assert tested is not None
    assert tested.ways.keys is Keys.PLACES
    same = scanned(Host(french, caps=False), "WYzq1234", tested.ways)
    other = scanned(Host(german, caps=False), "WYzq1234", tested.ways)
    assert same is not None
    assert other is not None
    assert same.flags == ()
    assert Flag.LAYOUT in other.flags


def test_a_scanner_of_another_speed_is_flagged() -> None:
    tested = of_scan(_us(PLAIN, caps=False))
    assert tested is not None
    assert tested.typical == timedelta(milliseconds=1)
    slow = replace(tested, typical=timedelta(milliseconds=20))
    scan = scanned_with(slow.typical)
    assert Flag.DEVICE in scan.flags
    assert scanned_with(tested.typical).flags == ()


def scanned_with(typical: timedelta | None) -> WedgeScan:
    from station.domain.keystrokes import Burst, Completed, WedgeLimits, press

    host = Host(LAYOUTS[0], caps=False)
    keys = [key for char in "SF1428300572951" for key in host.type(char, undo_caps=False)]
    burst = Burst()
    for key in [*keys, host.key(28, text="\r", name="Return")]:
        assert key is not None
        burst, decision = press(burst, key, WedgeLimits(typical=typical))
    assert isinstance(decision, Completed)
    return decision.scan


def _us(text: str, *, caps: bool) -> WedgeScan:
    scan = scanned(Host(LAYOUTS[0], caps=caps), text, Ways())
    assert scan is not None
    return scan
