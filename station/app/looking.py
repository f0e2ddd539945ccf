"""A dossier in words or as a record, for the command line."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass, is_dataclass, replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any

from station.domain import returning
from station.domain.audience import Audience
from station.domain.code import RawScan, Source
from station.domain.control import WITHHELD
from station.domain.cut import Cut
from station.domain.desk.withholding import seen_assessment, seen_dossier, seen_goods
from station.domain.explaining import Explanation, explain
from station.domain.goods import GoodsDossier, HsCode, Part, TraceEvent, UnitDossier
from station.domain.history import Doubt, doubts, inputs_of, not_complete, tell, unrecorded
from station.domain.identity import Role
from station.domain.instants import day_of
from station.domain.parcel import ParcelDossier
from station.domain.policy import Policy, customs_status
from station.domain.routing import Profile, Step, paper_number, route
from station.domain.rules import assess
from station.domain.subject import Item, Sscc, Unreadable, Waybill
from station.domain.thing import Thing
from station.ports import ReferenceStore


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found: whether anything is known, as text for a person, as a record for a machine."""

    known: bool
    text: str
    record: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Asker:
    """Who asks when, by which policy: of controls that are not for somebody of this role no word is told."""

    at: datetime
    policy: Policy
    role: Role = Role.INSPECTOR


def look_up(store: ReferenceStore, profile: Profile, data: bytes, asker: Asker) -> Answer:
    """Route a code as a typed scan and return its dossier."""
    at = asker.at
    raw = RawScan(data, Source.TYPED, "keyboard", at)
    code = raw.text
    subject = route(raw, Step.READY, profile)
    match subject:
        case Waybill(number=number):
            return _led(store, number, asker) or _parcel(store.parcel(number, at), asker)
        case Item(gtin=gtin) as piece:
            goods, thing = seen_goods(store.goods(gtin, at), asker.role), piece.thing
            if thing.lot is None and thing.serial is None:
                answer = _goods(goods, doubts(goods.history))
                number = paper_number(raw) or "" if raw.text[:1].isdigit() else ""
                return answer if answer.known else _led(store, number, asker) or answer
            told = store.history(thing)
            return _goods(replace(goods, history=told.events, cut=told.cut), doubts(told, thing, at))
        case Sscc(sscc=sscc):
            return _unit(store.unit(sscc), at)
        case Unreadable(reason=reason, detail=detail):
            number = paper_number(raw) or ""
            led = _led(store, number, asker)
            return led or Answer(False, f"{code}: {detail} ({reason})", {"error": {"code": reason, "message": detail}})
        case other:
            return Answer(False, f"{code}: {other}", {"subject": type(other).__name__})


def _led(store: ReferenceStore, number: str, asker: Asker) -> Answer | None:
    """Return the parcel whose own number this is, or the original list's that a returned one's number leads to.

    Of several lists that it may be, return which.
    """
    found = store.originals(number)
    own = number in found.waybills
    lines = [f"  运单 waybill {waybill}" for waybill in found.waybills if waybill != number]
    lines += [f"  清单 list {invt_no}, not known here" for invt_no in found.missing]
    if len(found.waybills) == 1 and not found.missing and not own:
        answer = _parcel(store.parcel(found.waybills[0], asker.at), asker, number)
        text, record = f"退货号码 return number {number}\n{answer.text}", {**answer.record, "found_by": number}
        return replace(answer, text=text, record=record)
    if not lines:
        return _parcel(store.parcel(number, asker.at), asker) if own else None
    several = "\n".join((f"{number}: several lists bear this number 多张清单同号", *lines))
    if not own:
        return Answer(bool(found.waybills), several, {"subject": "Ambiguous", "originals": plain(found)})
    answer = _parcel(store.parcel(number, asker.at), asker)
    return replace(answer, text=f"{several}\n{answer.text}", record={**answer.record, "originals": plain(found)})


