"""Beginning, proving and ending sessions."""

from uuid import UUID

import sqlalchemy as sa

from participatie.db.session import session
from participatie.facts.record import record
from participatie.identity import facts, policy, queries
from participatie.identity.models import Account, SignIn
from participatie.identity.policy import Do
from participatie.identity.services.letters import owe_letter
from participatie.identity.terms import Factor
from participatie.kernel import clock
from participatie.kernel.actor import Actor
from participatie.security.tokens import hash_token, new_token


def begin_sign_in(
    actor: Actor, account: Account, *, factor: Factor, device: str, remembered: bool = False
) -> tuple[SignIn, str]:
    """Begin a session for somebody who showed a password, a link or a factor; gives it and its token.

    Whoever calls this has seen the proof. Staff, and residents who chose a factor, are half signed in until
    they show one.
    """
    policy.require(actor, Do.SIGN_IN, None)
    known = queries.actor_of(account)
    token, moment = new_token(), clock.now()
    is_news = not queries.has_seen_device(account.id, device) and (
        known.is_staff or queries.has_signed_in(account.id)
    )
    must_show_more = factor is Factor.NONE and (known.is_staff or queries.has_factor(account.id))
    sign_in = SignIn(
        account_id=account.id,
        account=account,
        token_hash=hash_token(token),
        factor=factor,
        device=device,
        is_remembered=remembered and not known.is_staff,
        proved_at=None if must_show_more else moment,
    )
    session.add(sign_in)
    session.flush()  # the fact needs the id
    if is_news and factor is not Factor.OPERATOR:
        owe_letter("new_device", account_id=account.id, data={"device": device})
    record(known, facts.SignedIn(subject_id=account.id, sign_in_id=sign_in.id, factor=factor.value))
    return sign_in, token


def prove_sign_in(actor: Actor, sign_in: SignIn, *, factor: Factor) -> SignIn:
    """Note that somebody who is (half) signed in showed a factor just now; a password alone is `Factor.NONE`."""
    policy.require(actor, Do.USE_OWN_ACCOUNT, sign_in.account)
    if factor is not Factor.NONE:
        sign_in.factor = factor
    sign_in.proved_at = sign_in.last_seen_at = clock.now()
    record(
        actor,
        facts.SignInProved(subject_id=sign_in.account_id, sign_in_id=sign_in.id, factor=factor.value),
    )
    return sign_in


def end_sign_in(actor: Actor, sign_in: SignIn) -> SignIn:
    """End one session, on whatever device it is; its token opens nothing any more."""
    policy.require(actor, Do.END_SIGN_INS, sign_in.account)
    sign_in.ended_at = sign_in.ended_at or clock.now()
    record(actor, facts.SignedOut(subject_id=sign_in.account_id, sign_in_ids=(sign_in.id,)))
    return sign_in


def end_all_sign_ins(actor: Actor, account: Account, *, but: UUID | None = None) -> int:
    """End all sessions of an account, except perhaps the one in which this is asked; gives how many."""
    policy.require(actor, Do.END_SIGN_INS, account)
    running = sa.select(SignIn).where(SignIn.account_id == account.id, SignIn.ended_at.is_(None))
    ended = [one for one in session.scalars(running) if one.id != but]
    for one in ended:
        one.ended_at = clock.now()
    record(actor, facts.SignedOut(subject_id=account.id, sign_in_ids=tuple(one.id for one in ended)))
    return len(ended)
