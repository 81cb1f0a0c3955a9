"""Who works for an organisation, and who is invited to."""

from collections.abc import Sequence
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import selectinload

from participatie.db.session import session
from participatie.identity import policy
from participatie.identity.models import Account, Invitation, Organisation, RoleAssignment
from participatie.identity.policy import Do
from participatie.kernel import clock
from participatie.kernel.actor import Actor, Role
from participatie.kernel.errors import NotFound
from participatie.security.tokens import hash_token


def list_administrators(organisation: Organisation) -> Sequence[Account]:
    """List who gives roles in an organisation."""
    held = sa.select(RoleAssignment.account_id).where(
        RoleAssignment.organisation_id == organisation.id, RoleAssignment.role == Role.ADMINISTRATOR
    )
    wanted = sa.select(Account).where(Account.id.in_(held), Account.closed_at.is_(None))
    return session.scalars(wanted).all()


def list_administered(actor: Actor) -> Sequence[Organisation]:
    """List the organisations in which somebody gives roles, by name."""
    held = {one.organisation_id for one in actor.assignments if one.role is Role.ADMINISTRATOR}
    return session.scalars(
        sa.select(Organisation).where(Organisation.id.in_(held)).order_by(Organisation.name)
    ).all()


def list_all_organisations(actor: Actor) -> Sequence[tuple[Organisation, int]]:
    """List every organisation of the platform with its number of administrators, by name."""
    policy.require(actor, Do.RUN_PLATFORM, None)
    administrators = (
        sa.select(sa.func.count(RoleAssignment.id))
        .join(Account, Account.id == RoleAssignment.account_id)
        .where(
            RoleAssignment.organisation_id == Organisation.id,
            RoleAssignment.role == Role.ADMINISTRATOR,
            Account.closed_at.is_(None),
        )
        .correlate(Organisation)
        .scalar_subquery()
    )
    rows = session.execute(sa.select(Organisation, administrators).order_by(Organisation.name))
    return [(organisation, count) for organisation, count in rows]


def list_staff(actor: Actor, organisation: Organisation) -> Sequence[Account]:
    """List the people of an organisation with their roles, by name; closed accounts are not among them."""
    policy.require(actor, Do.SEE_PEOPLE, organisation)
    held = sa.select(RoleAssignment.account_id).where(
        RoleAssignment.organisation_id == organisation.id, RoleAssignment.role != Role.RESIDENT
    )
    wanted = sa.select(Account).where(Account.id.in_(held), Account.closed_at.is_(None))
    return session.scalars(wanted.order_by(Account.name).options(selectinload(Account.assignments))).all()


def get_member(actor: Actor, organisation: Organisation, account_id: UUID) -> Account:
    """Give one of the people of an organisation to its administrator; absent for everybody else."""
    if not policy.allows(actor, Do.SEE_PEOPLE, organisation):
        raise NotFound
    found = next((one for one in list_staff(actor, organisation) if one.id == account_id), None)
    if found is None:
        raise NotFound
    return found


def list_invitations(actor: Actor, organisation: Organisation) -> Sequence[Invitation]:
    """List the invitations of an organisation that still can be used, the newest first."""
    policy.require(actor, Do.SEE_PEOPLE, organisation)
    wanted = sa.select(Invitation).where(
        Invitation.organisation_id == organisation.id,
        Invitation.accepted_at.is_(None),
        Invitation.withdrawn_at.is_(None),
        Invitation.expires_at > clock.now(),
    )
    return session.scalars(wanted.order_by(Invitation.invited_at.desc())).all()


def get_invitation(actor: Actor, invitation_id: UUID) -> Invitation:
    """Give an invitation to an administrator of the organisation that invites; absent for everybody else."""
    found = session.get(Invitation, invitation_id)
    if found is None or not policy.allows(actor, Do.SEE_PEOPLE, found.organisation):
        raise NotFound
    return found


def find_invitation(token: str) -> Invitation | None:
    """Find an invitation by the token of its link, used or not."""
    wanted = sa.select(Invitation).where(Invitation.token_hash == hash_token(token))
    return session.scalars(wanted).one_or_none()
