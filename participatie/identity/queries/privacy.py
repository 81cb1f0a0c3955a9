"""What is kept of somebody, and who looked behind a pseudonym."""

from collections.abc import Sequence
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from participatie.db.session import session
from participatie.i18n import gettext as _
from participatie.identity import policy
from participatie.identity.logic.kept import Kept, Value
from participatie.identity.models import Account, Contact, Organisation, SignIn, Unmasking
from participatie.identity.models.factors import Authenticator, Passkey, RecoveryCode
from participatie.identity.models.federation import FederatedIdentity
from participatie.identity.policy import Do
from participatie.identity.terms import FACTOR_LABELS, ROLE_LABELS
from participatie.kernel import clock
from participatie.kernel.actor import Actor


def kept_of_account(account: Account) -> list[Kept]:
    """Give everything this room keeps of the owner of an account; of secrets only that they are there."""
    rows: list[tuple[str, Value]] = [
        (_("Naam"), account.name),
        (_("E-mailadres"), account.email),
        (_("Functie"), account.job_title),
        (_("Account sinds"), account.created_at),
        (_("Wachtwoord"), _("ja, alleen als versleutelde afdruk") if account.password_hash else _("nee")),
    ]
    return [
        Kept(_("Uw account"), tuple(rows)),
        *_roles(account),
        *_sign_ins(account),
        *_factors(account),
        *_providers(account),
    ]


def _roles(account: Account) -> list[Kept]:
    names = {
        row.id: row.name
        for row in session.scalars(
            sa.select(Organisation).where(
                Organisation.id.in_([held.organisation_id for held in account.assignments])
            )
        )
    }
    return [
        Kept(
            _("Een rol"),
            (
                (_("Rol"), _(ROLE_LABELS[held.role])),
                (_("Bij"), names.get(held.organisation_id)),
                (_("Sinds"), held.given_at),
            ),
        )
        for held in account.assignments
    ]


def _sign_ins(account: Account) -> list[Kept]:
    wanted = sa.select(SignIn).where(SignIn.account_id == account.id).order_by(SignIn.started_at.desc())
    return [
        Kept(
            _("Een keer dat u inlogde"),
            (
                (_("Apparaat"), row.device),
                (_("Hoe"), _(FACTOR_LABELS[row.factor])),
                (_("Begonnen"), row.started_at),
                (_("Laatst gebruikt"), row.last_seen_at),
                (_("Uitgelogd"), row.ended_at),
            ),
        )
        for row in session.scalars(wanted)
    ]


def _factors(account: Account) -> list[Kept]:
    keys = session.scalars(sa.select(Passkey).where(Passkey.account_id == account.id)).all()
    apps = session.scalars(sa.select(Authenticator).where(Authenticator.account_id == account.id)).all()
    codes = session.scalars(sa.select(RecoveryCode.id).where(RecoveryCode.account_id == account.id)).all()
    used = _("Laatst gebruikt")
    found = [
        Kept(
            _("Een passkey"),
            ((_("Naam"), key.name), (_("Toegevoegd"), key.added_at), (used, key.last_used_at)),
        )
        for key in keys
    ]
    found += [
        Kept(_("Een app met codes"), ((_("Toegevoegd"), app.added_at), (used, app.last_used_at)))
        for app in apps
    ]
    return found + ([Kept(_("Herstelcodes"), ((_("Aantal"), len(codes)),))] if codes else [])


def _providers(account: Account) -> list[Kept]:
    wanted = sa.select(FederatedIdentity).where(FederatedIdentity.account_id == account.id)
    return [
        Kept(
            _("Een dienst om mee in te loggen"),
            ((_("Dienst"), row.issuer), (_("Uw kenmerk daar"), row.subject), (_("Sinds"), row.linked_at)),
        )
        for row in session.scalars(wanted)
    ]


def find_contact(contact_id: UUID | None) -> Contact | None:
    """Give how to reach who sent something, to the rooms that asked their policy; None when it was erased."""
    found = session.get(Contact, contact_id) if contact_id else None
    return found if found is not None and found.erased_at is None else None


def kept_of_contact(contact: Contact) -> Kept:
    """Give how to reach who sent something, as names with values."""
    return Kept(
        _("Contactgegevens"),
        (
            (_("E-mailadres"), contact.email),
            (_("Naam"), contact.name),
            (_("Postadres"), contact.postal_address),
            (_("Taal"), contact.language),
            (_("Bewaard sinds"), contact.created_at),
        ),
    )


_PEOPLE = (joinedload(Unmasking.asker), joinedload(Unmasking.agreer))


def list_unmaskings(actor: Actor, organisation: Organisation) -> Sequence[Unmasking]:
    """List who looked behind a pseudonym in an organisation, newest first, for its administrators."""
    policy.require(actor, Do.LIST_UNMASKINGS, organisation)
    wanted = sa.select(Unmasking).where(Unmasking.organisation_id == organisation.id).options(*_PEOPLE)
    return session.scalars(wanted.order_by(Unmasking.agreed_at.desc()).limit(200)).all()


def list_told(contribution_id: UUID) -> Sequence[Unmasking]:
    """List the times that somebody looked who sent this, as far as its author may know by now."""
    wanted = sa.select(Unmasking).where(
        Unmasking.contribution_id == contribution_id, Unmasking.told_at.is_not(None)
    )
    return session.scalars(wanted.order_by(Unmasking.agreed_at)).all()


def find_open_unmasking(actor: Actor, contribution_id: UUID) -> Unmasking | None:
    """Find the permission to look that one of its two people still has."""
    wanted = sa.select(Unmasking).where(
        Unmasking.contribution_id == contribution_id,
        Unmasking.open_until > clock.now(),
        sa.or_(Unmasking.asked_by == actor.account_id, Unmasking.agreed_by == actor.account_id),
    )
    return session.scalars(wanted.order_by(Unmasking.agreed_at.desc())).first()


def list_to_tell() -> Sequence[Unmasking]:
    """List the times that somebody looked of which the author must hear by now."""
    wanted = sa.select(Unmasking).where(Unmasking.told_at.is_(None), Unmasking.tell_at <= clock.now())
    return session.scalars(wanted.order_by(Unmasking.tell_at)).all()
