"""Changed words: proposing them for the next version, taking them back while they are a draft."""

from collections.abc import Sequence
from uuid import UUID

import sqlalchemy as sa

from participatie.consultations.models import Dossier, Paragraph
from participatie.consultations.queries import find_newest_version
from participatie.db.session import session
from participatie.facts.record import record
from participatie.kernel import clock
from participatie.kernel.actor import Actor
from participatie.kernel.errors import Conflict, Invalid
from participatie.responses import facts, policy
from participatie.responses.logic.changes import apply_change
from participatie.responses.models import Change, ChangeCause, Point
from participatie.responses.policy import Do
from participatie.responses.queries.changes import list_causes


def propose_change(
    actor: Actor,
    dossier: Dossier,
    paragraph: Paragraph,
    *,
    was: str,
    becomes: str,
    points: Sequence[Point] = (),
    own_reason: str = "",
) -> Change:
    """Give words of a paragraph new words in the next version, because of points or of the authority's own.

    The same change for another point becomes one change with both causes. Raises `Invalid` when the
    old words do not stand in the paragraph exactly once, and for an own-motion change without a reason; `Conflict` when the same words wait for an answer already.
    """
    policy.require(actor, Do.PROPOSE_CHANGE, dossier)
    newest = find_newest_version(dossier.id)
    if newest is None or paragraph.version_id != newest.id:
        raise Conflict("text_is_superseded")
    if any(point.dossier_id != dossier.id for point in points):
        raise Invalid("other_dossier", "points")
    if not points and not own_reason:
        raise Invalid("own_motion_needs_reason", "own_reason")
    apply_change(paragraph.text, was, becomes)
    waiting = _same(paragraph, was, becomes)
    if waiting is not None and not points and list_causes(waiting, None):
        raise Conflict("change_waits_for_answer")
    change = waiting or _new(dossier, paragraph, was, becomes)
    _add_causes(change, points)
    if not points:
        change.own_reason = own_reason
    record(
        actor,
        facts.ChangeProposed(
            organisation_id=dossier.organisation_id,
            dossier_id=dossier.id,
            subject_id=points[0].id if points else change.id,
            change_id=change.id,
            own_motion=not points,
        ),
    )
    return change


def _same(paragraph: Paragraph, was: str, becomes: str) -> Change | None:
    """Find the same change as it waits already; one that somebody takes back is left to end by itself."""
    waiting = sa.select(Change).where(
        Change.paragraph_id == paragraph.id,
        Change.version_id.is_(None),
        Change.id.not_in(sa.select(ChangeCause.change_id).where(ChangeCause.dropped_at.is_not(None))),
    )
    return session.scalars(waiting.where(Change.was == was, Change.becomes == becomes)).first()


def _new(dossier: Dossier, paragraph: Paragraph, was: str, becomes: str) -> Change:
    change = Change(
        dossier_id=dossier.id,
        base_version_id=paragraph.version_id,
        paragraph_id=paragraph.id,
        lineage_id=paragraph.lineage_id,
        was=was,
        becomes=becomes,
    )
    session.add(change)
    session.flush()  # causes and the fact need the id
    return change


def _add_causes(change: Change, points: Sequence[Point]) -> None:
    have = set(session.scalars(sa.select(ChangeCause.point_id).where(ChangeCause.change_id == change.id)))
    for point in points:
        if point.id not in have:
            session.add(ChangeCause(change_id=change.id, point_id=point.id))


def drop_change(actor: Actor, change: Change, *, point: Point | None = None) -> None:
    """Take a proposed change back, for one point or (without a point) altogether, while it stands in no version.

    What the public answer of the point promised stays promised until its correction is published.
    """
    dossier = session.get_one(Dossier, change.dossier_id)
    policy.require(actor, Do.DROP_CHANGE, dossier)
    causes = list_causes(change, point)
    if change.version_id is not None or (point is None and any(told for _cause, told in causes)):
        raise Conflict("change_is_public")
    for cause, told in causes:
        if told:
            cause.dropped_at = clock.now()
        else:
            session.delete(cause)
    session.flush()  # a change goes after its causes
    if not list_causes(change, None):
        session.delete(change)
    record(actor, _dropped(dossier, change.id, point))


def _dropped(dossier: Dossier, change_id: UUID, point: Point | None) -> facts.ChangeDropped:
    return facts.ChangeDropped(
        organisation_id=dossier.organisation_id,
        dossier_id=dossier.id,
        subject_id=point.id if point else change_id,
        change_id=change_id,
    )
