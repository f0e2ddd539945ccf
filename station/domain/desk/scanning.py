"""Scans: from a durable read to a parcel, a piece, a product, a card, or a bucket that says why not."""

from dataclasses import replace

from station.domain.code import Scan, mark
from station.domain.counting import Piece
from station.domain.desk.board import Step, ignored, move, pin, reassess, say, settle, unreadable, work_of
from station.domain.desk.by_hand import noted, row_chosen
from station.domain.desk.commands import obey
from station.domain.desk.effects import LookUpGoods, LookUpUnit, Resolve
from station.domain.desk.events import GoodsFound, ReadingChosen, Scanned, UnitFound
from station.domain.desk.papers import ask, look_up, on_papers
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
from station.domain.direction import FINAL
from station.domain.identity import Act
from station.domain.routing import Step as RoutingStep
from station.domain.routing import route
from station.domain.shift import Bucket
from station.domain.subject import (
    Ambiguous,
    BadgeCode,
    Command,
    CommandCode,
    Item,
    ListRow,
    Note,
    Sscc,
    Subject,
    Unreadable,
    Waybill,
)


def scanned(state: DeskState, event: Scanned) -> Step:
    """Take a scan: every path ends in a bucket, or with the parcel on the desk."""
    scan, policy = event.scan, state.setup.policy
    longest = max(policy.double_trigger, policy.two_carriers, policy.guard)
    near = tuple(s for s in state.near if abs(scan.raw.at - s.raw.at) < longest)
    state = replace(state, last_scan=scan, near=(scan, *near))
    previous = next((s for s in near if _same_trigger(state, s, scan)), None)
    if previous is not None:
        return say(state, NoticeCode.REPEAT), (settle(scan, Bucket.REPEAT, of=previous.seq),)
    if state.operator is None or isinstance(state.phase, AwaitingPin | AwaitingSecond):
        return _at_the_door(state, scan)
    match state.phase:
        case Faulted():
            return ignored(state, scan, NoticeCode.ACKNOWLEDGE_FIRST)
        case Choosing() | LookingUp() | Recording():
            return ignored(state, scan, NoticeCode.CHOOSE_FIRST)
        case _:
            return _take(state, scan)


def _at_the_door(state: DeskState, scan: Scan) -> Step:
    """Only a badge counts while nobody works here, or while a PIN or a second person is wanted."""
    match route(scan.raw, RoutingStep.BADGE, state.setup.profile):
        case BadgeCode(badge=badge):
            work = work_of(state.phase)
            choice = getattr(state.phase, "choice", None)
            state = move(state, AwaitingPin(badge, work, choice, getattr(state.phase, "decided", None)))
            return state, (settle(scan, Bucket.STATION_CODE),)
        case _ if isinstance(state.phase, AwaitingSecond):
            return ignored(state, scan, NoticeCode.SECOND_WANTED)
        case _:
            return ignored(state, scan, NoticeCode.SIGN_IN_FIRST)


def _take(state: DeskState, scan: Scan) -> Step:
    step = RoutingStep.ON_PARCEL if isinstance(state.phase, OnParcel) else RoutingStep.READY
    subject = route(scan.raw, step, state.setup.profile)
    match subject:
        case BadgeCode(badge=badge):
            decided = state.phase if isinstance(state.phase, Decided) else None
            return move(state, AwaitingPin(badge, work_of(state.phase), decided=decided)), (
                settle(scan, Bucket.STATION_CODE),
            )
        case CommandCode(command=command) if state.shift is not None or command in WITHOUT_SHIFT:
            state, effects = obey(state, command, scan.raw.at)
            return state, (settle(scan, Bucket.STATION_CODE, detail=command.value), *effects)
        case _ if state.shift is None:
            return ignored(state, scan, NoticeCode.OPEN_SHIFT_FIRST)
        case _ if state.operator is not None and not state.operator.may(Act.DECIDE):
            return say(state, NoticeCode.NOT_ALLOWED), (settle(scan, Bucket.TRAINING),)
        case _:
            return _about(state, scan, subject)


