"""What a moderator sees, and what everybody may know: how often each house rule was applied."""

from collections.abc import Sequence
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from participatie.consultations.models import Dossier
from participatie.contributions.models import Contribution
from participatie.contributions.queries import get_received
from participatie.contributions.terms import Publication
from participatie.db.paging import PAGE_SIZE
from participatie.db.session import session
from participatie.kernel.actor import Actor
from participatie.kernel.errors import NotFound
from participatie.moderation import policy
from participatie.moderation.models import ModerationDecision
from participatie.moderation.policy import Do
from participatie.moderation.terms import Act, HouseRule


def _mine(actor: Actor) -> sa.ColumnElement[bool]:
    organisations, dossiers = policy.moderated_places(actor)
    return sa.or_(Contribution.organisation_id.in_(organisations), Contribution.dossier_id.in_(dossiers))


def list_dossiers(actor: Actor) -> Sequence[tuple[UUID, str]]:
    """List the dossiers an actor moderates, by title, for choosing one."""
    policy.require(actor, Do.MODERATE, None)
    organisations, dossiers = policy.moderated_places(actor)
    wanted = sa.select(Dossier.id, Dossier.title).where(
        sa.or_(Dossier.organisation_id.in_(organisations), Dossier.id.in_(dossiers))
    )
    return session.execute(wanted.order_by(Dossier.title)).all()


def list_contributions(
    actor: Actor, *, withheld: bool, dossier_id: UUID | None = None, start: Contribution | None = None
) -> tuple[Sequence[Contribution], Contribution | None]:
    """List what an actor moderates, newest first: in sight, or withheld. With it the last one when more follow."""
    policy.require(actor, Do.MODERATE, None)
    wanted = sa.select(Contribution).where(_mine(actor)).options(joinedload(Contribution.dossier))
    if withheld:
        wanted = wanted.where(Contribution.publication == Publication.WITHHELD)
    else:
        wanted = wanted.where(Contribution.is_shown)
    if dossier_id is not None:
        wanted = wanted.where(Contribution.dossier_id == dossier_id)
    if start is not None:
        wanted = wanted.where(
            sa.tuple_(Contribution.received_at, Contribution.id)
            < sa.tuple_(
                sa.literal(start.received_at, Contribution.received_at.type),
                sa.literal(start.id, Contribution.id.type),
            )
        )
    newest_first = wanted.order_by(Contribution.received_at.desc(), Contribution.id.desc())
    found = session.scalars(newest_first.limit(PAGE_SIZE + 1)).all()
    shown = found[:PAGE_SIZE]
    return shown, shown[-1] if len(found) > PAGE_SIZE else None


def count_contributions(actor: Actor, *, dossier_id: UUID | None = None) -> tuple[int, int]:
    """Count what is in sight and what is withheld."""
    policy.require(actor, Do.MODERATE, None)
    wanted = sa.select(
        sa.func.count().filter(Contribution.is_shown),
        sa.func.count().filter(Contribution.publication == Publication.WITHHELD),
    ).where(_mine(actor))
    if dossier_id is not None:
        wanted = wanted.where(Contribution.dossier_id == dossier_id)
    shown, withheld = session.execute(wanted).one()
    return shown, withheld


def get_contribution(actor: Actor, reference: str) -> Contribution:
    """Give a contribution to its moderator, if everybody may read it or it was withheld; absent otherwise.

    What somebody wrote for the authority alone is for those who answer it, not for a moderator.
    """
    found = get_received(actor, reference)
    is_theirs = found.is_shown or found.publication is Publication.WITHHELD
    if not policy.moderates_it(actor, found) or not is_theirs:
        raise NotFound
    return found


def list_decisions(contribution: Contribution) -> Sequence[ModerationDecision]:
    """List what was decided about a contribution, newest first."""
    wanted = sa.select(ModerationDecision).where(ModerationDecision.contribution_id == contribution.id)
    return session.scalars(wanted.order_by(ModerationDecision.decided_at.desc())).all()


def find_reason(contribution: Contribution) -> ModerationDecision | None:
    """Give the decision that keeps a contribution out of sight now, if there is one."""
    if contribution.publication is Publication.SHOWN:
        return None
    return next(iter(list_decisions(contribution)), None)


def withheld_per_rule() -> dict[HouseRule, int]:
    """Count for everybody how many contributions each house rule keeps out of sight now."""
    newest = (
        sa.select(sa.func.max(ModerationDecision.decided_at))
        .where(ModerationDecision.contribution_id == Contribution.id)
        .correlate(Contribution)
        .scalar_subquery()
    )
    counted = (
        sa.select(ModerationDecision.rule, sa.func.count())
        .join(Contribution, Contribution.id == ModerationDecision.contribution_id)
        .where(
            Contribution.publication == Publication.WITHHELD,
            ModerationDecision.act == Act.WITHHOLD,
            ModerationDecision.decided_at == newest,
        )
        .group_by(ModerationDecision.rule)
    )
    found = dict(session.execute(counted).all())
    return {rule: found.get(rule, 0) for rule in HouseRule}
