"""How moderators share the work: who is looking at what, and the selections each of them keeps."""

from collections.abc import Mapping

import sqlalchemy as sa

from participatie.db.session import session
from participatie.facts.record import record
from participatie.kernel import clock
from participatie.kernel.actor import Actor
from participatie.kernel.errors import Invalid
from participatie.moderation import facts, policy
from participatie.moderation.logic.items import Item
from participatie.moderation.models import Case, SavedView
from participatie.moderation.policy import Do
from participatie.moderation.services.cases import case_of


def claim(actor: Actor, item: Item) -> Case:
    """Tell the others that one is looking at an item; who takes it over from a colleague says so by doing it."""
    policy.require(actor, Do.CLAIM, item)
    case = case_of(item)
    taken_over = case.claimed_by not in {None, actor.account_id}
    case.claimed_by, case.claimed_at = actor.account_id, clock.now()
    place = {"organisation_id": item.organisation_id, "dossier_id": item.dossier_id}
    record(actor, facts.CaseClaimed(**place, subject_id=item.id, taken_over=taken_over))
    return case


def release(actor: Actor, item: Item) -> Case:
    """Leave an item to the others."""
    policy.require(actor, Do.CLAIM, item)
    case = case_of(item)
    if case.claimed_by == actor.account_id:
        case.claimed_by = case.claimed_at = None
    place = {"organisation_id": item.organisation_id, "dossier_id": item.dossier_id}
    record(actor, facts.CaseReleased(**place, subject_id=item.id))
    return case


def save_view(actor: Actor, *, name: str, chosen: Mapping[str, str]) -> SavedView:
    """Keep a selection of the queue under a name; the same name replaces it."""
    policy.require(actor, Do.KEEP_VIEWS, None)
    if not name.strip():
        raise Invalid("give_a_name", "name")
    mine = sa.select(SavedView).where(SavedView.account_id == actor.account_id, SavedView.name == name)
    view = session.scalars(mine).one_or_none() or SavedView(account_id=actor.account_id, name=name)
    view.chosen = dict(chosen)
    session.add(view)
    session.flush()  # the fact names the view
    record(actor, facts.ViewSaved(subject_id=view.id))
    return view


def drop_view(actor: Actor, view: SavedView) -> None:
    """Drop a named selection."""
    policy.require(actor, Do.KEEP_VIEWS, None)
    session.delete(view)
    record(actor, facts.ViewDropped(subject_id=view.id))
