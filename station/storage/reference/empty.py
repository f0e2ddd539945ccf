"""No reference data yet: every parcel and product is unknown, and the data is as old as can be, so everything holds."""

from collections.abc import Sequence
from datetime import UTC, datetime

from station.domain.control import ControlInstruction
from station.domain.goods import DataStamp, GoodsDossier, UnitDossier
from station.domain.history import History
from station.domain.identity import Operator
from station.domain.parcel import Originals, ParcelDossier
from station.domain.thing import Thing

NOTHING = DataStamp("none", 0, datetime.min.replace(tzinfo=UTC))


class EmptyReference:
    """`ports.ReferenceStore` of a station that has not been in step with a centre yet."""

    training = False

    def stamp(self) -> DataStamp:
        """Say that there is no data."""
        return NOTHING

    def parcel(self, waybill: str, at: datetime) -> ParcelDossier:  # noqa: ARG002 - nothing is known at any instant
        """Return an empty dossier."""
        return ParcelDossier(waybill, None, (), (), (), (), (), NOTHING)

    def originals(self, number: str) -> Originals:
        """Return that the number leads nowhere."""
        return Originals(number, ())

    def goods(self, gtin: str, at: datetime) -> GoodsDossier:  # noqa: ARG002 - nothing is known at any instant
        """Return an empty dossier."""
        return GoodsDossier(gtin, None, None, (), (), NOTHING)

    def history(self, thing: Thing) -> History:  # noqa: ARG002 - nothing is known of anything
        """Return no events."""
        return History(())

    def unit(self, sscc: str) -> UnitDossier:
        """Return an empty dossier."""
        return UnitDossier(sscc, (), (), NOTHING)

    def rates(self) -> tuple[ControlInstruction, ...]:
        """Return none."""
        return ()

    def operators(self) -> Sequence[Operator]:
        """Return nobody."""
        return ()

    def close(self) -> None:
        """Have nothing to let go."""
