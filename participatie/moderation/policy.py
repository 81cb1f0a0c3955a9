"""Who may take a contribution out of sight and put it back."""

from enum import StrEnum
from uuid import UUID

from participatie.contributions.models import Contribution
from participatie.contributions.terms import Publication
from participatie.kernel.actor import Actor, Role
from participatie.security.policy import Policy, because


class Do(StrEnum):
    """What can be done in this room."""

    MODERATE = "moderate"
    WITHHOLD = "withhold_contribution"
    RESTORE = "restore_contribution"


@because("moderators_only")
def moderates_somewhere(actor: Actor, _subject: object) -> bool:
    """A moderator, of whichever organisation; the lists show only their own."""
    return actor.has_role_anywhere(Role.MODERATOR)


@because("not_your_dossier")
def moderates_it(actor: Actor, contribution: Contribution) -> bool:
    """A moderator of the organisation that received it, or of just its dossier."""
    return actor.has_role(
        Role.MODERATOR, organisation_id=contribution.organisation_id, dossier_id=contribution.dossier_id
    )


@because("already_withheld")
def is_in_sight(_actor: Actor, contribution: Contribution) -> bool:
    """No decision keeps it out of sight."""
    return contribution.publication is Publication.SHOWN


@because("not_withheld")
def is_out_of_sight(_actor: Actor, contribution: Contribution) -> bool:
    """A decision keeps it out of sight."""
    return contribution.publication is Publication.WITHHELD


@because("own_contribution")
def is_not_its_author(actor: Actor, contribution: Contribution) -> bool:
    """Nobody moderates what they wrote themselves."""
    return contribution.account_id is None or contribution.account_id != actor.account_id


POLICY = Policy(
    {
        Do.MODERATE: [[moderates_somewhere]],
        Do.WITHHOLD: [[moderates_it, is_not_its_author, is_in_sight]],
        Do.RESTORE: [[moderates_it, is_not_its_author, is_out_of_sight]],
    }
)
require, allows, why_not = POLICY.require, POLICY.allows, POLICY.why_not


def moderated_places(actor: Actor) -> tuple[frozenset[UUID], frozenset[UUID]]:
    """Give the organisations, and the single dossiers, in which this actor is a moderator."""
    held = [one for one in actor.assignments if one.role is Role.MODERATOR]
    organisations = frozenset(one.organisation_id for one in held if one.dossier_id is None)
    return organisations, frozenset(one.dossier_id for one in held if one.dossier_id is not None)
