"""What can be done with organisations, accounts and contacts."""

from participatie.identity.services.people import (
    add_account,
    add_organisation,
    give_role,
    keep_contact,
    sign_in,
)

__all__ = ["add_account", "add_organisation", "give_role", "keep_contact", "sign_in"]
