"""Looking again: an author asks, somebody else rules."""

from participatie.db.session import session
from participatie.facts.record import record
from participatie.kernel.actor import Actor, Role
from participatie.kernel.errors import Conflict, Invalid
from participatie.moderation import facts, policy
from participatie.moderation.logic.urgency import result_of
from participatie.moderation.models import Appeal, AppealRuling
from participatie.moderation.policy import Appealed, Do
from participatie.moderation.services.cases import Choice, carry_out, case_of, fact_of, signal
from participatie.moderation.terms import Why


def appeal(actor: Actor, appealed: Appealed, *, words: str) -> Appeal:
    """Ask that somebody else looks again at a decision, in one's own words."""
    policy.require(actor, Do.APPEAL, appealed)
    if not words.strip():
        raise Invalid("say_why", "words")
    item = appealed.item
    case = case_of(item)
    asked = Appeal(decision_id=appealed.decision.id, case_id=case.id, words=words)
    session.add(asked)
    signal(case, [Why.APPEAL])
    fact = facts.DecisionAppealed(
        organisation_id=item.organisation_id,
        dossier_id=item.dossier_id,
        subject_id=item.id,
        kind=item.kind,
        decision_id=str(appealed.decision.id),
    )
    record(actor, fact)
    return asked


def rule_on_appeal(actor: Actor, appealed: Appealed, asked: Appeal, choice: Choice) -> AppealRuling:
    """Rule on an appeal as somebody else than who decided; the author reads the outcome and the reason."""
    policy.require(actor, Do.RULE, appealed)
    if not appealed.is_newest or session.get(AppealRuling, asked.id) is not None:
        raise Conflict("changed_meanwhile")
    item, case = appealed.item, case_of(appealed.item)
    moderates = policy.moderates_it(actor, item)
    role = Role.MODERATOR if moderates else Role.ADMINISTRATOR
    decision = carry_out(item, case, choice, actor, role.value)
    record(actor, fact_of(item, decision), content={"reden": decision.reason})
    ruling = AppealRuling(
        appeal_id=asked.id,
        decision_id=decision.id,
        result=result_of(appealed.decision.outcome, choice.outcome),
        ruled_by=actor.account_id,
        role=role.value,
    )
    session.add(ruling)
    fact = facts.AppealRuled(
        organisation_id=item.organisation_id,
        dossier_id=item.dossier_id,
        subject_id=item.id,
        kind=item.kind,
        decision_id=str(decision.id),
        result=ruling.result.value,
        role=role.value,
    )
    record(actor, fact)
    return ruling
