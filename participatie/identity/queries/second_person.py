"""What waits for a second person, and who that could be."""

from collections.abc import Sequence
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from participatie.db.paging import PAGE_SIZE
from participatie.db.session import session
from participatie.identity import policy
from participatie.identity.logic.acts import Asked, act_by_name, names_for
from participatie.identity.models import Account, RoleAssignment
from participatie.identity.models.second_person import SecondPersonRequest
from participatie.identity.policy import Do
from participatie.kernel import clock
from participatie.kernel.actor import Actor
from participatie.kernel.errors import NotFound

_PEOPLE = (joinedload(SecondPersonRequest.asker), joinedload(SecondPersonRequest.decider))


def list_seconds(
    actor: Actor, act: str, organisation_id: UUID | None, dossier_id: UUID | None = None
) -> Sequence[Account]:
    """List who else may agree to an act: open accounts with one of its roles there, but for who asks."""
    held = sa.select(RoleAssignment.account_id).where(RoleAssignment.role.in_(act_by_name(act).roles))
    if organisation_id is not None:
        held = held.where(
            RoleAssignment.organisation_id == organisation_id,
            sa.or_(RoleAssignment.dossier_id.is_(None), RoleAssignment.dossier_id == dossier_id),
        )
    wanted = sa.select(Account).where(
        Account.id.in_(held), Account.closed_at.is_(None), Account.id != actor.account_id
    )
    return session.scalars(wanted.order_by(Account.name)).all()


def is_seconded(
    actor: Actor,
    act: str,
    organisation_id: UUID | None,
    dossier_id: UUID | None = None,
    *,
    agreed: Asked | None = None,
) -> bool:
    """Say whether an act may be done: another person asked for it, or there is nobody else who could agree."""
    if agreed is not None:
        return agreed.asked_by != actor.account_id
    return bool(actor.system_name) or not list_seconds(actor, act, organisation_id, dossier_id)


def find_waiting(act: str, subject_id: UUID) -> SecondPersonRequest | None:
    """Find the request for an act that still waits; one that nobody answered in time waits no more."""
    wanted = sa.select(SecondPersonRequest).where(
        SecondPersonRequest.act == act, SecondPersonRequest.subject_id == subject_id, *_waiting()
    )
    return session.scalars(wanted.options(*_PEOPLE)).first()


def get_request(actor: Actor, request_id: UUID) -> SecondPersonRequest:
    """Give a request to who may have a say in it; absent for everybody else."""
    wanted = sa.select(SecondPersonRequest).where(SecondPersonRequest.id == request_id)
    found = session.scalars(wanted.options(*_PEOPLE)).one_or_none()
    if found is None or not policy.allows(actor, Do.SEE_REQUEST, found):
        raise NotFound
    return found


def list_waiting(actor: Actor) -> list[SecondPersonRequest]:
    """List what waits and concerns this actor, the oldest first; their own questions are among them."""
    wanted = sa.select(SecondPersonRequest).where(*_waiting(), *_about(actor))
    rows = session.scalars(wanted.order_by(SecondPersonRequest.asked_at).options(*_PEOPLE)).all()
    return [row for row in rows if policy.allows(actor, Do.SEE_REQUEST, row)]


def list_settled(actor: Actor) -> list[SecondPersonRequest]:
    """List what was decided or ran out lately, the newest first."""
    over = sa.or_(SecondPersonRequest.decided_at.is_not(None), SecondPersonRequest.expires_at <= clock.now())
    wanted = sa.select(SecondPersonRequest).where(over, *_about(actor)).options(*_PEOPLE)
    newest = wanted.order_by(SecondPersonRequest.asked_at.desc()).limit(PAGE_SIZE)
    return [row for row in session.scalars(newest) if policy.allows(actor, Do.SEE_REQUEST, row)]


def count_for_me(actor: Actor) -> int:
    """Count what waits for this actor to agree or decline."""
    if not names_for(actor):
        return 0
    return sum(row.asked_by != actor.account_id for row in list_waiting(actor))


def _waiting() -> tuple[sa.ColumnElement[bool], ...]:
    return SecondPersonRequest.decided_at.is_(None), SecondPersonRequest.expires_at > clock.now()


def _about(actor: Actor) -> tuple[sa.ColumnElement[bool], ...]:
    """Narrow to acts and organisations in which the actor could have a say; the policy looks closer."""
    place = sa.or_(
        SecondPersonRequest.organisation_id.is_(None),
        SecondPersonRequest.organisation_id.in_(actor.organisation_ids),
    )
    return SecondPersonRequest.act.in_(names_for(actor)), place
