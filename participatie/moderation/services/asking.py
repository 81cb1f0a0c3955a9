"""What makes a moderator look: a rule of the site, a report, an author. Nothing here hides anything."""

from collections.abc import Collection
from uuid import UUID

import sqlalchemy as sa

from participatie.db.session import session
from participatie.facts.record import record
from participatie.kernel import clock
from participatie.kernel.actor import Actor
from participatie.moderation import facts, policy
from participatie.moderation.logic.items import Item, moderable
from participatie.moderation.logic.urgency import CIRCLES_KEPT
from participatie.moderation.models import Case, Report
from participatie.moderation.policy import Do
from participatie.moderation.services.cases import case_of, find_case, settle, signal
from participatie.moderation.terms import HouseRule, Standing, Why


def ask_for_look(actor: Actor, item: Item, whys: Collection[Why]) -> Case:
    """Put an item in the queue, by a rule of the site; a person decides."""
    policy.require(actor, Do.ASK_LOOK, item)
    case = case_of(item)
    case.standing = item.standing
    signal(case, whys)
    record(
        actor,
        facts.LookAsked(
            organisation_id=item.organisation_id,
            dossier_id=item.dossier_id,
            subject_id=item.id,
            kind=item.kind,
            whys=tuple(sorted(why.value for why in whys)),
        ),
    )
    return case


def take_mended(actor: Actor, item: Item) -> Case:
    """Put a text that its author mended back in the queue: held, until somebody has looked again."""
    policy.require(actor, Do.ASK_LOOK, item)
    if item.standing is Standing.HIDDEN:
        moderable(item.kind).set_standing(actor, item, Standing.HELD)
    case = case_of(item)
    case.standing = Standing.HELD
    signal(case, [Why.MENDED])
    fact = facts.LookAsked(
        organisation_id=item.organisation_id,
        dossier_id=item.dossier_id,
        subject_id=item.id,
        kind=item.kind,
        whys=(Why.MENDED.value,),
    )
    record(actor, fact)
    return case


def drop_case(actor: Actor, kind: str, subject_id: UUID) -> None:
    """Take an item out of the queue because its author took it back, or took out what it was held for."""
    policy.require(actor, Do.ASK_LOOK, None)
    case = find_case(kind, subject_id)
    if case is None or case.waiting_since is None:
        return
    item = moderable(kind).load([subject_id]).get(subject_id)
    case.standing = item.standing if item is not None else case.standing
    settle(case)
    fact = facts.LookAsked(
        organisation_id=case.organisation_id,
        dossier_id=case.dossier_id,
        subject_id=subject_id,
        kind=kind,
        whys=(),
    )
    record(actor, fact)


def report_item(
    actor: Actor, item: Item, *, rule: HouseRule, words: str, reporter: str, circle: str, counts: bool
) -> Report:
    """Tell the moderators that an item may break a rule. Who reports again is thanked again, and counts once.

    A report beyond the limits is kept and seen, but does not move the item up.
    """
    policy.require(actor, Do.REPORT, item)
    case = case_of(item)
    earlier = session.scalars(
        sa.select(Report).where(Report.case_id == case.id, Report.reporter == reporter)
    ).one_or_none()
    if earlier is not None:
        return earlier
    report = Report(case_id=case.id, rule=rule, words=words, reporter=reporter, circle=circle, counts=counts)
    session.add(report)
    case.reporters += int(counts)
    signal(case, [Why.REPORTED if counts else Why.FLOOD])
    fact = facts.ItemReported(
        organisation_id=item.organisation_id,
        dossier_id=item.dossier_id,
        subject_id=item.id,
        kind=item.kind,
        rule=rule.value,
        counts=counts,
    )
    record(actor, fact)
    return report


def ask_redaction(actor: Actor, item: Item, *, words: str) -> Report:
    """Let an author ask for words of their own to be blacked out; a moderator does it, with a decision."""
    policy.require(actor, Do.ASK_REDACTION, item)
    case = case_of(item)
    mine = sa.select(Report).where(Report.case_id == case.id, Report.by_author)
    asked = session.scalars(mine).one_or_none()
    if asked is None:
        asked = Report(
            case_id=case.id, words=words, reporter="schrijver", circle="", counts=False, by_author=True
        )
        session.add(asked)
    asked.words = words
    signal(case, [Why.ASKED])
    fact = facts.RedactionAsked(
        organisation_id=item.organisation_id,
        dossier_id=item.dossier_id,
        subject_id=item.id,
        kind=item.kind,
    )
    record(actor, fact)
    return asked


def forget_circles(actor: Actor) -> int:
    """Forget which older reports came from one place on the internet."""
    policy.require(actor, Do.FORGET, None)
    old = sa.update(Report).where(Report.circle != "", Report.reported_at < clock.now() - CIRCLES_KEPT)
    number = int(session.execute(old.values(circle="")).rowcount)  # type: ignore[attr-defined]
    if number:
        record(actor, facts.CirclesForgotten(number=number))
    return number
