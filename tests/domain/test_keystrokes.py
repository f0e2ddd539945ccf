"""Wedge scans told from typing, with the failure list of real scanners and layouts."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from station.domain.keystrokes import (
    Burst,
    Completed,
    Hold,
    KeyDecision,
    Pass,
    Replay,
    WedgeLimits,
    WedgeScan,
    expire,
    learned_gap,
    press,
)
from station.domain.wedge_text import Flag, Key

START = datetime(2026, 11, 11, 8, 0, tzinfo=UTC)
MS = timedelta(milliseconds=1)
LIMITS = WedgeLimits()
ENTER = Key("\r", "Return", START)


def play(keys: list[Key], limits: WedgeLimits = LIMITS) -> tuple[Burst, list[KeyDecision]]:
    burst, decisions = Burst(), []
    for key in keys:
        burst, decision = press(burst, key, limits)
        decisions.append(decision)
    return burst, decisions


def typed(text: str, gap: float = 1, *, end: str = "Return") -> list[Key]:
    keys = [Key(char, "", START + MS * gap * i) for i, char in enumerate(text)]
    return [*keys, Key("\r" if end == "Return" else "", end, START + MS * gap * len(text))]


def scans(decisions: list[KeyDecision]) -> list[WedgeScan]:
    return [decision.scan for decision in decisions if isinstance(decision, Completed)]


def scan_of(text: str) -> WedgeScan:
    (scan,) = scans(play(typed(text))[1])
    return scan


def test_fast_keys_and_enter_are_a_scan_and_every_key_is_swallowed() -> None:
    burst, decisions = play(typed("6901234567892"))
    assert decisions[:-1] == [Hold()] * 13
    assert scans(decisions) == [WedgeScan("6901234567892", "6901234567892", START, START + 12 * MS)]
    assert burst.held == ()


def test_repeated_zeros_are_kept() -> None:
    assert scan_of("00000000").text == "00000000"


@pytest.mark.parametrize("end", ["Return", "Enter", "Linefeed", "Tab"])
def test_terminators_are_known_by_name(end: str) -> None:
    assert [scan.text for scan in scans(play(typed("ABCD1234", end=end))[1])] == ["ABCD1234"]


@pytest.mark.parametrize("text", ["\r", "\n", "\t", "\r\n"])
def test_terminators_are_known_by_text(text: str) -> None:
    keys = [*typed("ABCD1234")[:-1], Key(text, "", START + 9 * MS)]
    assert [scan.text for scan in scans(play(keys)[1])] == ["ABCD1234"]


def test_carriage_return_and_linefeed_make_one_scan_and_press_no_button() -> None:
    keys = [*typed("ABCD1234"), Key("\n", "Linefeed", START + 9 * MS)]
    burst, decisions = play(keys)
    assert len(scans(decisions)) == 1
    assert decisions[-1] == Hold()
    assert press(burst, Key("\r", "Return", START + 500 * MS), LIMITS)[1] == Pass()


def test_a_person_typing_is_handed_back_in_order() -> None:
    keys = typed("release", gap=120)
    burst, decisions = play(keys)
    replayed = [key for decision in decisions if isinstance(decision, Replay) for key in decision.keys]
    assert scans(decisions) == []
    assert replayed == keys[:-1]
    assert burst.held == ()
    assert decisions[-1] == Replay((keys[-2],), hold=False)


def test_held_keys_come_back_when_the_gap_has_passed_and_not_before() -> None:
    burst, _ = press(Burst(), Key("7", "", START), LIMITS)
    assert expire(burst, START + LIMITS.max_gap, LIMITS) == (burst, Pass())
    handed_back = Replay((Key("7", "", START),), hold=False)
    assert expire(burst, START + LIMITS.max_gap + MS, LIMITS) == (Burst(loose=START), handed_back)


def test_short_bursts_are_typing() -> None:
    keys = typed("123")
    assert play(keys)[1][-1] == Replay(tuple(keys[:-1]), hold=False)


def test_a_lone_enter_and_keys_without_text_pass_at_once() -> None:
    for key in (ENTER, Key("", "F1", START), Key("", "Shift", START), Key("", "Left", START)):
        assert press(Burst(), key, LIMITS) == (Burst(), Pass())


def test_shift_between_characters_does_not_break_a_scan() -> None:
    keys = [Key("(", "", START), Key("", "Shift", START + MS), *(Key(c, "", START + 2 * MS) for c in "01)A")]
    assert scans(play([*keys, Key("\r", "Return", START + 3 * MS)])[1])[0].text == "(01)A"


def test_every_control_character_is_kept_but_those_that_end_a_scan() -> None:
    everything = "".join(map(chr, (*range(0x20), *range(0x7F, 0xA0)))).translate({9: None, 10: None, 13: None})
    scan = scan_of(f"01{everything}10AB")
    assert scan.text == scan.raw == f"01{everything}10AB"
    assert scan.flags == ()


@pytest.mark.parametrize("spelled", ["<GS>", "{GS}", "<FNC1>", "␝"])
def test_spelled_group_separators_are_read(spelled: str) -> None:
    scan = scan_of(f"10AB{spelled}21XY")
    assert (scan.text, scan.flags) == ("10AB\x1d21XY", (Flag.GS_SPELLED,))


@pytest.mark.parametrize("digits", ["029", "0029"])
def test_alt_codes_are_read(digits: str) -> None:
    keys = [*typed("10AB")[:-1], Key("", "Alt", START + 4 * MS)]
    keys += [Key(char, "", START + 5 * MS) for char in digits + "21XY"]
    (scan,) = scans(play([*keys, Key("\r", "Return", START + 6 * MS)])[1])
    assert (scan.text, scan.flags) == ("10AB\x1d21XY", (Flag.ALT_CODE,))


def test_an_alt_code_may_come_first() -> None:
    keys = [Key("", "Alt", START), *(Key(char, "", START + MS) for char in "0290109501101530003")]
    assert scans(play([*keys, Key("\r", "Return", START + 2 * MS)])[1])[0].text == "\x1d0109501101530003"


def test_full_width_characters_are_folded_and_flagged() -> None:
    scan = scan_of("\uff16\uff19\uff10\uff11\uff12\uff13\uff0d\uff21")
    assert (scan.text, scan.flags) == ("690123-A", (Flag.FOLDED,))


def test_chinese_text_is_kept() -> None:
    assert scan_of("运单号码1").text == "运单号码1"


def test_a_french_layout_is_flagged() -> None:
    assert Flag.LAYOUT in scan_of("_à&&à&\"'").flags
    assert scan_of("HA112").flags == ()


def test_endless_input_is_cut_at_the_limit_and_flagged() -> None:
    scan = scan_of("9" * 9000)
    assert len(scan.text) == LIMITS.max_bytes
    assert scan.flags == (Flag.CUT,)


def test_a_scanner_without_enter_ends_by_silence_where_the_profile_says_so() -> None:
    limits = WedgeLimits(idle_ends=True)
    keys = typed("6901234567892")[:-1]
    burst, _ = play(keys, limits)
    assert isinstance(expire(burst, START + 60 * MS, limits)[1], Completed)
    rest, decision = press(burst, Key("A", "", START + 60 * MS), limits)
    assert isinstance(decision, Completed)
    assert rest.held == (Key("A", "", START + 60 * MS),)


def test_a_gap_inside_a_code_yields_no_torn_scan_of_its_beginning() -> None:
    keys = [*typed("690123")[:-1], *(Key(c, "", START + 200 * MS + i * MS) for i, c in enumerate("4567892"))]
    _, decisions = play([*keys, Key("\r", "Return", START + 208 * MS)])
    assert decisions[6] == Replay(tuple(keys[:6]), hold=True)
    assert [scan.text for scan in scans(decisions)] == ["4567892"]


def test_the_gap_is_learned_within_bounds() -> None:
    assert learned_gap([]) == LIMITS.max_gap
    assert learned_gap([12 * MS] * 100) == 36 * MS
    assert learned_gap([MS] * 5) == 15 * MS
    assert learned_gap([80 * MS] * 5) == 100 * MS


keys_pressed = st.lists(
    st.tuples(
        st.sampled_from(["1", "A", "<", "\x1d", "\x1b", "ä", "1", "", "\r", "\n"]),
        st.sampled_from(["", "Alt", "Shift", "Tab"]),
        st.integers(0, 60),
    ),
    max_size=40,
)


@given(keys_pressed, st.booleans())
def test_no_key_is_lost_or_doubled(pressed: list[tuple[str, str, int]], idle: bool) -> None:
    limits = WedgeLimits(idle_ends=idle)
    at, burst, given_keys, returned, swallowed = START, Burst(), [], [], []
    for text, name, gap in pressed:
        at += MS * gap
        key = Key(text, "" if text else name, at)
        closing = key.text in {"\r", "\n"} or key.name == "Tab"
        burst, decision = press(burst, key, limits)
        if key.text and not closing:
            given_keys.append(key)
        if isinstance(decision, Replay):
            returned += decision.keys
            assert decision.hold == (bool(key.text) and not closing)
        if isinstance(decision, Completed):
            swallowed += list(decision.scan.raw)
        if isinstance(decision, Pass):
            assert not key.text or closing
    burst, decision = expire(burst, at + timedelta(seconds=1), limits)
    if isinstance(decision, Replay):
        returned += decision.keys
    if isinstance(decision, Completed):
        swallowed += list(decision.scan.raw)
    assert len(returned) + len(swallowed) == len(given_keys)
    assert sorted([key.text for key in returned] + swallowed) == sorted(key.text for key in given_keys)


def test_a_scan_right_after_a_key_taken_for_typing_may_be_torn() -> None:
    """A busy machine stretched the first gap: what is left must not pass for a whole code."""
    burst, flags = Burst(), ()
    at = datetime(2026, 11, 9, 20, 0, tzinfo=UTC)
    for number, char in enumerate("SF8443970006551\r"):
        late = timedelta(milliseconds=60 if number else 0)
        burst, decision = press(burst, Key(char, "", at + late + timedelta(milliseconds=3 * number)), WedgeLimits())
        if isinstance(decision, Completed):
            assert decision.scan.text == "F8443970006551"
            flags = decision.scan.flags
    assert flags == (Flag.TORN,)


@pytest.mark.parametrize("between", ["\r", None])
def test_typing_that_ended_long_ago_or_with_enter_tears_nothing(between: str | None) -> None:
    burst = Burst()
    at = datetime(2026, 11, 9, 20, 0, tzinfo=UTC)
    burst, _ = press(burst, Key("7", "", at), WedgeLimits())
    burst, _ = expire(burst, at + timedelta(milliseconds=100), WedgeLimits())
    start = at + timedelta(milliseconds=200 if between else 700)
    if between:
        burst, _ = press(burst, Key(between, "", at + timedelta(milliseconds=150)), WedgeLimits())
    flags = None
    for number, char in enumerate("SF8443970006551\r"):
        burst, decision = press(burst, Key(char, "", start + timedelta(milliseconds=3 * number)), WedgeLimits())
        if isinstance(decision, Completed):
            flags = decision.scan.flags
    assert flags == ()
