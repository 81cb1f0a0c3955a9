"""Who may do what with organisations, accounts and contacts."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from participatie.i18n import N_
from participatie.identity.logic.acts import act_by_name
from participatie.identity.models import Account, Organisation
from participatie.identity.models.factors import Keyring
from participatie.identity.models.second_person import Invitation, SecondPersonRequest
from participatie.kernel import clock
from participatie.kernel.actor import ANSWERING, Actor, Role
from participatie.security.policy import Policy, because, holding, proved_recently


class Do(StrEnum):
    """What can be done in this room."""

    ADD_ORGANISATION = "add_organisation"
    ADD_ACCOUNT = "add_account"
    GIVE_ROLE = "give_role"
    KEEP_CONTACT = "keep_contact"
    SIGN_IN = "sign_in"
    MAKE_OPERATOR_LINK = "make_operator_link"
    USE_OWN_ACCOUNT = "use_own_account"
    CHANGE_OWN_SECRETS = "change_own_secrets"
    END_SIGN_INS = "end_sign_ins"
    ADD_FACTOR = "add_factor"
    REMOVE_FACTOR = "remove_factor"
    RESET_FACTORS = "reset_factors"
    RUN_PLATFORM = "run_platform"
    SEE_PEOPLE = "see_people"
    INVITE = "invite"
    WITHDRAW_INVITATION = "withdraw_invitation"
    ACCEPT_INVITATION = "accept_invitation"
    TAKE_ROLE = "take_role"
    CLOSE_ACCOUNT = "close_account"
    ASK_SECOND_PERSON = "ask_second_person"
    SEE_REQUEST = "see_second_person_request"
    AGREE = "agree_as_second_person"
    DECLINE = "decline_as_second_person"
    TAKE_BACK_REQUEST = "take_back_second_person_request"
    SIGN_UP_WITH_PROVIDER = "sign_up_with_provider"
    LINK_PROVIDER = "link_provider"
    UNLINK_PROVIDER = "unlink_provider"
    CHANGE_CONTACT = "change_contact"
    ERASE_ACCOUNT = "erase_account"
    OPEN_UNMASKING = "open_unmasking"
    TELL_AUTHOR = "tell_author"
    LIST_UNMASKINGS = "list_unmaskings"
    EXPIRE = "expire"


@dataclass(frozen=True)
class NewOrganisation:
    """An organisation that may join; `seconded` when a second person agreed, or when there is none to ask."""

    seconded: bool


@dataclass(frozen=True)
class Rights:
    """A role that one person gets or loses; without an account it is somebody who is still to be invited.

    `is_first` says that the organisation has no administrator yet.
    """

    organisation: Organisation
    role: Role
    account: Account | None = None
    is_first: bool = False


@dataclass(frozen=True)
class Membership:
    """Somebody's account, seen from one organisation."""

    organisation: Organisation
    account: Account


@dataclass(frozen=True)
class Asking:
    """A weighty act that somebody wants a second person for."""

    act: str
    organisation_id: UUID | None
    dossier_id: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class Behind:
    """Who is behind one contribution, as ids, and who asked to see it."""

    organisation_id: UUID
    dossier_id: UUID
    contribution_id: UUID
    reference: str
    contact_id: UUID | None
    account_id: UUID | None
    asked_by: UUID


@because("not_allowed", N_("de website zelf of een opdracht op de server"), ())
def is_the_system(actor: Actor, _subject: object) -> bool:
    """A command on the machine itself."""
    return bool(actor.system_name)


@because("not_administrator", N_("van deze organisatie"), (Role.ADMINISTRATOR,))
def administers(actor: Actor, organisation: Organisation) -> bool:
    """An administrator, of this very organisation."""
    return actor.has_role(Role.ADMINISTRATOR, organisation_id=organisation.id)


@because("not_your_account", N_("wie het account heeft"))
def owns_account(actor: Actor, account: Account) -> bool:
    """Whose account it is."""
    return actor.account_id == account.id


@because("not_your_account", N_("van een organisatie waar de ander werkt"), (Role.ADMINISTRATOR,))
def administers_account(actor: Actor, account: Account) -> bool:
    """An administrator of an organisation for which the account's owner works."""
    bodies = {held.organisation_id for held in account.assignments}
    return any(actor.has_role(Role.ADMINISTRATOR, organisation_id=body) for body in bodies)


@because("not_your_account", N_("wie het account heeft"))
def owns_keyring(actor: Actor, keyring: Keyring) -> bool:
    """Whose factors they are."""
    return actor.account_id == keyring.account.id


@because("prove_again", N_("een medewerker heeft nog geen tweede stap"))
def must_have_a_first(actor: Actor, keyring: Keyring) -> bool:
    """Staff who come in for the first time have nothing yet to show."""
    return actor.is_staff and keyring.is_empty


