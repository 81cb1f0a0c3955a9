"""Who may report, decide, appeal and rule; moderating is apart from answering."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from participatie.i18n import N_
from participatie.identity.models import Organisation
from participatie.kernel import clock
from participatie.kernel.actor import Actor, Role
from participatie.moderation.logic.items import Item, Places
from participatie.moderation.logic.urgency import may_appeal_until, may_be_appealed
from participatie.moderation.models import ModerationDecision
from participatie.security.policy import Policy, because


class Do(StrEnum):
    """What can be done in this room."""

    MODERATE = "moderate"
    ASK_LOOK = "ask_for_a_look"
    REPORT = "report_item"
    ASK_REDACTION = "ask_redaction"
    CLAIM = "claim_case"
    DECIDE = "decide_item"
    APPEAL = "appeal_decision"
    RULE = "rule_on_appeal"
    READ_ORIGINAL = "read_original"
    MAKE_FILE = "make_report_file"
    FORGET = "forget_originals"
    KEEP_VIEWS = "keep_views"
    READ_ROSTER = "read_roster"
    SET_ROSTER = "set_roster"
    ALARM = "alarm_duty"


@dataclass(frozen=True)
class Appealed:
    """A decision with the item it is about, and what matters for another look."""

    item: Item
    decision: ModerationDecision
    is_newest: bool = True
    is_appealed: bool = False
    other_moderators: int = 0


@because("moderators_only", N_("van een organisatie of een dossier"), (Role.MODERATOR,))
def moderates_somewhere(actor: Actor, _subject: object) -> bool:
    """A moderator, of whichever organisation; the lists show only their own."""
    return actor.has_role_anywhere(Role.MODERATOR)


@because("not_your_dossier", N_("van de organisatie of van dit dossier"), (Role.MODERATOR,))
def moderates_it(actor: Actor, item: Item) -> bool:
    """A moderator of the organisation that received it, or of just its dossier."""
    return actor.has_role(Role.MODERATOR, organisation_id=item.organisation_id, dossier_id=item.dossier_id)


@because("own_item", N_("de tekst is niet van uzelf"))
def is_not_its_author(actor: Actor, item: Item) -> bool:
    """Nobody moderates what they wrote themselves."""
    return item.author_id is None or item.author_id != actor.account_id


@because("not_for_everybody", N_("de tekst is bedoeld voor iedereen"))
def everybody_reads_it(_actor: Actor, item: Item) -> bool:
    """Written for everybody; what is for the authority alone is for who answers it."""
    return item.is_public


@because("site_only", N_("de website zelf, volgens een vaste regel"), ())
def is_the_system(actor: Actor, _subject: object) -> bool:
    """The site itself, by a rule that everybody can read."""
    return bool(actor.system_name)


@because("not_yours", N_("wie de tekst schreef"))
def holds_it(actor: Actor, item: Item) -> bool:
    """Whoever holds the code of the item in this browser, or sent it from their account."""
    own_account = actor.account_id is not None and item.author_id == actor.account_id
    return own_account or item.id in actor.contribution_ids


@because("not_yours", N_("wie de tekst schreef"))
def wrote_it(actor: Actor, appealed: Appealed) -> bool:
    """Whoever wrote what was decided about."""
    return holds_it(actor, appealed.item)


@because("nothing_to_appeal", N_("het besluit haalt iets weg en geldt nu"))
def takes_something_away(_actor: Actor, appealed: Appealed) -> bool:
    """The decision that stands now keeps something out of sight."""
    return appealed.is_newest and may_be_appealed(appealed.decision.outcome)


@because("appealed_already", N_("er is nog geen herbeoordeling gevraagd"))
def was_not_appealed(_actor: Actor, appealed: Appealed) -> bool:
    """One appeal per decision."""
    return not appealed.is_appealed


@because("appeal_too_late", N_("binnen 14 dagen na het besluit"))
def is_in_time(_actor: Actor, appealed: Appealed) -> bool:
    """Within fourteen days after the decision."""
    return clock.now() < may_appeal_until(appealed.decision.decided_at)


@because("not_your_dossier", N_("van de organisatie of van dit dossier"), (Role.MODERATOR,))
def moderates_appealed(actor: Actor, appealed: Appealed) -> bool:
    """A moderator of the place of the item."""
    return moderates_it(actor, appealed.item)


@because("not_your_dossier", N_("van de organisatie"), (Role.ADMINISTRATOR,))
def administers_its_organisation(actor: Actor, appealed: Appealed) -> bool:
    """An administrator of the organisation that received it."""
    return actor.has_role(Role.ADMINISTRATOR, organisation_id=appealed.item.organisation_id)


@because("not_who_decided", N_("een ander nam het besluit"))
def did_not_decide(actor: Actor, appealed: Appealed) -> bool:
    """Nobody looks again at their own decision."""
    return appealed.decision.decided_by is None or appealed.decision.decided_by != actor.account_id


@because("own_item", N_("de tekst is niet van uzelf"))
def did_not_write(actor: Actor, appealed: Appealed) -> bool:
    """Nobody rules on what they wrote themselves."""
    return is_not_its_author(actor, appealed.item)


@because("moderators_first", N_("er is geen andere moderator"))
def no_other_moderator(_actor: Actor, appealed: Appealed) -> bool:
    """There is nobody else who moderates here."""
    return appealed.other_moderators == 0


@because("not_your_organisation", N_("van deze organisatie"), (Role.MODERATOR, Role.ADMINISTRATOR))
def moderates_organisation(actor: Actor, organisation: Organisation) -> bool:
    """A moderator or an administrator of this organisation."""
    roles = (Role.MODERATOR, Role.ADMINISTRATOR)
    return actor.has_role(*roles, organisation_id=organisation.id)


POLICY = Policy(
    {
        Do.MODERATE: [[moderates_somewhere]],
        Do.ASK_LOOK: [[is_the_system]],
        Do.REPORT: [[everybody_reads_it]],
        Do.ASK_REDACTION: [[holds_it, everybody_reads_it]],
        Do.CLAIM: [[moderates_it, is_not_its_author]],
        Do.DECIDE: [[moderates_it, is_not_its_author]],
        Do.APPEAL: [[wrote_it, takes_something_away, was_not_appealed, is_in_time]],
        Do.RULE: [
            [moderates_appealed, did_not_decide, did_not_write],
            [administers_its_organisation, did_not_decide, did_not_write, no_other_moderator],
        ],
        Do.READ_ORIGINAL: [[moderates_it]],
        Do.MAKE_FILE: [[moderates_it]],
        Do.FORGET: [[is_the_system]],
        Do.KEEP_VIEWS: [[moderates_somewhere]],
        Do.READ_ROSTER: [[moderates_organisation]],
        Do.SET_ROSTER: [[moderates_organisation]],
        Do.ALARM: [[is_the_system]],
    }
)
require, allows, why_not = POLICY.require, POLICY.allows, POLICY.why_not


def moderated_places(actor: Actor) -> Places:
    """Give the organisations, and the single dossiers, in which this actor is a moderator."""
    held = [one for one in actor.assignments if one.role is Role.MODERATOR]
    organisations = frozenset(one.organisation_id for one in held if one.dossier_id is None)
    return Places(organisations, frozenset(one.dossier_id for one in held if one.dossier_id is not None))


def organisations_of(actor: Actor) -> frozenset[UUID]:
    """Give the organisations whose roster an actor may read."""
    roles = (Role.MODERATOR, Role.ADMINISTRATOR)
    return frozenset(one.organisation_id for one in actor.assignments if one.role in roles)
