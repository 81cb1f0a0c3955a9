"""Who may send in, change and handle contributions, and when."""

from datetime import timedelta
from enum import StrEnum

from participatie.consultations.models import Round
from participatie.consultations.queries import state_of
from participatie.consultations.terms import RoundState
from participatie.contributions.models import Contribution
from participatie.contributions.terms import Publication
from participatie.i18n import N_
from participatie.kernel import clock
from participatie.kernel.actor import ANSWERING, Actor, Role
from participatie.security.policy import Place, Policy, because, holding, proved_recently

MEND_WITHIN = timedelta(days=14)


class Do(StrEnum):
    """What can be done in this room."""

    SUBMIT = "submit_contribution"
    ENTER = "enter_contribution"
    EDIT = "edit_contribution"
    WITHDRAW = "withdraw_contribution"
    CLAIM = "claim_contribution"
    READ_OWN = "read_own_contribution"
    READ_ANY = "read_any_contribution"
    MARK_READ = "mark_read"
    RULE_LATE = "rule_late"
    SET_PUBLICATION = "set_publication"
    REDACT = "redact_contribution"
    CHANGE_OWN_CONTACT = "change_own_contact"
    FORGET_CONTACT = "forget_contact"
    FORGET_AUTHOR = "forget_author"
    ERASE_WORDS = "erase_words"
    UNMASK = "unmask_author"
    ASK_ERASURE = "ask_erasure"


@because("round_not_open_yet", N_("de ronde is begonnen"))
def round_has_begun(_actor: Actor, round_: Round) -> bool:
    """The round is open, or has been."""
    return state_of(round_) not in {RoundState.DRAFT, RoundState.ANNOUNCED}


def _where(subject: Round | Contribution) -> Place:
    if isinstance(subject, Contribution):
        return subject.organisation_id, subject.dossier_id
    return subject.dossier.organisation_id, subject.dossier_id


works_on_round = holding(*ANSWERING, where=_where, reason="not_your_dossier", words=N_("van dit dossier"))
answers_it = holding(*ANSWERING, where=_where, reason="not_your_dossier", words=N_("van dit dossier"))
moderates_it = holding(Role.MODERATOR, where=_where, reason="not_your_dossier", words=N_("van dit dossier"))

administers_it = holding(
    Role.ADMINISTRATOR, where=_where, reason="not_your_dossier", words=N_("van de organisatie")
)


@because("staff_use_private_account", N_("u bent niet als medewerker ingelogd"), (Role.RESIDENT,))
def is_no_staff(actor: Actor, _subject: object) -> bool:
    """Staff speak by answers; in private they use an account of their own."""
    return not actor.is_staff


@because("not_your_contribution", N_("wie de code heeft of de inbreng met een eigen account stuurde"))
def holds_it(actor: Actor, contribution: Contribution) -> bool:
    """Whoever showed its code in this browser, or sent it from their account."""
    own_account = actor.account_id is not None and contribution.account_id == actor.account_id
    return own_account or contribution.id in actor.contribution_ids


@because("round_closed_for_changes", N_("de ronde is nog open"))
def its_round_is_open(_actor: Actor, contribution: Contribution) -> bool:
    """The round of the contribution can still be taken part in."""
    return state_of(contribution.round) in {RoundState.OPEN, RoundState.GRACE}


@because("already_withdrawn", N_("de inbreng is niet ingetrokken"))
def is_not_withdrawn(_actor: Actor, contribution: Contribution) -> bool:
    """Its author has not taken it back."""
    return contribution.withdrawn_at is None


@because("round_closed_for_changes", N_("de inbreng wacht, of is korter dan 14 dagen afgeschermd"))
def may_be_mended(_actor: Actor, contribution: Contribution) -> bool:
    """A moderator keeps it out of sight: its author may mend it for fourteen days, also after closing."""
    if contribution.publication is Publication.HELD:
        return True
    since = contribution.out_of_sight_since
    return since is not None and clock.now() - since < MEND_WITHIN


@because("site_only", N_("de website zelf, volgens een vaste regel"), ())
def is_the_system(actor: Actor, _subject: object) -> bool:
    """The site itself, by a rule that everybody can read."""
    return bool(actor.system_name)


@because("sign_in_first", N_("u bent ingelogd"))
def has_an_account(actor: Actor, _contribution: Contribution) -> bool:
    """Somebody who is signed in."""
    return actor.is_signed_in


@because("claimed_already", N_("de inbreng hoort nog bij geen account"))
def is_of_nobody(_actor: Actor, contribution: Contribution) -> bool:
    """No account has it yet."""
    return contribution.account_id is None


@because("no_author_kept", N_("er is iets van de afzender bewaard"))
def has_an_author(_actor: Actor, contribution: Contribution) -> bool:
    """Something of a person was kept with it: an address or an account."""
    return contribution.contact_id is not None or contribution.account_id is not None


@because("is_not_late", N_("de inbreng kwam te laat binnen"))
def is_late(_actor: Actor, contribution: Contribution) -> bool:
    """It came after the round had closed."""
    return contribution.is_late


POLICY = Policy(
    {
        Do.SUBMIT: [[is_no_staff, round_has_begun]],
        Do.ENTER: [[works_on_round, round_has_begun]],
        Do.EDIT: [
            [holds_it, is_no_staff, is_not_withdrawn, its_round_is_open],
            [holds_it, is_no_staff, is_not_withdrawn, may_be_mended],
        ],
        Do.WITHDRAW: [[holds_it, is_no_staff, is_not_withdrawn, its_round_is_open]],
        Do.CLAIM: [[has_an_account, is_no_staff, is_of_nobody, holds_it]],
        Do.READ_OWN: [[holds_it]],
        Do.READ_ANY: [[answers_it], [moderates_it]],
        Do.MARK_READ: [[answers_it]],
        Do.RULE_LATE: [[answers_it, is_late]],
        Do.SET_PUBLICATION: [[moderates_it], [administers_it], [is_the_system]],
        Do.REDACT: [[moderates_it], [administers_it]],
        Do.CHANGE_OWN_CONTACT: [[holds_it]],
        Do.FORGET_CONTACT: [[holds_it], [is_the_system]],
        Do.FORGET_AUTHOR: [[holds_it], [is_the_system]],
        Do.ERASE_WORDS: [[holds_it], [is_the_system]],
        Do.ASK_ERASURE: [[administers_it, proved_recently]],
        Do.UNMASK: [[answers_it, has_an_author, proved_recently]],
    }
)
require, allows, why_not = POLICY.require, POLICY.allows, POLICY.why_not
