"""Starting, describing and sharing a dossier."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm.attributes import flag_modified

from participatie.consultations import policy, queries
from participatie.consultations.facts import DecisionDayMoved, DossierChanged, DossierStarted, PartnerAdded
from participatie.consultations.logic.details import (
    LOCKED_ONCE_ANNOUNCED,
    DossierDetails,
    changed_fields,
)
from participatie.consultations.logic.dutch_days import local_day
from participatie.consultations.logic.missing import Missing
from participatie.consultations.models import (
    Criterion,
    Dossier,
    DossierHorizon,
    DossierPartner,
    InfluenceItem,
)
from participatie.consultations.policy import Do
from participatie.consultations.terms import Influence
from participatie.db.session import session
from participatie.facts.record import record
from participatie.identity.models import Organisation
from participatie.kernel import clock
from participatie.kernel.actor import Actor
from participatie.kernel.errors import Invalid

_PLAIN = ("title", "subtitle", "summary", "area", "level", "promise", "decision_maker", "decision_on")
_REACHING = ("owner_role", "contact", "phone", "paper_route", "walk_in")


def start_dossier(
    actor: Actor,
    organisation: Organisation,
    *,
    title: str,
    number: str = "",
    slug: str = "",
    details: DossierDetails | None = None,
) -> Dossier:
    """Start a dossier; number ("WR-2026-017") and address follow from organisation, year and title unless given."""
    policy.require(actor, Do.START_DOSSIER, organisation)
    if not title.strip():
        raise Invalid("dossier_title_missing", "title")
    _queue_for(organisation)
    dossier = Dossier(
        organisation=organisation,
        number=number or _next_number(organisation),
        slug=slug or _free_slug(title),
        title=title.strip(),
        items=[],
        horizons=[],
        criteria=[],
        partners=[],
        rounds=[],
    )
    session.add(dossier)
    if details is not None:
        _write_details(dossier, replace(details, title=title.strip()))
    session.flush()  # the fact needs the identifier
    record(
        actor,
        DossierStarted(organisation_id=organisation.id, dossier_id=dossier.id, subject_id=dossier.id),
    )
    return dossier


def change_dossier(actor: Actor, dossier: Dossier, *, details: DossierDetails) -> None:
    """Change what a dossier tells; what people react to is refused once a round was announced."""
    policy.require(actor, Do.CHANGE_DOSSIER, dossier)
    changed = changed_fields(queries.details_of(queries.complete(dossier)), details)
    if LOCKED_ONCE_ANNOUNCED & set(changed):
        policy.require(actor, Do.CHANGE_PROMISE, dossier)
    if not details.title.strip():
        raise Invalid("dossier_title_missing", "title")
    if dossier.published_at is not None:
        _check_promised(dossier, details)
    if not changed:
        return
    promised = dossier.decision_on if dossier.published_at is not None else None
    _write_details(dossier, details)
    flag_modified(dossier, "title")  # a new list of items is a new revision as well
    record(
        actor,
        DossierChanged(
            organisation_id=dossier.organisation_id,
            dossier_id=dossier.id,
            subject_id=dossier.id,
            changed=changed,
        ),
    )
    if promised is not None and promised != dossier.decision_on:
        _record_move(actor, dossier, promised)


def _record_move(actor: Actor, dossier: Dossier, promised: date) -> None:
    record(
        actor,
        DecisionDayMoved(
            organisation_id=dossier.organisation_id,
            dossier_id=dossier.id,
            subject_id=dossier.id,
            was=promised,
            becomes=dossier.decision_on,
        ),
    )


def add_partner(
    actor: Actor, dossier: Dossier, *, organisation: Organisation, part: str = ""
) -> DossierPartner:
    """Let another organisation join a dossier, and say which part of the work it does."""
    policy.require(actor, Do.ADD_PARTNER, dossier)
    present = {partner.organisation_id for partner in queries.complete(dossier).partners}
    if organisation.id in present or organisation.id == dossier.organisation_id:
        raise Invalid("already_partner", "organisation")
    partner = DossierPartner(organisation=organisation, part=part)
    dossier.partners.append(partner)
    record(
        actor,
        PartnerAdded(
            organisation_id=dossier.organisation_id,
            dossier_id=dossier.id,
            subject_id=dossier.id,
            partner_id=organisation.id,
        ),
    )
    return partner


def _check_promised(dossier: Dossier, details: DossierDetails) -> None:
    """What people were told to count on may get other words, but not disappear, nor come before the answers."""
    for code, said in (
        (Missing.CONTACT, details.contact),
        (Missing.PAPER_ROUTE, details.paper_route),
        (Missing.DECISION_ON, details.decision_on),
    ):
        if not said:
            raise Invalid(code, code.field)
    promised = [round_.answer_by for round_ in dossier.rounds if round_.announced_at and round_.answer_by]
    if details.decision_on and details.decision_on < max(promised, default=details.decision_on):
        raise Invalid(Missing.DECISION_BEFORE_ANSWERS, "decision_on")


def _write_details(dossier: Dossier, details: DossierDetails) -> None:
    for name in (*_PLAIN, *_REACHING):
        setattr(dossier, name, getattr(details, name))
    if [(item.influence, item.text) for item in dossier.items] != [*_influences(details)]:
        dossier.items = [
            InfluenceItem(influence=influence, text=text, position=position)
            for position, (influence, text) in enumerate(_influences(details), start=1)
        ]
    if [criterion.text for criterion in dossier.criteria] != [*details.criteria]:
        dossier.criteria = [
            Criterion(text=text, position=position) for position, text in enumerate(details.criteria, start=1)
        ]
    _write_horizons(dossier, details)


def _influences(details: DossierDetails) -> Iterable[tuple[Influence, str]]:
    yield from ((Influence.FIXED, text) for text in details.fixed)
    yield from ((Influence.OPEN, text) for text in details.open)


def _write_horizons(dossier: Dossier, details: DossierDetails) -> None:
    """Keep the rows of levels that stay: a level stands once in a dossier."""
    held = {row.horizon: row for row in dossier.horizons}
    dossier.horizons = [
        held.get(choice.horizon) or DossierHorizon(horizon=choice.horizon) for choice in details.horizons
    ]
    for position, (row, choice) in enumerate(zip(dossier.horizons, details.horizons, strict=True), start=1):
        row.articles, row.position = choice.articles, position


def _queue_for(organisation: Organisation) -> None:
    """Let two people who start a dossier at once get two numbers."""
    session.scalars(sa.select(Organisation.id).where(Organisation.id == organisation.id).with_for_update())


def _next_number(organisation: Organisation) -> str:
    beginning = f"{organisation.code}-{local_day(clock.now()).year}-"
    given = session.scalars(
        sa.select(Dossier.number).where(Dossier.number.startswith(beginning, autoescape=True))
    )
    serials = [int(number.removeprefix(beginning)) for number in given if number[len(beginning) :].isdigit()]
    return f"{beginning}{max(serials, default=0) + 1:03d}"


def _free_slug(title: str) -> str:
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", plain)[:60].strip("-") or "dossier"
    taken = set(
        session.scalars(sa.select(Dossier.slug).where(Dossier.slug.startswith(slug, autoescape=True)))
    )
    followers = (f"{slug}-{at}" for at in range(2, len(taken) + 3))
    return next(name for name in (slug, *followers) if name not in taken)
