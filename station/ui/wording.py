"""Sentences out of codes and figures: notices, reasons, times and ages, in the station's own time zone."""

from dataclasses import replace
from datetime import datetime, timedelta, tzinfo
from decimal import Decimal

from station.domain.assessment import Hit
from station.domain.audience import Audience
from station.domain.decision import Finding, Outcome
from station.domain.desk.states import Notice, NoticeCode
from station.domain.gs1.fault import EXPLAINED
from station.domain.history import DoubtCode
from station.domain.identity import Role
from station.domain.sampling import read_rate
from station.domain.shift import Bucket
from station.domain.subject import Item, Sscc, Waybill
from station.domain.thing import of_key
from station.ui import phrases, trace_phrases
from station.ui.codelists import country, unit
from station.ui.language import Words
from station.ui.trace_words import about, place, step_words

DAY = timedelta(days=1)
#: Inputs of rules that are instants, written as ISO 8601 in UTC.
INSTANTS = frozenset({"when", "as_of"})


def clock(at: datetime, zone: tzinfo) -> str:
    """Return the time of day at the station."""
    return f"{at.astimezone(zone):%H:%M:%S}"


def moment(at: datetime, zone: tzinfo) -> str:
    """Return month, day and time at the station."""
    return f"{at.astimezone(zone):%m-%d %H:%M}"


def since(at: datetime, now: datetime, zone: tzinfo) -> str:
    """Return hour and minute at the station, with the day where it is another one."""
    local = at.astimezone(zone)
    return f"{local:%H:%M}" if local.date() == now.astimezone(zone).date() else f"{local:%m-%d %H:%M}"


def dated(at: datetime, zone: tzinfo) -> str:
    """Return date and time at the station."""
    return f"{at.astimezone(zone):%Y-%m-%d %H:%M}"


