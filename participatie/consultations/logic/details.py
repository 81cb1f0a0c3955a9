"""What a dossier tells people, as one value: so that a form can hold it and two moments can be compared."""

from dataclasses import dataclass, fields
from datetime import date

from participatie.consultations.terms import Horizon, ParticipationLevel


@dataclass(frozen=True)
class HorizonChoice:
    """A level of resilience the dossier is about, and the numbers of the articles that serve it."""

    horizon: Horizon
    articles: str = ""


@dataclass(frozen=True, kw_only=True)
class DossierDetails:
    """The description, the promise, what is fixed and open, and how to reach somebody."""

    title: str
    subtitle: str = ""
    summary: str = ""
    area: str = ""
    level: ParticipationLevel | None = None
    promise: str = ""
    fixed: tuple[str, ...] = ()
    open: tuple[str, ...] = ()
    decision_maker: str = ""
    decision_on: date | None = None
    owner_role: str = ""
    contact: str = ""
    phone: str = ""
    paper_route: str = ""
    walk_in: str = ""
    horizons: tuple[HorizonChoice, ...] = ()
    criteria: tuple[str, ...] = ()


LOCKED_ONCE_ANNOUNCED = frozenset(
    {"level", "promise", "fixed", "open", "decision_maker", "horizons", "criteria"}
)
"""What people react to: it stands from the moment a first round is announced. A decision may move in time."""


def changed_fields(before: DossierDetails, after: DossierDetails) -> tuple[str, ...]:
    """Name the fields in which two moments of a dossier differ."""
    return tuple(
        field.name for field in fields(before) if getattr(before, field.name) != getattr(after, field.name)
    )
