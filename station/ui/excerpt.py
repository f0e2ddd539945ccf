"""What is shown of a long value: the characters that differ with what stands around them, to be seen at once."""

from collections.abc import Iterable

from station.domain.matching import Span

#: A value of so many characters is shown whole; of a longer one, so many on each side of what differs.
WHOLE = 96
AROUND = 14
GAP = "…"


def excerpt(text: str, spans: Iterable[Span]) -> tuple[str, tuple[Span, ...]]:
    """Return a text with what is far from every span replaced by dots, and the spans in what is left."""
    spans = tuple(spans)
    if len(text) <= WHOLE or not spans:
        return text, spans
    pieces: list[str] = []
    moved: list[Span] = []
    length = end = 0
    for start, stop in sorted(spans):
        begin = max(end, start - AROUND)
        if begin > end or (begin and not pieces):
            pieces.append(GAP)
            length += len(GAP)
        until = min(len(text), max(end, stop + AROUND))
        moved.append((start - begin + length, stop - begin + length))
        pieces.append(text[begin:until])
        length += until - begin
        end = until
    return "".join(pieces) + (GAP if end < len(text) else ""), tuple(moved)
