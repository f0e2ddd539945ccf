"""What hands say of the parcel on the desk: this piece is that row, this is damaged, the last one was wrong."""

from dataclasses import replace
from datetime import datetime

from station.domain.code import Scan
from station.domain.counting import Noted, Piece
from station.domain.desk.board import Step, move, reassess, say
from station.domain.desk.effects import Resolve, Settle
from station.domain.desk.events import TakeBackAsked
from station.domain.desk.states import DeskState, NoticeCode, OnParcel, ParcelWork
from station.domain.goods import GoodsDossier
from station.domain.inside import BY_HAND
from station.domain.parcel import ListItem
from station.domain.shift import Bucket
from station.domain.subject import Item, ListRow, Note


def row_chosen(state: DeskState, scan: Scan, chosen: ListRow) -> Step:
    """Count a piece without a readable barcode on the row that a person chose; the choice is written down."""
    match state.phase:
        case OnParcel(work=work) if work.waybill == chosen.waybill and state.operator is not None:
            item = next((i for i in _items(work) if i.gnum == chosen.gnum), None)
            if item is None:
                return _not_taken(state, scan, NoticeCode.NO_SUCH_ROW, str(chosen.gnum))
            goods = _goods(work, item)
            instead = chosen.instead
            piece = Piece(
                scan.seq, Item(item.gtin or ""), goods, scan.raw.device, scan.raw.at, row=item.gnum, instead=instead
            )
            work = replace(work, scans=(*work.scans, scan.seq), pieces=(*work.pieces, piece), unread=None)
            written = Resolve(scan.seq, chosen, state.operator, scan.raw.at, instead)
            return move(state, OnParcel(reassess(state, work, scan.raw.at))), (written,)
        case _:
            return _elsewhere(state, scan, chosen.waybill)


def noted(state: DeskState, scan: Scan, note: Note) -> Step:
    """Take a finding that a person noted on the parcel or on one of its rows; who did is written down."""
    match state.phase:
        case OnParcel(work=work) if work.waybill == note.waybill and state.operator is not None:
            known = note.gnum is None or any(i.gnum == note.gnum for i in _items(work))
            if note.finding not in BY_HAND or not known:
                return _not_taken(state, scan, NoticeCode.NO_SUCH_ROW, str(note.gnum or ""))
            said = (*work.noted, Noted(scan.seq, note.finding, note.gnum))
            work = replace(work, scans=(*work.scans, scan.seq), noted=said)
            written = Resolve(scan.seq, note, state.operator, scan.raw.at)
            return move(state, OnParcel(reassess(state, work, scan.raw.at))), (written,)
        case _:
            return _elsewhere(state, scan, note.waybill)


def take_back_asked(state: DeskState, event: TakeBackAsked) -> Step:
    """Take the last piece or note back: its scan is voided, what was found as declared is to be looked at anew."""
    match state.phase:
        case OnParcel(work=work) if event.waybill not in {None, work.waybill}:
            return say(state, NoticeCode.NOT_SHOWN, event.waybill or "", work.waybill), ()
        case OnParcel(work=work) if work.pieces or work.noted:
            last = max((*(piece.scan for piece in work.pieces), *(note.scan for note in work.noted)))
            left = replace(
                work,
                scans=tuple(scan for scan in work.scans if scan != last),
                pieces=tuple(piece for piece in work.pieces if piece.scan != last),
                noted=tuple(note for note in work.noted if note.scan != last),
                conform=False,
            )
            voided = Settle(last, Bucket.VOIDED, event.at, work.opened_by, "taken_back")
            state = move(state, OnParcel(reassess(state, left, event.at)))
            return say(state, NoticeCode.TAKEN_BACK, str(last)), (voided,)
        case _:
            return say(state, NoticeCode.NOTHING_TO_TAKE_BACK), ()


def _items(work: ParcelWork) -> tuple[ListItem, ...]:
    return work.dossier.listing.items if work.dossier.listing else ()


def _goods(work: ParcelWork, item: ListItem) -> GoodsDossier:
    unknown = GoodsDossier(item.gtin or "", None, None, (), (), work.dossier.stamp)
    return next((goods for goods in work.dossier.goods if goods.gtin == item.gtin), unknown)


def _elsewhere(state: DeskState, scan: Scan, waybill: str) -> Step:
    if isinstance(state.phase, OnParcel):
        return _not_taken(state, scan, NoticeCode.NOT_SHOWN, waybill, state.phase.work.waybill)
    return _not_taken(state, scan, NoticeCode.NOTHING_ON_DESK)


def _not_taken(state: DeskState, scan: Scan, why: NoticeCode, *details: str) -> Step:
    at: datetime = scan.raw.at
    return say(state, why, *details), (Settle(scan.seq, Bucket.IGNORED_LOCKED, at, None, why.value),)
