"""Tables of this room: the only ones with personal data."""

from participatie.identity.models import (
    factors,
    federation,
    links,
    privacy,
    second_person,
    sign_ins,
)
from participatie.identity.models.links import Letter, OneTimeLink
from participatie.identity.models.people import Account, Contact, Organisation, RoleAssignment
from participatie.identity.models.privacy import Unmasking
from participatie.identity.models.second_person import Invitation, SecondPersonRequest
from participatie.identity.models.sign_ins import Attempt, SignIn

__all__ = [
    "Account",
    "Attempt",
    "Contact",
    "Invitation",
    "Letter",
    "OneTimeLink",
    "Organisation",
    "RoleAssignment",
    "SecondPersonRequest",
    "SignIn",
    "Unmasking",
    "factors",
    "federation",
    "links",
    "privacy",
    "second_person",
    "sign_ins",
]
