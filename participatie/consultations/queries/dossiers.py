"""What an actor may see of dossiers. Gates answer "not found" for what is hidden."""

from collections.abc import Sequence
from functools import cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import joinedload, selectinload
from sqlalchemy.orm.interfaces import LoaderOption

from participatie.consultations import policy
from participatie.consultations.logic.details import DossierDetails, HorizonChoice
from participatie.consultations.models import (
    Dossier,
    DossierPartner,
)
from participatie.consultations.policy import Do
from participatie.consultations.terms import Influence
from participatie.db.paging import PAGE_SIZE, Page
from participatie.db.session import session
from participatie.identity.models import Organisation
from participatie.kernel.actor import ANSWERING, Actor, Role
from participatie.kernel.errors import NotFound

ROUNDS: tuple[LoaderOption, ...] = (selectinload(Dossier.rounds),)
"""Just the rounds: one query more than the dossier itself."""

ROUNDS_BESIDE: tuple[LoaderOption, ...] = (joinedload(Dossier.rounds),)
"""The rounds in the same query as their one dossier."""

DETAILS: tuple[LoaderOption, ...] = (
    selectinload(Dossier.items),
    selectinload(Dossier.horizons),
    selectinload(Dossier.criteria),
)
WHOLE: tuple[LoaderOption, ...] = (*DETAILS, selectinload(Dossier.partners), *ROUNDS)
"""Everything a dossier has: five queries more than the dossier itself."""


def visible_to(actor: Actor) -> sa.ColumnElement[bool]:
    """Give the condition on `Dossier` for what an actor may see: what is public, and their own drafts."""
    if actor.system_name:
        return sa.true()
    own_drafts = _in_places(actor, (*ANSWERING, Role.MODERATOR))
    return sa.or_(Dossier.published_at.is_not(None), own_drafts)


def written_by(actor: Actor) -> sa.ColumnElement[bool]:
    """Say in SQL which dossiers somebody may write."""
    return _in_places(actor, ANSWERING)


def _in_places(actor: Actor, roles: Sequence[Role]) -> sa.ColumnElement[bool]:
    own = [held for held in actor.assignments if held.role in roles]
    organisations = {held.organisation_id for held in own if held.dossier_id is None}
    dossiers = {held.dossier_id for held in own if held.dossier_id is not None}
    return sa.or_(Dossier.organisation_id.in_(organisations), Dossier.id.in_(dossiers))


def list_dossiers(
    actor: Actor, *, start: int | None = None, load: Sequence[LoaderOption] = ROUNDS
) -> Page[Dossier]:
    """List the dossiers an actor may see, newest first: public ones, and the drafts they write themselves."""
    return _listed(visible_to(actor), start, load)


def list_own_dossiers(
    actor: Actor, *, start: int | None = None, load: Sequence[LoaderOption] = ROUNDS
) -> Page[Dossier]:
    """List the dossiers an actor writes, newest first."""
    return _listed(written_by(actor), start, load)


def _listed(
    condition: sa.ColumnElement[bool], start: int | None, load: Sequence[LoaderOption]
) -> Page[Dossier]:
    newest_first = (Dossier.created_at.desc(), Dossier.number.desc())
    wanted = sa.select(Dossier).where(condition).order_by(*newest_first).options(*load)
    rows = session.scalars(wanted.offset(start or 0).limit(PAGE_SIZE + 1)).all()
    more = len(rows) > PAGE_SIZE
    return Page(rows[:PAGE_SIZE], after=(start or 0) + PAGE_SIZE if more else None, is_first=not start)


def get_dossier(actor: Actor, slug: str, *, load: Sequence[LoaderOption] = WHOLE) -> Dossier:
    """Give a dossier by its address, with what `load` names (WHOLE, ROUNDS or nothing)."""
    rows = session.scalars(_by_slug(tuple(load)), {"slug": slug})
    dossier: Dossier | None = rows.unique().one_or_none()
    if dossier is None or not policy.allows(actor, Do.SEE_DOSSIER, dossier):
        raise NotFound
    return dossier


@cache
def _by_slug(load: tuple[LoaderOption, ...]) -> Any:
    """Write the question that nearly every page begins with only once per set of parts."""
    return sa.select(Dossier).where(Dossier.slug == sa.bindparam("slug")).options(*load)


def complete(dossier: Dossier) -> Dossier:
    """Fetch everything of a dossier that is already at hand in part."""
    return session.scalars(sa.select(Dossier).where(Dossier.id == dossier.id).options(*WHOLE)).one()


def details_of(dossier: Dossier) -> DossierDetails:
    """Give what a dossier tells people as one value; its parts must have been loaded."""
    return DossierDetails(
        title=dossier.title,
        subtitle=dossier.subtitle,
        summary=dossier.summary,
        area=dossier.area,
        level=dossier.level,
        promise=dossier.promise,
        fixed=tuple(item.text for item in dossier.items if item.influence is Influence.FIXED),
        open=tuple(item.text for item in dossier.items if item.influence is Influence.OPEN),
        decision_maker=dossier.decision_maker,
        decision_on=dossier.decision_on,
        owner_role=dossier.owner_role,
        contact=dossier.contact,
        phone=dossier.phone,
        paper_route=dossier.paper_route,
        walk_in=dossier.walk_in,
        horizons=tuple(HorizonChoice(held.horizon, held.articles) for held in dossier.horizons),
        criteria=tuple(criterion.text for criterion in dossier.criteria),
    )


def list_possible_partners(dossier: Dossier) -> Sequence[Organisation]:
    """List the organisations that could still join a dossier, by name; its partners must have been loaded."""
    present = [dossier.organisation_id, *(partner.organisation_id for partner in dossier.partners)]
    wanted = sa.select(Organisation).where(Organisation.id.not_in(present))
    return session.scalars(wanted.order_by(Organisation.name)).all()


def list_partners(dossier: Dossier) -> Sequence[DossierPartner]:
    """List the organisations that do part of the work."""
    return session.scalars(sa.select(DossierPartner).where(DossierPartner.dossier_id == dossier.id)).all()
