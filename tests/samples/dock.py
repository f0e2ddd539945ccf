"""A dock that works a generated shift: the real capture, desk and rules on fakes, with or without real pictures."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import cast

from station.domain.code import Symbology
from station.domain.decision import Outcome
from station.domain.desk.states import DeskState, NoticeCode, Setup
from station.domain.ledger import Entry, EntryType
from station.domain.policy import Policy
from station.domain.routing import Profile
from station.domain.shift import Tally
from station.ports import Decoder, Frame, Image, Read, TapeEvent
from station.samples.belt import beats
from station.samples.picking import NO_DRAWING, Drawing
from station.samples.scenes import Held, Passing, Shot
from station.samples.warehouse import Warehouse
from station.services.capture import CapturePipeline
from station.services.desk import DeskService
from station.services.replay import Tape, VirtualClock, replay
from station.services.sign_in import SignIn
from tests.fakes.ledger import MemoryLedger
from tests.fakes.reference import InMemoryReference
from tests.samples.conftest import AS_OF

START = AS_OF + timedelta(minutes=10)
KEY = b"the training key"


class Pins:
    """A hasher that hides a PIN by turning it round."""

    def hash(self, pin: str) -> str:
        return pin[::-1]

    def matches(self, pin_hash: str, pin: str) -> bool:
        return pin_hash == pin[::-1]


@dataclass(frozen=True)
class Scenery:
    """A picture that is the scene itself, of a camera's size."""

    shot: Shot
    shape: tuple[int, int] = (720, 1280)


class SceneReader:
    """A decoder that is shown the scene itself instead of its picture."""

    name = "scene"

    def read(self, image: Image) -> tuple[Read, ...]:
        match cast("Scenery", image).shot.scene:
            case Passing(waybill=waybill, place=place) if 0.3 < place < 0.7:
                return (self._read(Symbology.CODE_128, waybill, "]C0"),)
            case Held(symbology=Symbology.DATA_MATRIX, text=text):
                bare = text.replace("(", "").replace(")", "")
                return (self._read(Symbology.DATA_MATRIX, bare, "]d2"),)
            case Held(symbology=symbology, text=text):
                return (self._read(symbology, text, "]Q1" if symbology is Symbology.QR_CODE else "]E0"),)
            case _:
                return ()

    def _read(self, symbology: Symbology, text: str, aim: str) -> Read:
        if symbology is Symbology.UPC_A:
            symbology, text = Symbology.EAN_13, text.zfill(13)
        return Read(symbology, text.encode(), aim, ((9, 9), (90, 9), (90, 90), (9, 90)), self.name)


def scenes(warehouse: Warehouse, seed: int, parcels: int, drawing: Drawing = NO_DRAWING) -> Iterator[TapeEvent]:
    """The tape with the scenes themselves for pictures."""
    for n, beat in enumerate(beats(warehouse, seed, START, card_key=KEY, parcels=parcels, drawing=drawing)):
        yield Frame(n, beat.at, cast("Image", Scenery(beat))) if isinstance(beat, Shot) else beat


@dataclass(frozen=True)
class Worked:
    """What a shift came to."""

    state: DeskState
    tally: Tally
    entries: tuple[Entry, ...]
    notices: tuple[NoticeCode, ...]

    def decisions(self) -> dict[str, tuple[Outcome, ...]]:
        """The standing decisions of every parcel, oldest first."""
        undone = {e.body["decision"] for e in self.entries if e.type is EntryType.UNDONE}
        made: dict[str, tuple[Outcome, ...]] = {}
        for e in self.entries:
            if e.type is EntryType.DECISION and e.seq not in undone:
                waybill = str(e.body["waybill"])
                made[waybill] = (*made.get(waybill, ()), Outcome(str(e.body["outcome"])))
        return made

    def findings(self) -> dict[str, set[str]]:
        """What was found at the last decision on every parcel."""
        return {
            str(e.body["waybill"]): set(cast("list[str]", e.body["findings"]))
            for e in self.entries
            if e.type is EntryType.DECISION
        }


def work(warehouse: Warehouse, events: Iterable[TapeEvent], decoder: Decoder, drawing: Drawing = NO_DRAWING) -> Worked:
    """Work a tape through to its end, at a station that draws like this."""
    pins, clock, ledger = Pins(), VirtualClock(START), MemoryLedger(drawing.station or "ST01")
    reference = InMemoryReference(warehouse.reference(pins.hash))
    notices: list[NoticeCode] = []

    def changed(state: DeskState, _: Tally) -> None:
        if state.notice is not None:
            notices.append(state.notice.code)

    policy = Policy() if drawing.tolerated is None else Policy(peak=True, tolerated=drawing.tolerated)
    setup = Setup(policy, Profile(card_key=KEY))
    sign_in = SignIn(reference, pins, ledger)
    desk = DeskService(setup, reference, ledger, sign_in, clock, training=True, on_change=changed, draw_key=drawing.key)
    desk.recover()
    replay(events, Tape(CapturePipeline(decoder, desk.scanned), desk.typed), clock)
    return Worked(desk.state, desk.tally, tuple(ledger.entries()), tuple(notices))