WITHOUT_SHIFT = frozenset({Command.OPEN_SHIFT, Command.LOCK})


def _about(state: DeskState, scan: Scan, subject: Subject) -> Step:
    at = scan.raw.at
    match subject:
        case Unreadable() as torn:
            return _of_no_form(state, scan, torn)
        case Ambiguous() as ambiguous:
            return move(state, Choosing(scan, ambiguous, work_of(state.phase))), ()
        case Sscc(sscc=sscc) as unit if not isinstance(state.phase, OnParcel):
            return move(state, LookingUp(scan, unit)), (LookUpUnit(scan, sscc),)
        case Sscc(sscc=sscc):  # a pallet is no piece of the parcel that lies open on the desk
            state = pin(say(state, NoticeCode.UNKNOWN_BARCODE, sscc), scan.seq, sscc, Bucket.UNKNOWN.value, at)
            return state, (settle(scan, Bucket.UNKNOWN, detail="sscc"),)
        case Waybill(number=number) as waybill:
            return _waybill(state, scan, waybill, number)
        case Item(gtin=gtin) as item:
            return move(state, LookingUp(scan, item, work_of(state.phase))), (LookUpGoods(scan, gtin, at, item.thing),)
        case ListRow() as chosen:
            return row_chosen(state, scan, chosen)
        case Note() as note:
            return noted(state, scan, note)
        case CommandCode() | BadgeCode():
            return ignored(state, scan, NoticeCode.IGNORED)


def _of_no_form(state: DeskState, scan: Scan, torn: Unreadable) -> Step:
    """Ask whether a parcel is known under what routing makes nothing of; one just decided need not be asked for."""
    number = on_papers(state, scan, torn)
    if number is None:
        return unreadable(state, scan, torn)
    if isinstance(state.phase, Decided) and number == state.phase.work.number:
        return _waybill(state, scan, Waybill(number), number)
    return ask(state, scan, number)


def _waybill(state: DeskState, scan: Scan, waybill: Waybill, number: str) -> Step:
    match state.phase:
        case OnParcel(work=work) if work.waybill == number:
            return look_up(state, scan, Waybill(work.waybill), number)
        case Decided(work=work, decision=decision, seq=seq) if (
            number == work.number and decision.outcome in FINAL[state.direction]
        ):
            state = say(state, NoticeCode.ALREADY_DECIDED, decision.outcome.value)
            return state, (settle(scan, Bucket.REPEAT, of=seq),)
        case _:
            pass
    if on_papers(state, scan, waybill) is not None:
        return ask(state, scan, number)
    return look_up(state, scan, waybill, number)


def goods_found(state: DeskState, event: GoodsFound) -> Step:
    """Add the piece to the parcel on the desk, or show the product by itself."""
    match state.phase:
        case LookingUp(scan=scan, subject=Item() as item, work=work) if (
            scan.seq == event.scan.seq and item.gtin == event.dossier.gtin
        ):
            if work is None:
                return _shown(state, scan, item, event)
            return _piece(state, scan, item, work, event)
        case _:
            return state, ()


def unit_found(state: DeskState, event: UnitFound) -> Step:
    """Show a logistic unit by itself."""
    match state.phase:
        case LookingUp(scan=scan, subject=Sscc(sscc=sscc)) if scan.seq == event.scan.seq and sscc == event.dossier.sscc:
            known = bool(event.dossier.history or event.dossier.contents)
            bucket = Bucket.CONSULTED if known else Bucket.UNKNOWN
            state = pin(move(state, OnUnit(scan, event.dossier)), scan.seq, sscc, bucket.value, event.at)
            if not known:
                state = say(state, NoticeCode.UNKNOWN_BARCODE, sscc)
            return state, (settle(scan, bucket, detail="sscc"),)
        case _:
            return state, ()


