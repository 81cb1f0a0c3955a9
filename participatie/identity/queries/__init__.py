"""What may be known of organisations, accounts and where they are signed in."""

from participatie.identity.queries.factors import (
    find_keyring,
    find_next_try,
    find_passkey,
    get_keyring,
    get_passkey,
    has_factor,
)
from participatie.identity.queries.links import LinkState, find_link, list_links_of, state_of_link
from participatie.identity.queries.people import (
    actor_of,
    find_account,
    find_address,
    find_holder,
    get_organisation,
    get_own_account,
    has_organisations,
    is_taken,
    list_organisations,
)
from participatie.identity.queries.sign_ins import (
    Session,
    find_session,
    get_sign_in,
    has_seen_device,
    has_signed_in,
    list_sign_ins,
)

__all__ = [
    "LinkState",
    "Session",
    "actor_of",
    "find_account",
    "find_address",
    "find_holder",
    "find_keyring",
    "find_link",
    "find_next_try",
    "find_passkey",
    "find_session",
    "get_keyring",
    "get_organisation",
    "get_own_account",
    "get_passkey",
    "get_sign_in",
    "has_factor",
    "has_organisations",
    "has_seen_device",
    "has_signed_in",
    "is_taken",
    "list_links_of",
    "list_organisations",
    "list_sign_ins",
    "list_wrong_tries",
    "state_of_link",
    "try_name",
]
