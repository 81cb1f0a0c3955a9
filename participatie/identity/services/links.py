"""Links that prove an address once: to sign in, to get an account, to change an address."""

from datetime import timedelta
from uuid import UUID

import sqlalchemy as sa

from participatie.db.session import session
from participatie.facts.record import record
from participatie.identity import facts, policy, queries
from participatie.identity.logic.lasting import LINK_LASTS
from participatie.identity.models import Account, OneTimeLink, SignIn
from participatie.identity.policy import Do
from participatie.identity.services.attempts import Limit, note_attempt
from participatie.identity.services.browsers import Browser
from participatie.identity.services.letters import owe_letter
from participatie.identity.services.sign_ins import begin_sign_in, end_all_sign_ins
from participatie.identity.terms import AttemptKind, Factor, LinkPurpose
from participatie.kernel import clock, ids
from participatie.kernel.actor import Actor
from participatie.kernel.errors import Invalid, TooMany
from participatie.security.tokens import hash_token, is_code_of, link_token

PER_ADDRESS = (Limit(5, timedelta(days=1)), Limit(3, timedelta(hours=6)))
PER_NETWORK = (Limit(20, timedelta(hours=1)),)
PER_BROWSER = (Limit(10, LINK_LASTS),)


def ask_link(actor: Actor, *, email: str, browser: Browser) -> None:
    """Mail a link to sign in, or one to make an account to who has none; nobody can see which from here."""
    policy.require(actor, Do.SIGN_IN, None)
    address = email.strip().lower()
    limits = {f"address:{address}": PER_ADDRESS, f"network:{browser.network}": PER_NETWORK}
    if not note_attempt(AttemptKind.LINK, limits):
        return
    holder = queries.find_holder(address)
    link = _new_link(
        LinkPurpose.SIGN_IN if holder else LinkPurpose.SIGN_UP,
        account_id=holder.id if holder else None,
        email=None if holder else address,
        browser=browser,
    )
    if holder is None:
        owe_letter("sign_up_link", email=address, link_id=link.id)
    elif holder.is_open:
        owe_letter("sign_in_link", account_id=holder.id, link_id=link.id)
    record(actor, facts.LinkAsked(subject_id=link.id, purpose="inloggen"))


def use_link(actor: Actor, link: OneTimeLink, *, browser: Browser, remembered: bool) -> tuple[SignIn, str]:
    """Sign in with a link, once, in the browser that asked for it; who had no account gets one."""
    policy.require(actor, Do.SIGN_IN, None)
    account, factor = _open(actor, link, browser)
    return begin_sign_in(actor, account, factor=factor, device=browser.device, remembered=remembered)


def use_link_code(actor: Actor, code: str, *, browser: Browser, remembered: bool) -> tuple[SignIn, str]:
    """Sign in with the code from the mail, typed in the browser that asked for the link."""
    policy.require(actor, Do.SIGN_IN, None)
    if not note_attempt(AttemptKind.LINK_CODE, {f"browser:{browser.secret}": PER_BROWSER}):
        raise TooMany("too_many_codes")
    link = next((one for one in queries.list_links_of(browser.secret) if is_code_of(one.id, code)), None)
    if link is None:
        raise Invalid("wrong_link_code", "code")
    account, factor = _open(actor, link, browser)
    return begin_sign_in(actor, account, factor=factor, device=browser.device, remembered=remembered)


def make_operator_link(actor: Actor, account: Account) -> str:
    """Make a link with which one signs in completely, once; gives its token and tells the owner."""
    policy.require(actor, Do.MAKE_OPERATOR_LINK, None)
    link = _new_link(LinkPurpose.OPERATOR, account_id=account.id)
    owe_letter("operator_link", account_id=account.id, link_id=link.id)
    record(actor, facts.OperatorLinkMade(subject_id=account.id))
    return link_token(link.id)


def ask_new_email(actor: Actor, account: Account, *, email: str, browser: Browser) -> None:
    """Mail a link to a new address; the account keeps the old one until it is opened, and the old one is told."""
    policy.require(actor, Do.CHANGE_OWN_SECRETS, account)
    address = email.strip().lower()
    limits = {f"address:{address}": PER_ADDRESS, f"network:{browser.network}": PER_NETWORK}
    if address != account.email and note_attempt(AttemptKind.LINK, limits):
        link = _new_link(LinkPurpose.CHANGE_EMAIL, account_id=account.id, email=address, browser=browser)
        if not queries.is_taken(address):
            owe_letter("new_email_link", email=address, link_id=link.id)
        owe_letter("email_change_asked", account_id=account.id)
    record(actor, facts.LinkAsked(subject_id=account.id, purpose=LinkPurpose.CHANGE_EMAIL.value))


def change_email(actor: Actor, account: Account, link: OneTimeLink, *, here: UUID) -> Account:
    """Give an account the address that this link has just proved; the old address is told.

    Everywhere but in the session `here` somebody must sign in again.
    """
    policy.require(actor, Do.USE_OWN_ACCOUNT, account)
    if link.account_id != account.id or not link.email:
        raise Invalid("link_of_another_browser")
    _spend(link)
    if queries.is_taken(link.email):
        raise Invalid("email_taken")
    if account.email:
        owe_letter("email_changed", email=account.email)
    account.email, link.email = link.email, None
    end_all_sign_ins(actor, account, but=here)
    record(actor, facts.EmailChanged(subject_id=account.id))
    return account


def _new_link(
    purpose: LinkPurpose,
    *,
    account_id: UUID | None = None,
    email: str | None = None,
    browser: Browser | None = None,
) -> OneTimeLink:
    identifier = ids.new_id()
    link = OneTimeLink(
        id=identifier,
        purpose=purpose,
        account_id=account_id,
        email=email,
        token_hash=hash_token(link_token(identifier)),
        browser_hash=hash_token(browser.secret) if browser else None,
        expires_at=clock.now() + LINK_LASTS,
    )
    session.add(link)
    session.flush()  # letters refer to it
    return link


def _open(actor: Actor, link: OneTimeLink, browser: Browser) -> tuple[Account, Factor]:
    """Use a link up where it was asked for; gives whose it is, and how much it proves."""
    if link.browser_hash and link.browser_hash != hash_token(browser.secret):
        raise Invalid("link_of_another_browser")
    _spend(link)
    factor = Factor.OPERATOR if link.purpose is LinkPurpose.OPERATOR else Factor.NONE
    return _account_behind(actor, link), factor


def _spend(link: OneTimeLink) -> None:
    """Use up a link; of two who come at the same moment only one gets through."""
    if clock.now() >= link.expires_at:
        raise Invalid("link_expired")
    mine = (OneTimeLink.id == link.id, OneTimeLink.used_at.is_(None))
    spent = sa.update(OneTimeLink).where(*mine).values(used_at=clock.now()).returning(OneTimeLink.id)
    if session.scalar(spent) is None:
        raise Invalid("link_used")


def _account_behind(actor: Actor, link: OneTimeLink) -> Account:
    """Give the account of a link; who had none gets one now that the address is proved."""
    if link.account_id is not None:
        account = session.get_one(Account, link.account_id)
        if account.closed_at is not None:
            raise Invalid("link_expired")
        return account
    address, link.email = link.email or "", None
    found = queries.find_account(address)
    if found is not None:
        return found
    account = Account(email=address, name="", job_title="", assignments=[])
    session.add(account)
    session.flush()  # the fact needs the id
    record(actor, facts.AccountMade(subject_id=account.id))
    return account
