"""Who works here: inviting a colleague, giving and taking roles, closing an account."""

from datetime import timedelta
from uuid import UUID

import sqlalchemy as sa

from participatie.db.session import session
from participatie.facts.record import record
from participatie.identity import facts, policy, queries
from participatie.identity.logic.staff_letters import INVITATION
from participatie.identity.models import Account, Invitation, Organisation, RoleAssignment
from participatie.identity.policy import Do, Membership, Rights
from participatie.identity.queries.staff import list_administrators
from participatie.identity.services.letters import owe_letter
from participatie.identity.services.people import give_role
from participatie.identity.services.sign_ins import end_all_sign_ins
from participatie.identity.terms import ROLE_LABELS
from participatie.kernel import clock, ids
from participatie.kernel.actor import Actor, Role
from participatie.kernel.errors import Conflict, Invalid, NotAllowed
from participatie.security.passwords import hash_password, is_common
from participatie.security.tokens import hash_token, link_token

INVITATION_LASTS = timedelta(hours=72)
INVITER = Actor.system("invitation")


def invite(
    actor: Actor,
    organisation: Organisation,
    *,
    email: str,
    name: str,
    role: Role,
    job_title: str = "",
    dossier_id: UUID | None = None,
) -> Invitation:
    """Ask somebody to come and work here; an earlier invitation to the same address is withdrawn by it.

    Refused with `Conflict` when the address is that of a colleague here already.
    """
    is_first = not list_administrators(organisation)
    policy.require(actor, Do.INVITE, Rights(organisation, role, is_first=is_first))
    address = email.strip().lower()
    account = queries.find_account(address)
    if account and any(held.organisation_id == organisation.id for held in account.assignments):
        raise Conflict("works_here_already")
    _withdraw_earlier(organisation, address)
    identifier = ids.new_id()
    invitation = Invitation(
        id=identifier,
        email=address,
        name=name,
        job_title=job_title,
        role=role,
        organisation_id=organisation.id,
        organisation=organisation,
        dossier_id=dossier_id,
        token_hash=hash_token(link_token(identifier)),
        invited_by=actor.account_id,
        invited_at=clock.now(),
        expires_at=clock.now() + INVITATION_LASTS,
    )
    session.add(invitation)
    session.flush()  # the letter and the fact name it
    told = {"invitation_id": str(identifier), "organisation": organisation.name, "role": ROLE_LABELS[role]}
    owe_letter(INVITATION, email=address, data=told)
    record(
        actor,
        facts.Invited(
            organisation_id=organisation.id,
            dossier_id=dossier_id,
            subject_id=identifier,
            invitation_id=identifier,
            role=role.value,
        ),
    )
    return invitation


def withdraw_invitation(actor: Actor, invitation: Invitation) -> Invitation:
    """Take an invitation back; its link opens nothing any more."""
    policy.require(actor, Do.WITHDRAW_INVITATION, invitation)
    invitation.withdrawn_at = clock.now()
    record(
        actor,
        facts.InvitationWithdrawn(
            organisation_id=invitation.organisation_id,
            dossier_id=invitation.dossier_id,
            subject_id=invitation.id,
            invitation_id=invitation.id,
        ),
    )
    return invitation


def accept_invitation(actor: Actor, invitation: Invitation, *, password: str = "") -> Account:
    """Come in with an invitation: a new account with the role, or the role for who is signed in already.

    It never touches an account that is there: whoever has one signs in with it first, and then accepts.
    Without a password somebody signs in with a link by mail, or with a provider.
    """
    policy.require(actor, Do.ACCEPT_INVITATION, _locked(invitation))
    account = queries.find_account(invitation.email)
    if account is None:
        account = _new_account(invitation, password)
    elif account.id != actor.account_id:
        raise NotAllowed("sign_in_to_accept")
    organisation = invitation.organisation
    invitation.accepted_at, invitation.accepted_by = clock.now(), account.id
    give_role(INVITER, account, organisation, role=invitation.role, dossier_id=invitation.dossier_id)
    record(
        queries.actor_of(account),
        facts.InvitationAccepted(
            organisation_id=organisation.id,
            dossier_id=invitation.dossier_id,
            subject_id=account.id,
            invitation_id=invitation.id,
            role=invitation.role.value,
        ),
    )
    return account


def take_role(actor: Actor, given: RoleAssignment, organisation: Organisation) -> None:
    """Take a role from somebody; it counts from their next request."""
    account = session.get_one(Account, given.account_id)
    policy.require(actor, Do.TAKE_ROLE, Rights(organisation, given.role, account))
    if given.organisation_id != organisation.id:
        raise Invalid("role_of_another_organisation")
    account.assignments.remove(given)
    session.delete(given)
    record(
        actor,
        facts.RoleTaken(
            organisation_id=organisation.id,
            dossier_id=given.dossier_id,
            subject_id=account.id,
            role=given.role.value,
        ),
    )


def close_account(actor: Actor, account: Account, organisation: Organisation) -> Account:
    """Close the account of somebody who no longer works here: signed out everywhere, at once."""
    policy.require(actor, Do.CLOSE_ACCOUNT, Membership(organisation, account))
    end_all_sign_ins(actor, account)
    account.closed_at = clock.now()
    record(actor, facts.AccountClosed(organisation_id=organisation.id, subject_id=account.id))
    return account


def _withdraw_earlier(organisation: Organisation, address: str) -> None:
    session.execute(
        sa.update(Invitation)
        .where(
            Invitation.organisation_id == organisation.id,
            Invitation.email == address,
            Invitation.accepted_at.is_(None),
            Invitation.withdrawn_at.is_(None),
        )
        .values(withdrawn_at=clock.now())
    )


def _locked(invitation: Invitation) -> Invitation:
    """Hold the row: of two clicks on the same link only one comes in."""
    held = sa.select(Invitation).where(Invitation.id == invitation.id)
    return session.scalars(
        held.with_for_update(of=Invitation).execution_options(populate_existing=True)
    ).one()


def _new_account(invitation: Invitation, password: str) -> Account:
    if password and is_common(password):
        raise Invalid("common_password", "password")
    account = Account(
        email=invitation.email,
        name=invitation.name,
        job_title=invitation.job_title,
        password_hash=hash_password(password) if password else None,
        assignments=[],
    )
    session.add(account)
    session.flush()  # the role needs the id
    return account
