"""Showing a second factor: at sign-in, and again before a weighty act.

A try is counted before it is judged, and kept whatever page follows, so that nobody guesses faster in
parallel. One that was right is taken back: only wrong ones use up the limit.
"""

import sqlalchemy as sa

from participatie.db.session import keep_so_far, session
from participatie.facts.record import record
from participatie.identity import facts, policy, queries
from participatie.identity.logic import guessing, recovery
from participatie.identity.models import Account, SignIn
from participatie.identity.models.factors import Authenticator, Passkey, RecoveryCode
from participatie.identity.policy import Do
from participatie.identity.services.attempts import Limit, forgive_last, note_attempt
from participatie.identity.services.factors import SECRET
from participatie.identity.services.letters import owe_letter
from participatie.identity.services.sign_ins import begin_sign_in, prove_sign_in
from participatie.identity.terms import AttemptKind, Factor, Shown
from participatie.kernel import clock
from participatie.kernel.actor import Actor
from participatie.kernel.errors import Invalid
from participatie.security import passkeys, sealed, totp
from participatie.security.passwords import verify_password

LIMITS = tuple(Limit(most, within) for most, within in guessing.LIMITS)


def show_code(actor: Actor, sign_in: SignIn, *, code: str) -> Shown:
    """Show the code that the app gives now."""
    policy.require(actor, Do.USE_OWN_ACCOUNT, sign_in.account)
    if not _may_try(sign_in, AttemptKind.FACTOR):
        return Shown.LATER
    if not _uses_code(sign_in.account, code):
        return _refused(actor, sign_in, Factor.TOTP, AttemptKind.FACTOR)
    forgive_last(AttemptKind.FACTOR, [str(sign_in.account_id)])
    prove_sign_in(actor, sign_in, factor=Factor.TOTP)
    return Shown.RIGHT


def show_recovery_code(actor: Actor, sign_in: SignIn, *, code: str) -> Shown:
    """Show one of the codes on paper; after that it works no more."""
    policy.require(actor, Do.USE_OWN_ACCOUNT, sign_in.account)
    if not _may_try(sign_in, AttemptKind.RECOVERY_CODE):
        return Shown.LATER
    if not _uses_recovery_code(sign_in.account, code):
        return _refused(actor, sign_in, Factor.RECOVERY_CODE, AttemptKind.RECOVERY_CODE)
    forgive_last(AttemptKind.RECOVERY_CODE, [str(sign_in.account_id)])
    owe_letter("recovery_code_used", account_id=sign_in.account_id)
    prove_sign_in(actor, sign_in, factor=Factor.RECOVERY_CODE)
    return Shown.RIGHT


def show_password(actor: Actor, sign_in: SignIn, *, password: str) -> Shown:
    """Show the password again: only for a resident who has no second factor."""
    policy.require(actor, Do.USE_OWN_ACCOUNT, sign_in.account)
    if not _may_try(sign_in, AttemptKind.FACTOR):
        return Shown.LATER
    is_enough = not actor.is_staff and queries.find_keyring(sign_in.account).is_empty
    if not verify_password(sign_in.account.password_hash if is_enough else None, password):
        return _refused(actor, sign_in, Factor.NONE, AttemptKind.FACTOR)
    forgive_last(AttemptKind.FACTOR, [str(sign_in.account_id)])
    prove_sign_in(actor, sign_in, factor=Factor.NONE)
    return Shown.RIGHT


def show_passkey(actor: Actor, sign_in: SignIn, *, ticket: str, answer: str) -> Shown:
    """Show one of the account's own keys; nobody can guess one, so trying is not limited."""
    policy.require(actor, Do.USE_OWN_ACCOUNT, sign_in.account)
    passkey = queries.find_passkey(passkeys.credential_of(answer))
    is_own = passkey is not None and passkey.account_id == sign_in.account_id
    if passkey is None or not is_own or not _uses_passkey(passkey, sign_in.account, ticket, answer):
        record(actor, facts.FactorRefused(subject_id=sign_in.account_id, factor=Factor.PASSKEY.value))
        keep_so_far()
        return Shown.WRONG
    prove_sign_in(actor, sign_in, factor=Factor.PASSKEY)
    return Shown.RIGHT


def sign_in_with_passkey(actor: Actor, *, ticket: str, answer: str, device: str) -> tuple[SignIn, str]:
    """Begin a session with nothing but a key whose device checked its owner: two factors in one."""
    policy.require(actor, Do.SIGN_IN, None)
    passkey = queries.find_passkey(passkeys.credential_of(answer))
    if passkey is None or not _uses_passkey(passkey, None, ticket, answer):
        raise Invalid("passkey_not_known")
    account = session.get_one(Account, passkey.account_id)
    return begin_sign_in(actor, account, factor=Factor.PASSKEY, device=device)


def _may_try(sign_in: SignIn, kind: AttemptKind) -> bool:
    """Count a try, for good, and say whether it may be judged at all."""
    return note_attempt(kind, {str(sign_in.account_id): LIMITS})


def _refused(actor: Actor, sign_in: SignIn, factor: Factor, kind: AttemptKind) -> Shown:
    """Write down a wrong one, though the page will be a refusal; after the last one its owner is told."""
    is_last = queries.find_next_try(sign_in.account, kind) is not None
    if is_last:
        owe_letter("too_many_codes", account_id=sign_in.account_id)
    record(actor, facts.FactorRefused(subject_id=sign_in.account_id, factor=factor.value, is_last=is_last))
    keep_so_far()
    return Shown.LATER if is_last else Shown.WRONG


def _uses_code(account: Account, code: str) -> bool:
    found = sa.select(Authenticator).where(Authenticator.account_id == account.id).with_for_update()
    authenticator = session.scalars(found, execution_options={"populate_existing": True}).one_or_none()
    secret = sealed.unseal(SECRET, authenticator.sealed_secret) if authenticator else None
    if authenticator is None or secret is None:
        return False
    step = totp.step_of(secret, code, clock.now(), after=authenticator.last_step)
    if step is None:
        return False
    authenticator.last_step, authenticator.last_used_at = step, clock.now()
    authenticator.sealed_secret = sealed.renew(SECRET, authenticator.sealed_secret)
    return True


def _uses_recovery_code(account: Account, typed: str) -> bool:
    label, rest = recovery.split(typed)
    mine = (RecoveryCode.account_id == account.id, RecoveryCode.label == label)
    found = sa.select(RecoveryCode).where(*mine, RecoveryCode.used_at.is_(None)).with_for_update()
    kept = session.scalars(found, execution_options={"populate_existing": True}).one_or_none()
    if not verify_password(kept.code_hash if kept else None, rest) or kept is None:
        return False
    kept.used_at = clock.now()
    return True


def _uses_passkey(passkey: Passkey, account: Account | None, ticket: str, answer: str) -> bool:
    session.refresh(passkey, with_for_update=True)
    count = passkeys.read_shown(
        account.id if account else None,
        ticket=ticket,
        answer=answer,
        public_key=passkey.public_key,
        sign_count=passkey.sign_count,
        last_used_at=passkey.last_used_at,
    )
    if count is None:
        return False
    passkey.sign_count, passkey.last_used_at = count, clock.now()
    return True