@because("last_factor", N_("er blijft een tweede stap over, of het is een inwoner"))
def keeps_a_factor(actor: Actor, keyring: Keyring) -> bool:
    """Staff always have one; residents choose."""
    return not actor.is_staff or keyring.count > 1


@because("platform_only", N_("van dit platform"), (Role.PLATFORM_ADMINISTRATOR,))
def runs_the_platform(actor: Actor, _subject: object) -> bool:
    """Somebody who looks after the platform itself."""
    return actor.has_role_anywhere(Role.PLATFORM_ADMINISTRATOR)


@because("second_person_needed", N_("een tweede persoon is akkoord, als die er is"))
def is_seconded(_actor: Actor, new: NewOrganisation) -> bool:
    """Somebody else agreed, or there is nobody else to ask."""
    return new.seconded


@because("not_administrator", N_("van de organisatie"), (Role.ADMINISTRATOR,))
def administers_there(actor: Actor, subject: Rights | Membership) -> bool:
    """An administrator of the organisation in which somebody's rights change."""
    return actor.has_role(Role.ADMINISTRATOR, organisation_id=subject.organisation.id)


@because("not_administrator", N_("van de organisatie die uitnodigde"), (Role.ADMINISTRATOR,))
def administers_invitation(actor: Actor, invitation: Invitation) -> bool:
    """An administrator of the organisation that invites."""
    return actor.has_role(Role.ADMINISTRATOR, organisation_id=invitation.organisation_id)


@because("own_rights", N_("het zijn niet uw eigen rechten"))
def is_not_own(actor: Actor, subject: Rights | Membership) -> bool:
    """Nobody changes what they may do themselves."""
    return subject.account is None or subject.account.id != actor.account_id


@because("role_of_the_platform", N_("het is een rol van een medewerker van de organisatie"))
def is_role_of_organisation(_actor: Actor, rights: Rights) -> bool:
    """Not the role of who looks after the platform, nor that of a resident."""
    return rights.role not in {Role.PLATFORM_ADMINISTRATOR, Role.RESIDENT}


@because("first_administrator_only", N_("het is de eerste beheerder van een organisatie"))
def is_first_administrator(_actor: Actor, rights: Rights) -> bool:
    """An organisation that has nobody yet to give roles."""
    return rights.is_first and rights.role is Role.ADMINISTRATOR


@because("answers_and_moderates", N_("antwoord geven en modereren blijven gescheiden"))
def keeps_sides_apart(_actor: Actor, rights: Rights) -> bool:
    """Who answers in an organisation does not moderate there, and the other way round."""
    if rights.account is None:
        return True
    held = [one.role for one in rights.account.assignments if one.organisation_id == rights.organisation.id]
    roles = {*held, rights.role}
    return not (Role.MODERATOR in roles and roles & set(ANSWERING))


@because("works_elsewhere_too", N_("de persoon werkt voor geen andere organisatie"))
def works_only_there(_actor: Actor, member: Membership) -> bool:
    """All roles of this account are in this one organisation."""
    return all(held.organisation_id == member.organisation.id for held in member.account.assignments)


@because("account_is_closed", N_("het account is nog niet gesloten"))
def account_is_open(_actor: Actor, member: Membership) -> bool:
    """The account has not been closed before."""
    return member.account.closed_at is None


@because("invitation_is_used", N_("de uitnodiging is nog niet gebruikt"))
def is_not_accepted(_actor: Actor, invitation: Invitation) -> bool:
    """Nobody came in with it yet."""
    return invitation.accepted_at is None


@because("invitation_is_withdrawn", N_("de uitnodiging is niet ingetrokken"))
def is_not_withdrawn(_actor: Actor, invitation: Invitation) -> bool:
    """It was not taken back, nor replaced by a newer one."""
    return invitation.withdrawn_at is None


@because("invitation_has_expired", N_("de uitnodiging is niet ouder dan 72 uur"))
def is_not_expired(_actor: Actor, invitation: Invitation) -> bool:
    """Its 72 hours have not passed."""
    return clock.now() < invitation.expires_at


@because("no_say_in_this", N_("iemand met een van de rollen die bij het besluit horen"))
def has_a_say(actor: Actor, asking: Asking | SecondPersonRequest) -> bool:
    """Somebody who holds one of the roles of the act, where it happens."""
    roles = act_by_name(asking.act).roles
    if asking.organisation_id is None:
        return actor.has_role_anywhere(*roles)
    return actor.has_role(*roles, organisation_id=asking.organisation_id, dossier_id=asking.dossier_id)


@because("asked_it_yourself", N_("een ander dan wie het vroeg"))
def is_another(actor: Actor, request: SecondPersonRequest | Behind) -> bool:
    """Never the person who asked."""
    return actor.account_id is not None and actor.account_id != request.asked_by


