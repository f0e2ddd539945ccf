"""What the banner says of a state: which words, which shape, which colour, proposed or decided."""

from collections import Counter
from dataclasses import dataclass
from datetime import tzinfo

from station.domain.assessment import STRENGTH, Assessment
from station.domain.decision import Finding, Outcome
from station.domain.desk.states import (
    AwaitingPin,
    AwaitingSecond,
    Choosing,
    Decided,
    DeskState,
    Faulted,
    Idle,
    LookingUp,
    NoticeCode,
    OnGoods,
    OnParcel,
    OnUnit,
    ParcelWork,
    Recording,
)
from station.domain.subject import Item, Sscc, Waybill
from station.ui import phrases
from station.ui.glyphs import Glyph
from station.ui.language import Words
from station.ui.phrases import Headline
from station.ui.theme import Tone
from station.ui.wording import clock, dated


@dataclass(frozen=True, slots=True)
class Sign:
    """What is shown large. `full` marks what is decided: a filled shape instead of an outline."""

    glyph: Glyph
    tone: Tone
    title: str
    aside: str
    detail: str = ""
    full: bool = False


GLYPHS: dict[Outcome, Glyph] = {outcome: Glyph(outcome.value) for outcome in Outcome}
TONES: dict[Outcome, Tone] = {
    Outcome.RELEASE: Tone.RELEASE,
    Outcome.INSPECT: Tone.INSPECT,
    Outcome.HOLD: Tone.HOLD,
    Outcome.DETAIN: Tone.DETAIN,
    Outcome.RETURN: Tone.RETURN,
    Outcome.RETURN_ACCEPT: Tone.RETURN,  # never the green of a release
    Outcome.RETURN_REJECT: Tone.DETAIN,
}

#: Notices that are the result of a scan: with nothing on the desk they are what the banner says.
LOUD: dict[NoticeCode, tuple[Headline, Glyph]] = {
    NoticeCode.UNREADABLE: (Headline.UNREADABLE, Glyph.FAULT),
    NoticeCode.UNKNOWN_BARCODE: (Headline.UNKNOWN_CODE, Glyph.ASK),
    NoticeCode.REPEAT: (Headline.REPEAT, Glyph.REPEAT),
}


def sign(state: DeskState, words: Words, zone: tzinfo) -> Sign:  # noqa: C901, PLR0911 - one row a phase
    """Return what the banner says."""
    match state.phase:
        case Faulted(message=message):
            return _headline(Headline.FAULT, Glyph.FAULT, Tone.DETAIN, words, message, full=True)
        case AwaitingPin():
            return _headline(Headline.PIN, Glyph.LOCK, Tone.CALM, words)
        case _ if state.operator is None:
            return _headline(Headline.LOCKED, Glyph.LOCK, Tone.CALM, words)
        case AwaitingSecond(choice=choice):
            detail = words(phrases.OUTCOMES[choice.outcome])
            return _headline(Headline.SECOND, Glyph.PEOPLE, Tone.INSPECT, words, detail)
        case Recording():
            return _headline(Headline.RECORDING, Glyph.WAIT, Tone.CALM, words, words(phrases.NOT_RECORDED_YET))
        case LookingUp():
            return _headline(Headline.LOOKING_UP, Glyph.WAIT, Tone.CALM, words)
        case Choosing():
            return _headline(Headline.CHOOSE, Glyph.ASK, Tone.INSPECT, words)
        case OnParcel(work=work):
            return _proposed(work, words, zone)
        case Decided() as decided:
            return _decided(decided, words, zone)
        case OnGoods(dossier=dossier):
            known = dossier.product is not None
            headline, tone = (Headline.GOODS, Tone.CALM) if known else (Headline.UNKNOWN_GOODS, Tone.INSPECT)
            glyph = Glyph.NOTE if known else Glyph.ASK
            return _headline(headline, glyph, tone, words, words(phrases.NOTHING_DECIDED))
        case OnUnit(dossier=unit):
            known = bool(unit.history or unit.contents)
            headline, tone = (Headline.UNIT, Tone.CALM) if known else (Headline.UNKNOWN_CODE, Tone.INSPECT)
            glyph = Glyph.NOTE if known else Glyph.ASK
            return _headline(headline, glyph, tone, words, words(phrases.NOTHING_DECIDED))
        case Idle():
            return _idle(state, words)


