"""What a moderator decides: hiding publication, never receipt; always with a reason that the author reads."""

from collections.abc import Sequence

from participatie.contributions.models import Contribution
from participatie.facts.record import record
from participatie.kernel.actor import Actor, Role
from participatie.moderation import policy, queries
from participatie.moderation.logic.items import Item
from participatie.moderation.models import ModerationDecision
from participatie.moderation.policy import Do
from participatie.moderation.services.cases import Choice, carry_out, case_of, fact_of, require_free
from participatie.moderation.terms import HouseRule, Outcome


def decide(actor: Actor, item: Item, choice: Choice) -> ModerationDecision:
    """Decide about an item; its line, its answer and its author's rights go on whatever is decided."""
    policy.require(actor, Do.DECIDE, item)
    case = case_of(item)
    require_free(case, actor)
    decision = carry_out(item, case, choice, actor, Role.MODERATOR.value)
    record(actor, fact_of(item, decision), content={"reden": decision.reason})
    return decision


def decide_many(actor: Actor, items: Sequence[Item], choice: Choice) -> Sequence[ModerationDecision]:
    """Decide the same about several items, for one reason that each author reads; all of them or none."""
    for item in items:
        policy.require(actor, Do.DECIDE, item)
    return [decide(actor, item, choice) for item in items]


def withhold(actor: Actor, contribution: Contribution, *, rule: HouseRule, reason: str) -> ModerationDecision:
    """Take a contribution out of sight by a house rule."""
    item = queries.get_item_of(contribution)
    policy.require(actor, Do.DECIDE, item)
    return decide(actor, item, Choice(outcome=Outcome.HIDDEN, rule=rule, reason=reason))


def restore(actor: Actor, contribution: Contribution, *, reason: str) -> ModerationDecision:
    """Put a contribution back in sight: an earlier decision was wrong, or its ground has gone."""
    item = queries.get_item_of(contribution)
    policy.require(actor, Do.DECIDE, item)
    return decide(actor, item, Choice(outcome=Outcome.VISIBLE, reason=reason))
