"""Who may send in, change and handle contributions, and when."""

from enum import StrEnum

from participatie.consultations.models import Round
from participatie.consultations.queries import state_of
from participatie.consultations.terms import RoundState
from participatie.contributions.models import Contribution
from participatie.kernel.actor import Actor, Role
from participatie.security.policy import Policy, because

ANSWERING = (Role.CIVIL_SERVANT, Role.PROJECT_LEADER, Role.ADMINISTRATOR)


class Do(StrEnum):
    """What can be done in this room."""

    SUBMIT = "submit_contribution"
    ENTER = "enter_contribution"
    EDIT = "edit_contribution"
    WITHDRAW = "withdraw_contribution"
    READ_OWN = "read_own_contribution"
    READ_ANY = "read_any_contribution"
    MARK_READ = "mark_read"
    RULE_LATE = "rule_late"
    SET_PUBLICATION = "set_publication"


@because("round_not_open_yet")
def round_has_begun(_actor: Actor, round_: Round) -> bool:
    """The round is open, or has been."""
    return state_of(round_) not in {RoundState.DRAFT, RoundState.ANNOUNCED}


@because("round_answered")
def round_is_not_answered(_actor: Actor, round_: Round) -> bool:
    """The report of responses of the round does not stand yet."""
    return round_.answered_at is None


@because("not_your_dossier")
def works_on_round(actor: Actor, round_: Round) -> bool:
    """Somebody who answers for the organisation of this round's dossier."""
    return actor.has_role(
        *ANSWERING, organisation_id=round_.dossier.organisation_id, dossier_id=round_.dossier_id
    )


@because("not_your_contribution")
def holds_it(actor: Actor, contribution: Contribution) -> bool:
    """Whoever showed its code in this browser, or sent it from their account."""
    own_account = actor.account_id is not None and contribution.account_id == actor.account_id
    return own_account or contribution.id in actor.contribution_ids


@because("round_closed_for_changes")
def its_round_is_open(_actor: Actor, contribution: Contribution) -> bool:
    """The round of the contribution can still be taken part in."""
    return state_of(contribution.round) in {RoundState.OPEN, RoundState.GRACE}


@because("already_withdrawn")
def is_not_withdrawn(_actor: Actor, contribution: Contribution) -> bool:
    """Its author has not taken it back."""
    return contribution.withdrawn_at is None


@because("not_your_dossier")
def answers_it(actor: Actor, contribution: Contribution) -> bool:
    """Somebody who answers for the organisation that received it."""
    return actor.has_role(
        *ANSWERING, organisation_id=contribution.organisation_id, dossier_id=contribution.dossier_id
    )


@because("not_your_dossier")
def moderates_it(actor: Actor, contribution: Contribution) -> bool:
    """A moderator of the organisation that received it."""
    return actor.has_role(
        Role.MODERATOR, organisation_id=contribution.organisation_id, dossier_id=contribution.dossier_id
    )


@because("is_not_late")
def is_late(_actor: Actor, contribution: Contribution) -> bool:
    """It came after the round had closed."""
    return contribution.is_late


POLICY = Policy(
    {
        Do.SUBMIT: [[round_has_begun, round_is_not_answered]],
        Do.ENTER: [[works_on_round, round_has_begun, round_is_not_answered]],
        Do.EDIT: [[holds_it, is_not_withdrawn, its_round_is_open]],
        Do.WITHDRAW: [[holds_it, is_not_withdrawn, its_round_is_open]],
        Do.READ_OWN: [[holds_it]],
        Do.READ_ANY: [[answers_it], [moderates_it]],
        Do.MARK_READ: [[answers_it]],
        Do.RULE_LATE: [[answers_it, is_late]],
        Do.SET_PUBLICATION: [[moderates_it]],
    }
)
require, allows, why_not = POLICY.require, POLICY.allows, POLICY.why_not
