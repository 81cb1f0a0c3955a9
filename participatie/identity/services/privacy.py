"""Personal data apart: put right, erased, and shown to two people only when the law lets them look."""

from datetime import datetime, timedelta
from uuid import UUID

import sqlalchemy as sa

from participatie.db.session import after_commit, session
from participatie.facts.record import record
from participatie.i18n import speaking
from participatie.identity import facts, policy
from participatie.identity.models import Account, Contact, Letter, OneTimeLink, SignIn, Unmasking
from participatie.identity.models.factors import Authenticator, Passkey, RecoveryCode
from participatie.identity.models.federation import FederatedIdentity
from participatie.identity.policy import Behind, Do
from participatie.identity.services.letters import owe_letter
from participatie.identity.terms import LegalGround
from participatie.kernel import clock
from participatie.kernel.actor import Actor
from participatie.mail.deliver import post_office

LOOKING_LASTS = timedelta(hours=24)
OWN_ROWS = (SignIn, Passkey, Authenticator, RecoveryCode, FederatedIdentity)


def correct_contact(actor: Actor, contact_id: UUID, *, email: str, name: str, postal_address: str) -> Contact:
    """Put right how to reach somebody; the room that knows whose it is has asked its policy."""
    policy.require(actor, Do.CHANGE_CONTACT, None)
    contact = session.get_one(Contact, contact_id)
    contact.email, contact.name = email.strip() or None, name or None
    contact.postal_address = postal_address or None
    record(actor, facts.ContactCorrected(subject_id=contact.id))
    return contact


def erase_contact(actor: Actor, contact_id: UUID) -> None:
    """Erase how to reach somebody; what is owed to them stays on the page, behind their number and code."""
    policy.require(actor, Do.CHANGE_CONTACT, None)
    contact = session.get_one(Contact, contact_id)
    if contact.email:
        session.execute(sa.delete(Letter).where(Letter.email == contact.email))
        _forget_mails(contact.email)
    contact.email = contact.name = contact.postal_address = None
    contact.erased_at = contact.erased_at or clock.now()
    record(actor, facts.ContactErased(subject_id=contact.id))


def erase_account(actor: Actor, account: Account) -> None:
    """Close an account and erase all that it holds of a person. What stays is an empty row with a random number."""
    policy.require(actor, Do.ERASE_ACCOUNT, account)
    if account.email:
        _forget_mails(account.email)
    session.execute(sa.delete(Letter).where(_of(Letter, account)))
    links = sa.select(OneTimeLink.id).where(_of(OneTimeLink, account))
    session.execute(sa.update(Letter).where(Letter.link_id.in_(links)).values(link_id=None))
    session.execute(sa.delete(OneTimeLink).where(_of(OneTimeLink, account)))
    for table in OWN_ROWS:
        session.execute(sa.delete(table).where(table.account_id == account.id))
    account.email = account.password_hash = None
    account.name = account.job_title = ""
    account.closed_at = account.closed_at or clock.now()
    record(actor, facts.AccountErased(subject_id=account.id))


def _forget_mails(address: str) -> None:
    """Throw away the copies of mails that this machine keeps, once the erasing is certain."""

    def forget() -> None:
        post_office().transport.forget(address)

    after_commit(forget)


def _of(table: type[Letter | OneTimeLink], account: Account) -> sa.ColumnElement[bool]:
    """The rows of an account, and those that carry its address."""
    own = table.account_id == account.id
    return sa.or_(own, table.email == account.email) if account.email else own


def open_unmasking(
    actor: Actor, behind: Behind, *, ground: LegalGround, reason: str, tell_at: datetime
) -> Unmasking:
    """Let two people see for a day who sent something: the one who asked and the one who agrees just now."""
    policy.require(actor, Do.OPEN_UNMASKING, behind)
    moment = clock.now()
    unmasking = Unmasking(
        organisation_id=behind.organisation_id,
        dossier_id=behind.dossier_id,
        contribution_id=behind.contribution_id,
        reference=behind.reference,
        contact_id=behind.contact_id,
        account_id=behind.account_id,
        ground=ground,
        reason=reason,
        asked_by=behind.asked_by,
        agreed_by=actor.account_id,
        agreed_at=moment,
        open_until=moment + LOOKING_LASTS,
        tell_at=max(tell_at, moment),
    )
    session.add(unmasking)
    session.flush()  # the fact needs the id
    fact = facts.AuthorUnmasked(
        organisation_id=behind.organisation_id,
        dossier_id=behind.dossier_id,
        subject_id=behind.contribution_id,
        unmasking_id=unmasking.id,
        ground=ground.value,
    )
    record(actor, fact)
    return unmasking


def tell_author(actor: Actor, unmasking: Unmasking) -> Unmasking:
    """Tell who sent something that two people looked who it was: by mail, and from now on at their contribution."""
    policy.require(actor, Do.TELL_AUTHOR, unmasking)
    contact = session.get(Contact, unmasking.contact_id) if unmasking.contact_id else None
    about = {"reference": unmasking.reference, "ground": unmasking.ground.value}
    if contact is not None and contact.email:
        with speaking(contact.language):
            owe_letter("author_unmasked", email=contact.email, data=about)
    elif unmasking.account_id is not None:
        owe_letter("author_unmasked", account_id=unmasking.account_id, data=about)
    unmasking.told_at = clock.now()
    fact = facts.AuthorTold(
        organisation_id=unmasking.organisation_id,
        dossier_id=unmasking.dossier_id,
        subject_id=unmasking.contribution_id,
        unmasking_id=unmasking.id,
    )
    record(actor, fact)
    return unmasking