def _parcel(whole: ParcelDossier, asker: Asker, number: str = "") -> Answer:
    dossier, listing, at = seen_dossier(whole, asker.role), whole.listing, asker.at
    assessment = seen_assessment(assess(whole, (), asker.policy, at), asker.role)
    proposal = (
        f"建议 proposal {assessment.proposal.value}: {', '.join(f.value for f in assessment.findings) or 'nothing'}"
    )
    if listing is None:
        lines = [f"运单 waybill {dossier.waybill}: no declaration list is known", proposal]
    else:
        zh, en, _ = customs_status(dossier.customs_status)
        lines = [
            f"运单 waybill {dossier.waybill}  清单 list {listing.invt_no}  {listing.ebc_name}",
            f"海关状态 customs {dossier.customs_status or '-'} {zh} {en}",
            proposal,
        ]
    for item, row in zip(listing.items if listing is not None else (), assessment.rows, strict=True):
        lines.append(f"{item.gnum:3} {item.bar_code or '-':14} {item.gcode} {item.item_name} x {item.quantity}")
        lines += [
            f"      {e.zh} {e.en}: {e.declared!r} / {e.standard!r} {e.match.value}"
            for e in row.elements
            if e.match.value != "same"
        ]
    ended = dict.fromkeys(g.hs for g in dossier.goods if g.hs is not None and g.hs.has_ended(day_of(at)))
    lines += [f"申报要素 elements of {hs.code} as before {hs.valid_to}, when this was declared" for hs in ended]
    for back in dossier.returns:
        rows = ", ".join(f"{row.gnum} x {row.quantity}" for row in back.rows)
        borne = " ".join(sorted(back.numbers - {back.invt_no, dossier.waybill}))
        lines.append(f"退货申请 return {borne} {back.applied_at.isoformat()}: {rows}")
    if dossier.returns:
        back_here = returning.assess(whole, (), asker.policy, at, number=number)
        against = ", ".join(f.value for f in back_here.findings)
        lines.append(f"退货建议 at a return centre {back_here.proposal.value}: {against or 'nothing'}")
    told = explain(dossier, assessment, at)
    lines += _why(told)
    lines.append(f"数据 data {dossier.stamp.pack} v{dossier.stamp.version} {dossier.stamp.as_of.isoformat()}")
    record = {**plain(dossier), "proposal": assessment.proposal.value, "explanation": _explained(told)}
    return Answer(listing is not None, "\n".join(lines), record)


def _explained(told: Explanation) -> dict[str, Any]:
    """Return an explanation as a record. Without a shift's seed nobody knows whom a random control picks: null."""
    record: dict[str, Any] = plain(told)
    for control in record["controls"]:
        if control["drawn"] is not None and not control["drawn"]["picked"]:
            control["drawn"]["picked"] = control["met"] = None
    return record


def _why(told: Explanation) -> Iterator[str]:
    """Yield a line for each rule and each control, marked where it hits."""
    for reason in told.rules:
        saw = " ".join(f"{name}={value}" for name, value in reason.inputs)
        yield f"  {'!' if reason.hit else '-'} {reason.rule}: {saw}"
    for each in sorted(told.controls, key=lambda each: not each.holds):
        control, drawn = each.control, each.drawn
        force = "in force" if each.in_force else "not in force"
        by_data = f", by the reference data {' '.join(each.by_data)}" if each.by_data else ""
        saw = (" ".join(each.found) or "nothing of it") + by_data
        picked = "picked" if drawn is not None and drawn.picked else "whether it is picked a shift's seed alone says"
        draw = f", rate {drawn.rate}, {picked}" if drawn is not None else ""
        rule = f"{'!' if each.holds else '-'} {control.rule_id} v{control.version} priority {control.priority}"
        if control.scope == WITHHELD:
            yield f"  {rule} ({force}) 内容不予显示 withheld, for {control.audience.value} alone"
            continue
        reader = f" for the {control.audience.value}" if control.audience is not Audience.INSPECTOR else ""
        words = f"{control.reason_zh} {control.reason_en}"
        yield f"  {rule}{reader} {control.scope}={control.value} ({force}; the parcel has {saw}{draw}) {words}"