def about(state: DeskState) -> str:
    """Return the number that the banner speaks of: the parcel's, the product's, or the scan's."""
    match state.phase:
        case Decided(work=work) | OnParcel(work=work) | Recording(work=work) | AwaitingSecond(work=work):
            return f"{work.found_by} → {work.waybill}" if work.found_by else work.waybill
        case AwaitingPin(work=work, choice=choice) if work is not None and choice is not None:
            return work.waybill
        case OnGoods(dossier=dossier):
            return dossier.gtin
        case OnUnit(dossier=unit):
            return unit.sscc
        case LookingUp(subject=Sscc(sscc=sscc)):
            return sscc
        case LookingUp(subject=Waybill(number=number)):
            return number
        case LookingUp(subject=Item(gtin=gtin)):
            return gtin
        case _:
            return ""


def _idle(state: DeskState, words: Words) -> Sign:
    if state.shift is None:
        return _headline(Headline.OPEN_SHIFT, Glyph.PEOPLE, Tone.CALM, words)
    loud = LOUD.get(state.notice.code) if state.notice else None
    if loud is not None:
        return _headline(loud[0], loud[1], Tone.INSPECT, words)
    detail = words(phrases.SCAN_THEN)
    if state.parked:
        detail += " · " + words(phrases.PUT_ASIDE).format(n=len(state.parked))
    return _headline(Headline.SCAN_WAYBILL, Glyph.SCAN, Tone.CALM, words, detail)


def _proposed(work: ParcelWork, words: Words, zone: tzinfo) -> Sign:
    outcome = work.assessment.proposal
    before = next((d for d in reversed(work.dossier.earlier) if not d.undone), None)
    if Finding.ALREADY_DECIDED in work.assessment.findings and before is not None:
        told = words(phrases.DECIDED_AT).format(
            outcome=words(phrases.DECIDED[before.outcome]),
            person=before.operator,
            station=before.station,
            time=dated(before.at, zone),
        )
        others = findings(work.assessment, words, but=Finding.ALREADY_DECIDED)
        return _headline(Headline.DECIDED_BEFORE, Glyph.REPEAT, Tone.INSPECT, words, " · ".join((told, *others)))
    source = phrases.PROPOSED[outcome]
    detail = summary(work.assessment, words)
    if work.conform:
        detail = f"{words(phrases.FOUND_AS_DECLARED)} · {detail}"
    return Sign(GLYPHS[outcome], TONES[outcome], words(source), words.aside(source), detail)


def _decided(decided: Decided, words: Words, zone: tzinfo) -> Sign:
    decision = decided.decision
    source = phrases.DECIDED[decision.outcome]
    detail = words(phrases.ENTRY).format(seq=decided.seq, time=clock(decision.at, zone), person=decision.operator)
    if decision.second is not None:
        detail += " " + words(phrases.WITH_SECOND).format(person=decision.second)
    tone = TONES[decision.outcome]
    return Sign(GLYPHS[decision.outcome], tone, words(source), words.aside(source), detail, full=True)


def summary(assessment: Assessment, words: Words) -> str:
    """Return the lane and the findings in one line."""
    told = findings(assessment, words) or (words(phrases.NOTHING_AGAINST),)
    return " · ".join((words(phrases.LANES[assessment.lane]), *told))


def findings(assessment: Assessment, words: Words, *, but: Finding | None = None) -> tuple[str, ...]:
    """Return the findings but one, the strongest first, equal ones counted."""
    counts = Counter(hit.finding for hit in sorted(assessment.hits, key=lambda hit: -STRENGTH.index(hit.proposal)))
    named = {finding: words(phrases.FINDINGS[finding]) for finding in counts if finding is not but}
    return tuple(
        words(phrases.TIMES).format(what=text, n=counts[finding]) if counts[finding] > 1 else text
        for finding, text in named.items()
    )


def _headline(
    headline: Headline, glyph: Glyph, tone: Tone, words: Words, detail: str = "", *, full: bool = False
) -> Sign:
    source = phrases.HEADLINES[headline]
    return Sign(glyph, tone, words(source), words.aside(source), detail, full)
