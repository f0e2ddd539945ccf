"""Why this lane, and why no other: every rule and every control on the parcel, hits first, with what was looked at."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from station.domain.assessment import STRENGTH, RuleResult
from station.domain.audience import Audience
from station.domain.control import WITHHELD, Explained
from station.domain.controls import asks
from station.domain.decision import Outcome
from station.domain.desk.board import work_of
from station.domain.explaining import Reason, explain
from station.ui import phrases
from station.ui.buttons import plain, unfocused
from station.ui.cell_table import CellTable
from station.ui.cells import Cell, Row
from station.ui.face import Face
from station.ui.glyphs import Glyph
from station.ui.lines import Card
from station.ui.sign import GLYPHS, TONES
from station.ui.skin import Skin
from station.ui.wording import age, seen

#: Hits of one rule that are told one by one, and inputs that are numbers of things.
SHOWN = 4
COUNTED = frozenset({"rows", "pieces", "decisions", "controls", "events"})


class WhyPanel(Card):
    """Lists reasons. `closed` says that it was read."""

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = CellTable((100,), headed=False)
        self.table.least_height(32, tight=True)
        self.close_button = unfocused(QPushButton())
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.close_button)
        self.close_button.clicked.connect(self.closed)

    def paint_face(self, face: Face, skin: Skin) -> None:
        """Tell the reasons for what is proposed of the parcel on the desk."""
        self.space(skin.theme.scale)
        work = work_of(face.state.phase)
        rows: tuple[Row, ...] = ()
        if work is not None:
            told = explain(work.dossier, work.assessment, face.status.now)
            old = age(face.status.now - work.dossier.stamp.as_of, skin.words)
            controls = [(each.holds, _control(each, skin)) for each in told.controls]
            judged = zip(told.rules, work.assessment.results, strict=True)
            elements = {e.key: skin.words.pick(e.zh, e.en) for row in work.assessment.rows for e in row.elements}
            rules = [(each.hit, _rule(each, result, elements, skin)) for each, result in judged]
            reasons = sorted((*controls, *rules), key=lambda reason: not reason[0])
            rows = (
                *(row for _, row in reasons),
                (Cell(self.tr("By data that is {age} old").format(age=old), quiet=True),),
            )
        self.heading.say(self.tr("Why"))
        self.table.show_rows(skin, ("",), rows, empty=self.tr("No parcel is on the desk."))
        self.close_button.setText(plain(self.tr("Close")) + "  Esc")


def _control(each: Explained, skin: Skin) -> Row:
    control, words = each.control, skin.words
    about = [f"{control.rule_id} v{control.version}", words(phrases.PRIORITY).format(n=control.priority)]
    if control.audience is not Audience.INSPECTOR:
        about.append(f"{words(phrases.INPUTS['audience'])} {words(phrases.AUDIENCES[control.audience])}")
    about.append(words(phrases.IN_FORCE if each.in_force else phrases.NOT_IN_FORCE))
    if control.scope == WITHHELD:
        source = phrases.CALLS if each.holds else phrases.WITHHELD
        return (_cell(words(source[control.audience]), (" · ".join(about),), _proposes(each)),)
    found = [words(phrases.BY_DATA).format(value=v) if v in each.by_data else v for v in each.found]
    below = [" · ".join(about), f"{seen(control.scope, control.value, words, skin.zone)} · {', '.join(found) or '—'}"]
    if each.drawn is not None:
        picked = phrases.PICKED if each.drawn.picked else phrases.NOT_PICKED
        below.append(words(picked).format(rate=f"{float(each.drawn.rate):.1%}"))
    text = words.pick(control.reason_zh, control.reason_en)
    return (_cell(text, tuple(below), _proposes(each)),)


def _proposes(each: Explained) -> Outcome | None:
    """Return what a control that is hit proposes."""
    return asks(each.control)[1] if each.holds else None


def _rule(each: Reason, result: RuleResult, elements: Mapping[str, str], skin: Skin) -> Row:
    """Return a rule with what it saw, a line for each of its hits; equal lines once."""
    seen = [hit.inputs for hit in result.hits] or [each.inputs]
    lines = dict.fromkeys(" · ".join(_input(name, value, elements, skin) for name, value in inputs) for inputs in seen)
    saw = list(filter(None, lines))
    if len(saw) > SHOWN:
        saw = [*saw[:SHOWN], f"+ {len(saw) - SHOWN}"]
    proposal = max((hit.proposal for hit in result.hits), key=STRENGTH.index, default=None)
    return (_cell(skin.words(phrases.RULES[each.rule]), tuple(saw), proposal),)


def _input(name: str, value: str, elements: Mapping[str, str], skin: Skin) -> str:
    """Return one thing that a rule saw: counts before their word, elements by their name, all else after its word."""
    if name == "element":
        return elements.get(value, value)
    if name in COUNTED:
        return f"{value} {skin.words(phrases.INPUTS[name])}"
    return seen(name, value, skin.words, skin.zone)


def _cell(text: str, below: tuple[str, ...], proposal: Outcome | None) -> Cell:
    """Return a cell that looks like what its hit proposes; None is no hit, and a hit that stops nothing is a note."""
    if proposal is None:
        return Cell(text, below, glyph=Glyph.RELEASE, quiet=True, size=14)
    if proposal is Outcome.RELEASE:
        return Cell(text, below, glyph=Glyph.NOTE, size=14)
    return Cell(text, below, glyph=GLYPHS[proposal], tone=TONES[proposal], bold=True, size=14)
