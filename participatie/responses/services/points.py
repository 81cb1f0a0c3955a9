"""Points: naming what was said, and putting contributions in and out."""

from collections.abc import Mapping, Sequence
from uuid import UUID

import sqlalchemy as sa

from participatie.consultations.models import Dossier, Round
from participatie.contributions.models import Contribution
from participatie.contributions.services import beat, mark_read
from participatie.db.session import session
from participatie.facts.record import record
from participatie.kernel.actor import Actor
from participatie.kernel.errors import Conflict, Invalid
from participatie.responses import facts, policy
from participatie.responses.logic.marking import words_in
from participatie.responses.models import Bundled, Point
from participatie.responses.policy import Do
from participatie.responses.services.naming import about


def make_point(actor: Actor, round_: Round, *, title: str, theme: str = "", owner_role: str) -> Point:
    """Name one thing that was said in a round, and the role that answers it."""
    policy.require(actor, Do.MAKE_POINT, round_)
    _check(title, owner_role)
    point = Point(
        organisation_id=round_.dossier.organisation_id,
        dossier_id=round_.dossier_id,
        round_id=round_.id,
        number=_next_number(round_.dossier_id),
        title=title,
        theme=theme,
        owner_role=owner_role,
        owner_id=actor.account_id,
    )
    session.add(point)
    session.flush()  # the fact needs the id
    record(actor, facts.PointMade(**about(point), round_id=round_.id))
    return point


def _check(title: str, owner_role: str) -> None:
    if not title:
        raise Invalid("title_is_missing", "title")
    if not owner_role:
        raise Invalid("owner_is_missing", "owner_role")


def _next_number(dossier_id: UUID) -> int:
    """Draw the next number of a dossier; who draws holds the queue until the transaction ends."""
    session.execute(sa.select(Dossier.id).where(Dossier.id == dossier_id).with_for_update())
    last = session.scalar(sa.select(sa.func.max(Point.number)).where(Point.dossier_id == dossier_id))
    return (last or 0) + 1


def change_point(
    actor: Actor, point: Point, *, title: str, theme: str = "", owner_role: str, revision: int
) -> Point:
    """Give a point another name, theme or owner; what was published keeps the words it had."""
    policy.require(actor, Do.CHANGE_POINT, point)
    _check(title, owner_role)
    if point.revision != revision:
        raise Conflict("changed_meanwhile")
    given = {"title": title, "theme": theme, "owner_role": owner_role}
    changed = tuple(name for name, value in given.items() if getattr(point, name) != value)
    for name in changed:
        setattr(point, name, given[name])
    record(actor, facts.PointChanged(**about(point), changed=changed))
    return point


def bundle(
    actor: Actor, point: Point, contributions: Sequence[Contribution], *, marked: Mapping[UUID, str]
) -> None:
    """Put contributions in a point, each with the words of it that matter there; who does so has read them.

    A contribution that is in the point already gets its words marked anew.
    """
    policy.require(actor, Do.BUNDLE, point)
    if not contributions:
        raise Invalid("nothing_chosen", "chosen")
    words = {one.id: _words(point, one, marked.get(one.id, "")) for one in contributions}
    present = {row.contribution_id: row for row in _rows(point, words)}
    for one in contributions:
        if one.id in present:
            present[one.id].marked = words[one.id]
        else:
            session.add(
                Bundled(
                    point_id=point.id,
                    contribution_id=one.id,
                    marked=words[one.id],
                    added_by_role=point.owner_role,
                )
            )
    mark_read(actor, contributions, role=point.owner_role)
    if point.published_at is not None:  # readers see the answer beside it at once
        for version_id in {one.version_id for one in contributions}:
            beat(version_id)
    record(actor, facts.ContributionsBundled(**about(point), contribution_ids=tuple(words)))


def _rows(point: Point, contribution_ids: Mapping[UUID, str]) -> Sequence[Bundled]:
    wanted = sa.select(Bundled).where(Bundled.point_id == point.id)
    return session.scalars(wanted.where(Bundled.contribution_id.in_(contribution_ids))).all()


def _words(point: Point, contribution: Contribution, marked: str) -> str:
    """Check that a contribution belongs in this point and that the marked words are its own."""
    if contribution.round_id != point.round_id:
        raise Invalid("other_round", "chosen", number=contribution.reference)
    if contribution.withdrawn_at is not None:
        raise Invalid("contribution_is_withdrawn", "chosen", number=contribution.reference)
    found = words_in(marked, (contribution.body, contribution.proposed_becomes, contribution.translation))
    if found is None:
        raise Invalid("words_are_not_in_text", f"marked-{contribution.id}", number=contribution.reference)
    return found


def unbundle(actor: Actor, point: Point, contribution: Contribution) -> None:
    """Take a contribution out of a point whose answer nobody has seen yet."""
    policy.require(actor, Do.UNBUNDLE, point)
    for row in _rows(point, {contribution.id: ""}):
        session.delete(row)
    record(actor, facts.ContributionUnbundled(**about(point), contribution_id=contribution.id))
