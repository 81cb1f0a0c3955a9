"""Answers: drafting in private, publishing in public, correcting with the old one still readable."""

import sqlalchemy as sa

from participatie.db.session import session
from participatie.facts.record import record
from participatie.kernel import clock
from participatie.kernel.actor import Actor
from participatie.kernel.errors import Conflict, Invalid
from participatie.responses import facts, policy
from participatie.responses.models import Answer, Point
from participatie.responses.policy import Do
from participatie.responses.queries.drafts import missing_for_publication
from participatie.responses.queries.sealed import answer_words
from participatie.responses.services.naming import about
from participatie.responses.services.rewriting import check_promised
from participatie.responses.terms import Outcome, Reason


def draft_answer(  # noqa: PLR0913 - one for each field of the answer
    actor: Actor,
    point: Point,
    *,
    we_read: str,
    answer: str,
    outcome: Outcome | None,
    reason: Reason | None,
    interest: str,
    other_organisation: str,
    revision: int,
) -> Point:
    """Save the answer as it is being written; nobody outside sees it. A stale save raises Conflict."""
    policy.require(actor, Do.DRAFT_ANSWER, point)
    if point.revision != revision:
        raise Conflict("changed_meanwhile")
    point.we_read, point.answer = we_read, answer
    point.outcome, point.reason = outcome, reason
    point.interest = interest
    point.other_organisation = other_organisation
    record(actor, facts.AnswerDrafted(**about(point)))
    return point


def publish_answer(actor: Actor, point: Point, *, correction: str = "") -> Answer:
    """Make an answer public, or correct a public one with an explanation; the old one stays readable.

    Refused with `Invalid`, which names the first field that is missing: a no without a reason, a yes
    that changes nothing, a correction that is not explained.
    """
    policy.require(actor, Do.PUBLISH_ANSWER, point)
    session.execute(sa.select(Point.id).where(Point.id == point.id).with_for_update())
    missing = missing_for_publication(point, correction=correction)
    if missing:
        raise Invalid(missing[0].reason, missing[0].field)
    answer = _answer(actor, point, correction)
    with session.begin_nested():  # nothing stands unless its words can stand in the text as well
        session.add(answer)
        point.published_at = point.published_at or answer.published_at
        session.flush()  # what is promised now is asked of the database
        check_promised(point)
    record(
        actor,
        facts.AnswerPublished(
            **about(point),
            answer_id=answer.id,
            revision=answer.revision,
            outcome=answer.outcome.value,
        ),
        content=answer_words(answer),
    )
    return answer


def _answer(actor: Actor, point: Point, correction: str) -> Answer:
    last = session.scalar(sa.select(sa.func.max(Answer.revision)).where(Answer.point_id == point.id)) or 0
    assert point.outcome is not None  # noqa: S101 - the gates have seen to it
    return Answer(
        point_id=point.id,
        revision=last + 1,
        title=point.title,
        we_read=point.we_read,
        text=point.answer,
        outcome=point.outcome,
        reason=point.reason,
        interest=point.interest,
        other_organisation=point.other_organisation if point.outcome is Outcome.OTHER_ORGANISATION else "",
        role=point.owner_role,
        correction=correction if last else "",
        published_at=clock.now(),
        published_by=actor.account_id,
    )
