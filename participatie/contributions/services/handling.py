"""What officials do with contributions: read them, rule on late ones, keep them out of sight."""

from collections.abc import Sequence

from participatie.contributions import facts, policy
from participatie.contributions.models import Contribution
from participatie.contributions.policy import Do
from participatie.contributions.queries import list_holds
from participatie.contributions.services.counting import follow_visibility
from participatie.contributions.services.holding import begin_hold, end_holds
from participatie.contributions.terms import HoldReason, LateRuling, Publication, Visibility
from participatie.db import search
from participatie.facts.record import record
from participatie.kernel import clock
from participatie.kernel.actor import Actor
from participatie.kernel.errors import Invalid


def mark_read(actor: Actor, contributions: Sequence[Contribution], *, role: str) -> None:
    """Note that somebody with this role read these contributions; the first reading counts."""
    for contribution in contributions:
        policy.require(actor, Do.MARK_READ, contribution)
    unread = [contribution for contribution in contributions if contribution.read_at is None]
    for contribution in unread:
        contribution.read_at = clock.now()
        contribution.read_by_role = role
    if unread:
        record(
            actor,
            facts.ContributionsRead(
                organisation_id=unread[0].organisation_id,
                dossier_id=unread[0].dossier_id,
                contribution_ids=tuple(contribution.id for contribution in unread),
                role=role,
            ),
        )


def rule_late(actor: Actor, contribution: Contribution, *, ruling: LateRuling, reason: str) -> Contribution:
    """Decide, with a reason that its author reads, whether a late contribution counts."""
    policy.require(actor, Do.RULE_LATE, contribution)
    if not reason:
        raise Invalid("give_a_reason", "reason")
    contribution.late_ruling = ruling
    contribution.late_reason = reason
    record(
        actor,
        facts.LateRuled(
            organisation_id=contribution.organisation_id,
            dossier_id=contribution.dossier_id,
            subject_id=contribution.id,
            ruling=ruling.value,
        ),
        content={"reason": reason},
    )
    return contribution


def set_publication(actor: Actor, contribution: Contribution, publication: Publication) -> Contribution:
    """Take a contribution out of sight or put it back; receipt, number and answer go on either way."""
    policy.require(actor, Do.SET_PUBLICATION, contribution)
    was_shown = contribution.is_shown
    contribution.publication = publication
    if publication is not Publication.HELD:
        end_holds(contribution)
    elif not list_holds(contribution):
        begin_hold(contribution, [HoldReason.MODERATOR])
    contribution.out_of_sight_since = None if publication is Publication.SHOWN else clock.now()
    in_sight = publication is Publication.SHOWN and contribution.withdrawn_at is None
    contribution.is_shown = in_sight and contribution.visibility is Visibility.PUBLIC
    follow_visibility(contribution, was_shown=was_shown)
    search.show_text(contribution.id, shown=contribution.is_shown)
    record(
        actor,
        facts.PublicationChanged(
            organisation_id=contribution.organisation_id,
            dossier_id=contribution.dossier_id,
            subject_id=contribution.id,
            publication=publication.value,
        ),
    )
    return contribution
