"""The desk at work: journals every scan, steps the pure desk, performs what it asks, and answers it."""

import threading
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from station.domain import records
from station.domain.code import Doubt, RawScan, Scan, Source, Symbology
from station.domain.control import ControlInstruction
from station.domain.desk import effects as do
from station.domain.desk import events as e
from station.domain.desk import step
from station.domain.desk.board import park, work_of
from station.domain.desk.states import AwaitingPin, AwaitingSecond, Choosing, DeskState, Faulted, OnParcel, Setup
from station.domain.direction import Direction
from station.domain.draws import Draws
from station.domain.goods import DataStamp
from station.domain.identity import Operator, Role
from station.domain.ledger import Draft, Entry, EntryType
from station.domain.peak import lowered, peaks
from station.domain.privacy import is_masked_badge, writable
from station.domain.rate_rows import said
from station.domain.routing import Step as RoutingStep
from station.domain.routing import route
from station.domain.sampling import Sampling, opening, shift_seed
from station.domain.shift import Bucket, Counter, Shift, Tally
from station.domain.station_code import MAGIC
from station.domain.stratum import Of, Stratum
from station.domain.subject import BadgeCode, CommandCode
from station.ports import Clock, Ledger, ReferenceStore, StationFault
from station.services.sign_in import Refused, SignIn

#: Devices' times may cross by this much without the clock having been set back.
CLOCK_SLACK = timedelta(seconds=60)

OnChange = Callable[[DeskState, Tally], None]