def age(span: timedelta, words: Words) -> str:
    """Return how long ago in one figure: seconds, minutes, hours up to two days, then days."""
    seconds = max(0, int(span.total_seconds()))
    steps = ((120, 1), (7200, 60), (172_800, 3600))
    for n, (below, step) in enumerate(steps):
        if seconds < below:
            return words(phrases.AGES[n]).format(seconds // step)
    return words(phrases.AGES[3]).format(seconds // 86_400)


def figure(value: Decimal) -> str:
    """Return a number without the zeros that the wire adds."""
    return f"{value.normalize():f}"


def money(value: Decimal) -> str:
    """Return an amount with two places and groups of thousands."""
    return f"{value:,.2f}"


def grouped(code: str) -> str:
    """Return a long number in groups of four from the left, for reading aloud."""
    return " ".join(code[i : i + 4] for i in range(0, len(code), 4))


def unreadable(code: str, words: Words) -> str:
    """Return what is wrong with a code."""
    known = phrases.UNREADABLE.get(code)
    if known is None and code in EXPLAINED:
        known = phrases.BAD_VALUE
    return words(known) if known else code.replace("_", " ")


def result(code: str, words: Words) -> str:
    """Return the words for a pinned result: an outcome, a bucket, or a reason."""
    if code in {outcome.value for outcome in Outcome}:
        return words(phrases.DECIDED[Outcome(code)])
    if code in {bucket.value for bucket in Bucket}:
        return words(phrases.BUCKETS[Bucket(code)])
    if code in phrases.REASONS:
        return words(phrases.REASONS[code])
    return unreadable(code, words)


def notice(said: Notice, words: Words) -> str:
    """Return what the desk says, with its details in words."""
    text = words(phrases.NOTICES[said.code])
    told = [part for part in (_detail(said.code, detail, words) for detail in said.details) if part]
    if said.code is NoticeCode.NOT_SHOWN:
        told = [" → ".join(said.details)]
    return f"{text}: {', '.join(told)}" if told else text


def _detail(code: NoticeCode, detail: str, words: Words) -> str:
    match code:
        case NoticeCode.STANDS_AGAINST | NoticeCode.CARD_CANNOT_RELEASE if detail in set(Finding):
            return words(phrases.FINDINGS[Finding(detail)])
        case NoticeCode.STANDS_AGAINST:
            return words(phrases.PROPOSED[Outcome(detail)]) if detail in set(Outcome) else detail
        case NoticeCode.ALREADY_DECIDED | NoticeCode.SECOND_WANTED if detail in set(Outcome):
            return words(phrases.OUTCOMES[Outcome(detail)])
        case NoticeCode.READER_WANTED if detail in set(Audience):
            return words(phrases.AUDIENCES[Audience(detail)])
        case NoticeCode.NOT_ALLOWED if detail in set(Role):
            return words(phrases.ROLES[Role(detail)])
        case NoticeCode.SIGN_IN_REFUSED:
            return words(phrases.REASONS.get(detail, detail))
        case NoticeCode.UNREADABLE:
            known = detail in phrases.UNREADABLE or detail in EXPLAINED
            return unreadable(detail, words) if known else ""
        case _:
            return detail


def reading(subject: Waybill | Item | Sscc, words: Words) -> tuple[str, str]:
    """Return (what kind of code, its number) for one of several honest readings."""
    match subject:
        case Waybill(number=number):
            return words(phrases.KINDS["waybill"]), number
        case Item(gtin=gtin, lot=lot, serial=serial):
            more = "".join(f" · {name} {value}" for name, value in (("LOT", lot), ("SN", serial)) if value)
            return words(phrases.KINDS["item"]), gtin + more
        case Sscc(sscc=sscc):
            return words(phrases.KINDS["sscc"]), sscc


def facts(hit: Hit, words: Words, zone: tzinfo) -> str:
    """Return what a rule saw, such as ``row 2 · declared 3 · counted 2``; values of elements stand elsewhere."""
    if hit.finding is Finding.ORIGIN_WRONG:
        named = tuple((name, _country(value, words) if name != "row" else value) for name, value in hit.inputs)
        hit = replace(hit, inputs=named)
    return " · ".join(seen(name, value, words, zone) for name, value in hit.inputs if name != "element" and value)


def seen(name: str, value: str, words: Words, zone: tzinfo) -> str:
    """Return one thing that a rule saw: its name and its value, or the value alone where that says it all."""
    said = _to_the_second(value, zone) if name in INSTANTS else _value(name, value, words)
    return said if name == "doubt" else f"{words(phrases.INPUTS.get(name, name))} {said}"


def _country(code: str, words: Words) -> str:
    name = country(code, words)
    return code if name == code else f"{code} {name}"


def _to_the_second(value: str, zone: tzinfo) -> str:
    return f"{datetime.fromisoformat(value).astimezone(zone):%Y-%m-%d %H:%M:%S}"


def _value(name: str, value: str, words: Words) -> str:
    if name == "outcome" and value in set(Outcome):
        return words(phrases.DECIDED[Outcome(value)])
    if name == "audience" and value in set(Audience):
        return words(phrases.AUDIENCES[Audience(value)])
    if name == "doubt" and value in set(DoubtCode):
        return words(trace_phrases.DOUBTS[DoubtCode(value)]).replace(" · {}", "")
    if name == "random":
        return rate(value)
    if name in {"thing", "made", "unseen", "inside"}:
        return about(of_key(value), words)
    if name in {"unit_declared", "unit_applied"}:
        return unit(value, words)
    if name == "place":
        return place(value)
    if name == "state":
        return step_words(value, words)
    return value or "—"


def rate(value: str) -> str:
    """Return the rate of a random control, its minimum and its stratum; one that cannot be read as it is written."""
    try:
        said = read_rate(value)
    except ValueError:
        return value
    stratum = (each for each in (said.merchant, said.hs, said.quality) if each)
    return " · ".join((f"{float(said.rate):.1%} (≥ {float(said.minimum):.1%})", *stratum))
