"""Dossiers with their rounds and texts, from an empty one to a whole one that people can react to."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from participatie.consultations import queries
from participatie.consultations.logic.details import DossierDetails, HorizonChoice
from participatie.consultations.logic.dutch_days import local_day, midnight
from participatie.consultations.models import Dossier, Round, Version
from participatie.consultations.services.dossiers import start_dossier
from participatie.consultations.services.rounds import announce_round, plan_round
from participatie.consultations.services.texts import NewArticle, NewParagraph, publish_text
from participatie.consultations.terms import Horizon, ParticipationLevel, Procedure
from participatie.identity.models import Organisation
from participatie.kernel import clock
from participatie.kernel.actor import Actor, Assignment, Role
from participatie.kernel.ids import new_id
from tests.factories.identity import ALWAYS, an_actor, an_organisation

ARTICLES = (
    NewArticle(
        "3",
        "Hulp bij wateroverlast",
        paragraphs=(
            NewParagraph("3.1", "De gemeente helpt binnen 24 uur wie water in huis heeft."),
            NewParagraph("3.2", "Wie zelf niet kan dweilen, krijgt hulp van het noodteam."),
        ),
    ),
    NewArticle(
        "4",
        "Straten en pleinen",
        paragraphs=(NewParagraph("4.1", "In de Lindebuurt verdwijnen 40 parkeerplaatsen voor groen."),),
    ),
)


def details(**changes: Any) -> DossierDetails:
    """Everything a dossier must tell before a round may open."""
    return replace(
        DossierDetails(
            title="Samen droge voeten in De Laagte",
            subtitle="Ontwerp-programma wateroverlast",
            summary="In De Laagte kwam twee keer water in huizen. Dit is het plan daartegen.",
            area="De Laagte",
            level=ParticipationLevel.ADVISE,
            promise="Wij lezen elke reactie en iedereen krijgt antwoord.",
            fixed=("Er komt geen regenwater meer in woningen.",),
            open=("Welke parkeerplaatsen verdwijnen.", "De vorm van de vijver."),
            decision_maker="gemeenteraad",
            decision_on=local_day(clock.now()) + timedelta(days=400),
            owner_role="Programmamanager Water en Klimaat",
            contact="Meldpunt Water, stadhuis Waterrecht",
            phone="14 000",
            paper_route="Schrijf naar Postbus 1 of kom naar het stadhuis.",
            horizons=(HorizonChoice(Horizon.COPING, "3"), HorizonChoice(Horizon.ADAPTATION, "4")),
            criteria=(
                "Wie water in huis heeft, krijgt binnen een dag hulp.",
                "Straten staan na een bui binnen een uur droog.",
                "Iedereen weet wie hij moet bellen.",
            ),
        ),
        **changes,
    )


def a_dossier(actor: Actor, organisation: Organisation, **changes: Any) -> Dossier:
    """A draft dossier that lacks only a text and a round."""
    whole = details(**changes)
    return start_dossier(actor, organisation, title=whole.title, details=whole)


def a_version(actor: Actor, dossier: Dossier, articles: Sequence[NewArticle] = ARTICLES) -> Version:
    """A published text: articles 3 (3.1, 3.2) and 4 (4.1) unless others are given."""
    newest = queries.find_newest_version(dossier.id)
    return publish_text(actor, dossier, based_on=newest, articles=articles, label="Ontwerp")


def a_round(
    actor: Actor,
    dossier: Dossier,
    first_day: date | None = None,
    days: int = 42,
    procedure: Procedure = Procedure.FREE,
    **changes: Any,
) -> Round:
    """A planned round that begins today unless said otherwise."""
    first_day = first_day or local_day(clock.now())
    last_day = first_day + timedelta(days=days - 1)
    planned: dict[str, Any] = {
        "name": "Reageren op het ontwerp",
        "question": "Wat vindt u van dit plan?",
        "procedure": procedure,
        "first_day": first_day,
        "last_day": last_day,
        "answer_by": last_day + timedelta(days=50),
    }
    return plan_round(actor, dossier, **(planned | changes))


@dataclass(frozen=True)
class Consultation:
    """A dossier that people can react to, and who works on it."""

    organisation: Organisation
    civil_servant: Actor
    project_leader: Actor
    dossier: Dossier
    version: Version
    round: Round


def an_open_round(
    *,
    opened_days_ago: int = 7,
    days: int = 42,
    organisation: Organisation | None = None,
    civil_servant: Actor | None = None,
    articles: Sequence[NewArticle] = ARTICLES,
    **changes: Any,
) -> Consultation:
    """A whole dossier whose round opened some days ago (negative: announced, and opens later)."""
    organisation = organisation or an_organisation()
    civil_servant = civil_servant or an_actor(organisation)
    project_leader = a_leader(organisation)
    today = local_day(clock.now())
    first_day = today - timedelta(days=opened_days_ago)
    with clock.frozen(midnight(min(first_day, today)) + timedelta(hours=9)):
        dossier = a_dossier(civil_servant, organisation, **changes)
        version = a_version(civil_servant, dossier, articles)
        round_ = a_round(civil_servant, dossier, first_day, days)
        announce_round(project_leader, round_, version)
    return Consultation(organisation, civil_servant, project_leader, dossier, version, round_)


def a_closed_round(*, closed_days_ago: int = 3, days: int = 42, **changes: Any) -> Consultation:
    """A whole dossier whose round closed some days ago and still waits for answers."""
    return an_open_round(opened_days_ago=days + closed_days_ago, days=days, **changes)


def moment(day: str, time: str = "12:00") -> datetime:
    """A moment in UTC, from "2026-10-19" and "12:00"."""
    return datetime.fromisoformat(f"{day}T{time}:00").replace(tzinfo=UTC)


def a_leader(organisation: Organisation) -> Actor:
    """Somebody who carries the dossiers of an organisation, for deeds that a civil servant may not do."""
    held = frozenset({Assignment(Role.PROJECT_LEADER, organisation.id)})
    return Actor(account_id=new_id(), name="Leider", assignments=held, proved_at=ALWAYS)


def helper_on(dossier: Dossier) -> Actor:
    """Somebody who works on this one dossier and no other."""
    return Actor(
        account_id=new_id(),
        name="Hulp",
        proved_at=ALWAYS,
        assignments=frozenset({Assignment(Role.CIVIL_SERVANT, dossier.organisation_id, dossier.id)}),
    )