def _piece(state: DeskState, scan: Scan, item: Item, work: ParcelWork, event: GoodsFound) -> Step:
    if item.serial is not None:
        for piece in work.pieces:
            other_carrier = piece.data != scan.raw.data  # the very same code again may be another piece, copied
            if (piece.item.gtin, piece.item.serial) == (item.gtin, item.serial) and other_carrier:
                state = say(move(state, OnParcel(work)), NoticeCode.REPEAT, item.gtin)
                return state, (settle(scan, Bucket.REPEAT, of=piece.scan),)
    for piece in work.pieces:
        if _one_pack(piece, scan, item):
            fuller = replace(piece, item=item, goods=event.dossier) if item.serial or item.lot else piece
            work = replace(work, pieces=tuple(fuller if p is piece else p for p in work.pieces))
            state = say(move(state, OnParcel(reassess(state, work, event.at))), NoticeCode.REPEAT, item.gtin)
            return state, (settle(scan, Bucket.REPEAT, of=piece.scan),)
    piece = Piece(scan.seq, item, event.dossier, scan.raw.device, scan.raw.at, scan.raw.data)
    work = replace(work, scans=(*work.scans, scan.seq), pieces=(*work.pieces, piece), unread=None)
    return move(state, OnParcel(reassess(state, work, event.at))), ()


def _one_pack(piece: Piece, scan: Scan, item: Item) -> bool:
    """Say whether another carrier in the same picture names the same piece: equal GTIN, no other lot, no other serial.

    Two pieces of one kind lying side by side read so only where the second bears no serial number of its own; then it
    is shown alone, or moved.
    """
    if piece.item.gtin != item.gtin or piece.data == scan.raw.data or mark(piece.data) not in scan.raw.beside:
        return False
    lots, serials = (piece.item.lot, item.lot), (piece.item.serial, item.serial)
    return all(None in pair or pair[0] == pair[1] for pair in (lots, serials))


def _shown(state: DeskState, scan: Scan, item: Item, event: GoodsFound) -> Step:
    known = event.dossier.product is not None
    bucket = Bucket.CONSULTED if known else Bucket.UNKNOWN
    state = pin(move(state, OnGoods(scan, event.dossier, item)), scan.seq, item.gtin, bucket.value, event.at)
    if not known:
        state = say(state, NoticeCode.UNKNOWN_BARCODE, item.gtin)
    return state, (settle(scan, bucket),)


def reading_chosen(state: DeskState, event: ReadingChosen) -> Step:
    """Follow the reading a person chose; the choice is written down, the scan ends where the reading ends."""
    match state.phase:
        case Choosing(scan=scan, ambiguous=ambiguous, work=work, found_by=found_by) if (
            0 <= event.index < len(ambiguous.readings) and state.operator is not None
        ):
            reading = ambiguous.readings[event.index]
            written = Resolve(scan.seq, reading, state.operator, event.at, original=bool(found_by))
            state = move(state, OnParcel(work) if work is not None else Idle())
            if found_by and isinstance(reading, Waybill):
                state, effects = look_up(state, scan, reading, found_by)
            else:
                state, effects = _about(state, scan, reading)
            return state, (written, *effects)
        case _:
            return state, ()


def _same_trigger(state: DeskState, previous: Scan, scan: Scan) -> bool:
    """Say whether two scans are one pull of the trigger, or two carriers of one piece read together."""
    apart = abs(scan.raw.at - previous.raw.at)  # a clock may have been set back, and devices run side by side
    policy = state.setup.policy
    if (previous.raw.data, previous.raw.device) == (scan.raw.data, scan.raw.device):
        return apart < policy.double_trigger
    if previous.raw.device == scan.raw.device or apart >= policy.two_carriers:
        return False
    first = route(previous.raw, RoutingStep.ON_PARCEL, state.setup.profile)
    second = route(scan.raw, RoutingStep.ON_PARCEL, state.setup.profile)
    match first, second:
        case Item(), Item():
            return first.gtin == second.gtin and first.serial in {None, second.serial}
        case Waybill(), Waybill():
            return first == second
        case _:
            return False
