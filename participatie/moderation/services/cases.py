"""Cases and their signals: what the services of this room share."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from participatie.db.session import session
from participatie.kernel import clock
from participatie.kernel.actor import Actor
from participatie.kernel.errors import Conflict, Invalid
from participatie.moderation import facts
from participatie.moderation.logic.items import Item, moderable
from participatie.moderation.logic.urgency import asks_again, holds_claim, risk_of
from participatie.moderation.models import Case, ModerationDecision, SealedOriginal, Signal
from participatie.moderation.terms import NEEDS_RULE, STANDS_AS, HouseRule, Outcome, Standing, Why


@dataclass(frozen=True, kw_only=True)
class Choice:
    """What somebody decides about an item, and why; phrases are the words to black out."""

    outcome: Outcome
    rule: HouseRule | None = None
    reason: str
    facts_used: str = ""
    phrases: tuple[str, ...] = ()

    def check(self) -> None:
        """Refuse a decision without a reason, or one that takes something away without a rule."""
        if not self.reason.strip():
            raise Invalid("give_a_reason", "reason")
        if self.outcome in NEEDS_RULE and self.rule is None:
            raise Invalid("choose_a_rule", "rule")
        if self.outcome is Outcome.REDACTED and not self.phrases:
            raise Invalid("give_the_words", "phrases")


def find_case(kind: str, subject_id: UUID) -> Case | None:
    """Find the case of an item, if it ever asked for a look."""
    wanted = sa.select(Case).where(Case.kind == kind, Case.subject_id == subject_id)
    return session.scalars(wanted).one_or_none()


def case_of(item: Item) -> Case:
    """Give the case of an item, made now when it is the first time."""
    found = find_case(item.kind, item.id)
    if found is not None:
        return found
    case = Case(
        kind=item.kind,
        subject_id=item.id,
        reference=item.reference,
        organisation_id=item.organisation_id,
        dossier_id=item.dossier_id,
        standing=item.standing,
    )
    try:
        with session.begin_nested():
            session.add(case)
    except IntegrityError:  # somebody else opened it in the same moment
        return session.scalars(
            sa.select(Case).where(Case.kind == item.kind, Case.subject_id == item.id)
        ).one()
    return case


def signal(case: Case, whys: Collection[Why]) -> None:
    """Let a case ask for a look; what it asked already keeps its moment."""
    moment = clock.now()
    known = {each.why for each in case.signals}
    case.signals.extend(Signal(why=why, since=moment) for why in whys if why not in known)
    _follow(case)


def settle(case: Case, keep: Collection[Why] = ()) -> None:
    """Take away what asked for a look, but for what stays to be done; who looked is done with it."""
    case.signals = [each for each in case.signals if each.why in keep]
    case.reporters = 0
    case.claimed_by = case.claimed_at = None
    signal(case, keep)


def _follow(case: Case) -> None:
    case.risk = risk_of([each.why for each in case.signals])
    case.waiting_since = min((each.since for each in case.signals), default=None)


def require_free(case: Case, by: Actor) -> None:
    """Refuse while somebody else is looking at a case; a claim that has lapsed stops nobody."""
    if case.claimed_by not in {None, by.account_id} and holds_claim(case.claimed_at, clock.now()):
        raise Conflict("claimed_by_other")


def carry_out(item: Item, case: Case, choice: Choice, by: Actor, role: str) -> ModerationDecision:
    """Write a decision down and do what it says."""
    choice.check()
    decision = ModerationDecision(
        kind=item.kind,
        subject_id=item.id,
        organisation_id=item.organisation_id,
        dossier_id=item.dossier_id,
        outcome=choice.outcome,
        rule=choice.rule if choice.outcome in NEEDS_RULE else None,
        reason=choice.reason,
        facts_used=choice.facts_used,
        asked_at=case.waiting_since,
        decided_by=by.account_id,
        role=role,
    )
    session.add(decision)
    session.flush()  # the fact, and what is sealed, name the decision
    kind, standing = moderable(item.kind), STANDS_AS[choice.outcome]
    if choice.outcome is Outcome.REDACTED:
        texts = kind.redact(by, item, choice.phrases)
        session.add(
            SealedOriginal(
                kind=item.kind,
                subject_id=item.id,
                decision_id=decision.id,
                texts=texts,
                sealed_at=decision.decided_at,
            )
        )
    if item.standing is not standing or standing is Standing.HIDDEN:  # the days to mend begin anew
        kind.set_standing(by, item, standing)
    if case.asks_facts is not (choice.outcome is Outcome.FACTS):
        case.asks_facts = choice.outcome is Outcome.FACTS
        kind.ask_facts(by, item, asked=case.asks_facts)
    case.standing = standing
    settle(case, asks_again(choice.outcome))
    return decision


def fact_of(item: Item, decision: ModerationDecision) -> facts.ModerationDecided:
    """Say what was decided, without a word of it."""
    return facts.ModerationDecided(
        organisation_id=item.organisation_id,
        dossier_id=item.dossier_id,
        subject_id=item.id,
        kind=item.kind,
        decision_id=str(decision.id),
        outcome=decision.outcome.value,
        rule=decision.rule.value if decision.rule else "",
        role=decision.role,
    )
