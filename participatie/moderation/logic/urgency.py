"""How urgent a case is, and which moments count: pure thinking about signals and days."""

from collections.abc import Collection
from datetime import datetime, timedelta

from participatie.consultations.logic.dutch_days import is_working_day, local
from participatie.moderation.terms import AppealResult, HouseRule, Outcome, Standing, Why

RISKS = {
    Why.THREAT: 90,
    Why.ABOUT_OTHERS: 70,
    Why.PERSONAL_DATA: 50,
    Why.APPEAL: 40,
    Why.ASKED: 40,
    Why.REPORTED: 30,
    Why.MENDED: 20,
    Why.AGAIN: 10,
    Why.FLOOD: 10,
    Why.FIRST: 10,
}
"""Threat first, then what harms another, then oneself; what only waits is ordered by age."""

APPEAL_WITHIN = timedelta(days=14)
MEND_WITHIN = timedelta(days=14)
APPEAL_LATE_AFTER = timedelta(days=7)
CIRCLES_KEPT = timedelta(days=7)
CLAIM_LASTS = timedelta(minutes=30)

_RULES = {
    HouseRule.THREAT: Why.THREAT,
    HouseRule.PERSONAL_DATA: Why.PERSONAL_DATA,
    HouseRule.ABOUT_OTHERS: Why.ABOUT_OTHERS,
}


def risk_of(whys: Collection[Why]) -> int:
    """Give the risk of a case: that of its gravest signal; nothing waits at 0."""
    return max((RISKS[why] for why in whys), default=0)


def may_appeal_until(decided_at: datetime) -> datetime:
    """Give the last moment to ask for another look."""
    return decided_at + APPEAL_WITHIN


def is_late(asked_at: datetime, now: datetime) -> bool:
    """Say whether an appeal has waited longer than a week."""
    return now - asked_at > APPEAL_LATE_AFTER


def holds_claim(claimed_at: datetime | None, now: datetime) -> bool:
    """Say whether a claim still counts: who went home does not keep a case from the others."""
    return claimed_at is not None and now - claimed_at < CLAIM_LASTS


def is_working_time(now: datetime, opens: int, closes: int) -> bool:
    """Say whether the desk is open at a moment, by the clock in Amsterdam."""
    there = local(now)
    return is_working_day(there.date()) and opens <= there.hour < closes


def result_of(before: Outcome, after: Outcome) -> AppealResult:
    """Say what another look did to a decision."""
    if after is before:
        return AppealResult.UPHELD
    return AppealResult.REVERSED if after in {Outcome.VISIBLE, Outcome.FACTS} else AppealResult.CHANGED


def may_be_appealed(outcome: Outcome) -> bool:
    """Say whether a decision took something away from its author."""
    return outcome in {Outcome.HIDDEN, Outcome.REDACTED, Outcome.HELD}


def asks_again(outcome: Outcome) -> frozenset[Why]:
    """Give why a case stays in the queue after a decision: only what was left waiting."""
    return frozenset({Why.AGAIN}) if outcome is Outcome.HELD else frozenset()


def offered(standing: Standing) -> tuple[Outcome, ...]:
    """Give what a moderator can choose: everything; what it already is comes last."""
    order = {
        Standing.VISIBLE: (Outcome.HIDDEN, Outcome.REDACTED, Outcome.HELD, Outcome.FACTS, Outcome.VISIBLE),
        Standing.HELD: (Outcome.VISIBLE, Outcome.FACTS, Outcome.REDACTED, Outcome.HIDDEN, Outcome.HELD),
        Standing.HIDDEN: (Outcome.VISIBLE, Outcome.FACTS, Outcome.REDACTED, Outcome.HIDDEN, Outcome.HELD),
    }
    return order[standing]


def likely_rule(whys: Collection[Why]) -> HouseRule | None:
    """Give the house rule that a moderator probably needs; only a suggestion, a person chooses."""
    return next((rule for rule, why in _RULES.items() if why in whys), None)
