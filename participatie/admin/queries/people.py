"""Who works for an organisation, as its administrator sees it: roles, second factor, last seen."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa

from participatie.consultations.models import Dossier
from participatie.db.session import session
from participatie.identity.models import Account, Organisation, RoleAssignment, SignIn
from participatie.identity.models.factors import Authenticator, Passkey
from participatie.identity.queries.staff import get_member, list_staff
from participatie.kernel.actor import Actor


@dataclass(frozen=True)
class Colleague:
    """One of the people, with what an administrator may know of how they sign in."""

    account: Account
    roles: tuple[tuple[RoleAssignment, str], ...]
    """Each role here, with the title of its dossier ("" is the whole organisation)."""
    has_factor: bool
    last_seen_at: datetime | None


def list_colleagues(actor: Actor, organisation: Organisation) -> list[Colleague]:
    """List the people of an organisation, by name."""
    return _told(organisation, list_staff(actor, organisation))


def get_colleague(actor: Actor, organisation: Organisation, account_id: UUID) -> Colleague:
    """Give one of the people to an administrator of the organisation; absent for everybody else."""
    return _told(organisation, [get_member(actor, organisation, account_id)])[0]


def list_dossiers(organisation: Organisation) -> Sequence[tuple[UUID, str]]:
    """List the dossiers of an organisation, by title, to give a role in one of them."""
    wanted = sa.select(Dossier.id, Dossier.title).where(Dossier.organisation_id == organisation.id)
    return [(row.id, row.title) for row in session.execute(wanted.order_by(Dossier.title))]


def _told(organisation: Organisation, accounts: Sequence[Account]) -> list[Colleague]:
    ids = [account.id for account in accounts]
    titles = dict(list_dossiers(organisation))
    with_factor = set(
        session.scalars(
            sa.union(
                sa.select(Passkey.account_id).where(Passkey.account_id.in_(ids)),
                sa.select(Authenticator.account_id).where(Authenticator.account_id.in_(ids)),
            )
        )
    )
    seen = sa.select(SignIn.account_id, sa.func.max(SignIn.last_seen_at).label("at"))
    rows = session.execute(seen.where(SignIn.account_id.in_(ids)).group_by(SignIn.account_id))
    last_seen = {row.account_id: row.at for row in rows}
    return [
        Colleague(
            account=account,
            roles=tuple(
                (held, titles.get(held.dossier_id, "") if held.dossier_id else "")
                for held in sorted(account.assignments, key=lambda one: one.given_at)
                if held.organisation_id == organisation.id
            ),
            has_factor=account.id in with_factor,
            last_seen_at=last_seen.get(account.id),
        )
        for account in accounts
    ]
