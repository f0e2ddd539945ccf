"""Controls for somebody else: told by what presses, words kept back, and never a parcel let go by that."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from station.domain.assessment import STRENGTH
from station.domain.audience import Audience, may_read
from station.domain.controls import holds_again, precedence
from station.domain.decision import Finding, Outcome
from station.domain.desk import events as e
from station.domain.desk.states import AwaitingSecond, NoticeCode, OnParcel
from station.domain.desk.withholding import seen, seen_assessment, seen_dossier
from station.domain.explaining import explain, lane_again
from station.domain.identity import Operator, Role
from station.domain.parcel import ControlAction, ControlInstruction
from station.domain.policy import Policy
from station.domain.records import decision
from station.domain.rules import assess
from station.domain.subject import Command
from station.ui.face import Face
from tests.domain.dock import ANNA, BO, MILK, NOW, PEOPLE, SUE, WAYBILL, Dock, dossier
from tests.domain.test_controls import SEED, control, controls

OLGA = Operator("4001", "Olga", Role.CUSTOMS, "BADGEOLGA", "hash")
WORDS = ("查验密语", "a secret word")


def secret(audience: Audience, action: ControlAction = ControlAction.INSPECT, **changes: object) -> ControlInstruction:
    made = control("gtin", MILK, action, audience=audience, reason_zh=WORDS[0], reason_en=WORDS[1])
    return replace(made, **changes)  # type: ignore[arg-type]  # the test names real fields


def test_what_stops_more_is_told_first_then_what_is_more_urgent() -> None:
    routine = control("gtin", MILK, rule_id="A")
    urgent = control("gtin", MILK, rule_id="Z", priority=1)
    detain = control("origin", "528", ControlAction.DETAIN, rule_id="Q", priority=9)
    found = assess(dossier(controls=(routine, urgent, detain)), (), Policy(), NOW)
    assert [dict(hit.inputs)["rule"] for hit in found.hits] == ["Q", "Z", "A"]
    assert [each.control.rule_id for each in found.controls] == ["Q", "Z", "A"]


@pytest.mark.parametrize("audience", Audience)
@pytest.mark.parametrize("action", ControlAction)
def test_a_control_holds_whoever_may_read_it(audience: Audience, action: ControlAction) -> None:
    open_to_all = assess(dossier(controls=(control("gtin", MILK, action),)), (), Policy(), NOW)
    found = assess(dossier(controls=(secret(audience, action),)), (), Policy(), NOW)
    assert STRENGTH.index(found.proposal) >= STRENGTH.index(open_to_all.proposal)
    if audience is not Audience.INSPECTOR:
        assert found.findings == (Finding.CONTROL_HIT,)
        assert found.against_release, "a notice that nobody here can read is no reason to let go"


@pytest.mark.parametrize(
    ("audience", "readers"),
    [
        (Audience.INSPECTOR, {None, *Role}),
        (Audience.SUPERVISOR, {Role.SUPERVISOR, Role.CUSTOMS}),
        (Audience.CUSTOMS, {Role.CUSTOMS}),
    ],
)
def test_who_may_read(audience: Audience, readers: set[Role | None]) -> None:
    assert {role for role in (None, *Role) if may_read(audience, role)} == readers


standing = st.builds(
    lambda one, audience, priority: replace(one, audience=audience, priority=priority),
    controls,
    st.sampled_from(Audience),
    st.integers(1, 9),
)


@given(
    st.lists(standing, max_size=6, unique_by=lambda c: (c.rule_id, c.version, c.scope, c.value)),
    st.sampled_from([None, *Role]),
)
def test_what_a_person_sees_tells_what_follows_and_no_word_that_is_not_theirs(
    given_controls: list[ControlInstruction], role: Role | None
) -> None:
    named = [replace(c, reason_zh=f"zh{n}#", reason_en=f"en{n}#") for n, c in enumerate(given_controls)]
    parcel = dossier(controls=tuple(named))
    whole = assess(parcel, (), Policy(), NOW, sampling=SEED)
    shown, dossier_shown = seen_assessment(whole, role), seen_dossier(parcel, role)
    assert (shown.lane, shown.proposal, shown.findings) == (whole.lane, whole.proposal, whole.findings)
    assert [(c.control.rule_id, c.holds) for c in shown.controls] == [
        (c.control.rule_id, c.holds) for c in whole.controls
    ]
    assert [each.control for each in whole.controls] == sorted(named, key=precedence)
    told = explain(dossier_shown, shown, NOW)
    assert [holds_again(each) for each in told.controls] == [each.holds for each in whole.controls]
    assert lane_again(told) is whole.lane
    printed = repr((shown, dossier_shown, told))
    for each in named:
        readable = may_read(each.audience, role)
        assert (each.reason_zh in printed, each.reason_en in printed) == (readable, readable)


def inspected(audience: Audience, person: Operator = ANNA) -> Dock:
    dock = Dock({WAYBILL: dossier(controls=(secret(audience),))}).working(person).waybill()
    return dock.choose(Outcome.INSPECT).waybill().item().item().card(Command.CONFORM)


def test_two_inspectors_cannot_clear_what_neither_may_read() -> None:
    dock = inspected(Audience.SUPERVISOR).choose(Outcome.RELEASE)
    assert isinstance(dock.state.phase, OnParcel)
    assert (dock.outcomes, dock.notice) == ([Outcome.INSPECT], NoticeCode.READER_WANTED)
    assert dock.state.notice is not None
    assert dock.state.notice.details == ("supervisor",)
    dock.badge(BO).choose(Outcome.RELEASE)
    assert dock.outcomes == [Outcome.INSPECT]


def test_the_supervisor_reads_it_and_clears_it_with_the_inspector_as_second_person() -> None:
    dock = inspected(Audience.SUPERVISOR).badge(SUE).choose(Outcome.RELEASE)
    assert isinstance(dock.state.phase, AwaitingSecond)
    dock.badge(ANNA)
    first, last = dock.decisions.values()
    assert (first.withheld, first.controls) == (("R1",), ("R1",))
    assert (last.outcome, last.operator, last.second, last.withheld) == (Outcome.RELEASE, "2001", "1001", ())
    assert decision(first).body["withheld"] == ["R1"]
    for made in (first, last):
        told = next(inputs for finding, inputs in made.evidence if finding is Finding.CONTROL_HIT)
        assert dict(told) == {"rule": "R1", "version": "1", "audience": "supervisor"}, "the ledger is read by others"
        assert WORDS[0] not in str(decision(made).body)


def test_what_is_for_customs_waits_for_an_officer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(PEOPLE, OLGA.badge, OLGA)
    dock = inspected(Audience.CUSTOMS).badge(SUE).choose(Outcome.RELEASE)
    assert (dock.outcomes, dock.notice) == ([Outcome.INSPECT], NoticeCode.READER_WANTED)
    assert dock.badge(OLGA).choose(Outcome.RELEASE).badge(ANNA).outcomes == [Outcome.INSPECT, Outcome.RELEASE]


def test_a_control_that_begins_while_the_parcel_lies_there_is_not_released_over() -> None:
    """Another control has hit already, so that the finding is no new one."""
    later = secret(Audience.SUPERVISOR, rule_id="R2", valid_from=NOW.replace(hour=21))
    dock = Dock({WAYBILL: dossier(controls=(control("gtin", MILK), later))}).working().waybill()
    dock.choose(Outcome.INSPECT).waybill().item().item().card(Command.CONFORM)
    dock.wait(3_600_000).choose(Outcome.RELEASE)
    assert dock.outcomes == [Outcome.INSPECT]
    dock.choose(Outcome.RELEASE)
    assert (dock.outcomes, dock.notice) == ([Outcome.INSPECT], NoticeCode.READER_WANTED)


def test_a_face_holds_no_word_for_somebody_else_wherever_the_parcel_is() -> None:
    dock = Dock({WAYBILL: dossier(controls=(secret(Audience.SUPERVISOR),))}).working().waybill()
    faces = [dock.state, dock.choose(Outcome.DETAIN).state, dock.happen(e.CancelAsked(dock.at)).state]
    faces += [dock.choose(Outcome.HOLD).state, dock.waybill().waybill("SF9").state, dock.badge(SUE, "wrong").state]
    for state in faces:
        assert WORDS[0] in repr(state)
        shown = seen(state)
        assert WORDS[0] not in repr(shown)
        assert WORDS[1] not in repr(Face(state, None, None))  # type: ignore[arg-type]  # neither is looked at
        assert seen(shown) is shown
    dock.happen(e.ResumeAsked(WAYBILL, dock.at)).badge(SUE)
    assert seen(dock.state) is dock.state
    assert WORDS[0] in repr(Face(dock.state, None, None))  # type: ignore[arg-type]  # neither is looked at
