"""Which way parcels go at this desk: out to buyers, or back into the return centre 退货中心仓."""

from enum import StrEnum

from station.domain.decision import Outcome


class Direction(StrEnum):
    """The direction of work; each has outcomes of its own."""

    OUTBOUND = "outbound"
    RETURNS = "returns"


OUTCOMES_OF: dict[Direction, tuple[Outcome, ...]] = {
    Direction.OUTBOUND: (Outcome.RELEASE, Outcome.INSPECT, Outcome.HOLD, Outcome.DETAIN, Outcome.RETURN),
    Direction.RETURNS: (Outcome.RETURN_ACCEPT, Outcome.INSPECT, Outcome.HOLD, Outcome.DETAIN, Outcome.RETURN_REJECT),
}

#: Outcomes after which a parcel is not expected back on a desk of this direction.
FINAL: dict[Direction, frozenset[Outcome]] = {
    Direction.OUTBOUND: frozenset(
        {Outcome.RELEASE, Outcome.DETAIN, Outcome.RETURN, Outcome.RETURN_ACCEPT, Outcome.RETURN_REJECT}
    ),
    Direction.RETURNS: frozenset({Outcome.RETURN_ACCEPT, Outcome.RETURN_REJECT, Outcome.DETAIN}),
}
