"""Who is on duty, and calling them when a threat comes in outside working hours."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

import sqlalchemy as sa

from participatie.db.session import session
from participatie.facts.record import record
from participatie.identity.models import Organisation
from participatie.identity.services import owe_letter
from participatie.kernel.actor import Actor
from participatie.kernel.errors import Invalid
from participatie.moderation import facts, policy, queries
from participatie.moderation.models import DutyAlarm, DutyDay, DutyDesk
from participatie.moderation.policy import Do
from participatie.moderation.services.cases import find_case


def set_roster(
    actor: Actor,
    organisation: Organisation,
    days: Mapping[date, UUID | None],
    *,
    opens: int,
    closes: int,
    phone: str,
) -> None:
    """Write down who is on duty on which days, between which hours, and which telephone is for the others."""
    policy.require(actor, Do.SET_ROSTER, organisation)
    if not 0 <= opens < closes <= 24:  # noqa: PLR2004 - hours of a day
        raise Invalid("hours_wrong", "closes")
    if set(filter(None, days.values())) - {person.id for person in queries.list_moderators(organisation.id)}:
        raise Invalid("not_a_moderator", "opens")
    desk = session.get(DutyDesk, organisation.id) or DutyDesk(organisation_id=organisation.id)
    desk.opens, desk.closes, desk.phone = opens, closes, phone
    session.add(desk)
    known = {
        each.day: each
        for each in session.scalars(
            sa.select(DutyDay).where(DutyDay.organisation_id == organisation.id, DutyDay.day.in_(list(days)))
        )
    }
    for day, account_id in days.items():
        held = known.get(day)
        if account_id is None:
            if held is not None:
                session.delete(held)
        elif held is None:
            session.add(DutyDay(organisation_id=organisation.id, day=day, account_id=account_id))
        else:
            held.account_id = account_id
    record(actor, facts.RosterChanged(organisation_id=organisation.id, days=len(days)))


def alarm_duty(actor: Actor, kind: str, subject_id: UUID) -> DutyAlarm | None:
    """Owe whoever is on duty a mail about a threat, once; nobody when the desk is open or the roster is empty."""
    policy.require(actor, Do.ALARM, None)
    case = find_case(kind, subject_id)
    if case is None:
        return None
    duty = queries.duty_now(case.organisation_id)
    told = session.scalars(sa.select(DutyAlarm).where(DutyAlarm.case_id == case.id)).one_or_none()
    if told is not None or duty.is_open or duty.account_id is None:
        return told
    alarm = DutyAlarm(case_id=case.id, account_id=duty.account_id)
    session.add(alarm)
    session.flush()  # the fact names the alarm
    owe_letter(
        "duty_alarm", account_id=duty.account_id, data={"kind": case.kind, "reference": case.reference}
    )
    fact = facts.DutyAlarmed(
        organisation_id=case.organisation_id,
        dossier_id=case.dossier_id,
        subject_id=alarm.id,
        account_id=duty.account_id,
    )
    record(actor, fact)
    return alarm