@because("not_your_request", N_("wie het vroeg"))
def asked_it(actor: Actor, request: SecondPersonRequest) -> bool:
    """The person who asked."""
    return actor.account_id == request.asked_by


@because("request_is_decided", N_("er is nog niet over besloten"))
def is_undecided(_actor: Actor, request: SecondPersonRequest) -> bool:
    """Nobody has agreed or declined."""
    return request.decided_at is None


@because("request_has_expired", N_("de vraag is niet ouder dan zeven dagen"))
def request_is_fresh(_actor: Actor, request: SecondPersonRequest) -> bool:
    """The question may still be answered."""
    return clock.now() < request.expires_at


answers_there = holding(
    *ANSWERING,
    where=lambda behind: (behind.organisation_id, behind.dossier_id),
    reason="not_your_dossier",
    words=N_("van dit dossier"),
)


@because("staff_account", N_("het is geen account van een medewerker"))
def is_not_staff(actor: Actor, _account: Account) -> bool:
    """Staff do not erase what they did for an organisation; an administrator closes their account."""
    return not actor.is_staff


@because("only_way_in", N_("er is nog een andere manier om in te loggen"))
def has_another_way_in(_actor: Actor, account: Account) -> bool:
    """With an address one can always ask for a link."""
    return account.email is not None


@because("not_allowed", N_("iedereen"))
def anyone(_actor: Actor, _subject: object) -> bool:
    """Everybody, with or without an account."""
    return True


POLICY = Policy(
    {
        Do.RUN_PLATFORM: [[runs_the_platform]],
        Do.ADD_ORGANISATION: [[runs_the_platform, is_seconded, proved_recently], [is_the_system]],
        Do.ADD_ACCOUNT: [[is_the_system]],
        Do.SEE_PEOPLE: [[administers]],
        Do.INVITE: [
            [administers_there, is_role_of_organisation, proved_recently],
            [runs_the_platform, is_first_administrator, proved_recently],
            [is_the_system],
        ],
        Do.WITHDRAW_INVITATION: [[administers_invitation, is_not_accepted, is_not_withdrawn]],
        Do.ACCEPT_INVITATION: [[is_not_accepted, is_not_withdrawn, is_not_expired]],
        Do.GIVE_ROLE: [
            [administers_there, is_not_own, is_role_of_organisation, keeps_sides_apart, proved_recently],
            [is_the_system, keeps_sides_apart],
        ],
        Do.TAKE_ROLE: [[administers_there, is_not_own, is_role_of_organisation, proved_recently]],
        Do.CLOSE_ACCOUNT: [
            [administers_there, is_not_own, works_only_there, account_is_open, proved_recently]
        ],
        Do.ASK_SECOND_PERSON: [[has_a_say, proved_recently]],
        Do.SEE_REQUEST: [[has_a_say]],
        Do.AGREE: [[has_a_say, is_another, is_undecided, request_is_fresh, proved_recently]],
        Do.DECLINE: [[has_a_say, is_another, is_undecided, request_is_fresh]],
        Do.TAKE_BACK_REQUEST: [[asked_it, is_undecided]],
        Do.KEEP_CONTACT: [[anyone]],
        Do.SIGN_IN: [[anyone]],
        Do.MAKE_OPERATOR_LINK: [[is_the_system]],
        Do.USE_OWN_ACCOUNT: [[owns_account]],
        Do.CHANGE_OWN_SECRETS: [[owns_account, proved_recently]],
        Do.SIGN_UP_WITH_PROVIDER: [[anyone]],
        Do.LINK_PROVIDER: [[owns_account, proved_recently]],
        Do.CHANGE_CONTACT: [[is_the_system]],
        Do.ERASE_ACCOUNT: [[owns_account, is_not_staff, proved_recently], [is_the_system]],
        Do.OPEN_UNMASKING: [[answers_there, is_another, proved_recently]],
        Do.TELL_AUTHOR: [[is_the_system]],
        Do.LIST_UNMASKINGS: [[administers]],
        Do.EXPIRE: [[is_the_system]],
        Do.UNLINK_PROVIDER: [[owns_account, has_another_way_in, proved_recently]],
        Do.END_SIGN_INS: [[owns_account], [administers_account], [is_the_system]],
        Do.ADD_FACTOR: [[owns_keyring, must_have_a_first], [owns_keyring, proved_recently]],
        Do.REMOVE_FACTOR: [[owns_keyring, keeps_a_factor, proved_recently]],
        Do.RESET_FACTORS: [
            [administers_there, is_not_own, works_only_there, proved_recently],
            [is_the_system],
        ],
    }
)
require, allows, why_not = POLICY.require, POLICY.allows, POLICY.why_not
