"""Tables of this room: the only ones with personal data."""

from participatie.identity.models import (
    factors,
    federation,
    links,
    privacy,
    second_person,
    sign_ins,
)
from participatie.identity.models.people import Account, Contact, Organisation, RoleAssignment

__all__ = [
    "Account",
    "Contact",
    "Organisation",
    "RoleAssignment",
    "factors",
    "federation",
    "links",
    "privacy",
    "second_person",
    "sign_ins",
]
