"""What a moderator can do: hide publication, never receipt; always with a reason that the author reads."""

from participatie.contributions.models import Contribution
from participatie.contributions.services import set_publication
from participatie.contributions.terms import Publication
from participatie.db.session import session
from participatie.facts.record import record
from participatie.kernel.actor import Actor
from participatie.kernel.errors import Invalid
from participatie.moderation import facts, policy
from participatie.moderation.models import ModerationDecision
from participatie.moderation.policy import Do
from participatie.moderation.terms import Act, HouseRule


def withhold(actor: Actor, contribution: Contribution, *, rule: HouseRule, reason: str) -> ModerationDecision:
    """Take a contribution out of sight by a house rule; its line, its answer and its author's rights go on."""
    policy.require(actor, Do.WITHHOLD, contribution)
    decision = _decide(actor, contribution, Act.WITHHOLD, rule, reason)
    set_publication(actor, contribution, Publication.WITHHELD)
    record(actor, _fact(contribution, decision))
    return decision


def restore(actor: Actor, contribution: Contribution, *, reason: str) -> ModerationDecision:
    """Put a contribution back in sight: an earlier decision was wrong, or its ground has gone."""
    policy.require(actor, Do.RESTORE, contribution)
    decision = _decide(actor, contribution, Act.RESTORE, None, reason)
    set_publication(actor, contribution, Publication.SHOWN)
    record(actor, _fact(contribution, decision))
    return decision


def _decide(
    actor: Actor, contribution: Contribution, act: Act, rule: HouseRule | None, reason: str
) -> ModerationDecision:
    if not reason.strip():
        raise Invalid("give_a_reason", "reason")
    decision = ModerationDecision(
        contribution_id=contribution.id, act=act, rule=rule, reason=reason, decided_by=actor.account_id
    )
    session.add(decision)
    session.flush()  # the fact names the decision
    return decision


def _fact(contribution: Contribution, decision: ModerationDecision) -> facts.ModerationDecided:
    return facts.ModerationDecided(
        organisation_id=contribution.organisation_id,
        dossier_id=contribution.dossier_id,
        subject_id=contribution.id,
        decision_id=str(decision.id),
        act=decision.act.value,
        rule=decision.rule.value if decision.rule else "",
    )
