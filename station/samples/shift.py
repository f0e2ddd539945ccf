"""A shift as an inspector works it: which keys are typed and what passes the camera, from sign-in to close."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random

from station.domain.code import Symbology
from station.domain.decision import Outcome
from station.domain.identity import Role
from station.domain.station_code import make_badge, make_command
from station.domain.subject import Command
from station.ports import KeyEvent
from station.samples import habits, keys
from station.samples.dice import dice
from station.samples.people import Trainee
from station.samples.plan import Content
from station.samples.scenes import EmptyBelt, Hand, Held, Passing, Scene, Shot

Beat = KeyEvent | Shot

CARD: dict[Outcome, Command] = {
    Outcome.RELEASE: Command.RELEASE,
    Outcome.INSPECT: Command.INSPECT,
    Outcome.HOLD: Command.HOLD,
    Outcome.DETAIN: Command.DETAIN,
    Outcome.RETURN: Command.RETURN,
    Outcome.RETURN_ACCEPT: Command.ACCEPT,
    Outcome.RETURN_REJECT: Command.REJECT,
}
#: What lies about on a dock and is neither waybill, goods nor card.
JUNK = ("HELLO-WORLD", "LOC-A-12-03", "PALLET 7", "6901234")
#: Symbols that read well from a camera, and what a scanner with AIM identifiers puts before the others.
SHOWN = frozenset({Symbology.EAN_13, Symbology.UPC_A, Symbology.DATA_MATRIX})


@dataclass
class Shift:
    """One shift being worked: `now` is the recording's clock, moved on by everything that is done.

    `read` is when the last code was read: with its last character, before the Return.
    """

    seed: int
    now: datetime
    card_key: bytes
    staff: tuple[Trainee, ...]
    looks: int = 0
    read: datetime = field(init=False)
    rng: Random = field(init=False)

    def __post_init__(self) -> None:
        self.rng, self.read = dice(self.seed, "shift"), self.now

    def person(self, role: Role, place: int = 0) -> Trainee:
        """Return a person by role."""
        return [p for p in self.staff if p.role is role][place]

    def wait(self, pause: tuple[float, float]) -> None:
        """Let some seconds pass."""
        self.now += timedelta(milliseconds=self.rng.randrange(int(pause[0] * 1000), int(pause[1] * 1000)))

    def chance(self, share: float) -> bool:
        """Say whether something happens that happens in a share of cases."""
        return self.rng.random() < share

    def scan(self, text: str) -> Iterator[KeyEvent]:
        """Scan a code with the wedge."""
        for event in keys.wedge(self.rng, self.now, text):
            self.read, self.now = self.now, event.at
            yield event

    def card(self, command: Command) -> Iterator[KeyEvent]:
        """Scan a command card."""
        yield from self.scan(make_command(command, self.card_key))

    def sign(self, person: Trainee) -> Iterator[KeyEvent]:
        """Scan a badge and type the PIN."""
        self.wait(habits.BEFORE_BADGE)
        yield from self.scan(make_badge(person.badge, self.card_key))
        self.wait(habits.BEFORE_PIN)
        for event in keys.by_hand(self.rng, self.now, person.pin):
            self.now = event.at
            yield event

    def show(self, *scenes: Scene) -> Iterator[Shot]:
        """Hold the camera on so many scenes, a frame each."""
        for scene in scenes:
            yield Shot(self.now, scene, self.looks)
            self.now += timedelta(seconds=habits.FRAME)

    def open(self, inspector: Trainee) -> Iterator[Beat]:
        """Sign in and open the shift."""
        yield from self.show(EmptyBelt(), EmptyBelt())
        yield from self.sign(inspector)
        self.wait(habits.BEFORE_DECISION)
        yield from self.card(Command.OPEN_SHIFT)

    def close(self) -> Iterator[Beat]:
        """Have the supervisor sign in and close the shift."""
        yield from self.show(EmptyBelt(), EmptyBelt())
        yield from self.sign(self.person(Role.SUPERVISOR))
        self.wait(habits.BEFORE_DECISION)
        yield from self.card(Command.CLOSE_SHIFT)
        self.wait(habits.BEFORE_DECISION)
        yield from self.show(EmptyBelt())

    def arrive(self, waybill: str, weight: str) -> Iterator[Beat]:
        """Let a parcel pass under the camera: whole in some frames, perhaps cut by the edge before, then gone."""
        self.looks += 1
        self.wait(habits.NEXT_PARCEL)
        if self.chance(habits.HAND_FRAME):
            yield from self.show(Hand())
        elif self.chance(habits.EMPTY_FRAME):
            yield from self.show(EmptyBelt())
        if self.chance(habits.EDGE_FRAME):
            yield from self.show(Passing(waybill, weight, 0.97))
        count = self.rng.randint(*habits.VISIBLE)
        first, last = 0.64 + self.rng.uniform(-0.02, 0.02), 0.37 + self.rng.uniform(-0.02, 0.02)
        steps = [first + (last - first) * n / (count - 1) for n in range(count)]
        yield from self.show(*(Passing(waybill, weight, place) for place in steps), EmptyBelt())
        if self.chance(habits.WAYBILL_AGAIN):
            self.wait(habits.BEFORE_PIECE)
            yield from self.scan(f"]C0{waybill}")

    def unpack(self, contents: tuple[Content, ...]) -> Iterator[Beat]:
        """Scan every piece of an opened parcel, in any order."""
        pieces = [content for content in contents for _ in range(content.pieces)]
        self.rng.shuffle(pieces)
        self.wait(habits.BEFORE_PIECE)
        for content in pieces:
            if content.pieces == 1 and content.symbology in SHOWN and self.chance(habits.BY_CAMERA):
                yield from self.hold_up(content)
            else:
                code = scanner_text(content)
                yield from self.scan(code)
                if self.chance(habits.TRIGGERED_TWICE):
                    self.wait(habits.DOUBLE_TRIGGER)
                    yield from self.scan(code)
            self.wait(habits.BETWEEN_PIECES)

    def hold_up(self, content: Content) -> Iterator[Shot]:
        """Hold a product before the camera instead of scanning it."""
        self.looks += 1
        scene = Held(*camera_symbol(content, digital_link=self.chance(0.4)))
        yield from self.show(scene, scene, scene, EmptyBelt(), EmptyBelt())

    def decide(self, outcome: Outcome, *, second: bool) -> Iterator[Beat]:
        """Choose an outcome by card; where it takes a second person, have the supervisor confirm it."""
        self.wait(habits.BEFORE_DECISION)
        yield from self.card(CARD[outcome])
        if second:
            yield from self.sign(self.person(Role.SUPERVISOR))


def scanner_text(content: Content) -> str:
    """Return what the wedge types for a piece. Cases carry GS1-128, marked pieces GS1 DataMatrix, both with AIM id."""
    match content.symbology:
        case Symbology.ITF:
            return f"]C101{content.gtin}"
        case Symbology.DATA_MATRIX:
            return f"]d2{content.element_string}"
        case _:
            return content.printed


def camera_symbol(content: Content, *, digital_link: bool) -> tuple[Symbology, str]:
    """Return the symbol a piece shows to the camera and its text; some marked pieces carry a GS1 Digital Link."""
    if content.symbology is not Symbology.DATA_MATRIX:
        return content.symbology, content.printed
    if digital_link:
        return Symbology.QR_CODE, f"https://example.com/01/{content.gtin}/10/{content.lot}"
    return Symbology.DATA_MATRIX, f"(01){content.gtin}(17){content.expiry:%y%m%d}(10){content.lot}"
