"""What may be known of organisations, accounts and where they are signed in."""

from participatie.identity.queries.people import (
    actor_of,
    find_account,
    find_address,
    get_organisation,
    list_organisations,
)
from participatie.identity.queries.sign_ins import Session, find_session, get_sign_in, list_sign_ins

__all__ = [
    "Session",
    "actor_of",
    "find_account",
    "find_address",
    "find_session",
    "get_organisation",
    "get_sign_in",
    "list_organisations",
    "list_sign_ins",
]
