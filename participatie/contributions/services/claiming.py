"""Putting what one sent earlier with one's account: by who holds its code, and only when it is nobody's yet."""

from participatie.contributions import facts, policy
from participatie.contributions.models import Contribution
from participatie.contributions.policy import Do
from participatie.facts.record import record
from participatie.kernel.actor import Actor


def claim_contribution(actor: Actor, contribution: Contribution) -> Contribution:
    """Put a contribution with the account of who holds its code: it can then be followed on any device."""
    policy.require(actor, Do.CLAIM, contribution)
    contribution.account_id = actor.account_id
    record(
        actor,
        facts.ContributionClaimed(
            organisation_id=contribution.organisation_id,
            dossier_id=contribution.dossier_id,
            subject_id=contribution.id,
        ),
    )
    return contribution
