"""What can be done with organisations, accounts and contacts."""

from datetime import timedelta
from uuid import UUID

from participatie.db.session import session
from participatie.facts.record import record
from participatie.identity import facts, policy, queries
from participatie.identity.logic.acts import ADD_ORGANISATION, Asked
from participatie.identity.models import Account, Contact, Organisation, RoleAssignment, SignIn
from participatie.identity.policy import Do, NewOrganisation, Rights
from participatie.identity.queries.second_person import is_seconded
from participatie.identity.services.attempts import Limit, forgive_last, note_attempt
from participatie.identity.services.browsers import Browser
from participatie.identity.services.sign_ins import begin_sign_in
from participatie.identity.terms import AttemptKind, Factor, OrganisationKind
from participatie.kernel.actor import Actor, Role
from participatie.kernel.errors import Invalid, TooMany
from participatie.security.passwords import hash_password, needs_rehash, verify_password

PER_ACCOUNT = PER_NETWORK = (Limit(10, timedelta(minutes=5)),)
IN_ALL = (Limit(1000, timedelta(minutes=5)),)


def add_organisation(  # noqa: PLR0913 - an organisation joins in one go
    actor: Actor,
    *,
    slug: str,
    code: str,
    name: str,
    kind: OrganisationKind,
    desk: str = "",
    phone: str = "",
    email: str = "",
    agreed: Asked | None = None,
) -> Organisation:
    """Let an organisation join the platform; `code` begins the numbers of its dossiers.

    A platform administrator needs a second person, where there is one: `agreed` is what that person agreed to.
    """
    policy.require(
        actor,
        Do.ADD_ORGANISATION,
        NewOrganisation(is_seconded(actor, ADD_ORGANISATION, None, agreed=agreed)),
    )
    organisation = Organisation(
        slug=slug, code=code, name=name, kind=kind, desk=desk, phone=phone, email=email
    )
    session.add(organisation)
    session.flush()  # the fact needs the id
    record(actor, facts.OrganisationAdded(organisation_id=organisation.id, subject_id=organisation.id))
    return organisation


def add_account(
    actor: Actor, organisation: Organisation, *, email: str, name: str, password: str, job_title: str = ""
) -> Account:
    """Give somebody who works for an organisation an account."""
    policy.require(actor, Do.ADD_ACCOUNT, organisation)
    account = Account(
        email=email.strip().lower(), name=name, job_title=job_title, password_hash=hash_password(password)
    )
    session.add(account)
    session.flush()  # the fact needs the id
    record(actor, facts.AccountAdded(organisation_id=organisation.id, subject_id=account.id))
    return account


def give_role(
    actor: Actor, account: Account, organisation: Organisation, *, role: Role, dossier_id: UUID | None = None
) -> RoleAssignment:
    """Give an account a role in an organisation, or in just one dossier of it."""
    policy.require(actor, Do.GIVE_ROLE, Rights(organisation, role, account))
    given = RoleAssignment(account=account, role=role, organisation_id=organisation.id, dossier_id=dossier_id)
    session.add(given)
    record(
        actor,
        facts.RoleGiven(
            organisation_id=organisation.id, dossier_id=dossier_id, subject_id=account.id, role=role.value
        ),
    )
    return given


def keep_contact(
    actor: Actor, *, email: str = "", name: str = "", postal_address: str = "", language: str = "nl"
) -> Contact:
    """Write down how to reach somebody who sent something in, apart from what they said."""
    policy.require(actor, Do.KEEP_CONTACT, None)
    contact = Contact(
        email=email.strip() or None,
        name=name or None,
        postal_address=postal_address or None,
        language=language,
    )
    session.add(contact)
    session.flush()  # the fact needs the id
    record(actor, facts.ContactKept(contact_id=contact.id, subject_id=contact.id))
    return contact


def sign_in(
    actor: Actor, *, email: str, password: str, browser: Browser, remembered: bool = False
) -> tuple[SignIn, str]:
    """Begin a session with a password; a wrong address and a wrong password are the same refusal, in the same time.

    What goes well does not count as an attempt. A link in a mail stays possible when there were too many.
    """
    policy.require(actor, Do.SIGN_IN, None)
    address = email.strip().lower()
    tried = {f"account:{address}": PER_ACCOUNT, f"network:{browser.network}": PER_NETWORK, "all": IN_ALL}
    if not note_attempt(AttemptKind.PASSWORD, tried):
        raise TooMany("too_many_passwords")
    holder = queries.find_holder(address)
    kept = holder.password_hash if holder and holder.is_open else None
    if not verify_password(kept, password) or holder is None:
        raise Invalid("wrong_sign_in", "password")
    account = session.get_one(Account, holder.id)
    forgive_last(AttemptKind.PASSWORD, list(tried))
    if account.password_hash and needs_rehash(account.password_hash):
        account.password_hash = hash_password(password)
    return begin_sign_in(actor, account, factor=Factor.NONE, device=browser.device, remembered=remembered)
