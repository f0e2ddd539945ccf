"""Long values show what differs in them, and every differing character of them."""

from hypothesis import given
from hypothesis import strategies as st

from station.domain.matching import Span
from station.ui.excerpt import AROUND, WHOLE, excerpt

LONG = "".join(chr(0x4E00 + n) for n in range(300))


def spans(text: str) -> st.SearchStrategy[list[Span]]:
    edges = st.lists(st.integers(0, len(text)), min_size=2, max_size=8, unique=True).map(sorted)
    return edges.map(lambda at: list(zip(at[::2], at[1::2], strict=False)))


def test_a_short_value_and_one_without_marks_are_shown_whole() -> None:
    assert excerpt(LONG[:WHOLE], [(0, 1)]) == (LONG[:WHOLE], ((0, 1),))
    assert excerpt(LONG, ()) == (LONG, ())


def test_what_differs_far_inside_is_shown_with_what_stands_around_it() -> None:
    shown, ((start, end),) = excerpt(LONG, [(200, 203)])
    assert shown == "…" + LONG[200 - AROUND : 203 + AROUND] + "…"
    assert shown[start:end] == LONG[200:203]


@given(spans(LONG))
def test_every_differing_character_is_shown_and_marked(marks: list[Span]) -> None:
    shown, moved = excerpt(LONG, marks)
    assert [shown[a:b] for a, b in moved] == [LONG[a:b] for a, b in marks]
    assert [c for c in shown if c != "…"] == sorted({c for c in shown if c != "…"}), "in order, none twice"
    unseen = set(LONG) - set(shown)
    assert not unseen & {c for a, b in marks for c in LONG[max(0, a - AROUND) : b + AROUND]}
