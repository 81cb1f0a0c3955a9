"""The words of this room: kinds of organisation, and what roles are called on screen."""

from enum import Enum, StrEnum

from participatie.i18n import N_
from participatie.kernel.actor import Role


class OrganisationKind(StrEnum):
    """What kind of authority or partner an organisation is."""

    MUNICIPALITY = "gemeente"
    PROVINCE = "provincie"
    WATER_BOARD = "waterschap"
    PARTNER = "partner"


ORGANISATION_KIND_LABELS = {
    OrganisationKind.MUNICIPALITY: N_("gemeente"),
    OrganisationKind.PROVINCE: N_("provincie"),
    OrganisationKind.WATER_BOARD: N_("waterschap"),
    OrganisationKind.PARTNER: N_("partner"),
}
ROLE_LABELS: dict[Role, str] = {
    Role.RESIDENT: N_("inwoner"),
    Role.CIVIL_SERVANT: N_("ambtenaar"),
    Role.PROJECT_LEADER: N_("projectleider"),
    Role.MODERATOR: N_("moderator"),
    Role.ADMINISTRATOR: N_("beheerder"),
    Role.COUNCIL_MEMBER: N_("raadslid"),
    Role.PLATFORM_ADMINISTRATOR: N_("platformbeheerder"),
}


class Factor(StrEnum):
    """What somebody showed to prove who they are, beside a password or a link."""

    NONE = "geen"
    TOTP = "code"
    PASSKEY = "passkey"
    RECOVERY_CODE = "herstelcode"
    PROVIDER = "aanbieder"
    OPERATOR = "beheer"


FACTOR_LABELS: dict[Factor, str] = {
    Factor.NONE: N_("met een wachtwoord of een link"),
    Factor.TOTP: N_("met een code uit uw app"),
    Factor.PASSKEY: N_("met een passkey"),
    Factor.RECOVERY_CODE: N_("met een herstelcode"),
    Factor.PROVIDER: N_("via uw organisatie"),
    Factor.OPERATOR: N_("met een link van de beheerder"),
}


class LinkPurpose(StrEnum):
    """What a link that proves an address is for."""

    SIGN_IN = "inloggen"
    SIGN_UP = "aanmelden"
    CHANGE_EMAIL = "nieuw_adres"
    OPERATOR = "beheer"


class LetterState(StrEnum):
    """Where a letter to an account stands."""

    OWED = "verschuldigd"
    SENT = "verstuurd"
    FAILED = "mislukt"


class AttemptKind(StrEnum):
    """What somebody tries, and may not try without end."""

    PASSWORD = "wachtwoord"  # noqa: S105 - a word, not a secret
    LINK = "link"
    LINK_CODE = "linkcode"
    FACTOR = "tweede_stap"
    RECOVERY_CODE = "herstelcode"


class Shown(Enum):
    """What came of showing a factor: it was right, it was wrong, or nobody may try again for a while."""

    RIGHT = "right"
    WRONG = "wrong"
    LATER = "later"


class LegalGround(StrEnum):
    """Why the law lets somebody know who is behind a pseudonym."""

    LEGAL_DUTY = "wettelijke_plicht"
    POLICE = "vordering"
    DANGER = "acuut_gevaar"
    AUTHOR = "verzoek_schrijver"


GROUND_LABELS: dict[LegalGround, str] = {
    LegalGround.LEGAL_DUTY: N_("De wet verplicht ons hiertoe"),
    LegalGround.POLICE: N_("Politie of Openbaar Ministerie vordert het"),
    LegalGround.DANGER: N_("Iemand is in acuut gevaar"),
    LegalGround.AUTHOR: N_("De schrijver vraagt er zelf om"),
}
MAY_TELL_LATER = frozenset({LegalGround.LEGAL_DUTY, LegalGround.POLICE, LegalGround.DANGER})