class DeskService:
    """One desk on its ports. `journal` may be called from any thread, everything else from one.

    A scan is durable before the desk sees it; a decision is durable before the desk shows it. What cannot be written
    is kept, in order, and tried again when the operator has read the fault.
    """

    def __init__(
        self,
        setup: Setup,
        reference: ReferenceStore,
        ledger: Ledger,
        sign_in: SignIn,
        clock: Clock,
        *,
        training: bool,
        on_change: OnChange = lambda _state, _tally: None,
        on_wrong: Callable[[datetime], None] = lambda _at: None,
        draw_key: bytes = b"",
    ) -> None:
        self.state = DeskState(setup)
        self._reference = reference
        self._ledger = ledger
        self._sign_in = sign_in
        self._clock = clock
        self._training = training
        self._on_change, self._on_wrong = on_change, on_wrong
        self._draw_key = draw_key
        self._draws = Draws()
        self._counter = Counter()
        self._counting = threading.Lock()
        self._closing = threading.Lock()
        self._unwritten: deque[Draft] = deque()
        self._unjournaled: deque[RawScan] = deque()
        self._newest: datetime | None = None
        self._retrying = False

    @property
    def tally(self) -> Tally:
        """Return what the shift has come to so far."""
        with self._counting:
            return self._counter.tally()

    @property
    def strata(self) -> dict[Of, Stratum]:
        """Return what the random controls have come to, by stratum, over the whole ledger."""
        with self._counting:
            return self._draws.strata()

    def recover(self) -> None:
        """Read the ledger, take up an open shift, and put parcels that were on the desk aside, undecided.

        Scans that no bucket holds are looked at again; a card among them is never obeyed again. Nothing that is in
        the ledger is asked twice.
        """
        scans: dict[int, Scan] = {}
        chosen: list[Entry] = []
        direction, opened = Direction.OUTBOUND, None
        for entry in self._ledger.entries():
            self._take(entry)
            self._newest = entry.at
            if entry.type is EntryType.SCAN:
                scans[entry.seq] = _scan_of(entry)
            elif entry.type is EntryType.RESOLVED:
                chosen.append(entry)
            elif entry.type is EntryType.SHIFT_OPENED:
                direction, opened = Direction.OUTBOUND, entry
            elif entry.type is EntryType.DIRECTION_SET:
                direction = Direction(str(entry.body["direction"]))
        tally = self.tally
        self._write(Draft(EntryType.STARTED, self._clock.now(), {"training": self._training, **self._stamp()}))
        shift = tally.shift if not tally.closed else None
        left = [scans[seq] for seq in tally.open_scans]
        if shift is not None and opened is not None:
            shift = replace(
                shift, sampling=Sampling(self._seed(shift.opened_at, shift.opened_by), lowered(said(opened) or ()))
            )
            self.state = replace(self.state, shift=shift, direction=direction)
            self._take_up(left, [entry for entry in chosen if entry.seq > shift.opened_seq], shift)
        else:
            for scan in left:
                self._interrupted(scan, Bucket.IGNORED_LOCKED)
        self._changed()

    def journal(self, raw: RawScan) -> Scan:
        """Make a raw scan durable and return it with its number. Raises StationFault where the disk refuses it."""
        with self._closing:  # no scan comes between the count of a closing shift and its closing
            if self._newest is not None and self._newest - raw.at > CLOCK_SLACK:
                self._ledger.append(records.clock_jumped(self._newest, raw.at))
            self._newest = raw.at
            entry = self._ledger.append(records.scan(raw, writable(raw)))
            self._take(entry)
        return Scan(entry.seq, raw)

    def stopped(self) -> None:
        """Record that this desk was stopped in good order; a start without a stop before it is seen to be one."""
        self._write(Draft(EntryType.STOPPED, self._clock.now(), {}))

    def scanned(self, raw: RawScan) -> None:
        """Journal a raw scan, then let the desk look at it."""
        try:
            scan = self.journal(raw)
        except StationFault as fault:
            self.not_journaled(raw, fault)
            return
        self.handle(e.Scanned(scan))

    def not_journaled(self, raw: RawScan, fault: StationFault) -> None:
        """Keep a scan that the disk refused, and say so; it is tried again when the operator has read the fault."""
        self._unjournaled.append(raw)
        self.handle(e.Failed(str(fault), raw.at))

    def typed(self, text: str) -> None:
        """Take what a person typed: a PIN where one is wanted (never journaled), else a code marked as typed.

        Where only a badge counts, anything but a card may be a PIN that came too late: it is masked.
        """
        at = self._clock.now()
        if isinstance(self.state.phase, AwaitingPin):
            self.handle(e.PinTyped(text, at))
        else:
            only_badges = self.state.operator is None or isinstance(self.state.phase, AwaitingSecond)
            if only_badges and not text.strip().upper().startswith(MAGIC):
                text = "*" * len(text)
            self.scanned(RawScan(text.encode(), Source.TYPED, "keyboard", at))

    def handle(self, event: e.DeskEvent) -> None:
        """Step the desk, perform its effects, and feed the answers back until nothing is left to do."""
        waiting: deque[e.DeskEvent] = deque([event])
        if self._outdated():
            waiting.appendleft(e.DataSwitched(self._clock.now()))
        while waiting:
            self.state, effects = step(self.state, waiting.popleft())
            for effect in effects:
                waiting.extend(self._perform(effect))
            if not waiting and self._forgotten():
                waiting.extend(self._perform(do.Retry(self._clock.now())))
        self._changed()

    def _forgotten(self) -> bool:
        """Say whether something is still to be written though nobody is told of a fault any more."""
        told = isinstance(self.state.phase, Faulted | AwaitingPin | AwaitingSecond | Choosing)
        return bool(self._unwritten or self._unjournaled) and not told and not self._retrying

    def _outdated(self) -> bool:
        """Say whether the parcel on the desk was judged by older data than is in use now."""
        work = work_of(self.state.phase)
        if work is None:
            return False
        try:
            now = self._reference.stamp()
        except StationFault:
            return False  # the look-ups will tell
        return (now.pack, now.version) != (work.dossier.stamp.pack, work.dossier.stamp.version)

    def _perform(self, effect: do.Effect) -> Iterable[e.DeskEvent]:
        try:
            return tuple(self._answer(effect))
        except StationFault as fault:
            if isinstance(effect, do.Settle):
                draft = records.settled(effect.scan, effect.bucket, effect.at, effect.of, effect.detail)
                self._unwritten.append(draft)
            return (e.Failed(str(fault), self._clock.now()),)

    def _answer(self, effect: do.Effect) -> Iterable[e.DeskEvent]:  # noqa: C901, PLR0912 - one row an effect
        match effect:
            case do.LookUpParcel(scan=scan, waybill=waybill, at=at):
                dossier = self._reference.parcel(waybill, at)
                own = self._ledger.decisions(waybill)
                yield e.ParcelFound(scan, replace(dossier, earlier=(*dossier.earlier, *own)), self._clock.now())
            case do.LookUpOriginals(scan=scan, number=number):
                yield e.OriginalsFound(scan, self._reference.originals(number), self._clock.now())
            case do.LookUpGoods(scan=scan, gtin=gtin, at=at, thing=thing):
                goods = self._reference.goods(gtin, at)
                if thing.lot is not None or thing.serial is not None:
                    told = self._reference.history(thing)
                    goods = replace(goods, history=told.events, cut=told.cut)
                yield e.GoodsFound(scan, goods, self._clock.now())
            case do.LookUpUnit(scan=scan, sscc=sscc):
                yield e.UnitFound(scan, self._reference.unit(sscc), self._clock.now())
            case do.Settle(scan=seq, bucket=bucket, at=at, of=of, detail=detail):
                self._write(records.settled(seq, bucket, at, of, detail))
            case do.Resolve(scan=seq, reading=reading, operator=operator, at=at, of=of, original=original):
                self._write(records.resolved(seq, reading, operator, at, of, original=original))
            case do.Resume(scan=seq, waybill=waybill, operator=operator, at=at):
                self._write(records.resumed(seq, waybill, operator, at))
            case do.Record(decision=decision):
                yield e.DecisionRecorded(decision, self._write(records.decision(decision)).seq)
            case do.RecordUndo(decision_seq=seq, waybill=waybill, operator=operator, at=at):
                self._write(records.undone(seq, waybill, operator, at))
                yield e.UndoRecorded(seq, at)
            case do.CheckPin(badge=badge, pin=pin, at=at, second=second):
                answer = self._sign_in.check(badge, pin, at, second=second)
                yield e.SignInRefused(answer.reason, at) if isinstance(answer, Refused) else e.SignedIn(answer, at)
            case do.SignOut(operator=operator, at=at):
                self._write(records.signed(EntryType.SIGNED_OUT, operator.number, at))
            case do.SetDirection(direction=direction, operator=operator, at=at):
                self._write(records.direction_set(direction, operator, at))
                yield e.DirectionSet(direction)
            case do.OpenShift(operator=operator, at=at):
                yield e.ShiftOpened(self._open(operator, at))
            case do.CloseShift(operator=operator, at=at):
                yield self._close(operator, effect)
            case do.KeepIncident(at=at):
                self._on_wrong(at)
            case do.Retry():
                self._retry()

    def _open(self, operator: Operator, at: datetime) -> Shift:
        """Open a shift: its draw is bound to a seed that nobody knows before, and peak mode is decided once."""
        seed = self._seed(at, operator.number)
        (stamp, controls), policy = self._rates(), self.state.setup.policy
        rates = peaks(controls, self.strata, at, policy.tolerated if policy.peak else None)
        sampling = Sampling(seed, lowered(rates))
        pack = (stamp.pack, stamp.version)
        draft = records.shift_opened(operator, at, training=self._training, pack=pack, sampling=sampling, peaks=rates)
        return Shift(self._write(draft).seq, at, operator.number, sampling)

    def _seed(self, at: datetime, person: str) -> bytes:
        return shift_seed(self._draw_key, self._ledger.station, opening(at, person))

    def _rates(self) -> tuple[DataStamp, tuple[ControlInstruction, ...]]:
        """Return the random controls, and the data that they are of: these may be switched meanwhile."""
        while True:
            stamp, controls = self._reference.stamp(), self._reference.rates()
            if stamp == self._reference.stamp():
                return stamp, controls

    def _close(self, operator: Operator, effect: do.CloseShift) -> e.DeskEvent:
        with self._closing:
            tally = self.tally
            if tally.open_scans or tally.shift is None:
                return e.CloseRefused(tally.open_scans)
            seed = self.state.shift.sampling.seed if self.state.shift is not None else b""
            self._write(records.shift_closed(operator, effect.at, tally, self._ledger.head()[1], seed))
        return e.ShiftClosed(tally.shift, tally)

    def _retry(self) -> None:
        self._retrying = True
        try:
            while self._unwritten:
                self._write(self._unwritten[0])
                self._unwritten.popleft()
            while self._unjournaled:
                scan = self.journal(self._unjournaled[0])
                self._unjournaled.popleft()
                self.handle(e.Scanned(scan))
        finally:
            self._retrying = False

    def _take_up(self, scans: Iterable[Scan], chosen: list[Entry], shift: Shift) -> None:
        """Look again at scans that a stopped process left open, as nobody in particular, and put the parcels aside.

        What a person chose meanwhile is followed: a reading is not asked for again, a resumed parcel gets its pieces.
        """
        nobody = Operator(shift.opened_by, "", Role.INSPECTOR, "", "")
        self.state = replace(self.state, operator=nobody)
        readings = [entry for entry in chosen if entry.body["kind"] != "resumed"]
        resumed = deque(entry for entry in chosen if entry.body["kind"] == "resumed")
        for scan in scans:
            while resumed and resumed[0].seq < scan.seq:
                self._resumed(str(resumed.popleft().body["reading"]))
            card = route(scan.raw, RoutingStep.BADGE, self.state.setup.profile)
            if isinstance(card, CommandCode | BadgeCode) or is_masked_badge(scan.raw.data):
                self._interrupted(scan, Bucket.STATION_CODE)
            else:
                self.handle(e.Scanned(scan))
                for entry in readings:
                    if entry.body["scan"] == scan.seq:
                        self._choose_again(entry)
                self.handle(e.CancelAsked(self._clock.now()))
        self.state = replace(park(self.state), operator=None, notice=None, last_scan=None, near=())

    def _resumed(self, waybill: str) -> None:
        state = park(self.state)
        work = next((w for w in state.parked if w.waybill == waybill), None)
        if work is not None:
            parked = tuple(w for w in state.parked if w is not work)
            state = replace(state, phase=OnParcel(work), parked=parked)
        self.state = state

    def _choose_again(self, entry: Entry) -> None:
        phase = self.state.phase
        if not isinstance(phase, Choosing) or bool(phase.found_by) != (entry.body["kind"] == records.ORIGINAL):
            return
        for index, reading in enumerate(phase.ambiguous.readings):
            kind, number = records.named(reading)
            if number == entry.body["reading"] and entry.body["kind"] in {kind, records.ORIGINAL}:
                self.handle(e.ReadingChosen(index, self._clock.now()))
                return

    def _interrupted(self, scan: Scan, bucket: Bucket) -> None:
        self._write(records.settled(scan.seq, bucket, self._clock.now(), None, "interrupted"))

    def _write(self, draft: Draft) -> Entry:
        entry = self._ledger.append(draft)
        self._take(entry)
        return entry

    def _take(self, entry: Entry) -> None:
        with self._counting:
            self._counter.take(entry)
            self._draws.take(entry)
        self._sign_in.take(entry)

    def _stamp(self) -> dict[str, str | int]:
        stamp = self._reference.stamp()
        return {"pack": stamp.pack, "pack_version": stamp.version}

    def _changed(self) -> None:
        self._on_change(self.state, self.tally)


def _scan_of(entry: Entry) -> Scan:
    body = entry.body
    aim = body["aim"]
    symbology = body["symbology"]
    doubt, beside = body.get("doubt"), body.get("beside")
    raw = RawScan(
        bytes.fromhex(str(body["data"])),
        Source(str(body["source"])),
        str(body["device"]),
        entry.at,
        str(aim) if aim is not None else None,
        Symbology(str(symbology)) if symbology is not None else None,
        Doubt(str(doubt)) if doubt is not None else None,
        tuple(map(str, beside)) if isinstance(beside, list | tuple) else (),
    )
    return Scan(entry.seq, raw)
