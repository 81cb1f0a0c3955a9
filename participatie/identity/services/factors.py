"""Getting and giving up second factors: an authenticator app, passkeys, recovery codes."""

import sqlalchemy as sa

from participatie.db.session import session
from participatie.facts.record import record
from participatie.identity import facts, policy, queries
from participatie.identity.logic import recovery
from participatie.identity.models.factors import Authenticator, Keyring, Passkey, RecoveryCode
from participatie.identity.policy import Do, Membership
from participatie.identity.services.letters import owe_letter
from participatie.identity.services.sign_ins import end_all_sign_ins
from participatie.identity.terms import Factor
from participatie.kernel import clock
from participatie.kernel.actor import Actor
from participatie.kernel.errors import Conflict, Invalid
from participatie.security import passkeys, sealed, totp
from participatie.security.passwords import hash_password

SECRET = "authenticator"  # noqa: S105 - what a seal is for


def add_authenticator(actor: Actor, keyring: Keyring, *, secret: str, code: str) -> Authenticator:
    """Let an app make codes for an account, once it has shown that it can; there is one app per account."""
    policy.require(actor, Do.ADD_FACTOR, keyring)
    account_id = keyring.account.id
    if keyring.authenticator is not None:
        raise Conflict("authenticator_is_there")
    step = totp.step_of(secret, code, clock.now(), after=0)
    if step is None:
        raise Invalid("wrong_first_code", "code")
    authenticator = Authenticator(
        account_id=account_id,
        sealed_secret=sealed.seal(SECRET, secret),
        last_step=step,
        last_used_at=clock.now(),
    )
    session.add(authenticator)
    owe_letter("factor_added", account_id=account_id, data={"factor": Factor.TOTP.value})
    record(actor, facts.FactorAdded(subject_id=account_id, factor=Factor.TOTP.value))
    return authenticator


def remove_authenticator(actor: Actor, keyring: Keyring) -> None:
    """Let the app's codes stop working."""
    policy.require(actor, Do.REMOVE_FACTOR, keyring)
    session.execute(sa.delete(Authenticator).where(Authenticator.account_id == keyring.account.id))
    _drop_useless_codes(keyring)
    owe_letter("factor_removed", account_id=keyring.account.id, data={"factor": Factor.TOTP.value})
    record(actor, facts.FactorRemoved(subject_id=keyring.account.id, factor=Factor.TOTP.value))


def add_passkey(actor: Actor, keyring: Keyring, *, name: str, ticket: str, answer: str) -> Passkey:
    """Take in a key that a device just made for this account, under a name that its owner knows it by."""
    policy.require(actor, Do.ADD_FACTOR, keyring)
    account_id = keyring.account.id
    made = passkeys.read_new(account_id, ticket=ticket, answer=answer)
    if made is None:
        raise Invalid("passkey_not_made")
    if session.scalar(sa.select(Passkey.id).where(Passkey.credential_id == made.credential_id)):
        raise Invalid("passkey_is_known")
    passkey = Passkey(
        account_id=account_id,
        name=name,
        credential_id=made.credential_id,
        public_key=made.public_key,
        sign_count=made.sign_count,
        transports=made.transports,
        last_used_at=clock.now(),
    )
    session.add(passkey)
    owe_letter("factor_added", account_id=account_id, data={"factor": Factor.PASSKEY.value})
    record(actor, facts.FactorAdded(subject_id=account_id, factor=Factor.PASSKEY.value))
    return passkey


def remove_passkey(actor: Actor, keyring: Keyring, passkey: Passkey) -> None:
    """Let a key stop working here: for a device that was sold or lost."""
    policy.require(actor, Do.REMOVE_FACTOR, keyring)
    session.delete(passkey)
    _drop_useless_codes(keyring)
    owe_letter("factor_removed", account_id=keyring.account.id, data={"factor": Factor.PASSKEY.value})
    record(actor, facts.FactorRemoved(subject_id=keyring.account.id, factor=Factor.PASSKEY.value))


def make_recovery_codes(actor: Actor, keyring: Keyring) -> list[str]:
    """Give ten new codes, to be shown once; the ones before stop working."""
    policy.require(actor, Do.ADD_FACTOR, keyring)
    account_id, codes = keyring.account.id, recovery.new_codes()
    _drop_codes(keyring)
    for code in codes:
        label, rest = recovery.split(code)
        session.add(RecoveryCode(account_id=account_id, label=label, code_hash=hash_password(rest)))
    owe_letter("recovery_codes_made", account_id=account_id)
    record(actor, facts.RecoveryCodesMade(subject_id=account_id))
    return codes


def reset_factors(actor: Actor, membership: Membership) -> None:
    """Take all factors of a colleague away who cannot use them; at the next sign-in they set up new ones."""
    policy.require(actor, Do.RESET_FACTORS, membership)
    account = membership.account
    keyring = queries.find_keyring(account)
    session.execute(sa.delete(Authenticator).where(Authenticator.account_id == account.id))
    session.execute(sa.delete(Passkey).where(Passkey.account_id == account.id))
    _drop_codes(keyring)
    end_all_sign_ins(actor, account)
    owe_letter("factors_reset", account_id=account.id)
    record(actor, facts.FactorsReset(subject_id=account.id, organisation_id=membership.organisation.id))


def _drop_useless_codes(keyring: Keyring) -> None:
    """Codes on paper stand in for a factor; without one they open nothing."""
    if keyring.count <= 1:
        _drop_codes(keyring)


def _drop_codes(keyring: Keyring) -> None:
    session.execute(sa.delete(RecoveryCode).where(RecoveryCode.account_id == keyring.account.id))
