"""What can be picked by hand: the rows of a parcel's list, and the findings that hands can make."""

from station.domain.desk.states import ParcelWork
from station.domain.inside import BY_HAND
from station.ui import phrases
from station.ui.codelists import unit
from station.ui.language import Words
from station.ui.wording import figure

FINDINGS = tuple(BY_HAND)


def rows(work: ParcelWork, words: Words) -> tuple[str, ...]:
    """Return a line for each row of the list, in its order: number, name, barcode, declared, found so far."""
    items = work.dossier.listing.items if work.dossier.listing else ()
    counts = {row.gnum: row.counted for row in work.assessment.counted.rows}
    told = []
    for item in items:
        code = item.gtin or item.bar_code or "—"
        declared = f"{figure(item.quantity)} {unit(item.unit, words)}"
        found = counts.get(item.gnum)
        told.append(f"#{item.gnum} {item.gname}\n      {code} · {declared} · {0 if found is None else found}")
    return tuple(told)


def findings(words: Words) -> tuple[str, ...]:
    """Return the findings that can be noted, in the order of `FINDINGS`, in both languages."""
    return tuple(f"{words(text)}\n      {words.aside(text)}" for text in (phrases.FINDINGS[f] for f in FINDINGS))
