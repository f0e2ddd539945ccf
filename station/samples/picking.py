"""The random sample of generated shifts: drawn as any auditor draws it again, and what a pick changes in the truth."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from station.domain.control import ControlInstruction
from station.domain.controls import RANDOM
from station.domain.decision import Finding, Outcome
from station.domain.draws import WRONG
from station.domain.parcel import DeclarationList
from station.domain.peak import lowered, peaks
from station.domain.sampling import Drawn, Sampling, opening, picked, read_rate, shift_seed
from station.domain.stratum import Of, Stratum, added, judged
from station.samples import rates
from station.samples.plan import SEVERITY, Content
from station.samples.visit import Visit


@dataclass(frozen=True, slots=True)
class Drawing:
    """What a station's draws follow from: its key and its name; `tolerated` is for peak mode, None without it."""

    key: bytes = b""
    station: str = ""
    tolerated: float | None = None

    def sampling(
        self, at: datetime, person: str, controls: Iterable[ControlInstruction], known: Mapping[Of, Stratum]
    ) -> Sampling:
        """Return the draw of a shift that this person opened at this instant, after what is known by then."""
        seed = shift_seed(self.key, self.station, opening(at, person))
        return Sampling(seed, lowered(peaks((c for c in controls if c.scope == RANDOM), known, at, self.tolerated)))


#: A station without a key draws nothing.
NO_DRAWING = Drawing()


def draws(
    controls: Iterable[ControlInstruction], waybill: str, listing: DeclarationList | None, sampling: Sampling
) -> tuple[Drawn, ...]:
    """Return a parcel's draws under the random controls; those of the samples know merchants and codes as strata."""
    codes = [item.gcode for item in listing.items] if listing is not None else []
    found = []
    for control in controls:
        if control.scope != RANDOM or not sampling.seed:
            continue
        rate = read_rate(control.value)
        merchant = not rate.merchant or (listing is not None and listing.ebc_code == rate.merchant)
        if merchant and (not rate.hs or any(code.startswith(rate.hs) for code in codes)):
            share = sampling.rate(control.rule_id, control.version, rate)
            hit = picked(sampling.seed, control.rule_id, waybill, share)
            found.append(Drawn(control.rule_id, control.version, share, hit, stratum=rate.stratum))
    return tuple(found)


def sampled(visit: Visit, contents: tuple[Content, ...], drawn: tuple[Drawn, ...]) -> Visit:
    """Return a visit as the random sample has it: a picked parcel is opened, and released only if it can be counted."""
    if not any(each.picked for each in drawn):
        return replace(visit, draws=drawn)
    findings = tuple(f for f in Finding if f is Finding.RANDOM_SAMPLE or f in visit.findings)
    visit = replace(visit, draws=drawn, findings=findings)
    countable = all(c.printed for c in contents) and sum(c.pieces for c in contents) <= rates.MANY
    if visit.outcome is Outcome.RELEASE and countable:
        return replace(visit, pieces=contents, conform=True)
    if visit.conform:
        return visit
    return replace(visit, outcome=max(visit.outcome, Outcome.INSPECT, key=SEVERITY.index))


def strata(known: Mapping[Of, Stratum], visits: Iterable[Visit]) -> dict[Of, Stratum]:
    """Return what is known of each random control after these visits; a parcel counts once."""
    parcels: dict[str, list[Visit]] = {}
    for visit in visits:
        parcels.setdefault(visit.waybill, []).append(visit)
    found = dict(known)
    for each in parcels.values():
        drawn = each[-1].draws
        found = added(found, drawn)
        if any(visit.outcome in WRONG for visit in each):
            found = judged(found, drawn, wrong=True)
        elif any(visit.conform for visit in each):
            found = judged(found, drawn, wrong=False)
    return found
