"""Who is on duty."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

import sqlalchemy as sa

from participatie.consultations.logic.dutch_days import local_day
from participatie.db.session import session
from participatie.identity.models import Account, Organisation, RoleAssignment
from participatie.kernel import clock
from participatie.kernel.actor import Actor, Role
from participatie.kernel.errors import NotFound
from participatie.moderation import policy
from participatie.moderation.logic.urgency import is_working_time
from participatie.moderation.models import DutyDay, DutyDesk
from participatie.moderation.policy import Do

DAYS_AHEAD = 14


@dataclass(frozen=True)
class Duty:
    """Who is on duty now for an organisation, and whether the desk is open."""

    organisation: str
    account_id: UUID | None
    name: str
    is_open: bool
    opens: int
    closes: int
    phone: str


@dataclass(frozen=True)
class RosterDay:
    """A day of the roster and who is on duty then."""

    day: date
    account_id: UUID | None


def list_organisations(actor: Actor) -> Sequence[Organisation]:
    """List the organisations whose roster an actor may read, by name."""
    mine = sa.select(Organisation).where(Organisation.id.in_(policy.organisations_of(actor)))
    return session.scalars(mine.order_by(Organisation.name)).all()


def get_organisation(actor: Actor, slug: str) -> Organisation:
    """Give an organisation to its moderators and administrators."""
    found = session.scalars(sa.select(Organisation).where(Organisation.slug == slug)).one_or_none()
    if found is None or not policy.allows(actor, Do.READ_ROSTER, found):
        raise NotFound
    return found


def list_moderators(organisation_id: UUID) -> Sequence[Account]:
    """List who moderates for an organisation, by name."""
    theirs = sa.select(RoleAssignment.account_id).where(
        RoleAssignment.organisation_id == organisation_id, RoleAssignment.role == Role.MODERATOR
    )
    wanted = sa.select(Account).where(Account.id.in_(theirs), Account.closed_at.is_(None))
    return session.scalars(wanted.order_by(Account.name)).all()


def get_desk(organisation_id: UUID) -> DutyDesk:
    """Give the hours and the telephone of an organisation; office hours when nobody wrote them down."""
    found = session.get(DutyDesk, organisation_id)
    return found or DutyDesk(organisation_id=organisation_id, opens=9, closes=17, phone="")


def list_roster(organisation_id: UUID) -> Sequence[RosterDay]:
    """List the coming two weeks, with who is on duty."""
    first = local_day(clock.now())
    days = [first + timedelta(days=number) for number in range(DAYS_AHEAD)]
    held = sa.select(DutyDay.day, DutyDay.account_id).where(
        DutyDay.organisation_id == organisation_id, DutyDay.day.in_(days)
    )
    known = dict(session.execute(held).all())
    return [RosterDay(day, known.get(day)) for day in days]


def duty_now(organisation_id: UUID) -> Duty:
    """Give who is on duty at this moment."""
    now = clock.now()
    wanted = (
        sa.select(Account.id, Account.name)
        .join(DutyDay, DutyDay.account_id == Account.id)
        .where(
            DutyDay.organisation_id == organisation_id,
            DutyDay.day == local_day(now),
            Account.closed_at.is_(None),
        )
    )
    person = session.execute(wanted).one_or_none()
    desk = get_desk(organisation_id)
    return Duty(
        organisation=session.scalar(sa.select(Organisation.name).where(Organisation.id == organisation_id))
        or "",
        account_id=person[0] if person else None,
        name=person[1] if person else "",
        is_open=is_working_time(now, desk.opens, desk.closes),
        opens=desk.opens,
        closes=desk.closes,
        phone=desk.phone,
    )
