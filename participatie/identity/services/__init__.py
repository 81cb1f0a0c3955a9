"""What can be done with organisations, accounts, sessions and contacts."""

from participatie.identity.services.people import (
    add_account,
    add_organisation,
    give_role,
    keep_contact,
    sign_in,
)
from participatie.identity.services.sign_ins import (
    begin_sign_in,
    end_all_sign_ins,
    end_sign_in,
    prove_sign_in,
)

__all__ = [
    "add_account",
    "add_organisation",
    "begin_sign_in",
    "end_all_sign_ins",
    "end_sign_in",
    "give_role",
    "keep_contact",
    "prove_sign_in",
    "sign_in",
]
