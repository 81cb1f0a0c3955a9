"""Coming in through an identity provider, and linking one to an account.

An account is known there by issuer and subject. What a provider says about an address is not asked for:
it could belong to somebody else's account here.
"""

import sqlalchemy as sa

from participatie.db.session import session
from participatie.db.upsert import insert_into
from participatie.facts.record import record
from participatie.identity import facts, policy
from participatie.identity.models import Account, Invitation, SignIn
from participatie.identity.models.federation import FederatedIdentity, UsedProof
from participatie.identity.policy import Do
from participatie.identity.queries.federation import find_linked_account
from participatie.identity.queries.people import actor_of
from participatie.identity.services.sign_ins import begin_sign_in
from participatie.identity.services.staff import accept_invitation
from participatie.identity.terms import Factor
from participatie.kernel import clock
from participatie.kernel.actor import Actor
from participatie.kernel.errors import Conflict, Invalid
from participatie.security.id_tokens import Proof
from participatie.security.tokens import hash_token


def sign_in_with_provider(
    actor: Actor, proof: Proof, *, key: str, device: str, has_two_factors: bool
) -> tuple[SignIn, str]:
    """Begin a session for who a provider says it is; `key` names this one answer, which works once.

    Staff of whom the provider did not see two factors are half signed in, like after a password.
    """
    policy.require(actor, Do.SIGN_IN, None)
    account = find_linked_account(proof)
    if account is None:
        raise Invalid("provider_unknown")
    _use_once(key)
    factor = Factor.PROVIDER if has_two_factors else Factor.NONE
    return begin_sign_in(actor, account, factor=factor, device=device)


def sign_up_with_provider(actor: Actor, proof: Proof, *, key: str, device: str) -> tuple[SignIn, str]:
    """Make an account for a resident who comes in through a provider for the first time, and sign in to it."""
    policy.require(actor, Do.SIGN_UP_WITH_PROVIDER, None)
    _use_once(key)
    account = Account(email=None, name="", job_title="", password_hash=None)
    session.add(account)
    session.flush()  # the link and the fact need the id
    identity = _link(account, proof)
    known = actor_of(account)
    record(known, facts.AccountAdded(subject_id=account.id))
    record(known, facts.ProviderLinked(subject_id=account.id, identity_id=identity.id))
    return begin_sign_in(actor, account, factor=Factor.NONE, device=device)


def come_to_work_with_provider(
    actor: Actor, invitation: Invitation, proof: Proof, *, key: str, device: str, has_two_factors: bool
) -> tuple[SignIn, str]:
    """Come in with an invitation and a provider together: the new account opens with that provider only."""
    policy.require(actor, Do.ACCEPT_INVITATION, invitation)
    account = accept_invitation(actor, invitation)
    link_provider(actor_of(account, proved_at=clock.now()), account, proof, key=key)
    factor = Factor.PROVIDER if has_two_factors else Factor.NONE
    return begin_sign_in(actor, account, factor=factor, device=device)


def link_provider(actor: Actor, account: Account, proof: Proof, *, key: str) -> FederatedIdentity:
    """Let somebody who is signed in enter their account through a provider from now on."""
    policy.require(actor, Do.LINK_PROVIDER, account)
    _use_once(key)
    identity = _link(account, proof)
    record(actor, facts.ProviderLinked(subject_id=account.id, identity_id=identity.id))
    return identity


def unlink_provider(actor: Actor, account: Account, identity: FederatedIdentity) -> None:
    """Let an account no longer be entered through a provider; another way in must be left."""
    policy.require(actor, Do.UNLINK_PROVIDER, account)
    session.delete(identity)
    record(actor, facts.ProviderUnlinked(subject_id=account.id, identity_id=identity.id))


def _link(account: Account, proof: Proof) -> FederatedIdentity:
    taken = sa.select(FederatedIdentity.id).where(
        FederatedIdentity.issuer == proof.issuer, FederatedIdentity.subject == proof.subject
    )
    if session.scalar(taken) is not None:
        raise Conflict("provider_linked_elsewhere")
    identity = FederatedIdentity(account_id=account.id, issuer=proof.issuer, subject=proof.subject)
    session.add(identity)
    session.flush()  # the fact needs the id
    return identity


def _use_once(key: str) -> None:
    """Refuse an answer with which something was done before: a kept copy of a cookie opens nothing."""
    used = insert_into(UsedProof).values(proof_hash=hash_token(key), used_at=clock.now())
    written = session.scalar(used.on_conflict_do_nothing().returning(UsedProof.proof_hash))
    if written is None:
        raise Conflict("provider_expired")
