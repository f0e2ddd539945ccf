"""Station's own cards: obeyed only with the right key, whatever the case, and never mistaken for goods."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from station.domain.station_code import CHECK_LENGTH, MAGIC, Forged, make_badge, make_command, read
from station.domain.subject import BadgeCode, Command, CommandCode

KEY = b"a card key of thirty-two bytes.."
BADGE = "7Q2MZ8KD4PX0V1RA"


@pytest.mark.parametrize("command", Command)
def test_every_command_card_is_read_whatever_the_case(command: Command) -> None:
    card = make_command(command, KEY)
    for typed in (card, card.lower(), card.swapcase(), f"\x02 {card}\r\n\x03"):
        assert read(typed, KEY) == CommandCode(command)


def test_a_badge_card_gives_the_badge() -> None:
    assert read(make_badge(BADGE, KEY).lower(), KEY) == BadgeCode(BADGE)
    assert read(make_badge(BADGE.lower(), KEY), KEY) == BadgeCode(BADGE)


def test_cards_are_short_and_made_of_letters_and_digits() -> None:
    cards = [make_badge(BADGE, KEY), *(make_command(command, KEY) for command in Command)]
    assert all(re.fullmatch("[0-9A-Z]{12,40}", card) for card in cards)
    assert len(set(cards)) == len(cards)


def test_a_product_code_with_the_prefix_is_no_command() -> None:
    for text in (f"{MAGIC}CRELEASE", f"{MAGIC}", f"{MAGIC}123456789", f"{MAGIC}CRELEASE{'A' * CHECK_LENGTH}"):
        assert read(text, KEY) == Forged(text)


def test_goods_and_waybills_are_no_cards() -> None:
    for text in ("6901234567892", "SF1234567890123", "", "RELEASE", "XK"):
        assert read(text, KEY) is None


def test_another_stations_card_is_forged() -> None:
    card = make_command(Command.RELEASE, b"another key")
    assert read(card, KEY) == Forged(card)


def test_a_badge_is_never_a_command_and_the_other_way_round() -> None:
    command = make_command(Command.RELEASE, KEY)
    turned = f"{MAGIC}B{command[len(MAGIC) + 1 :]}"
    assert read(turned, KEY) == Forged(turned)


def test_without_a_key_no_card_is_printed_or_obeyed() -> None:
    card = make_command(Command.RELEASE, KEY)
    assert read(card, b"") == Forged(card)
    with pytest.raises(ValueError, match="card key"):
        make_command(Command.RELEASE, b"")


@pytest.mark.parametrize("badge", ["", "abc", "A" * 33, "A-B-C-D", "工号一二三四"])
def test_a_badge_id_that_no_card_can_hold_is_refused(badge: str) -> None:
    with pytest.raises(ValueError, match="4 to 32"):
        make_badge(badge, KEY)


@given(st.sampled_from(Command), st.data())
def test_one_mistyped_character_is_noticed(command: Command, data: st.DataObject) -> None:
    card = make_command(command, KEY)
    place = data.draw(st.integers(len(MAGIC), len(card) - 1))
    other = data.draw(st.sampled_from([c for c in "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789" if c != card[place]]))
    typed = card[:place] + other + card[place + 1 :]
    assert read(typed, KEY) == Forged(typed)


@given(st.text(max_size=60).map(lambda text: MAGIC + text))
def test_any_text_with_the_prefix_is_forged(text: str) -> None:
    assert isinstance(read(text, KEY), Forged)
