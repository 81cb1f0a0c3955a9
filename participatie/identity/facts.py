"""What can happen to organisations, accounts and contacts."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from participatie.facts.record import Fact
from participatie.i18n import N_


@dataclass(frozen=True, kw_only=True)
class OrganisationAdded(Fact):
    """An organisation joined the platform."""

    tells: ClassVar[str] = N_("Er is een organisatie bijgekomen.")


@dataclass(frozen=True, kw_only=True)
class AccountAdded(Fact):
    """Somebody got an account."""

    tells: ClassVar[str] = N_("Er is een account gemaakt.")


@dataclass(frozen=True, kw_only=True)
class RoleGiven(Fact):
    """An account got a role."""

    tells: ClassVar[str] = N_("Een account kreeg een rol.")

    role: str


@dataclass(frozen=True, kw_only=True)
class ContactKept(Fact):
    """A way to reach a contributor was written down."""

    tells: ClassVar[str] = N_("Een adres om iemand te bereiken is bewaard.")

    contact_id: UUID


@dataclass(frozen=True, kw_only=True)
class SignedIn(Fact):
    """An account proved who it is and began a session; `factor` is what it showed beside a password or link."""

    tells: ClassVar[str] = N_("Er is ingelogd.")

    sign_in_id: UUID
    factor: str


@dataclass(frozen=True, kw_only=True)
class SignInProved(Fact):
    """Somebody who was signed in showed a factor (again)."""

    tells: ClassVar[str] = N_("Iemand heeft zich opnieuw bevestigd.")

    sign_in_id: UUID
    factor: str


@dataclass(frozen=True, kw_only=True)
class SignedOut(Fact):
    """A session of an account was ended by its owner."""

    tells: ClassVar[str] = N_("Er is uitgelogd.")

    sign_in_ids: tuple[UUID, ...]


@dataclass(frozen=True, kw_only=True)
class RoleTaken(Fact):
    """An account lost a role."""

    tells: ClassVar[str] = N_("U heeft een rol niet meer: %(role)s.")

    role: str


@dataclass(frozen=True, kw_only=True)
class AccountClosed(Fact):
    """An account can no longer sign in."""

    tells: ClassVar[str] = N_("Het account is gesloten.")


@dataclass(frozen=True, kw_only=True)
class Invited(Fact):
    """Somebody was asked to come and work for an organisation, with a role."""

    tells: ClassVar[str] = N_("Er is een uitnodiging verstuurd.")

    invitation_id: UUID
    role: str


@dataclass(frozen=True, kw_only=True)
class InvitationWithdrawn(Fact):
    """An invitation was taken back before anybody used it."""

    tells: ClassVar[str] = N_("Een uitnodiging is ingetrokken.")

    invitation_id: UUID


@dataclass(frozen=True, kw_only=True)
class InvitationAccepted(Fact):
    """Somebody came in with an invitation; `subject_id` is their account."""

    tells: ClassVar[str] = N_("Een uitnodiging is aangenomen.")

    invitation_id: UUID
    role: str


@dataclass(frozen=True, kw_only=True)
class SecondPersonFact(Fact):
    """What facts about a weighty act have in common; `subject_id` is what the act is about."""

    request_id: UUID
    act: str


@dataclass(frozen=True, kw_only=True)
class SecondPersonAsked(SecondPersonFact):
    """Somebody asked a second person to agree to a weighty act."""

    tells: ClassVar[str] = N_("Er is om een tweede persoon gevraagd.")


@dataclass(frozen=True, kw_only=True)
class SecondPersonAgreed(SecondPersonFact):
    """A second person agreed, and the act was done."""

    tells: ClassVar[str] = N_("Een tweede persoon is akkoord gegaan.")


@dataclass(frozen=True, kw_only=True)
class SecondPersonDeclined(SecondPersonFact):
    """A second person did not agree."""

    tells: ClassVar[str] = N_("Een tweede persoon is niet akkoord gegaan.")


@dataclass(frozen=True, kw_only=True)
class SecondPersonRequestTakenBack(SecondPersonFact):
    """Who asked for a second person took the question back."""

    tells: ClassVar[str] = N_("De vraag aan een tweede persoon is teruggenomen.")


@dataclass(frozen=True, kw_only=True)
class FactorAdded(Fact):
    """An account got a second factor; `subject_id` is the account, as in all facts about factors."""

    tells: ClassVar[str] = N_("Een account kreeg een tweede stap om in te loggen.")

    factor: str


@dataclass(frozen=True, kw_only=True)
class FactorRemoved(Fact):
    """The owner of an account took a second factor away."""

    tells: ClassVar[str] = N_("Een tweede stap om in te loggen is weggehaald.")

    factor: str


@dataclass(frozen=True, kw_only=True)
class FactorsReset(Fact):
    """Somebody else took all second factors of an account away, because its owner could not use them."""

    tells: ClassVar[str] = N_("Alle tweede stappen van een account zijn weggehaald.")


@dataclass(frozen=True, kw_only=True)
class RecoveryCodesMade(Fact):
    """An account got new recovery codes; the ones before stopped working."""

    tells: ClassVar[str] = N_("Er zijn nieuwe herstelcodes gemaakt.")


@dataclass(frozen=True, kw_only=True)
class FactorRefused(Fact):
    """What was shown as a second factor was wrong, old, or used before."""

    tells: ClassVar[str] = N_("Een tweede stap om in te loggen klopte niet.")

    factor: str
    is_last: bool = False
    """Whether nobody may try again for a while."""


@dataclass(frozen=True, kw_only=True)
class LetterOwed(Fact):
    """A mail about an account must go out."""

    tells: ClassVar[str] = N_("Er gaat een mail over een account uit.")

    letter: str


@dataclass(frozen=True, kw_only=True)
class LinkAsked(Fact):
    """Somebody asked for a link that proves an address; whether it has an account is not told here."""

    tells: ClassVar[str] = N_("Iemand vroeg om een link om in te loggen.")

    purpose: str


@dataclass(frozen=True, kw_only=True)
class AccountMade(Fact):
    """A resident proved an address and got an account."""

    tells: ClassVar[str] = N_("Een inwoner maakte een account.")


@dataclass(frozen=True, kw_only=True)
class AccountRenamed(Fact):
    """Somebody changed the name on their own account."""

    tells: ClassVar[str] = N_("Iemand veranderde de naam van het eigen account.")


@dataclass(frozen=True, kw_only=True)
class PasswordSet(Fact):
    """Somebody chose, changed or took away the password of their own account."""

    tells: ClassVar[str] = N_("Iemand veranderde het eigen wachtwoord.")

    has_password: bool


@dataclass(frozen=True, kw_only=True)
class EmailChanged(Fact):
    """Somebody proved a new address for their own account."""

    tells: ClassVar[str] = N_("Iemand veranderde het eigen e-mailadres.")


@dataclass(frozen=True, kw_only=True)
class OperatorLinkMade(Fact):
    """Whoever runs this machine made a link with which one can sign in as somebody, once."""

    tells: ClassVar[str] = N_("De beheerder van de computer maakte een link om in te loggen.")


@dataclass(frozen=True, kw_only=True)
class ProviderLinked(Fact):
    """An account can be entered through an identity provider; `subject_id` is the account."""

    tells: ClassVar[str] = N_("Het account is gekoppeld aan een dienst om mee in te loggen.")

    identity_id: UUID


@dataclass(frozen=True, kw_only=True)
class ProviderUnlinked(Fact):
    """An account can no longer be entered through that identity provider."""

    tells: ClassVar[str] = N_("Het account is ontkoppeld van een dienst om mee in te loggen.")

    identity_id: UUID


@dataclass(frozen=True, kw_only=True)
class ContactCorrected(Fact):
    """How to reach a contributor was put right."""

    tells: ClassVar[str] = N_("De contactgegevens zijn verbeterd.")


@dataclass(frozen=True, kw_only=True)
class ContactErased(Fact):
    """How to reach a contributor was erased."""

    tells: ClassVar[str] = N_("De contactgegevens zijn gewist.")


@dataclass(frozen=True, kw_only=True)
class AccountErased(Fact):
    """An account was closed and everything that it held of a person was erased."""

    tells: ClassVar[str] = N_("Het account is gewist.")


@dataclass(frozen=True, kw_only=True)
class AuthorUnmasked(Fact):
    """Two people may see for a day who sent something; `subject_id` is what was sent."""

    tells: ClassVar[str] = N_("Twee medewerkers mochten zien wie de afzender is.")

    unmasking_id: UUID
    ground: str


@dataclass(frozen=True, kw_only=True)
class AuthorTold(Fact):
    """Who sent something was told that two people looked who it was."""

    tells: ClassVar[str] = N_("De afzender hoorde dat twee medewerkers zagen wie hij is.")

    unmasking_id: UUID


@dataclass(frozen=True, kw_only=True)
class Expired(Fact):
    """The site threw away what it no longer may keep: how many of which kind."""

    tells: ClassVar[str] = N_("Gegevens zijn gewist omdat de bewaartermijn voorbij is.")

    what: str
    count: int