def _goods(dossier: GoodsDossier, found: tuple[Doubt, ...]) -> Answer:
    product, found = dossier.product, (*not_complete(dossier.cut), *found)
    record = {**plain(dossier), "doubts": plain(found)}
    if product is None:
        lines = [f"GTIN {dossier.gtin}: no product is known", *_history(dossier.history, dossier.cut, found)]
        return Answer(False, "\n".join(lines), record)
    names = {d.key: f"{d.zh} {d.en}" for d in dossier.hs.elements} if dossier.hs else {}
    version = f"v{product.version} {product.status.value} ({product.provenance})"
    lines = [
        f"GTIN {dossier.gtin}  {product.name_zh} {product.name_en}  {version}",
        f"商品编码 HS {product.hs_code}  原产国 origin {product.origin}  {product.net_content}",
        *_list_of(dossier.hs),
        *(f"  {names.get(key, key)}: {value}" for key, value in product.elements),
        *(f"  包装 pack {level.gtin} = {level.quantity} x {level.child}" for level in dossier.pack),
        *_history(dossier.history, dossier.cut, found),
    ]
    return Answer(True, "\n".join(lines), record)


def _list_of(hs: HsCode | None) -> Iterator[str]:
    """Yield from which day to which an element list is in force, where it says so, or that there is none."""
    if hs is None:
        yield "申报要素 elements: no list of this code is in force"
    elif hs.valid_from is not None or hs.valid_to is not None:
        yield f"申报要素 elements in force from {hs.valid_from or 'ever'} to before {hs.valid_to or 'further notice'}"


def _unit(dossier: UnitDossier, at: datetime) -> Answer:
    found = (*not_complete(dossier.cut), *doubts(dossier.history, Thing(sscc=dossier.sscc), at))
    record = {**plain(dossier), "doubts": plain(found)}
    if not dossier.history and not dossier.contents:
        return Answer(False, f"SSCC {dossier.sscc}: no event tells of it", record)
    inside = (f"  内有 holds {e.thing.key} x {e.quantity or '-'} since {e.at.isoformat()}" for e in dossier.contents)
    return Answer(
        True, "\n".join((f"SSCC {dossier.sscc}", *inside, *_history(dossier.history, dossier.cut, found))), record
    )


def _history(history: tuple[TraceEvent, ...], cut: Cut, found: tuple[Doubt, ...]) -> Iterator[str]:
    """Yield what is wrong with a history and that it is not complete, then its events by time with their marks."""
    if cut.left_out:
        yield f"  … 另有更早的记录 {cut.left_out} older events are not shown, none of which warns"
    for doubt in found:
        yield f"  ! {doubt.code.value} {doubt.thing} {' '.join(doubt.values)}"
    if unknown := unrecorded(history):
        yield f"  ? 何时记录不详 of {unknown} events nothing says when they were recorded"
    used, several = inputs_of(history), len({event.thing.key for event in history}) > 1
    for told in tell(history):
        e = told.event
        marks = [f"recorded {told.late} later"] if told.late is not None else []
        marks += ["declared wrong"] * told.wrong + ["corrects another"] * told.corrects
        packed = f" {e.action} {e.parent}" if e.part is Part.CHILD else ""
        if e.part is Part.INPUT:
            packed = " 用于生产 went into making another thing"
        elif e.parent in used and e.part is Part.OUTPUT:
            packed = f" 由以下制成 made from {', '.join(used[e.parent])}"
        when = f"{e.at.isoformat()} {e.thing.key}" if several else e.at.isoformat()
        yield f"  {when} {e.biz_step} {e.disposition} {e.read_point}{packed} {'; '.join(marks)}".rstrip()


def plain(value: Any) -> Any:
    """Return a record as JSON can hold it: dates and numbers as text, codes with their zeros."""
    if is_dataclass(value) and not isinstance(value, type):
        return {k: plain(v) for k, v in asdict(value).items()}
    if isinstance(value, dict):
        return {k: plain(v) for k, v in value.items()}
    if isinstance(value, list | tuple):
        return [plain(v) for v in value]
    if isinstance(value, datetime | date):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal | Fraction | timedelta) else value
