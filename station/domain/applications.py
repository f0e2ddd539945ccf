"""Which return applications 退货申请单 a parcel that came back is held to, and what stands against deciding on them.

A list may come back in several parcels where each has an application of its own: the number on a parcel tells them
apart, and nothing else does.
"""

from station.domain.decision import EarlierDecision
from station.domain.direction import FINAL, Direction
from station.domain.parcel import ParcelDossier, ReturnApplication


def meant(dossier: ParcelDossier, number: str) -> tuple[ReturnApplication, ...]:
    """Return the applications on a parcel's list that bear its number; all of them where none does."""
    return tuple(each for each in dossier.returns if number in each.numbers) or dossier.returns


def names(dossier: ParcelDossier, number: str) -> frozenset[str]:
    """Return what the applications are called that a parcel with this number is held to."""
    return frozenset(each.name for each in meant(dossier, number))


def same_parcel(dossier: ParcelDossier, first: str, other: str) -> str | None:
    """Return the number that says more, where two numbers may stand on one parcel; None where they tell two apart.

    An order's number may stand on every parcel of a list; the number of one application stands on its own.
    """
    one, two = names(dossier, first), names(dossier, other)
    if one <= two:
        return first
    return other if two < one else None


def standing(dossier: ParcelDossier, number: str) -> tuple[EarlierDecision, ...]:
    """Return the decisions that stand on what came back under a number, oldest first.

    One that names its applications stands on these alone, any other on the whole list.
    """
    wanted = names(dossier, number)
    made = (each for each in dossier.earlier if not each.undone and each.outcome in FINAL[Direction.RETURNS])
    return tuple(each for each in made if not (each.applications and wanted) or wanted & set(each.applications))
