"""What somebody does with their own account: the name on it, and its password."""

from uuid import UUID

from participatie.facts.record import record
from participatie.identity import facts, policy
from participatie.identity.models import Account
from participatie.identity.policy import Do
from participatie.identity.services.letters import owe_letter
from participatie.identity.services.sign_ins import end_all_sign_ins
from participatie.kernel.actor import Actor
from participatie.kernel.errors import Invalid
from participatie.security.passwords import hash_password, is_common


def rename_account(actor: Actor, account: Account, *, name: str) -> Account:
    """Put another name on one's own account, or none."""
    policy.require(actor, Do.USE_OWN_ACCOUNT, account)
    account.name = name
    record(actor, facts.AccountRenamed(subject_id=account.id))
    return account


def set_password(actor: Actor, account: Account, *, password: str, here: UUID) -> Account:
    """Choose a password; everywhere but in the session `here` somebody must sign in again."""
    policy.require(actor, Do.CHANGE_OWN_SECRETS, account)
    if is_common(password):
        raise Invalid("common_password", "password")
    account.password_hash = hash_password(password)
    owe_letter("password_changed", account_id=account.id)
    end_all_sign_ins(actor, account, but=here)
    record(actor, facts.PasswordSet(subject_id=account.id, has_password=True))
    return account


def remove_password(actor: Actor, account: Account) -> Account:
    """Sign in with a link in a mail only, from now on."""
    policy.require(actor, Do.CHANGE_OWN_SECRETS, account)
    account.password_hash = None
    owe_letter("password_changed", account_id=account.id)
    record(actor, facts.PasswordSet(subject_id=account.id, has_password=False))
    return account
