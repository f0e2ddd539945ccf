"""Whether a release would be refused as things stand: asked of the desk's own guards, for the look of a button."""

from station.domain.decision import Outcome
from station.domain.desk.events import Chosen
from station.domain.desk.guards import judge
from station.domain.desk.states import DeskState, Notice, ParcelWork


def barred(state: DeskState, work: ParcelWork, outcome: Outcome = Outcome.RELEASE) -> bool:
    """Say whether the desk would refuse to let this parcel go, or in, for more than being too soon."""
    later = work.shown_at + state.setup.policy.guard
    return isinstance(judge(state, work, Chosen(work.waybill, outcome, later)), Notice)
